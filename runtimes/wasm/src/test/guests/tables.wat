;; Grows four tables by as many elements as the event's first four bytes say, and answers with the sum of their sizes; traps where
;; one is refused.
(module
  (memory (export "memory") 1)
  (func (export "alloc") (param i32) (result i32) (i32.const 1024))
  (func (export "dealloc") (param i32 i32))
  (func (export "plugin_dispose") (result i32) (i32.const 0))
  (func $sure (param i32) (if (i32.eq (local.get 0) (i32.const -1)) (then (unreachable))))
  (func (export "plugin_handle_event") (param $p i32) (param $l i32) (result i64) (local $n i32)
    (local.set $n (i32.load (local.get $p)))
    (call $sure (table.grow $a (ref.null func) (local.get $n)))
    (call $sure (table.grow $b (ref.null func) (local.get $n)))
    (call $sure (table.grow $c (ref.null func) (local.get $n)))
    (call $sure (table.grow $d (ref.null extern) (local.get $n)))
    (i32.store (i32.const 512)
      (i32.add (i32.add (table.size $a) (table.size $b)) (i32.add (table.size $c) (table.size $d))))
    (i64.const 0x20000000004))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (table $a 0 funcref) (table $b 0 funcref) (table $c 0 funcref) (table $d 0 externref))
