(module
  (import "host" "next_int" (func $next_int (param i32) (result i32)))
  (import "host" "next_long" (func $next_long (param i64) (result i64)))
  (import "host" "half_float" (func $half_float (param f32) (result f32)))
  (import "host" "half_double" (func $half_double (param f64) (result f64)))
  (import "host" "negate" (func $negate (param i32) (result i32)))
  (import "host" "next_short" (func $next_short (param i32) (result i32)))
  (import "host" "next_byte" (func $next_byte (param i32) (result i32)))
  (import "host" "next_char" (func $next_char (param i32) (result i32)))
  (import "host" "to_upper" (func $to_upper (param i32 i32) (result i64)))
  (import "host" "reverse" (func $reverse (param i32 i32) (result i64)))
  (import "host" "mirror" (func $mirror (param i32 i32) (result i64)))
  (import "host" "note" (func $note (param i32 i32)))
  (import "host" "describe" (func $describe (param i64 i32 i32 f64 i32 i32 i32) (result i64)))
  (import "host" "fail" (func $fail))
  (memory (export "memory") 2)
  ;; A stack of blocks that begins anew when nothing is allocated any more.
  (global $top (mut i32) (i32.const 1024))
  (global $live (mut i32) (i32.const 0))
  (func $alloc (export "alloc") (param $size i32) (result i32)
    (local $block i32)
    (local.set $block (global.get $top))
    (if (i64.gt_u
          (i64.add (i64.extend_i32_u (local.get $block)) (i64.extend_i32_u (local.get $size)))
          (i64.mul (i64.extend_i32_u (memory.size)) (i64.const 65536)))
      (then
        (if (i32.eq (i32.const -1)
              (memory.grow (i32.add (i32.const 1) (i32.shr_u (local.get $size) (i32.const 16)))))
          (then (return (i32.const 0))))))
    (global.set $top (i32.and (i32.const -8)
      (i32.add (i32.const 7) (i32.add (local.get $block) (local.get $size)))))
    (global.set $live (i32.add (global.get $live) (i32.const 1)))
    (local.get $block))
  (func (export "dealloc") (param i32 i32)
    (global.set $live (i32.sub (global.get $live) (i32.const 1)))
    (if (i32.eqz (global.get $live))
      (then (global.set $top (i32.const 1024)))))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))
  (func $packed (param $pointer i32) (param $length i32) (result i64)
    (i64.or
      (i64.shl (i64.extend_i32_u (local.get $pointer)) (i64.const 32))
      (i64.extend_i32_u (local.get $length))))
  (func $answer_i32 (param $value i32) (result i64)
    (local $answer i32)
    (local.set $answer (call $alloc (i32.const 4)))
    (i32.store (local.get $answer) (local.get $value))
    (call $packed (local.get $answer) (i32.const 4)))
  (func $answer_i64 (param $value i64) (result i64)
    (local $answer i32)
    (local.set $answer (call $alloc (i32.const 8)))
    (i64.store (local.get $answer) (local.get $value))
    (call $packed (local.get $answer) (i32.const 8)))
  (func (export "plugin_handle_event") (param $input i32) (param $length i32) (result i64)
    (local $argument i32)
    (local $rest i32)
    (local.set $argument (i32.add (local.get $input) (i32.const 1)))
    (local.set $rest (i32.sub (local.get $length) (i32.const 1)))
    (block $other
    (block $fails
    (block $describes
    (block $notes
    (block $mirrors
    (block $reverses
    (block $uppers
    (block $char
    (block $byte
    (block $short
    (block $negates
    (block $double
    (block $float
    (block $long
    (block $int
      (br_table $int $long $float $double $negates $short $byte $char $uppers $reverses $mirrors $notes $describes $fails
        $other (i32.load8_u (local.get $input))))
      (return (call $answer_i32 (call $next_int (i32.load (local.get $argument))))))
      (return (call $answer_i64 (call $next_long (i64.load (local.get $argument))))))
      (return (call $answer_i32 (i32.reinterpret_f32 (call $half_float (f32.load (local.get $argument)))))))
      (return (call $answer_i64 (i64.reinterpret_f64 (call $half_double (f64.load (local.get $argument)))))))
      (return (call $answer_i32 (call $negate (i32.load (local.get $argument))))))
      (return (call $answer_i32 (call $next_short (i32.load (local.get $argument))))))
      (return (call $answer_i32 (call $next_byte (i32.load (local.get $argument))))))
      (return (call $answer_i32 (call $next_char (i32.load (local.get $argument))))))
      (return (call $to_upper (local.get $argument) (local.get $rest))))
      (return (call $reverse (local.get $argument) (local.get $rest))))
      (return (call $mirror (local.get $argument) (local.get $rest))))
      (call $note (local.get $argument) (local.get $rest))
      (return (i64.const 0)))
      ;; A long, a double and a truth value from the argument, and what follows them as text and as bytes.
      (return (call $describe
        (i64.load (local.get $argument))
        (i32.add (local.get $argument) (i32.const 17)) (i32.sub (local.get $rest) (i32.const 17))
        (f64.load offset=8 (local.get $argument))
        (i32.load8_u offset=16 (local.get $argument))
        (i32.add (local.get $argument) (i32.const 17)) (i32.sub (local.get $rest) (i32.const 17)))))
      (call $fail))
    (unreachable)))
