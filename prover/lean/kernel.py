"""Lean's kernel, asked in a fresh process whether it accepts constants that were read from a file.

The process (`replay.py`) never sees the file: it gets the terms, and imports trusted modules alone.
So a declaration that reached the file without a check, or whose stored facts about itself are
false, is caught. Universe levels and terms travel as tables, each row after those that it
mentions; numbers of any size as hexadecimal digits; annotations, which mean nothing to the kernel,
stay here.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from os import pathsep
from pathlib import Path
from typing import Any

from prover.errors import BadOlean, LeanCrash
from prover.lean.olean import (
    Constant,
    Constructor,
    Definition,
    Expr,
    Import,
    Inductive,
    Level,
    Module,
    Name,
    Opaque,
    Recursor,
    Theorem,
    children,
)
from prover.lean.olean import terms as t
from prover.lean.sandbox import Child, Limits
from prover.lean.toolchain import Toolchain

STACK_BYTES = 100 << 20  # the kernel recurses; it says so when the stack ends


@dataclass(frozen=True)
class Refusal:
    """The constant that the kernel did not accept, and why."""

    name: Name
    why: str

    def __str__(self) -> str:
        return f"the kernel does not accept {self.name}: {self.why}"


def recheck(
    module: Module, names: Iterable[Name], toolchain: Toolchain, *, timeout: float
) -> Refusal | None:
    """Whether the kernel accepts all that `names` rest on within `module`, on top of what it
    imports; None if so. Raises BadOlean (what no kernel could be given) or a WorkerFailure."""
    order = list(_Blocks(module).ordered(names))
    message = _Message()
    rows = [message.declaration(group) for group in order]
    document = {
        "path": toolchain.lean_path.split(pathsep),
        "imports": [_import(message, each) for each in module.imports],
        **message.tables,
        "declarations": rows,
    }
    said = _ask(toolchain, json.dumps(document).encode(), timeout)
    if said.get("accepted") == len(rows):
        return None
    if "refused" in said:
        return Refusal(order[said["refused"]][0].name, said["why"])
    raise LeanCrash(f"the kernel gives no answer: {said.get('broken', said)}")


def _ask(toolchain: Toolchain, data: bytes, timeout: float) -> dict[str, Any]:
    deadline = time.monotonic() + timeout
    program = Path(__file__).with_name("replay.py")
    child = Child(
        [sys.executable, "-I", "-S", str(program), str(toolchain.shared_library)],
        environment={},
        read=toolchain.files,
        limits=Limits(),
        interactive=True,
        cpu_seconds=timeout + 1,
        stack_bytes=STACK_BYTES,
    )
    received = bytearray()
    try:
        child.write(data)
        child.end_input()
        while chunk := child.read(deadline):
            received += chunk
        code = child.wait(deadline)
        tail = child.error_tail
    finally:
        child.close()
    try:
        if code == 0 and isinstance(said := json.loads(received), dict):
            return said
    except ValueError:
        pass
    last = tail.splitlines()[-1] if tail else f"exit code {code}"
    raise LeanCrash(f"the kernel's process came to no end: {last[:200]}")


def _import(message: _Message, each: Import) -> tuple[int, bool, bool, bool]:
    return message.name(each.module), each.all, each.exported, each.meta


class _Blocks:
    """A module's constants in the portions in which the kernel takes them: one, or the types of a
    `mutual` block with their constructors and recursors, the first of them a type."""

    def __init__(self, module: Module) -> None:
        self._constants = module.constants
        self._recursors: dict[Name, list[Constant]] = {}
        for each in self._constants.values():
            if isinstance(each, Recursor) and each.all:
                self._recursors.setdefault(each.all[0], []).append(each)
        self._known: dict[Name, tuple[Constant, ...]] = {}

    def of(self, name: Name) -> tuple[Constant, ...]:
        """The portion that `name` belongs to. Raises BadOlean if its members do not agree."""
        if name not in self._known:
            block = self._block(self._constants[name])
            self._known |= {each.name: block for each in block}
            if name not in self._known:
                raise BadOlean(f"{name} is not what its type says that it has")
        return self._known[name]

    def _block(self, found: Constant) -> tuple[Constant, ...]:
        match found:
            case Inductive(all=block) | Recursor(all=block):
                head = block[0] if block else found.name
            case Constructor(induct=head):
                owner = self._constants.get(head)
                head = owner.all[0] if isinstance(owner, Inductive) and owner.all else head
            case _:
                return (found,)
        first = self._constants.get(head)
        if not isinstance(first, Inductive) or first.all[:1] != (head,):
            raise BadOlean(f"{found.name} belongs to no inductive type of its module")
        members: list[Constant] = []
        for name in first.all:
            each = self._constants.get(name)
            if not isinstance(each, Inductive) or each.all != first.all:
                raise BadOlean(f"{head} and {name} are no types of one block")
            members.append(each)
            for ctor in each.ctors:
                made = self._constants.get(ctor)
                if not isinstance(made, Constructor) or made.induct != name:
                    raise BadOlean(f"{ctor} is no constructor of {name}")
                members.append(made)
        return (*members, *self._recursors.get(head, ()))

    def ordered(self, names: Iterable[Name]) -> Iterator[tuple[Constant, ...]]:
        """What `names` rest on within the module, each before what mentions it."""
        done: set[Name] = set()
        open_: set[Name] = set()
        waiting = [(name, False) for name in names]
        while waiting:
            name, entered = waiting.pop()
            block = self.of(name)
            head = block[0].name
            if entered:
                open_.discard(head)
                done.add(head)
                yield block
            elif head in open_:
                raise BadOlean(f"{head} rests on itself")
            elif head not in done:
                open_.add(head)
                waiting.append((head, True))
                mine = {each.name for each in block}
                needed = {n for each in block for n in self._constants.needs(each.name)} - mine
                waiting += [
                    (n, False)
                    for n in needed
                    if n in self._constants and self.of(n)[0].name not in done
                ]


class _Message:
    """Tables of names, levels and terms, and rows of declarations that point into them."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Any]] = {"names": [], "levels": [], "lists": [], "terms": []}
        self._names: dict[tuple[str | int, ...], int] = {(): 0}
        self._nodes: dict[int, int] = {}
        self._lists: dict[tuple[int, ...], int] = {}
        self._kept: list[Expr | Level] = []  # so that no id is given twice

    def name(self, name: Name) -> int:
        """Its place in the table of names, where 0 is the empty one."""
        known = self._names.get(name.parts)
        if known is None:
            parent = self.name(Name(name.parts[:-1]))
            part = name.parts[-1]
            row = (parent, part) if isinstance(part, str) else (parent, "", f"{part:x}")
            self.tables["names"].append(row)
            known = self._names[name.parts] = len(self.tables["names"])
        return known

    def term(self, root: Expr) -> int:
        """Its place in the table of terms."""
        return self._node(root)

    def _node(self, root: Expr | Level) -> int:
        nodes = self._nodes
        waiting = [root]
        while waiting:
            node = waiting[-1]
            if id(node) in nodes:
                waiting.pop()
                continue
            if missing := [child for child in children(node) if id(child) not in nodes]:
                waiting += missing
                continue
            waiting.pop()
            self._kept.append(node)
            if isinstance(node, t.MData):
                nodes[id(node)] = nodes[id(node.expr)]
                continue
            table = self.tables["levels" if isinstance(node, Level) else "terms"]
            table.append(self._row(node, [nodes[id(child)] for child in children(node)]))
            nodes[id(node)] = len(table) - 1
        return nodes[id(root)]

    def _row(self, node: Expr | Level, parts: list[int]) -> tuple[Any, ...]:
        match node:
            case t.App():
                return ("app", *parts)
            case t.BVar(index):
                return ("bvar", index)
            case t.Const(name):
                return ("const", self.name(name), self._list(tuple(parts)))
            case t.Lam(name, _, _, info):
                return ("lam", self.name(name), *parts, int(info))
            case t.ForallE(name, _, _, info):
                return ("pi", self.name(name), *parts, int(info))
            case t.Sort():
                return ("sort", *parts)
            case t.LetE(name):
                return ("let", self.name(name), *parts)
            case t.Lit(int(value)):
                return ("nat", f"{value:x}")
            case t.Lit(value):
                return ("str", value)
            case t.Proj(structure, index):
                return ("proj", self.name(structure), f"{index:x}", *parts)
            case t.Zero():
                return ("zero",)
            case t.Succ():
                return ("succ", *parts)
            case t.Max():
                return ("max", *parts)
            case t.IMax():
                return ("imax", *parts)
            case t.Param(name):
                return ("param", self.name(name))
            case _:
                raise BadOlean(f"a term of kind {type(node).__name__} in a constant")

    def _list(self, levels: tuple[int, ...]) -> int:
        known = self._lists.setdefault(levels, len(self._lists))
        if known == len(self.tables["lists"]):
            self.tables["lists"].append(levels)
        return known

    def declaration(self, group: tuple[Constant, ...]) -> Mapping[str, Any]:
        """What is to be added, as a row. Raises BadOlean for what cannot be."""
        first = group[0]
        levels = [self.name(each) for each in first.levels]
        if isinstance(first, Inductive):
            ctors = {each.name: each for each in group if isinstance(each, Constructor)}
            if any(each.unsafe for each in group):
                raise BadOlean(f"{first.name} is unsafe")
            return {
                "kind": "inductive",
                "levels": levels,
                "params": f"{first.params:x}",
                "types": [
                    (self.name(each.name), self.term(each.type),
                     [(self.name(c), self.term(ctors[c].type)) for c in each.ctors])
                    for each in group if isinstance(each, Inductive)
                ],
                "recursors": [
                    (self.name(each.name), self.term(each.type),
                     [self.term(rule.rhs) for rule in each.rules], each.k)
                    for each in group if isinstance(each, Recursor)
                ],
            }  # fmt: skip
        if not isinstance(first, Theorem | Definition | Opaque) or first.unsafe:
            raise BadOlean(f"{first.name} is nothing that the kernel could check")
        row = {
            "kind": type(first).__name__.lower(),
            "name": self.name(first.name),
            "levels": levels,
            "type": self.term(first.type),
            "value": self.term(first.body),
        }
        return {**row, "hints": first.hints} if isinstance(first, Definition) else row
