"""Writes compiled modules by hand, right or wrong, as Lean's compactor would."""

from __future__ import annotations

import struct
from collections.abc import Callable

from prover.lean.olean import hashing
from prover.lean.olean.hashing import mix

BASE = 0x7FEC3B80000
LOW = (1 << 32) - 1


def box(number: int) -> int:
    return 2 * number + 1


class Writer:
    """Appends objects; every method returns the pointer to what it wrote. Equal objects are not
    shared unless the caller does it."""

    def __init__(self) -> None:
        self.body = bytearray()
        self.hashes = {box(0): hashing.ANONYMOUS}
        self.data = {box(0): 2221}  # of levels (the boxed one is zero) and terms

    @property
    def next(self) -> int:
        """Where the next object will be."""
        return BASE + 96 + len(self.body)

    def raw(self, *words: int) -> int:
        at = self.next
        self.body += struct.pack(f"<{len(words)}Q", *words)
        return at

    def ctor(self, tag: int, *fields: int, scalars: tuple[int, ...] = ()) -> int:
        size = 8 * (1 + len(fields) + len(scalars))
        return self.raw(tag << 56 | len(fields) << 48 | size << 32, *fields, *scalars)

    def array(self, *items: int) -> int:
        return self.raw(246 << 56 | 1 << 32, len(items), len(items), *items)

    def list(self, *items: int) -> int:
        tail = box(0)
        for item in reversed(items):
            tail = self.ctor(1, item, tail)
        return tail

    def string(self, text: str | bytes, length: int | None = None, end: bytes = b"\0") -> int:
        data = text.encode() if isinstance(text, str) else text
        length = len(text) if length is None else length
        at = self.raw(249 << 56 | 1 << 32, len(data) + 1, len(data) + 1, length)
        self.body += data + end
        self.body += bytes(-len(self.body) % 8)
        return at

    def big(self, value: int) -> int:
        limbs = -(-value.bit_length() // 64)
        digits = struct.unpack(f"<{limbs}Q", abs(value).to_bytes(8 * limbs, "little"))
        used = limbs if value >= 0 else (1 << 32) - limbs
        head = 250 << 56 | (8 * (3 + limbs) & 0xFFFF) << 32
        return self.raw(head, used << 32 | limbs, self.next + 24, *digits)

    def natural(self, value: int) -> int:
        return box(value) if value < 1 << 63 else self.big(value)

    def name(self, *parts: str | int) -> int:
        at = box(0)
        for part in parts:
            if isinstance(part, str):
                own = mix(self.hashes[at], hashing.of_string(part))
                at = self.ctor(1, at, self.string(part), scalars=(own,))
            else:
                own = mix(self.hashes[at], part if part >> 64 == 0 else 17)
                at = self.ctor(2, at, self.natural(part), scalars=(own,))
            self.hashes[at] = own
        return at

    def _term(
        self, tag: int, fields: tuple[int, ...], own: int, *, subterms: tuple[int, ...] = (),
        loose: int = 0, flags: int = 0, more: tuple[int, ...] = (), depth: int = 0,
    ) -> int:  # fmt: skip
        for each in subterms:
            flags |= self.data[each] & 15 << 40
        whole = own & LOW | min(depth, 255) << 32 | flags | (loose << 44) % 2**64
        at = self.ctor(tag, *fields, scalars=(whole, *more))
        self.data[at] = whole
        return at

    def succ(self, level: int) -> int:
        part = self.data[level]
        whole = mix(2243, part & LOW) & LOW | part & 3 << 32 | (part >> 40) + 1 << 40
        at = self.ctor(1, level, scalars=(whole,))
        self.data[at] = whole
        return at

    def bvar(self, index: int) -> int:
        return self._term(0, (self.natural(index),), mix(7, index), loose=index + 1)

    def fvar(self, name: int) -> int:
        return self._term(1, (name,), mix(13, self.hashes[name]), flags=1 << 40)

    def sort(self, level: int = box(0)) -> int:
        return self._term(3, (level,), mix(11, self.data[level] & LOW))

    def const(self, name: int) -> int:
        return self._term(4, (name, box(0)), mix(5, mix(self.hashes[name], hashing.NIL)))

    def app(self, fn: int, arg: int) -> int:
        left, right = self.data[fn], self.data[arg]
        depth = min(max(left >> 32 & 255, right >> 32 & 255) + 1, 255)
        loose = max(left >> 44, right >> 44)
        return self._term(
            5, (fn, arg), mix(left, right), subterms=(fn, arg), loose=loose, depth=depth
        )

    def binder(self, tag: int, name: int, type_: int, body: int, info: int = 0) -> int:
        """`lam` (6) or `forallE` (7)."""
        left, right = self.data[type_], self.data[body]
        depth = max(left >> 32 & 255, right >> 32 & 255) + 1
        own = mix(depth, mix(left & LOW, right & LOW))
        loose = max(left >> 44, (right >> 44) - 1)
        return self._term(
            tag, (name, type_, body), own, subterms=(type_, body), loose=loose, more=(info,),
            depth=depth,
        )  # fmt: skip

    def lit(self, value: int | str) -> int:
        if isinstance(value, int):
            return self.lit_of(self.natural(value), hashing.of_natural(value))
        inner = self.ctor(1, self.string(value))
        return self._term(9, (inner,), mix(3, hashing.of_string(value)))

    def lit_of(self, number: int, hashed: int) -> int:
        return self._term(9, (self.ctor(0, number),), mix(3, hashed))

    def mdata(self, data: int, expr: int) -> int:
        inner = self.data[expr]
        depth = (inner >> 32 & 255) + 1
        return self._term(
            10, (data, expr), mix(depth, inner & LOW), subterms=(expr,), loose=inner >> 44,
            depth=depth,
        )  # fmt: skip

    def axiom(self, name: int, type_: int) -> int:
        common = self.ctor(0, name, box(0), type_)
        return self.ctor(0, self.ctor(0, common, scalars=(0,)))

    def theorem(self, name: int, type_: int, value: int) -> int:
        common = self.ctor(0, name, box(0), type_)
        return self.ctor(2, self.ctor(0, common, value, self.list(name)))

    def definition(self, name: int, type_: int, value: int, *, safety: int = 1) -> int:
        common = self.ctor(0, name, box(0), type_)
        return self.ctor(1, self.ctor(0, common, value, box(0), self.list(name), scalars=(safety,)))

    def module(
        self,
        constants: dict[int, int],
        *,
        imports: tuple[int, ...] = (),
        flags: tuple[int, ...] = (1 << 8,),
        entries: int | None = None,
        extra: tuple[int, ...] = (),
    ) -> bytes:
        """The file that declares `constants` (name to object); it imports each module once for
        each of `flags`."""
        loaded = self.array(
            *(self.ctor(0, each, scalars=(flag,)) for each in imports for flag in flags)
        )
        names, values = self.array(*constants), self.array(*constants.values())
        entries = self.array() if entries is None else entries
        return self.file(
            self.ctor(0, loaded, names, values, self.array(*extra), entries, scalars=(0,))
        )

    def file(self, root: int) -> bytes:
        header = b"olean\x02\x01" + b"4.35.0".ljust(33, b"\0") + b"0" * 40
        return header + struct.pack("<QQ", BASE, root) + bytes(self.body)


def one_axiom(build: Callable[[Writer], int]) -> bytes:
    """A module with the axiom `a` of the type that `build` writes."""
    writer = Writer()
    type_ = build(writer)
    name = writer.name("a")
    return writer.module({name: writer.axiom(name, type_)})
