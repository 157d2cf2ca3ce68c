"""The published suites that can be fetched: where each is, at which commit, under which licence,
and how its files become rows of ours.

A commit's name is a hash of all that is in it, which git checks on arrival. A row has the fields
of `problems.jsonl`: answers, proofs and informal texts are left behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prover.problems import declarations, jsonl, lean_files

Row = dict[str, Any]
_DOC = re.compile(r"/--.*?-/\s*", re.DOTALL)


@dataclass(frozen=True)
class Source:
    """A suite in a public git repository."""

    name: str
    repository: str
    """OWNER/NAME at GitHub."""
    commit: str
    licence: str
    lean: str
    """The Lean that it is stated for; '' if it does not say."""
    files: dict[str, str]
    """A pattern of paths for each split of the suite; '' where there is but one."""
    rows: Callable[[Path], Iterator[Row]]
    """Reads one file; raises InputError."""

    @property
    def url(self) -> str:
        return f"https://github.com/{self.repository}"


def _of_lean_file(path: Path) -> Iterator[Row]:
    """A row for each open theorem. The theorems before it are left out: as they have no proofs,
    nothing may rest on them."""
    text = lean_files.read_text(path)
    found = declarations.find(text, path=path)
    for number, declaration in enumerate(found):
        if not declaration.is_open:
            continue
        statement = lean_files.statement(text, declaration)
        preamble = statement.preamble
        for earlier in reversed(found[:number]):
            preamble = preamble[: earlier.start] + preamble[earlier.end :].lstrip("\n")
        yield {
            "name": lean_files.problem_name(declaration),
            "header": jsonl.without_answers(preamble).rstrip(),
            "statement": f"{_DOC.sub('', statement.signature, count=1)} := by",
        }


def _of_rows(path: Path) -> Iterator[Row]:
    """The rows of miniF2F's second version, as they are but for the names of the fields."""
    for _, row in jsonl.rows(path):
        yield {
            "name": row.get("name"),
            "split": row.get("split"),
            "header": row.get("header"),
            "statement": row.get("formal_statement"),
        }


def _second(letter: str, what: str) -> Source:
    return Source(
        name=f"minif2f-v2{letter}",
        repository="roozbeh-yz/miniF2F_v2",
        commit="0492ceae4275794c3661b466a7effe4abd6e1237",
        licence=f"none stated in the repository ({what}; made from miniF2F, MIT and Apache-2.0)",
        lean="",
        files={"": f"datasets/miniF2F_v2{letter}.jsonl"},
        rows=_of_rows,
    )


SOURCES = {
    source.name: source
    for source in (
        Source(
            name="minif2f",
            repository="yangky11/miniF2F-lean4",
            commit="5746b7d6c47855ce1294bed87329618ff7f1bc31",
            licence="MIT (Meta Platforms); the Lean part of openai/miniF2F is Apache-2.0",
            lean="4.24",
            files={"valid": "MiniF2F/Valid/*.lean", "test": "MiniF2F/Test/*.lean"},
            rows=_of_lean_file,
        ),
        _second("c", "competition level"),
        _second("s", "simplified"),
        Source(
            name="putnambench",
            repository="trishullab/PutnamBench",
            commit="3c9b9268ebd132d482938b8e9d242dd71fc1ebc0",
            licence="Apache-2.0 (lean4/LICENSE); informal statements (c) MAA, which are left out",
            lean="4.27",
            files={"": "lean4/src/*.lean"},
            rows=_of_lean_file,
        ),
        Source(
            name="proofnet",
            repository="marcinwrochna/ProofNet-lean4",
            commit="c1b1089c4f130d809a432e20ec412150af71cd65",
            licence="MIT (Azerbayev and others; Lean 4 by Vishwakarma, Yang, Wrochna)",
            lean="4.19",
            files={"": "ProofNet/*.lean"},
            rows=_of_lean_file,
        ),
    )
}
