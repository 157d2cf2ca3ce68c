prelude
import Basis.List.Basic
import Basis.List.Lemmas

/-! Lists. -/
