"""A goal on one line, as a terminal shows it and a user gives it, and back."""

from __future__ import annotations

import re

from prover.lean.goals import parse_goal
from prover.types import Goal

_NEXT = re.compile(r", (?=[^\s,:()]+(?: [^\s,:()]+)* :(?!=))")  # hypothesis on a line


def goal_line(text: str, width: int = 0) -> str:
    """A goal on one line, 'hypotheses ⊢ target', without its case tag; cut to `width` if that is
    not 0, the hypotheses first."""
    lines = [" ".join(line.split()) for line in re.split(r"\n(?![ \n])", text)]
    lines = [line for line in lines if not line.startswith("case ")]
    left, right = ", ".join(lines[:-1]), "".join(lines[-1:])
    if width and len(left) + 1 + len(right) > width:
        left = _cut(left, max(width - len(right) - 1, width // 4))
        right = _cut(right, max(width - len(left) - 1, 8))
    return f"{left} {right}".strip()


def goal_of(line: str) -> Goal:
    """The goal that `goal_line`, uncut, or Lean itself prints so. Raises LeanCrash for others."""
    left, mark, right = line.rpartition("⊢")
    return parse_goal(_NEXT.sub("\n", left).rstrip() + f"\n{mark}{right}")


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
