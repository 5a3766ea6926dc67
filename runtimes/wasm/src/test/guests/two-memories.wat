;; A bare module: "second" reads what the second memory begins with, "grow" makes it larger by some pages.
(module
  (memory (export "memory") 1 4)
  (memory $second 2 8)
  (data (memory 0) (i32.const 16) "first")
  (data (memory $second) (i32.const 16) "second")
  (func (export "second") (result i64) (i64.load (memory $second) (i32.const 16)))
  (func (export "grow") (param i32) (result i32) (memory.grow (memory $second) (local.get 0))))
