"""The raw level of an .olean file: a region of Lean objects, each checked before it is believed.

Owns the header, the layout of objects and their pointers; what they mean is for `decode`. The
layout is that of Lean's own writer (`src/runtime/compact.cpp`, `src/library/module.cpp` and
`lean.h` in leanprover/lean4), 64-bit little-endian, seen from Lean 4.35:

    0   "olean", version byte 2, flags byte (bit 0: big numbers are GMP's)
    7   Lean's version, 33 bytes; 40 commit, 40 bytes; both padded with zeros
    80  base: the address at which the file wants to be mapped; pointers are base + offset
    88  pointer to the root object (in older versions of Lean it stood at the end of the file)
    96  objects, one after the other without gaps, each a multiple of 8 bytes, children before
        their parents: so a pointer always leads backwards, and there are no cycles

An object begins with one word: reference count (32 bits, 0), size (16), other (8), tag (8).

    tag <= 243  constructor number `tag`: `other` pointers, then scalars; size in bytes
    246 array: length, capacity, pointers     248 scalar array: length, capacity; other = width
    249 string: bytes with the final NUL, capacity, code points, UTF-8; padded with zeros
    250 big number: int32 allocated and signed int32 used limbs, pointer to the limbs, limbs
    251 thunk, 252 task: value, 0

(246, 248 and 249 have size 1.) A pointer that is odd is a number, twice it plus one. Tags 244, 245
and 253 upwards (promise, closure, reference, external) are refused: nothing that a judge reads has
them, and Lean itself writes closures to another version of the format only.

A region is read in one of two ways. `scan=True` (for files from outside) walks over all objects,
so that every byte is accounted for and a pointer can only lead to an object's start. Otherwise an
object is checked when it is first looked at; a pointer into the middle of another object would
then be read as what stands there, within the file all the same.
"""

from __future__ import annotations

import sys
from typing import NoReturn

from prover.errors import BadOlean

HEADER_BYTES = 88
FIRST = HEADER_BYTES // 8 + 1  # the word at which the first object begins
VERSION, GMP = 2, 1
MAX_BYTES = 1 << 30
MAX_NAT_BITS = 1 << 24  # the kernel computes with powers up to this size and no further
SMALL = 1 << 63  # a natural number below it is no object

MAX_CONSTRUCTOR = 243
ARRAY, SCALAR_ARRAY, STRING, NUMBER, THUNK, TASK = 246, 248, 249, 250, 251, 252
_WIDTHS = (1, 2, 4, 8)

Ref = int
"""A word of the file: a boxed number if odd, else a pointer."""


