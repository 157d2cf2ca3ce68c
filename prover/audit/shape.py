"""Detectors for the logic of a statement: quantifiers, binders, what is left unconstrained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from prover.audit.detector import at, proving, rule
from prover.audit.lab import Lab
from prover.audit.model import Finding, Severity
from prover.audit.subject import Entry, Subject
from prover.audit.terms import BINDERS, RELATIONS, Bound, Term, bare
from prover.problems.lean_text import tokenize

# What Lean binds by itself: a letter, with digits or primes behind it.
_AUTO = re.compile(r"[a-zA-Zα-κμ-ωΑ-Ω][0-9₀-₉']*")
# Letters that have a meaning in Mathlib where a namespace is open ('' for none in particular).
_GIVEN = {
    "π": "Real", "I": "Complex", "X": "Polynomial", "C": "Polynomial", "φ": "", "σ": "", "ζ": "",
    "Γ": "", "ψ": "", "μ": "", "ω": "", "e": "",
}  # fmt: skip
_NOWHERE = "\0"
_AGGREGATES = re.compile(r"∑|∏|\bcard\b|\bncard\b|\bsum\b|\bprod\b|\bencard\b")
_KNOWN_TYPE = re.compile(r"[ℕℤℚℝℂ]|Bool\b|Finset\b|Set\b|List\b|Fin\b|Polynomial\b")
_COLLECTIONS = re.compile(r"(?:Finset|Set|Multiset|List)\b")


@rule("exists-implies", "An existential over an implication, which something irrelevant satisfies.")
def exists_implies(subject: Subject) -> Iterator[Finding]:
    for term in subject.walk():
        if term.kind == "binder" and term.text in ("∃", "∃!") and bare(term.args[0]).is_op("→"):
            yield at(
                "exists-implies",
                Severity.SUSPICIOUS,
                term,
                f"`{subject.words(term)}` holds as soon as the premise fails: was ∧ meant?",
            )


@rule("implication-chain", "An implication where a conjunction is usual: under ↔ or in a set.")
def implication_chain(subject: Subject) -> Iterator[Finding]:
    for term in subject.walk():
        if term.is_op("↔"):
            sides = term.args
        elif term.kind == "binder" and term.text == "{|}":
            sides = term.args[:1]
        else:
            continue
        for side in sides:
            inner = bare(side)
            # A condition such as a ≠ 0; of propositions alone it is plain logic.
            if inner.is_op("→") and any(t.text in RELATIONS for t in inner.args[0].walk()):
                yield at(
                    "implication-chain",
                    Severity.SUSPICIOUS,
                    side,
                    f"`{subject.words(side)}` also holds where its premise fails: was ∧ "
                    "meant, or the premise outside?",
                )


@rule("unused-variable", "A variable that nothing speaks of.")
def unused_variable(subject: Subject) -> Iterator[Finding]:
    for entry in subject.entries:
        if entry.is_hypothesis or entry.bracket == "[" or entry.name.startswith("_"):
            continue
        if not subject.elaborated and not _KNOWN_TYPE.match(subject.env.get(entry.name, "")):
            continue  # it may be a proposition
        if _occurrences(subject.text, entry.name) == 1:
            yield Finding(
                "unused-variable",
                Severity.SUSPICIOUS,
                f"nothing speaks of the variable {entry.name}",
                entry.start,
                entry.start + len(entry.name),
            )
    outer = {e.start for e in subject.entries}
    for term in subject.walk():
        if term.kind != "binder" or term.text in ("let", "fun", "{|}"):
            continue
        for bound in term.bound:
            # In all that follows: what is not understood may end a term too early.
            later = subject.text[bound.start :]
            used = bound.limit is not None or _occurrences(later, bound.name) != 1
            if not used and bound.start not in outer and not _is_anonymous(bound):
                yield Finding(
                    "unused-variable",
                    Severity.SUSPICIOUS,
                    f"{bound.name} is bound by {term.text} and not used",
                    bound.start,
                    bound.start + len(bound.name),
                )


def _occurrences(text: str, name: str) -> int:
    """How often a name stands in a text, alone or before a dot."""
    return sum(t.kind == "name" and t.text.split(".")[0] == name for t in tokenize(text))


def _is_anonymous(bound: Bound) -> bool:
    """It has no name, or is a proof or an instance."""
    return bound.name.startswith(("_", "h")) or bound.bracket == "["


@proving("auto-bound", "A name that nobody binds: Lean makes a variable of it, or refuses it.")
def auto_bound(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    if lab is not None and not _more_binders(subject, lab):
        return
    defined_text = subject.problem.statement.preamble
    defined = set(re.findall(r"[^\s(){}\[\]:,]+", defined_text))
    bound = {e.name for e in subject.entries} | _bound_somewhere(subject.text)
    alike = {plain: name for name in bound if (plain := _plain(name))}
    seen: set[str] = set()
    for term in (*(e.type for e in subject.entries), subject.conclusion):
        for name in sorted(term.names() - bound - defined - seen):
            seen.add(name)
            place = next((t for t in term.walk() if t.kind == "name" and t.text == name), None)
            if _AUTO.fullmatch(name) and _GIVEN.get(name, _NOWHERE) not in defined_text:
                text = f"{name} is bound nowhere: Lean would make a variable of it"
            elif _plain(name) in alike:
                text = f"{name} is bound nowhere: {alike[_plain(name)]} is"
            else:
                continue
            yield at("auto-bound", Severity.SUSPICIOUS, place, text)


def _bound_somewhere(text: str) -> set[str]:
    """All names between a binder's sign and its end, those in patterns among them."""
    found: set[str] = set()
    tokens = tokenize(text)
    for i, token in enumerate(tokens):
        is_set = token.text == "{"
        if not is_set and token.text not in BINDERS | {"λ", "let"}:
            continue
        depth = token.depth + is_set
        names: set[str] = set()
        is_type = False
        for later in tokens[i + 1 :]:
            if later.depth < depth or (later.text == "}" and later.depth == token.depth):
                break
            if later.depth == depth and later.text in (",", "=", "↦", "|", ":="):
                found |= names
                break
            if later.text in (":", "in") or later.text in RELATIONS:
                is_type = True
            elif later.kind == "open":
                is_type = is_type and later.depth > depth
            elif later.kind == "close":
                is_type = False
            elif later.kind == "name" and not is_type:
                names.add(later.text)
    return found


