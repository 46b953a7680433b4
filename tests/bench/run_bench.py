"""Compares zhenggai with wc, ripgrep, iconv and a plain Python program, interleaved in one run.

usage: scripts/bench [--rounds N] [--only GROUP]… [--size MB] [--json] [--bin FILE]

In every round each command runs once, in turn, so that all meet the same machine; times are medians of the
rounds, ratios medians of the ratios in each round: absolute times mean little on shared machines. The corpora are
made from the samples by a fixed seed (corpus.py) and kept in build/bench.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import zlib
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from counted_run import count_instructions  # noqa: E402
from measured_run import measure  # noqa: E402

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PATTERN = r"年\d+月底前"
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8")
MEGABYTE = 1 << 20


def median(values):
    """Of at least one value. Not that of `statistics`, which would make this process, and so the least peak
    that can be told (least_peak), larger."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


@dataclass
class Command:
    name: str
    argv: list
    runs: list = field(default_factory=list)
    every: int = 1  # above 1: runs in every n-th round only, and not unmeasured before; for the slow ones


@dataclass
class Group:
    """Commands that do the same job on the same input; ratios are to the first one, `against`."""

    name: str
    size: int  # bytes of the input
    commands: list
    rounds: int

    def run(self):
        for command in self.commands:
            if command.every == 1:
                measure(command.argv, ENVIRONMENT, accept=(0, 1))  # once unmeasured: caches
        for i in range(self.rounds):
            for command in self.commands:
                if i % command.every == 0:
                    command.runs.append(measure(command.argv, ENVIRONMENT, accept=(0, 1)))
                else:
                    command.runs.append(None)

    def ratio(self, command, other):
        """How many times faster the command is than the other: the median of the rounds that have both."""
        pairs = [(a, b) for a, b in zip(command.runs, other.runs) if a and b]
        return median(b.wall / a.wall for a, b in pairs)

    def row(self, command):
        runs = [run for run in command.runs if run]
        wall = median(run.wall for run in runs)
        return {"name": command.name, "ms": 1000 * wall, "mb_per_s": self.size / MEGABYTE / wall,
                "cpu_ms": 1000 * median(run.cpu for run in runs),
                "peak_mb": max(run.peak for run in runs) / MEGABYTE,
                "against": {other.name: round(self.ratio(command, other), 2)
                            for other in self.commands if other is not command}}


