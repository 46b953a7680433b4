#!/usr/bin/env python3
"""Reads some hundreds of files with one job and with several: the output has to be the same bytes.

usage: check_batch.py --bin PATH/zhenggai --root PROJECT

Among the files are some that cannot be read (missing, folders, empty, of another kind), some of several
documents and some that are large; their names hold spaces, line ends, Chinese and bytes that are no UTF-8. They
are named on the command line, by a list of lines and by a list with NULs. Besides: a closed pipe ends the run
quietly, an output file appears whole, and memory does not grow with the number of files.
Ends with `N passed, N failed`.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

FILES = 160
JOBS = [1, 2, 3, 8]
COMMANDS = [
    ["extract"],
    ["extract", "--format", "json"],
    ["extract", "--format", "jsonl", "--spans", "--joins", "--hash"],
    ["extract", "--explain-detection"],
    ["check", "--coverage"],
    ["check", "--format", "json"],
]
TIME_LIMIT = 300


class Batch:
    """The files and their names, as bytes, in the order in which they are given."""

    def __init__(self, folder, samples):
        self.folder = os.fsencode(folder)
        self.names = []
        chance = random.Random(7)
        plans = sorted((path.read_bytes() for path in samples), key=len)[:8]  # short ones: hundreds are read
        for i in range(FILES):
            plan = chance.choice(plans)
            if i % 40 == 0:
                self.add(b"%d missing.txt" % i, None)
            elif i % 40 == 10:
                self.add(b"%d empty.txt" % i, b"")
            elif i % 40 == 20:
                self.add(b"%d.pdf" % i, b"%PDF-1.7\n" + bytes(range(256)))
            elif i % 40 == 30:
                self.add(b"%d.gz" % i, b"\x1f\x8b\x08" + bytes(range(200)))
            elif i % 40 == 5:
                self.add(f"方案 {i}.txt".encode(), plan)
            elif i % 40 == 15:
                self.add(b"not utf-8 \xff\xfe %d.txt" % i, plan)
            elif i % 40 == 25:
                self.add(b"several %d.txt" % i, b"\n".join(chance.sample(plans, 3)))
            elif i % 60 == 3:
                self.add(b"large %d.txt" % i, b"\n".join(plans * 4))
            else:
                self.add(b"%d.txt" % i, plan)
        os.mkdir(os.path.join(self.folder, b"folder"))
        self.names.insert(7, b"folder")
        self.add(b"two\nlines.txt", plans[0])

    def add(self, name, content):
        self.names.append(name)
        if content is not None:
            with open(os.path.join(self.folder, name), "wb") as file:
                file.write(content)


def run(program, arguments, folder, given=b""):
    done = subprocess.run([program, *arguments], cwd=folder, input=given, capture_output=True, timeout=TIME_LIMIT,
                          check=False)
    return done.returncode, done.stdout, done.stderr


class Report:
    def __init__(self):
        self.passed = self.failed = 0

    def tell(self, what, right, why=""):
        self.passed += right
        self.failed += not right
        if not right:
            print(f"FAILED: {what} {why}")


def same_at_any_number(program, batch, report):
    for command in COMMANDS:
        expected = run(program, [*command, "--jobs", "1", *batch.names], batch.folder)
        report.tell(f"{command} reads", expected[0] == 4 and len(expected[1]) > 10_000, expected[2][:300])
        for jobs in JOBS[1:]:
            got = run(program, [*command, "--jobs", str(jobs), *batch.names], batch.folder)
            for name, want, have in zip(("exit code", "stdout", "stderr"), expected, got, strict=True):
                report.tell(f"{command} --jobs {jobs}: {name} as with one", want == have)
        got = run(program, [*command, *batch.names], batch.folder)
        report.tell(f"{command} without --jobs as with one", got == expected)


def same_by_list(program, batch, report):
    command = ["extract", "--format", "jsonl"]
    lines = [name for name in batch.names if b"\n" not in name]
    for jobs in JOBS:
        options = [*command, "--jobs", str(jobs)]
        expected = run(program, [*options, *batch.names], batch.folder)
        nulls = b"".join(name + b"\0" for name in batch.names)
        got = run(program, [*options, "-0", "--files-from", "-"], batch.folder, nulls)
        report.tell(f"--jobs {jobs}: a list with NULs names the same", got == expected)
        got = run(program, [*options, "-0", "--files-from", "-"], batch.folder, nulls[:-1])
        report.tell(f"--jobs {jobs}: the last NUL may be missing", got == expected)

        expected = run(program, [*options, *lines], batch.folder)
        with open(os.path.join(batch.folder, b"list"), "wb") as file:
            file.write(b"\n\n".join(lines))
        got = run(program, [*options, "--files-from", "list"], batch.folder)
        report.tell(f"--jobs {jobs}: a list of lines names the same", got == expected)
        got = run(program, [*options, "--files-from", "-", *lines[:9]], batch.folder, b"\r\n".join(lines[9:]))
        report.tell(f"--jobs {jobs}: names and a list together, in this order", got == expected)


def output_is_whole(program, batch, report):
    expected = run(program, ["extract", "--jobs", "1", *batch.names], batch.folder)
    got = run(program, ["extract", "--jobs", "3", "-o", "records.yaml", *batch.names], batch.folder)
    path = os.path.join(batch.folder, b"records.yaml")
    written = b""
    if os.path.exists(path):
        with open(path, "rb") as file:
            written = file.read()
    report.tell("an output file holds what goes to standard output", written == expected[1] and got[0] == 4)
    run(program, ["extract", "--jobs", "3", "-o", "records.yaml", "nothing", "nowhere"], batch.folder)
    with open(path, "rb") as file:
        report.tell("where nothing could be read, it stays", file.read() == written)


def closed_pipe_ends(program, batch, report):
    for jobs in JOBS:
        names = [name for name in batch.names if name.endswith(b"1.txt")] * 50
        process = subprocess.Popen([program, "extract", "--jobs", str(jobs), *names], cwd=batch.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        process.stderr.close()
        code = process.wait(timeout=TIME_LIMIT)
        report.tell(f"--jobs {jobs}: a closed pipe ends the run quietly", code == 0 and said == b"", said[:300])


def peak_of(program, arguments, folder):
    """Bytes of memory that the run held at most."""
    process = subprocess.Popen([program, *arguments], cwd=folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    return os.wait4(process.pid, 0)[2].ru_maxrss * 1024


def memory_stays(program, batch, report):
    if b"__asan_init" in Path(program).read_bytes():
        return  # a sanitizer keeps what is freed for a while
    names = [name for name in batch.names if name.endswith(b"1.txt")]
    few = peak_of(program, ["extract", "--jobs", "2", *names], batch.folder)
    many = peak_of(program, ["extract", "--jobs", "2", *names * 40], batch.folder)
    report.tell("memory does not grow with the number of files", many < few + 4 * 2**20, f"{few} to {many}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, type=Path)
    parser.add_argument("--root", required=True, type=Path)
    arguments = parser.parse_args()
    # A report of a sanitizer must not pass for an exit code of the program's own.
    for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
        os.environ.setdefault(name, "exitcode=99")
    report = Report()
    program = str(arguments.bin.resolve())
    with tempfile.TemporaryDirectory() as folder:
        batch = Batch(folder, sorted((arguments.root / "samples").glob("*.txt")))
        same_at_any_number(program, batch, report)
        same_by_list(program, batch, report)
        output_is_whole(program, batch, report)
        closed_pipe_ends(program, batch, report)
        memory_stays(program, batch, report)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
