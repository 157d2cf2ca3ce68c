"""Recorded answers as JSON lines: a drafter that repeats them, and one that records another's.

A row: {"problem": NAME or "*", "ask": "sketch", "text": ...}, and optionally "statement" (the
signature, where a name is not enough), "call" (in which call for this statement it is given,
from 1), "tokens", "cost" and "score" as in Draft.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prover.budget import Budget
from prover.draft import Ask, Draft, Drafter, Request
from prover.draft.prompt import encodable
from prover.errors import InputError, OutputError
from prover.problems import jsonl

ANY = "*"


@dataclass(frozen=True)
class Recorded:
    """One row."""

    problem: str
    ask: Ask
    draft: Draft
    statement: str | None = None
    call: int | None = None

    def answers(self, request: Request, call: int) -> bool:
        """Whether it belongs into the call of that number for the request's statement."""
        return (
            self.ask == request.ask
            and self.problem in (ANY, request.statement.name)
            and self.statement in (None, request.statement.signature)
            and self.call in (None, call)
        )


class Replay:
    """Gives each row of a file once for each statement that it fits, in the file's order.

    Raises InputError for a row that cannot be read.
    """

    name = "replay"

    def __init__(self, path: Path) -> None:
        self._rows = [_recorded(row, path, line) for line, row in jsonl.rows(path)]
        self._calls = Counter[tuple[str, Ask]]()
        self._given = set[tuple[str, int]]()

    def drafts(self, request: Request, budget: Budget) -> Iterator[Draft]:
        """The rows for this call; what they cost when recorded is charged again."""
        signature = request.statement.signature
        self._calls[signature, request.ask] += 1
        call = self._calls[signature, request.ask]
        for number, row in enumerate(self._rows):
            if budget.spent() is not None:
                return
            if row.answers(request, call) and (signature, number) not in self._given:
                self._given.add((signature, number))
                budget.charge(tokens=row.draft.tokens, money=row.draft.cost)
                yield row.draft


@dataclass(frozen=True)
class Recorder:
    """Passes on another drafter's drafts and appends each to `path`, which Replay can read."""

    drafter: Drafter
    path: Path
    _calls: Counter[tuple[str, Ask]] = field(default_factory=Counter, init=False, repr=False)

    @property
    def name(self) -> str:
        return self.drafter.name

    def drafts(self, request: Request, budget: Budget) -> Iterator[Draft]:
        """The other's drafts. Raises OutputError when the file cannot be written."""
        key = (request.statement.signature, request.ask)
        self._calls[key] += 1
        for draft in self.drafter.drafts(request, budget):
            row = {
                "problem": request.statement.name,
                "statement": request.statement.signature,
                "ask": request.ask,
                "call": self._calls[key],
                "text": draft.text,
                "tokens": draft.tokens,
                "cost": draft.cost,
                "score": draft.score,
            }
            known = {k: v for k, v in row.items() if v is not None}
            self._append(encodable(json.dumps(known, ensure_ascii=False)) + "\n")
            yield draft

    def _append(self, line: str) -> None:
        try:
            # One write a line: several worker processes may share the file.
            with self.path.open("ab", buffering=0) as file:
                file.write(line.encode())
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}") from None


def _recorded(row: dict[str, Any], path: Path, line: int) -> Recorded:
    def value(name: str, *kinds: type, default: Any = None) -> Any:
        found = row.get(name, default)
        if type(found) not in kinds:
            raise InputError(f"field `{name}`: {kinds[0].__name__} expected", path=path, line=line)
        return found

    def count(name: str, *kinds: type, default: float) -> Any:
        if not (found := value(name, *kinds, default=default)) >= 0:
            raise InputError(f"field `{name}` is {found}: give 0 or more", path=path, line=line)
        return found

    ask = value("ask", str)
    if ask not in list(Ask):
        known = ", ".join(Ask)
        raise InputError(f"field `ask` is {ask!r}: give one of {known}", path=path, line=line)
    draft = Draft(
        encodable(value("text", str)),
        Replay.name,
        tokens=count("tokens", int, default=0),
        cost=count("cost", float, int, default=0.0),
        score=value("score", float, int, type(None)),
    )
    return Recorded(
        value("problem", str),
        Ask(ask),
        draft,
        statement=value("statement", str, type(None)),
        call=value("call", int, type(None)),
    )
