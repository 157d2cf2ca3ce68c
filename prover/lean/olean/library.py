"""Modules that import each other, found on a search path; what a constant rests on in the end.

Stands for the environment that Lean would build from the same files: a module and everything that
it imports. Files of a library are looked into where they are needed, and are kept as long as they
do not change on the disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from prover.errors import BadOlean
from prover.lean.olean.constants import Axiom, Constant
from prover.lean.olean.module import Constants, Module, read_module
from prover.lean.olean.terms import Name

_Stamp = tuple[int, int, int]


class Library:
    """Compiled modules below some folders (LEAN_PATH), which are trusted to be Lean's output as a
    whole (see `region` on `scan`), but not with memory or time. Not thread-safe."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(folders)
        self._known: dict[Path, tuple[_Stamp, Module]] = {}

    @staticmethod
    def of_path(lean_path: str) -> Library:
        """The library of a LEAN_PATH."""
        return Library(map(Path, filter(None, lean_path.split(os.pathsep))))

    def module(self, name: Name) -> Module:
        """The module of that name, from the first folder that has it. Raises BadOlean."""
        for folder in self.folders:
            path = folder.joinpath(*map(self._component, name.parts[:-1] or ()))
            path /= f"{self._component(name.parts[-1] if name.parts else '')}.olean"
            try:
                stat = path.stat()
            except OSError:
                continue
            stamp = stat.st_mtime_ns, stat.st_size, stat.st_ino
            known = self._known.get(path)
            if known is None or known[0] != stamp:
                known = self._known[path] = stamp, read_module(path, scan=False)
            return known[1]
        raise BadOlean(f"there is no compiled module {name}")

    @staticmethod
    def _component(part: str | int) -> str:
        if not isinstance(part, str) or part in ("", ".", "..") or set("/\\\0") & set(part):
            raise BadOlean(f"a module is imported whose name has the part {Name.of(part)}")
        return part

    def closure(self, module: Module) -> list[Module]:
        """All that a module imports, directly or not; imported ones before those that import them.
        Raises BadOlean: a module that is not there, or imports in a circle."""
        order: dict[Name, Module] = {}
        open_: dict[Name, Module] = {}
        waiting: list[tuple[Name, bool]] = [(each.module, False) for each in module.imports]
        waiting.reverse()
        while waiting:
            name, done = waiting.pop()
            if done:
                order[name] = open_.pop(name)
            elif name in open_:
                raise BadOlean(f"modules import each other in a circle: {name}")
            elif name not in order:
                open_[name] = self.module(name)
                waiting.append((name, True))
                waiting += [(i.module, False) for i in open_[name].imports if i.module not in order]
        return list(order.values())


class Environment:
    """A module with all that it imports, as one table of constants."""

    def __init__(self, module: Module, library: Library) -> None:
        """Raises BadOlean as `Library.closure` does."""
        self.module = module
        self._home: dict[Name, Module] = {}
        for each in library.closure(module):
            for name in each.constants:
                self._home.setdefault(name, each)
        self.clashes = tuple(name for name in module.constants if name in self._home)
        """Names that the module declares although an import has them. Looked up, they are the
        import's: Lean refuses most such modules, but lets equal theorems pass."""

    def __contains__(self, name: Name) -> bool:
        return name in self._home or name in self.module.constants

    def __getitem__(self, name: Name) -> Constant:
        """Raises BadOlean if there is no such constant: terms mention none but those there are."""
        return self._constants(name)[name]

    def _constants(self, name: Name) -> Constants:
        constants = self._home.get(name, self.module).constants
        if name not in constants:
            raise BadOlean(f"there is no constant {name}")
        return constants

    def imported(self, name: Name) -> bool:
        """Whether a constant comes from an import."""
        return name in self._home

    def reached(self, *names: Name) -> Iterator[Constant]:
        """The constants that `names` rest on, themselves included, each once: through types,
        values and rules, from an inductive type to its constructors and back. Raises BadOlean."""
        seen, waiting = set(names), list(names)
        while waiting:
            name = waiting.pop()
            constants = self._constants(name)
            yield constants[name]
            new = constants.needs(name) - seen
            seen |= new
            waiting += new

    def axioms(self, *names: Name) -> frozenset[Name]:
        """The axioms among what `names` rest on. Unlike Lean's `#print axioms`, which looks up
        what the module noted about itself (`exportedAxiomsExt`), this reads the terms."""
        return frozenset(c.name for c in self.reached(*names) if isinstance(c, Axiom))
