"""One hash for all statements that differ in names, layout and redundant brackets only.

Works on tokens: the theorem first, then the definitions that it reaches in the order in which they
are first mentioned. Every name that the text itself introduces becomes a number in order of
appearance, and variables before the colon are written like those after it. What a hash leaves out
(kinds of brackets, doc comments, options) may make two different statements equal, which costs a
generated problem; it never tells apart what is the same text under other names.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prover.lean.reading import lex
from prover.problems.declarations import COMMANDS, LINE_COMMANDS, THEOREMS
from prover.types import Statement

_OPEN = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⦃": "⦄"}
_CLOSE = frozenset(_OPEN.values())
# Definitions; other commands say nothing about what a statement means, or hold for the whole file.
_DEFINING = THEOREMS | {
    "def", "abbrev", "inductive", "structure", "class", "instance", "axiom", "opaque", "mutual",
}  # fmt: skip
_PARAMETER = "Π"  # before a parameter, whether it stood before the colon or after it
_BINDING = frozenset({"∀", "∃", "fun", "λ", "let", "have"})
_WORDS = COMMANDS | LINE_COMMANDS | _BINDING | frozenset(
    "Type Prop Sort Nat Int Bool List Option true false some none where with match if then else bif"
    " in do by from show at _ Not And Or Iff True False".split()
)  # fmt: skip


def canonical(statement: Statement) -> str:
    """A sha256, in hexadecimal digits."""
    commands = _commands([token.text for token in lex(statement.preamble)])
    definitions = [c for c in commands if c[0] in _DEFINING]
    theorem = _without_attributes([token.text for token in lex(statement.signature)])
    declared = frozenset(name for c in [theorem, *definitions] for name in _declared(c)) - _WORDS
    numbers: dict[str, str] = {}
    text = [
        " ".join(_numbered(_normal(_telescope(c)), declared, numbers))
        for c in _reached(theorem, definitions, declared)
    ]
    return hashlib.sha256("\n".join(text).encode()).hexdigest()


def definitions(preamble: str, text: str) -> str:
    """The definitions of a preamble that a text of Lean comes down to, their names as they are, in
    the order in which they are mentioned; layout does not count."""
    known, declared = _known(preamble)
    stated = ["theorem", *(token.text for token in lex(text))]
    return "\n".join(" ".join(c) for c in _reached(stated, known, declared)[1:])


@functools.lru_cache(maxsize=16)
def _known(preamble: str) -> tuple[list[list[str]], frozenset[str]]:
    """The definitions of a preamble, and the names that they declare."""
    commands = _commands([token.text for token in lex(preamble)])
    definitions = [c for c in commands if c[0] in _DEFINING]
    return definitions, frozenset(n for c in definitions for n in _declared(c)) - _WORDS


def _commands(tokens: Sequence[str]) -> list[list[str]]:
    """Cut before each word that begins a command; `mutual` holds its definitions."""
    found: list[list[str]] = []
    mutual = False
    for token in tokens:
        begins = token in COMMANDS or token in LINE_COMMANDS or token == "@["
        if begins and not (mutual and token != "end"):
            found.append([])
        if found:
            found[-1].append(token)
        mutual = (mutual or token == "mutual") and token != "end"
    return found


def _without_attributes(tokens: list[str]) -> list[str]:
    start = next((i for i, t in enumerate(tokens) if t in THEOREMS), 0)
    return tokens[start:]


def _introduced(tokens: Sequence[str]) -> Iterator[int]:
    """Where names are that bind: parameters, variables of quantifiers and patterns."""
    depth_of_bar: int | None = None
    depth = 0
    for i, token in enumerate(tokens):
        if token in _OPEN:
            depth += 1
            group = _until(tokens, i + 1, (":",))
            if group is not None and all(_is_name(tokens[j]) for j in group):
                yield from group
        elif token in _CLOSE:
            depth -= 1
        elif token == _PARAMETER and _is_name(tokens[i + 1]):
            yield i + 1
        elif token in _BINDING:
            group = _until(tokens, i + 1, (",", "=>", "↦", ":=", ":", "(")) or range(0)
            yield from (j for j in group if _is_name(tokens[j]))
        elif token == "|":
            depth_of_bar = depth
        elif depth_of_bar is not None and token in ("=>", ":") and depth <= depth_of_bar:
            depth_of_bar = None
        elif depth_of_bar is not None and _is_name(token) and "." not in token:
            yield i


def _until(tokens: Sequence[str], start: int, ends: tuple[str, ...]) -> range | None:
    for i in range(start, min(start + 40, len(tokens))):
        if tokens[i] in ends:
            return range(start, i)
        if tokens[i] in _CLOSE or tokens[i] in _OPEN:
            return None
    return None


def _is_name(token: str) -> bool:
    return token[0].isalpha() or (token[0] in "_«." and len(token) > 1)


def _reached(
    theorem: list[str], definitions: list[list[str]], declared: frozenset[str]
) -> list[list[str]]:
    """The theorem, and the definitions that it needs in the order of their first mention."""
    home: dict[str, int] = {}
    for i, command in enumerate(definitions):
        for name in _declared(command):
            home.setdefault(name, i)
    ordered, seen = [theorem], set[int]()
    for command in ordered:
        for token in command[1:]:
            for part in token.split("."):
                at = home.get(part) if part in declared else None
                if at is not None and at not in seen and definitions[at] is not command:
                    seen.add(at)
                    ordered.append(definitions[at])
    return ordered


def _declared(command: list[str]) -> Iterator[str]:
    """Names that a command gives to theorems, types, functions and constructors, by component."""
    for i, token in enumerate(command[:-1]):
        if token in _DEFINING and _is_name(command[i + 1]):
            yield from command[i + 1].split(".")
        elif token == "|" and command[0] in ("inductive", "mutual"):
            yield command[i + 1].removeprefix(".")


def _telescope(command: list[str]) -> list[str]:
    """`theorem f (x y : A) : ∀ z : B, C` as `theorem f Π x (A) Π y (A) Π z (B) : C`.

    A definition has its parameters spelt likewise; `inductive` is left alone.
    """
    if command[0] not in THEOREMS | {"def", "abbrev"}:
        return command
    at, given = 2, []
    while at < len(command) and command[at] in _OPEN:
        end = _matching(command, at)
        given += _group(command[at + 1 : end])
        at = end + 1
    if at >= len(command) or command[at] != ":":
        return command
    rest = command[at + 1 :]
    while rest and rest[0] == "∀" and command[0] in THEOREMS:
        rest, more = _quantifier(rest)
        if not more:
            break
        given += more
    return [*command[:2], *given, ":", *rest]


def _quantifier(tokens: list[str]) -> tuple[list[str], list[str]]:
    """What follows the ∀ that `tokens` begin with, and its binders; all and nothing if it is of a
    kind that has no types."""
    depth, end = 0, len(tokens)
    for i, token in enumerate(tokens):
        depth += (token in _OPEN) - (token in _CLOSE)
        if token == "," and depth == 0:
            end = i
            break
    binders, found, at = tokens[1:end], list[str](), 0
    if binders and binders[0] not in _OPEN:
        if ":" not in binders:
            return tokens, []
        return tokens[end + 1 :], _group(binders)
    while at < len(binders):
        if binders[at] not in _OPEN:
            return tokens, []
        close = _matching(binders, at)
        found += _group(binders[at + 1 : close])
        at = close + 1
    return tokens[end + 1 :], found


def _group(inside: list[str]) -> list[str]:
    if ":" not in inside:
        return [_PARAMETER, "[", *inside, "]"]  # an instance
    at = inside.index(":")
    type_ = ["(", *inside[at + 1 :], ")"]
    return [token for name in inside[:at] for token in (_PARAMETER, name, *type_)]


def _matching(tokens: Sequence[str], at: int) -> int:
    depth = 0
    for i in range(at, len(tokens)):
        depth += (tokens[i] in _OPEN) - (tokens[i] in _CLOSE)
        if depth == 0:
            return i
    return len(tokens) - 1


@dataclass(frozen=True)
class _Node:
    """A bracket with what is inside."""

    open: str
    inside: tuple[str | _Node, ...]


def _normal(tokens: list[str]) -> list[str]:
    """Without the round brackets that change nothing, and without `@` and what it adds."""
    tree, _ = _tree(tokens, 0)
    return list(_flat(_simpler(tree)))


def _tree(tokens: list[str], at: int) -> tuple[tuple[str | _Node, ...], int]:
    found: list[str | _Node] = []
    while at < len(tokens):
        token = tokens[at]
        if token in _CLOSE:
            return tuple(found), at + 1
        at += 1
        if token in _OPEN:
            inside, at = _tree(tokens, at)
            found.append(_Node(token, inside))
        else:
            found.append(token)
    return tuple(found), at


def _simpler(items: tuple[str | _Node, ...]) -> tuple[str | _Node, ...]:
    found: list[str | _Node] = []
    for i, item in enumerate(items):
        if isinstance(item, str):
            found.append(item)
            continue
        inside = _simpler(item.inside)
        if inside and isinstance(inside[0], str) and inside[0].startswith("@"):
            name = inside[1] if inside[0] == "@" else inside[0][1:]
            inside = (name,)
        alone = len(inside) == 1
        before = items[i - 1] if i else None
        after = items[i + 1] if i + 1 < len(items) else None
        argument = _is_atom(before) or _is_atom(after)
        whole = before in _BEFORE and after in _AFTER
        if item.open == "(" and (alone or whole or (not argument and _applied(inside))):
            found += inside
        else:
            found.append(_Node(item.open, inside))
    return tuple(found)


_BEFORE = frozenset({None, ":=", "=>", ",", "then", "else", ":", "→", "with"})
_AFTER = frozenset({None, "|", "then", "else", ","})


def _is_atom(item: str | _Node | None) -> bool:
    if isinstance(item, _Node):
        return True
    return item is not None and (_is_name(item) or item[0].isdigit()) and item not in _WORDS - {
        "Nat", "Int", "Bool", "List", "Option", "true", "false", "some", "none",
    }  # fmt: skip


def _applied(items: tuple[str | _Node, ...]) -> bool:
    """A function applied to arguments, with no operator in sight."""
    return bool(items) and all(_is_atom(item) for item in items)


def _flat(items: tuple[str | _Node, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield item.open
            yield from _flat(item.inside)
            yield _OPEN[item.open]


def _numbered(
    tokens: list[str], declared: frozenset[str], numbers: dict[str, str]
) -> Iterator[str]:
    """With numbers for names. `numbers` holds those of the declared ones, which keep them; a name
    that binds gets a new one in every place where it does."""
    binding = frozenset(_introduced(tokens))
    local: dict[str, str] = {}
    for i, token in enumerate(tokens):
        parts = [p for p in token.split(".") if p] if _is_name(token) else [token]
        if i in binding and token not in declared and token not in _WORDS:
            local[token] = f"%{i}"
        if len(parts) > 1 and all(p in declared for p in parts):
            parts = parts[-1:]  # a constructor or a projection: its own name says which
        yield ".".join(
            local.get(p) or numbers.setdefault(p, f"#{len(numbers)}")
            if p in local or p in declared
            else p
            for p in parts
        )
