;; A plugin that uses WASI and the built-in functions as its event says (raw). The first letter says what to do:
;;   o text  write the text to the standard output      e text  write it to the standard error
;;   a       answer with the first argument             n       answer with the number of variables of the environment, 4 bytes
;;   r       answer with 8 random bytes                 c       answer with the real time in nanoseconds, 8 bytes
;;   p       open the file /etc/passwd below descriptor 3, answer with the error number, 4 bytes
;;   x       exit with 3
;;   l text  host.log_info                              g text  answer with host.config_get of the text
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_sizes_get" (func $environ_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock_time_get (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (import "host" "log_info" (func $log_info (param i32 i32)))
  (import "host" "config_get" (func $config_get (param i32 i32) (result i64)))
  (memory (export "memory") 1 1)
  (data (i32.const 600) "/etc/passwd")
  (global $next (mut i32) (i32.const 16384))
  (func (export "alloc") (param i32) (result i32)
    (global.set $next (i32.add (global.get $next) (i32.const 1024)))
    (if (i32.gt_u (global.get $next) (i32.const 60000)) (then (global.set $next (i32.const 16384))))
    (global.get $next))
  (func (export "dealloc") (param i32 i32))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))
  (func $packed (param $pointer i32) (param $length i32) (result i64)
    (i64.or (i64.shl (i64.extend_i32_u (local.get $pointer)) (i64.const 32)) (i64.extend_i32_u (local.get $length))))
  (func $write (param $descriptor i32) (param $text i32) (param $length i32)
    (i32.store (i32.const 0) (local.get $text))
    (i32.store (i32.const 4) (local.get $length))
    (drop (call $fd_write (local.get $descriptor) (i32.const 0) (i32.const 1) (i32.const 8))))
  (func (export "plugin_handle_event") (param $event i32) (param $length i32) (result i64)
    (local $how i32) (local $text i32) (local $rest i32)
    (local.set $how (i32.load8_u (local.get $event)))
    (local.set $text (i32.add (local.get $event) (i32.const 1)))
    (local.set $rest (i32.sub (local.get $length) (i32.const 1)))
    (if (i32.eq (local.get $how) (i32.const 0x6f)) (then (call $write (i32.const 1) (local.get $text) (local.get $rest))))
    (if (i32.eq (local.get $how) (i32.const 0x65)) (then (call $write (i32.const 2) (local.get $text) (local.get $rest))))
    (if (i32.eq (local.get $how) (i32.const 0x61))
      (then
        (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
        (drop (call $args_get (i32.const 16) (i32.const 1024)))
        (return (call $packed (i32.load (i32.const 16)) (i32.sub (i32.load (i32.const 4)) (i32.const 1))))))
    (if (i32.eq (local.get $how) (i32.const 0x6e))
      (then
        (drop (call $environ_sizes_get (i32.const 0) (i32.const 4)))
        (return (call $packed (i32.const 0) (i32.const 4)))))
    (if (i32.eq (local.get $how) (i32.const 0x72))
      (then (drop (call $random_get (i32.const 32) (i32.const 8))) (return (call $packed (i32.const 32) (i32.const 8)))))
    (if (i32.eq (local.get $how) (i32.const 0x63))
      (then
        (drop (call $clock_time_get (i32.const 0) (i64.const 1) (i32.const 32)))
        (return (call $packed (i32.const 32) (i32.const 8)))))
    (if (i32.eq (local.get $how) (i32.const 0x70))
      (then
        (i32.store (i32.const 32) (call $path_open (i32.const 3) (i32.const 0) (i32.const 600) (i32.const 11) (i32.const 0)
          (i64.const 2) (i64.const 2) (i32.const 0) (i32.const 40)))
        (return (call $packed (i32.const 32) (i32.const 4)))))
    (if (i32.eq (local.get $how) (i32.const 0x78)) (then (call $proc_exit (i32.const 3))))
    (if (i32.eq (local.get $how) (i32.const 0x6c)) (then (call $log_info (local.get $text) (local.get $rest))))
    (if (i32.eq (local.get $how) (i32.const 0x67)) (then (return (call $config_get (local.get $text) (local.get $rest)))))
    (i64.const 0))
)
