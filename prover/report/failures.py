"""Why problems were not verified: the reasons of verdicts, sorted into kinds.

The words are those of `pipeline`, `verify`, `budget` and `runs`; a reason that none of the patterns
knows is the judge's objection to a proof, or says itself what broke.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from prover.report.run import Result
from prover.types import Status

TIME, LIMIT = "time limit spent", "other limit spent"
OPEN = frozenset({TIME, LIMIT})
"""The kinds of which more budget could make proofs."""
_KINDS: tuple[tuple[Status, str, str], ...] = (
    (Status.UNPROVED, r"time limit of .* spent", TIME),
    (Status.UNPROVED, r"limit of .* spent|the total was spent", LIMIT),
    (Status.UNPROVED, r"nothing left to try", "nothing left to try"),
    (Status.UNPROVED, r"not proved before in", "tried in vain before"),
    (Status.UNPROVED, r"", "proof refused by the judge"),
    (Status.DISPROVED, r"", "statement false"),
    (Status.UNSUPPORTED, r"the library \(.*\) has no `(?P<name>.+)`", "library lacks a name"),
    (Status.UNSUPPORTED, r"the statement does not parse", "statement does not parse"),
    (Status.UNSUPPORTED, r"the statement does not elaborate", "statement does not elaborate"),
    (Status.UNSUPPORTED, r"the statement assumes an axiom", "statement assumes an axiom"),
    (
        Status.UNSUPPORTED,
        r"the statement leaves its answer open",
        "statement leaves its answer open",
    ),
    (Status.UNSUPPORTED, r"", "statement not supported otherwise"),
    (Status.ERROR, r".*worker process was lost", "worker process lost"),
    (Status.ERROR, r".*(?:wall-clock|MiB|threads, )", "Lean over a limit"),
    (Status.ERROR, r"internal error", "internal error"),
    (Status.ERROR, r"", "Lean or model failed"),
)
_PATTERNS = [(status, re.compile(pattern), kind) for status, pattern, kind in _KINDS]


@dataclass(frozen=True)
class Failure:
    """A kind of failure: the verdict, how many rows, and the names that the library lacks (most
    frequent first) or some problems."""

    kind: str
    verdict: Status
    count: int
    examples: tuple[tuple[str, int], ...]


def kind(result: Result) -> str:
    """The kind of failure that a row is; '' for one that is verified."""
    found = _match(result)
    return found[0] if found else ""


def missing(result: Result) -> str | None:
    """The name that the library lacks, of a row that failed for it."""
    found = _match(result)
    return found[1] if found else None


def taxonomy(results: Iterable[Result]) -> list[Failure]:
    """The kinds of failure that occur, the most frequent first."""
    found: dict[tuple[str, Status], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for result in results:
        if name := kind(result):
            found[name, result.verdict][missing(result) or result.name] += 1
    failures = [
        Failure(
            name,
            verdict,
            sum(examples.values()),
            tuple(sorted(examples.items(), key=lambda each: (-each[1], each[0]))),
        )
        for (name, verdict), examples in found.items()
    ]
    return sorted(failures, key=lambda each: (-each.count, each.kind))


def _match(result: Result) -> tuple[str, str | None] | None:
    for status, pattern, name in _PATTERNS:
        if status is result.verdict and (match := pattern.match(result.reason)):
            return name, match.groupdict().get("name")
    return None
