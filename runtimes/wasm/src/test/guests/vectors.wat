;; Hands WASI what its host says, and reads a file over the vectors that say where to.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_pread" (func $pread (param i32 i32 i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (data (i32.const 16) "a.txt")
  ;; The descriptor of a.txt in the first directory.
  (func (export "open") (result i32)
    (drop (call $open (i32.const 3) (i32.const 1) (i32.const 16) (i32.const 5) (i32.const 0) (i64.const 2) (i64.const 0)
      (i32.const 0) (i32.const 64)))
    (i32.load (i32.const 64)))
  (func (export "read") (param i32 i32 i32) (result i32)
    (call $read (local.get 0) (local.get 1) (local.get 2) (i32.const 128)))
  (func (export "pread") (param i32 i32 i32) (result i32)
    (call $pread (local.get 0) (local.get 1) (local.get 2) (i64.const 0) (i32.const 128)))
  (func (export "write") (param i32 i32 i32) (result i32)
    (call $write (local.get 0) (local.get 1) (local.get 2) (i32.const 128)))
  (func (export "poll") (param i32 i32 i32) (result i32)
    (call $poll (local.get 0) (local.get 1) (local.get 2) (i32.const 128))))
