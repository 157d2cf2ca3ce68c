"""Suites of problems as JSON lines; the kind of a row is recognised by its fields.

Only the fields named here are read: a row's answer, informal proof and status never reach a
Problem, and so never a prover.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from prover.errors import InputError
from prover.problems import declarations, nng4
from prover.problems.lean_files import read_text, statement
from prover.problems.lean_text import tokenize
from prover.types import Problem, Statement

Row = dict[str, Any]


def rows(path: Path) -> list[tuple[int, Row]]:
    """(line, object) of every line that is not blank; InputError for what is no JSON object."""
    found: list[tuple[int, Row]] = []
    for number, text in enumerate(read_text(path).split("\n"), start=1):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
        except json.JSONDecodeError as error:
            raise InputError(
                f"not JSON: {error.msg} at column {error.colno}", path=path, line=number
            ) from None
        if not isinstance(row, dict):
            raise InputError("a JSON object expected", path=path, line=number)
        found.append((number, row))
    if not found:
        raise InputError("no rows in it", path=path)
    return found


def load(path: Path) -> tuple[list[Problem], bool]:
    """The problems of a JSONL file, and whether they build on each other (cumulative).

    Raises InputError with the line for a row that lacks fields or does not parse.
    """
    numbered = rows(path)
    levels = [_is_level(row) for _, row in numbered]
    if any(levels):
        if not all(levels):
            line = numbered[levels.index(False)][0]
            raise InputError("no `world` and `level`, which other rows have", path=path, line=line)
        numbered.sort(key=lambda item: nng4.position(item[1], path=path, line=item[0]))
    return [_problem(row, path, line) for line, row in numbered], any(levels)


def _is_level(row: Row) -> bool:
    return "world" in row and "level" in row


def _problem(row: Row, path: Path, line: int) -> Problem:
    name = _text(row, "name", f"{path}:{line}")
    place = f"{path}:{line}: {name}"
    if "lean_file" in row:
        found = _whole_file(row, place)
    elif "statement" not in row:
        fields = ", ".join(row)
        raise InputError(f"neither `statement` nor `lean_file` among {fields}", path=place)
    elif _is_level(row):
        found = _level(row, place)
    else:
        found = _header_and_statement(row, place)
    return Problem(name=name, statement=found, source=str(path), line=line)


def _text(row: Row, field: str, place: str) -> str:
    value = row.get(field)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"field `{field}`: text expected", path=place)
    return value


def _last(text: str, place: str) -> Statement:
    """The last theorem of `text`; what stands before it is its preamble."""
    found = declarations.find(text, path=place)
    if not found:
        raise InputError("no theorem in it", path=place)
    return statement(text, found[-1])


def _whole_file(row: Row, place: str) -> Statement:
    """TIP: the row is a Lean file with one open theorem."""
    return _last(_text(row, "lean_file", place), place)


def _header_and_statement(row: Row, place: str) -> Statement:
    """miniF2F and PutnamBench; ILTP, which has no header."""
    header = _text(row, "header", place).rstrip() + "\n\n" if row.get("header") else ""
    return _last(header + without_answers(_text(row, "statement", place)), place)


def _level(row: Row, place: str) -> Statement:
    """NNG4: the definitions of the game are ours, the row holds the statement alone."""
    return _last(nng4.definitions() + _text(row, "statement", place), place)


def without_answers(text: str) -> str:
    """`text` without the comments that follow a `sorry`: PutnamBench keeps the answer there."""
    pieces: list[str] = []
    position, after_hole = 0, False
    for token in tokenize(text):
        if token.kind != "comment":
            after_hole = token.text == "sorry"
        elif after_hole:
            pieces.append(text[position : token.start].rstrip(" "))
            position = token.end
    return "".join(pieces) + text[position:]
