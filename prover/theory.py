"""What a statement's own text gives a prover to work with: definitions, types, earlier theorems.

Names come from the preamble; what they are is asked of Lean (`#print`), never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prover.errors import LeanTimeout
from prover.lean import reading
from prover.lean.bridge import Bridge
from prover.lean.lexer import tokens
from prover.types import Statement

_DECLARATION = re.compile(
    r"^[ \t]*(?:@\[[^\]]*\]\s*)*"
    r"(?:(?:private|(?P<protected>protected)|noncomputable|partial|unsafe|nonrec)\s+)*"
    r"(?P<keyword>def|abbrev|inductive|structure|class|theorem|lemma)\s+(?P<name>[^\s:({\[|]+)",
    re.MULTILINE,
)
_SCOPE = re.compile(r"^[ \t]*(namespace|section|mutual|end|open)\b[ \t]*(.*)$", re.MULTILINE)
# What grind's proofs about numbers are made of, and the tactic without them: in a library that has
# none of it (the embedded one) it would find proofs that the kernel cannot read.
_ARITHMETIC = "Lean.RArray"
WEAK_GRIND = "grind -ac -lia -ring -linarith"


@dataclass(frozen=True)
class Constructor:
    """`fields` are the types of its explicit arguments, `recursive` says which are of the type
    itself, `result` is what it makes of them: in 'Lst a' the a is a parameter of the type."""

    name: str
    fields: tuple[str, ...]
    recursive: tuple[bool, ...]
    result: str = field(default="", compare=False)


@dataclass(frozen=True)
class Premise:
    """A theorem that may be used: the types of its explicit arguments, and what it says."""

    name: str
    arguments: tuple[str, ...]
    conclusion: str

    @property
    def shuffles(self) -> bool:
        """It only moves its terms about (commutativity, associativity)."""
        sides = reading.split(self.conclusion, "=")
        if len(sides) != 2 or _letters(sides[0]) != _letters(sides[1]):
            return False
        return not reading.applies(self.conclusion)

    @property
    def rewrites(self) -> bool:
        """It serves as a rule from left to right: its left side is no mere `f x` that grows."""
        for relation in ("↔", "="):
            sides = reading.split(self.conclusion, relation)
            if len(sides) == 2 and reading.connective(self.conclusion) == relation:
                left, right = (reading.words(side) for side in sides)
                ground = not any(len(w) == 1 and w.isalpha() for w in left)
                return ground or len(left) > 2 or len(right) < len(left)
        return reading.connective(self.conclusion) in ("≠", "¬")


@dataclass(frozen=True)
class Theory:
    """Names as they are written inside the statement's scope."""

    functions: tuple[str, ...] = ()
    """Definitions that can be unfolded."""
    recursive: tuple[tuple[str, frozenset[int]], ...] = ()
    """The ones of them that call themselves, and the explicit arguments that they match on."""
    types: tuple[tuple[str, tuple[Constructor, ...]], ...] = ()
    theorems: tuple[Premise, ...] = ()
    """Proved before the statement, in order."""
    calls: tuple[tuple[str, frozenset[str]], ...] = ()
    """For each function the others that its definition mentions."""
    grind: str = "grind"
    """The tactic as this library can check its proofs."""

    def reached(self, text: str) -> frozenset[str]:
        """The functions that a proposition speaks of, and those that they are defined by."""
        defined, words = dict(self.calls), set(reading.words(text))
        found = {name for name in self.functions if name in words}
        waiting = list(found)
        while waiting:
            new = defined.get(waiting.pop(), frozenset()) - found
            found |= new
            waiting += new
        return frozenset(found)

    @property
    def rules(self) -> tuple[str, ...]:
        """Names for `simp` that make terms simpler: definitions and the theorems that rewrite."""
        named = (t.name for t in self.theorems if t.rewrites and not t.shuffles)
        return (*self.functions, *named)

    @property
    def shuffles(self) -> tuple[str, ...]:
        return tuple(t.name for t in self.theorems if t.shuffles)

    @property
    def rings(self) -> tuple[tuple[str, str, str], ...]:
        """(operator, its commutativity, its associativity) where both are premises."""
        laws: dict[tuple[str, str], str] = {}
        for premise in self.theorems:
            words = reading.words(premise.conclusion)
            law = {7: "comm", 13: "assoc"}.get(len(words), "")
            if premise.shuffles and (law == "comm" or (law == "assoc" and _regroups(words))):
                laws[law, words[1]] = premise.name
        return tuple(
            (operator, name, laws["assoc", operator])
            for (law, operator), name in laws.items()
            if law == "comm" and ("assoc", operator) in laws
        )

    def constructors(self, type_: str) -> tuple[Constructor, ...] | None:
        """The constructors of the inductive type at the head of `type_`."""
        name = reading.head(type_)
        return next((c for t, c in self.types if t == name or t.endswith(f".{name}")), None)


