;; A plugin that misbehaves as its event says (raw). The first letter says how:
;;   l  loop by br                 c  loop by br_if              w  loop by br_table
;;   T  loop by tail calls         t  call itself through a table without end
;;   F  fill the whole memory without end                        M  a million bulk copies of 64 KiB, then once more …
;;   R  call itself without end    D  call itself as often as the next 4 bytes say, answer with nothing
;;   G  grow the memory until that is refused, then trap         N  grow the second memory until that is refused, then trap
;;   B  grow the table until that is refused, then answer with its size in 4 bytes
;;   H  call host.ping without end P  call host.ping once, answer with nothing
;;   A  alloc loops from now on    E  dealloc loops from now on
;;   anything else: answer with nothing
(module
  (import "host" "ping" (func $ping))
  (type $none (func))
  (memory (export "memory") 2 100)
  (memory $second 1 100)
  (table $table 2 funcref)
  (elem (i32.const 0) $through_table)
  (global $alloc_loops (mut i32) (i32.const 0))
  (global $dealloc_loops (mut i32) (i32.const 0))

  (func $loop_br (loop $l (br $l)))
  (func $loop_br_if (loop $l (br_if $l (i32.const 1))))
  (func $loop_br_table (loop $l (br_table $l $l $l (i32.const 1))))
  (func $tail (return_call $tail))
  (func $through_table (call_indirect (type $none) (i32.const 0)))
  (func $fill (loop $l
    (memory.fill (i32.const 0) (i32.const 1) (i32.mul (memory.size) (i32.const 65536)))
    (br $l)))
  (func $copies (local $i i32) (loop $l
    (memory.copy (i32.const 0) (i32.const 65536) (i32.const 65536))
    (local.set $i (i32.add (local.get $i) (i32.const 1)))
    (br_if $l (i32.lt_u (local.get $i) (i32.const 1000000)))
    (local.set $i (i32.const 0))
    (br $l)))
  (func $recurse (result i32) (i32.add (i32.const 1) (call $recurse)))
  (func $deep (param $n i32)
    (if (i32.gt_u (local.get $n) (i32.const 1)) (then (call $deep (i32.sub (local.get $n) (i32.const 1))))))
  (func $pings (loop $l (call $ping) (br $l)))

  (func (export "alloc") (param i32) (result i32)
    (if (global.get $alloc_loops) (then (call $loop_br)))
    (i32.const 1024))
  (func (export "dealloc") (param i32 i32) (if (global.get $dealloc_loops) (then (call $loop_br_if))))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))

  (func $number (param i32) (result i64)
    (i32.store (i32.const 512) (local.get 0))
    (i64.const 0x20000000004))

  (func (export "plugin_handle_event") (param $event i32) (param $length i32) (result i64)
    (local $how i32)
    (if (i32.eqz (local.get $length)) (then (return (i64.const 0))))
    (local.set $how (i32.load8_u (local.get $event)))
    (if (i32.eq (local.get $how) (i32.const 0x6c)) (then (call $loop_br)))
    (if (i32.eq (local.get $how) (i32.const 0x63)) (then (call $loop_br_if)))
    (if (i32.eq (local.get $how) (i32.const 0x77)) (then (call $loop_br_table)))
    (if (i32.eq (local.get $how) (i32.const 0x54)) (then (call $tail)))
    (if (i32.eq (local.get $how) (i32.const 0x74)) (then (call $through_table)))
    (if (i32.eq (local.get $how) (i32.const 0x46)) (then (call $fill)))
    (if (i32.eq (local.get $how) (i32.const 0x4d)) (then (call $copies)))
    (if (i32.eq (local.get $how) (i32.const 0x52)) (then (drop (call $recurse))))
    (if (i32.eq (local.get $how) (i32.const 0x44)) (then (call $deep (i32.load offset=1 (local.get $event)))))
    (if (i32.eq (local.get $how) (i32.const 0x47))
      (then (loop $l (br_if $l (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))) (unreachable)))
    (if (i32.eq (local.get $how) (i32.const 0x4e))
      (then (loop $l (br_if $l (i32.ne (memory.grow $second (i32.const 1)) (i32.const -1)))) (unreachable)))
    (if (i32.eq (local.get $how) (i32.const 0x42))
      (then
        (loop $l (br_if $l (i32.ne (table.grow $table (ref.null func) (i32.const 10000)) (i32.const -1))))
        (return (call $number (table.size $table)))))
    (if (i32.eq (local.get $how) (i32.const 0x48)) (then (call $pings)))
    (if (i32.eq (local.get $how) (i32.const 0x50)) (then (call $ping)))
    (if (i32.eq (local.get $how) (i32.const 0x41)) (then (global.set $alloc_loops (i32.const 1))))
    (if (i32.eq (local.get $how) (i32.const 0x45)) (then (global.set $dealloc_loops (i32.const 1))))
    (i64.const 0))
)
