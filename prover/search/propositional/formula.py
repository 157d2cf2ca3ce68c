"""Propositions as a shared graph: the connectives that a printed proposition shows, over atoms.

Whatever is no connective (`x = y`, `∀ x, p x`) is an opaque atom, told apart by its text. Equal
subformulas are one node. Precedences are Lean's: ↔ 20, → 25, ∨ 30, ∧ 35 (the last three to the
right), ¬ takes an operand of level 40.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from prover.lean.lexer import Token, tokens

_LEVELS = {"↔": (20, 21), "→": (25, 25), "∨": (30, 30), "∧": (35, 35)}
_NOT = 40
_MAX = 100
_KINDS = {"↔": "iff", "→": "imp", "∨": "or", "∧": "and"}
# These reach as far to the right as they can, so that connectives after them are theirs.
_BINDERS = frozenset("∀ ∃ fun λ let have if match show".split())
_NEGATED = {"≠": "=", "∉": "∈"}
_OPEN, _CLOSE = "([{⟨⦃", ")]}⟩⦄"


@dataclass(frozen=True)
class Node:
    """`kind` is atom, true, false, not, and, or, imp or iff; `parts` are indices of nodes.

    A node of kind `not` may be written `a ≠ b`, so each node has its own text; `level` is the
    precedence of that text.
    """

    kind: str
    parts: tuple[int, ...]
    text: str
    level: int


@dataclass
class Formulas:
    """The nodes of some propositions, parts before wholes; index 0 is not used, so that
    ±index can stand for a node and its negation."""

    nodes: list[Node] = field(default_factory=lambda: [Node("true", (), "True", _MAX)])
    _index: dict[tuple[str, tuple[int, ...], str], int] = field(default_factory=dict)

    def add(self, text: str) -> int:
        """The node of the proposition `text`."""
        return _Reader(self, [t for t in tokens(text) if t.kind != "comment"]).read()

    def compound(self, kind: str, parts: tuple[int, ...], spelling: str = "") -> int:
        """The node that joins `parts`; `spelling` is its text if it is not the usual one."""
        if spelling:
            return self._node(Node(kind, parts, spelling, 50))
        if kind == "not":
            return self._node(Node(kind, parts, f"¬{self._operand(parts[0], _NOT)}", _NOT))
        sign = next(sign for sign, name in _KINDS.items() if name == kind)
        level, right = _LEVELS[sign]
        text = f"{self._operand(parts[0], level + 1)} {sign} {self._operand(parts[1], right)}"
        return self._node(Node(kind, parts, text, level))

    def atom(self, text: str, level: int) -> int:
        """The node of an opaque proposition, or of True or False."""
        kind = text.lower() if text in ("True", "False") else "atom"
        return self._node(Node(kind, (), text, level))

    def negation(self, index: int) -> str:
        """The text of ¬node."""
        return f"¬{self._operand(index, _NOT)}"

    def _operand(self, index: int, level: int) -> str:
        node = self.nodes[index]
        return node.text if node.level >= level else f"({node.text})"

    def _node(self, node: Node) -> int:
        key = (node.kind, node.parts, node.text)
        if key not in self._index:
            self._index[key] = len(self.nodes)
            self.nodes.append(node)
        return self._index[key]


class _Reader:
    """Precedence climbing over the tokens between two brackets."""

    def __init__(self, formulas: Formulas, parts: list[Token]) -> None:
        self.formulas, self.parts = formulas, parts
        self.partner: dict[int, int] = {}
        waiting: list[int] = []
        for i, token in enumerate(parts):
            if token.text in _OPEN:
                waiting.append(i)
            elif token.text in _CLOSE and waiting:
                self.partner[waiting.pop()] = i
        self.at, self.end = 0, len(parts)

    def read(self) -> int:
        return self._formula(0)

    def _skip_space(self) -> None:
        while self.at < self.end and self.parts[self.at].kind == "space":
            self.at += 1

    def _formula(self, level: int) -> int:
        start = self.at
        left = self._operand()
        while self.at < self.end:
            sign = self.parts[self.at].text
            own, right = _LEVELS[sign]
            if own < level:
                break
            if sign == "→" and self._is_binder(start):
                self.at = self.end
                return self.formulas.atom(self._text(start, self.end), 25)
            self.at += 1
            left = self.formulas.compound(_KINDS[sign], (left, self._formula(right)))
        return left

    def _is_binder(self, start: int) -> bool:
        """Whether the operand that begins at `start` is one such as `(h : p)` or `[i : c]`."""
        while self.parts[start].kind == "space":
            start += 1
        first, close = self.parts[start].text, self.partner.get(start)
        if close is None or close != self._last():
            return False
        inside = self.parts[start + 1 : close]
        return first in "{[⦃" or (first == "(" and any(t.text == ":" for t in inside))

    def _last(self) -> int:
        at = self.at - 1
        while self.parts[at].kind == "space":
            at -= 1
        return at

    def _operand(self) -> int:
        self._skip_space()
        if self.at < self.end and self.parts[self.at].text == "¬":
            self.at += 1
            return self.formulas.compound("not", (self._operand(),))
        start, relation, binder = self.at, -1, False
        while self.at < self.end:
            text = self.parts[self.at].text
            if not binder and text in _LEVELS:
                break
            binder |= text in _BINDERS
            if text in _NEGATED and not binder:
                relation = self.at if relation < 0 else self.end
            self.at = self.partner.get(self.at, self.at) + 1
        stop = self._last() + 1
        if start < stop and self.parts[start].text == "(" and self.partner.get(start) == stop - 1:
            return self._inside(start + 1, stop - 1)
        text = self._text(start, stop)
        if 0 <= relation < self.end:
            sign = _NEGATED[self.parts[relation].text]
            left, right = self._text(start, relation), self._text(relation + 1, stop)
            positive = self.formulas.atom(f"{left} {sign} {right}", 50)
            return self.formulas.compound("not", (positive,), text)
        return self.formulas.atom(text, 0 if binder else 50)

    def _inside(self, start: int, stop: int) -> int:
        if self._colon(start, stop):
            return self.formulas.atom(self._text(start - 1, stop + 1), _MAX)
        outer = self.at, self.end
        self.at, self.end = start, stop
        index = self._formula(0)
        self.at, self.end = outer
        return index

    def _colon(self, start: int, stop: int) -> bool:
        """Whether a type ascription stands here: a `:` outside inner brackets and binders."""
        at = start
        while at < stop:
            text = self.parts[at].text
            if text in _BINDERS:
                return False
            if text == ":":
                return True
            at = self.partner.get(at, at) + 1
        return False

    def _text(self, start: int, stop: int) -> str:
        return " ".join("".join(t.text for t in self.parts[start:stop]).split())
