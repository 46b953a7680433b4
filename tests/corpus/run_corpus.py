#!/usr/bin/env python3
"""Run real documents, which are not part of the project: ../shared/corpus beside it, where it is there.

usage: run_corpus.py --bin PATH --root PROJECT

Every document must give records that `zhenggai schema` accepts, without a crash. Where ../shared/checks
holds an annotation NAME.gold.json, ../shared/checks/score.py compares the record of NAME.txt with it, and
every field must be right throughout. Without the corpus this prints SKIP and exits
77, which ctest shows as skipped.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# No byte code of the shared part beside the cases.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run_cases import TIME_LIMIT, FaultError, Schema, as_text, clean_environment, parse_records  # noqa: E402

SKIPPED = 77


PLAN_PREFIX = "plan-"
PLAN_FAMILY = "rectification-plan"
# Every document of the corpus has more headings than this; fewer means that they were not recognised.
FEWEST_HEADINGS = 3
# Shown of each field.
MOST_DIFFERENCES = 10


def run_program(arguments, root):
    done = subprocess.run(
        arguments,
        cwd=root,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    return done.returncode, done.stdout, as_text(done.stderr).strip()


def read_scores(report):
    """{field: (right, total)} from what score.py prints: lines `name right/total` before the last line."""
    lines = report.splitlines()
    if not lines or not re.match(r"fields \d+/\d+ = ", lines[-1]):
        raise FaultError("score.py printed no scores:\n    " + "\n    ".join(lines[-10:]))
    scores = {}
    for line in reversed(lines[:-1]):
        score = re.match(r"(?P<name>.*\S)\s+(?P<right>\d+)/(?P<total>\d+)$", line)
        if not score or len(line) < 22:
            break
        scores[score["name"]] = (int(score["right"]), int(score["total"]))
    if not scores:
        raise FaultError("score.py compared no field")
    return dict(reversed(scores.items()))


def check_gold(gold, output, shared):
    """The faults of a record by its annotation. Prints the scores of the pending fields."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.jsonl"
        record.write_bytes(output)
        # In UTF-8 wherever this runs, as the documents are.
        command = [sys.executable, "-X", "utf8", shared / "checks" / "score.py", gold, record, "--all"]
        code, report, said = run_program(command, folder)
    if code != 0:
        raise FaultError(f"score.py exited {code}: {said}")
    report = as_text(report)

    faults = []
    for field, (right, total) in read_scores(report).items():
        if right != total:
            faults.append(f"{field} {right}/{total}")
            where = re.compile(re.escape(field) + r" [^:]*: want ")
            differences = ["  " + line for line in report.splitlines() if where.match(line)]
            faults += differences[:MOST_DIFFERENCES]
            if len(differences) > MOST_DIFFERENCES:
                faults.append(f"  … {len(differences) - MOST_DIFFERENCES} more")
    return faults


def check_document(program, root, schema, document, shared):
    """The faults of one document."""
    name = f"../shared/corpus/{document.name}"
    code, output, said = run_program([program, "extract", "--format", "jsonl", name], root)
    if code not in (0, 1):
        return [f"exited {code}: {said}"]
    records = parse_records(output)
    if not records:
        return ["no record"]
    faults = schema.faults(records)
    if faults:
        # What the schema refuses may lack the very keys that are read below.
        return faults

    errors = [d["code"] for record in records for d in record["diagnostics"] if d["severity"] == "error"]
    if bool(errors) != (code == 1):
        faults.append(f"exited {code} with the error diagnostics {errors}; 1 is for records that have some")

    families = {record["document"]["family"] for record in records}
    headings = sum(len(record["outline"]) for record in records)
    gold = shared / "checks" / f"{document.stem}.gold.json"
    if gold.is_file() and families != {PLAN_FAMILY}:
        faults.append(f"family: expected {PLAN_FAMILY}, got {', '.join(sorted(families))}")
    if not document.name.startswith(PLAN_PREFIX):
        if families != {"unknown"}:
            faults.append(f"family: expected unknown, got {', '.join(sorted(families))}")
        if headings < FEWEST_HEADINGS:
            faults.append(f"outline: expected at least {FEWEST_HEADINGS} headings, got {headings}")
    if gold.is_file():
        faults += check_gold(gold, output, shared)
    return faults


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("--bin", type=Path, required=True, metavar="PATH", help="the program zhenggai")
    parser.add_argument("--root", type=Path, required=True, metavar="PROJECT", help="shared/ is beside it")
    arguments = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")

    root = arguments.root.resolve()
    shared = root.parent / "shared"
    if not (shared / "corpus").is_dir():
        print("SKIP: ../shared/corpus is absent")
        return SKIPPED
    if not os.access(arguments.bin, os.X_OK):
        parser.error("--bin must name the program zhenggai, built")
    program = arguments.bin.resolve()

    documents = sorted((shared / "corpus").glob("*.txt"))
    results = {}
    if not documents:
        results["corpus"] = ["no document in ../shared/corpus"]
    for gold in sorted((shared / "checks").glob("*.gold.json")):
        if not any(document.stem == gold.name.removesuffix(".gold.json") for document in documents):
            results[gold.name] = ["its document is missing in ../shared/corpus"]
    try:
        schema = Schema(program)
    except (FaultError, subprocess.TimeoutExpired) as error:
        results["schema"] = [str(error)]
        documents = []
    for document in documents:
        print(document.name)
        try:
            results[document.name] = check_document(program, root, schema, document, shared)
        except (FaultError, subprocess.TimeoutExpired) as error:
            results[document.name] = [str(error)]

    for name, faults in results.items():
        print(f"{'FAILED' if faults else 'ok'}: {name}", *faults, sep="\n    ")
    failed = sum(bool(faults) for faults in results.values())
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
