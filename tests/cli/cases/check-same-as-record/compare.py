"""Compares what check and extract say of the same files."""
import json
import subprocess

FILES = ["plan.txt", "note.txt", "other.txt"]


def run(command):
    done = subprocess.run(["zhenggai", command, "--format", "json", *FILES], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL)
    return json.loads(done.stdout)


for record, audit in zip(run("extract"), run("check"), strict=True):
    info = record["document"]
    expected = {key: info[key] for key in ("source", "index", "family", "coverage", "grade", "grade_reasons") if key in info}
    expected["diagnostics"] = record["diagnostics"]
    print(info["source"], info["grade"], "same" if list(audit.items()) == list(expected.items()) else audit)
