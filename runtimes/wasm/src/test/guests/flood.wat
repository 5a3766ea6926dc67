;; A plugin that floods its host as its event says (raw). The first letter says how:
;;   L  host.log_info of the event without end          W  fd_write of a line to the standard output without end
;;   V  fd_write once, of 32,768 times the whole memory
;;   U  fd_read once, into a buffer of almost 2 GiB   S  poll_oneoff for a century
;;   g  gives the event to host.greet; as every block of alloc is the same, what comes back lies where the event lay.
;;      Answers with the event's block in the event's length.
;;   G  as g; answers with what host.greet said
;;   A  alloc returns from now on, as the next letter says: 0, m -1, l the last byte, s 2^31; answers with nothing
;;   anything else: answer with nothing
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  (import "host" "log_info" (func $log_info (param i32 i32)))
  (import "host" "greet" (func $greet (param i32 i32) (result i64)))
  (memory (export "memory") 1 100)
  (global $block (mut i32) (i32.const 1024))
  (func (export "alloc") (param i32) (result i32) (global.get $block))
  (func (export "dealloc") (param i32 i32))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))

  (func $lines (param $event i32) (param $length i32)
    (loop $l (call $log_info (local.get $event) (local.get $length)) (br $l)))
  (func $output (param $event i32) (param $length i32)
    (i32.store8 (i32.add (local.get $event) (local.get $length)) (i32.const 10))
    (i32.store (i32.const 0) (local.get $event))
    (i32.store (i32.const 4) (i32.add (local.get $length) (i32.const 1)))
    (loop $l (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))) (br $l)))
  (func $vectors
    (local $at i32) (local $size i32)
    (loop $l (br_if $l (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
    (local.set $size (i32.mul (memory.size) (i32.const 65536)))
    (loop $l
      (i32.store offset=4 (local.get $at) (local.get $size))
      (i32.store (local.get $at) (i32.const 0))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if $l (i32.lt_u (local.get $at) (i32.const 262144))))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.div_u (local.get $at) (i32.const 8)) (local.get $at))))
  (func $read
    (i32.store (i32.const 0) (i32.const 16))
    (i32.store (i32.const 4) (i32.const 0x70000000))
    (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8))))
  (func $misplace (param $where i32)
    (if (i32.eq (local.get $where) (i32.const 0x30)) (then (global.set $block (i32.const 0))))
    (if (i32.eq (local.get $where) (i32.const 0x6d)) (then (global.set $block (i32.const -1))))
    (if (i32.eq (local.get $where) (i32.const 0x6c))
      (then (global.set $block (i32.sub (i32.mul (memory.size) (i32.const 65536)) (i32.const 1)))))
    (if (i32.eq (local.get $where) (i32.const 0x73)) (then (global.set $block (i32.const 0x80000000)))))
  (func $sleep
    (i32.store (i32.const 32) (i32.const 0))
    (i32.store (i32.const 48) (i32.const 1))
    (i64.store (i32.const 56) (i64.const 3000000000000000000))
    (i64.store (i32.const 64) (i64.const 0))
    (i64.store (i32.const 72) (i64.const 0))
    (drop (call $poll_oneoff (i32.const 32) (i32.const 128) (i32.const 1) (i32.const 256))))

  (func (export "plugin_handle_event") (param $event i32) (param $length i32) (result i64)
    (local $how i32) (local $packed i64)
    (if (i32.eqz (local.get $length)) (then (return (i64.const 0))))
    (local.set $how (i32.load8_u (local.get $event)))
    (if (i32.eq (local.get $how) (i32.const 0x4c)) (then (call $lines (local.get $event) (local.get $length))))
    (if (i32.eq (local.get $how) (i32.const 0x57)) (then (call $output (local.get $event) (local.get $length))))
    (if (i32.eq (local.get $how) (i32.const 0x56)) (then (call $vectors)))
    (if (i32.eq (local.get $how) (i32.const 0x55)) (then (call $read)))
    (if (i32.eq (local.get $how) (i32.const 0x53)) (then (call $sleep)))
    (if (i32.eq (local.get $how) (i32.const 0x41)) (then (call $misplace (i32.load8_u offset=1 (local.get $event)))))
    (if (i32.eq (i32.or (local.get $how) (i32.const 0x20)) (i32.const 0x67))
      (then
        (local.set $packed (call $greet (local.get $event) (local.get $length)))
        (if (i32.eq (local.get $how) (i32.const 0x47)) (then (return (local.get $packed))))
        (return (i64.or (i64.shl (i64.extend_i32_u (local.get $event)) (i64.const 32)) (i64.extend_i32_u (local.get $length))))))
    (i64.const 0)))
