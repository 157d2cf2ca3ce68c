"""Lean source text as tokens with places: line, column, bracket depth.

`lean.lexer` tells what hides other text (comments, strings); here names are joined at their dots
and every token knows how many brackets stand around it, so that a `:=` in a binder or a `sorry`
in a comment is seen for what it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from prover.errors import InputError
from prover.lean import lexer

BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}


@dataclass(frozen=True)
class Token:
    """A piece of text that is not space.

    `kind` is that of the lexer, a dotted name being one name; `start` is an offset in code
    points, `line` counts from 1, `column` from 0; `depth` is the number of brackets around the
    token (a bracket has that of its outside).
    """

    kind: str
    text: str
    start: int
    line: int
    column: int
    depth: int
    first: bool
    """Nothing but spaces stands before it on its line."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def tokenize(text: str, *, path: object = None) -> list[Token]:
    """All tokens of `text`, comments among them.

    Raises InputError for a comment or string that does not end.
    """
    found: list[Token] = []
    depth = start = line_start = 0
    line = 1
    blank = True  # so far on this line
    for kind, piece in _joined(text):
        if kind == "unterminated":
            what = "string" if piece.startswith('"') else "comment"
            raise InputError(f"this {what} does not end", path=path, line=line)
        if kind == "close":
            depth = max(depth - 1, 0)
        if kind != "space":
            found.append(Token(kind, piece, start, line, start - line_start, depth, blank))
            blank = False
        if kind == "open":
            depth += 1
        if "\n" in piece:
            line += piece.count("\n")
            line_start = start + piece.rindex("\n") + 1
            blank = kind == "space"
        start += len(piece)
    return found


def _joined(text: str) -> list[tuple[str, str]]:
    """(kind, text) of the lexer's tokens with `a`, `.`, `b` as `a.b` and `#`, `a` as `#a`."""
    joined: list[tuple[str, str]] = []
    for token in lexer.tokens(text):
        kind, piece = token.kind, token.text
        before = joined[-1] if joined else ("", "")
        if kind == "name" and before[1] == "#":
            joined[-1] = ("name", "#" + piece)
        elif kind in ("name", "number") and before[0] == "dotted":
            joined[-1] = ("name", before[1] + piece)
        elif piece == "." and before[0] == "name":
            joined[-1] = ("dotted", before[1] + piece)
        else:
            _undot(joined)
            joined.append((kind, piece))
    _undot(joined)
    return joined


def _undot(joined: list[tuple[str, str]]) -> None:
    """A dot that no name follows, as in `foo.{u}`, is a token of its own."""
    if joined and joined[-1][0] == "dotted":
        joined[-1:] = [("name", joined[-1][1].removesuffix(".")), ("other", ".")]
