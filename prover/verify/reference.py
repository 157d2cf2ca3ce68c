"""The statement, elaborated from the problem's own text in a process that sees nothing else.

Says what a candidate must prove (a compiled module that states it), or why the statement cannot be
judged against this library.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from prover.errors import BadOlean, InputError, LeanCrash, WorkerFailure
from prover.lean.batch import compile_module, compile_source
from prover.lean.messages import ERROR
from prover.lean.olean import Axiom, Module, Name
from prover.lean.toolchain import Toolchain
from prover.problems import declarations
from prover.problems.lean_text import tokenize
from prover.problems.rules import AXIOMS
from prover.types import Message, Statement, Status, Verdict
from prover.verify import judge, printed

_FIXED = re.compile("[\u2100-\u214f]")  # letterlike symbols: each has one meaning in mathematics
OPEN_SECONDS = 60.0
MATHLIB = "Basis.Mathlib"  # the module of the embedded library that stands for Mathlib
_MATHLIB = re.compile(rf"\bimport\s+(?:Mathlib\b|{re.escape(MATHLIB)}\b)")
# Proves the reference without a `sorry`, so that a sorry that shows is the statement's own.
_HOLE = "proofloom_hole"
_HOLE_LINE = f"axiom {_HOLE}.{{proofloom_u}} {{p : Sort proofloom_u}} : p\n"
_MISSING = re.compile(
    r"[Uu]nknown (?:identifier|constant|namespace|module prefix|attribute|package) [`'\[]([^`'\]]+)"
    r"|The environment does not contain `([^`]+)`"
)
_DEFINED = re.compile(r"[^\s:({\[]+")


REMEMBERED = 32


@dataclass(frozen=True)
class Reference:
    """What is to be proved: the theorem's full name as Lean reads it, and either the compiled
    module that states it or, for a Lean whose files are not read here, its type as printed."""

    name: str
    text: str
    """The file that states it."""
    module: Module | None = None
    printed: str | None = None

    @property
    def structured(self) -> Name:
        """The name in parts."""
        return Name.written(self.name)


_known: dict[tuple[Statement, Toolchain], Reference | Verdict] = {}


def elaborate(statement: Statement, toolchain: Toolchain, timeout: float) -> Reference | Verdict:
    """The reference for a statement (as `for_library` returns it), or the verdict UNSUPPORTED.

    Remembers the last ones: a problem is asked about more than once. Raises a WorkerFailure if Lean
    did not come to its end.
    """
    key = statement, toolchain
    if key not in _known:
        found = _elaborated(statement, toolchain, timeout)
        if len(_known) >= REMEMBERED:
            del _known[next(iter(_known))]
        _known[key] = found
    return _known[key]


def _elaborated(statement: Statement, toolchain: Toolchain, timeout: float) -> Reference | Verdict:
    signature = f"{statement.signature} := {_HOLE}\n"
    try:
        assumed = _axiom(statement.preamble)
        name = declarations.find(statement.preamble + signature)[-1].full_name
        imports = _imports(statement.preamble)
    except InputError as error:
        return _unsupported(f"the statement does not parse: {error}")
    if assumed:
        return _unsupported(f"the statement assumes an axiom ({assumed})")
    at = imports[-1][1] + 1 if imports else 0
    opening = statement.preamble[:at] + _HOLE_LINE + statement.preamble[at:]
    whole = opening + signature + statement.postamble
    whole += "" if whole.endswith("\n") else "\n"
    compiled = None
    if toolchain.shared_library is None:
        messages = compile_source(toolchain, whole + printed.report(name), timeout=timeout)
    else:
        messages, compiled = compile_module(toolchain, whole, timeout=timeout)
    theorem_line, report_line = (text.count("\n") + 1 for text in (opening, whole))
    left_open = _left_open([m for m in messages if m.line < theorem_line], whole)
    errors = [m for m in messages if m.severity == ERROR and m.line < report_line]
    if errors:
        # A definition by `sorry` may itself be an error (it has no code), at the same place.
        if left_open and (errors[0].line, errors[0].column) in left_open:
            return _open_answer(left_open[errors[0].line, errors[0].column])
        return _unsupported(_complaint(errors, whole, toolchain))
    if toolchain.shared_library is None:
        axioms, shown = printed.read_report(messages, report_line)
        found = Reference(name, whole, printed=shown)
    else:
        found, axioms = _read(name, whole, compiled)
    if "sorryAx" in axioms:
        return _open_answer(next(iter(left_open.values()), statement.name))
    if foreign := axioms - AXIOMS - {_HOLE}:
        return _unsupported(f"the statement assumes an axiom ({min(foreign)})")
    return found


def _read(name: str, text: str, compiled: bytes | None) -> tuple[Reference, frozenset[str]]:
    """The reference in a compiled module, and the axioms that its statement speaks of. Raises
    LeanCrash if it is not there."""
    try:
        if compiled is None:
            raise BadOlean("there is no file")
        module = Module(compiled, label="the statement's file")
        module.check()
        found = Reference(name, text, module=module)
        type_ = module.constants[found.structured].type
        used = judge.reached(module, type_)
        axioms = {str(each.name) for each in used if isinstance(each, Axiom)}
        axioms |= {str(judge.SORRY)} & set(map(str, judge.mentioned(module, type_)))
    except (BadOlean, KeyError) as error:
        raise LeanCrash(f"Lean's compiled statement cannot be read: {error}") from None
    return found, frozenset(axioms)


def for_library(statement: Statement, toolchain: Toolchain) -> Statement:
    """The statement as this library can read it; lines of what has imports stay where they are.

    Lean would take a letter such as `ℝ` that nobody defined for a variable, and prove the statement
    for all types: such a letter is not bound automatically either. (This adds a line.)

    The embedded library has nothing to import but its own `Basis.Mathlib`, where names mean what
    they mean in Mathlib: an import of Mathlib becomes one of that module, and other `import` lines
    go, together with the opening of namespaces that it does not have (Lean is asked). A name that
    is really needed from there will be missing by itself, since names are not bound automatically
    then. A theorem loses its `private`, which would hide it from the judge.
    """
    kept = _without(r"\bprivate\b(?=[^\n]*\b(?:theorem|lemma)\b)", statement.signature, count=1)
    preamble = statement.preamble
    if toolchain.kind == "embedded" and (imports := _imports(preamble)):
        wanted = (_MATHLIB.search(preamble, *line) for line in imports)
        first = "set_option autoImplicit false"
        first = f"import {MATHLIB} {first}" if any(wanted) else first
        for start, end in reversed(imports):
            mapped = first if start == imports[0][0] else ""
            preamble = preamble[:start] + mapped + preamble[end:]
        preamble = _without(r"\bset_option\s+(?:autoImplicit|relaxedAutoImplicit)\s+true", preamble)
        preamble = _known_namespaces(preamble, toolchain)
    elif toolchain.kind != "lake" and set(_FIXED.findall(kept)) - set(preamble):
        preamble = f"set_option autoImplicit false\n{preamble}"
    return replace(statement, preamble=preamble, signature=kept)


def stands_in(statement: Statement) -> bool:
    """Whether the embedded library's module stands in for Mathlib in what `for_library` gave."""
    text = statement.preamble
    return any(MATHLIB in text[start:end].split() for start, end in _imports(text))


