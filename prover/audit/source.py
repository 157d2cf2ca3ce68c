"""What a source says beside the statement: the text in words, and findings that it allows.

The text in words is a row's `informal` (or `informal_statement`, `informal_prefix`) or the doc
comment of a theorem. It is for audits alone: a prover never sees it. A comment

    -- audit: allow natural-subtraction because p is at least 3 here

anywhere before the theorem's end allows what that detector finds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from prover.audit.model import Finding, Report
from prover.errors import InputError
from prover.problems import jsonl
from prover.types import Problem

_FIELDS = ("informal", "informal_statement", "informal_prefix")
_DOC = re.compile(r"/--(.*?)-/", re.DOTALL)
_ALLOW = re.compile(r"--[ \t]*audit:[ \t]*allow[ \t]+(?P<rest>.*)")
_REASON = re.compile(r"(?P<name>[\w-]+)[ \t]+because[ \t]+(?P<reason>\S.*)")


def informal_texts(problems: Sequence[Problem]) -> dict[Problem, str]:
    """The text in words of each problem that has one."""
    rows: dict[str, dict[int, jsonl.Row]] = {}
    found: dict[Problem, str] = {}
    for problem in problems:
        if problem.source.endswith(".jsonl"):
            if problem.source not in rows:
                rows[problem.source] = dict(jsonl.rows(Path(problem.source)))
            row = rows[problem.source].get(problem.line or 0, {})
            said = next((row[f] for f in _FIELDS if isinstance(row.get(f), str)), "")
        else:
            doc = _DOC.search(problem.statement.signature)
            said = doc[1] if doc else ""
        if said.strip():
            found[problem] = said.strip()
    return found


def allowed(problem: Problem, names: Sequence[str]) -> dict[str, str]:
    """The detectors that comments of the problem's own allow, and why.

    Raises InputError for one without a reason or with a name that is none of `names`.
    """
    statement = problem.statement
    before = statement.preamble.rpartition("\n\n")[2]
    found: dict[str, str] = {}
    for match in _ALLOW.finditer(before + statement.signature):
        parts = _REASON.fullmatch(match["rest"].strip())
        if parts is None:
            raise InputError(
                "write `-- audit: allow DETECTOR because REASON`",
                path=problem.source, line=problem.line,
            )  # fmt: skip
        if parts["name"] not in names:
            raise InputError(
                f"no detector {parts['name']!r}; there is {', '.join(names)}",
                path=problem.source, line=problem.line,
            )  # fmt: skip
        found[parts["name"]] = parts["reason"]
    return found


def without_allowed(report: Report, reasons: dict[str, str]) -> Report:
    """The report with allowed findings set apart."""

    def is_allowed(finding: Finding) -> bool:
        return finding.detector in reasons

    return replace(
        report,
        findings=tuple(f for f in report.findings if not is_allowed(f)),
        suppressed=tuple((f, reasons[f.detector]) for f in report.findings if is_allowed(f)),
    )
