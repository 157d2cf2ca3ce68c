"""Suites by name: those shipped in `data/`, those fetched (`fetch`), and any file of problems."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from prover import bundle, problems
from prover.errors import InputError
from prover.suites import fetch, published
from prover.types import Problem


@dataclass(frozen=True)
class Suite:
    """Problems with names that are unique and safe as file names."""

    name: str
    path: Path
    sha256: str
    """Of the file: a run can be resumed only with the same text."""
    problems: tuple[Problem, ...]
    cumulative: bool
    """The problems stand in an order, and each may use those before it that were verified."""


def shipped() -> dict[str, Path]:
    """The suites that come with the project, by name."""
    return {path.stem: path for path in sorted(bundle.data().glob("*.jsonl"))}


def fetched() -> dict[str, Path]:
    """The published suites that the user has fetched, by name."""
    return {path.stem: path for path in fetch.fetched()}


def load(spec: str) -> Suite:
    """The suite called `spec`, the file at `spec`, or several of either with commas between them;
    InputError for none."""
    if "," in spec and not Path(spec).exists():
        return _joined([load(part.strip()) for part in spec.split(",")])
    known = fetched() | shipped()
    path = known.get(spec, Path(spec))
    if not path.is_file() and path.suffix not in (".jsonl", ".lean"):
        if spec in published.SOURCES:
            raise InputError(f"{spec} is not here yet: prover suites fetch {spec}")
        near = difflib.get_close_matches(spec, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there is {', '.join(known)}"
        raise InputError(f"no suite {spec!r}, and no such file; {hint}")
    found, cumulative = problems.load_suite_file(path)
    return Suite(
        name=path.stem,
        path=path,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        problems=tuple(replace(p, suite=path.stem) for p in unique_names(found)),
        cumulative=cumulative,
    )


def _joined(parts: list[Suite]) -> Suite:
    """One suite of several; each problem keeps the name of its own."""
    for part in parts:
        if part.cumulative:
            raise InputError("its problems build on each other: run it alone", path=part.path)
    return Suite(
        name="+".join(part.name for part in parts),
        path=parts[0].path,
        sha256=hashlib.sha256("".join(part.sha256 for part in parts).encode()).hexdigest(),
        problems=tuple(unique_names(problem for part in parts for problem in part.problems)),
        cumulative=False,
    )


def unique_names(found: Iterable[Problem]) -> list[Problem]:
    """The same problems under names that no two share and that can be file names.

    Names that differ in case only get a number too: some file systems do not tell them apart.
    """
    taken: set[str] = set()
    renamed: list[Problem] = []
    for problem in found:
        base = re.sub(r"[^\w.+'~-]", "_", problem.name).strip(".")[:100] or "problem"
        name, count = base, 1
        while name.casefold() in taken:
            count += 1
            name = f"{base}_{count}"
        taken.add(name.casefold())
        renamed.append(replace(problem, name=name))
    return renamed
