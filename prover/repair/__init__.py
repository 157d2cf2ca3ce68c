"""Repair: what Lean says of a proof turned into a corrected one, before any model is asked.

`classify` tells the classes of errors; `repair` mends one error after the other by the corrections
of its class and by automation, and makes a hole of what it cannot mend.
"""

from prover.repair.classes import ErrorClass, classify
from prover.repair.loop import ISOLATION, Fix, Repaired, repair

__all__ = ["ISOLATION", "ErrorClass", "Fix", "Repaired", "classify", "repair"]
