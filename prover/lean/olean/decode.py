"""From objects to names, levels and terms: each read once, shared as in the file, and compared
with what the file says about it.

Lean stores with every name its hash and with every level and term a hash, flags and the range of
its loose variables, and believes them (see `hashing`); here they are computed again, so that what
is read is what Lean would see. Layouts are those of the structures of the same names in Lean 4.35.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from prover.lean.olean import hashing
from prover.lean.olean.hashing import mix
from prover.lean.olean.region import ARRAY, NUMBER, SCALAR_ARRAY, STRING, TASK, THUNK, Ref, Region
from prover.lean.olean.terms import (
    App,
    Binder,
    BVar,
    Const,
    Expr,
    ForallE,
    FVar,
    IMax,
    Lam,
    LetE,
    Level,
    LevelMVar,
    Lit,
    Max,
    MData,
    MVar,
    Name,
    Object,
    Param,
    Plain,
    Proj,
    Sort,
    Succ,
    Zero,
)

BOX0 = 1  # the boxed number 0: an empty name or list, the level zero
MAX_PARTS = 128  # of a name: names share their beginnings in the file, and do not here
_LOW = (1 << 32) - 1
_FLAGS = 15 << 40
_FVAR, _EXPR_MVAR, _LEVEL_MVAR, _LEVEL_PARAM = 1 << 40, 1 << 41, 1 << 42, 1 << 43
_MAX_LOOSE, _MAX_DEPTH = (1 << 20) - 1, (1 << 24) - 1
# Constructor of Expr -> (fields, places of the subterms among them).
_EXPR: tuple[tuple[int, tuple[int, ...]], ...] = (
    (1, ()), (1, ()), (1, ()), (1, ()), (2, ()), (2, (0, 1)),
    (3, (1, 2)), (3, (1, 2)), (4, (1, 2, 3)), (1, ()), (2, (1,)), (3, (2,)),
)  # fmt: skip
_LEVEL: tuple[tuple[int, tuple[int, ...]], ...] = (
    (0, ()), (1, (0,)), (2, (0, 1)), (2, (0, 1)), (1, ()), (1, ()),
)  # fmt: skip
_EXPR_WORDS = (1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1)  # data, and flags behind it
_T = TypeVar("_T")


class Decoder:
    """Reads one region; keeps what it read."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self._names: dict[Ref, tuple[Name, int]] = {BOX0: (Name(()), hashing.ANONYMOUS)}
        self._lists: dict[Ref, tuple[Ref, ...]] = {BOX0: ()}
        self._levels: dict[Ref, Level] = {BOX0: Zero()}
        self._level_lists: dict[Ref, tuple[tuple[Level, ...], int, int]] = {}
        self._name_lists: dict[Ref, tuple[Name, ...]] = {}
        self._level_data: dict[Ref, int] = {BOX0: 2221}
        self._exprs: dict[Ref, Expr] = {}
        self._expr_data: dict[Ref, int] = {}
        self._plain: dict[Ref, Plain] = {}
        # Lists share their ends in the file, and do not here.
        self._list_budget = len(region)

    def name(self, ref: Ref) -> Name:
        """The name at `ref`."""
        return self._name(ref)[0]

    def names(self, ref: Ref) -> tuple[Name, ...]:
        """A list of names."""
        known = self._name_lists.get(ref)
        if known is None:
            known = self._name_lists[ref] = tuple(map(self.name, self.elements(ref)))
        return known

    def elements(self, ref: Ref) -> tuple[Ref, ...]:
        """The elements of a list."""
        known = self._lists.get(ref)
        if known is not None:
            return known
        found, tail = [], ref
        while tail != BOX0:
            head, tail = self.region.fields(tail, 1, 2)
            found.append(head)
        self._list_budget -= len(found)
        if self._list_budget < 0:
            self.region.bad("has lists that share their ends too often")
        known = self._lists[ref] = tuple(found)
        return known

    def flags(self, word: int, *limits: int) -> tuple[int, ...]:
        """The bytes of a scalar word, each at most its limit; the rest of the word must be 0."""
        found = []
        for limit in limits:
            if word & 0xFF > limit:
                self.region.bad("has a flag or a choice out of range")
            found.append(word & 0xFF)
            word >>= 8
        if word:
            self.region.bad("has something behind its flags")
        return tuple(found)

    def level(self, ref: Ref) -> Level:
        """The universe level at `ref`."""
        if ref not in self._levels:
            self._walk(ref, self._levels, _LEVEL, self._build_level)
        return self._levels[ref]

    def expr(self, ref: Ref) -> Expr:
        """The term at `ref`."""
        if ref not in self._exprs:
            self._walk(ref, self._exprs, _EXPR, self._build_expr)
        return self._exprs[ref]

    def closed_expr(self, ref: Ref) -> Expr:
        """The term at `ref`, which must have no variables but its universe parameters, as the
        kernel wants it."""
        expr = self.expr(ref)
        if self._expr_data[ref] >> 44 or self._expr_data[ref] & (_FLAGS ^ _LEVEL_PARAM):
            self.region.bad("has a constant with a variable that nothing binds")
        return expr

    def plain(self, ref: Ref) -> Plain:
        """The object at `ref` as it is, and all that it reaches."""
        known, region = self._plain, self.region
        waiting = [ref]
        while waiting:
            at = waiting[-1]
            if at in known:
                waiting.pop()
                continue
            tag = 0 if at & 1 else region.tag(at)
            parts: list[Ref] = []
            count, scalars = 0, b""
            if at & 1:
                known[at] = at >> 1
            elif tag == STRING:
                known[at] = region.text(at)
            elif tag == NUMBER:
                known[at] = region.number(at)
            elif tag == SCALAR_ARRAY:
                known[at] = region.scalars(at)
            elif tag == ARRAY:
                parts = region.array(at)
            elif tag in (THUNK, TASK):
                parts = [region.value(at)]
            else:
                _, count, words = region.constructor(at)
                parts = words[:count]
                scalars = b"".join(word.to_bytes(8, "little") for word in words[count:])
            if missing := [part for part in parts if part not in known]:
                waiting += missing
                continue
            waiting.pop()
            if at not in known:
                values = tuple(known[part] for part in parts)
                if tag in (THUNK, TASK):
                    known[at] = values[0]
                else:
                    known[at] = values if tag == ARRAY else Object(tag, values, scalars)
        return known[ref]

    def _name(self, ref: Ref) -> tuple[Name, int]:
        """(name, its hash)"""
        names, region = self._names, self.region
        waiting: list[tuple[Ref, int, list[int]]] = []
        at = ref
        while at not in names:
            tag, count, words = region.constructor(at)
            if tag not in (1, 2) or count != 2 or len(words) != 3 or len(waiting) == MAX_PARTS:
                region.bad(f"has no name of at most {MAX_PARTS} parts where one belongs")
            waiting.append((at, tag, words))
            at = words[0]
        while waiting:
            at, tag, (prefix, last, stored) = waiting.pop()
            before, own = names[prefix]
            if tag == 1:
                part: str | int = region.text(last)
                own = mix(own, hashing.of_string(cast(str, part)))
            else:
                part = region.natural(last)
                own = mix(own, part if part >> 64 == 0 else 17)
            if own != stored or len(before.parts) == MAX_PARTS:
                region.bad(f"has a name with a wrong hash, or of more than {MAX_PARTS} parts")
            names[at] = Name((*before.parts, part)), own
        return names[ref]

    def _walk(
        self,
        ref: Ref,
        known: dict[Ref, _T],
        layouts: tuple[tuple[int, tuple[int, ...]], ...],
        build: Callable[[Ref, int, list[int]], _T],
    ) -> None:
        """Read what `ref` reaches and is not known yet, children first."""
        region = self.region
        waiting = [ref]
        opened: dict[Ref, tuple[int, list[int]]] = {}
        while waiting:
            at = waiting[-1]
            if at in known:
                waiting.pop()
                continue
            if at in opened:
                tag, words = opened.pop(at)
                known[at] = build(at, tag, words)
                waiting.pop()
                continue
            tag, count, words = region.constructor(at)
            if tag >= len(layouts) or count != layouts[tag][0]:
                region.bad("has no term or level where one belongs")
            opened[at] = tag, words
            for place in layouts[tag][1]:
                if words[place] not in known:
                    waiting.append(words[place])

    def _build_level(self, ref: Ref, tag: int, words: list[int]) -> Level:
        """The level of a tag and words, whose parts are known, after a look at its data."""
        data, levels = self._level_data, self._levels
        level: Level
        if tag == 0 or len(words) != _LEVEL[tag][0] + 1:  # zero is the boxed number
            self.region.bad("has no level where one belongs")
        if tag == 1:
            part = data[words[0]]
            level = Succ(levels[words[0]])
            own, flags, depth = mix(2243, part & _LOW), part, (part >> 40) + 1
        elif tag <= 3:
            left, right = data[words[0]], data[words[1]]
            make, seed = (Max, 2251) if tag == 2 else (IMax, 2267)
            level = make(levels[words[0]], levels[words[1]])
            own, flags = mix(seed, mix(left & _LOW, right & _LOW)), left | right
            depth = max(left >> 40, right >> 40) + 1
        else:
            name, hashed = self._name(words[0])
            level = Param(name) if tag == 4 else LevelMVar(name)
            own, depth = mix(2239 if tag == 4 else 2237, hashed), 0
            flags = (2 if tag == 4 else 1) << 32
        whole = own & _LOW | flags & 3 << 32 | depth << 40
        if whole != words[-1] or depth > _MAX_DEPTH:
            self.region.bad("has a level that says wrong things about itself")
        data[ref] = whole
        return level

    def _level_list(self, ref: Ref) -> tuple[tuple[Level, ...], int, int]:
        """(the levels of a constant, their hash, their flags)"""
        known = self._level_lists.get(ref)
        if known is None:
            refs = self.elements(ref)
            levels = tuple(map(self.level, refs))
            own, flags = hashing.NIL, 0
            for each in refs:
                own = mix(own, self._level_data[each] & _LOW)
                flags |= self._level_data[each]
            known = self._level_lists[ref] = levels, own, flags
        return known

    def _build_expr(self, ref: Ref, tag: int, words: list[int]) -> Expr:
        """The term of a tag and words, whose subterms are known, after a look at its data."""
        region, exprs, data = self.region, self._exprs, self._expr_data
        count = _EXPR[tag][0]
        if len(words) != count + _EXPR_WORDS[tag]:
            region.bad("has no term where one belongs")
        expr: Expr
        loose = flags = depth = 0
        if tag == 5:
            left, right = data[words[0]], data[words[1]]
            expr = App(exprs[words[0]], exprs[words[1]])
            own, flags = mix(left, right), left | right
            depth = min(max(left >> 32 & 0xFF, right >> 32 & 0xFF) + 1, 255)
            loose = max(left >> 44, right >> 44)
        elif tag == 6 or tag == 7:
            left, right = data[words[1]], data[words[2]]
            (info,) = self.flags(words[4], 3)
            make = Lam if tag == 6 else ForallE
            expr = make(self.name(words[0]), exprs[words[1]], exprs[words[2]], Binder(info))
            depth = max(left >> 32 & 0xFF, right >> 32 & 0xFF) + 1
            own, flags = mix(depth, mix(left & _LOW, right & _LOW)), left | right
            loose = max(left >> 44, (right >> 44) - 1)
        elif tag == 4:
            name, hashed = self._name(words[0])
            levels, list_hash, list_flags = self._level_list(words[1])
            expr = Const(name, levels)
            own, flags = mix(5, mix(hashed, list_hash)), (list_flags >> 32 & 3) << 42
        elif tag == 0:
            index = region.natural(words[0])
            expr = BVar(index)
            own, loose = mix(7, hashing.of_natural(index)), index + 1
        elif tag == 3:
            expr = Sort(self.level(words[0]))
            level_data = self._level_data[words[0]]
            own, flags = mix(11, level_data & _LOW), (level_data >> 32 & 3) << 42
        elif tag <= 2:
            name, hashed = self._name(words[0])
            expr = FVar(name) if tag == 1 else MVar(name)
            own, flags = mix(13 if tag == 1 else 17, hashed), _FVAR if tag == 1 else _EXPR_MVAR
        elif tag == 8:
            first, second, third = (data[words[i]] for i in (1, 2, 3))
            (nondep,) = self.flags(words[5], 1)
            type_, value, body = (exprs[words[i]] for i in (1, 2, 3))
            expr = LetE(self.name(words[0]), type_, value, body, bool(nondep))
            depth = max(each >> 32 & 0xFF for each in (first, second, third)) + 1
            own = mix(depth, mix(first & _LOW, mix(second & _LOW, third & _LOW)))
            flags = first | second | third
            loose = max(first >> 44, second >> 44, (third >> 44) - 1)
        elif tag == 9:
            value_ = self._literal(words[0])
            expr = Lit(value_)
            of = hashing.of_string if isinstance(value_, str) else hashing.of_natural
            own = mix(3, of(value_))  # type: ignore[arg-type]
        else:
            inner = data[words[-2]]
            depth, flags, loose = (inner >> 32 & 0xFF) + 1, inner, inner >> 44
            if tag == 10:
                expr = MData(self.plain(words[0]), exprs[words[1]])
                own = mix(depth, inner & _LOW)
            else:
                name, hashed = self._name(words[0])
                index = region.natural(words[1])
                expr = Proj(name, index, exprs[words[2]])
                own = mix(hashing.of_natural(index), inner & _LOW)
                own = mix(depth, mix(hashed, own))
        whole = own & _LOW | min(depth, 255) << 32 | flags & _FLAGS | loose << 44
        if whole != words[count] or loose > _MAX_LOOSE:
            region.bad("has a term that says wrong things about itself")
        data[ref] = whole
        return expr

    def _literal(self, ref: Ref) -> int | str:
        tag, count, words = self.region.constructor(ref)
        if tag > 1 or count != 1 or len(words) != 1:
            self.region.bad("has no literal where one belongs")
        return self.region.natural(words[0]) if tag == 0 else self.region.text(words[0])