@functools.lru_cache(maxsize=256)
def _known_namespaces(preamble: str, toolchain: Toolchain) -> str:
    """`preamble` without the namespaces in `open` commands that Lean does not know."""
    while True:
        try:
            messages = compile_source(toolchain, preamble, timeout=OPEN_SECONDS)
        except WorkerFailure:
            return preamble  # the statement itself will fail so, where there is a verdict for it
        # Each command reports the first of its unknown namespaces only, hence the loop.
        lines = preamble.split("\n")
        for m in messages:
            line = lines[m.line - 1]
            name = _DEFINED.match(line, m.column)
            if m.text.startswith("unknown namespace") and name:
                lines[m.line - 1] = f"{line[: m.column]}{' ' * len(name[0])}{line[name.end() :]}"
        known = _without(r"^open(?: scoped)?\s*?(?=\n\S|\s*\Z)", "\n".join(lines))
        if known == preamble:
            return preamble
        preamble = known


def _without(pattern: str, text: str, count: int = 0) -> str:
    """`text` with spaces for what matches."""
    return re.sub(
        pattern, lambda m: re.sub(r"[^\n]", " ", m[0]), text, count=count, flags=re.MULTILINE
    )


def _imports(preamble: str) -> list[tuple[int, int]]:
    """Start and end of each line that imports something."""
    return [
        (preamble.rfind("\n", 0, token.start) + 1, preamble.index("\n", token.start))
        for token in tokenize(preamble)
        if token.kind == "name" and token.text == "import"
    ]


def _axiom(preamble: str) -> str | None:
    """The first axiom that the preamble states."""
    words = [token.text for token in tokenize(preamble) if token.kind == "name"]
    return next((name for word, name in pairwise(words) if word == "axiom"), None)


def _left_open(messages: list[Message], source: str) -> dict[tuple[int, int], str]:
    """Names of the declarations that use `sorry`, by the place of the message."""
    lines = source.split("\n")
    found: dict[tuple[int, int], str] = {}
    for m in messages:
        if m.kind == "hasSorry" and (name := _DEFINED.match(lines[m.line - 1], m.column)):
            found[m.line, m.column] = name[0]
    return found


def _complaint(errors: list[Message], source: str, toolchain: Toolchain) -> str:
    """The first missing name, or else Lean's first error."""
    for error in errors:
        if match := _MISSING.search(error.text):
            return _missing(match[1] or match[2], toolchain)
    first = errors[0]
    if first.text == "expected token":  # no token begins with the character that stands there
        return _missing(source.split("\n")[first.line - 1][first.column], toolchain)
    return f"the statement does not elaborate: {one_line(first.text)}"


def _missing(name: str, toolchain: Toolchain) -> str:
    return f"the library ({toolchain.library}) has no `{name}`"


def _open_answer(name: str) -> Verdict:
    return _unsupported(f"the statement leaves its answer open ({name})")


def _unsupported(reason: str) -> Verdict:
    return Verdict(Status.UNSUPPORTED, reason)


def one_line(text: str) -> str:
    """A message of Lean, fit for a reason."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 300 else flat[:299] + "…"
