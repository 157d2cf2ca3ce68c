prelude
import Basis.Simp

/-! The whole library. -/
