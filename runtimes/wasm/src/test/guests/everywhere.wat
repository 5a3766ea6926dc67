;; A plugin that does not end where its configuration says. "where": s start function, i initialize, h handle-event,
;; a alloc, d dealloc, e dispose. "how": l br, c br_if, w br_table, T tail calls, t recursion through a table,
;; R recursion, F memory.fill of the whole memory, M bulk copies.
(module
  (import "host" "config_get" (func $config_get (param i32 i32) (result i64)))
  (type $none (func))
  (memory (export "memory") 2 2)
  (table $table 1 funcref)
  (elem (i32.const 0) $through_table)
  (data (i32.const 512) "wherehow")
  (global $where (mut i32) (i32.const 0))
  (global $how (mut i32) (i32.const 0))
  (start $start)

  (func $loop_br (loop $l (br $l)))
  (func $loop_br_if (loop $l (br_if $l (i32.const 1))))
  (func $loop_br_table (loop $l (br_table $l $l $l (i32.const 1))))
  (func $tail (return_call $tail))
  (func $through_table (call_indirect (type $none) (i32.const 0)))
  (func $fill (loop $l
    (memory.fill (i32.const 0) (i32.const 1) (i32.mul (memory.size) (i32.const 65536)))
    (br $l)))
  (func $copies (loop $l (memory.copy (i32.const 0) (i32.const 65536) (i32.const 65536)) (br $l)))
  (func $recurse (result i32) (i32.add (i32.const 1) (call $recurse)))

  (func $at (param $place i32)
    (if (i32.ne (local.get $place) (global.get $where)) (then (return)))
    (if (i32.eq (global.get $how) (i32.const 0x6c)) (then (call $loop_br)))
    (if (i32.eq (global.get $how) (i32.const 0x63)) (then (call $loop_br_if)))
    (if (i32.eq (global.get $how) (i32.const 0x77)) (then (call $loop_br_table)))
    (if (i32.eq (global.get $how) (i32.const 0x54)) (then (call $tail)))
    (if (i32.eq (global.get $how) (i32.const 0x74)) (then (call $through_table)))
    (if (i32.eq (global.get $how) (i32.const 0x52)) (then (drop (call $recurse))))
    (if (i32.eq (global.get $how) (i32.const 0x46)) (then (call $fill)))
    (if (i32.eq (global.get $how) (i32.const 0x4d)) (then (call $copies))))

  (func $configured (param $key i32) (param $length i32) (result i32)
    (i32.load8_u (i32.wrap_i64 (i64.shr_u (call $config_get (local.get $key) (local.get $length)) (i64.const 32)))))
  (func $start
    (global.set $how (call $configured (i32.const 517) (i32.const 3)))
    (global.set $where (call $configured (i32.const 512) (i32.const 5)))
    (call $at (i32.const 0x73)))
  (func (export "alloc") (param i32) (result i32) (call $at (i32.const 0x61)) (i32.const 1024))
  (func (export "dealloc") (param i32 i32) (call $at (i32.const 0x64)))
  (func (export "plugin_initialize") (result i32) (call $at (i32.const 0x69)) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (call $at (i32.const 0x65)) (i32.const 0))
  (func (export "plugin_handle_event") (param i32 i32) (result i64) (call $at (i32.const 0x68)) (i64.const 0)))
