prelude
import Basis.List.Search

/-! Lists. -/
