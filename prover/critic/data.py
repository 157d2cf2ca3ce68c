"""Training data from search trees: which tactic a goal was best closed by, and how long goals took.

A policy's example is a goal that was closed, with the first step of its smallest known proof.
A critic's example says how many tactics were tried below a goal until it was closed, or for how
many tactics in vain it was watched: no step is labelled by anybody. Steps that are forced, that
prove nothing more than another one, or that repeat an earlier example are left out, as MPS-Prover
(Liang et al. 2025) prunes its data. Splits are by statement, never by goal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path

from prover.critic import trees
from prover.critic.trees import Record, Use
from prover.critic.wording import Wording, vocabulary
from prover.lean.goals import render_goal
from prover.search import policy
from prover.search.moves import View

HELD_OUT = 10  # one statement in so many is for validation
MAX_CLOSERS = 4  # tactics that close a goal at once, the cheapest first
COMMON = 6  # goals that a word must occur in to stand for itself
MAX_REPEATS = 4  # states of equal words a statement


@dataclass(frozen=True)
class Example:
    """A goal and the tactic to take. `words` and `short` are what a model reads and writes;
    `steps` is the size of the proof that begins with it."""

    problem: str
    split: str
    goal: str
    tactic: str
    words: tuple[str, ...]
    short: tuple[str, ...]
    steps: int


@dataclass(frozen=True)
class State:
    """A goal and what became of it. `effort` is the number of tactics tried below it; if it was
    `closed`, until then, else in vain (inf if nothing was left to try). `steps` is the size of its
    smallest known proof. `size` and `depth` are what simple heuristics go by."""

    problem: str
    split: str
    words: tuple[str, ...]
    closed: bool
    effort: float
    steps: int | None
    size: int
    depth: int
    hypotheses: int


def records(runs: Iterable[Path]) -> list[Record]:
    """All searches of some runs. Raises InputError."""
    return [record for run in runs for record in trees.read(run)]


def plain_words(found: Sequence[Record]) -> list[str]:
    """The vocabulary of some searches, beside slots and special words."""
    return vocabulary(
        (
            (
                View(record.goals[number].goal, record.theory, 0),
                [use.tactic, *record.goals[number].closers],
            )
            for record in found
            for number, (_, use) in _smallest(record).items()
        ),
        COMMON,
    )


def examples(found: Iterable[Record], plain: frozenset[str]) -> Iterator[Example]:
    """The policy's examples: for each goal the tactics that close it at once, or else the first
    step of its smallest proof. Of goals that are equal in words the ones with the smallest proof
    are kept."""
    chosen: dict[tuple[str, ...], dict[tuple[str, ...], Example]] = {}
    for record in found:
        for number, (steps, use) in _smallest(record).items():
            seen = record.goals[number]
            if seen.entangled or use.tactic == policy.forced(seen.goal):
                continue
            wording = Wording(View(seen.goal, record.theory, seen.depth), plain)
            known = chosen.setdefault(wording.goal, {})
            best = min((e.steps for e in known.values()), default=steps)
            if steps > best:
                continue
            if steps < best:
                known.clear()
            tactics = [t for t in seen.closers if t != use.tactic] if steps == 1 else []
            for tactic in [use.tactic, *tactics][:MAX_CLOSERS]:
                short = wording.tactic(tactic)
                if short is not None and len(known) < MAX_CLOSERS:
                    known.setdefault(short, Example(
                        record.problem, split(record), render_goal(seen.goal), tactic,
                        wording.goal, short, steps,
                    ))  # fmt: skip
    for known in chosen.values():
        yield from known.values()


def states(found: Iterable[Record], plain: frozenset[str]) -> Iterator[State]:
    """The critic's examples. Goals that nothing was tried on say nothing."""
    for record in found:
        spent, smallest = _spent_below(record), _smallest(record)
        repeats: dict[tuple[str, ...], int] = {}
        for number, seen in enumerate(record.goals):
            closed = number in record.closed
            effort = inf if record.exhausted and not closed else float(spent[number])
            if not effort or seen.entangled:
                continue
            words = Wording(View(seen.goal, record.theory, seen.depth), plain).goal
            repeats[words] = repeats.get(words, 0) + 1
            if repeats[words] > MAX_REPEATS:
                continue
            steps = smallest[number][0] if number in smallest else None
            size = len(seen.goal.target) + sum(len(h.type) for h in seen.goal.hypotheses)
            yield State(
                record.problem, split(record), words, closed, effort,
                steps, size, seen.depth, sum(len(h.names) for h in seen.goal.hypotheses),
            )  # fmt: skip


def split(record: Record) -> str:
    """'train' or 'held-out', by the statement's text alone."""
    digest = hashlib.sha256(record.statement.encode()).digest()
    return "held-out" if digest[0] % HELD_OUT == 0 else "train"


def write(rows: Iterable[Example | State], path: Path) -> int:
    """The examples as JSON lines; how many there are. Raises OSError."""
    lines = [json.dumps(asdict(row), ensure_ascii=False) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def _smallest(record: Record) -> dict[int, tuple[int, Use]]:
    """Size and first step of the smallest proof that the tree holds of each goal. Rises from the
    leaves until nothing changes: sizes grow with every step, so no proof rests on itself."""
    found: dict[int, tuple[int, Use]] = {}
    changed = True
    while changed:
        changed = False
        for use in record.uses:
            if all(goal in found for goal in use.goals):
                size = 1 + sum(found[goal][0] for goal in use.goals)
                if use.parent not in found or size < found[use.parent][0]:
                    found[use.parent] = (size, use)
                    changed = True
    return found


def _spent_below(record: Record) -> list[int]:
    """The tactics tried on each goal and on all that were first met below it."""
    spent = [seen.spent for seen in record.goals]
    for number in range(len(record.goals) - 1, 0, -1):  # a parent has a smaller number
        parent = record.goals[number].parent
        if parent is not None:
            spent[parent] += spent[number]
    return spent
