"""Terms read from Lean text.

A Pratt parser (Pratt, Top down operator precedence, 1973) with the precedences of Lean and Mathlib.
It never fails: what it does not know becomes a term of the kind 'other', so that a detector sees
less rather than something wrong. Places are offsets into the text that was read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from prover.audit.terms import BINDERS, RELATIONS, Bound, Term
from prover.errors import InputError
from prover.problems.lean_text import BRACKETS, Token, tokenize

# Operator: how tightly it binds to the left and to the right.
_INFIX = {
    "$": (1, 0), "<|": (1, 0), "|>": (1, 2), "↔": (20, 21), "→": (26, 25), "∨": (31, 30),
    "∧": (36, 35), "||": (31, 30), "&&": (36, 35), "×": (36, 35), "⁻¹": (1024, 0),
    **dict.fromkeys(RELATIONS, (50, 51)),
    "+": (65, 66), "-": (65, 66), "++": (65, 66), "∪": (65, 66), "⊔": (68, 69), "::": (68, 67),
    "*": (70, 71), "/": (70, 71), "%": (70, 71), "∩": (70, 71), "⊓": (69, 70), "\\": (70, 71),
    "•": (74, 73), "^": (76, 75), "∘": (91, 90), "∆": (100, 101), "×ˢ": (82, 83), "∂": (52, 53),
}  # fmt: skip
_SPELLINGS = {"<=": "≤", ">=": "≥", "!=": "≠", "->": "→", "<->": "↔", "==": "=", "λ": "fun"}
_LONG = ("<->", "<|", "|>", "<=", ">=", "!=", "->", "==", "||", "&&", "++", "::", "=>", "∃!", "..",
         "⁻¹", "×ˢ")  # fmt: skip
_PREFIX = {"¬": 40, "-": 75, "√": 1025, "↑": 1025, "∑'": 67}
_ENDS = frozenset(", => ↦ := | then else with do in from at ; .. if".split())
_CLOSING = {"|": "|", "‖": "‖", "⌊": "⌋", "⌈": "⌉"}
_FRACTION = re.compile(r"\d+\.\d*")


def read(text: str, offset: int = 0) -> Term:
    """The term that `text` is; places count from `offset`."""
    reader = Reader(text, offset)
    term = reader.term(0)
    rest = reader.rest()
    return term if rest is None else Term("other", "", (term, rest), (), term.start, rest.end)


class Reader:
    """Reads one term or binder group after the other."""

    def __init__(self, text: str, offset: int = 0) -> None:
        try:
            found = [t for t in tokenize(text) if t.kind != "comment"]
        except InputError:
            found = []
        self._tokens = _joined(found)
        self._at, self._offset = 0, offset
        self._bars: list[str] = []

    @property
    def here(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    @property
    def _next(self) -> str:
        return self._tokens[self._at + 1].text if self._at + 1 < len(self._tokens) else ""

    @property
    def place(self) -> int:
        """Where the next token begins, or the last one ends."""
        if self._at < len(self._tokens):
            return self._offset + self._tokens[self._at].start
        return self._end()

    def _end(self) -> int:
        return self._offset + self._tokens[self._at - 1].end if self._at else self._offset

    def take(self) -> str:
        """The next token, which is passed over."""
        text = self.here
        self._at = min(self._at + 1, len(self._tokens))
        return text

    def rest(self) -> Term | None:
        """What is left, as pieces; None if nothing is."""
        start, pieces = self.place, []
        while self.here:
            before = self._at
            pieces.append(self.term(0))
            if self._at == before:
                self.take()
        return Term("other", "", tuple(pieces), (), start, self._end()) if pieces else None

    def term(self, least: int) -> Term:
        """A term whose operators bind more tightly than `least`."""
        start = self.place
        left = self._first()
        while True:
            text = self.here
            if text == "!" and self._touches():
                self.take()
                left = Term("op", "!", (left,), (), start, self._end())
                continue
            if text in self._bars or text not in _INFIX or _INFIX[text][0] <= least:
                return left
            self.take()
            if text == "⁻¹":
                left = Term("op", text, (left,), (), start, self._end())
                continue
            right = self.term(_INFIX[text][1] - 1 if _INFIX[text][1] else 0)
            if text == "≡" and self.here == "[":
                modulus = self._bracket()
                left = Term("op", text, (left, right, modulus), (), start, self._end())
            else:
                left = Term("op", text, (left, right), (), start, self._end())

    def _touches(self) -> bool:
        return self._tokens[self._at].start == self._tokens[self._at - 1].end

    def _first(self) -> Term:
        start, text = self.place, self.here
        if text in BINDERS and text:
            return self._binder()
        if text in _PREFIX:
            self.take()
            inner = self.term(_PREFIX[text] - 1)
            sign = "neg" if text == "-" else text
            return Term("op", sign, (inner,), (), start, self._end())
        if text == "if":
            return self._words("if", ("then", "else"))
        if text in ("let", "have"):
            return self._let()
        head = self._atom()
        if head is None:
            return Term("other", text, (), (), start, start)
        arguments = []
        while (argument := self._argument()) is not None:
            arguments.append(argument)
        if not arguments:
            return head
        return Term("app", "", (head, *arguments), (), start, self._end())

    def _argument(self) -> Term | None:
        text = self.here
        if not text or text in _ENDS or text in _INFIX or text in self._bars:
            return None
        if text in BINDERS:
            return self._binder() if text == "fun" else None
        if text in ("↑", "√"):
            start = self.place
            self.take()
            inner = self._atom()
            return inner and Term("op", text, (inner,), (), start, self._end())
        if text in ("|", "‖") or (text == "[" and self._next in ("MOD", "ZMOD", "PMOD")):
            return None
        return self._atom()

    def _atom(self) -> Term | None:
        start = self.place
        if self._at >= len(self._tokens):
            return None
        token = self._tokens[self._at]
        found: Term | None
        if token.text in _CLOSING:
            found = self._between(token.text)
        elif token.kind == "open":
            found = self._bracket()
        elif token.kind in ("name", "number", "string", "char", "metavariable"):
            if token.text in _ENDS or token.text in ("let", "have"):
                return None
            self.take()
            kind = "number" if token.kind == "number" else "name"
            found = Term(kind, token.text, (), (), start, self._end())
        elif token.text == "@":
            self.take()  # all arguments are explicit
            found = self._atom()
            if found is None:
                return None
        elif token.text in (".", "?", "·", "∞", "∅", "⊤", "#"):
            self.take()
            found = Term("other", token.text, (), (), start, self._end())
        else:
            return None
        while self.here == "." and self._at and self._touches():
            self.take()  # `(a + b).succ`, `f.{u}`
            if self.here == "{":
                self._bracket()
            elif self.here:
                field = Term("name", "." + self.take(), (), (), self._end(), self._end())
                found = Term("app", ".", (field, found), (), start, self._end())
        return found

    def _between(self, mark: str) -> Term:
        start = self.place
        self.take()
        self._bars.append(_CLOSING[mark])
        inner = self.term(0)
        self._bars.pop()
        if self.here == _CLOSING[mark]:
            self.take()
        return Term("op", mark, (inner,), (), start, self._end())

    def _bracket(self) -> Term:
        start, opening = self.place, self.take()
        close, bars, self._bars = BRACKETS[opening], self._bars, []
        parts: list[Term] = []
        sign = opening
        if opening == "{" and (found := self._set(start)) is not None:
            self._bars = bars
            return found
        while self.here and self.here != close:
            before = self._at
            if self.here in (":", ":=", ",", "|", "=>", "↦"):
                sign = ":" if self.take() == ":" and opening == "(" and len(parts) == 1 else sign
                continue
            parts.append(self.term(0))
            if self._at == before:
                self.take()
        self.take()
        self._bars = bars
        if sign == ":" and len(parts) == 2:
            return Term("typed", "", tuple(parts), (), start, self._end())
        return Term("bracket", opening, tuple(parts), (), start, self._end())

    def _set(self, start: int) -> Term | None:
        """`{x : A | p x}` and `{x ∈ s | p x}`; None for another kind of set."""
        mark = self._at
        bound = self._bounds(("|",))
        if self.here != "|" or not bound:
            self._at = mark
            return None
        self.take()
        body = self.term(0)
        if self.here != "}":
            self._at = mark
            return None
        self.take()
        return Term("binder", "{|}", (body,), tuple(bound), start, self._end())

    def _binder(self) -> Term:
        start, sign = self.place, _SPELLINGS.get(self.here, self.here)
        self.take()
        bound = self._bounds((",", "=>", "↦"))
        if self.here in (",", "=>", "↦"):
            self.take()
        least = 66 if sign in ("∑", "∏", "∫", "⨍") else 0
        body = self.term(least)
        return Term("binder", sign, (body,), tuple(bound), start, self._end())

    def _bounds(self, ends: Sequence[str]) -> list[Bound]:
        found: list[Bound] = []
        while self.here and self.here not in ends:
            before = self._at
            if self.here in ("(", "{", "[", "⦃"):
                found += self.group()
            else:
                found += self._plain(ends)
            if self._at == before:
                break
        return found

    def _plain(self, ends: Sequence[str]) -> list[Bound]:
        """`x y : A`, `x ∈ s`, `n > 0`, `x`."""
        names: list[tuple[str, int]] = []
        while self._at < len(self._tokens) and self._tokens[self._at].kind == "name":
            if self.here in ("in", "with"):
                break
            place = self.place
            names.append((self.take(), place))
        type_ = limit = None
        relation = ""
        if self.here == ":":
            self.take()
            type_ = self.term(0)
        elif self.here in RELATIONS or self.here == "in":
            relation = "∈" if self.here == "in" else self.here
            self.take()
            limit = self.term(50)
        elif self.here not in ends and self.here not in ("(", "{", "[", "⦃"):
            return []
        return [Bound(name, type_, relation, limit, "", place) for name, place in names]

    def group(self) -> list[Bound]:
        """`(x y : A)`, `{x : A}`, `[A]`, `(n > 0)`, `(x := v)`; a bracket stands here."""
        opening, place = self.take(), self.place
        close = {"(": ")", "{": "}", "[": "]", "⦃": "⦄"}[opening]
        names: list[tuple[str, int]] = []
        mark = self._at
        while self._at < len(self._tokens) and self._tokens[self._at].kind == "name":
            where = self.place
            names.append((self.take(), where))
        type_ = limit = None
        relation = ""
        if self.here == ":":
            self.take()
            type_ = self.term(0)
        elif len(names) == 1 and self.here in RELATIONS:
            relation = self.take()
            limit = self.term(50)
        elif self.here != close or opening == "[":
            self._at, names = mark, [("_", place)]
            type_ = self.term(0)
        default = None
        if self.here == ":=":
            self.take()
            default = self.term(0)
        while self.here and self.here != close:
            before = self._at
            self.term(0)
            if self._at == before:
                self.take()
        self.take()
        return [Bound(n, type_, relation, limit, opening, where, default) for n, where in names]

    def _let(self) -> Term:
        start = self.place
        self.take()
        name_place, name = self.place, self.take()
        parts = []
        while self.here and self.here != ":=":
            before = self._at
            self.term(0)
            if self._at == before:
                self.take()
        self.take()
        parts.append(self.term(0))
        if self.here == ";":
            self.take()
        parts.append(self.term(0))
        bound = (Bound(name, None, "", None, "", name_place),)
        return Term("binder", "let", tuple(parts), bound, start, self._end())

    def _words(self, sign: str, words: Sequence[str]) -> Term:
        start = self.place
        self.take()
        parts = [self.term(0)]
        for word in words:
            if self.here == ":":
                self.take()
                parts = [self.term(0)]
            if self.here == word:
                self.take()
                parts.append(self.term(0))
        return Term("other", sign, tuple(parts), (), start, self._end())


def _joined(found: list[Token]) -> list[Token]:
    """Signs of several characters, and decimal fractions, as one token."""
    joined: list[Token] = []
    for token in found:
        touching = bool(joined) and joined[-1].end == token.start
        both = joined[-1].text + token.text if touching else ""
        if both in _LONG:
            joined[-1] = replace(joined[-1], text=both, kind="other")
        elif touching and joined[-1].kind == "number" and _FRACTION.fullmatch(both):
            joined[-1] = replace(joined[-1], text=both)
        elif touching and token.text == "'" and joined[-1].text in ("∑", "∏"):
            continue
        else:
            joined.append(token)
    return [replace(t, text=_SPELLINGS.get(t.text, t.text)) if t.kind == "other" else t
            for t in joined]  # fmt: skip
