"""One compiled module: what it imports, declares and adds to Lean's extensions.

The public face of a file. Constants are read when asked for; `check` reads them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prover.errors import BadOlean
from prover.lean.olean.constants import Constant, companions, mentions, read_constant
from prover.lean.olean.decode import Decoder
from prover.lean.olean.region import MAX_BYTES, Ref, Region
from prover.lean.olean.terms import Name, Plain, references


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, with the words that stood before its name."""

    module: Name
    all: bool
    exported: bool
    meta: bool


class Constants(Mapping[Name, Constant]):
    """The constants of a module by name, read on demand, in the file's order."""

    def __init__(self, decoder: Decoder, names: tuple[Name, ...], refs: list[Ref]) -> None:
        self._decoder, self._refs = decoder, dict(zip(names, refs, strict=True))
        self._known: dict[Name, Constant] = {}
        self._needs: dict[Name, frozenset[Name]] = {}

    def needs(self, name: Name) -> frozenset[Name]:
        """The constants that one rests on directly: those in its terms, and its companions."""
        known = self._needs.get(name)
        if known is None:
            constant = self[name]
            known = references(*mentions(constant)) | companions(constant)
            self._needs[name] = known
        return known

    def __getitem__(self, name: Name) -> Constant:
        known = self._known.get(name)
        if known is None:
            known = read_constant(self._decoder, self._refs[name])
            # Lean would enter it under the name in the table.
            if known.name != name:
                self._decoder.region.bad(f"declares {known.name} under the name {name}")
            self._known[name] = known
        return known

    def __iter__(self) -> Iterator[Name]:
        return iter(self._refs)

    def __len__(self) -> int:
        return len(self._refs)

    def __contains__(self, name: object) -> bool:
        return name in self._refs


class Module:
    """A module's `ModuleData`. Reading any part of it raises BadOlean if it is not in order."""

    def __init__(self, data: bytes, *, label: str = "olean", scan: bool = True) -> None:
        """`data` is the whole file, `label` begins the text of errors; see `region` for `scan`."""
        region = Region(data, label=label, scan=scan)
        self.decoder = decoder = Decoder(region)
        imports, names, constants, extra, entries, flags = region.fields(region.root, 0, 5, 1)
        self.lean_version = region.lean_version
        (is_module,) = decoder.flags(flags, 1)
        self.is_module = bool(is_module)
        """Whether it uses Lean's module system: then this file may show theorems as axioms, and
        the proofs are in another file beside it."""
        self.imports = tuple(self._import(ref) for ref in region.array(imports))
        found = tuple(map(decoder.name, region.array(names)))
        refs = region.array(constants)
        if len(set(found)) != len(found) or len(refs) != len(found):
            region.bad("declares a constant twice, or has no name for one")
        self.constants = Constants(decoder, found, refs)
        self._extra = region.array(extra)
        self._entries: dict[Name, list[Ref]] = {}
        for ref in region.array(entries):
            name, added = region.fields(ref, 0, 2)
            if (extension := decoder.name(name)) in self._entries:
                region.bad(f"has the extension {extension} twice")
            self._entries[extension] = region.array(added)

    def _import(self, ref: Ref) -> Import:
        name, flags = self.decoder.region.fields(ref, 0, 1, 1)
        return Import(self.decoder.name(name), *map(bool, self.decoder.flags(flags, 1, 1, 1)))

    @property
    def extra_names(self) -> tuple[Name, ...]:
        """Names that the compiler made, which are no constants."""
        return tuple(map(self.decoder.name, self._extra))

    @property
    def extensions(self) -> dict[Name, int]:
        """The extensions to which it adds something, with the number of entries."""
        return {name: len(refs) for name, refs in self._entries.items() if refs}

    def entry_refs(self, extension: Name) -> list[Ref]:
        """Where the entries of an extension are, for readers that know its types."""
        return self._entries.get(extension, [])

    def entries(self, extension: Name) -> tuple[Plain, ...]:
        """The entries of an extension, without types."""
        return tuple(map(self.decoder.plain, self.entry_refs(extension)))

    def check(self) -> None:
        """Read all constants. Raises BadOlean for the first that is not in order."""
        for name in self.constants:
            _ = self.constants[name]


def read_module(path: Path, *, scan: bool = True) -> Module:
    """The module in a file, which is read into memory at once (a mapped file could change while
    it is looked at). Raises BadOlean, also if it cannot be opened."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadOlean(f"{path}: {error.strerror}") from None
    return Module(data, label=str(path), scan=scan)
