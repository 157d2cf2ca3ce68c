prelude
import Basis.Nat.Basic

/-! Natural numbers. -/
