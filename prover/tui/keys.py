"""The keys: those that count on a screen, and what the settings say of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from prover.errors import InputError


def listed(screen: Screen[Any]) -> list[tuple[str, Binding, DOMNode]]:
    """The bindings that count where the focus is: keys as they are written, and whose they are.
    Those that the settings can change come first."""
    found: dict[str, tuple[list[str], Binding, DOMNode]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.description and not binding.system:
            row = found.setdefault(binding.id or binding.action, ([], binding, active.node))
            row[0].append(screen.app.get_key_display(binding))
    ours_first = sorted(found.values(), key=lambda row: (row[1].id is None, row[1].id or ""))
    return [(", ".join(dict.fromkeys(keys)), binding, node) for keys, binding, node in ours_first]


def identifiers(*classes: type) -> Iterator[str]:
    """The ids of the bindings of screens and widgets."""
    for owner in classes:
        for binding in owner.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                yield binding.id


def checked(keys: Mapping[str, Any], known: set[str], where: str) -> dict[str, str]:
    """A keymap from the settings. Raises InputError for an id that there is not."""
    for name, key in keys.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "the help (?) has their ids"
            raise InputError(f"no key is called {name!r}; {hint}", path=where)
        if not isinstance(key, str) or not key:
            raise InputError(f"key {name} = {key!r}: text such as 'ctrl+t' expected", path=where)
    return dict(keys)
