"""The Natural Number Game: order of its levels and the definitions that its statements speak of.

The order is the premise order: a level may use the theorems of the levels before it and no
others. `runs` adds them to the preamble as a run proves them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from prover import bundle
from prover.errors import InputError

WORLDS = (
    "Tutorial",
    "Addition",
    "Multiplication",
    "Power",
    "Implication",
    "AdvAddition",
    "LessOrEqual",
    "AdvMultiplication",
    "Algorithm",
)


def position(row: Mapping[str, Any], *, path: object, line: int) -> tuple[int, int]:
    """Where the level of this row stands in the game; InputError for an unknown world."""
    world, level = row["world"], row["level"]
    if world not in WORLDS:
        raise InputError(
            f"unknown world {world!r}; the worlds are {', '.join(WORLDS)}", path=path, line=line
        )
    if not isinstance(level, int):
        raise InputError(f"field `level` is {level!r}: a number expected", path=path, line=line)
    return WORLDS.index(world), level


@cache
def definitions() -> str:
    """Lean text that defines MyNat and leaves its namespace open; ends with a newline."""
    return (bundle.lean_project() / "suites" / "nng4.lean").read_text(encoding="utf-8")
