"""Mathlib mode: a lake project with Mathlib's compiled files, made by `elan` and `lake`.

Every step is recognised by what it leaves behind, and the whole by the only thing that counts: that
Lean imports Mathlib. So a call that was cut off, at whatever point, goes on with the next. What the
programs print is passed on as it comes; how they fail becomes one line that says what to do.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from prover import bundle
from prover.errors import InputError, LeanUnavailable, OutputError, WorkerFailure
from prover.lean import toolchain
from prover.lean.batch import compile_source
from prover.lean.messages import ERROR
from prover.lean.toolchain import Toolchain

DISK_GB = 6
MINUTES = "10 to 30"
IMPORT_SECONDS = 600.0  # the first time it is read from a slow disk
_FILES = ("lakefile.toml", "lean-toolchain")
_TAG = re.compile(r"v\d+\.\d+\.\d+(?:-rc\d+)?")
_TAIL = 60  # lines of a program's output in which the reason of its failure is looked for
_DISK_FULL = re.compile(r"[Nn]o space left|os error 28|[Dd]isk quota exceeded")
_OFFLINE = re.compile(
    r"[Cc]ould not resolve|[Nn]ame or service not known|[Nn]etwork is unreachable"
    r"|[Ff]ailed to connect|[Cc]ouldn't connect|[Cc]onnection (?:refused|reset|timed out)"
    r"|[Oo]peration timed out|unable to access|curl: \((?:5|6|7|28|35|52|55|56)\)"
)
Say = Callable[[str], None]


@dataclass(frozen=True)
class Step:
    """Something to run in the project's folder."""

    what: str
    command: tuple[str, ...]
    done: Callable[[], bool]
    by_hand: str
    """What to bring from elsewhere, and where to, if there is no network."""


