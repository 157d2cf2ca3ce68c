prelude
import Basis.Nat.Gcd
import Basis.Nat.Bitwise
import Basis.Nat.Simproc

/-! Natural numbers. -/
