"""Lean's messages: JSON lines of `lean --json` and LSP diagnostics, both into types.Message."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from prover.errors import LeanCrash
from prover.types import Message

ERROR = "error"
UNSOLVED = "Tactic.unsolvedGoals"
UNSOLVED_HEADER = "unsolved goals\n"
# How the errors of Lean's parser begin.
UNPARSED = re.compile(
    r"(<input>:\d+:\d+: )?"
    r"(unexpected|expected|unterminated|missing end of|invalid escape|unknown tactic)"
)
_LSP_SEVERITY = {1: ERROR, 2: "warning"}
_LSP_UNSOLVED_TAG = 1


def from_json_line(line: str) -> Message:
    """One line of `lean --json`; raises LeanCrash if it is no message."""
    try:
        record = json.loads(line)
        return Message(
            severity=record["severity"],
            text=record["data"],
            line=record["pos"]["line"],
            column=record["pos"]["column"],
            kind=record["kind"],
        )
    except (ValueError, LookupError, TypeError):
        raise LeanCrash(f"Lean printed a line that is no message: {line[:80]!r}") from None


def from_diagnostic(record: Mapping[str, Any], lines: Sequence[str]) -> Message:
    """One LSP diagnostic of the document `lines` (split at '\\n').

    LSP counts lines from 0 and columns in UTF-16 units; a tag replaces the kind.
    """
    start = record["range"]["start"]
    text = lines[start["line"]] if start["line"] < len(lines) else ""
    return Message(
        severity=_LSP_SEVERITY.get(record.get("severity", 1), "information"),
        text=record["message"],
        line=start["line"] + 1,
        column=from_utf16(text, start["character"]),
        kind=UNSOLVED if _LSP_UNSOLVED_TAG in record.get("leanTags", ()) else "",
    )


def from_utf16(text: str, units: int) -> int:
    """The code-point column that `units` UTF-16 units into `text` stand for."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore"))


def to_utf16(text: str, column: int) -> int:
    """The UTF-16 column of the code-point column `column` in `text`."""
    return len(text[:column].encode("utf-16-le")) // 2


def printed_axioms(text: str) -> frozenset[str] | None:
    """The axioms in what `#print axioms` says of a theorem; None if it does not say just that."""
    if text.endswith(" does not depend on any axioms"):
        return frozenset()
    match = re.fullmatch(r"'.*?' depends on axioms: \[(.*)\]", text, re.DOTALL)
    return frozenset(re.split(r",\s+", match[1])) if match else None
