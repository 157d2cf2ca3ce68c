prelude
import Basis.Mathlib.Int
import Basis.Mathlib.Prime

/-!
# What `import Mathlib` gives to statements about natural numbers and integers

A problem's `import Mathlib` is read as an import of this module, so each name and each notation
here must mean what it means in Mathlib; what cannot be said so is left out, and a statement that
needs it is unsupported. A file without imports does not see it, as with Lean's own library.
-/
