"""Proofs put into the holes of a sketch, in the layout that the place asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prover.lean.lexer import tokens
from prover.problems.rules import parts
from prover.sketch.layout import Lines, blocks
from prover.types import Sketch, Statement, Subgoal

LENGTH = len("sorry")
_BY = re.compile(r"(\s*)by\b")


@dataclass(frozen=True)
class Edit:
    """`text` in place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def filled(sketch: Sketch, proofs: Sequence[str | None]) -> str:
    """The sketch's proof with the proofs (texts after `:=`) of its subgoals' statements in the
    holes, one for each subgoal; None leaves a hole."""
    pairs = zip(sketch.subgoals, proofs, strict=True)
    return closed(sketch.proof, [(s, tactics(s.statement, proof)) for s, proof in pairs])


def closed(proof: str, steps: Sequence[tuple[Subgoal, Sequence[str]]]) -> str:
    """The proof with lines of tactics at the holes of subgoals, behind what opens each."""
    return edited(proof, edits(proof, steps))


def edits(proof: str, steps: Sequence[tuple[Subgoal, Sequence[str]]]) -> list[Edit]:
    """What `closed` does, one edit for each hole, in order."""
    lines = Lines(proof)
    holes: dict[int, list[list[str]]] = {}
    for subgoal, block in steps:
        at = lines.offset(subgoal.line, subgoal.column)
        opening = () if list(block) == ["sorry"] else subgoal.opening
        holes.setdefault(at, []).append([*opening, *block])
    found = {block.start: block.base for block in blocks(proof)}
    return [_edit(proof, at, found.get(at), each) for at, each in sorted(holes.items())]


def tactics(statement: Statement, proof: str | None) -> list[str]:
    """A proof of the statement as lines of a tactic block at column 0."""
    if proof is None:
        return ["sorry"]
    placed = " " * (len(statement.signature.rsplit("\n", 1)[-1]) + len(" := ")) + proof.rstrip()
    if _BY.match(placed):
        return _dedented(_BY.sub(r"\1  ", placed, count=1))
    lines = _dedented(placed)
    if len(lines) == 1:
        return [f"exact {lines[0]}"]
    return ["exact (", *("  " + line for line in lines), ")"]


def canonical(statement: Statement, proof: str) -> str:
    """The proof with its first step or its term on a line of its own, so that columns in it are
    columns in the file."""
    term, suffix = parts(proof.rstrip())
    placed = " " * (len(statement.signature.rsplit("\n", 1)[-1]) + len(" := ")) + term.rstrip()
    by = _BY.match(placed)
    lines = _dedented(_BY.sub(r"\1  ", placed, count=1) if by else placed)
    text = ("by" if by else "") + "".join(f"\n{_indented(line, 2)}" for line in lines)
    return f"{text}\n{suffix}" if suffix else text


def _dedented(text: str) -> list[str]:
    """The lines from column 0. Those left of the first one are its continuation."""
    first, *rest = text.strip("\n").split("\n")
    while rest and not first.strip():
        first, *rest = rest
    column = len(first) - len(first.lstrip())
    left = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=column)
    if left >= column:
        return [first.strip(), *(line[column:].rstrip() for line in rest)]
    return [first.strip(), *(f"  {line[left:]}".rstrip() for line in rest)]


def _edit(proof: str, at: int, base: int | None, alternatives: list[list[str]]) -> Edit:
    """What takes the place of the `sorry` at an offset; `base` is that of the block which begins
    there, if one does."""
    end = at + LENGTH
    line_start = proof.rfind("\n", 0, at) + 1
    column = at - line_start
    if len(alternatives) > 1:
        inner = " " * (column + 1)
        options = [f"\n{inner}| {_bracketed(each, column + 3)}" for each in alternatives]
        return Edit(at, end, f"(first{''.join(options)})")
    (lines,) = alternatives
    alone = not proof[line_start:at].strip()
    rest = proof[end : (proof + "\n").index("\n", end)].strip()
    if (
        (base is None and not alone)
        or (rest and rest[0] not in ")]}⟩,")
        or (rest and _noted(lines))
    ):
        return Edit(at, end, _bracketed(lines, column))
    opener = proof[line_start:at].rstrip()
    if len(lines) > 1 and not rest and opener.endswith(("by", "=>")) and base is not None:
        column = max(base, 0) + 2
        start = line_start + len(opener)
        return Edit(start, end, "".join(f"\n{_indented(line, column)}" for line in lines))
    return Edit(at, end, "\n".join([lines[0], *(_indented(line, column) for line in lines[1:])]))


def _bracketed(lines: list[str], column: int) -> str:
    """The lines as one tactic whose bracket stands at a column."""
    inner = "\n".join([lines[0], *(_indented(line, column + 1) for line in lines[1:])])
    return f"({inner}\n{' ' * column})" if _noted(lines) else f"({inner})"


def _indented(line: str, column: int) -> str:
    return " " * column + line if line.strip() else ""


def _noted(lines: list[str]) -> bool:
    """Whether the last line ends in a comment, which would swallow what follows."""
    return any(token.kind == "comment" for token in tokens(lines[-1]))
