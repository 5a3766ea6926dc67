;; A plugin that goes to its limits as its event says (raw). The first letter says how:
;;   l  loop without end
;;   m  grow the memory until that is refused, then trap
;;   d  call itself without end
;;   f  trap, unless host.attempt says that it is the third attempt; answer with its number in 1 byte
;;   anything else: answer with nothing
(module
  (import "host" "attempt" (func $attempt (result i32)))
  (memory (export "memory") 2)
  (func (export "alloc") (param i32) (result i32) (i32.const 1024))
  (func (export "dealloc") (param i32 i32))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))
  (func $recurse (result i32) (i32.add (i32.const 1) (call $recurse)))
  (func (export "plugin_handle_event") (param $event i32) (param $length i32) (result i64)
    (local $how i32)
    (if (i32.eqz (local.get $length)) (then (return (i64.const 0))))
    (local.set $how (i32.load8_u (local.get $event)))
    (if (i32.eq (local.get $how) (i32.const 0x6c)) (then (loop $forever (br $forever))))
    (if (i32.eq (local.get $how) (i32.const 0x6d))
      (then (loop $more (br_if $more (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))) (unreachable)))
    (if (i32.eq (local.get $how) (i32.const 0x64)) (then (drop (call $recurse))))
    (if (i32.eq (local.get $how) (i32.const 0x66))
      (then
        (i32.store8 (i32.const 512) (call $attempt))
        (if (i32.ne (i32.load8_u (i32.const 512)) (i32.const 3)) (then (unreachable)))
        (return (i64.const 0x20000000001))))
    (i64.const 0)))
