;; Fills a table of squares in its initialization, and answers with the one that it is asked for, or with how often it was initialized.
(module
  (memory (export "memory") 1)
  (global $initialized (mut i32) (i32.const 0))
  (func (export "alloc") (param i32) (result i32) (i32.const 8192))
  (func (export "dealloc") (param i32 i32))
  (func (export "plugin_initialize") (result i32) (local $i i32)
    (global.set $initialized (i32.add (global.get $initialized) (i32.const 1)))
    (loop $next
      (i32.store (i32.mul (local.get $i) (i32.const 4)) (i32.mul (local.get $i) (local.get $i)))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 256))))
    (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))
  ;; The first byte is the number; without one the answer is how often it was initialized.
  (func (export "plugin_handle_event") (param $pointer i32) (param $length i32) (result i64)
    (i32.store (i32.const 4096)
      (if (result i32) (local.get $length)
        (then (i32.load (i32.mul (i32.load8_u (local.get $pointer)) (i32.const 4))))
        (else (global.get $initialized))))
    (i64.or (i64.shl (i64.const 4096) (i64.const 32)) (i64.const 4))))
