prelude
import Basis.Simp
import Basis.Quote
import Basis.WF
import Basis.Nat
import Basis.Order
import Basis.Int
import Basis.IntDiv

/-! The whole library. -/
