prelude
import Basis.Simp
import Basis.Quote

/-! The whole library. -/
