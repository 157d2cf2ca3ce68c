"""What the policy reads off a printed goal: binders, connectives, applications, conditions.

Works on tokens of Lean's printed output. A reading that is wrong makes a tactic that fails, and
costs its milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from prover.lean.lexer import Token, tokens
from prover.types import Goal

# Binary operators from the loosest to the tightest, as far as the policy tells them apart.
CONNECTIVES = ("↔", "→", "∨", "∧")
RELATIONS = frozenset({"=", "≠", "<", "≤", ">", "≥", "∣", "≍", "∈"})
_BINDERS = ("∀", "∃", "fun", "λ", "let", "have", "if", "match", "bif", "Σ")

_VARIABLE = re.compile(r"[a-zα-ω][0-9₀-₉']*$")
_PUNCTUATION = frozenset("()[]{}⟨⟩,:.")
_OPERATOR = frozenset("=<>+-*/&|!:~^%$")  # characters that operators of several are made of


@lru_cache(maxsize=4096)
def lex(text: str) -> tuple[Token, ...]:
    """The tokens that are not blank; dotted names, and operators such as `::`, joined to one."""
    out: list[Token] = []
    touching = False
    for token in tokens(text):
        if token.kind in ("space", "comment"):
            touching = False
            continue
        if touching and _joined(out[-1], token):
            kind = "other" if token.text in _OPERATOR else "name"
            out[-1] = Token(kind, f"{out[-1].text}{token.text}")
        else:
            out.append(token)
        touching = True
    return tuple(out)


def _joined(before: Token, token: Token) -> bool:
    """Whether two tokens with no blank between them are one word."""
    if token.text == ".":
        return before.kind in ("name", "number")
    if token.kind in ("name", "number"):
        return before.text.endswith(".")
    if (before.text, token.text) in (("<", ";"), ("<;", ">")):
        return True
    return token.text in _OPERATOR and before.text[-1] in _OPERATOR


def words(text: str) -> list[str]:
    return [token.text for token in lex(text)]


def spell(parts: Iterable[str]) -> str:
    """Lean text from tokens; blanks everywhere are harmless but inside brackets ugly."""
    text = " ".join(parts)
    return re.sub(r"(?<=[(\[{⟨@!¬]) | (?=[)\]}⟩,])|(?<=[)\]⟩]) (?=\.)", "", text)


def depths(parts: list[str]) -> Iterator[tuple[int, str]]:
    """Each token with its bracket depth (a bracket has that of its outside)."""
    depth = 0
    for part in parts:
        if part in ")]}⟩⦄":
            depth -= 1
        yield depth, part
        if part in "([{⟨⦃":
            depth += 1


def split(text: str, operator: str) -> list[str]:
    """`text` cut at the operator's occurrences outside brackets and before any binder."""
    pieces: list[list[str]] = [[]]
    bound = False
    for depth, part in depths(words(text)):
        bound |= depth == 0 and part in _BINDERS
        if depth == 0 and part == operator and not bound:
            pieces.append([])
        else:
            pieces[-1].append(part)
    return [spell(piece) for piece in pieces]


def cut(text: str, operator: str) -> tuple[str, str]:
    """`text` before and after the operator's first occurrence outside brackets."""
    parts = words(text)
    for i, (depth, part) in enumerate(depths(parts)):
        if depth == 0 and part == operator:
            return spell(parts[:i]), spell(parts[i + 1 :])
    return text, ""


def unwrapped(text: str) -> str:
    """Without brackets around all of it."""
    parts = words(text)
    while parts[:1] == ["("] and _bracketed(parts):
        parts = parts[1:-1]
    return spell(parts)


def _bracketed(parts: list[str]) -> bool:
    """Whether one pair of brackets is around all of it."""
    opened = len(parts) > 1 and parts[0] in "([{⟨⦃"
    return opened and all(depth > 0 for depth, _ in [*depths(parts)][1:-1])


def connective(text: str) -> str:
    """The outermost connective, quantifier or relation of a proposition; '' if none is seen."""
    parts = words(text)
    if parts and parts[0] in ("∀", "∃"):
        return parts[0]
    for operator in CONNECTIVES:
        if len(split(text, operator)) > 1:
            return operator
    if parts and parts[0] == "¬":
        return "¬"
    for operator in RELATIONS:
        if len(split(text, operator)) > 1:
            return operator
    return ""


def premises(type_: str) -> tuple[list[str], str]:
    """The types of a proposition's explicit arguments, and what is left behind them."""
    found: list[str] = []
    while True:
        type_ = unwrapped(type_)
        outer = connective(type_)
        if outer == "∀":
            binders, type_ = cut(type_, ",")
            found += binder_types(binders[1:])
        elif outer == "→":
            *before, type_ = split(type_, "→")
            found += [argument for part in before for argument in _argument_types(part)]
        elif outer == "¬":
            return [*found, type_[1:].strip()], "False"
        else:
            return found, type_


def _argument_types(part: str) -> list[str]:
    """The types of the explicit arguments before one arrow: in `p`, `(x y : A)`, `{x : A}`."""
    if part[:1] in ("{", "[", "⦃") and _bracketed(words(part)):
        return []
    return (binder_types(part) if _bracketed(words(part)) else []) or [part]


def conclusion(type_: str) -> str:
    """What is left of a proposition behind its quantifiers and premises."""
    return premises(type_)[1]


def binder_names(binders: str) -> list[str]:
    """The names of the explicit binders in '(x y : A) {z : B} (h : p x)'."""
    groups = re.findall(r"\(\s*([^():]+?)\s*:", binders)
    return [name for group in groups for name in group.split()]


