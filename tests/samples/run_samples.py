#!/usr/bin/env python3
"""Run the samples: every samples/NAME.txt must give exactly the reviewed samples/NAME.yaml.

usage: run_samples.py --bin PATH --root PROJECT [--update]

The output is compared byte by byte, checked against `zhenggai schema`, and must be the same data as YAML,
JSON and JSONL. A sample without its .yaml, a .yaml without its sample and a folder without samples fail.
--update rewrites the .yaml files; read the difference before you commit it.
"""
import argparse
import os
import subprocess
import sys
from pathlib import Path

# No byte code of the shared part beside the cases.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run_cases import (  # noqa: E402
    TIME_LIMIT,
    FaultError,
    Schema,
    as_text,
    clean_environment,
    difference,
    parse_records,
    same_data,
)


def extract(program, root, name, output_format=None):
    """What `zhenggai extract samples/NAME.txt` prints, run in the project's root as in the README."""
    command = ["extract", *(["--format", output_format] if output_format else []), f"samples/{name}.txt"]
    done = subprocess.run(
        [program, *command],
        cwd=root,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    if done.returncode != 0:
        said = as_text(done.stderr).strip()
        raise FaultError(f"`zhenggai {' '.join(command)}` exited {done.returncode}: {said}")
    return done.stdout


def check_sample(program, root, schema, name, updating):
    """The faults of one sample."""
    output = extract(program, root, name)
    expected = root / "samples" / f"{name}.yaml"
    faults = []
    if updating:
        expected.write_bytes(output)
    elif not expected.is_file():
        faults.append(f"samples/{name}.yaml is missing; scripts/update_expected makes it, to be reviewed")
    elif expected.read_bytes() != output:
        faults.append("the output differs:")
        want = as_text(expected.read_bytes())
        faults += difference(want, as_text(output), f"samples/{name}.yaml", "got")

    records = parse_records(output)
    if not records:
        faults.append("no record")
    faults += schema.faults(records)
    faults += same_data(records, parse_records(extract(program, root, name, "json")), "YAML", "JSON")
    faults += same_data(records, parse_records(extract(program, root, name, "jsonl")), "YAML", "JSONL")
    return faults


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("--bin", type=Path, required=True, metavar="PATH", help="the program zhenggai")
    parser.add_argument("--root", type=Path, required=True, metavar="PROJECT", help="samples/ is in it")
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not os.access(arguments.bin, os.X_OK):
        parser.error("--bin must name the program zhenggai, built")
    program, root = arguments.bin.resolve(), arguments.root.resolve()

    names = sorted(path.stem for path in (root / "samples").glob("*.txt"))
    results = {}
    if not names:
        results["samples"] = [f"no sample in {root / 'samples'}"]
    for path in sorted((root / "samples").glob("*.yaml")):
        if path.stem not in names:
            results[path.name] = ["there is no sample of this name"]
    try:
        schema = Schema(program)
    except (FaultError, subprocess.TimeoutExpired) as error:
        results["schema"] = [str(error)]
        names = []
    for name in names:
        try:
            results[name] = check_sample(program, root, schema, name, arguments.update)
        except (FaultError, subprocess.TimeoutExpired) as error:
            results[name] = [str(error)]

    for name, faults in results.items():
        print(f"{'FAILED' if faults else 'ok'}: {name}", *faults, sep="\n    ")
    failed = sum(bool(faults) for faults in results.values())
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
