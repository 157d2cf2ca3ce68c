prelude
import Basis

/-! The name that a file without header imports. -/
