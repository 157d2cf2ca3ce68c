"""The part of a report on each problem: statement, proof, search trees, and what was tried.

Everything is cut to a length that keeps a page of 600 problems small; the run folder has it whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prover import suites
from prover.critic import trees
from prover.critic.trees import Record, Use
from prover.errors import InputError
from prover.events import words
from prover.graph.line import goal_line
from prover.graph.view import MARKS
from prover.lean.goals import render_goal
from prover.report.run import Result, Run, events

ALL_LINES, FEWEST, MOST = 12_000, 6, 40
"""Lines of search trees on the page, and the bounds of one tree's share of them."""
WIDTH = 100  # characters of a line in a tree
TEXT = 3000  # of a statement or a proof
LOGGED, LOG_WIDTH = 12, 240
SEARCHES = 3  # trees shown of one problem
WAYS = 2  # shown of a goal that is open


@dataclass(frozen=True)
class Search:
    """A search tree as indented text, closed goals by what closed them; `left_out` goals are not
    in it."""

    text: str
    goals: int
    tactics: int
    left_out: int


@dataclass(frozen=True)
class Work:
    """What one run did on a problem: `log` in the order of its events."""

    run: int
    result: Result
    searches: tuple[Search, ...]
    more_searches: int
    log: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A problem; `statement` is '' if neither suite nor trees have it any more."""

    name: str
    statement: str
    preamble: str
    works: tuple[Work, ...]


def parts(runs: Sequence[Run]) -> tuple[list[Part], list[str]]:
    """The problems of the runs, in the order of the first run that has them, those of different
    suite texts apart; and what a reader must know: which search trees cannot be read.

    Raises InputError for a damaged event.
    """
    found: list[Part] = []
    notes: list[str] = []
    share = min(MOST, max(FEWEST, ALL_LINES // max(1, sum(len(run.results) for run in runs))))
    searched = []
    for run in runs:
        trees_, wrong = _searches(run, share)
        searched.append(trees_)
        notes += [wrong] if wrong else []
    logged = [_logs(run) for run in runs]
    texts: dict[str, Mapping[str, tuple[str, str]]] = {}
    seen: dict[tuple[str, str], list[int]] = {}
    for number, run in enumerate(runs):
        sha256 = str(run.config["suite_sha256"])
        if not texts.get(sha256):
            texts[sha256] = _statements(run)
        for name in run.results:
            seen.setdefault((sha256, name), []).append(number)
    for (sha256, name), numbers in seen.items():
        works = []
        statement, preamble = texts[sha256].get(name, ("", ""))
        for number in numbers:
            known = searched[number].get(name, [])
            statement = statement or next((text for text, _ in known), "")
            works.append(
                Work(
                    number,
                    runs[number].results[name],
                    tuple(search for _, search in known[:SEARCHES]),
                    max(0, len(known) - SEARCHES),
                    tuple(logged[number].get(name, ())),
                )
            )
        found.append(Part(name, cut(statement), cut(preamble), tuple(works)))
    return found, notes


def cut(text: str, most: int = TEXT) -> str:
    """The text, or its beginning if it is longer."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _statements(run: Run) -> Mapping[str, tuple[str, str]]:
    """Signature and preamble by name, if the suite is still there as it was."""
    try:
        suite = suites.load(str(run.config.get("suite_path", "")))
    except InputError:
        return {}
    if suite.sha256 != run.config["suite_sha256"]:
        return {}
    return {
        problem.name: (problem.statement.signature, problem.statement.preamble.strip("\n"))
        for problem in suite.problems
    }


def _searches(run: Run, lines: int) -> tuple[dict[str, list[tuple[str, Search]]], str]:
    """By problem: what each search was for, and its tree; and why they end before the last one.
    Other versions write trees otherwise, which takes nothing from the rows."""
    found: dict[str, list[tuple[str, Search]]] = {}
    if not any((run.path / trees.FOLDER).glob(f"*{trees.SUFFIX}")):
        return found, ""
    try:
        for record in trees.read(run.path):
            found.setdefault(record.problem, []).append((record.statement, search(record, lines)))
    except InputError as error:
        return found, f"{error}: it and later search trees of this run are not shown."
    return found, ""


def search(record: Record, lines: int) -> Search:
    """A recorded search as at most so many lines."""
    uses: dict[int, list[Use]] = {}
    for use in record.uses:
        uses.setdefault(use.parent, []).append(use)
    shown: list[str] = []
    above: set[int] = set()
    waiting = [(0, 0)]  # (goal, depth), the next one last
    while waiting and len(shown) < lines:
        number, depth = waiting.pop()
        goal, step = record.goals[number], "  " * depth
        closed = record.closed.get(number)
        dead = goal.spent and number not in uses
        mark = MARKS["solved" if closed else "failed" if dead else "open"]
        line = f"{step}{mark} {goal_line(render_goal(goal.goal), max(WIDTH - len(step), 30))}"
        if number in above:
            shown.append(f"{line} (above)")
            continue
        above.add(number)
        if closed:
            shown.append(f"{line}  by {' '.join(closed.tactic.split())}")
            waiting += [(each, depth + 1) for each in reversed(closed.goals)]
            continue
        shown.append(f"{line}  {goal.spent} tried" if goal.spent else line)
        for use in reversed(uses.get(number, [])[:WAYS]):
            waiting += [(each, depth + 1) for each in reversed(use.goals)]
    return Search(
        "\n".join(cut(line, 2 * WIDTH) for line in shown),
        len(record.goals),
        sum(goal.spent for goal in record.goals),
        len(record.goals) - len(above),
    )


def _logs(run: Run) -> dict[str, list[str]]:
    """What the run said of each problem, one line an event."""
    found: dict[str, list[str]] = {}
    more: dict[str, int] = {}
    for _, event in events(run.path):
        name, said = str(event.get("problem", "")), words(event)
        if not name or not said:
            continue
        if len(found.setdefault(name, [])) < LOGGED:
            found[name].append(cut(" ".join(said.split()), LOG_WIDTH))
        else:
            more[name] = more.get(name, 0) + 1
    for name, count in more.items():
        found[name].append(f"and {count} more (events.jsonl)")
    return found
