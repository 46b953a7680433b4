"""Counts the instructions of an empty file and of one plan; more than a tenth above the figures of
instructions.yaml fails.

usage: check_instructions.py --bin FILE --root DIR [--update REASON]

A dearer program may be a better one: then `--update` writes the new figures, and its reason beside them. Counts
differ a little between libraries and machines, hence the tenth. Exits 77, which is a skip, without valgrind.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))
import corpus  # noqa: E402
from counted_run import NoCount, count_instructions  # noqa: E402

ALLOWED = 1.10


def counts_of(binary, samples):
    with tempfile.TemporaryDirectory() as folder:
        empty, plan = Path(folder) / "empty.txt", Path(folder) / "plan.txt"
        empty.write_bytes(b"")
        corpus.write_plan(plan, samples)
        return {path.stem: count_instructions([binary, "extract", str(path)]) for path in (empty, plan)}


def faults_of(counts, figures):
    """What is dearer than allowed, in words; a figure that is missing or stale is one too."""
    if set(counts) != set(figures):
        return [f"figures for {sorted(figures)}, counted were {sorted(counts)}"]
    return [f"{name}: {count:,} instructions, {count / figures[name]:.2f} times the {figures[name]:,} of "
            "instructions.yaml; make it cheaper, or say why in --update"
            for name, count in counts.items() if count > ALLOWED * figures[name]]


def self_test():
    figures = {"empty": 100, "plan": 1000}
    assert faults_of({"empty": 110, "plan": 1099}, figures) == []
    assert len(faults_of({"empty": 111, "plan": 1000}, figures)) == 1
    assert len(faults_of({"empty": 111, "plan": 1101}, figures)) == 2
    assert len(faults_of({"plan": 1000}, figures)) == 1
    print("the guard refuses what is dearer")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin")
    parser.add_argument("--root", type=Path)
    parser.add_argument("--update", metavar="REASON")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        return self_test()
    figures_file = Path(__file__).with_name("instructions.yaml")
    try:
        counts = counts_of(arguments.bin, arguments.root / "samples")
    except NoCount as why:
        print(why)
        return 77
    if arguments.update:
        figures_file.write_text(yaml.safe_dump({"reason": arguments.update, "instructions": counts},
                                               allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")
    faults = faults_of(counts, yaml.safe_load(figures_file.read_text(encoding="utf-8"))["instructions"])
    print("\n".join(faults) or ", ".join(f"{name}: {count:,}" for name, count in counts.items()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
