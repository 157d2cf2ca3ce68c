"""Goals and tactics as short sequences of words for a small model.

A name of the statement's own carries no meaning, so each becomes the number of its kind in order of
appearance ('r0' the first recursive function, 'x1' the second variable): a tactic copies its
arguments from the goal by such a word, whatever the names are (ENIGMA Anonymous, Jakubův et al.
2020). What a tactic says of the whole theory, such as the list of all definitions, is one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from prover.lean import reading
from prover.lean.lexer import unbalanced
from prover.search import moves
from prover.search.moves import View
from prover.theory import CORE

MAX_GOAL = 160  # words of a goal; what stands last, the oldest hypotheses, is cut off
MAX_TACTIC = 24
KINDS = {
    "x": 16, "h": 16, "a": 12, "p": 12, "t": 6, "f": 8, "r": 12, "b": 8, "k": 8, "T": 6, "l": 12,
    "u": 24, "n": 4, "v": 6,
}  # fmt: skip
"""How many words there are of each kind: variables, facts, local functions or implications,
propositions, types, definitions, recursive ones, constructors without and with recursion, inductive
types, theorems, what else is not in the vocabulary, new names, variables of a theorem."""
SLOTS = tuple(f"⟨{kind}{i}⟩" for kind, size in KINDS.items() for i in range(size))
TARGET, HYPOTHESIS, MATCHES, LINE, OTHER = "⊢", "⟨:⟩", "⟨on⟩", "⏎", "⟨?⟩"
FINISH, THEN, RULES, EVERYTHING, DEFINITIONS, GRIND, WITH = (
    "⟨finish⟩", "⟨then⟩", "⟨rules⟩", "⟨all⟩", "⟨defs⟩", "⟨grind⟩", "⟨with⟩",
)  # fmt: skip
FIXED = {
    "⟨kernel⟩": " +kernel",
    **{f"⟨laws{operator}⟩": laws for operator, laws in moves.LIBRARY_SHUFFLES.items()},
}
"""Words for texts that are the same in every goal."""
SPECIAL = (
    TARGET, HYPOTHESIS, MATCHES, LINE, OTHER, FINISH, THEN, RULES, EVERYTHING, DEFINITIONS, GRIND,
    WITH, *FIXED,
)  # fmt: skip
_SLOT = re.compile(r"⟨([a-zT])(\d+)⟩")
_LETTER = re.compile(r"[a-zα-ω][0-9₀-₉']*(?:_\d+)?$")
_CASES = re.compile(r"(induction|cases) (\S+)( generalizing [^\n]*)? with\n(?:\|[^\n]*(?:\n|$))+")


@dataclass(frozen=True)
class Wording:
    """One goal in words, and the way between Lean's text and words for its tactics.

    `plain` are the words that stand for themselves; everything else has a slot or is OTHER.
    """

    view: View
    plain: frozenset[str]

    @cached_property
    def _slots(self) -> dict[str, str]:
        """The slot of each name that has one. Filled while the goal is read."""
        return {}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """The kind of each name of the theory and of the context."""
        local = self.view.variables
        said = {name for name, type_ in local if reading.conclusion(type_) == "Prop"}
        return self._global | {name: _kind(type_, said) for name, type_ in local}

    @cached_property
    def _global(self) -> dict[str, str]:
        """The kind of each name of the theory."""
        theory = self.view.theory
        kinds = dict.fromkeys(theory.functions, "f")
        kinds |= {name: "r" for name, _ in theory.recursive}
        core = dict(CORE)
        for type_, constructors in theory.types:
            if type_ not in core:
                kinds[type_] = "T"
                for c in constructors:
                    kind = "k" if any(c.recursive) else "b"
                    kinds |= {c.name: kind, f"{type_}.{c.name}": kind}
        return kinds | {theorem.name: "l" for theorem in theory.theorems}

    @cached_property
    def goal(self) -> tuple[str, ...]:
        """The goal: the target, what its functions recurse on, the hypotheses from the last one to
        the first, and the latest theorems."""
        goal, matched = self.view.goal, dict(self.view.theory.recursive)
        out = [TARGET, *self._said(goal.target)]
        for name in dict.fromkeys(reading.words(goal.target)):
            if matched.get(name):
                out += [MATCHES, self._word(name), *(str(i) for i in sorted(matched[name]))]
        for hypothesis in reversed(goal.hypotheses):
            names = [self._word(name) for name in hypothesis.names]
            out += [HYPOTHESIS, *names, *self._said(hypothesis.type)]
        for theorem in list(reversed(self.view.theory.theorems))[: KINDS["l"]]:
            out += [HYPOTHESIS, self._word(theorem.name), *self._law(theorem.conclusion)]
        return tuple(out[:MAX_GOAL])

    @cached_property
    def slots(self) -> frozenset[str]:
        """The slots that mean something in this goal."""
        _ = self.goal
        return frozenset(self._slots.values())

    def tactic(self, text: str) -> tuple[str, ...] | None:
        """A tactic in words; None if they are too many, or not enough to say it."""
        _ = self.goal
        slots, new, out = dict(self._slots), 0, list[str]()
        for piece in self._pieces(text):
            if piece in SPECIAL:
                out.append(piece)
                continue
            for number, line in enumerate(piece.split("\n")):
                out += [LINE] if number else []
                for word in reading.words(line):
                    if word not in slots and word not in self.plain:
                        if not _LETTER.match(word) or new >= KINDS["n"]:
                            return None
                        slots[word] = f"⟨n{new}⟩"
                        new += 1
                    out.append(slots.get(word, word))
        return tuple(out) if len(out) <= MAX_TACTIC and OTHER not in out else None

    def text(self, words: Sequence[str]) -> str | None:
        """The tactic that the words say; None if they say none for this goal."""
        _ = self.goal
        names = {slot: name for name, slot in self._slots.items()}
        long, used = dict(self._abbreviations), self.view.used
        out, line = list[str](), list[str]()
        for word in words:
            if word in long or word in (LINE, WITH):
                ending = {LINE: "\n", WITH: self._alternatives(line)}.get(word, long.get(word))
                if ending is None:
                    return None
                if word != WITH:
                    out.append(reading.spell(line))
                out.append(ending)
                line = []
                continue
            if (slot := _SLOT.fullmatch(word)) and word not in names:
                if slot[1] != "n":
                    return None
                names[word] = reading.fresh("h", used)
            line.append(names.get(word, word))
        text = "".join([*out, reading.spell(line)])
        return None if not text or unbalanced(text) else text

    def _pieces(self, text: str) -> list[str]:
        """A tactic's text with single words in place of what they stand for."""
        pieces = list(_parted(_CASES.sub(self._shortened, text), WITH, WITH))
        for word, long in self._abbreviations:
            pieces = [part for piece in pieces for part in _parted(piece, long, word)]
        return pieces

    @cached_property
    def _abbreviations(self) -> list[tuple[str, str]]:
        """Words and the texts that they stand for here, the longest text first."""
        view, theory = self.view, self.view.theory
        found = {**FIXED, FINISH: view.finish, THEN: moves.AND_THEN, GRIND: theory.grind}
        if theory.rules:
            found[RULES] = view.simp
        if theory.shuffles:
            found[EVERYTHING] = f" [{', '.join([*theory.rules, *theory.shuffles])}]"
        if theory.functions and theory.functions != theory.rules:
            found[DEFINITIONS] = f" [{', '.join(theory.functions)}]"
        return sorted(found.items(), key=lambda pair: -len(pair[1]))

    def _shortened(self, match: re.Match[str]) -> str:
        """'induction x with' and its alternatives, if they are the ones that belong to it."""
        block = match[0].removesuffix("\n")
        words = [match[1], match[2], *reading.words(match[3] or "")]
        if self._alternatives(words) != block:
            return match[0]
        rest = "\n" if match[0].endswith("\n") else ""
        return f"{' '.join(words)}{WITH}{rest}"

    def _alternatives(self, words: Sequence[str]) -> str | None:
        if len(words) < 2 or words[0] not in ("induction", "cases"):
            return None
        types = dict(self.view.data())
        if words[1] not in types or (len(words) > 2 and words[2] != "generalizing"):
            return None
        clause = " ".join(["", *words[2:]]) if len(words) > 2 else ""
        return moves.alternatives(words[0], words[1], clause, types[words[1]], self.view.used)

    def _law(self, text: str) -> Iterator[str]:
        """What a theorem says; its variables are its own, whatever they are called."""
        own: dict[str, str] = {}
        for word in reading.words(text):
            if word in self._global or self._plain(word):
                yield self._word(word)
            else:
                number = len(own) if len(own) < KINDS["v"] else 0
                yield own.setdefault(word, f"⟨v{number}⟩")

    def _said(self, text: str) -> Iterator[str]:
        return (self._word(word) for word in reading.words(text))

    def _word(self, word: str) -> str:
        """The slot of a name, a new one if need be, or the word itself."""
        if word in self._slots:
            return self._slots[word]
        kind = self._kinds.get(word) or ("" if self._plain(word) else "u")
        if not kind:
            return word
        number = sum(slot.startswith(f"⟨{kind}") for slot in self._slots.values())
        if number >= KINDS[kind]:
            return OTHER
        self._slots[word] = f"⟨{kind}{number}⟩"
        return self._slots[word]

    def _plain(self, word: str) -> bool:
        return word in self.plain and not _LETTER.match(word)


