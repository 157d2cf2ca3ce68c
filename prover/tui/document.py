"""What is open: a Lean file, a suite or a typed theorem; where each theorem's proof stands in it.

Reading, and putting a proof in its place. Nothing is written here but by `write`.
"""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from prover import problems, suites
from prover.errors import InputError
from prover.problems import declarations, lean_files
from prover.problems.declarations import Declaration
from prover.runs.folder import replace_file
from prover.types import Problem, Statement

BOM = "\ufeff"


class Source(StrEnum):
    """What a document was read from."""

    FILE = "file"
    SUITE = "suite"
    TEXT = "text"


@dataclass(frozen=True)
class Theorem:
    """A theorem on the list; `proof` is what the text has after `:=`, '' for nothing."""

    problem: Problem
    proof: str
    is_open: bool

    @property
    def name(self) -> str:
        return self.problem.name

    @property
    def draft(self) -> str:
        """The proof that work begins with."""
        usable = self.proof not in ("", "by") and not self.proof.startswith("|")
        return self.proof if usable else "by\n  sorry"


@dataclass(frozen=True)
class Document:
    """A text with its theorems; of a suite every theorem has a text of its own."""

    title: str
    source: Source
    path: Path | None
    text: str
    theorems: tuple[Theorem, ...]
    chosen: str = ""
    """The theorem that was asked for by name."""

    @property
    def key(self) -> str:
        """Of its session: the same for the same file, suite or text."""
        what = str(self.path) if self.path else self.text
        digest = hashlib.sha256(f"{self.source}\0{what}".encode()).hexdigest()[:16]
        stem = "".join(c if c.isalnum() else "-" for c in self.title)[:40]
        return f"{stem}-{digest}"

    def theorem(self, name: str) -> Theorem | None:
        return next((theorem for theorem in self.theorems if theorem.name == name), None)

    def shown(self, theorem: Theorem) -> str:
        """The text in which the theorem stands."""
        if self.source is Source.SUITE:
            return theorem.problem.statement.with_proof("by sorry")
        return self.text


def read(target: str) -> Document:
    """The document that a TARGET means: FILE, FILE:NAME, a suite, or Lean text with a theorem.

    Raises InputError when there is no theorem in it.
    """
    if target in suites.shipped() or target.endswith(".jsonl"):
        suite = suites.load(target)
        listed = tuple(Theorem(p, "", True) for p in suite.problems)
        return Document(suite.name, Source.SUITE, suite.path.resolve(), "", listed)
    file = target.rpartition(":")[0]
    if Path(file).suffix == ".lean" and not Path(target).exists():
        document = read_file(Path(file))
        chosen = problems.read_target(target)[0].name  # says what there is if there is none
        return Document(**{**vars(document), "chosen": chosen})
    if Path(target).suffix == ".lean" and "\n" not in target:
        return read_file(Path(target))
    found = problems.read_target(target)
    return read_text(target, found[0].name, "<typed>")


def read_file(path: Path) -> Document:
    """A Lean file. Raises InputError."""
    text = lean_files.read_text(path)
    listed = _theorems(text, str(path))
    return Document(path.name, Source.FILE, path.resolve(), text, listed)


def read_text(text: str, title: str, where: str) -> Document:
    """A text that somebody typed, theorems without a proof with `sorry` for one. Raises
    InputError."""
    for theorem in _theorems(text, where):
        if not theorem.proof:
            text, _ = spliced(text, theorem.name, "by\n  sorry")
    return Document(title, Source.TEXT, None, text, _theorems(text, where))


def spliced(text: str, name: str, proof: str) -> tuple[str, Statement]:
    """The text with `proof` for what stands after the `:=` of the theorem `name`, and what the
    theorem says in this text. Raises InputError if there is no such theorem in it."""
    for declaration in declarations.find(text):
        if lean_files.problem_name(declaration) == name:
            new = f"{text[: declaration.signature_end]} := {proof}{text[declaration.end :]}"
            return new, lean_files.statement(text, declaration)
    raise InputError(f"no theorem {name} in it any more")


def diff(old: str, new: str, title: str) -> list[str]:
    """The lines of a unified diff."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), title, title, lineterm="", n=3)
    return list(lines)


def text_of(path: Path) -> str:
    """What a file has now. Raises InputError."""
    return lean_files.read_text(path)


def unused(folder: Path, name: str) -> Path:
    """A .lean file in the folder that is not there yet."""
    stem = "".join(c if c.isalnum() or c in "._'" else "_" for c in name)
    paths = (folder / f"{stem}{f'_{n}' if n else ''}.lean" for n in range(1000))
    return next(path for path in paths if not path.exists())


def write(path: Path, text: str) -> None:
    """Put a text into a file, which keeps its line ends, permissions and byte order mark.
    Raises OutputError."""
    raw = path.read_bytes() if path.exists() else b""
    if b"\r\n" in raw:
        text = text.replace("\n", "\r\n")
    if raw.startswith(BOM.encode()):
        text = BOM + text
    replace_file(path, text)


def _theorems(text: str, where: str) -> tuple[Theorem, ...]:
    found = declarations.find(text, path=where)
    if not found:
        raise InputError("no theorem, lemma or example in it", path=where)
    return tuple(_theorem(text, where, declaration) for declaration in found)


def _theorem(text: str, where: str, declaration: Declaration) -> Theorem:
    problem = Problem(
        name=lean_files.problem_name(declaration),
        statement=lean_files.statement(text, declaration),
        source=where,
        line=declaration.line,
    )
    proof = text[declaration.signature_end : declaration.end].strip().removeprefix(":=").strip()
    return Theorem(problem, proof, declaration.is_open)
