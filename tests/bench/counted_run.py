"""How many instructions a whole process takes, counted by callgrind: the same figure on a busy machine.

    count_instructions(["zhenggai", "extract", "plan.txt"])      # 21034567
"""

import shutil
import subprocess


class NoCount(Exception):
    """Valgrind is not there, or says no count."""


def count_instructions(argv, environment=None):
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise NoCount("valgrind is not installed")
    done = subprocess.run([valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *argv],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, check=False)
    said = done.stderr.decode(errors="replace")
    for line in said.splitlines():
        if "refs:" in line:
            return int(line.split()[-1].replace(",", ""))
    raise NoCount(said)
