"""What a module adds to Lean's extensions, as far as it can change what others read or run.

A statement's text means what notations, macros, instances and coercions make of it; a definition's
code may be replaced (`implemented_by`, `extern`, `csimp`). Only additions that a file keeps are
seen: those that are `local` end with it, in the file and here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from prover.lean.olean.decode import BOX0, Decoder
from prover.lean.olean.module import Module
from prover.lean.olean.region import Ref
from prover.lean.olean.terms import Name


class Kind(StrEnum):
    """What was added."""

    IMPLEMENTED_BY = "implemented_by"
    EXTERN = "extern"
    EXPORT = "export"
    CSIMP = "csimp"
    INIT = "init"
    REDUCIBILITY = "reducibility"
    INSTANCE = "instance"
    DEFAULT_INSTANCE = "default_instance"
    COERCION = "coercion"
    MACRO = "macro"
    ELABORATOR = "elaborator"
    UNEXPANDER = "unexpander"
    TOKEN = "token"
    CATEGORY = "category"
    PARSER = "parser"
    SIMP = "simp"
    ALIAS = "alias"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Addition:
    """One entry of an extension.

    `name` is what it is about (the declaration with the attribute, the syntax that a macro
    expands, the category of a parser; None for a token); `other` is the constant behind it, if it
    is another; `detail` is a token's text or the number of a reducibility status; `scope` is the
    namespace that must be opened, for `scoped` entries.
    """

    kind: Kind
    name: Name | None
    other: Name | None = None
    detail: str | int | None = None
    scope: Name | None = None


_Reader = Callable[[Decoder, Ref], Addition | None]


def _pair(kind: Kind) -> _Reader:
    """(declaration, constant)"""

    def read(decoder: Decoder, ref: Ref) -> Addition:
        name, other = decoder.region.fields(ref, 0, 2)
        return Addition(kind, decoder.name(name), decoder.name(other))

    return read


def _first(kind: Kind) -> _Reader:
    """A declaration, followed by something else."""

    def read(decoder: Decoder, ref: Ref) -> Addition:
        tag, count, words = decoder.region.constructor(ref)
        if tag or not count:
            decoder.region.bad(f"has an entry about {kind} of a strange shape")
        return Addition(kind, decoder.name(words[0]))

    return read


def _bare(kind: Kind) -> _Reader:
    return lambda decoder, ref: Addition(kind, decoder.name(ref))


def _keyed(kind: Kind) -> _Reader:
    """((syntax kind, constant)): `KeyedDeclsAttribute.OLeanEntry` under its scope"""
    return _scoped(_pair(kind))


def _scoped(read: _Reader) -> _Reader:
    """`ScopedEnvExtension.Entry`: global (0), or scoped (1) with its namespace."""

    def unwrap(decoder: Decoder, ref: Ref) -> Addition | None:
        tag, count, words = decoder.region.constructor(ref)
        if tag > 1 or count != tag + 1 or len(words) != count:
            decoder.region.bad("has an entry that is neither global nor scoped")
        found = read(decoder, words[-1])
        if tag == 0 or found is None:
            return found
        scope = decoder.name(words[0])
        return Addition(found.kind, found.name, found.other, found.detail, scope)

    return unwrap


def _reducibility(decoder: Decoder, ref: Ref) -> Addition:
    name, status = decoder.region.fields(ref, 0, 2)
    return Addition(Kind.REDUCIBILITY, decoder.name(name), detail=decoder.region.natural(status))


def _export(decoder: Decoder, ref: Ref) -> Addition:
    name, symbol = decoder.region.fields(ref, 0, 2)
    return Addition(Kind.EXPORT, decoder.name(name), decoder.name(symbol))


def _csimp(decoder: Decoder, ref: Ref) -> Addition:
    old, new, _ = decoder.region.fields(ref, 0, 3)
    return Addition(Kind.CSIMP, decoder.name(old), decoder.name(new))


def _instance(decoder: Decoder, ref: Ref) -> Addition:
    _, _, _, name, _, _ = decoder.region.fields(ref, 0, 5, 1)
    if name == BOX0:
        return Addition(Kind.INSTANCE, None)
    return Addition(Kind.INSTANCE, decoder.name(decoder.region.fields(name, 1, 1)[0]))


def _default_instance(decoder: Decoder, ref: Ref) -> Addition:
    of, name, _ = decoder.region.fields(ref, 0, 3)
    return Addition(Kind.DEFAULT_INSTANCE, decoder.name(of), decoder.name(name))


def _parser(decoder: Decoder, ref: Ref) -> Addition | None:
    """`ParserExtension.OLeanEntry`: token, kind, category, parser; a kind adds nothing."""
    tag, count, words = decoder.region.constructor(ref)
    if tag > 3 or count != (1, 1, 2, 3)[tag]:
        decoder.region.bad("has an entry about parsers of a strange shape")
    if tag == 0:
        return Addition(Kind.TOKEN, None, detail=decoder.region.text(words[0]))
    if tag == 1:
        return None
    kind = Kind.CATEGORY if tag == 2 else Kind.PARSER
    return Addition(kind, decoder.name(words[0]), decoder.name(words[1]))


def _simp(decoder: Decoder, ref: Ref) -> Addition | None:
    """A lemma (0, with its origin) or a definition to unfold (1); what else there is repeats it."""
    tag, count, words = decoder.region.constructor(ref)
    if tag == 1 and count:
        return Addition(Kind.SIMP, decoder.name(words[0]))
    if tag or not count:
        return None
    _, _, _, _, origin, _ = decoder.region.fields(words[0], 0, 5, 1)
    tag, count, words = decoder.region.constructor(origin)
    return Addition(Kind.SIMP, decoder.name(words[0]) if tag == 0 and count == 1 else None)


# The extensions by their names in Lean 4.35. Others are in `Module.extensions` only.
_READERS: dict[tuple[str, ...], _Reader] = {
    ("Lean", "Compiler", "implementedByAttr"): _pair(Kind.IMPLEMENTED_BY),
    ("Lean", "externAttr"): _first(Kind.EXTERN),
    ("Lean", "exportAttr"): _export,
    ("Lean", "Compiler", "CSimp", "ext"): _scoped(_csimp),
    ("Lean", "regularInitAttr"): _pair(Kind.INIT),
    ("Lean", "builtinInitAttr"): _pair(Kind.INIT),
    ("reducibilityCore",): _reducibility,
    ("Lean", "Meta", "instanceExtension"): _scoped(_instance),
    ("Lean", "Meta", "defaultInstanceExtension"): _default_instance,
    ("Lean", "Meta", "coeExt"): _scoped(_first(Kind.COERCION)),
    ("Lean", "Meta", "coeDeclAttr"): _bare(Kind.COERCION),
    ("Lean", "Elab", "macroAttribute"): _keyed(Kind.MACRO),
    ("Lean", "Elab", "Term", "termElabAttribute"): _keyed(Kind.ELABORATOR),
    ("Lean", "Elab", "Tactic", "tacticElabAttribute"): _keyed(Kind.ELABORATOR),
    ("Lean", "Elab", "Command", "commandElabAttribute"): _keyed(Kind.ELABORATOR),
    ("Lean", "PrettyPrinter", "Delaborator", "delabAttribute"): _keyed(Kind.UNEXPANDER),
    ("Lean", "PrettyPrinter", "Delaborator", "appUnexpanderAttribute"): _keyed(Kind.UNEXPANDER),
    ("Lean", "Parser", "parserExtension"): _scoped(_parser),
    ("Lean", "Meta", "simpExtension"): _scoped(_simp),
    ("Lean", "aliasExtension"): _pair(Kind.ALIAS),
    ("Lean", "attributeExtension"): _first(Kind.ATTRIBUTE),
}
READERS = {Name(parts): read for parts, read in _READERS.items()}


def additions(module: Module) -> tuple[Addition, ...]:
    """The entries of the extensions in `READERS`, in the file's order. Raises BadOlean."""
    found = []
    for extension in module.extensions:
        read = READERS.get(extension)
        if read is not None:
            for ref in module.entry_refs(extension):
                if (addition := read(module.decoder, ref)) is not None:
                    found.append(addition)
    return tuple(found)