def _plain(name: str) -> str:
    """A name as one may misremember it; '' for a short one, which is like many others."""
    plain = name.replace("_", "").casefold()
    return plain if len(plain) > 2 else ""


def _more_binders(subject: Subject, lab: Lab) -> bool:
    """Whether the theorem that Lean made has variables that are not in its text."""
    return lab.whole is None or len(lab.whole.binders) > len(subject.entries)


@rule("shadowing", "A binder hides another of the same name.")
def shadowing(subject: Subject) -> Iterator[Finding]:
    names = Counter(e.name for e in subject.entries if not e.name.startswith("_"))
    told: set[str] = set()
    for entry in subject.entries:
        if names[entry.name] > 1 and entry.name not in told:
            told.add(entry.name)
            same = [e for e in subject.entries if e.name == entry.name]
            last = same[-1]
            proofs = all(e.is_hypothesis for e in same)
            yield Finding(
                "shadowing",
                Severity.NOTE if proofs else Severity.SUSPICIOUS,
                f"{entry.name} is bound twice: what stands after the second speaks of another one",
                last.start,
                last.start + len(last.name),
            )
    variables = {e.name: e for e in subject.variables}
    for term in subject.walk():
        for bound in term.bound if term.kind == "binder" else ():
            outer = variables.get(bound.name)
            if outer is not None and outer.start != bound.start and bound.name not in told:
                told.add(bound.name)
                yield Finding(
                    "shadowing",
                    Severity.NOTE,
                    f"{bound.name} is bound again inside, where it hides the variable",
                    bound.start,
                    bound.start + len(bound.name),
                )


@rule("default-value", "`(x : A := v)` only offers a value for x; the theorem is about every x.")
def default_value(subject: Subject) -> Iterator[Finding]:
    for entry in subject.entries:
        if entry.default is not None:
            yield Finding(
                "default-value",
                Severity.SUSPICIOUS,
                f"`:=` does not define {entry.name}: the theorem is about all of them; "
                "write a hypothesis that it equals the value",
                entry.start,
                entry.default.end,
            )


@rule("one-sided-set", "A set is only said to be contained in something, and then counted.")
def one_sided_set(subject: Subject) -> Iterator[Finding]:
    for entry in subject.variables:
        if not _COLLECTIONS.match(subject.env.get(entry.name, "")):
            continue
        used = [e for e in subject.hypotheses if entry.name in e.type.names()]
        end = subject.conclusion
        counted = entry.name in end.names() and bool(_AGGREGATES.search(subject.words(end)))
        if counted and all(_one_way(h.type, entry.name) for h in used):
            text = "what is in it" if used else "nothing"
            yield at(
                "one-sided-set",
                Severity.SUSPICIOUS,
                end,
                f"of {entry.name} only {text} is said, not what must be in it: it may be smaller"
                if used
                else f"nothing is said of {entry.name}",
            )


