#!/usr/bin/env python3
"""No grammar repeats what another one has: shared words, rules and labels stand once, in a file that is extended.

usage: check_repeats.py GRAMMARS_DIR
       check_repeats.py --self-test

Compared between files: the patterns of markers, blocks, furniture, totals and signals; words; the labels of fields;
the words of value lists. A label that a grammar adds to a field that it replaces as a whole is the exception: the
field's other labels have to come again, and so they are compared only where the two lists are equal.
"""
import pathlib
import sys

import yaml


def statements(grammar):
    """What a grammar says, as (kind, value) pairs that must not stand in a second file."""
    for name, fragment in (grammar.get("words") or {}).items():
        yield "word", fragment
    for section in ("markers", "blocks", "furniture"):
        for rule in (grammar.get(section) or {}).values():
            yield "pattern", rule.get("pattern")
    for signal in (grammar.get("detection") or {}).get("signals") or []:
        if "pattern" in signal:
            yield "pattern", signal["pattern"]
    for total in ((grammar.get("declared") or {}).get("totals") or {}).values():
        yield "pattern", total.get("pattern")
    for field in (grammar.get("fields") or {}).values():
        yield "labels", tuple(field.get("labels") or [])
    for words in (grammar.get("values") or {}).values():
        yield "value words", tuple(words.get("words") or [])


def repeats(grammars):
    """Faults of grammars, given as a map from file name to what the file holds."""
    first = {}
    faults = []
    for name in sorted(grammars):
        for kind, value in statements(grammars[name]):
            owner = first.setdefault((kind, value), name)
            if owner != name:
                faults.append(f"{name}: the {kind} {value!r} stands in {owner} too: extend it or move it up")
    return faults


def self_test():
    one = {"words": {"a": "甲+"}, "blocks": {"b": {"pattern": "乙"}}, "fields": {"goal": {"labels": ["目标"]}}}
    other = {"detection": {"signals": [{"in": "title", "pattern": "丙"}, {"in": "tables"}]}, "words": {"c": "丁"}}
    assert repeats({"one": one, "other": other}) == []
    assert repeats({"one": one}) == []
    for part in one:
        assert len(repeats({"one": one, "two": {part: one[part]}})) == 1, part
    signal = {"detection": {"signals": [{"in": "title", "pattern": "乙"}]}}
    assert len(repeats({"one": one, "two": signal})) == 1
    print("self-test passed")


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.yaml"))
    faults = repeats({path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in files})
    for fault in faults:
        print(f"FAILED {fault}")
    print(f"{len(files)} grammars, {len(faults)} repeats")
    return 1 if faults or len(files) < 6 else 0


if __name__ == "__main__":
    sys.exit(main())
