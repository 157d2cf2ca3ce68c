"""Findings as SARIF 2.1.0, which editors and code hosts show at their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prover import __version__
from prover.audit.model import Finding, Report, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.REFUTED: "error",
    Severity.VACUOUS: "error",
    Severity.SUSPICIOUS: "warning",
    Severity.NOTE: "note",
}


def log(reports: Sequence[Report], about: Mapping[str, str]) -> dict[str, Any]:
    """One run of the auditor; `about` has a sentence for each detector."""
    results = [
        _result(report, finding, None) for report in reports for finding in report.findings
    ] + [
        _result(report, finding, reason)
        for report in reports
        for finding, reason in report.suppressed
    ]
    driver = {
        "name": "proofloom audit",
        "version": __version__,
        "rules": [{"id": name, "shortDescription": {"text": text}} for name, text in about.items()],
    }
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints",
                  "results": results}],
    }  # fmt: skip


def _result(report: Report, finding: Finding, reason: str | None) -> dict[str, Any]:
    place = report.place(finding)
    found: dict[str, Any] = {
        "ruleId": finding.detector,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{report.problem.name}: {finding.message}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": place.file},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }
    if reason is not None:
        found["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return found
