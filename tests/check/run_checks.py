#!/usr/bin/env python3
"""Runs the tables of tests/cases/checks: a small document, and all that is said of it.

usage: run_checks.py --bin PATH --root PROJECT [NAME]      NAME: only cases whose name holds it
       run_checks.py --self-test

A table is a YAML file:

    grammar: rectification-plan      # for the whole file; a case may name its own; else the family is detected
    cases:
    - name: the second problem has no deadline
      text: |                        # the document
        反馈问题一：…
      diagnostics: |                 # all of them, a line each, in order: `line:column severity code message`
        5:1 warning problem-without-deadline …

The message is that of the record, with its remedy behind `; `. A diagnostic without a place has `-` for it, and
one with a line alone no `:column`. A document that nothing is said of has `diagnostics: ''`. Lines and columns
count from 1, columns in code points.
"""
import argparse
import json
import subprocess
import sys
from pathlib import Path

import yaml

TIME_LIMIT = 60
FILE_KEYS = {"grammar", "cases"}
CASE_KEYS = {"name", "grammar", "text", "diagnostics"}


def shown(diagnostic):
    place = str(diagnostic.get("line", "-"))
    if "column" in diagnostic:
        place += f":{diagnostic['column']}"
    return " ".join([place, diagnostic["severity"], diagnostic["code"], diagnostic["message"]])


def read_cases(path):
    """The cases of one table; raises ValueError where it is not written as it should be."""
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(table, dict) or not set(table) <= FILE_KEYS or not table.get("cases"):
        raise ValueError(f"{path.name}: a table has `cases` and perhaps `grammar`")
    names = set()
    for case in table["cases"]:
        name = case.get("name")
        if not CASE_KEYS - {"grammar"} <= set(case) <= CASE_KEYS:
            raise ValueError(f"{path.name}: {name}: a case has name, text, diagnostics and perhaps grammar")
        if name in names:
            raise ValueError(f"{path.name}: {name}: two cases have this name")
        names.add(name)
        yield {"grammar": table.get("grammar"), **case, "diagnostics": case["diagnostics"].splitlines()}


def diagnostics_of(binary, case):
    """What the program says of a document, a string for each; raises ValueError where it says nothing."""
    command = [binary, "extract", "--format", "jsonl", "-"]
    if case["grammar"]:
        command[2:2] = ["--grammar", case["grammar"]]
    run = subprocess.run(command, input=case["text"].encode(), capture_output=True, timeout=TIME_LIMIT)
    records = [json.loads(line) for line in run.stdout.decode().splitlines()]
    if not records:
        raise ValueError(f"exit code {run.returncode}: {run.stderr.decode()}")
    return [shown(diagnostic) for record in records for diagnostic in record["diagnostics"]]


def differences(expected, actual):
    """Empty where both lists are the same."""
    if expected == actual:
        return []
    missing = [f"  - {line}" for line in expected if line not in actual]
    extra = [f"  + {line}" for line in actual if line not in expected]
    return missing + extra or ["  the order differs:"] + [f"  + {line}" for line in actual]


def self_test():
    place = {"line": 3, "column": 7, "severity": "note", "code": "a-b", "message": "m n"}
    assert shown(place) == "3:7 note a-b m n"
    assert shown({"severity": "note", "code": "a", "message": "m"}) == "- note a m"
    assert differences(["a", "b"], ["a", "b"]) == []
    assert differences(["a"], ["a", "a"]) != []
    assert differences(["a", "b"], ["b", "a"]) != []
    assert differences(["a"], ["b"]) == ["  - a", "  + b"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin")
    parser.add_argument("--root", type=Path)
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("name", nargs="?", default="")
    arguments = parser.parse_args()
    self_test()
    if arguments.self_test:
        return 0
    tables = sorted((arguments.root / "tests" / "cases" / "checks").glob("*.yaml"))
    count = faults = 0
    for path in tables:
        for case in read_cases(path):
            if arguments.name not in case["name"]:
                continue
            count += 1
            try:
                found = differences(case["diagnostics"], diagnostics_of(arguments.bin, case))
            except ValueError as error:
                found = [f"  {error}"]
            if found:
                faults += 1
                print(f"{path.name}: {case['name']}", *found, sep="\n", file=sys.stderr)
    print(f"{count} cases in {len(tables)} tables, {faults} of them failed")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main())
