;; Exports functions under the names that the host calls for each event, not all of them with types of the ABI.
(module
  (import "host" "twice" (func $twice (param i32) (result i32)))
  (global $freed (mut i32) (i32.const 0))
  (memory (export "memory") 1 1)
  (export "alloc" (func $twice))
  (func (export "dealloc") (param i32 i32) (global.set $freed (i32.sub (local.get 0) (local.get 1))))
  (func (export "plugin_handle_event") (param i32 i64) (result i64)
    (i64.add (i64.mul (i64.extend_i32_s (local.get 0)) (local.get 1)) (i64.extend_i32_s (global.get $freed))))
  (func (export "plugin_handle_event_batch") (param f64) (result f64) (f64.neg (local.get 0)))
  (func (export "other") (param i32) (result i32) (local.get 0)))
