;; Lacks plugin_dispose and exports others with wrong types.
(module
  (memory (export "memory") 1 1)
  (func (export "alloc") (param i64) (result i32) (i32.const 1024))
  (global (export "dealloc") i32 (i32.const 0))
  (func (export "plugin_handle_event") (param i32 i32) (result i32) (i32.const 0))
  (func (export "plugin_initialize") (result i32) (i32.const 0)))
