"""The blocks of a proof, by its layout: where each begins and ends, and the steps in it.

A block is what stands after `by`, `·`, `=>`, `:=` or `from`; it ends where a line begins no further
right than the step that holds it, or where a bracket around it closes. Nothing here knows a tactic
(except that the steps of `calc` begin with `_`): a wrong cut costs a call of Lean and nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from prover.problems.lean_text import Token, tokenize

_OPENERS = frozenset({"by", "·", "=>", ":=", "from"})
_DEEPEST = 60  # blocks around a block; what stands further inside is not looked at
_CONTINUING = frozenset({"|", "else", "then", ")", "]", "}", "⟩", "with", "at", "using", "<;>"})


@dataclass(frozen=True)
class Item:
    """A step of a block, from its first character to the last one before what follows."""

    start: int
    end: int
    column: int


@dataclass(frozen=True)
class Block:
    """Offsets into the proof: `at` is where the opener stands, `start` to `end` what it opens,
    without the blanks around it; `column` is that of its first step. What is further left than
    `base`, or there, does not belong to it."""

    opener: str
    at: int
    start: int
    end: int
    base: int
    column: int
    items: tuple[Item, ...]

    @property
    def tactics(self) -> bool:
        """Whether its items are steps (if not, it is a term)."""
        return self.opener in ("by", "·", "=>")


@dataclass
class Lines:
    """Offsets to lines (from 1) and columns, and back."""

    text: str
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [0] + [i + 1 for i, char in enumerate(self.text) if char == "\n"]

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1]

    def offset(self, line: int, column: int) -> int:
        """Clipped to the text."""
        if line < 1:
            return 0
        if line > len(self.starts):
            return len(self.text)
        return min(self.starts[line - 1] + column, len(self.text))


def blocks(proof: str) -> list[Block]:
    """All blocks of a proof (what stands after `:=`), the outer ones before the inner ones.

    Raises InputError for a string or comment that does not end.
    """
    code = list(code_tokens(proof))
    found: list[Block] = []
    if code:
        _Reader(code, found).term(0, len(code), -1)
    return sorted(found, key=lambda block: (block.at, -block.end))


def code_tokens(proof: str) -> Iterator[Token]:
    """The tokens of a proof that are no comments, `=>` and `<;>` being one each."""
    held: Token | None = None
    for token in tokenize(proof):
        if token.kind == "comment":
            continue
        if held is not None:
            joined = held.text + token.text
            if token.start == held.end and joined in ("=>", "<;", "<;>"):
                held = replace(held, text=joined)
                continue
            yield held
        held = token
    if held is not None:
        yield held


def elements(code: Sequence[Token], at: int) -> list[tuple[int, int]]:
    """The elements of the innermost `⟨..., ...⟩` around an offset, as (start, end)."""
    here = next((i for i, token in enumerate(code) if token.end > at), len(code))
    depth = code[here].depth if here < len(code) else 0
    opened = None
    for i in range(here - 1, -1, -1):
        if code[i].kind == "open" and code[i].depth < depth:
            depth = code[i].depth
            if code[i].text == "⟨":
                opened = i
                break
    if opened is None:
        return []
    found: list[tuple[int, int]] = []
    first = opened + 1
    for j in range(first, len(code)):
        closes = code[j].depth <= depth
        if closes or (code[j].text == "," and code[j].depth == depth + 1):
            if first < j:
                found.append((code[first].start, code[j - 1].end))
            first = j + 1
        if closes:
            break
    return found


class _Reader:
    def __init__(self, code: list[Token], found: list[Block]) -> None:
        self.code, self.found = code, found
        self.depth = 0

    def tactics(self, low: int, high: int) -> tuple[Item, ...]:
        """The steps in code[low:high], and the blocks inside them."""
        column = self.code[low].column
        begins = [
            i
            for i in range(low, high)
            if i == low or (self.code[i].first and self._steps(i, column))
        ]
        for here, after in zip(begins, [*begins[1:], high], strict=True):
            self.term(here, after, self.code[here].column)
        return tuple(
            Item(self.code[here].start, self.code[after - 1].end, self.code[here].column)
            for here, after in zip(begins, [*begins[1:], high], strict=True)
        )

    def _steps(self, i: int, column: int) -> bool:
        token = self.code[i]
        continues = token.text in _CONTINUING or self.code[i - 1].text == "<;>"
        return token.column <= column and not continues

    def term(self, low: int, high: int, column: int) -> None:
        """The blocks in code[low:high], which belong to a step that begins at `column`."""
        i, bar, function = low, column, False
        while i < high and self.depth < _DEEPEST:
            token = self.code[i]
            if token.text == "|" and token.first:
                bar = token.column
            function |= token.text in ("fun", "λ")
            if token.text not in _OPENERS:
                i += 1
                continue
            term = token.text in (":=", "from") or (token.text == "=>" and function)
            base = bar if token.text == "=>" and not term else column
            end = self._end(i, high, base, term)
            if end > i + 1:
                first, last = self.code[i + 1], self.code[end - 1]
                self.depth += 1
                items: tuple[Item, ...]
                if term:
                    items = (Item(first.start, last.end, first.column),)
                    self.term(i + 1, end, base)
                else:
                    items = self.tactics(i + 1, end)
                opener = ":=" if term else token.text
                self.depth -= 1
                block = Block(opener, token.start, first.start, last.end, base, first.column, items)
            else:
                end_ = token.end
                block = Block(token.text, token.start, end_, end_, base, max(base, 0) + 2, ())
            self.found.append(block)
            function = False
            i = end if end > i + 1 else i + 1

    def _end(self, opener: int, high: int, base: int, term: bool) -> int:
        """Index of the first token behind the block that `opener` opens."""
        opened, calc, by = self.code[opener], self._calculates(opener), False
        for k in range(opener + 1, high):
            token = self.code[k]
            if token.first and token.line > opened.line:
                if token.column <= base and token.text != "<;>":
                    return k
                if calc and token.text == "_" and token.depth == opened.depth:
                    return k
            if token.kind == "close" and token.depth < opened.depth:
                return k
            if token.depth == opened.depth:
                by |= token.text == "by"
                if token.text == "," and opened.depth:
                    return k
                if term and not by and token.text == ";":
                    return k
        return high

    def _calculates(self, opener: int) -> bool:
        """Whether it opens the justification of a step of `calc`."""
        if self.code[opener].text != ":=":
            return False
        for k in range(opener - 1, -1, -1):
            token = self.code[k]
            if token.text == "calc" or (token.text == "_" and token.first):
                return True
            if token.text in _OPENERS and token.line < self.code[opener].line:
                return self.code[k + 1].text == "calc"
        return False