CORE: tuple[tuple[str, tuple[Constructor, ...]], ...] = (
    ("Nat", (Constructor("zero", (), ()), Constructor("succ", ("Nat",), (True,)))),
    ("ℕ", (Constructor("zero", (), ()), Constructor("succ", ("ℕ",), (True,)))),
    (
        "List",
        (
            Constructor("nil", (), (), "List α"),
            Constructor("cons", ("α", "List α"), (False, True), "List α"),
        ),
    ),
    (
        "Option",
        (
            Constructor("none", (), (), "Option α"),
            Constructor("some", ("α",), (False,), "Option α"),
        ),
    ),
    ("Bool", (Constructor("false", (), ()), Constructor("true", (), ()))),
    ("Prod", (Constructor("mk", ("α", "β"), (False, False), "Prod α β"),)),
)


def read(statement: Statement, bridge: Bridge, *, timeout: float) -> Theory:
    """The theory of a statement; what Lean does not answer in time is left out.

    Raises WorkerFailure if Lean dies over it: a search without the types would be in vain.
    """
    text = _code(statement.preamble)
    names: dict[str, list[str]] = {"def": [], "type": [], "theorem": []}
    kinds = {"abbrev": "def", "def": "def", "theorem": "theorem", "lemma": "theorem"}
    bodies: dict[str, str] = {}
    found = list(_DECLARATION.finditer(text))
    inside, opened = _scope(text)
    for i, match in enumerate(found):
        here, _ = _scope(text[: match.start()])
        full = ".".join([*here, match["name"]])
        name = _written(full, inside, opened, protected=match["protected"] is not None)
        names[kinds.get(match["keyword"], "type")].append(name)
        end = found[i + 1].start() if i + 1 < len(found) else len(text)
        bodies[name] = text[match.end() : end]
    types, grind = _asked(statement, names["type"], bridge, timeout)
    return Theory(
        functions=tuple(names["def"]),
        recursive=tuple((n, _matched(bodies[n])) for n in names["def"] if _mentions(bodies[n], n)),
        types=(*types, *(row for row in CORE if row[0] not in dict(types))),
        theorems=tuple(premise(n, bodies[n]) for n in names["theorem"]),
        calls=tuple(
            (n, frozenset(m for m in names["def"] if m != n and _mentions(bodies[n], m)))
            for n in names["def"]
        ),
        grind=grind,
    )


def _scope(text: str) -> tuple[list[str], list[str]]:
    """The components of the namespaces that are open at the text's end, and what `open` opened."""
    blocks: list[tuple[str, list[str]]] = []
    opened: list[tuple[int, str]] = []
    for match in _SCOPE.finditer(text):
        keyword, words = match[1], match[2].split()
        if keyword == "open":
            plain = [w for w in words if not w.startswith(("(", "hiding", "renaming", "in"))]
            opened += [(len(blocks), word) for word in plain]
        elif keyword != "end":
            name = words[0].split(".") if words and keyword != "mutual" else []
            # `end A` ends one of the components of `namespace A.B` at a time, or both.
            blocks += [(keyword, [part]) for part in name] or [(keyword, [])]
        else:
            ended = len(words[0].split(".")) if words else 1
            del blocks[max(0, len(blocks) - ended) :]
            opened = [(depth, name) for depth, name in opened if depth <= len(blocks)]
    spaces = [part for keyword, name in blocks if keyword == "namespace" for part in name]
    return spaces, [name for _, name in opened]