def binder_types(binders: str) -> list[str]:
    """The types of the explicit binders in '(x y : A) {z : B} (h : p x)' or 'x y : A', one for each
    name; '' where none is given."""
    bare, type_ = cut(binders, ":")
    if type_:
        return [type_] * len(words(bare))
    found: list[str] = []
    group: list[str] = []
    parts = words(binders)
    for depth, part in depths(parts):
        if depth > 0:
            group.append(part)
        elif group:
            colon = group.index(":") if part == ")" and ":" in group else 0
            if all(map(_atom, group[:colon])):
                found += [spell(group[colon + 1 :])] * colon
            group = []
        elif part not in "([{⦃":
            found.append("")  # `∀ x y, ...`
            if not _atom(part):
                break  # `∀ n > 0, ...`: one premise
    return found


def leading_names(target: str) -> list[str | None]:
    """The names that `intro` gives to the target's binders; None for a premise without name."""
    names: list[str | None] = []
    parts = words(target)
    while parts:
        if parts[0] == "∀":
            end = next((i for i, (d, p) in enumerate(depths(parts)) if d == 0 and p == ","), None)
            if end is None:
                return names
            names += _binder_names(parts[1:end])
            parts = parts[end + 1 :]
            continue
        rest = spell(parts)
        if connective(rest) == "→":
            names.append(None)
            premise = len(words(split(rest, "→")[0]))
            parts = parts[premise + 1 :]
            continue
        if connective(rest) in ("¬", "≠"):
            names.append(None)
        break
    return names


def _binder_names(parts: list[str]) -> list[str | None]:
    names: list[str | None] = []
    if parts and parts[0] in "({[⦃":
        group: list[str] = []
        for depth, part in depths(parts):
            if depth == 1:
                group.append(part)
            elif group:
                names += group[: group.index(":")] if ":" in group else [None]
                group = []
        return names
    for i, part in enumerate(parts):
        if part == ":":
            break
        if i > 0 and not (part[0].isalpha() or part[0] == "_"):
            return [*names, None]  # `∀ x ∈ s, p x`, `∀ n > 0, p n`
        names.append(part)
    return names


def applications(text: str, heads: Iterable[str]) -> list[tuple[str, ...]]:
    """Applications of the given functions, outermost and leftmost first: (head, argument, ...)."""
    wanted, parts = frozenset(heads), words(text)
    found: list[tuple[str, ...]] = []
    for i, part in enumerate(parts):
        if part in wanted:
            call = (part, *_arguments(parts, i + 1))
            if call not in found:
                found.append(call)
    return found


def _arguments(parts: list[str], at: int) -> Iterator[str]:
    while at < len(parts):
        part = parts[at]
        if part in "([⟨":
            end, depth = at, 0
            for end in range(at, len(parts)):
                depth += (parts[end] in "([⟨{") - (parts[end] in ")]⟩}")
                if depth == 0:
                    break
            yield spell(parts[at : end + 1])
            at = end + 1
        elif part[0].isalnum() or part[0] in "_«✝@" or part[0].isalpha():
            if part in ("then", "else", "with", "do", "at", "fun", "if", "bif", "match"):
                return
            yield part
            at += 1
        else:
            return


def applies(text: str) -> bool:
    """Whether a name stands before an argument somewhere in the text."""
    parts = words(text)
    pairs = pairwise(parts)
    return any(_atom(a) and (_atom(b) or b == "(") for a, b in pairs)


def symbols(text: str) -> frozenset[str]:
    """Operators, numerals and the names that are no mere variables (longer than a letter)."""
    return frozenset(w for w in words(text) if not _VARIABLE.match(w) and w not in _PUNCTUATION)


def _atom(word: str) -> bool:
    return word[0].isalnum() or word[0] in "_«"


def conditions(text: str) -> list[tuple[str, str]]:
    """(keyword, condition) of each `if`, `bif` and `match` in the text, the outermost first."""
    parts = words(text)
    found: list[tuple[str, str]] = []
    ends = {"if": "then", "bif": "then", "match": "with"}
    for i, part in enumerate(parts):
        if part in ends:
            depth, nested = 0, 0
            for j in range(i + 1, len(parts)):
                here = parts[j]
                depth += (here in "([{⟨") - (here in ")]}⟩")
                nested += here in ends
                if here == ends[part] and depth == 0 and nested == 0:
                    body = parts[i + 1 : j]
                    if ":" in body[:2]:
                        body = body[2:]  # `if h : c`
                    found.append((part, spell(body)))
                    break
                nested -= here in ("then", "with") and nested > 0
                if depth < 0:
                    break
    return list(dict.fromkeys(found))


def head(type_: str) -> str:
    """The head constant of a type: 'Lst' of 'Lst a'."""
    parts = words(type_)
    return parts[0] if parts else ""


def variables(goal: Goal) -> list[tuple[str, str]]:
    """(name, type) of each hypothesis, in order."""
    return [(name, h.type) for h in goal.hypotheses for name in h.names]


def accessible(name: str) -> bool:
    return "✝" not in name


def fresh(base: str, used: set[str]) -> str:
    """A name like `base` that is not in `used`; it is added there."""
    base = base.split("✝")[0].split(".")[-1] or "x"
    name, count = base, 1
    while name in used:
        count += 1
        name = f"{base}{count}" if not base[-1].isdigit() else f"{base}_{count}"
    used.add(name)
    return name
