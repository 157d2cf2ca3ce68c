prelude
import Basis.Simp
import Basis.Quote
import Basis.WF
import Basis.Nat
import Basis.Order
import Basis.Option
import Basis.List
import Basis.Int
import Basis.Omega
import Basis.Deriving
import Basis.Grind
import Basis.Counterexample

/-! The whole library. -/
