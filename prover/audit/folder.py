"""The folder of an audit: findings.jsonl, audit.sarif, audit.html, certificates/."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prover.audit import DETECTORS, page, sarif
from prover.audit.fidelity import Fidelity
from prover.audit.model import Finding, Report
from prover.audit.peers import DUPLICATE, Namesake

ABOUT = {
    **{detector.name: detector.about for detector in DETECTORS},
    DUPLICATE: "Another row of the suite says the same up to names.",
    Namesake.name: Namesake.about,
    Fidelity.name: Fidelity.about,
}


def write(folder: Path, title: str, reports: Sequence[Report]) -> None:
    """Write the folder, over what an earlier audit left there."""
    certificates = folder / "certificates"
    certificates.mkdir(parents=True, exist_ok=True)
    for report in reports:
        for finding in report.findings:
            if finding.certificate is not None:
                proof = folder / certificate_file(report, finding)
                proof.write_text(finding.certificate.file, encoding="utf-8")
                challenge = proof.with_suffix(".challenge.lean")
                challenge.write_text(finding.certificate.challenge, encoding="utf-8")
    lines = (json.dumps(row(report), ensure_ascii=False) + "\n" for report in reports)
    (folder / "findings.jsonl").write_text("".join(lines), encoding="utf-8")
    log = json.dumps(sarif.log(reports, ABOUT), ensure_ascii=False, indent=1)
    (folder / "audit.sarif").write_text(log, encoding="utf-8")
    (folder / "audit.html").write_text(page.page(title, reports, ABOUT), encoding="utf-8")


def certificate_file(report: Report, finding: Finding) -> str:
    """Where in the folder a finding's certificate is: the theorem's name tells them apart."""
    assert finding.certificate is not None
    return f"certificates/{report.problem.name}.{finding.certificate.statement.name}.lean"


def row(report: Report) -> dict[str, Any]:
    """A report as JSON."""
    return {
        "name": report.problem.name,
        "severity": report.severity.label,
        "read_by": "lean" if report.elaborated else "text only",
        "reading": report.reading,
        "example": report.example,
        "findings": [_finding(report, finding) for finding in report.findings],
        "allowed": [
            {**_finding(report, finding), "because": reason}
            for finding, reason in report.suppressed
        ],
        "seconds": report.seconds,
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    place = report.place(finding)
    signature = report.problem.statement.signature
    said = None if finding.start is None else signature[finding.start : finding.end]
    return {
        "detector": finding.detector,
        "severity": finding.severity.label,
        "message": finding.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "text": said,
        "certificate": finding.certificate and certificate_file(report, finding),
    }
