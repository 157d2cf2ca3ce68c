"""Terms for people to read, near to how Lean would write them with everything shown."""

from __future__ import annotations

from prover.lean.olean.terms import (
    App,
    Binder,
    BVar,
    Const,
    Expr,
    ForallE,
    IMax,
    Lam,
    LetE,
    Level,
    Lit,
    Max,
    MData,
    Param,
    Proj,
    Sort,
    Succ,
    Zero,
    digits,
)

_BRACKETS = {
    Binder.DEFAULT: "()",
    Binder.IMPLICIT: "{}",
    Binder.STRICT_IMPLICIT: "⦃⦄",
    Binder.INST_IMPLICIT: "[]",
}
DEPTH = 30  # of what is written out; terms have no bound on theirs
_ATOM, _ARGUMENT, _WHOLE = 2, 1, 0


def pretty(term: Expr, limit: int = 200) -> str:
    """A term in one line of at most `limit` characters; a variable bound outside is `#n`."""
    text = _Writer(4 * limit).term(term, (), _WHOLE, DEPTH)
    return text if len(text) <= limit else text[: limit - 1] + "…"


class _Writer:
    """Writes until its allowance of nodes is spent."""

    def __init__(self, nodes: int) -> None:
        self._left = nodes

    def term(self, term: Expr, bound: tuple[str, ...], place: int, depth: int) -> str:
        self._left -= 1
        if depth == 0 or self._left < 0:
            return "…"
        text, level = self._written(term, bound, depth - 1)
        return text if level >= place else f"({text})"

    def _written(self, term: Expr, bound: tuple[str, ...], depth: int) -> tuple[str, int]:
        match term:
            case BVar(index):
                known = index < len(bound)
                return (bound[-1 - index] if known else f"#{index - len(bound)}"), _ATOM
            case Const(name, levels):
                universes = f".{{{', '.join(map(self.level, levels))}}}" if levels else ""
                return f"{name}{universes}", _ATOM
            case Lit(value):
                return (repr(value[:80]) if isinstance(value, str) else digits(value)), _ATOM
            case Sort(level):
                shown = self.level(level)
                return ("Prop", _ATOM) if shown == "0" else (f"Sort {shown}", _ARGUMENT)
            case App():
                arguments: list[Expr] = []
                head: Expr = term
                while isinstance(head, App) and len(arguments) < DEPTH:
                    arguments.append(head.arg)
                    head = head.fn
                parts = [self.term(head, bound, _ATOM, depth)]
                parts += [self.term(each, bound, _ATOM, depth) for each in reversed(arguments)]
                return " ".join(parts), _ARGUMENT
            case Lam(name, type_, body, info) | ForallE(name, type_, body, info):
                brackets = _BRACKETS[info]
                inside = f"{name} : {self.term(type_, bound, _WHOLE, depth)}"
                binder = f"{brackets[0]}{inside}{brackets[1]}"
                rest = self.term(body, (*bound, str(name)), _WHOLE, depth)
                if isinstance(term, Lam):
                    return f"fun {binder} => {rest}", _WHOLE
                return f"{binder} → {rest}", _WHOLE
            case LetE(name, type_, value, body, _):
                return (
                    f"let {name} : {self.term(type_, bound, _WHOLE, depth)} := "
                    f"{self.term(value, bound, _WHOLE, depth)}; "
                    f"{self.term(body, (*bound, str(name)), _WHOLE, depth)}"
                ), _WHOLE
            case MData(_, inner):
                return self._written(inner, bound, depth) if depth else ("…", _ATOM)
            case Proj(_, index, inner):
                return f"{self.term(inner, bound, _ATOM, depth)}.{index + 1}", _ATOM
            case _:
                return "?", _ATOM

    def level(self, level: Level, depth: int = DEPTH) -> str:
        self._left -= 1
        above = 0
        while isinstance(level, Succ):
            level, above = level.level, above + 1
        match level:
            case _ if depth == 0 or self._left < 0:
                return "…"
            case Zero():
                return str(above)
            case Param(name):
                text = str(name)
            case Max(left, right):
                text = f"max ({self.level(left, depth - 1)}) ({self.level(right, depth - 1)})"
            case IMax(left, right):
                text = f"imax ({self.level(left, depth - 1)}) ({self.level(right, depth - 1)})"
            case _:
                text = "?"
        return f"{text}+{above}" if above else text
