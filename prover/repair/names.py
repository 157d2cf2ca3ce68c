"""Existing names near one that does not exist: local ones, the statement's own, the library's.

The library is asked through Lean's own completion, so it is whatever the statement imports.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from prover.errors import WorkerFailure
from prover.repair.scene import Scene

MAX_NAMES = 8
_SECONDS = 5.0
_LEAST = 0.55  # of likeness, between 0 and 1
_INTERNAL = re.compile(r"^Lean\.|^inst|\._|«|\.(?:rec|recOn|casesOn|below|brecOn|noConfusion\w*)$")
_UNKNOWN = re.compile(r"(?:contain|identifier|constant|variable)\s+[`'‘]([^`'’\s]+)[`'’]")


def unknown(text: str) -> str | None:
    """The name that a message complains of."""
    found = _UNKNOWN.search(text)
    return found[1] if found else None


def near(name: str, scene: Scene) -> list[str]:
    """At most MAX_NAMES existing names that `name` may have been meant for, the likeliest first."""
    own = [*scene.names(), *scene.theory.functions, *(t.name for t in scene.theory.theorems)]
    own += [f"{type_}.{c.name}" for type_, made in scene.theory.types for c in made]
    local = [other for other in dict.fromkeys(own) if other != name]
    ranked = {other: _likeness(name, other) + 0.1 for other in local}
    for other in _library(name, scene):
        ranked.setdefault(other, _likeness(name, other))
    likely = sorted((n for n in ranked if ranked[n] >= _LEAST), key=lambda n: -ranked[n])
    return likely[:MAX_NAMES]


def _library(name: str, scene: Scene) -> Iterable[str]:
    space, _, last = name.rpartition(".")
    parts = sorted((p for p in last.split("_") if len(p) > 2), key=len, reverse=True)
    asked = [name, last, *(f"{space}.{part}" if space else part for part in parts[:2])]
    for word in dict.fromkeys(asked):
        if len(word) < 3:
            continue
        try:
            found = scene.bridge.names(scene.statement, word, timeout=_SECONDS)
        except WorkerFailure:
            return
        yield from (other for other in found if not _INTERNAL.search(other))


def _likeness(name: str, other: str) -> float:
    """Of the whole names, or of their last parts, which count a little less."""
    matcher = difflib.SequenceMatcher(None, name, other, autojunk=False)
    if matcher.real_quick_ratio() < 0.4:
        return 0.0
    whole = matcher.ratio()
    last = difflib.SequenceMatcher(None, name.rpartition(".")[2], other.rpartition(".")[2])
    return max(whole, last.ratio() - 0.1)
