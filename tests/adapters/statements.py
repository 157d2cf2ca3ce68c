"""The statements of the contract; they stand in files of the stand-in project, too."""

from __future__ import annotations

from prover.types import Statement

OR = Statement("foo", "theorem foo (p q : Prop) (h : p ∨ q) : q ∨ p")
DEFINED = Statement("two", "theorem two : d = 2", "def d : Nat := 2\n\n")
THREE = Statement("m", "theorem m (p q r : Prop) (a : p) : p ∧ (q → q) ∧ (r → r)")
EXISTS = Statement("e", "theorem e (f : Nat → Nat) : ∃ n, f n = f 0")
BOTH = Statement("s", "theorem s (f : Nat → Nat) : (∃ n, f n = f 0) ∧ True")
SPACED = Statement("t", "theorem t (p : Prop) (h : p) : p", "namespace A.B\n\n", "end A.B\n")
STATEMENTS = (OR, DEFINED, THREE, EXISTS, BOTH, SPACED)
