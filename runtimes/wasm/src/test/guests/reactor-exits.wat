;; _initialize takes memory until that is refused, and exits with 2 as programs do.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "alloc") (param i32) (result i32) (i32.const 1024))
  (func (export "dealloc") (param i32 i32))
  (func (export "plugin_dispose") (result i32) (i32.const 0))
  (func (export "plugin_handle_event") (param i32 i32) (result i64) (i64.const 0))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "_initialize")
    (loop $more (br_if $more (i32.ne (memory.grow (i32.const 100)) (i32.const -1))))
    (call $exit (i32.const 2))))
