"""A submission cut into what it shares with the challenge and what it adds."""

from __future__ import annotations

import re

from prover.errors import InputError
from prover.problems import declarations, lean_files
from prover.problems.lean_text import tokenize
from prover.problems.rules import without_comments

_HOLE = re.compile(r"\s*(?::=\s*(?:by\s*)?(?:sorry\s*)?)?")


def split(submission: str, challenge: str, name: str | None) -> tuple[str, str] | str:
    """(the challenge's text before what is open, the rest of the submission); or why the
    submission does not begin with that text.

    Definitions that the statement speaks of must come first and unchanged: a declaration among
    them could change what they mean. Raises InputError for a challenge without open theorems.
    """
    given = _given(challenge, name)
    try:
        submitted = without_comments(submission)
        ends = _ends(given, submitted)
    except InputError as error:
        return str(error)
    if ends is None:
        line = given.rstrip().count("\n") + 1
        return f"the submission must begin with the challenge's text up to line {line}, unchanged"
    return given + ("" if not given or given.endswith("\n") else "\n"), submission[ends:]


def _given(challenge: str, name: str | None) -> str:
    """The challenge up to its last open theorem (or `name`), without open theorems at its end."""
    found = declarations.find(challenge)
    last = lean_files.problems(challenge, "challenge", name=name)[-1]
    position = next(i for i, each in enumerate(found) if each.line == last.line)
    end = found[position].start
    for before in reversed(found[:position]):
        if not _HOLE.fullmatch(without_comments(challenge)[before.signature_end : end]):
            break
        end = before.start
    return challenge[:end]


def _ends(given: str, submitted: str) -> int | None:
    """The offset in `submitted` after the tokens of `given`, or None if they are not its first."""
    theirs = tokenize(submitted)
    ours = [token for token in tokenize(given) if token.kind != "comment"]
    for mine, other in zip(ours, theirs, strict=False):
        same_place = mine.first == other.first and (not mine.first or mine.column == other.column)
        if mine.text != other.text or not same_place:
            return None
    if len(theirs) < len(ours):
        return None
    return theirs[len(ours) - 1].end if ours else 0
