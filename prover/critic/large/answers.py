"""Tactics in what models answer, and how likely each is.

Answers are text by somebody who is not trusted: what is no single tactic is dropped here, so that
Lean is not asked about it, and what is left is for Lean to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log
from textwrap import dedent

from prover.draft.prompt import without_reasoning
from prover.lean.lexer import names, tokens, unbalanced
from prover.search.moves import Candidate

LONGEST = 1000  # characters of a tactic
LATER = 0.9  # the weight of an answer by that of the one before it, where there is no probability

_FENCE = re.compile(r"^[ \t]*```[^\n`]*$", re.M)
_BY = re.compile(r"\A(?::=\s*)?by\b[ \t]*(?=\S|\n)")
_HEAD = re.compile(r"[a-z_][\w'.]*[!?]*(?=[\s;<\[({⟨«]|$)|[·({]")
_CHEATS = frozenset({"sorry", "sorryAx", "admit", "stop", "native_decide"})
# How sentences and declarations begin, and no tactic.
_NO_TACTICS = frozenset(
    "a an and as because here i in is it since so sure the then there therefore this thus to we "
    "you axiom abbrev def example import instance lemma namespace theorem variable".split()
)


@dataclass(frozen=True)
class Answer:
    """`score` is the natural logarithm of its probability if that is known; `tokens` are its
    tokens if those are known: two answers of the same tokens are one that came twice."""

    text: str
    score: float | None = None
    tokens: tuple[int, ...] = ()


def tactic(text: str) -> str | None:
    """The one tactic that an answer consists of, None for anything else: nothing, reasoning alone,
    prose, several code blocks, a declaration, brackets without their other end, `sorry`."""
    found = _unfenced(without_reasoning(text))
    found = _BY.sub("", found, count=1)
    found = dedent(found).strip()
    if not found or len(found) > LONGEST or unbalanced(found) or names(found) & _CHEATS:
        return None
    code = "".join(t.text for t in tokens(found) if t.kind != "comment").strip()
    head = _HEAD.match(code)
    if head is None or head[0] in _NO_TACTICS or code.endswith((".", ":", ",")):
        return None
    return found


def merged(answers: Sequence[Answer], k: int) -> list[Candidate]:
    """The `k` likeliest tactics of the answers, each once: its cost is minus the logarithm of the
    sum of its answers' probabilities.

    Unless every answer has a probability, an answer's is its share of all answers, junk included,
    the earlier ones counting a little more.
    """
    known = all(answer.score is not None for answer in answers)
    scores = [answer.score or 0.0 for answer in answers] if known else _shares(len(answers))
    events = dict[tuple[str, object], float]()
    for number, (answer, score) in enumerate(zip(answers, scores, strict=True)):
        if (found := tactic(answer.text)) is not None:
            event = (answer.tokens or answer.text) if known else number
            events[found, event] = max(score, events.get((found, event), -inf))
    parts = dict[str, list[float]]()
    for (found, _), score in events.items():
        parts.setdefault(found, []).append(score)
    candidates = [Candidate(found, _cost(logs)) for found, logs in parts.items()]
    return sorted(candidates, key=lambda c: c.cost)[:k]  # stable: the first of equals first


def logarithm_of_sum(logs: Sequence[float]) -> float:
    """log(Σ exp(l)), for logarithms too small for `exp`."""
    most = max(logs)
    return most + log(sum(exp(part - most) for part in logs))


def _cost(logs: Sequence[float]) -> float:
    return max(0.0, -logarithm_of_sum(logs))


def _shares(count: int) -> list[float]:
    weights = [LATER**number for number in range(count)]
    return [log(weight / sum(weights)) for weight in weights]


def _unfenced(text: str) -> str:
    """The content of the only code block, all of the text if it has none, '' if it has several.
    A block may lack its end, where an answer stops."""
    fences = list(_FENCE.finditer(text))
    if not fences:
        whole = text.strip()
        return whole.strip("`") if whole.count("`") == 2 and whole[0] == whole[-1] else text
    end = fences[1].start() if len(fences) > 1 else len(text)
    return text[fences[0].end() + 1 : end] if len(fences) <= 2 else ""
