"""Sketches: proofs with holes, out of a model's text, accepted by Lean, cut into subgoals.

`read` finds candidates in raw text, `check` asks Lean, `masked` keeps what it accepts of a
candidate, `score` says what the holes are worth, `bare` states one without what has nothing to do
with it, `filled` puts proofs into them. Nothing that comes out of here counts as proved:
`prover.verify` judges the whole.
"""

from prover.sketch.checking import check
from prover.sketch.filling import filled
from prover.sketch.masking import masked
from prover.sketch.scoring import Score, score
from prover.sketch.stating import bare
from prover.sketch.text import read

__all__ = ["Score", "bare", "check", "filled", "masked", "read", "score"]