class Bench:
    def __init__(self, arguments):
        self.binary = str(Path(arguments.bin).resolve())
        self.arguments = arguments
        self.folder = corpus_folder(arguments)
        os.chdir(self.folder)

    def zhenggai(self, *options):
        return [self.binary, "extract", *options]

    def plain(self, kind, *files):
        return ["/usr/bin/python3", str(HERE / "plain.py"), "--format", kind, *files]

    def groups(self):
        """The groups that were asked for, made when their turn comes."""
        rounds = self.arguments.rounds
        makers = {"large": lambda: [self.large(rounds)], "files": lambda: [self.files(rounds)],
                  "plan": lambda: [self.plan(5 * rounds)], "pathological": self.pathological, "linear": self.linear}
        for name in self.arguments.only or makers:
            yield from makers[name]()

    def large(self, rounds):
        name = "large.txt"
        python_every = max(1, rounds // 2)
        return Group("one large file", os.path.getsize(name), [
            Command("zhenggai yaml", self.zhenggai("--jobs", "1", name)),
            Command("zhenggai jsonl", self.zhenggai("--jobs", "1", "-f", "jsonl", name)),
            Command("wc -m", ["wc", "-m", name]),
            Command("ripgrep -c", ["rg", "-c", PATTERN, name]),
            Command("iconv", ["iconv", "-f", "UTF-8", "-t", "UTF-16LE", name]),
            Command("Python, YAML", self.plain("yaml", name), every=python_every),
            Command("Python, JSON", self.plain("jsonl", name), every=python_every)], rounds)

    def files(self, rounds):
        os.chdir(self.folder / "files")
        names = sorted(os.listdir("."))
        python_every = max(1, rounds // 2)
        group = Group(f"{len(names)} files", sum(map(os.path.getsize, names)), [
            Command("zhenggai, 1 job", self.zhenggai("--jobs", "1", *names)),
            Command("zhenggai, 2 jobs", self.zhenggai("--jobs", "2", *names)),
            Command("zhenggai jsonl, 1 job", self.zhenggai("--jobs", "1", "-f", "jsonl", *names)),
            Command("wc -m", ["wc", "-m", *names]),
            Command("ripgrep -c, 1 thread", ["rg", "-j1", "-c", PATTERN, *names]),
            Command("Python, YAML", self.plain("yaml", *names), every=python_every),
            Command("Python, JSON", self.plain("jsonl", *names), every=python_every)], rounds)
        return group

    def plan(self, rounds):
        os.chdir(self.folder)
        name = "plan.txt"
        return Group("one plan", os.path.getsize(name), [
            Command("zhenggai yaml", self.zhenggai(name)),
            Command("ripgrep -c", ["rg", "-c", PATTERN, name]),
            Command("python3 -c pass", ["/usr/bin/python3", "-c", "pass"]),
            Command("wc -m", ["wc", "-m", name])], rounds)

    def pathological(self):
        os.chdir(self.folder)
        for path in sorted(Path("pathological").iterdir()):
            yield Group(f"pathological: {path.stem}", path.stat().st_size, [
                Command("zhenggai yaml", self.zhenggai("--jobs", "1", str(path))),
                Command("wc -m", ["wc", "-m", str(path)])], 3)

    def linear(self):
        """The large file's begin, doubled and doubled again; the first row of each group is what counts."""
        os.chdir(self.folder)
        for size in (8, 16, 32, 64, 128, 256):
            path = grown("large.txt", size * MEGABYTE)
            yield Group(f"linear: {size} MB", path.stat().st_size,
                        [Command("zhenggai yaml", self.zhenggai("--jobs", "1", str(path)))], 3)


def grown(name, size):
    """A file of about `size` bytes: the lines of the named one, over and over, up to a blank one."""
    path = Path(f"linear-{size // MEGABYTE}.txt")
    if path.exists():
        return path
    with open(path, "wb") as out:
        while out.tell() < size:
            with open(name, "rb") as lines:
                for line in lines:
                    out.write(line)
                    if line == b"\n" and out.tell() >= size:
                        return path
    return path


def least_peak():
    """What wait4 says of a process that does nothing: this one's own memory, in MB."""
    return max(measure(["true"], ENVIRONMENT).peak, measure(["true"], ENVIRONMENT).peak) / MEGABYTE


def corpus_folder(arguments):
    """Makes the corpora anew where the samples or their maker have changed."""
    sources = [HERE / "corpus.py", *sorted((ROOT / "samples").glob("*.yaml"))]
    made_of = str(zlib.crc32(b"".join(path.read_bytes() for path in sources)))
    folder = ROOT / "build" / "bench" / f"{arguments.size}-mb-{arguments.files}-files"
    stamp = folder / "made-of"
    if stamp.exists() and stamp.read_text() == made_of:
        return folder
    print(f"making the corpora in {folder.relative_to(ROOT)} …", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # By a program of its own: a process counts the memory of the one that started it as its own peak.
    subprocess.run([sys.executable, str(HERE / "corpus.py"), str(folder), str(ROOT / "samples"),
                    str(arguments.size), str(arguments.files)], check=True)
    stamp.write_text(made_of)
    return folder


def counted(bench):
    os.chdir(bench.folder)
    Path("empty.txt").write_bytes(b"")
    few = grown("large.txt", 2 * MEGABYTE)
    begin = grown("large.txt", MEGABYTE // 4)
    empty, plan, many, small = (count_instructions(bench.zhenggai(str(name)), ENVIRONMENT)
                                for name in ("empty.txt", "plan.txt", few, begin))
    return {"empty_file": empty, "one_plan": plan,
            "per_byte": round((many - small) / (few.stat().st_size - begin.stat().st_size), 1)}


def show(group, rows):
    print(f"\n{group.name}, {group.size / MEGABYTE:.2f} MB, {group.rounds} rounds")
    others = [row["name"] for row in rows if not row["name"].startswith("zhenggai")]
    print(f"  {'':22}{'ms':>10}{'MB/s':>9}{'peak MB':>9}" + "".join(f"  × {name}" for name in others))
    for row in rows:
        ratios = "".join(f"{row['against'].get(name, 1.0):>{len(name) + 4}.2f}" for name in others)
        print(f"  {row['name']:22}{row['ms']:>10.1f}{row['mb_per_s']:>9.1f}{row['peak_mb']:>9.1f}{ratios}", flush=True)


def arguments_of(argv):
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__.splitlines()[0],
                                     epilog="Ratios say how many times faster the row is than the column.")
    parser.add_argument("--rounds", type=int, default=5, help="how often each command runs (default 5)")
    parser.add_argument("--only", action="append", metavar="GROUP", default=[],
                        choices=("large", "files", "plan", "pathological", "linear", "instructions"),
                        help="large, files, plan, pathological, linear or instructions; may stand several times")
    parser.add_argument("--size", type=int, default=64, help="MB of the large file (default 64)")
    parser.add_argument("--files", type=int, default=10_000, help="how many small files (default 10000)")
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin/zhenggai"), help="the program to measure")
    parser.add_argument("--json", action="store_true", help="write one JSON object instead of tables")
    return parser.parse_args(argv)


def main(argv):
    arguments = arguments_of(argv)
    count = not arguments.only or "instructions" in arguments.only
    wanted = [name for name in arguments.only if name != "instructions"]
    bench = Bench(arguments)
    report = {"groups": [], "least_peak_mb": least_peak()}
    if not arguments.json:
        print(f"memory below {report['least_peak_mb']:.1f} MB cannot be told apart")
    if wanted or not arguments.only:
        bench.arguments.only = wanted
        for group in bench.groups():
            group.run()
            rows = [group.row(command) for command in group.commands]
            report["groups"].append({"name": group.name, "bytes": group.size, "rows": rows})
            if not arguments.json:
                show(group, rows)
    if count:
        report["instructions"] = counted(bench)
        if not arguments.json:
            counts = report["instructions"]
            print(f"\ninstructions: {counts['per_byte']} a byte, {counts['empty_file'] / 1e6:.1f} M for an empty file, "
                  f"{counts['one_plan'] / 1e6:.1f} M for one plan")
    if arguments.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
