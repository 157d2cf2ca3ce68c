"""Which Lean is used: found, described, and ready to be started as a command.

The embedded Lean comes from `prover.lean.embedded`; a stock toolchain or a lake project is asked
about itself by running it once. Everything else in this room sees only `Toolchain`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from prover.errors import InputError, LeanUnavailable

ASK_SECONDS = 60.0  # lake may have to load its configuration first
ADAPTERS = ("interact", "dojo")  # in `prover.lean.adapters`
_LAKEFILES = ("lakefile.toml", "lakefile.lean")
_VERSION = re.compile(r"Lean \(version ([^,]+), .*?commit ([0-9a-f]+)")


@dataclass(frozen=True)
class Toolchain:
    """A Lean and the library that theorems are checked against."""

    kind: str
    """'embedded', 'elan' (a stock toolchain) or 'lake' (a lake project)."""
    version: str
    """Such as '4.35.0'."""
    command: tuple[str, ...]
    """Arguments that behave as `lean` does when more are appended."""
    environment: tuple[tuple[str, str], ...]
    """Variables to set, such as LEAN_PATH."""
    cwd: Path | None
    """Where to run it; None is anywhere."""
    library_hash: str
    """Identifies the library, hexadecimal."""
    library: str
    """'basis', 'core', or the widest package of the lake project, such as 'mathlib'."""
    shared_library: Path | None = None
    """Lean itself, where it is loaded and not started: the embedded one."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Folders that its processes must be able to read."""
        programs = [Path(part) for part in self.command if Path(part).is_absolute()]
        folders = [path.parent for path in programs]
        folders += [path.parent for path in folders if path.name == "bin"]
        folders += [Path(part) for part in self.lean_path.split(os.pathsep) if part]
        return (*folders, *filter(None, [self.cwd]))

    @property
    def lean_path(self) -> str:
        """LEAN_PATH, '' if it is not set."""
        return dict(self.environment).get("LEAN_PATH", "")


def resolve(spec: str = "auto", cwd: Path | None = None) -> Toolchain:
    """The toolchain that `spec` names: 'auto', 'embedded', or the path of a lake project, of a
    toolchain folder or of a `lean` executable; 'ADAPTER:PATH' is the project at PATH.

    'auto' takes the lake project around `cwd` (default: the current folder) if its Lean works,
    and else the embedded Lean. Raises LeanUnavailable.
    """
    if adapter(spec)[0]:
        spec = str(adapter(spec)[1])
    if spec == "auto":
        project = lake_project(cwd or Path.cwd())
        if project is not None:
            with contextlib.suppress(LeanUnavailable):
                return _lake(project)
        return _embedded()
    if spec == "embedded":
        return _embedded()
    path = Path(spec).expanduser().resolve()
    if _is_lake_project(path):
        return _lake(path)
    lean = path / "bin" / "lean" if path.is_dir() else path
    if not lean.is_file():
        raise LeanUnavailable(
            f"--lean {spec}: not 'auto' or 'embedded', nor a lake project, toolchain or executable"
        )
    version, commit = _version(lean, {})
    with contextlib.suppress(LeanUnavailable):
        # elan's `lean` starts another one, for which it reads files in the user's home.
        real = Path(_ask([str(lean), "--print-prefix"], {}, None).strip(), "bin", "lean")
        lean = real if real.is_file() else lean
    return Toolchain("elan", version, (str(lean),), (), None, _hash(version, commit), "core")


def adapter(lean: str) -> tuple[str, Path]:
    """The adapter and the lake project that 'ADAPTER:PATH' names; '' for what is no adapter's."""
    name, colon, path = lean.partition(":")
    if colon and name in ADAPTERS and path:
        return name, Path(path).expanduser().resolve()
    return "", Path(lean)


def by_suite(spec: str) -> dict[str, str]:
    """The Leans that `spec` names, by suite; '' is every other suite.

    `spec` is one Lean, or several as in 'embedded,minif2f=PATH,putnambench=PATH'. Raises InputError
    for two that are for the same suite.
    """
    if spec and Path(spec).exists():
        return {"": spec}
    found: dict[str, str] = {}
    for part in spec.split(","):
        suite, equals, lean = part.partition("=")
        suite, lean = (suite.strip(), lean.strip()) if equals else ("", part.strip())
        if not lean or suite in found:
            raise InputError(f"--lean {spec}: one Lean for all, or SUITE=LEAN,SUITE=LEAN,...")
        found[suite] = lean
    return {"": "auto"} | found


