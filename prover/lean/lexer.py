"""Lean text cut into tokens, just finely enough to tell names, brackets, strings and comments.

Used to judge a candidate tactic before Lean sees it and to rename hypotheses in printed goals.
Lean's grammar is extensible, so nothing here parses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Letters and subscripts that Lean admits in names (λ, Π and Σ are keywords).
_FIRST = (
    r"A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u0391-\u039f\u03a0\u03a1\u03a4-\u03ba"
    r"\u03bc-\u03fb\u1f00-\u1ffe\u2100-\u214f\U0001d49c-\U0001d59f"
)
_REST = _FIRST + r"0-9'!?\u2080-\u2089\u2090-\u209c\u1d62-\u1d6a\u2c7c"
# ✝ and its superscript count mark a name that cannot be written.
# A second « ends the first: else a line of many would be read once for each.
_NAME = rf"(?:«[^«»\n]*»|[{_FIRST}][{_REST}]*)(?:✝[⁰¹²³⁴-⁹]*)?"
_TOKEN = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<comment>--[^\n]*)
  | (?P<block>/-)
  | (?P<string>r(?P<hashes>\#*)"(?s:.*?)"(?P=hashes) | "(?:[^"\\]|\\(?s:.))*")
  | (?P<raw>r\#*")
  | (?P<char>'(?:\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|.)|[^'\\\n])')
  | (?P<metavariable>(?<![\])])\?(?:{_NAME}|[0-9]+)(?:\.(?:{_NAME}|[0-9]+))*)
  | (?P<name>{_NAME})
  | (?P<number>[0-9]+)
  | (?P<open>[(\[{{⟨])
  | (?P<close>[)\]}}⟩])
  | (?P<other>:=|.)
    """,
    re.VERBOSE,
)
_MARK = re.compile(r"/-|-/")
_PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}


@dataclass(frozen=True)
class Token:
    """`kind` is a group of the grammar above: space, comment, string, char, metavariable, name
    (one component of a dotted name), number, open, close, other, or unterminated."""

    kind: str
    text: str


def tokens(text: str) -> Iterator[Token]:
    """All of `text` in order; joined, the tokens give it back."""
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        assert match is not None and match.lastgroup is not None, "the last alternative matches all"
        kind, end = match.lastgroup, match.end()
        if kind == "block":
            kind, end = _block_comment(text, at)
        elif kind == "raw" or (kind == "other" and match[0] == '"'):
            kind, end = "unterminated", len(text)
        yield Token(kind, text[at:end])
        at = end


def _block_comment(text: str, start: int) -> tuple[str, int]:
    depth = 0
    for mark in _MARK.finditer(text, start):
        depth += 1 if mark[0] == "/-" else -1
        at = mark.end()
        if depth == 0:
            return "comment", at
    return "unterminated", len(text)


def unbalanced(text: str) -> str | None:
    """What is wrong with the brackets, strings and comments of `text`, or None."""
    found = unpaired(text)
    return None if found is None else found[1]


def unpaired(text: str) -> tuple[int, str] | None:
    """Where `text` has a bracket, string or comment without its other end, and what is wrong."""
    opened: list[tuple[int, str]] = []
    at = 0
    for token in tokens(text):
        if token.kind == "unterminated":
            return at, f"unterminated {'string' if token.text[0] == chr(34) else 'comment'}"
        if token.kind == "open":
            opened.append((at, _PAIRS[token.text]))
        elif token.kind == "close" and (not opened or opened.pop()[1] != token.text):
            return at, f"unexpected '{token.text}'"
        at += len(token.text)
    return (opened[-1][0], f"expected '{opened[-1][1]}'") if opened else None


def names(text: str) -> frozenset[str]:
    """All names in `text`, by component, that stand outside comments and strings."""
    return frozenset(token.text for token in tokens(text) if token.kind == "name")


def dotted_names(text: str) -> frozenset[str]:
    """The names in `text` as they are written, with their dots; not what follows `x.1.` or `.`."""
    found: set[str] = set()
    parts: list[str] = []
    for token in (*tokens(text), Token("end", "")):
        if parts and parts[-1] == "." and token.kind == "name":
            parts.append(token.text)
        elif parts and parts[-1] != "." and token.text == ".":
            parts.append(".")
        else:
            found.add("".join(parts).rstrip("."))
            parts = [token.text] if token.kind == "name" or token.text == "." else []
    return frozenset(name for name in found if name and not name.startswith("."))
