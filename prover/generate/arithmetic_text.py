"""How statements of arithmetic are put together as Lean text."""

from __future__ import annotations

from collections.abc import Sequence

from prover.generate.names import Names
from prover.types import Statement


def write(
    names: Names,
    binders: Sequence[str],
    hypotheses: Sequence[str],
    goal: str,
    preamble: str = "",
) -> Statement:
    name = names.function(("goal", "claim"))
    labels = names.hypotheses(len(hypotheses)) if hypotheses else []
    given = [*binders, *(f"({h} : {p})" for h, p in zip(labels, hypotheses, strict=True))]
    return Statement(name, f"theorem {name} {' '.join(given)} : {goal}", preamble)


def linear(coefficients: Sequence[int], names: Sequence[str]) -> str:
    """3 * x - y + 2; the last coefficient may stand alone."""
    text = ""
    for i, c in enumerate(coefficients):
        if not c:
            continue
        name = names[i] if i < len(names) else ""
        size = abs(c)
        term = str(size) if not name else name if size == 1 else f"{size} * {name}"
        text += f" {'-' if c < 0 else '+'} {term}" if text else ("-" if c < 0 else "") + term
    return text or "0"


def joined(parts: Sequence[str]) -> str:
    return " + ".join(p for p in parts if p)