def for_suite(spec: str, suite: str = "") -> str:
    """The Lean that `spec` names for a suite; one that is for 'minif2f' is for 'minif2f-test', too,
    if that has none of its own."""
    found = by_suite(spec)
    named = (name for name in found if name and (suite == name or suite.startswith(f"{name}-")))
    return found[max(named, key=len, default="")]


def lake_project(folder: Path) -> Path | None:
    """The innermost lake project that holds `folder`, if any."""
    return next((path for path in (folder, *folder.parents) if _is_lake_project(path)), None)


def installed_lean() -> Path | None:
    """A stock `lean` on PATH (elan's, usually), as `resolve` takes it; it may not work."""
    found = shutil.which("lean")
    return None if found is None else Path(found)


def _is_lake_project(path: Path) -> bool:
    return any((path / name).is_file() for name in _LAKEFILES)


def _embedded() -> Toolchain:
    from prover.lean.embedded import embedded_toolchain  # builds the library: only when used

    return embedded_toolchain()


def _lake(project: Path) -> Toolchain:
    lake = shutil.which("lake")
    if lake is None:
        raise LeanUnavailable(f"{project} is a lake project, but there is no `lake` on PATH")
    printed = dict(
        line.split("=", 1) for line in _ask([lake, "env"], {}, project).splitlines() if "=" in line
    )
    sysroot = printed.get("LEAN_SYSROOT", "")
    # The program itself and not `lake env lean`: a wrapper would stand between us and its memory.
    lean = Path(sysroot, "bin", "lean") if sysroot else Path(shutil.which("lean") or "lean")
    wanted = ("LEAN_PATH", "LEAN_SYSROOT")
    environment: dict[str, str] = {name: printed[name] for name in wanted if name in printed}
    if path := environment.get("LEAN_PATH"):  # some versions of lake name folders of the project
        folders = (str(project / part) for part in path.split(os.pathsep) if part)
        environment["LEAN_PATH"] = os.pathsep.join(folders)
    version, commit = _version(lean, environment)
    packages = _packages(project)
    return Toolchain(
        kind="lake",
        version=version,
        command=(str(lean),),
        environment=tuple(environment.items()),
        cwd=project,
        library_hash=_hash(version, commit, json.dumps(packages)),
        library="mathlib" if "mathlib" in packages else next(iter(packages), project.name),
    )


def _packages(project: Path) -> dict[str, str]:
    """The names and revisions of the project's dependencies."""
    try:
        manifest = json.loads((project / "lake-manifest.json").read_text(encoding="utf-8"))
        return {package["name"]: str(package.get("rev")) for package in manifest["packages"]}
    except FileNotFoundError:
        return {}
    except (ValueError, LookupError, TypeError):
        raise LeanUnavailable(f"{project / 'lake-manifest.json'} is no manifest of lake") from None


def _version(lean: Path, environment: Mapping[str, str]) -> tuple[str, str]:
    """Version and commit, from the program's own mouth."""
    answer = _ask([str(lean), "--version"], environment, None)
    if match := _VERSION.search(answer):
        return match[1], match[2]
    raise LeanUnavailable(f"{lean} --version answers {answer.strip()[:80]!r}: this is no Lean 4")


def _ask(argv: list[str], environment: Mapping[str, str], cwd: Path | None) -> str:
    """What a command prints; raises LeanUnavailable with its last line of complaint."""
    try:
        done = subprocess.run(
            argv,
            env={**os.environ, **environment},
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=ASK_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LeanUnavailable(f"cannot run {' '.join(argv)}: {error}") from None
    if done.returncode != 0:
        complaint = (done.stderr.strip() or done.stdout.strip()).splitlines() or ["no output"]
        raise LeanUnavailable(f"{' '.join(argv)} failed: {complaint[-1]}")
    return done.stdout


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
