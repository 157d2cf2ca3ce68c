prelude
import Basis.Int.Div

/-! Integers: the whole room. -/
