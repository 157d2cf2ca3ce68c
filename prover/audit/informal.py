"""Detectors that hold a statement against the text in words which it formalises.

They read numbers, comparisons and a few words and understand nothing, so all they say is suspicion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prover.audit.bounds import value
from prover.audit.detector import at, rule
from prover.audit.model import Finding, Severity
from prover.audit.subject import Subject
from prover.audit.terms import Term, bare

_THOUSANDS = re.compile(r"(?<=\d)(?:\{,\}|,\\?!?|\\,)(?=\d{3}\b)")
_NUMBER = re.compile(r"(?<![\w.^_{])(\d{2,})(?![\w]|\.\d|\\%)")
# A list of answers to choose from.
_CHOICES = re.compile(
    r"\$?\s*\\?\(?\\(?:textbf|text|mathrm|textrm|mathbf)\s*\{\s*\(?A\b.*?(?=Show that|Prove|$)",
    re.DOTALL,
)
_PICTURE = re.compile(r"\[asy\].*?\[/asy\]|\\includegraphics\S*", re.DOTALL)
_NONSTRICT = re.compile(r"\\leq?\b|\\geq?\b|≤|≥|at most|at least|no more than|not exceed")
_STRICT = re.compile(r"(?<!\\)<|(?<!\\)>|\\lt\b|\\gt\b|less than|greater than|more than|strictly")
_WEAK_SETS = re.compile(r"\bI[co][co]\b|Icc|Ici|Iic|IsLeast|IsGreatest")
_STRICT_SETS = re.compile(r"Ioo|Ioi|Iio|range|¬|≠|Ico|Ioc")
_POSITIVE = re.compile(r"\bpositive (?:real|integer|number|rational|natural|even|odd)s?\b", re.I)
_TYPES = (
    (re.compile(r"\breals?\b|\breal numbers?\b|\\mathbb\{?R\}?|\\R\b"), re.compile(r"ℝ|Real|ℂ"),
     "real numbers"),
    (re.compile(r"\bcomplex numbers?\b|\\mathbb\{?C\}?"), re.compile(r"ℂ|Complex"),
     "complex numbers"),
    (re.compile(r"\brational(?: number)?s\b|\\mathbb\{?Q\}?"), re.compile(r"ℚ|Rat|ℝ"),
     "rational numbers"),
)  # fmt: skip
_INTEGERS = re.compile(r"(?<!positive )(?<!negative )(?<!non-negative )(?<!nonnegative )"
                       r"\bintegers?\b(?! (?:greater|larger|at least))")  # fmt: skip
_NATURALS = re.compile(r"positive|natural|nonnegative|non-negative|digit|divisor|prime|\bmod\b"
                       r"|divisible|how many|greater than (?:zero|0|1|one)|> ?0")  # fmt: skip
_SUM = re.compile(
    r"\\sum(?:\\limits)?_\{?\s*(\w)\s*=\s*(\d+)\s*\}?\s*\^\s*(?:\{\s*(\w+)\s*\}|(\w+))"
)


@rule("text-number", "A number of the informal text that does not occur in the statement.")
def text_number(subject: Subject) -> Iterator[Finding]:
    text = _THOUSANDS.sub("", _CHOICES.sub("", _PICTURE.sub("", subject.informal)))
    asked = dict.fromkeys(_NUMBER.findall(text))
    whole = subject.problem.statement.preamble + subject.text
    there = set(re.findall(r"\d+", re.sub(r"(?<=\d)_(?=\d)", "", whole)))
    computed = {str(v.numerator) for t in subject.walk() if (v := value(t)) is not None}
    near = {str(int(n) + d) for n in there for d in (1, -1)}
    if not any(t.kind == "number" and t.text not in "01" for t in subject.walk()):
        return  # it is not about numbers; those of the text may be a year or a reference
    for number in asked:
        if number.lstrip("0") not in there | computed | near:
            yield Finding(
                "text-number",
                Severity.SUSPICIOUS,
                f"the informal text has {number}, the statement does not",
            )


@rule("text-strictness", "≤ in the informal text and < in the statement, or the other way.")
def text_strictness(subject: Subject) -> Iterator[Finding]:
    text = subject.informal
    signs = [t.text for t in subject.walk() if t.is_op("<", ">", "≤", "≥") and not _sign_only(t)]
    strict = sum(s in "<>" for s in signs)
    written = subject.text
    weak_said, strict_said = bool(_NONSTRICT.search(text)), bool(_STRICT.search(text))
    if weak_said == strict_said or not signs:
        return
    if weak_said and strict == len(signs) and not _WEAK_SETS.search(written):
        yield _sign(subject, "<>", "at least or at most", "strict inequalities only")
    if strict_said and not strict and not _STRICT_SETS.search(written):
        yield _sign(subject, "≤≥", "strict inequalities", "none")


def _sign_only(term: Term) -> bool:
    """It says of something whether it is positive."""
    return any(value(arg) == 0 for arg in term.args)


def _sign(subject: Subject, signs: str, said: str, there: str) -> Finding:
    place = next((t for t in subject.walk() if t.kind == "op" and t.text in signs), None)
    return at(
        "text-strictness",
        Severity.SUSPICIOUS,
        place,
        f"the informal text speaks of {said}, the statement has {there}",
    )


@rule("text-positivity", "The informal text says positive, and nothing in the statement does.")
def text_positivity(subject: Subject) -> Iterator[Finding]:
    if not _POSITIVE.search(subject.informal):
        return
    if re.search(r"ℕ\+|PNat|NNReal|Prime|divisors|ncard|Nonempty", subject.text):
        return
    for term in subject.walk():
        if term.is_op("<", ">", "≤", "≥", "≠") and any(value(a) is not None for a in term.args):
            return
        if term.is_op("∈") and re.search(r"\bI[cio][cio]\b", subject.words(term)):
            return
        if any(b.relation in ("<", ">", "≥", "≤", "∈") for b in term.bound if b.relation):
            return
    names = [e for e in subject.variables if subject.env.get(e.name) in ("ℕ", "ℤ", "ℚ", "ℝ")]
    if names:
        yield Finding(
            "text-positivity",
            Severity.SUSPICIOUS,
            f"the informal text says positive, nothing says so of {names[0].name}",
            names[0].start,
            names[0].start + len(names[0].name),
        )


@rule("text-type", "The informal text names a kind of number that the statement does not have.")
def text_type(subject: Subject) -> Iterator[Finding]:
    whole = subject.problem.statement.preamble.rpartition("open ")[2] + subject.text
    for said, there, what in _TYPES:
        if said.search(subject.informal) and not there.search(whole):
            yield Finding(
                "text-type",
                Severity.SUSPICIOUS,
                f"the informal text speaks of {what}, the statement has none",
            )
            return
    kinds = {subject.env.get(e.name) for e in subject.variables}
    only_naturals = "ℕ" in kinds and not kinds & {"ℤ", "ℝ", "ℚ", "ℂ"} and "ℤ" not in subject.text
    said_integers = _INTEGERS.search(subject.informal) and not _NATURALS.search(subject.informal)
    if only_naturals and said_integers:
        name = next(e for e in subject.variables if subject.env.get(e.name) == "ℕ")
        yield Finding(
            "text-type",
            Severity.SUSPICIOUS,
            f"the informal text speaks of integers, {name.name} is natural",
            name.start,
            name.start + len(name.name),
        )


@rule("text-range", "A sum whose range is not the one of the informal text.")
def text_range(subject: Subject) -> Iterator[Finding]:
    wanted = [(int(m[2]), m[3] or m[4]) for m in _SUM.finditer(subject.informal)]
    sums = [t for t in subject.walk() if t.kind == "binder" and t.text in ("∑", "∏")]
    if len(wanted) != 1 or len(sums) != 1 or len(sums[0].bound) != 1:
        return
    first, last = wanted[0]
    limit = sums[0].bound[0].limit
    limit = None if limit is None else bare(limit)
    if limit is None or limit.kind != "app" or not limit.args[0].text.endswith("range"):
        return
    end = limit.args[1]
    if _text(subject, end) == last:
        starts = "0" if first == 0 else str(first)
        yield at(
            "text-range",
            Severity.SUSPICIOUS,
            limit,
            f"`{subject.words(limit)}` ends before {last}, the sum of the informal text runs "
            f"from {starts} to {last}",
        )


def _text(subject: Subject, term: Term) -> str:
    return subject.words(bare(term)).strip("()")
