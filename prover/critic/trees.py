"""Search trees as data: what a search tried, in JSON, and back.

A run folder keeps one file of them a problem (`trees/NAME.jsonl.gz`, a line for each search).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prover.errors import InputError
from prover.lean.goals import parse_goal, render_goal
from prover.search.tree import Tree
from prover.theory import Constructor, Premise, Theory
from prover.types import Goal, Statement

FOLDER, SUFFIX = "trees", ".jsonl.gz"


@dataclass(frozen=True)
class Use:
    """A tactic that went through on a goal, and the numbers of the goals that it left."""

    parent: int
    tactic: str
    goals: tuple[int, ...]


@dataclass(frozen=True)
class Seen:
    """A goal of a tree. `spent` is the number of tactics tried on it, `failed` are the ones that
    led nowhere, `closers` the ones that left no goal; `parent` is the goal that it was first met
    under, None for the root. One that is `entangled` shares metavariables with others and stands
    for all of them."""

    goal: Goal
    depth: int
    parent: int | None
    spent: int
    entangled: bool
    failed: tuple[str, ...]
    closers: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """One search. `closed` maps each closed goal to the use that closed it first; `exhausted` says
    that nothing was left to try."""

    problem: str
    statement: str
    theory: Theory
    goals: tuple[Seen, ...]
    uses: tuple[Use, ...]
    closed: Mapping[int, Use]
    exhausted: bool


def dump(problem: str, statement: Statement, theory: Theory, tree: Tree, *, exhausted: bool) -> str:
    """A finished search as one line of JSON."""
    uses: dict[int, Any] = {}
    for node in tree.nodes:
        for use in [*node.parents, *([node.closed_by] if node.closed_by else [])]:
            uses.setdefault(id(use), use)
    numbers = {key: number for number, key in enumerate(uses)}
    led = dict[int, set[str]]()
    for use in uses.values():
        led.setdefault(use.parent, set()).add(use.tactic)
    goals = [
        {
            "goal": render_goal(node.goal),
            "depth": node.depth,
            "parent": node.parents[0].parent if node.number else None,
            "spent": node.spent,
            "entangled": len(node.state.goals) > 1,
            "failed": sorted(node.tried.difference(led.get(node.number, ()), node.closers)),
            "closers": node.closers,
        }
        for node in tree.nodes
    ]
    record = {
        "problem": problem,
        "statement": f"{statement.preamble}{statement.signature}",
        "theory": _theory(theory),
        "exhausted": exhausted,
        "goals": goals,
        "uses": [[use.parent, use.tactic, list(use.goals)] for use in uses.values()],
        "closed": {
            str(node.number): numbers[id(node.closed_by)] for node in tree.nodes if node.closed_by
        },
    }
    return json.dumps(record, ensure_ascii=False)


def load(line: str) -> Record:
    """The search in a line that `dump` made; ValueError, KeyError or TypeError for another one."""
    raw = json.loads(line)
    uses = tuple(Use(parent, tactic, tuple(goals)) for parent, tactic, goals in raw["uses"])
    return Record(
        problem=raw["problem"],
        statement=raw["statement"],
        theory=_read_theory(raw["theory"]),
        goals=tuple(
            Seen(
                **{
                    **seen,
                    "goal": parse_goal(seen["goal"]),
                    "failed": tuple(seen["failed"]),
                    "closers": tuple(seen["closers"]),
                }
            )
            for seen in raw["goals"]
        ),
        uses=uses,
        closed={int(goal): uses[use] for goal, use in raw["closed"].items()},
        exhausted=raw["exhausted"],
    )


def write(run: Path, problem: str, lines: tuple[str, ...]) -> None:
    """Keep a problem's searches in the folder of its run. Raises OSError."""
    (run / FOLDER).mkdir(exist_ok=True)
    text = "".join(f"{line}\n" for line in lines).encode()
    # No time in the header: the same searches give the same file.
    (run / FOLDER / f"{problem}{SUFFIX}").write_bytes(gzip.compress(text, 6, mtime=0))


def read(run: Path) -> Iterator[Record]:
    """All searches in a run folder, by the names of their problems. Raises InputError for a folder
    without any and for a file that is none."""
    files = sorted((run / FOLDER).glob(f"*{SUFFIX}"))
    if not files:
        raise InputError("holds no search trees: name the folder of a `prover batch` run", path=run)
    for path in files:
        try:
            lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise InputError(f"not readable: {error}", path=path) from None
        for number, line in enumerate(lines, start=1):
            try:
                yield load(line)
            except (ValueError, KeyError, TypeError, IndexError):
                raise InputError("not a search tree", path=path, line=number) from None


def _theory(theory: Theory) -> dict[str, Any]:
    """What a view of a goal needs of the theory."""
    return {
        "functions": theory.functions,
        "recursive": [[name, sorted(matched)] for name, matched in theory.recursive],
        "types": [
            [name, [[c.name, c.fields, c.recursive, c.result] for c in constructors]]
            for name, constructors in theory.types
        ],
        "theorems": [[p.name, p.arguments, p.conclusion] for p in theory.theorems],
        "grind": theory.grind,
    }


def _read_theory(raw: dict[str, Any]) -> Theory:
    return Theory(
        functions=tuple(raw["functions"]),
        recursive=tuple((name, frozenset(matched)) for name, matched in raw["recursive"]),
        types=tuple(
            (name, tuple(Constructor(c, tuple(f), tuple(r), s) for c, f, r, s in constructors))
            for name, constructors in raw["types"]
        ),
        theorems=tuple(Premise(n, tuple(a), c) for n, a, c in raw["theorems"]),
        grind=raw["grind"],
    )
