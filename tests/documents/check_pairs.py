#!/usr/bin/env python3
"""Two documents pasted together are the two records that each of them is alone.

usage: check_pairs.py --bin PATH --root PROJECT [--all]

Every ordered pair of the samples in SAMPLES (with --all: of all samples/*.txt) is put together, a blank line or a
drawn line between them, and `zhenggai extract` must make as many records of it as of the two alone, with the same
families, titles, numbers and issuers, and as many entries under each key. A pair in EXCEPTIONS must differ.
"""
import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

# No byte code of the shared part beside the cases.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run_cases import TIME_LIMIT, FaultError, as_text, clean_environment, load_json  # noqa: E402

# Different families, places with and without another sample, numbered in chapters, in 一、, and not at all.
SAMPLES = [
    "city-full-width",
    "disclosure-figures",
    "disclosure-problems",
    "five-year-city",
    "five-year-county",
    "oddities",
    "policy-county-notice",
    "policy-state-opinion",
    "report-city",
    "report-county",
    "town-brook",
]

# What no honest rule can decide: (first, second, reason).
EXCEPTIONS = [
    (
        "report-city",
        "city-full-width",
        "a 方案 of the same place behind an unsigned report may be its annex",
    ),
    (
        "five-year-city",
        "city-full-width",
        "a 方案 of the same place behind an unsigned 规划 may be its annex",
    ),
]

LISTS = ("problems", "measures", "progress", "outline", "indicators", "projects", "milestones")
JOINTS = {"blank": "\n\n", "line": "\n\n----------------\n\n"}


def shown(record):
    """What is compared of a record."""
    document = record["document"]
    told = {key: document.get(key) for key in ("family", "title", "number", "issuers", "addressees")}
    told |= {key: len(record.get(key) or []) for key in LISTS}
    return told


def extract(program, folder, names):
    """{name: what is compared of its records, in order}."""
    done = subprocess.run(
        [program, "extract", "--format", "json", *names],
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    if done.returncode not in (0, 1, 4):
        raise FaultError(f"`zhenggai extract` exited {done.returncode}: {as_text(done.stderr).strip()[:2000]}")
    records = {name: [] for name in names}
    for record in load_json(as_text(done.stdout)):
        records[record["document"]["source"]].append(shown(record))
    return records


def difference(expected, found):
    """The first thing that differs, in words; empty where nothing does."""
    if len(expected) != len(found):
        return f"{len(expected)} records expected, found {len(found)}"
    for index, (want, have) in enumerate(zip(expected, found), 1):
        for key, value in want.items():
            if have[key] != value:
                return f"record {index}, {key}: expected {value}, found {have[key]}"
    return ""


def check(program, root, names):
    samples = root / "samples"
    alone = extract(program, samples, [f"{name}.txt" for name in names])
    excused = {(first, second) for first, second, _ in EXCEPTIONS}
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        pairs = {}
        for joint, between in JOINTS.items():
            for first in names:
                for second in names:
                    name = f"{joint}-{first}+{second}.txt"
                    parts = [(samples / f"{part}.txt").read_text(encoding="utf-8") for part in (first, second)]
                    (Path(folder) / name).write_text(between.join(part.strip("\n") for part in parts) + "\n", "utf-8")
                    pairs[name] = (first, second)
        together = extract(program, folder, list(pairs))
    for name, (first, second) in pairs.items():
        fault = difference(alone[f"{first}.txt"] + alone[f"{second}.txt"], together[name])
        if fault and (first, second) not in excused:
            faults.append(f"{name}: {fault}")
        if not fault and (first, second) in excused:
            faults.append(f"{name}: is excused, and nothing differs: take it out of EXCEPTIONS")
    return len(pairs), faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", required=True, type=Path)
    parser.add_argument("--root", required=True, type=Path)
    parser.add_argument("--all", action="store_true", help="pairs of all samples")
    args = parser.parse_args()
    names = sorted(path.stem for path in (args.root / "samples").glob("*.txt")) if args.all else SAMPLES
    try:
        count, faults = check(str(args.bin.resolve()), args.root.resolve(), names)
    except (FaultError, ValueError, subprocess.TimeoutExpired) as fault:
        print(fault, file=sys.stderr)
        return 1
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{count} pairs, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