class Region:
    """The objects of one file. Every method raises BadOlean for what is not in order, and nothing
    else; work and memory are bounded by the file's size."""

    __slots__ = ("_checked", "_data", "_end", "_scanned", "_strings", "_words", "base", "label",
                 "lean_version", "root")  # fmt: skip

    def __init__(self, data: bytes, *, label: str = "olean", scan: bool = True) -> None:
        """`data` is the whole file; `label` begins the text of errors."""
        self.label = label
        if sys.byteorder != "little":
            self.bad("can be read on little-endian machines only")
        if len(data) > MAX_BYTES:
            self.bad(f"has {len(data)} bytes, {MAX_BYTES} are allowed")
        if len(data) < 8 * FIRST or len(data) % 8 or data[:5] != b"olean":
            self.bad("is no compiled Lean module, or a part of one")
        if data[5] != VERSION or data[6] != GMP:
            self.bad(f"is of version {data[5]} with flags {data[6]}; {VERSION} and {GMP} are known")
        version = data[7:40].rstrip(b"\0")
        if not version.isascii() or not version.decode("ascii").isprintable():
            self.bad("names no version of Lean")
        self.lean_version = version.decode("ascii")
        self._data = data
        self._words = memoryview(data).cast("Q")
        self._end = len(self._words)
        self.base, self.root = self._words[FIRST - 2], self._words[FIRST - 1]
        if self.base % 8 or self.base + len(data) >= 1 << 63:
            self.bad("has an impossible base address")
        self._checked = bytearray(self._end)
        self._strings: dict[int, str] = {}
        self._scanned = False
        if scan:
            at = FIRST
            self._scanned = True
            while at < self._end:
                at = self._check(at)
        self.index(self.root)

    def __len__(self) -> int:
        """Words in the file."""
        return self._end

    def bad(self, what: str) -> NoReturn:
        """Refuse the file."""
        raise BadOlean(f"{self.label} {what}")

    def index(self, ref: Ref) -> int:
        """The word at which the object begins that `ref` points to."""
        offset = ref - self.base
        if ref & 1 or offset & 7 or not 8 * FIRST <= offset < 8 * self._end:
            self.bad("has a number or a pointer to nothing where an object belongs")
        at = offset >> 3
        if not self._checked[at]:
            if self._scanned:
                self.bad("has a pointer into an object's middle")
            self._check(at)
        return at

    def tag(self, ref: Ref) -> int:
        """The tag of the object that `ref` points to."""
        return self._words[self.index(ref)] >> 56

    def fields(self, ref: Ref, tag: int, count: int, scalar_words: int = 0) -> list[Ref]:
        """The `count` fields of a constructor object, then its scalars as that many words."""
        at = self.index(ref)
        size = 8 * (1 + count + scalar_words)
        if self._words[at] != tag << 56 | count << 48 | size << 32:
            self.bad(f"has no constructor {tag} with {count} fields where one belongs")
        return self._words[at + 1 : at + (size >> 3)].tolist()

    def constructor(self, ref: Ref) -> tuple[int, int, list[int]]:
        """(tag, number of fields, fields and then scalar words) of a constructor object."""
        at = self.index(ref)
        head = self._words[at]
        if head >> 56 > MAX_CONSTRUCTOR:
            self.bad("has another object where a constructor belongs")
        return (
            head >> 56,
            head >> 48 & 0xFF,
            self._words[at + 1 : at + (head >> 35 & 0x1FFF)].tolist(),
        )

    def array(self, ref: Ref) -> list[Ref]:
        """The elements of an array."""
        at = self._of(ref, ARRAY, "an array")
        return self._words[at + 3 : at + 3 + self._words[at + 1]].tolist()

    def scalars(self, ref: Ref) -> bytes:
        """The bytes of a scalar array."""
        at = self._of(ref, SCALAR_ARRAY, "a scalar array")
        size = self._words[at + 1] * (self._words[at] >> 48 & 0xFF)
        return self._data[8 * at + 24 : 8 * at + 24 + size]

    def value(self, ref: Ref) -> Ref:
        """What a thunk or a task holds."""
        if self.tag(ref) not in (THUNK, TASK):
            self.bad("has another object where a thunk belongs")
        return self._words[self.index(ref) + 1]

    def text(self, ref: Ref) -> str:
        """A string."""
        at = self._of(ref, STRING, "a string")
        return self._strings[at]

    def number(self, ref: Ref) -> int:
        """An integer: boxed, or an object."""
        if ref & 1:
            return ref >> 1
        at = self._of(ref, NUMBER, "a number")
        used = self._words[at + 1] >> 32
        limbs = used if used < 1 << 31 else (1 << 32) - used
        value = int.from_bytes(self._data[8 * at + 24 : 8 * (at + 3 + limbs)], "little")
        return value if limbs == used else -value

    def natural(self, ref: Ref) -> int:
        """A natural number; one that is written in another way than Lean's is refused."""
        value = self.number(ref)
        if not ref & 1 and value < SMALL:
            self.bad("has a negative or an oddly written number where a natural one belongs")
        return value

    def _of(self, ref: Ref, tag: int, what: str) -> int:
        at = self.index(ref)
        if self._words[at] >> 56 != tag:
            self.bad(f"has no {what.split()[-1]} where {what} belongs")
        return at

    def _check(self, at: int) -> int:
        """Check the object at a word, remember that it is one, and return where the next begins."""
        words = self._words
        head = words[at]
        tag, other, size = head >> 56, head >> 48 & 0xFF, head >> 32 & 0xFFFF
        if head & 0xFFFFFFFF:
            self.bad("has an object with a reference count")
        if tag <= MAX_CONSTRUCTOR:
            first = at + 1
            last = first + other
            stop = at + (size >> 3)
            if size & 7 or last > stop:
                self.bad("has a constructor that is smaller than its fields")
        elif tag == STRING:
            first = last = at
            stop = self._check_string(at, head)
        elif tag in (ARRAY, SCALAR_ARRAY):
            length = words[at + 1] if at + 3 <= self._end else self._end
            width = 8 if tag == ARRAY else other
            if size != 1 or (other if tag == ARRAY else other not in _WIDTHS):
                self.bad("has an array with a strange header")
            if 3 + at + (length * width + 7 >> 3) > self._end or words[at + 2] != length:
                self.bad("has an array that is longer than the file, or than itself")
            first = at + 3
            stop = first + (length * width + 7 >> 3)
            last = stop if tag == ARRAY else first
            if tag == SCALAR_ARRAY and any(self._data[8 * first + length * width : 8 * stop]):
                self.bad("has something behind the end of an array")
        elif tag == NUMBER:
            first = last = at
            stop = self._check_number(at, head)
        elif tag in (THUNK, TASK):
            first, last, stop = at + 1, at + 2, at + 3
            if size != 24 or other or stop > self._end or words[at + 2]:
                self.bad("has a thunk that is not evaluated")
        else:
            self.bad(f"has an object of tag {tag}, which no module has")
        if stop > self._end:
            self.bad("ends within an object")
        base, checked, scanned = self.base, self._checked, self._scanned
        low, high = base + 8 * FIRST, base + 8 * at
        for ref in words[first:last]:
            if not ref & 1:
                if ref & 7 or not low <= ref < high:
                    self.bad("has a pointer that does not lead to an earlier object")
                if scanned and not checked[(ref - base) >> 3]:
                    self.bad("has a pointer into an object's middle")
        checked[at] = 1
        return stop

    def _check_string(self, at: int, head: int) -> int:
        words = self._words
        size = words[at + 1] if at + 4 <= self._end else 1 << 63
        stop = at + 4 + (size + 7 >> 3)
        if head != STRING << 56 | 1 << 32 or stop > self._end or words[at + 2] != size or not size:
            self.bad("has a string with a strange header, or longer than the file")
        start, end = 8 * at + 32, 8 * at + 31 + size
        if any(self._data[end : 8 * stop]):
            self.bad("has a string without an end")
        try:
            text = self._data[start:end].decode()
        except UnicodeDecodeError:
            self.bad("has a string that is not UTF-8")
        if len(text) != words[at + 3]:
            self.bad("has a string of another length than it says")
        self._strings[at] = text
        return stop

    def _check_number(self, at: int, head: int) -> int:
        words = self._words
        if at + 4 > self._end:
            self.bad("ends within an object")
        allocated, used = words[at + 1] & 0xFFFFFFFF, words[at + 1] >> 32
        limbs = used if used < 1 << 31 else (1 << 32) - used
        stop = at + 3 + limbs
        if limbs == 0 or allocated != limbs or stop > self._end or words[stop - 1] == 0:
            self.bad("has a number that is longer than the file, or than itself")
        if 64 * limbs > MAX_NAT_BITS:
            self.bad(f"has a number of {64 * limbs} bits, {MAX_NAT_BITS} are allowed")
        if head != NUMBER << 56 | (8 * (3 + limbs) & 0xFFFF) << 32:
            self.bad("has a number with a strange header")
        if words[at + 2] != self.base + 8 * (at + 3):
            self.bad("has a number whose digits are elsewhere")
        return stop