def vocabulary(texts: Iterable[tuple[View, Sequence[str]]], least: int) -> list[str]:
    """The words of goals and of their tactics that stand for themselves: those that occur in at
    least so many goals and are no names of a theory or a context."""
    counts: dict[str, int] = {}
    for view, tactics in texts:
        wording = Wording(view, frozenset())
        said = [view.goal.target, *(h.type for h in view.goal.hypotheses)]
        said += [piece for tactic in tactics for piece in wording._pieces(tactic)]
        found = {word for text in said if text not in SPECIAL for word in reading.words(text)}
        for word in sorted(found - wording._kinds.keys()):
            if not _LETTER.match(word):
                counts[word] = counts.get(word, 0) + 1
    # Symbols are the language's, however rare.
    return sorted(w for w, n in counts.items() if n >= least or not any(map(str.isalnum, w)))


def _parted(piece: str, long: str, word: str) -> Iterator[str]:
    """A text cut at a long text, with the word in its place; a word is left as it is."""
    if piece in SPECIAL:
        yield piece
        return
    for number, part in enumerate(piece.split(long)):
        if number:
            yield word
        if part:
            yield part


def _kind(type_: str, propositions: set[str]) -> str:
    """The kind of a local name, by its type; some local names are propositions or predicates."""
    if reading.conclusion(type_) == "Prop":
        return "p"
    if reading.head(type_) in propositions and not reading.connective(type_):
        return "h"
    if type_.startswith(("Type", "Sort")):
        return "t"
    match reading.connective(type_):
        case "":
            return "x"
        case "→" | "∀":
            return "a"
    return "h"