def _one_way(term: Term, name: str) -> bool:
    """`∀ x ∈ S, p x`, `S ⊆ T`, `∀ x : S, p x`."""
    inner = bare(term)
    if inner.is_op("⊆"):
        return inner.args[0].kind == "name" and inner.args[0].text == name
    if inner.kind == "binder" and inner.text == "∀" and name not in inner.args[0].names():
        return any(
            (b.limit is not None and b.relation == "∈" and b.limit.text == name)
            or (b.type is not None and bare(b.type).text == name)
            for b in inner.bound
        )
    return False


@rule("one-point", "A function is constrained at one point where a ∀ was probably meant.")
def one_point(subject: Subject) -> Iterator[Finding]:
    functions = {e.name for e in subject.variables if "→" in subject.env.get(e.name, "")}
    if not functions:
        return
    for entry in subject.variables:
        if entry.name in functions:
            continue
        places = [h for h in subject.hypotheses if entry.name in h.type.names()]
        if len(places) != 1 or entry.name in subject.conclusion.names():
            continue
        if any(entry.name in e.type.names() for e in subject.entries if not e.is_hypothesis):
            continue
        hypothesis = places[0].type
        if any(_applied(t, functions, entry.name) for t in hypothesis.walk()):
            yield at(
                "one-point",
                Severity.SUSPICIOUS,
                hypothesis,
                f"`{subject.words(hypothesis)}` holds for one {entry.name} only, and nothing "
                f"else speaks of it: was ∀ {entry.name} meant?",
            )


def _applied(term: Term, functions: set[str], name: str) -> bool:
    return (
        term.kind == "app"
        and term.args[0].text in functions
        and any(name in a.names() for a in term.args[1:])
    )


@rule("outside-domain", "A function is used where the hypotheses do not say what it is.")
def outside_domain(subject: Subject) -> Iterator[Finding]:
    for entry in subject.hypotheses:
        found = _partial(entry.type)
        if found is None:
            continue
        function, rest = found, [e.type for e in subject.hypotheses if e is not entry]
        for term in (*rest, subject.conclusion):
            for use in term.walk():
                if use.kind != "app" or use.args[0].text != function or len(use.args) != 2:
                    continue
                name = bare(use.args[1])
                variable = next((v for v in subject.variables if v.name == name.text), None)
                if variable is None or name.kind != "name" or _limited(subject, variable, entry):
                    continue
                yield at(
                    "outside-domain",
                    Severity.SUSPICIOUS,
                    use,
                    f"{entry.name} says what {function} is under a condition, and nothing "
                    f"says that {name.text} meets it",
                )
                return


def _partial(term: Term) -> str | None:
    """The f of `∀ n, 0 < n → f n = ...` and `∀ n ≥ 1, f n = ...`."""
    inner = bare(term)
    conditional = False
    bound: set[str] = set()
    while True:
        inner = bare(inner)
        if inner.kind == "binder" and inner.text == "∀":
            conditional |= any(b.relation in ("<", ">", "≥", "≠") for b in inner.bound)
            bound |= {b.name for b in inner.bound}
            inner = inner.args[0]
        elif inner.is_op("→"):
            conditional |= bare(inner.args[0]).is_op("<", ">", "≥", "≤", "≠")
            inner = inner.args[1]
        else:
            break
    if not conditional or not inner.is_op("="):
        return None
    left = bare(inner.args[0])
    plain = left.kind == "app" and len(left.args) == 2 and left.args[0].kind == "name"
    return left.args[0].text if plain and bare(left.args[1]).text in bound else None


def _limited(subject: Subject, variable: Entry, partial: Entry) -> bool:
    """Whether a hypothesis bounds the variable."""
    for entry in subject.hypotheses:
        if entry is partial:
            continue
        for term in entry.type.walk():
            if term.kind == "binder":
                continue
            sides = [bare(a) for a in term.args[:2]] if term.kind == "op" else []
            if term.is_op("<", ">", "≤", "≥", "≠", "=", "∈") and any(
                s.kind == "name" and s.text == variable.name for s in sides
            ):
                return True
            named = any(bare(a).text == variable.name for a in term.args[1:])
            if term.kind == "app" and named and "Prime" in term.args[0].text:
                return True
    return False


@rule(
    "function-equality", "Functions are said to be equal, where their values at points were meant."
)
def function_equality(subject: Subject) -> Iterator[Finding]:
    for term in subject.conclusion.walk():
        if not term.is_op("="):
            continue
        sides = [bare(a) for a in term.args]
        if any(s.kind == "name" and "→" in subject.env.get(s.text, "") for s in sides) or any(
            s.kind == "binder" and s.text == "fun" for s in sides
        ):
            yield at(
                "function-equality",
                Severity.NOTE,
                term,
                f"`{subject.words(term)}` is about all points, also those outside the domain",
            )
