"""Suites by name: those shipped in `data/`, and any file of problems."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from prover import bundle, problems
from prover.errors import InputError
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


def load(spec: str) -> Suite:
    """The suite called `spec` or the file at `spec`; InputError for neither."""
    known = shipped()
    path = known.get(spec, Path(spec))
    if not path.is_file() and path.suffix not in (".jsonl", ".lean"):
        near = difflib.get_close_matches(spec, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"shipped: {', '.join(known)}"
        raise InputError(f"no suite {spec!r}, and no such file; {hint}")
    found, cumulative = problems.load_suite_file(path)
    return Suite(
        name=path.stem,
        path=path,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        problems=tuple(replace(p, suite=path.stem) for p in unique_names(found)),
        cumulative=cumulative,
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
