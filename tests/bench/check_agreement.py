"""The plain program of the benchmark does the job: on plans of the corpus it finds what zhenggai finds.

usage: check_agreement.py --bin FILE --root DIR

Compares the documents, the problems by number, the measures, the units of each and the days that they are due.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import corpus  # noqa: E402

PLANS = 24


def facts_of(record):
    for problem in record["problems"]:
        yield "problem", problem.get("number") or problem.get("ordinal"), due(problem)
        for measure in problem["measures"]:
            yield "measure", measure["number"], due(measure), bool(measure.get("responsible_units"))


def due(item):
    return (item.get("deadline") or {}).get("by")


def records_of(argv):
    done = subprocess.run(argv, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", required=True)
    parser.add_argument("--root", type=Path, required=True)
    arguments = parser.parse_args()
    maker, rng = corpus.PlanMaker(arguments.root / "samples"), random.Random(5)
    differing = facts = 0
    with tempfile.TemporaryDirectory() as folder:
        for i in range(PLANS):
            path = Path(folder) / f"{i}.txt"
            path.write_text(maker.plan(rng, 12_000), encoding="utf-8")
            ours = records_of([arguments.bin, "extract", "-f", "jsonl", str(path)])
            plain = records_of([sys.executable, str(Path(__file__).with_name("plain.py")), "--format", "jsonl",
                                str(path)])
            a, b = ([fact for record in records for fact in facts_of(record)] for records in (ours, plain))
            facts += len(a)
            if a != b or len(ours) != len(plain) or not a:
                differing += 1
                print(f"plan {i} differs:", *[f"  {x} | {y}" for x, y in zip(a, b) if x != y][:5], sep="\n")
    print(f"{PLANS - differing} of {PLANS} plans agree, {facts} problems and measures")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
