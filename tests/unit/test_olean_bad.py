"""Files that are no compiled modules, one fault each: refused, for that fault, and nothing else."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable

import pytest
from olean_writer import BASE, Writer, box, one_axiom

from prover.errors import BadOlean
from prover.lean.olean import Module
from prover.lean.olean.region import FIRST


def words(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 8}Q", data))


GOOD = one_axiom(lambda w: w.sort())


def headed(start: int, with_: bytes) -> bytes:
    return GOOD[:start] + with_ + GOOD[start + len(with_) :]


def beginning_with(*body: int) -> bytes:
    """A file whose first object is what `body` says, and whose root comes after it."""
    writer = Writer()
    writer.raw(*body)
    name = writer.name("a")
    return writer.module({name: writer.axiom(name, writer.sort())})


def named(write: Callable[[Writer], int]) -> bytes:
    writer = Writer()
    name = write(writer)
    return writer.module({name: writer.axiom(name, writer.sort())})


def twice(writer: Writer) -> bytes:
    names = [writer.name("a"), writer.name("a")]
    return writer.module({name: writer.axiom(name, writer.sort()) for name in names})


def other_name(writer: Writer) -> bytes:
    name = writer.name("a")
    return writer.module({writer.name("b"): writer.axiom(name, writer.sort())})


def lying(word: int, change: int) -> bytes:
    """The type is `Sort 0`, with its data changed."""
    data = words(GOOD)
    at = next(i for i in range(FIRST, len(data)) if data[i] >> 48 == 3 << 8 | 1)
    data[at + word] ^= change
    return struct.pack(f"<{len(data)}Q", *data)


CTOR, ARRAY, BYTES, STRING, BIG = 1 << 48 | 16 << 32, 246 << 56, 248 << 56, 249 << 56, 250 << 56
ONE = 1 << 32
HERE = BASE + 96

BAD: dict[str, bytes] = {
    "empty": b"",
    "other file": b"\x7fELF" + GOOD[4:],
    "not whole words": GOOD + b"\0",
    "text instead": b"theorem t : True := trivial".ljust(200),
    "other version": headed(5, b"\x03"),
    "no GMP": headed(6, b"\x00"),
    "version of Lean": headed(7, b"\xff\n"),
    "base not aligned": headed(80, struct.pack("<Q", BASE + 4)),
    "base too high": headed(80, struct.pack("<Q", (1 << 63) - 8)),
    "other base": headed(80, struct.pack("<Q", BASE + 8)),
    "root before": headed(88, struct.pack("<Q", BASE)),
    "root behind": headed(88, struct.pack("<Q", BASE + len(GOOD))),
    "root boxed": headed(88, struct.pack("<Q", 1)),
    "root is a string": headed(88, struct.pack("<Q", HERE + 24)),
    "reference count": beginning_with(CTOR | 1, 1),
    "pointer outside": beginning_with(CTOR, BASE + (1 << 40)),
    "pointer before": beginning_with(CTOR, BASE - 8),
    "pointer to the header": beginning_with(CTOR, BASE + 88),
    "pointer not aligned": beginning_with(CTOR - 0, 1, CTOR, HERE + 4),
    "pointer to itself": beginning_with(CTOR, HERE),
    "pointer ahead": beginning_with(CTOR, HERE + 16, CTOR, 1),
    "cycle of two": beginning_with(CTOR, HERE + 16, CTOR, HERE),
    "pointer into the middle": beginning_with(CTOR, 1, CTOR, HERE + 8),
    "null pointer": beginning_with(CTOR, 0),
    "no size": beginning_with(1 << 48, 1),
    "size too small": beginning_with(2 << 48 | 16 << 32, 1, 1),
    "size not aligned": beginning_with(1 << 48 | 20 << 32, 1, 1),
    "size beyond the end": beginning_with(1 << 48 | 0xFFF8 << 32, 1),
    "array too long": beginning_with(ARRAY | ONE, 1 << 20, 1 << 20),
    "array of negative length": beginning_with(ARRAY | ONE, (1 << 64) - 1, (1 << 64) - 1),
    "array of overflowing length": beginning_with(ARRAY | ONE, 1 << 61, 1 << 61),
    "array with capacity": beginning_with(ARRAY | ONE, 0, 1),
    "array header": beginning_with(ARRAY | 24 << 32, 0, 0),
    "bytes too long": beginning_with(BYTES | 1 << 48 | ONE, 1 << 40, 1 << 40),
    "bytes of strange width": beginning_with(BYTES | 3 << 48 | ONE, 0, 0),
    "something behind bytes": beginning_with(BYTES | 1 << 48 | ONE, 1, 1, 0x100),
    "string too long": beginning_with(STRING | ONE, 1 << 40, 1 << 40, 0),
    "string of no bytes": beginning_with(STRING | ONE, 0, 0, 0),
    "string of negative size": beginning_with(STRING | ONE, (1 << 64) - 1, (1 << 64) - 1, 0),
    "string with capacity": beginning_with(STRING | ONE, 2, 9, 1, ord("a")),
    "string without end": beginning_with(STRING | ONE, 1, 1, 0, ord("a")),
    "something behind a string": beginning_with(STRING | ONE, 2, 2, 1, ord("a") | 1 << 56),
    "string of wrong length": beginning_with(STRING | ONE, 2, 2, 2, ord("a")),
    "not UTF-8": beginning_with(STRING | ONE, 2, 2, 1, 0xFF),
    "surrogates": beginning_with(STRING | ONE, 4, 4, 1, 0x80A0ED),
    "overlong": beginning_with(STRING | ONE, 3, 3, 1, 0x80C0),
    "number too long": beginning_with(BIG | 32 << 32, 99 << 32 | 99, HERE + 24, 1),
    "number of no digits": beginning_with(BIG | 24 << 32, 0, HERE + 24, CTOR, 1),
    "number with leading zero": beginning_with(BIG | 32 << 32, ONE | 1, HERE + 24, 0),
    "number with digits elsewhere": beginning_with(BIG | 32 << 32, ONE | 1, HERE + 8, 1),
    "number with room": beginning_with(BIG | 32 << 32, ONE | 2, HERE + 24, 1),
    "number header": beginning_with(BIG | 40 << 32, ONE | 1, HERE + 24, 1),
    "number too large": one_axiom(lambda w: w.lit(1 << (1 << 24))),
    "closure": beginning_with(245 << 56 | 24 << 32, HERE, 0),
    "promise": beginning_with(244 << 56 | 16 << 32, 1),
    "reference": beginning_with(253 << 56 | 16 << 32, 1),
    "external": beginning_with(254 << 56 | 24 << 32, 0, 0),
    "reserved": beginning_with(255 << 56 | 16 << 32, 0),
    "thunk with code": beginning_with(251 << 56 | 24 << 32, 1, HERE),
    "gap of zeros": beginning_with(0, 0),
    "ends in an object": GOOD + struct.pack("<Q", CTOR),
    "root of another shape": Writer().file(box(0)),
    "negative literal": one_axiom(lambda w: w.lit_of(w.big(-(1 << 70)), -(1 << 70) % 2**64)),
    "small literal written large": one_axiom(lambda w: w.lit_of(w.big(5), 5)),
    "literal of no kind": one_axiom(lambda w: w._term(9, (w.ctor(2, box(1)),), 0)),
    "literal is a name": one_axiom(lambda w: w._term(9, (w.ctor(1, w.name("x")),), 0)),
    "wrong hash": lying(2, 1),
    "says it has loose variables": lying(2, 1 << 44),
    "says it has universe parameters": lying(2, 1 << 43),
    "loose variable": one_axiom(lambda w: w.bvar(0)),
    "loose variable out of range": one_axiom(lambda w: w.bvar(1 << 21)),
    "free variable": one_axiom(lambda w: w.fvar(w.name("x"))),
    "unknown binder": one_axiom(lambda w: w.binder(7, w.name("x"), w.sort(), w.sort(), 4)),
    "something behind a binder": one_axiom(
        lambda w: w.binder(7, w.name("x"), w.sort(), w.sort(), 1 << 40)
    ),
    "type is a name": one_axiom(lambda w: w.name("x")),
    "type is a number": one_axiom(lambda _: box(3)),
    "type is a string": one_axiom(lambda w: w.string("x")),
    "level is a term": one_axiom(lambda w: w._term(3, (w.sort(),), 0)),
    "name of too many parts": named(lambda w: w.name(*["a"] * 200)),
    "name with a wrong hash": named(lambda w: w.ctor(1, box(0), w.string("b"), scalars=(7,))),
    "name is a number": named(lambda _: box(7)),
    "negative part of a name": named(lambda w: w.ctor(2, box(0), w.big(-(1 << 70)), scalars=(7,))),
    "two of a name": twice(Writer()),
    "under another name": other_name(Writer()),
}


WHY = """
no compiled Lean module: empty, other file, not whole words, text instead
is of version: other version, no GMP
names no version: version of Lean
impossible base: base not aligned, base too high
into an object's middle: other base, pointer into the middle
to nothing where an object: root before, root behind, root boxed, root of another shape
to nothing where an object: type is a number, name is a number
no constructor 0 with 5 fields: root is a string
reference count: reference count
lead to an earlier object: pointer outside, pointer before, pointer to the header, null pointer
lead to an earlier object: pointer not aligned, pointer to itself, pointer ahead, cycle of two
smaller than its fields: no size, size too small, size not aligned, gap of zeros
ends within an object: size beyond the end, ends in an object
array that is longer: array too long, array of negative length, array of overflowing length
array that is longer: array with capacity, bytes too long
array with a strange header: array header, bytes of strange width
behind the end of an array: something behind bytes
string with a strange header: string too long, string of no bytes, string of negative size
string with a strange header: string with capacity
string without an end: string without end, something behind a string
of another length: string of wrong length
not UTF-8: not UTF-8, surrogates, overlong
number that is longer: number too long, number of no digits, number with leading zero
number that is longer: number with room
digits are elsewhere: number with digits elsewhere
number with a strange header: number header
of 16777280 bits: number too large
which no module has: closure, promise, reference, external, reserved
not evaluated: thunk with code
negative or an oddly written: negative literal, small literal written large
negative or an oddly written: negative part of a name
no literal where one: literal of no kind
no string where a string: literal is a name
term that says wrong things: wrong hash, says it has loose variables
term that says wrong things: says it has universe parameters, loose variable out of range
variable that nothing binds: loose variable, free variable
a choice out of range: unknown binder
behind its flags: something behind a binder
no term or level where one: type is a name, level is a term
another object where a constructor: type is a string
no name of at most 128 parts: name of too many parts
name with a wrong hash: name with a wrong hash
declares a constant twice: two of a name
declares a under the name b: under another name
"""
REASONS = {
    name: reason
    for line in WHY.strip().splitlines()
    for reason, names in [line.split(": ")]
    for name in names.split(", ")
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused(name: str) -> None:
    with pytest.raises(BadOlean, match=REASONS[name]):
        Module(BAD[name]).check()


@pytest.mark.parametrize("name", BAD)
def test_bad_files_do_no_harm_unscanned(name: str) -> None:
    """Read lazily, some of them pass, since nobody looks; none raises anything else."""
    try:
        module = Module(BAD[name], scan=False)
        module.check()
        module.decoder.plain(module.decoder.region.root)
    except BadOlean:
        pass


def test_the_files_that_bad_ones_are_made_of_are_good() -> None:
    Module(GOOD).check()
    Module(beginning_with(CTOR, 1)).check()
    Module(beginning_with(STRING | ONE, 2, 2, 1, ord("a"))).check()
    Module(beginning_with(BIG | 32 << 32, ONE | 1, HERE + 24, 1 << 63)).check()
    Module(beginning_with(251 << 56 | 24 << 32, 1, 0)).check()
    Module(named(lambda w: w.name(*["a"] * 128))).check()
    Module(one_axiom(lambda w: w.binder(7, w.name("x"), w.sort(), w.bvar(0), 3))).check()


def damaged(data: bytes, rng: random.Random) -> bytes:
    """`data` with some bits flipped, or a word replaced by another one."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 4))):
        at = rng.randrange(len(changed))
        if rng.random() < 0.6:
            changed[at] ^= 1 << rng.randrange(8)
        else:
            other = rng.randrange(11, len(data) // 8)
            changed[at & ~7 : (at & ~7) + 8] = data[8 * other : 8 * other + 8]
    return bytes(changed)


def test_damaged_files_are_read_or_refused() -> None:
    writer = Writer()
    name = writer.name("A", 3, "b")
    type_ = writer.binder(7, writer.name("x"), writer.sort(), writer.lit(10**30), info=1)
    value = writer.mdata(writer.list(writer.string("n")), writer.app(type_, writer.lit("ü")))
    data = writer.module({name: writer.theorem(name, type_, value)})
    rng = random.Random(1)
    refused = 0
    for number in range(3000 + len(data) // 8):
        bad = damaged(data, rng) if number < 3000 else data[: 8 * (number - 3000)]
        for scan in (True, False):
            try:
                module = Module(bad, scan=scan)
                module.check()
                module.decoder.plain(module.decoder.region.root)
            except BadOlean:
                refused += scan
    assert refused > 2500
