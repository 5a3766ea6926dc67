;; A plugin that takes events one by one and together. Alone an event is answered with its own text as data.
;; Together, the first letter of the first event's data says what to do:
;;   e  answer each with the number 7      s  answer one too few        m  answer one too many
;;   b  answer the second with a string instead of a response           n  answer with what is no array
;;   t  reach the unreachable              l  loop without end          0  answer with nothing
;;   h  an array of ever more elements     c  as e, after a call of host.greet
(module
  (import "host" "greet" (func $greet (param i32 i32) (result i64)))
  (memory (export "memory") 40 40)
  (data (i32.const 0) "{\22success\22:true,\22data\22:7}")
  (data (i32.const 64) "{\22success\22:true,\22data\22:")
  (data (i32.const 128) "\22no\22")
  (data (i32.const 192) "{}")
  (global $out (mut i32) (i32.const 0))
  (global $bump (mut i32) (i32.const 4096))

  (func $alloc (export "alloc") (param $size i32) (result i32)
    (local $block i32)
    (local.set $block (global.get $bump))
    (global.set $bump (i32.add (local.get $block) (local.get $size)))
    (local.get $block))
  (func (export "dealloc") (param i32 i32) (global.set $bump (i32.const 4096)))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))

  (func $put (param $from i32) (param $length i32)
    (memory.copy (global.get $out) (local.get $from) (local.get $length))
    (global.set $out (i32.add (global.get $out) (local.get $length))))
  (func $byte (param $byte i32)
    (i32.store8 (global.get $out) (local.get $byte))
    (global.set $out (i32.add (global.get $out) (i32.const 1))))
  (func $packed (param $from i32) (result i64)
    (i64.or (i64.shl (i64.extend_i32_u (local.get $from)) (i64.const 32))
      (i64.extend_i32_u (i32.sub (global.get $out) (local.get $from)))))

  ;; Behind "data":
  (func $find (param $at i32) (param $end i32) (result i32)
    (loop $search
      (if (i32.ge_u (i32.add (local.get $at) (i32.const 7)) (local.get $end)) (then (return (i32.const 0))))
      (if (i64.eq (i64.and (i64.load (local.get $at)) (i64.const 0xffffffffffffff)) (i64.const 0x3a226174616422))
        (then (return (i32.add (local.get $at) (i32.const 7)))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $search))
    (unreachable))

  ;; How often "data": is there.
  (func $count (param $at i32) (param $end i32) (result i32)
    (local $count i32)
    (loop $next
      (local.set $at (call $find (local.get $at) (local.get $end)))
      (if (local.get $at)
        (then (local.set $count (i32.add (local.get $count) (i32.const 1))) (br $next))))
    (local.get $count))

  (func (export "plugin_handle_event") (param $input i32) (param $length i32) (result i64)
    (local $data i32) (local $from i32)
    (local.set $data (call $find (local.get $input) (i32.add (local.get $input) (local.get $length))))
    (if (i32.eq (i32.load8_u (i32.add (local.get $data) (i32.const 1))) (i32.const 0x74)) (then (unreachable)))
    (local.set $from (call $alloc (i32.add (local.get $length) (i32.const 64))))
    (global.set $out (local.get $from))
    (call $put (i32.const 64) (i32.const 23))
    (call $put (local.get $data) (i32.sub (i32.add (local.get $input) (local.get $length)) (local.get $data)))
    (call $packed (local.get $from)))

  (func (export "plugin_handle_event_batch") (param $input i32) (param $length i32) (result i64)
    (local $letter i32) (local $count i32) (local $from i32) (local $i i32)
    (local.set $letter (i32.load8_u (i32.add (i32.const 1)
      (call $find (local.get $input) (i32.add (local.get $input) (local.get $length))))))
    (local.set $count (call $count (local.get $input) (i32.add (local.get $input) (local.get $length))))
    (local.set $from (call $alloc (i32.const 1048576)))
    (global.set $out (local.get $from))
    (if (i32.eq (local.get $letter) (i32.const 0x74)) (then (unreachable)))
    (if (i32.eq (local.get $letter) (i32.const 0x6c)) (then (loop $forever (br $forever))))
    (if (i32.eq (local.get $letter) (i32.const 0x30)) (then (return (i64.const 0))))
    (if (i32.eq (local.get $letter) (i32.const 0x63))
      (then (drop (call $greet (i32.const 129) (i32.const 2)))))
    (if (i32.eq (local.get $letter) (i32.const 0x6e))
      (then (call $put (i32.const 192) (i32.const 2)) (return (call $packed (local.get $from)))))
    (if (i32.eq (local.get $letter) (i32.const 0x73))
      (then (local.set $count (i32.sub (local.get $count) (i32.const 1)))))
    (if (i32.eq (local.get $letter) (i32.const 0x6d))
      (then (local.set $count (i32.add (local.get $count) (i32.const 1)))))
    (call $byte (i32.const 0x5b))
    (if (i32.eq (local.get $letter) (i32.const 0x68))
      (then
        (call $byte (i32.const 0x30))
        (loop $zeros
          (call $byte (i32.const 0x2c))
          (call $byte (i32.const 0x30))
          (br_if $zeros (i32.lt_u (global.get $out) (i32.add (local.get $from) (i32.const 900000)))))
        (local.set $count (i32.const 0))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $count)))
        (if (local.get $i) (then (call $byte (i32.const 0x2c))))
        (if (i32.and (i32.eq (local.get $letter) (i32.const 0x62)) (i32.eq (local.get $i) (i32.const 1)))
          (then (call $put (i32.const 128) (i32.const 4)))
          (else (call $put (i32.const 0) (i32.const 25))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (call $byte (i32.const 0x5d))
    (call $packed (local.get $from))))
