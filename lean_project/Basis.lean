prelude
import Basis.Simp
import Basis.Quote
import Basis.WF
import Basis.Nat
import Basis.Order

/-! The whole library. -/
