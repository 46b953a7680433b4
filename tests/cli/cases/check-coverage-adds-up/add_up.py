"""Holds what `check --coverage` says against the text itself."""
import json
import subprocess


def run(*words):
    command = ["zhenggai", "check", "--coverage", *words, "plan.txt"]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()


with open("plan.txt", "rb") as file:
    source = file.read()
(audit,) = json.loads(run("--format", "json"))
coverage = audit["coverage"]
print(*coverage)
print("adds up" if sum(coverage.values()) == len(source.decode()) else coverage)
places = []
for stretch in audit["unclaimed"]:
    ((begin, end),) = stretch["spans"]
    before = source[:begin].decode()
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    right = source[begin:end].decode() == stretch["text"] and place == (stretch["line"], stretch["column"])
    print("in place" if right else stretch)
    places.append(f"plan.txt:{place[0]}:{place[1]}: unclaimed: {len(stretch['text'])} characters")
lines = run().splitlines()
print("listed" if [line for line in lines if ": unclaimed: " in line] == places else lines)
total = f"plan.txt: {len(source.decode())} characters, grade {audit['grade']}"
at = next(i for i, line in enumerate(lines) if line.startswith(total))
print("counted" if [line.split()[:2] for line in lines[at + 1 : at + 6]] == [[k, str(v)] for k, v in coverage.items()] else lines)
