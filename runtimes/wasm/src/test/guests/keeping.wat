;; A plugin (raw) with room for 16 blocks of up to 4,096 bytes and for one that is larger, which takes freed blocks again.
;; It answers with the calls of alloc, the calls of dealloc and the pointer of its input, in 4 bytes each; an event that
;; begins with i is answered with its own block.
(module
  (memory (export "memory") 8 8)
  (global $taken (mut i32) (i32.const 0))
  (global $allocated (mut i32) (i32.const 0))
  (global $freed (mut i32) (i32.const 0))

  (func $alloc (export "alloc") (param $size i32) (result i32)
    (local $block i32)
    (global.set $allocated (i32.add (global.get $allocated) (i32.const 1)))
    (local.set $block (i32.ctz (i32.xor (global.get $taken) (i32.const -1))))
    (if (i32.gt_u (local.get $size) (i32.const 4096)) (then (local.set $block (i32.const 20))))
    (if (i32.or (i32.eq (local.get $block) (i32.const 16))
          (i32.and (i32.shr_u (global.get $taken) (local.get $block)) (i32.const 1)))
      (then (return (i32.const 0))))
    (global.set $taken (i32.or (global.get $taken) (i32.shl (i32.const 1) (local.get $block))))
    (i32.shl (i32.add (local.get $block) (i32.const 1)) (i32.const 12)))

  (func (export "dealloc") (param $pointer i32) (param $size i32)
    (local $bit i32)
    (global.set $freed (i32.add (global.get $freed) (i32.const 1)))
    (local.set $bit (i32.shl (i32.const 1) (i32.sub (i32.shr_u (local.get $pointer) (i32.const 12)) (i32.const 1))))
    (if (i32.eqz (i32.and (global.get $taken) (local.get $bit))) (then (unreachable)))
    (global.set $taken (i32.xor (global.get $taken) (local.get $bit))))

  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))

  (func (export "plugin_handle_event") (param $pointer i32) (param $length i32) (result i64)
    (local $answer i32)
    (if (i32.eq (i32.load8_u (local.get $pointer)) (i32.const 105))
      (then (return (i64.or (i64.shl (i64.extend_i32_u (local.get $pointer)) (i64.const 32))
        (i64.extend_i32_u (local.get $length))))))
    (local.set $answer (call $alloc (i32.const 12)))
    (i32.store (local.get $answer) (global.get $allocated))
    (i32.store offset=4 (local.get $answer) (global.get $freed))
    (i32.store offset=8 (local.get $answer) (local.get $pointer))
    (i64.or (i64.shl (i64.extend_i32_u (local.get $answer)) (i64.const 32)) (i64.const 12))))
