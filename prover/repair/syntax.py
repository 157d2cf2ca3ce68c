"""Corrections of what Lean cannot parse: brackets, tokens, columns, the ways of older versions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prover.problems.lean_text import BRACKETS
from prover.repair.scene import Scene
from prover.sketch.filling import Edit

MAX_LINES = 6  # on which a missing bracket may have stood
_EXPECTED = re.compile(r"[`'‘]([^`'’]+)[`'’]")


def brackets(scene: Scene) -> Iterator[Edit]:
    """The missing bracket at the end of a line from the one that opens on, or the one too many
    away."""
    text = scene.proof
    if scene.error.text.startswith("unexpected") and text[scene.at : scene.at + 1] in "()[]{}⟨⟩":
        yield Edit(scene.at, scene.at + 1, "")
    missing = scene.error.text.removeprefix("expected ").strip("'")
    if missing in BRACKETS.values():
        yield Edit(scene.at, scene.at + 1, "")
        line = scene.lines.place(scene.at)[0]
        for end in _line_ends(scene, line, MAX_LINES):
            yield Edit(end, end, missing)


def tokens(scene: Scene) -> Iterator[Edit]:
    """One of the tokens that the parser expected, or the one that it did not expect away."""
    _, _, expected = scene.error.text.partition("expected ")
    before = len(scene.proof[: scene.at].rstrip())
    for token in _EXPECTED.findall(expected):
        if token.isascii() and len(token) < 8:
            yield Edit(before, before, f" {token}" if token.isalpha() or len(token) > 1 else token)
            yield Edit(scene.at, scene.at, f"{token} ")
    if (here := scene.token) is not None:
        yield Edit(scene.code[here].start, scene.code[here].end, "")
        if scene.code[here].text not in ("by", ":="):
            yield Edit(scene.at, scene.at, "by ")
            yield Edit(scene.at, scene.at, ":= ")
            yield Edit(scene.at, scene.at, ":= by ")


def indentation(scene: Scene) -> Iterator[Edit]:
    """The line of the error, or one that seems to belong to a block or not, at other columns."""
    line, _ = scene.lines.place(scene.at)
    behind = scene.lines.place(scene.reach)[0] + 1
    columns = {b.column for b in scene.around} | {i.column for b in scene.around for i in b.items}
    for first in dict.fromkeys((line, line + 1, line - 1, behind)):
        if not 1 < first <= len(scene.lines.starts):
            continue
        start = scene.lines.starts[first - 1]
        own = _indent(scene, first)
        above = _indent(scene, first - 1)
        wanted = {*columns, above, above + 2, own - 1, own + 1, own - 2, own + 2} - {own}
        for last in dict.fromkeys((_belonging(scene, first), _run(scene, first))):
            end = _end(scene, last)
            for column in sorted(wanted, key=lambda c: abs(c - own)):
                if column > 0:
                    yield Edit(start, end, _shifted(scene.proof[start:end], column - own))


def spelling(scene: Scene) -> Iterator[Edit]:
    """What older versions of Lean wrote."""
    line, _ = scene.lines.place(scene.at)
    start, end = scene.lines.starts[line - 1], _end(scene, line)
    text = scene.proof[start:end]
    for pattern, new in (
        (r",\s*$", ""),
        (r"\b(rw|rewrite) ((?:← ?)?[^\[\s←]\S*)", r"\1 [\2]"),
        (r"(λ|\bfun)\s*([^,=>]+),", r"fun \2 =>"),
        (r"\bcases ([^\s:]+) with ((?:\w+ ?)+)$", r"obtain ⟨\2⟩ := \1"),
        (r"^( *)[-*] ", r"\1· "),
        (r"\buse (.*)$", r"refine ⟨\1, ?_⟩"),
        (r":= begin\b", ":= by"),
        (r"\bassume\b", "intro"),
    ):
        fixed = re.sub(pattern, new, text)
        if "obtain ⟨" in fixed and fixed != text:
            fixed = re.sub(r"⟨([^⟩]*)⟩", lambda m: f"⟨{', '.join(m[1].split())}⟩", fixed)
        if fixed != text:
            yield Edit(start, end, fixed)


# Lines, counted from 1.


def _indent(scene: Scene, line: int) -> int:
    text = _line(scene, line)
    return len(text) - len(text.lstrip()) if text.strip() else 0


def _line(scene: Scene, line: int) -> str:
    return scene.proof[scene.lines.starts[line - 1] : _end(scene, line)]


def _end(scene: Scene, line: int) -> int:
    starts = scene.lines.starts
    return starts[line] - 1 if line < len(starts) else len(scene.proof)


def _line_ends(scene: Scene, line: int, count: int) -> list[int]:
    last = min(line + count, len(scene.lines.starts) + 1)
    return [len(scene.proof[: _end(scene, n)].rstrip()) for n in range(line, last)]


def _belonging(scene: Scene, line: int) -> int:
    """The last line of those behind `line` that are further right."""
    last = line
    while last < len(scene.lines.starts) and _indent(scene, last + 1) > _indent(scene, line):
        last += 1
    return last


def _run(scene: Scene, line: int) -> int:
    """The last line of those behind `line` that are at least as far right."""
    last = line
    while last < len(scene.lines.starts) and _indent(scene, last + 1) >= _indent(scene, line):
        last += 1
    return last


def _shifted(text: str, by: int) -> str:
    """The lines further right by some columns, or left as far as there is room."""
    return "\n".join(
        " " * max(len(line) - len(line.lstrip()) + by, 0) + line.lstrip() if line.strip() else line
        for line in text.split("\n")
    )
