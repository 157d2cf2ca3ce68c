"""A model's opinion on whether a statement says what its informal text says.

The model puts the statement into words without having seen the text; then it compares the two
(round trip, as in the back-translation of ProofNet, Azerbayev et al. 2023). What it says is a
suspicion and can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from prover.audit.lab import Lab
from prover.audit.model import Finding, Severity
from prover.audit.subject import Subject
from prover.budget import Budget
from prover.draft.chat import Chat

SECONDS = 120.0
TOKENS = 20_000
LONGEST = 200  # characters of the model's reason
_BACK = """Say in plain words, completely and literally, what this Lean 4 theorem states. Do not
correct it. Mention every hypothesis, every type of number, and whether inequalities are strict.

{context}{statement}"""
_COMPARE = """Two texts state a problem. Do they state the same one?

First:
{informal}

Second:
{words}

Answer with SAME, or with DIFFERENT and one sentence that names the difference."""
_DIFFERENT = re.compile(r"\W*DIFFERENT\W*\s*(?P<reason>.*)", re.DOTALL)


@dataclass(frozen=True)
class Fidelity:
    """The detector; `chat` is asked twice a statement that has an informal text."""

    chat: Chat
    name: ClassVar[str] = "fidelity"
    about: ClassVar[str] = "A model thinks that the statement differs from its informal text."

    def find(self, subject: Subject, _: Lab | None) -> Iterable[Finding]:
        if not subject.informal:
            return
        budget = Budget(SECONDS, tokens=TOKENS)
        statement = subject.problem.statement
        words = self._say(
            _BACK.format(context=statement.preamble[-3000:], statement=statement.signature), budget
        )
        if not words:
            return
        told = self._say(_COMPARE.format(informal=subject.informal, words=words), budget)
        if told and (match := _DIFFERENT.match(told)):
            reason = " ".join(match["reason"].split())[:LONGEST]
            yield Finding(self.name, Severity.SUSPICIOUS, f"{self.chat.name} says: {reason}")

    def _say(self, question: str, budget: Budget) -> str | None:
        return self.chat.say([{"role": "user", "content": question}], budget)
