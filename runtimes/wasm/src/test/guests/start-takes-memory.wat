;; The start function takes memory until that is refused, and traps.
(module
  (memory (export "memory") 1)
  (func (export "alloc") (param i32) (result i32) (i32.const 1024))
  (func (export "dealloc") (param i32 i32))
  (func (export "plugin_dispose") (result i32) (i32.const 0))
  (func (export "plugin_handle_event") (param i32 i32) (result i64) (i64.const 0))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func $start
    (loop $more (br_if $more (i32.ne (memory.grow (i32.const 100)) (i32.const -1))))
    (unreachable))
  (start $start))
