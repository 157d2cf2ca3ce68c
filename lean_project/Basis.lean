prelude
import Basis.Simp
import Basis.Quote
import Basis.WF
import Basis.Nat

/-! The whole library. -/
