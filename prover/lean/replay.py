"""Asks Lean's kernel about declarations: `python -I -S replay.py LIBRARY`, JSON in, JSON out.

Loads Lean's shared library, imports compiled modules of a trusted library, builds the declarations
that standard input describes with Lean's own constructors, and adds them one after the other to
the kernel's environment, each checked from its terms. No parser, elaborator, tactic or extension
runs, and nothing of the file that the declarations came from is mapped or believed. Written for the
binary interface of Lean 4.35; `kernel.py` is the other side and describes the messages.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

POINTER, SIZE, BYTE = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_uint8
NOWHERE = "/nonexistent"  # for a toolchain's own library
NIL = ZERO = ANONYMOUS = NONE = 1  # the boxed number 0
EMPTY_MAP = 3
PRIVATE = 2  # import all that there is
ARRAY = 246
DEFINITION, THEOREM, OPAQUE, INDUCTIVE = 1, 2, 3, 6  # constructors of Declaration
RECURSOR = 7  # of ConstantInfo
SAFE = bytes([1])
# Constructors of Kernel.Exception, in order.
EXCEPTIONS = (
    "unknown constant", "already declared", "the value has another type", "has metavariables",
    "has free variables", "a function is expected", "a type is expected",
    "a `let` value has another type", "ill-typed", "an argument has another type",
    "invalid projection", "the type of a theorem is no proposition", "refused",
    "too many steps", "too much memory", "too deep", "interrupted",
)  # fmt: skip


class Lean:
    """The shared library, its functions by name, and objects made for it.

    Objects are marked as persistent (reference count 0) as soon as they exist: Lean neither frees
    nor changes such ones, so nobody has to count.
    """

    def __init__(self, path: str) -> None:
        self.library = ctypes.CDLL(path)
        self.function("lean_initialize", result=None)()
        self.function("lean_init_task_manager", result=None)()
        self.function("lean_io_mark_end_initialization", result=None)()
        self.allocate = self.function("lean_alloc_object", SIZE)
        self.make_string = self.function("lean_mk_string_from_bytes", ctypes.c_char_p, SIZE)
        self.make_natural = self.function("lean_cstr_to_nat", ctypes.c_char_p)

    def function(self, name: str, *arguments: Any, result: Any = POINTER) -> Callable[..., Any]:
        found = self.library[name]
        found.argtypes, found.restype = arguments, result
        return found

    def constructor(self, tag: int, *fields: int, scalars: bytes = b"") -> int:
        size = 8 + 8 * len(fields) + (len(scalars) + 7 & ~7)
        return self._object(tag << 56 | len(fields) << 48 | size << 32, size, fields, scalars)

    def array(self, *items: int) -> int:
        head = ARRAY << 56 | 1 << 32
        return self._object(head, 24 + 8 * len(items), (len(items), len(items), *items))

    def _object(self, head: int, size: int, words: Iterable[int], scalars: bytes = b"") -> int:
        at: int = self.allocate(size)
        data = b"".join(word.to_bytes(8, sys.byteorder) for word in (head, *words))
        ctypes.memmove(at, (data + scalars).ljust(size, b"\0"), size)
        return at

    def list(self, items: Sequence[int]) -> int:
        found = NIL
        for item in reversed(items):
            found = self.constructor(1, item, found)
        return found

    def string(self, text: str) -> int:
        data = text.encode()
        return lasting(self.make_string(data, len(data)))

    def natural(self, number: int) -> int:
        if number < 1 << 62:
            return number << 1 | 1
        return lasting(self.make_natural(str(number).encode()))


def lasting(at: int) -> int:
    """An object that was just made, marked as persistent."""
    if not at & 1:
        ctypes.c_int32.from_address(at).value = 0
    return at


def tag(at: int) -> int:
    return ctypes.c_uint8.from_address(at + 7).value


def field(at: int, index: int) -> int:
    return ctypes.c_uint64.from_address(at + 8 + 8 * index).value


def items(at: int) -> list[int]:
    found: list[int] = []
    while at != NIL:
        found.append(field(at, 0))
        at = field(at, 1)
    return found


class Terms:
    """The names, levels and terms of a message, as Lean objects."""

    def __init__(self, lean: Lean, message: dict[str, Any]) -> None:
        self.lean = lean
        self.names = [ANONYMOUS]
        str_name = lean.function("lean_name_mk_string", POINTER, POINTER)
        num_name = lean.function("lean_name_mk_numeral", POINTER, POINTER)
        for parent, text, *number in message["names"]:
            if number:
                made = num_name(self.names[parent], lean.natural(int(number[0], 16)))
            else:
                made = str_name(self.names[parent], lean.string(text))
            self.names.append(lasting(made))
        self.levels = self._levels(message["levels"])
        self.level_lists = [lean.list([self.levels[i] for i in one]) for one in message["lists"]]
        self.terms = self._terms(message["terms"])

    def _levels(self, rows: Iterable[Any]) -> list[int]:
        function = self.lean.function
        succ = function("lean_level_mk_succ", POINTER)
        two = {
            "max": function("lean_level_mk_max", POINTER, POINTER),
            "imax": function("lean_level_mk_imax", POINTER, POINTER),
        }
        param = function("lean_level_mk_param", POINTER)
        found: list[int] = []
        for kind, *rest in rows:
            if kind == "zero":
                made = ZERO
            elif kind == "succ":
                made = succ(found[rest[0]])
            elif kind == "param":
                made = param(self.names[rest[0]])
            else:
                made = two[kind](found[rest[0]], found[rest[1]])
            found.append(lasting(made))
        return found

    def _terms(self, rows: Iterable[Any]) -> list[int]:
        lean, names = self.lean, self.names
        four = (POINTER, POINTER, POINTER, BYTE)
        bvar = lean.function("lean_expr_mk_bvar", POINTER)
        sort = lean.function("lean_expr_mk_sort", POINTER)
        const = lean.function("lean_expr_mk_const", POINTER, POINTER)
        app = lean.function("lean_expr_mk_app", POINTER, POINTER)
        lam = lean.function("lean_expr_mk_lambda", *four)
        pi = lean.function("lean_expr_mk_forall", *four)
        let = lean.function("lean_expr_mk_let", POINTER, *four)
        lit = lean.function("lean_expr_mk_lit", POINTER)
        proj = lean.function("lean_expr_mk_proj", POINTER, POINTER, POINTER)
        found: list[int] = []
        for kind, *r in rows:
            if kind == "app":
                made = app(found[r[0]], found[r[1]])
            elif kind == "bvar":
                made = bvar(lean.natural(r[0]))
            elif kind == "const":
                made = const(names[r[0]], self.level_lists[r[1]])
            elif kind == "lam":
                made = lam(names[r[0]], found[r[1]], found[r[2]], r[3])
            elif kind == "pi":
                made = pi(names[r[0]], found[r[1]], found[r[2]], r[3])
            elif kind == "sort":
                made = sort(self.levels[r[0]])
            elif kind == "let":
                made = let(names[r[0]], found[r[1]], found[r[2]], found[r[3]], 0)
            elif kind == "nat":
                made = lit(lean.constructor(0, lean.natural(int(r[0], 16))))
            elif kind == "str":
                made = lit(lean.constructor(1, lean.string(r[0])))
            else:
                made = proj(names[r[0]], lean.natural(int(r[1], 16)), found[r[2]])
            found.append(lasting(made))
        return found

    def name_list(self, indices: Iterable[int]) -> int:
        return self.lean.list([self.names[i] for i in indices])

    def declaration(self, row: dict[str, Any]) -> int:
        """A `Declaration`."""
        lean, kind = self.lean, row["kind"]
        levels = self.name_list(row["levels"])
        if kind == "inductive":
            types = [
                lean.constructor(
                    0, self.names[name], self.terms[type_],
                    lean.list([
                        lean.constructor(0, self.names[each], self.terms[its])
                        for each, its in constructors
                    ]),
                )
                for name, type_, constructors in row["types"]
            ]  # fmt: skip
            return lean.constructor(
                INDUCTIVE,
                levels,
                lean.natural(int(row["params"], 16)),
                lean.list(types),
                scalars=b"\0",
            )
        common = lean.constructor(0, self.names[row["name"]], levels, self.terms[row["type"]])
        value, block = self.terms[row["value"]], self.name_list([row["name"]])
        if kind == "theorem":
            return lean.constructor(THEOREM, lean.constructor(0, common, value, block))
        if kind == "opaque":
            made = lean.constructor(0, common, value, block, scalars=b"\0")
            return lean.constructor(OPAQUE, made)
        height = row["hints"]
        if height >= 0:
            hints = lean.constructor(2, scalars=height.to_bytes(4, sys.byteorder))
        else:
            hints = 1 if height == -2 else 3
        made = lean.constructor(0, common, value, hints, block, scalars=SAFE)
        return lean.constructor(DEFINITION, made)


def imported(lean: Lean, terms: Terms, message: dict[str, Any]) -> int | None:
    """The kernel's environment with the trusted modules in it."""
    path = lean.list([lean.string(folder) for folder in message["path"]])
    lean.function("l_Lean_initSearchPath", POINTER, POINTER)(lean.string(NOWHERE), path)
    wanted = [
        lean.constructor(0, terms.names[name], scalars=bytes([every, exported, meta]))
        for name, every, exported, meta in message["imports"]
    ]
    options = POINTER.in_dll(lean.library, "l_Lean_Options_empty").value
    get = lean.function(
        "l_Lean_importModules",
        POINTER,
        POINTER,
        ctypes.c_uint32,
        POINTER,
        BYTE,
        BYTE,
        BYTE,
        POINTER,
    )
    answer = get(lean.array(*wanted), options, 0, lean.array(), 0, 0, PRIVATE, EMPTY_MAP)
    if tag(answer) != 0:
        return None
    kernel: int = lean.function("lean_elab_environment_to_kernel_env", POINTER)(field(answer, 0))
    return kernel