class Project:
    """A lake project for one tag of Mathlib, there or not."""

    def __init__(self, folder: Path | None = None, tag: str | None = None) -> None:
        """By default in the user's data directory, at the tag that is shipped. Raises InputError
        for what is no tag."""
        template = bundle.lean_project() / "mathlib"
        self._texts = {name: (template / name).read_text(encoding="utf-8") for name in _FILES}
        (shipped,) = set(_TAG.findall("".join(self._texts.values())))
        self.tag = tag or shipped
        if not _TAG.fullmatch(self.tag):
            raise InputError(f"--tag {self.tag}: a tag of Mathlib and Lean, such as {shipped}")
        self._texts = {name: t.replace(shipped, self.tag) for name, t in self._texts.items()}
        self.folder = (folder or bundle.user_data() / "mathlib" / self.tag).expanduser().absolute()

    @property
    def free_gb(self) -> float:
        """Disk space that is left where the folder is or will be, in GB."""
        place = next(path for path in (self.folder, *self.folder.parents) if path.exists())
        return shutil.disk_usage(place).free / 1e9

    def ready(self) -> Toolchain | None:
        """The toolchain if all is there. Raises LeanUnavailable if it is of another version."""
        if not all(step.done() for step in self._steps()):
            return None
        return None if self._complaint() else toolchain.resolve(str(self.folder))

    def install(self, say: Say) -> Toolchain:
        """Do what is left to do. Raises LeanUnavailable, InputError or OutputError; in each case
        the next call goes on from there."""
        _need("elan", "it installs Lean: https://github.com/leanprover/elan, then call again")
        _need("lake", "elan has put it beside itself, in ~/.elan/bin: add that to PATH")
        self._write()
        for step in self._steps():
            if not step.done():
                say(step.what)
                self._run(step, say)
        if self._complaint():
            say("Mathlib's compiled files")
            self._run(self._cache(), say)
        if wrong := self._complaint():
            raise LeanUnavailable(
                f"{self.folder}: `import Mathlib` does not work: {wrong}; call again, or delete "
                f"{self.folder / '.lake'} and call again"
            )
        return toolchain.resolve(str(self.folder))

    def _write(self) -> None:
        for name, text in self._texts.items():
            path = self.folder / name
            if path.is_file() and path.read_text(encoding="utf-8") != text:
                raise InputError(
                    "another lake project is there: use it as it is with --lean, or name another "
                    "folder with --into",
                    path=path,
                )
        if (self.folder / "lakefile.lean").exists():
            raise InputError("another lake project is there", path=self.folder)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, text in self._texts.items():
                (self.folder / name).write_text(text, encoding="utf-8")
        except OSError as error:
            raise OutputError(f"{self.folder}: cannot be written: {error.strerror}") from None

    def _steps(self) -> tuple[Step, Step]:
        """What must be there before Lean can be asked anything."""
        name = self._texts["lean-toolchain"].strip()
        packages = self.folder / ".lake" / "packages"
        return (
            Step(
                f"the toolchain {name}",
                ("elan", "toolchain", "install", name),
                lambda: name in _installed(),
                f"{name} from https://github.com/leanprover/lean4/releases/tag/{self.tag}, into "
                f"~/.elan/toolchains/{name.replace('/', '--').replace(':', '---')}",
            ),
            Step(
                f"the sources of Mathlib {self.tag}",
                ("lake", "update"),
                lambda: (
                    (self.folder / "lake-manifest.json").is_file()
                    and (packages / "mathlib").is_dir()
                ),
                f"https://github.com/leanprover-community/mathlib4 at {self.tag} and the "
                f"repositories that it requires, into {packages} (or all of {self.folder} from a "
                "machine on which this command went through)",
            ),
        )

    def _cache(self) -> Step:
        return Step(
            "Mathlib's compiled files",
            ("lake", "exe", "cache", "get"),
            lambda: False,
            "the folder ~/.cache/mathlib of a machine on which `lake exe cache get` went through "
            f"at {self.tag}, into the same place here",
        )

    def _complaint(self) -> str:
        """Why Mathlib cannot be imported; '' if it can. Raises LeanUnavailable."""
        lean = toolchain.resolve(str(self.folder))
        if f"v{lean.version}" != self.tag:
            raise LeanUnavailable(
                f"{self.folder} is for Lean {self.tag}, but `lake` there runs {lean.version}: is "
                "ELAN_TOOLCHAIN set, or another `lake` than elan's first on PATH?"
            )
        try:
            said = compile_source(lean, "import Mathlib\n", timeout=IMPORT_SECONDS)
        except WorkerFailure as failure:
            return str(failure)
        return next((" ".join(m.text.split())[:200] for m in said if m.severity == ERROR), "")

    def _run(self, step: Step, say: Say) -> None:
        """Raises LeanUnavailable if it fails, with the reason and what to do."""
        command = " ".join(step.command)
        # Mathlib would get its compiled files by itself: that is the next step here.
        environment = {**os.environ, "MATHLIB_NO_CACHE_ON_UPDATE": "1"}
        with subprocess.Popen(
            step.command,
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process:
            tail: deque[str] = deque(maxlen=_TAIL)
            for line in process.stdout or ():
                if line.strip():
                    tail.append(line.strip())
                    say(f"  {line.rstrip()}")
        if process.returncode != 0:
            raise LeanUnavailable(self._failure(step, command, tail))

    def _failure(self, step: Step, command: str, tail: Iterable[str]) -> str:
        lines = list(tail)
        text = "\n".join(lines)
        if _DISK_FULL.search(text):
            return (
                f"the disk is full ({command}): about {DISK_GB} GB are needed at {self.folder} and "
                "in ~/.cache/mathlib; make room and call again: it goes on where it stopped"
            )
        if _OFFLINE.search(text):
            return (
                f"no network for `{command}`: call again where there is one, and it goes on where "
                f"it stopped; or bring {step.by_hand}"
            )
        said = next((line for line in lines if line.startswith("error")), (lines or ["-"])[-1])
        return f"`{command}` failed in {self.folder}: {said[:200]}; call again to go on"


def _need(program: str, what: str) -> None:
    if shutil.which(program) is None:
        raise LeanUnavailable(f"there is no `{program}` on PATH: {what}")


def _installed() -> set[str]:
    """The toolchains that elan has; none if there is no elan."""
    try:
        done = subprocess.run(
            ["elan", "toolchain", "list"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=toolchain.ASK_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return set()
    return {line.split()[0] for line in done.stdout.splitlines() if line.strip()}
