;; As minimal, with a mebibyte of memory.
(module
  
  (memory (export "memory") 16 100)
  (func (export "alloc") (param i32) (result i32) (i32.const 1024))
  (func (export "dealloc") (param i32 i32))
  (func (export "plugin_handle_event") (param i32 i32) (result i64) (i64.const 0))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0)))
