;; A plugin that does what its event says. The command is the event itself (raw), or the text that an event's
;; envelope has as its data (JSON; backslashes before quotes are dropped). Its first letter says what to do:
;;   r text  answer with the text              i  answer with the input's own block
;;   e       answer with nothing               s  answer with the number of live blocks before the answer, in 4 bytes
;;   S       the same as a response of the envelope, from 0 to 9
;;   t       reach the unreachable             d  divide by zero
;;   o       a pointer behind the memory       b  a block of which the last byte is behind the memory
;;   2       a length of 2^31                  4  a length of 2^32 - 1
;;   z       alloc returns 0 from now on       x  alloc returns 0xfffffff0 from now on
;;   y       dealloc traps from now on         R  call itself without end
;;   h text  answer with what host.greet says to the text
;;   n       give host.greet a pointer behind the memory
;;   f       call host.forbidden
;;   G       grow the memory until that is refused, answer with the number of pages in 4 bytes
(module
  (import "host" "greet" (func $greet (param i32 i32) (result i64)))
  (import "host" "forbidden" (func $forbidden))
  (memory (export "memory") 1 64)
  (data (i32.const 512) "{\22success\22:true,\22data\22:0}")
  (global $bump (mut i32) (i32.const 8192))
  (global $live (mut i32) (i32.const 0))
  (global $mode (mut i32) (i32.const 0))
  (global $command_length (mut i32) (i32.const 0))

  (func $alloc (export "alloc") (param $size i32) (result i32)
    (local $block i32) (local $end i32) (local $missing i32)
    (if (i32.eq (global.get $mode) (i32.const 1)) (then (return (i32.const 0))))
    (if (i32.eq (global.get $mode) (i32.const 2)) (then (return (i32.const 0xfffffff0))))
    (local.set $block (global.get $bump))
    (local.set $end (i32.and (i32.add (i32.add (local.get $block) (local.get $size)) (i32.const 7)) (i32.const -8)))
    (if (i32.lt_u (local.get $end) (local.get $block)) (then (return (i32.const 0))))
    (if (i32.gt_u (local.get $end) (i32.mul (memory.size) (i32.const 65536)))
      (then
        (local.set $missing (i32.sub (local.get $end) (i32.mul (memory.size) (i32.const 65536))))
        (if (i32.eq (i32.const -1)
              (memory.grow (i32.div_u (i32.add (local.get $missing) (i32.const 65535)) (i32.const 65536))))
          (then (return (i32.const 0))))))
    (global.set $bump (local.get $end))
    (global.set $live (i32.add (global.get $live) (i32.const 1)))
    (local.get $block))

  (func $dealloc (export "dealloc") (param $block i32) (param $size i32)
    (if (i32.eq (global.get $mode) (i32.const 3)) (then (unreachable)))
    (global.set $live (i32.sub (global.get $live) (i32.const 1)))
    (if (i32.eqz (global.get $live)) (then (global.set $bump (i32.const 8192)))))

  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))

  (func $packed (param $pointer i32) (param $length i32) (result i64)
    (i64.or (i64.shl (i64.extend_i32_u (local.get $pointer)) (i64.const 32)) (i64.extend_i32_u (local.get $length))))

  (func $answer (param $from i32) (param $length i32) (result i64)
    (local $block i32)
    (local.set $block (call $alloc (local.get $length)))
    (memory.copy (local.get $block) (local.get $from) (local.get $length))
    (call $packed (local.get $block) (local.get $length)))

  (func $answer_number (param $number i32) (result i64)
    (i32.store (i32.const 0) (local.get $number))
    (call $answer (i32.const 0) (i32.const 4)))

  ;; Copies the text behind "data":" to 1024 and returns 1024; 0 if there is none.
  (func $find_command (param $at i32) (param $end i32) (result i32)
    (local $to i32) (local $byte i32)
    (block $found
      (loop $search
        (if (i32.gt_u (i32.add (local.get $at) (i32.const 8)) (local.get $end)) (then (return (i32.const 0))))
        (br_if $found (i64.eq (i64.load (local.get $at)) (i64.const 0x223a226174616422)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $search)))
    (local.set $at (i32.add (local.get $at) (i32.const 8)))
    (local.set $to (i32.const 1024))
    (block $done
      (loop $copy
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (br_if $done (i32.ge_u (local.get $to) (i32.const 8192)))
        (local.set $byte (i32.load8_u (local.get $at)))
        (br_if $done (i32.eq (local.get $byte) (i32.const 0x22)))
        (if (i32.eq (local.get $byte) (i32.const 0x5c))
          (then
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (local.set $byte (i32.load8_u (local.get $at)))))
        (i32.store8 (local.get $to) (local.get $byte))
        (local.set $to (i32.add (local.get $to) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $copy)))
    (global.set $command_length (i32.sub (local.get $to) (i32.const 1024)))
    (i32.const 1024))

  (func $recurse (param $n i32) (result i32)
    (i32.add (i32.const 1) (call $recurse (i32.add (local.get $n) (i32.const 1)))))

  (func $set_mode (param $mode i32) (result i64)
    (global.set $mode (local.get $mode))
    (i64.const 0))

  (func $greeting (param $text i32) (param $length i32) (result i64)
    (local $packed i64) (local $copy i64)
    (local.set $packed (call $greet (local.get $text) (local.get $length)))
    (if (i64.eqz (local.get $packed)) (then (return (i64.const 0))))
    (local.set $copy (call $answer (i32.wrap_i64 (i64.shr_u (local.get $packed) (i64.const 32)))
      (i32.wrap_i64 (local.get $packed))))
    (call $dealloc (i32.wrap_i64 (i64.shr_u (local.get $packed) (i64.const 32))) (i32.wrap_i64 (local.get $packed)))
    (local.get $copy))

  (func $run (param $input i32) (param $length i32) (param $command i32) (result i64)
    (local $letter i32) (local $rest i32) (local $rest_length i32)
    (local.set $letter (i32.load8_u (local.get $command)))
    (local.set $rest (i32.add (local.get $command) (i32.const 1)))
    (local.set $rest_length (i32.sub (global.get $command_length) (i32.const 1)))
    (if (i32.eq (local.get $letter) (i32.const 0x72)) ;; r
      (then (return (call $answer (local.get $rest) (local.get $rest_length)))))
    (if (i32.eq (local.get $letter) (i32.const 0x69)) ;; i
      (then (return (call $packed (local.get $input) (local.get $length)))))
    (if (i32.eq (local.get $letter) (i32.const 0x73)) ;; s
      (then (return (call $answer_number (global.get $live)))))
    (if (i32.eq (local.get $letter) (i32.const 0x53)) ;; S
      (then
        (i32.store8 (i32.const 535) (i32.add (i32.const 0x30) (global.get $live)))
        (return (call $answer (i32.const 512) (i32.const 25)))))
    (if (i32.eq (local.get $letter) (i32.const 0x74)) (then (unreachable))) ;; t
    (if (i32.eq (local.get $letter) (i32.const 0x64)) ;; d
      (then (return (i64.extend_i32_u (i32.div_u (local.get $input) (i32.const 0))))))
    (if (i32.eq (local.get $letter) (i32.const 0x6f)) ;; o
      (then (return (call $packed (i32.const 0xffffff00) (i32.const 16)))))
    (if (i32.eq (local.get $letter) (i32.const 0x62)) ;; b
      (then (return (call $packed (i32.sub (i32.mul (memory.size) (i32.const 65536)) (i32.const 15)) (i32.const 16)))))
    (if (i32.eq (local.get $letter) (i32.const 0x32)) ;; 2
      (then (return (call $packed (i32.const 16) (i32.const 0x80000000)))))
    (if (i32.eq (local.get $letter) (i32.const 0x34)) ;; 4
      (then (return (call $packed (i32.const 16) (i32.const 0xffffffff)))))
    (if (i32.eq (local.get $letter) (i32.const 0x7a)) (then (return (call $set_mode (i32.const 1))))) ;; z
    (if (i32.eq (local.get $letter) (i32.const 0x78)) (then (return (call $set_mode (i32.const 2))))) ;; x
    (if (i32.eq (local.get $letter) (i32.const 0x79)) (then (return (call $set_mode (i32.const 3))))) ;; y
    (if (i32.eq (local.get $letter) (i32.const 0x52)) ;; R
      (then (return (i64.extend_i32_u (call $recurse (i32.const 0))))))
    (if (i32.eq (local.get $letter) (i32.const 0x68)) ;; h
      (then (return (call $greeting (local.get $rest) (local.get $rest_length)))))
    (if (i32.eq (local.get $letter) (i32.const 0x6e)) ;; n
      (then (return (call $greeting (i32.const 0xfffffff0) (i32.const 32)))))
    (if (i32.eq (local.get $letter) (i32.const 0x66)) (then (call $forbidden))) ;; f
    (if (i32.eq (local.get $letter) (i32.const 0x47)) ;; G
      (then
        (loop $more (br_if $more (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
        (return (call $answer_number (memory.size)))))
    (i64.const 0))

  (func (export "plugin_handle_event") (param $input i32) (param $length i32) (result i64)
    (local $command i32)
    (if (i32.eqz (local.get $length)) (then (return (i64.const 0))))
    (local.set $command (local.get $input))
    (global.set $command_length (local.get $length))
    (if (i32.eq (i32.load8_u (local.get $input)) (i32.const 0x7b))
      (then (local.set $command (call $find_command (local.get $input) (i32.add (local.get $input) (local.get $length))))))
    (if (i32.eqz (local.get $command)) (then (return (i64.const 0))))
    (call $run (local.get $input) (local.get $length) (local.get $command)))
)
