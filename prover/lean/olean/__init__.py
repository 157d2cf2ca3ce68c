"""Compiled Lean modules read in Python, so that no code of theirs runs: for a judge of proofs.

    module = read_module(path)                  every object in the file is checked
    module.check()                              every constant is read
    module.constants[Name.of("my", "theorem")]  its type and value, as terms
    environment = Environment(module, Library.of_path(lean_path))
    environment.axioms(Name.of("my", "theorem"))
    additions(module)                           notations, macros, instances, implemented_by, ...

From below: `region` knows objects and pointers (and describes the file format), `hashing` Lean's
hash functions, `terms` names, levels and terms, `pretty` writes terms for people, `decode` reads
them, `constants` reads declarations, `module` a file, `library` files that import each other,
`extensions` additions to Lean's tables.

Whatever a file holds, the only exception is `errors.BadOlean`; work and memory are linear in the
file's size. What is read is what Lean would see: stored hashes and flags are computed again. It is
not checked that the kernel would accept a declaration, nor that the compiler's tables are right.
"""

from prover.lean.olean.constants import (
    ABBREV,
    OPAQUE,
    Axiom,
    Constant,
    Constructor,
    Definition,
    Inductive,
    Opaque,
    Quot,
    QuotKind,
    Recursor,
    Rule,
    Safety,
    Theorem,
    companions,
    mentions,
)
from prover.lean.olean.extensions import Addition, Kind, additions
from prover.lean.olean.library import Environment, Library
from prover.lean.olean.module import Import, Module, read_module
from prover.lean.olean.pretty import pretty
from prover.lean.olean.terms import (
    Expr,
    Level,
    Name,
    alike,
    children,
    difference,
    references,
    same,
    show,
    subterms,
)

__all__ = [
    "ABBREV",
    "OPAQUE",
    "Addition",
    "Axiom",
    "Constant",
    "Constructor",
    "Definition",
    "Environment",
    "Expr",
    "Import",
    "Inductive",
    "Kind",
    "Level",
    "Library",
    "Module",
    "Name",
    "Opaque",
    "Quot",
    "QuotKind",
    "Recursor",
    "Rule",
    "Safety",
    "Theorem",
    "additions",
    "alike",
    "children",
    "companions",
    "difference",
    "mentions",
    "pretty",
    "read_module",
    "references",
    "same",
    "show",
    "subterms",
]
