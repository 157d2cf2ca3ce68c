"""Gives up rights, then becomes another program: `python -I -S confine.py RULES PROGRAM ARGS...`.

RULES is JSON: `limits` (names of resource limits and their values), `read` (folders and files that
may be read), `write` (folders that may be written, too), `level`. At the level 'landlock' the
kernel refuses every other file, every TCP connection and signals to others (Landlock), and every
socket, new process, other program, trace of another process and change of limits (a seccomp
filter); at 'limits' only the resource limits hold. What is asked for and cannot be had ends the
program with code 125 before anything runs. Numbers are those of Linux's headers.

A PROGRAM that is `python -I -S SCRIPT` goes on in this process: starting Python twice takes time.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import resource
import sys
from typing import Any, NoReturn

FAILED = 125
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
ASK_VERSION = 1
RULE_PATH_BENEATH = 1
# Rights of Landlock by the version that knows them first.
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
FILE_RIGHTS = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
TRUNCATE, IOCTL = 1 << 14, 1 << 15
TCP, SCOPES = (4, 3), (6, 3)  # since version 4: bind and connect; since 6: sockets, signals
ON_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL
NO_NEW_PRIVS, SET_SECCOMP, FILTER = 38, 22, 2
# Classic BPF: load a word of `struct seccomp_data`, jump, return.
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16
ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
EPERM, ENOSYS = 1, 38
CLONE_THREAD = 0x10000
# System calls: (audit number of the machine, {name: number}).
MACHINES: dict[str, tuple[int, dict[str, int]]] = {
    "x86_64": (0xC000003E, {
        "socket": 41, "socketpair": 53, "clone": 56, "fork": 57, "vfork": 58, "execve": 59,
        "kill": 62, "ptrace": 101, "rt_sigqueueinfo": 129, "pivot_root": 155, "setrlimit": 160,
        "chroot": 161, "mount": 165, "umount2": 166, "reboot": 169, "init_module": 175,
        "delete_module": 176, "tkill": 200, "tgkill": 234, "kexec_load": 246, "add_key": 248,
        "request_key": 249, "keyctl": 250, "unshare": 272, "rt_tgsigqueueinfo": 297,
        "perf_event_open": 298, "prlimit64": 302, "setns": 308, "process_vm_readv": 310,
        "process_vm_writev": 311, "finit_module": 313, "bpf": 321, "execveat": 322,
        "userfaultfd": 323, "pidfd_send_signal": 424, "io_uring_setup": 425, "pidfd_open": 434,
        "clone3": 435, "pidfd_getfd": 438,
    }),
    "aarch64": (0xC00000B7, {
        "umount2": 39, "mount": 40, "pivot_root": 41, "chroot": 51, "unshare": 97,
        "kexec_load": 104, "init_module": 105, "delete_module": 106, "ptrace": 117, "kill": 129,
        "tkill": 130, "tgkill": 131, "rt_sigqueueinfo": 138, "reboot": 142, "setrlimit": 164,
        "socket": 198, "socketpair": 199, "add_key": 217, "request_key": 218, "keyctl": 219,
        "clone": 220, "execve": 221, "rt_tgsigqueueinfo": 240, "perf_event_open": 241,
        "prlimit64": 261, "setns": 268, "process_vm_readv": 270, "process_vm_writev": 271,
        "finit_module": 273, "bpf": 280, "execveat": 281, "userfaultfd": 282,
        "pidfd_send_signal": 424, "io_uring_setup": 425, "pidfd_open": 434, "clone3": 435,
        "pidfd_getfd": 438,
    }),
}  # fmt: skip
SPECIAL = frozenset({"clone", "clone3", "tgkill", "prlimit64", "execve", "execveat"})


def fail(what: str) -> NoReturn:
    print(f"cannot confine the process: {what}", file=sys.stderr, flush=True)
    os._exit(FAILED)


class System:
    """Calls of the C library that say what went wrong."""

    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)

    def call(self, number: int, *arguments: Any) -> int:
        return self._checked(f"system call {number}", self._libc.syscall(number, *arguments))

    def control(self, option: int, *arguments: Any) -> int:
        return self._checked(f"prctl {option}", self._libc.prctl(option, *arguments, 0, 0, 0))

    @staticmethod
    def _checked(what: str, result: int) -> int:
        if result < 0:
            raise OSError(f"{what}: {os.strerror(ctypes.get_errno())}")
        return result


def available() -> bool:
    """Whether `level` 'landlock' can be had here."""
    return landlock_version() > 0 and platform.machine() in MACHINES


def landlock_version() -> int:
    """What the kernel offers; 0 if nothing."""
    try:
        return System().call(LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    except OSError:
        return 0


def landlock(read: list[str], write: list[str]) -> None:
    """Refuse all files but these, for good. Raises OSError."""
    system = System()
    version = system.call(LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(ASK_VERSION))
    rights = sum(bits for since, bits in FILE_RIGHTS.items() if since <= version)
    tcp, scopes = (bits if since <= version else 0 for since, bits in (TCP, SCOPES))
    wanted = [rights, tcp, scopes][: 3 if version >= 6 else 2 if version >= 4 else 1]
    attributes = (ctypes.c_uint64 * len(wanted))(*wanted)
    size = ctypes.c_size_t(ctypes.sizeof(attributes))
    rules = system.call(LANDLOCK_CREATE, attributes, size, ctypes.c_uint32(0))
    for paths, allowed in ((read, READ_FILE | READ_DIR | EXECUTE), (write, rights & ~EXECUTE)):
        for path in paths:
            try:
                beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
            except OSError:
                continue  # what is not there need not be allowed
            bits = allowed & rights if os.path.isdir(path) else allowed & rights & ON_FILES
            rule = ctypes.create_string_buffer(
                bits.to_bytes(8, sys.byteorder) + beneath.to_bytes(4, sys.byteorder), 12
            )
            system.call(LANDLOCK_ADD, rules, RULE_PATH_BENEATH, rule, ctypes.c_uint32(0))
            os.close(beneath)
    system.call(LANDLOCK_RESTRICT, rules, ctypes.c_uint32(0))
    os.close(rules)


def seccomp(*, may_execute: bool) -> None:
    """Refuse the system calls of `MACHINES`, for good. Raises OSError or KeyError."""
    audit, numbers = MACHINES[platform.machine()]
    refuse, missing = REFUSE | EPERM, REFUSE | ENOSYS
    program = [
        (LOAD, 0, 0, ARCHITECTURE), (EQUAL, 1, 0, audit), (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER), (AT_LEAST, 0, 1, 0x40000000), (RETURN, 0, 0, KILL),
    ]  # fmt: skip

    def when(name: str, *block: tuple[int, int, int, int]) -> None:
        program.append((EQUAL, 0, len(block), numbers[name]))
        program.extend(block)

    simple = [number for name, number in numbers.items() if name not in SPECIAL]
    if not may_execute:
        simple += [numbers["execve"], numbers["execveat"]]
    for number in simple:
        program += [(EQUAL, 0, 1, number), (RETURN, 0, 0, refuse)]
    # Threads, but no processes. The C library falls back to `clone`, whose flags can be seen.
    when("clone3", (RETURN, 0, 0, missing))
    when("clone", (LOAD, 0, 0, ARGUMENTS), (ANY_BIT, 1, 0, CLONE_THREAD), (RETURN, 0, 0, refuse),
         (RETURN, 0, 0, ALLOW))  # fmt: skip
    # Signals to itself, as `abort` sends them.
    when("tgkill", (LOAD, 0, 0, ARGUMENTS), (EQUAL, 1, 0, os.getpid()), (RETURN, 0, 0, refuse),
         (RETURN, 0, 0, ALLOW))  # fmt: skip
    # Limits may be read: the new ones are a null pointer.
    when("prlimit64", (LOAD, 0, 0, ARGUMENTS + 16), (EQUAL, 0, 2, 0),
         (LOAD, 0, 0, ARGUMENTS + 20), (EQUAL, 1, 0, 0), (RETURN, 0, 0, refuse),
         (RETURN, 0, 0, ALLOW))  # fmt: skip
    program.append((RETURN, 0, 0, ALLOW))
    code = b"".join(
        operation.to_bytes(2, sys.byteorder) + bytes((yes, no)) + value.to_bytes(4, sys.byteorder)
        for operation, yes, no, value in program
    )
    buffer = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    whole = Program(len(program), ctypes.addressof(buffer))
    System().control(SET_SECCOMP, FILTER, ctypes.byref(whole))


def confine(rules: dict[str, Any], *, may_execute: bool) -> None:
    """Give up what the rules do not leave. Raises OSError, ValueError or KeyError."""
    for name, value in rules["limits"].items():
        which = getattr(resource, name)
        _, hard = resource.getrlimit(which)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        # A stack may not grow into what was mapped below it: its hard limit stays as it is.
        resource.setrlimit(which, (value, hard if name == "RLIMIT_STACK" else value))
    if rules["level"] == "landlock":
        System().control(NO_NEW_PRIVS, 1)
        landlock(rules["read"], rules["write"])
        seccomp(may_execute=may_execute)


def main() -> None:
    rules, program = json.loads(sys.argv[1]), sys.argv[2:]
    here = program[:3] == [sys.executable, "-I", "-S"]
    try:
        if here:
            with open(program[3], encoding="utf-8") as file:
                script = compile(file.read(), program[3], "exec")
        confine(rules, may_execute=not here)
    except (OSError, ValueError, KeyError, AttributeError) as error:
        fail(f"{error}")
    if here:
        sys.argv = program[3:]
        exec(script, {"__name__": "__main__", "__file__": program[3]})
    else:
        try:
            os.execv(program[0], program)
        except OSError as error:
            fail(f"{program[0]}: {error.strerror}")


if __name__ == "__main__":
    main()
