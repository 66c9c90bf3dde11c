"""The process that a command runs in, and those that it starts: how they are stopped, and where they write to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO


class Stopped(BaseException):
    """A person or the system ends this process: Ctrl-C, `kill`, a closed terminal."""

    def __init__(self, number: int) -> None:
        self.signal = number


@contextmanager
def stoppable() -> Iterator[None]:
    """Turns the signals that end a process into Stopped, but for those that whoever started us wants ignored."""

    def stop(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_DFL)  # who asks twice means it
        raise Stopped(number)

    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in (getattr(signal, name) for name in names)}
    ours = [number for number, old in before.items() if old in {signal.SIG_DFL, signal.default_int_handler}]
    if threading.current_thread() is not threading.main_thread():
        ours = []  # only the main thread may
    for number in ours:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])


def open_streams() -> None:
    """Leads a standard stream that is closed to nowhere: else the next file that is opened takes its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is given, which is this one; what is started shall have it too.
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 - positional alone
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - to the end of the process


def lead_nowhere(stream: TextIO) -> None:
    """Leads a stream that takes no more to nowhere: else Python would try again at its end, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def run(command: list[str], environment: dict[str, str], folder: Path) -> int:
    """Runs a command that hears no Ctrl-C: this process does, ends it and says so once."""
    mask = getattr(signal, "pthread_sigmask", None)  # inherited by what is started; Windows has none
    process = None
    try:
        if mask:
            mask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process = subprocess.Popen(command, env=environment, cwd=folder)  # noqa: S603 - our own interpreter
        finally:
            if mask:
                mask(signal.SIG_UNBLOCK, {signal.SIGINT})
        return process.wait()
    except BaseException:
        if process:
            process.kill()
            process.wait()
        raise
