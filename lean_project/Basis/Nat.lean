prelude
import Basis.Nat.Basic
import Basis.Nat.Div
import Basis.Nat.Gcd
import Basis.Nat.Bitwise
import Basis.Nat.Simproc

/-! Natural numbers. -/
