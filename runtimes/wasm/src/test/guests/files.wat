;; A plugin that makes one WASI call about files as its event says (raw). The event is a header and one or two paths:
;;   0 what (u8)      4 descriptor (i32)      8 flags (i32)      12 more flags (i32)     16 a (i64)     24 b (i64)
;;   32 length of the first path (i32)       36 second descriptor, or flags of the descriptor (i32)     40 the paths
;; The answer is the error number (i32) and what the call gave.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_readdir" (func $fd_readdir (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_filestat_get" (func $path_filestat_get (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_create_directory" (func $path_create_directory (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_remove_directory" (func $path_remove_directory (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_unlink_file" (func $path_unlink_file (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_rename" (func $path_rename (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_link" (func $path_link (param i32 i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_symlink" (func $path_symlink (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_readlink" (func $path_readlink (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_filestat_set_times"
    (func $path_filestat_set_times (param i32 i32 i32 i32 i64 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_set_size" (func $fd_filestat_set_size (param i32 i64) (result i32)))
  (import "wasi_snapshot_preview1" "fd_allocate" (func $fd_allocate (param i32 i64 i64) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_get" (func $fd_prestat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_dir_name" (func $fd_prestat_dir_name (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_renumber" (func $fd_renumber (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_get" (func $fd_filestat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_filestat_set_times" (func $fd_filestat_set_times (param i32 i64 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_pread" (func $fd_pread (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_seek" (func $fd_seek (param i32 i64 i32 i32) (result i32)))
  (memory (export "memory") 64 64)
  (func (export "alloc") (param $size i32) (result i32)
    (select (i32.const 131072) (i32.const 0) (i32.lt_u (local.get $size) (i32.const 3000000))))
  (func (export "dealloc") (param i32 i32))
  (func (export "plugin_initialize") (result i32) (i32.const 0))
  (func (export "plugin_dispose") (result i32) (i32.const 0))
  ;; What a call gives is at 1028.
  (func $answer (param $error i32) (param $length i32) (result i64)
    (i32.store (i32.const 1024) (local.get $error))
    (i64.or (i64.shl (i64.const 1024) (i64.const 32)) (i64.extend_i32_u (i32.add (local.get $length) (i32.const 4)))))
  ;; As many vectors as asked for, one like the other, at 65536.
  (func $vectors (param $at i32) (param $length i32) (param $count i32)
    (local $i i32)
    (loop $next
      (i32.store (i32.add (i32.const 65536) (i32.mul (local.get $i) (i32.const 8))) (local.get $at))
      (i32.store (i32.add (i32.const 65540) (i32.mul (local.get $i) (i32.const 8))) (local.get $length))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $count)))))
  (func (export "plugin_handle_event") (param $event i32) (param $event_length i32) (result i64)
    (local $what i32) (local $fd i32) (local $flags i32) (local $more i32) (local $a i64) (local $b i64)
    (local $length i32) (local $other_fd i32) (local $path i32) (local $other i32) (local $other_length i32) (local $error i32)
    (local.set $what (i32.load8_u (local.get $event)))
    (local.set $fd (i32.load offset=4 (local.get $event)))
    (local.set $flags (i32.load offset=8 (local.get $event)))
    (local.set $more (i32.load offset=12 (local.get $event)))
    (local.set $a (i64.load offset=16 (local.get $event)))
    (local.set $b (i64.load offset=24 (local.get $event)))
    (local.set $length (i32.load offset=32 (local.get $event)))
    (local.set $other_fd (i32.load offset=36 (local.get $event)))
    (local.set $path (i32.add (local.get $event) (i32.const 40)))
    (local.set $other (i32.add (local.get $path) (local.get $length)))
    (local.set $other_length
      (i32.sub (i32.sub (local.get $event_length) (i32.const 40)) (local.get $length)))
    (if (i32.eq (local.get $what) (i32.const 1))
      (then (return (call $answer
        (call $path_open (local.get $fd) (local.get $flags) (local.get $path) (local.get $length) (local.get $more)
          (local.get $a) (local.get $a) (local.get $other_fd) (i32.const 1028))
        (i32.const 4)))))
    (if (i32.eq (local.get $what) (i32.const 2))
      (then
        (call $vectors (i32.const 1032) (i32.wrap_i64 (local.get $a)) (i32.const 1))
        (local.set $error (call $fd_read (local.get $fd) (i32.const 65536) (i32.const 1) (i32.const 1028)))
        (return (call $answer (local.get $error) (i32.add (i32.const 4) (i32.load (i32.const 1028)))))))
    (if (i32.eq (local.get $what) (i32.const 3))
      (then
        (call $vectors (local.get $path) (local.get $length) (i32.const 1))
        (return (call $answer (call $fd_write (local.get $fd) (i32.const 65536) (i32.const 1) (i32.const 1028)) (i32.const 4)))))
    (if (i32.eq (local.get $what) (i32.const 4))
      (then (return (call $answer (call $fd_close (local.get $fd)) (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 5))
      (then
        (local.set $error
          (call $fd_readdir (local.get $fd) (i32.const 1032) (i32.wrap_i64 (local.get $a)) (local.get $b) (i32.const 1028)))
        (return (call $answer (local.get $error) (i32.add (i32.const 4) (i32.load (i32.const 1028)))))))
    (if (i32.eq (local.get $what) (i32.const 6))
      (then (return (call $answer
        (call $path_filestat_get (local.get $fd) (local.get $flags) (local.get $path) (local.get $length) (i32.const 1028))
        (i32.const 64)))))
    (if (i32.eq (local.get $what) (i32.const 7))
      (then (return (call $answer
        (call $path_create_directory (local.get $fd) (local.get $path) (local.get $length)) (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 8))
      (then (return (call $answer
        (call $path_remove_directory (local.get $fd) (local.get $path) (local.get $length)) (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 9))
      (then (return (call $answer
        (call $path_unlink_file (local.get $fd) (local.get $path) (local.get $length)) (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 10))
      (then (return (call $answer
        (call $path_rename (local.get $fd) (local.get $path) (local.get $length)
          (local.get $other_fd) (local.get $other) (local.get $other_length))
        (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 11))
      (then (return (call $answer
        (call $path_link (local.get $fd) (local.get $flags) (local.get $path) (local.get $length)
          (local.get $other_fd) (local.get $other) (local.get $other_length))
        (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 12))
      (then (return (call $answer
        (call $path_symlink (local.get $path) (local.get $length) (local.get $fd) (local.get $other) (local.get $other_length))
        (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 13))
      (then
        (local.set $error
          (call $path_readlink (local.get $fd) (local.get $path) (local.get $length) (i32.const 1032) (i32.const 4096)
            (i32.const 1028)))
        (return (call $answer (local.get $error) (i32.const 4)))))
    (if (i32.eq (local.get $what) (i32.const 14))
      (then (return (call $answer
        (call $path_filestat_set_times (local.get $fd) (local.get $flags) (local.get $path) (local.get $length)
          (local.get $a) (local.get $b) (local.get $more))
        (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 15))
      (then (return (call $answer (call $fd_filestat_set_size (local.get $fd) (local.get $a)) (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 16))
      (then (return (call $answer (call $fd_allocate (local.get $fd) (local.get $a) (local.get $b)) (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 17))
      (then (return (call $answer (call $fd_prestat_get (local.get $fd) (i32.const 1028)) (i32.const 8)))))
    (if (i32.eq (local.get $what) (i32.const 18))
      (then (return (call $answer
        (call $fd_prestat_dir_name (local.get $fd) (i32.const 1028) (i32.wrap_i64 (local.get $a)))
        (i32.wrap_i64 (local.get $a))))))
    (if (i32.eq (local.get $what) (i32.const 19))
      (then (return (call $answer (call $fd_renumber (local.get $fd) (local.get $other_fd)) (i32.const 0)))))
    (if (i32.eq (local.get $what) (i32.const 20))
      (then (return (call $answer (call $fd_filestat_get (local.get $fd) (i32.const 1028)) (i32.const 64)))))
    (if (i32.eq (local.get $what) (i32.const 21))
      (then (return (call $answer
        (call $fd_filestat_set_times (local.get $fd) (local.get $a) (local.get $b) (local.get $more)) (i32.const 0)))))
    ;; reads the same for ever, whatever comes of it
    (if (i32.eq (local.get $what) (i32.const 22))
      (then
        (call $vectors (i32.const 2097152) (i32.const 2000000) (i32.const 1))
        (loop $again
          (drop (call $fd_pread (local.get $fd) (i32.const 65536) (i32.const 1) (i64.const 0) (i32.const 1028)))
          (br $again))))
    ;; reads or writes with as many buffers as the flags say, each as long as a says
    (if (i32.eq (local.get $what) (i32.const 23))
      (then
        (call $vectors (i32.const 0) (i32.wrap_i64 (local.get $a)) (local.get $flags))
        (return (call $answer
          (call $fd_write (local.get $fd) (i32.const 65536) (local.get $flags) (i32.const 1028)) (i32.const 4)))))
    (if (i32.eq (local.get $what) (i32.const 24))
      (then
        (call $vectors (i32.const 0) (i32.wrap_i64 (local.get $a)) (local.get $flags))
        (return (call $answer
          (call $fd_read (local.get $fd) (i32.const 65536) (local.get $flags) (i32.const 1028)) (i32.const 4)))))
    (if (i32.eq (local.get $what) (i32.const 25))
      (then (return (call $answer
        (call $fd_seek (local.get $fd) (local.get $a) (local.get $flags) (i32.const 1028)) (i32.const 8)))))
    unreachable)
)
