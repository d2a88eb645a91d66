"""Real processes for tests: started, waited for, ended."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(is_so: Callable[[], Any], seconds: float) -> None:
    """Look again and again until it is so; fails after so many seconds."""
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            raise AssertionError(f"not so within {seconds} seconds")
        time.sleep(0.1)


@contextmanager
def running(commands: list[list[str]], folder: Path, environment: dict[str, str], log: Path) -> Iterator[list]:
    """Programs that run side by side while the block does, and are ended with everything they started."""
    with log.open("w") as out:
        started = [
            subprocess.Popen(words, cwd=folder, env=environment, stdout=out, stderr=out, start_new_session=True)
            for words in commands
        ]
        try:
            yield started
        finally:
            for program in started:
                end(program)


def end(program: subprocess.Popen) -> None:
    family = descendants(program.pid, parents())
    program.send_signal(signal.SIGTERM)
    try:
        program.wait(timeout=10)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
    for pid in family & set(parents()):
        os.kill(pid, signal.SIGKILL)


def alive_below(root: int | None) -> set[int]:
    """Ids of the processes that descend from `root` (None: all there are) and have not ended."""
    return set(parents()) if root is None else descendants(root, parents())


def parents() -> dict[int, int]:
    """The parent of each process of this machine that has not ended."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent = path.read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                found[int(path.parent.name)] = int(parent)
    return found


def descendants(root: int, parents: dict[int, int]) -> set[int]:
    children = {pid for pid, parent in parents.items() if parent == root}
    return children.union(*(descendants(child, parents) for child in children))
