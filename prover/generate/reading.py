"""Reads datatypes and functions from a short notation, for the library of natural ones.

    L a := nil | cons a (L a)
    append (xs ys : L a) : L a := match xs | nil => ys | cons z zs => cons z (append zs ys)

A `match` inside an arm that is not the last one stands in parentheses. `f @ x` applies a variable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from prover.generate.lang import (
    APPLY,
    ARROW,
    App,
    Body,
    Case,
    Constructor,
    Datatype,
    Function,
    If,
    Match,
    Sort,
    Term,
    Var,
)

_TOKEN = re.compile(r":=|=>|->|[()|:@]|[^\s()|:@]+")


def datatype(text: str) -> Datatype:
    head, _, rest = text.partition(":=")
    name, *params = head.split()
    constructors = []
    for part in rest.split("|"):
        reader = _Reader(part)
        label = reader.take()
        args = []
        while reader.here:
            args.append(reader.sort(atom=True))
        constructors.append(Constructor(label, tuple(args)))
    return Datatype(name, tuple(params), tuple(constructors))


def function(text: str) -> Function:
    reader = _Reader(text)
    name = reader.take()
    params: list[tuple[str, Sort]] = []
    while reader.here == "(":
        reader.take("(")
        names = []
        while reader.here != ":":
            names.append(reader.take())
        reader.take(":")
        sort = reader.sort()
        reader.take(")")
        params += [(n, sort) for n in names]
    reader.take(":")
    result = reader.sort()
    reader.take(":=")
    body = reader.body({n for n, _ in params})
    assert not reader.here, f"{name}: {reader.here} is left over"
    return Function(name, tuple(params), result, body)


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens: Sequence[str] = _TOKEN.findall(text)
        self._at = 0

    @property
    def here(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def take(self, expected: str = "") -> str:
        token = self.here
        assert token and expected in ("", token), f"{expected or 'more'} expected, not {token!r}"
        self._at += 1
        return token

    def sort(self, atom: bool = False) -> Sort:
        if self.here == "(":
            self.take("(")
            found = self.sort()
            self.take(")")
        else:
            found = Sort(self.take())
            args = []
            while not atom and self.here and self.here not in (")", "->", ":="):
                args.append(self.sort(atom=True))
            found = Sort(found.name, tuple(args))
        if not atom and self.here == "->":
            self.take("->")
            return Sort(ARROW, (found, self.sort()))
        return found

    def body(self, scope: set[str]) -> Body:
        if self.here == "(":
            start = self._at
            self.take("(")
            if self.here in ("match", "if"):
                found = self.body(scope)
                self.take(")")
                return found
            self._at = start
        if self.here == "match":
            self.take("match")
            subject = self.take()
            cases = []
            while self.here == "|":
                self.take("|")
                constructor, *names = self._until("=>")
                cases.append(Case(constructor, tuple(names), self.body(scope | set(names))))
            return Match(subject, tuple(cases))
        if self.here == "if":
            self.take("if")
            condition = self.term(scope)
            self.take("then")
            then = self.body(scope)
            self.take("else")
            return If(condition, then, self.body(scope))
        return self.term(scope)

    def _until(self, end: str) -> list[str]:
        found = []
        while self.here != end:
            found.append(self.take())
        self.take(end)
        return found

    def term(self, scope: set[str]) -> Term:
        head = self._atom(scope)
        if self.here == "@":
            self.take("@")
            return App(APPLY, (head, self._atom(scope)))
        args: list[Term] = []
        while self.here and self.here not in (")", "|", "then", "else"):
            args.append(self._atom(scope))
        if not args:
            return head
        assert isinstance(head, App) and not head.args, f"{head} takes no arguments"
        return App(head.head, tuple(args))

    def _atom(self, scope: set[str]) -> Term:
        if self.here == "(":
            self.take("(")
            found = self.term(scope)
            self.take(")")
            return found
        name = self.take()
        return Var(name) if name in scope else App(name)
