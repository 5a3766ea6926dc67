;; Has a function that is too large for a JVM method, which the interpreter runs. The event is one letter (raw):
;;   l  loop without end, by a conditional branch, where the interpreter does not look for interrupts
;;   anything else: answer with the letter after it
(module
  (memory (export "memory") 2 2)
  (func (export "alloc") (param i32) (result i32) (i32.const 1024))
  (func (export "dealloc") (param i32 i32))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))
  ;; The rebuild script writes out the locals, each of which is five bytes of a JVM method.
  (func $large (param $letter i32) (result i32)
    (local @14000-times-i64)
    (if (i32.eq (local.get $letter) (i32.const 0x6c))
      (then (loop $forever (br_if $forever (i32.const 1)))))
    (i32.add (local.get $letter) (i32.const 1)))
  (func (export "plugin_handle_event") (param $event i32) (param $length i32) (result i64)
    (i32.store8 (i32.const 512) (call $large (i32.load8_u (local.get $event))))
    (i64.const 0x20000000001)))