def _written(full: str, inside: list[str], opened: list[str], *, protected: bool) -> str:
    """The shortest way to write a full name in the namespace `inside`, with others opened."""
    around = [".".join(inside[:i]) for i in range(1, len(inside) + 1)]
    known = [*around, *opened, *(f"{a}.{o}" for a in around for o in opened)]
    shortest = full
    for space in known:
        rest = full.removeprefix(f"{space}.")
        if len(rest) < len(shortest) and not (protected and "." not in rest):
            shortest = rest
    return shortest


def _regroups(words: list[str]) -> bool:
    """'x + y + z = x + (y + z)', and no other order of the three."""
    return words[8] == "(" and [words[i] for i in (0, 2, 4)] == [words[i] for i in (6, 9, 11)]


def _letters(text: str) -> list[str]:
    return sorted(w for w in reading.words(text) if w not in "()")


def premise(name: str, body: str) -> Premise:
    """A theorem from its source behind the name ('(n : Nat) : n = n := ...')."""
    signature, _ = reading.cut(body, ":=")
    binders, said = reading.cut(signature, ":")
    arguments, conclusion = reading.premises(said)
    return Premise(name, (*reading.binder_types(binders), *arguments), conclusion)


def _code(text: str) -> str:
    """The text without comments."""
    return "".join("" if t.kind in ("comment", "block") else t.text for t in tokens(text))


def _mentions(body: str, name: str) -> bool:
    last = name.rsplit(".", 1)[-1]
    return any(w == name or w.rsplit(".", 1)[-1] == last for w in reading.words(body))


def _matched(body: str) -> frozenset[int]:
    """The explicit arguments on which a definition, from its source behind the name, is by cases:
    they stand behind `match`, or some equation has a pattern for them. All if none is seen."""
    signature, value = reading.cut(body, ":=")
    if not value:
        signature, bar, equations = body.partition("|")
        value = bar + equations
    binders, _ = reading.cut(signature, ":")
    names = reading.binder_names(binders)
    scrutinees = [w for k, c in reading.conditions(value) if k == "match" for w in c.split(", ")]
    found = {i for i, name in enumerate(names) if name in scrutinees}
    if value.startswith("|"):
        for line in re.findall(r"^\s*\|(.*?)=>", value, re.MULTILINE):
            for i, pattern in enumerate(reading.split(line, ",")):
                if not re.fullmatch(r"[a-z_][\w']*", pattern):
                    found.add(len(names) + i)
    return frozenset(found)


def _asked(
    statement: Statement, names: list[str], bridge: Bridge, timeout: float
) -> tuple[tuple[tuple[str, tuple[Constructor, ...]], ...], str]:
    """The inductive types among the names, and how `grind` is to be called."""
    asked = f"#check @{_ARITHMETIC}\n" + "".join(f"#print {name}\n" for name in names)
    try:
        messages = bridge.elaborate(statement, asked, timeout=timeout)
    except LeanTimeout:
        return (), WEAK_GRIND
    printed = {m.line - 2: m.text for m in messages if m.severity == "information"}
    types = tuple(
        (name, _constructors(name, printed[i]))
        for i, name in enumerate(names)
        if i in printed and "\nconstructor" in printed[i]
    )
    return types, "grind" if -1 in printed else WEAK_GRIND


def _constructors(type_: str, printed: str) -> tuple[Constructor, ...]:
    """From what `#print` says of an inductive type."""
    full = re.search(r"inductive (\S+)", printed)
    name = (full[1] if full else type_).split(".{")[0]
    listed = re.split(r"\nconstructors?:\n", printed, maxsplit=1)[1]
    listed = listed.split("\nfield notation", maxsplit=1)[0]  # what follows a structure's
    out = []
    for line in re.split(r"\n(?=\S)", listed):
        head, *rest = reading.split(line, ":")
        if not rest:
            continue
        signature = rest[0]
        fields = _fields(head, signature)
        recursive = tuple(_result_head(field) in (type_, name) for field in fields)
        result = reading.conclusion(signature)
        out.append(Constructor(reading.head(head).rsplit(".", 1)[-1], fields, recursive, result))
    return tuple(out)


def _fields(head: str, signature: str) -> tuple[str, ...]:
    """The types of the explicit arguments in 'T.c (x : A) : ...' or 'T.c : {a : B} → A → T a'."""
    binders = reading.spell(reading.words(head)[1:])
    return (*reading.binder_types(binders), *reading.premises(signature)[0])


def _result_head(field: str) -> str:
    return reading.head(reading.conclusion(field))