def same_recursor(lean: Lean, terms: Terms, environment: int, row: Any) -> bool:
    """Whether the recursor that the kernel made is the one that the file shows."""
    name, type_, rules, k = row
    found = lean.function("lean_environment_find", POINTER, POINTER)(
        lasting(environment), terms.names[name]
    )
    if found == NONE or tag(field(found, 0)) != RECURSOR:
        return False
    value = field(field(found, 0), 0)
    equal = lean.function("lean_expr_eqv", POINTER, POINTER, result=BYTE)
    made = items(field(value, 6))
    shown = [(field(field(value, 0), 2), type_)]
    shown += [(field(one, 2), rhs) for one, rhs in zip(made, rules, strict=False)]
    return (
        all(equal(term, terms.terms[theirs]) for term, theirs in shown)
        and len(made) == len(rules)
        and ctypes.c_uint8.from_address(value + 8 + 8 * 7).value == k
    )


def answer(path: str, message: dict[str, Any]) -> dict[str, Any]:
    lean = Lean(path)
    terms = Terms(lean, message)
    environment = imported(lean, terms, message)
    if environment is None:
        return {"broken": "the modules that it imports cannot be read"}
    add = lean.function("lean_add_decl", POINTER, SIZE, SIZE, POINTER, POINTER)
    for number, row in enumerate(message["declarations"]):
        result = add(environment, 0, 0, terms.declaration(row), NONE)
        if tag(result) == 0:
            why = field(result, 0)
            kind = why >> 1 if why & 1 else tag(why)
            return {"refused": number, "why": EXCEPTIONS[min(kind, len(EXCEPTIONS) - 1)]}
        environment = field(result, 0)
        for recursor in row.get("recursors", ()):
            if not same_recursor(lean, terms, environment, recursor):
                return {"refused": number, "why": "has another recursor than the kernel makes"}
    return {"accepted": len(message["declarations"])}


def main() -> None:
    sys.set_int_max_str_digits(0)
    print(json.dumps(answer(sys.argv[1], json.load(sys.stdin))), flush=True)
    os._exit(0)  # Lean's threads do not outlive its main


main()
