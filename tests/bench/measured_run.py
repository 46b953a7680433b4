"""A command as a whole process: how long it took and what memory it used, by the system's own accounting.

    run = measure(["wc", "-m", "plan.txt"])
    run.wall, run.cpu, run.peak                 # seconds, seconds, bytes
"""

import os
import time
from dataclasses import dataclass


@dataclass
class Run:
    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0


class CommandFailed(Exception):
    pass


def measure(argv, environment, accept=(0,)):
    """Runs the command with its output thrown away. CommandFailed where its exit code is not accepted."""
    discard = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
               (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    begin = time.perf_counter()
    process = os.posix_spawnp(argv[0], argv, environment, file_actions=discard)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - begin
    code = os.waitstatus_to_exitcode(status)
    if code not in accept:
        raise CommandFailed(f"{' '.join(argv[:4])} … ended with {code}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
