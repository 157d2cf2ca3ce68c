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
_KINDS = {"↔": "iff", "→": "imp", "∨": "or", "∧": "and", "¬": "not"}
# These reach as far to the right as they can, so that connectives after them are theirs.
_BINDERS = frozenset({"∀", "∃", "fun", "λ", "let", "have", "if", "match", "show"})
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
        key = (node.kind, node.parts, node.text if node.level in (0, 50, _MAX) else "")
        if key not in self._index:
            self._index[key] = len(self.nodes)
            self.nodes.append(node)
        return self._index[key]


class _Reader:
    """Operator precedence over the tokens, with a stack: a disjunction may nest a thousand deep."""

    def __init__(self, formulas: Formulas, parts: list[Token]) -> None:
        self.formulas, self.parts = formulas, parts
        self.partner: dict[int, int] = {}
        waiting: list[int] = []
        for i, token in enumerate(parts):
            if token.text in _OPEN:
                waiting.append(i)
            elif token.text in _CLOSE and waiting:
                self.partner[waiting.pop()] = i
        self.at = 0
        self.signs: list[str] = []  # connectives and opening brackets that wait for their right
        self.values: list[int] = []

    def read(self) -> int:
        while True:
            self._operand()
            while self._here() == ")":
                self._reduce(0)
                self.signs.pop()
                self.at += 1
            sign = self._here()
            if not sign:
                self._reduce(0)
                return self.values[0]
            self._reduce(_LEVELS[sign][1] + (sign != "↔"))
            self.signs.append(sign)
            self.at += 1

    def _here(self) -> str:
        """The next token that is not blank; '' at the end."""
        while self.at < len(self.parts) and self.parts[self.at].kind == "space":
            self.at += 1
        return self.parts[self.at].text if self.at < len(self.parts) else ""

    def _reduce(self, level: int) -> None:
        """Joins what binds at least as tightly as `level`, back to an opening bracket."""
        while self.signs and self.signs[-1] != "(":
            sign = self.signs[-1]
            if sign != "¬" and _LEVELS[sign][0] < level:
                break
            self.signs.pop()
            right = self.values.pop()
            parts = (right,) if sign == "¬" else (self.values.pop(), right)
            self.values.append(self.formulas.compound(_KINDS[sign], parts))

    def _operand(self) -> None:
        """Reads up to the end of an atom: ¬ and brackets around propositions, then the atom."""
        while self._here() in ("¬", "("):
            if self._here() == "(" and not self._is_group():
                break
            self.signs.append(self._here())
            self.at += 1
        start = self.at
        stop, relation, binder = self._extent()
        if binder == start and self.parts[start].text in _OPEN:
            # a premise with a name: the rest belongs to it
            self.at = stop = self._group_end(start)
        text = self._text(start, stop)
        if relation is None:
            self.values.append(self.formulas.atom(text, 50 if binder is None else 0))
            return
        left, right = self._text(start, relation), self._text(relation + 1, stop)
        sign = _NEGATED[self.parts[relation].text]
        positive = self.formulas.atom(f"{left} {sign} {right}", 50)
        self.values.append(self.formulas.compound("not", (positive,), text))

    def _extent(self) -> tuple[int, int | None, int | None]:
        """Moves behind the atom; its end, the only negated relation in it, its binder."""
        start = stop = self.at
        relations: list[int] = []
        binder: int | None = None
        while self.at < len(self.parts):
            token = self.parts[self.at]
            if token.text in _CLOSE or (binder is None and token.text in _LEVELS):
                break
            if binder is None and (token.text in _BINDERS or self._is_binder(start, self.at)):
                binder = self.at
            if binder is None and token.text in _NEGATED:
                relations.append(self.at)
            self.at = self.partner.get(self.at, self.at) + 1
            if token.kind != "space":
                stop = self.at
        return stop, relations[0] if len(relations) == 1 else None, binder

    def _group_end(self, start: int) -> int:
        at = start
        while at < len(self.parts) and self.parts[at].text not in _CLOSE:
            at = self.partner.get(at, at) + 1
        return at

    def _after(self, at: int) -> str:
        """The token that is not blank after the bracket that opens at `at`."""
        at = self.partner.get(at, at) + 1
        while at < len(self.parts) and self.parts[at].kind == "space":
            at += 1
        return self.parts[at].text if at < len(self.parts) else ""

    def _is_group(self) -> bool:
        """Whether the bracket here holds a proposition, and is not a part of an atom."""
        behind = self._after(self.at)
        if behind and behind not in _LEVELS and behind != ")":
            return False
        return not self._has_colon(self.at)

    def _is_binder(self, start: int, at: int) -> bool:
        """Whether the atom begins with a premise that has a name, as in `(h : p) → q`."""
        if at != start or self._after(at) != "→":
            return False
        first = self.parts[at].text
        return first in "{[⦃" or (first == "(" and self._has_colon(at))

    def _has_colon(self, start: int) -> bool:
        """Whether `: type` stands in the bracket, outside inner brackets and binders."""
        at = start + 1
        while at < self.partner.get(start, 0):
            text = self.parts[at].text
            if text in _BINDERS:
                return False
            if text == ":":
                return True
            at = self.partner.get(at, at) + 1
        return False

    def _text(self, start: int, stop: int) -> str:
        return " ".join("".join(t.text for t in self.parts[start:stop]).split())
