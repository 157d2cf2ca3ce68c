"""The keys: those that count on a screen, and what the settings say of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from textual.app import App
from textual.binding import Binding

from prover.errors import InputError


def listed(app: App[Any]) -> list[tuple[str, Binding]]:
    """The bindings that count where the focus is, with their keys as they are written; those of
    the application last."""
    found: dict[str, tuple[list[str], Binding]] = {}
    for active in app.screen.active_bindings.values():
        binding = active.binding
        if binding.description and not binding.system:
            name = binding.id or binding.action
            found.setdefault(name, ([], binding))[0].append(app.get_key_display(binding))
    return [(", ".join(dict.fromkeys(keys)), binding) for keys, binding in found.values()]


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
