#!/usr/bin/env python3
"""Holds src/cli/explanations.yaml against the codes in src, and `zhenggai explain` against both.

usage: check_explanations.py --bin PATH --root PROJECT
       check_explanations.py --self-test

A code is a text literal of src in kebab-case ("number-gap") that NO_CODES below does not name. So a code that is
new fails here until it is explained, whatever function it is given to; and a word that is no code has to be said
to be none. A code that is put together from pieces, or of one word, could not be found, and fails as well.
Every explanation must have a code in src, all its texts in both languages, and titles that fit the list.
"""
import argparse
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import yaml

# No byte code of the shared part beside the cases.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run_cases import TIME_LIMIT, FaultError, StrictLoader, as_text, clean_environment  # noqa: E402

# Literals in kebab-case that are no codes, and what they are.
NO_CODES = {
    "half-year": "a precision",
    "plan-document": "a grammar",
    "plan-period": "a precision",
    "policy-opinion": "a grammar",
    "rectification-plan": "a grammar",
    "ten-days": "a precision",
}
TEXTS = ["title", "what", "why", "do"]
WIDEST_TITLE = {"en": 30, "zh": 22}
WIDEST_CODE = 24
WIDEST_LINE = 80

COMMENT_OR_LITERAL = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"((?:\\.|[^"\\\n])*)"', re.DOTALL)
KEBAB = re.compile(r"(?=[^a-z]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)+")
COMPOSED = re.compile(r"[a-z0-9-]*(?:-\{[^}]*\}|\{[^}]*\}-)[a-z0-9-]*")
# Places that a code is given at, where a literal of any other form stands.
GIVEN = re.compile(r'(?:\.code\s*=\s*|Severity::\w+,\s*)"((?:\\.|[^"\\\n])*)"')
HAN = re.compile(r"[\u4e00-\u9fff]")


def literals_of(text):
    return [found[2] for found in COMMENT_OR_LITERAL.finditer(text) if found[2] is not None]


def codes_of(sources):
    """The codes of the sources (name: text), each with the first file that has it, and what is wrong with them."""
    codes, faults = {}, []
    for name, text in sorted(sources.items()):
        for literal in literals_of(text):
            if KEBAB.fullmatch(literal) and literal not in NO_CODES:
                codes.setdefault(literal, name)
            if COMPOSED.fullmatch(literal):
                faults.append(f"{name}: the code {literal} is put together from pieces; write each one out")
        for given in GIVEN.findall(COMMENT_OR_LITERAL.sub(lambda found: found[0] if found[2] is not None else "", text)):
            if not KEBAB.fullmatch(given):
                faults.append(f"{name}: the code {given} is not of two words or more in kebab-case")
    return codes, faults


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def entry_faults(code, entry):
    if len(code) > WIDEST_CODE:
        yield f"{code}: the code is longer than {WIDEST_CODE} characters"
    for language, widest in WIDEST_TITLE.items():
        texts = entry.get(language) or {}
        if list(texts) != TEXTS:
            yield f"{code}: its {language} must have {', '.join(TEXTS)}, in this order"
            continue
        for key, text in texts.items():
            if not isinstance(text, str) or not text.strip():
                yield f"{code}: its {language}.{key} is no text"
            elif language == "zh" and not HAN.search(text) and not text.startswith("http"):
                yield f"{code}: its zh.{key} is not in Chinese"
            elif key != "title" and language == "en" and not text.rstrip("/").endswith((".", "html", "txt")):
                yield f"{code}: its en.{key} does not end like a sentence"
        if width(str(texts["title"])) > widest:
            yield f"{code}: its {language}.title is wider than {widest} columns"
    for key in entry:
        if key not in ("en", "zh", "example"):
            yield f"{code}: the key {key} means nothing"
    if "example" in entry and not str(entry["example"]).endswith("\n"):
        yield f"{code}: its example does not end with a line feed"


def faults_of(sources, groups):
    codes, faults = codes_of(sources)
    explained = {}
    for group in groups:
        for code, entry in group["codes"].items():
            if code in explained:
                faults.append(f"{code}: it is explained twice")
            explained[code] = entry
            faults.extend(entry_faults(code, entry))
    faults += [f"{file}: the code {code} has no explanation" for code, file in codes.items() if code not in explained]
    faults += [f"{code}: no diagnostic has this code" for code in explained if code not in codes]
    return faults


def without_space(text):
    return re.sub(r"\s", "", text)


def run(program, *words):
    done = subprocess.run([program, "explain", *words], env=clean_environment(), stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=TIME_LIMIT, check=False)
    if done.returncode != 0:
        raise FaultError(f"`zhenggai explain {' '.join(words)}` exited {done.returncode}: {as_text(done.stderr)}")
    return done.stdout.decode("utf-8")


def output_faults(program, groups):
    """What `zhenggai explain` leaves out or shows too wide."""
    listed = [line.split()[0] for line in run(program).splitlines() if line.startswith("  ")]
    explained = [code for group in groups for code in group["codes"]]
    if listed != explained:
        yield "the list does not hold every code once, in order"
    for code, entry in ((code, entry) for group in groups for code, entry in group["codes"].items()):
        shown = run(program, code)
        packed = without_space(shown)
        for language in WIDEST_TITLE:
            for key in TEXTS:
                if without_space(entry[language][key]) not in packed:
                    yield f"{code}: {language}.{key} is not shown whole"
        if without_space(entry.get("example", "")) not in packed:
            yield f"{code}: its example is not shown whole"
        for line in shown.splitlines():
            if width(line) > WIDEST_LINE and "http" not in line:
                yield f"{code}: a line is {width(line)} columns wide: {line}"


GOOD = {"title": "a title", "what": "What.", "why": "Why.", "do": "Do."}
GOOD_ZH = {"title": "标题", "what": "含义。", "why": "影响。", "do": "处理。"}
SOURCE = 'void f() { report(Severity::note, "a-code", 1); }  // "no-code"\n'


def entry(**changes):
    return {"en": GOOD, "zh": GOOD_ZH, **changes}


SELF_TESTS = {
    "a code and its explanation": (SOURCE, {"a-code": entry(example="甲\n")}, None),
    "a code without explanation": (SOURCE, {}, "a.cpp: the code a-code has no explanation"),
    "an explanation without a code": (SOURCE, {"a-code": entry(), "no-code": entry()}, "no-code: no diagnostic has"),
    "a code that stands in a constant": ('constexpr auto x = "b-code";', {}, "the code b-code has no explanation"),
    "a word that is no code": ('auto x = "ten-days"; auto y = R"(r-code)";', {}, None),
    "a code of one word": ('d.code = "gap";', {}, "the code gap is not of two words"),
    "a code of pieces": ('auto x = fmt::format("unknown-{}", y);', {}, "put together from pieces"),
    "no Chinese": (SOURCE, {"a-code": entry(zh=GOOD)}, "a-code: its zh.title is not in Chinese"),
    "a text missing": (SOURCE, {"a-code": {"en": GOOD}}, "a-code: its zh must have title, what, why, do"),
    "an empty text": (SOURCE, {"a-code": entry(en={**GOOD, "why": ""})}, "a-code: its en.why is no text"),
    "a wide title": (SOURCE, {"a-code": entry(zh={**GOOD_ZH, "title": "标" * 12})}, "wider than 22 columns"),
}


def self_test():
    passed = failed = 0
    for name, (source, codes, expected) in SELF_TESTS.items():
        found = faults_of({"a.cpp": source}, [{"en": "Group", "zh": "组", "codes": codes}])
        right = not found if expected is None else any(expected in fault for fault in found)
        passed += right
        failed += not right
        print(f"{'ok' if right else 'FAILED'}: {name}" + ("" if right else f": {found}"))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("--bin", type=Path, metavar="PATH")
    parser.add_argument("--root", type=Path, metavar="PROJECT")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        return self_test()
    if arguments.root is None or arguments.bin is None or not os.access(arguments.bin, os.X_OK):
        parser.error("--bin must name the program zhenggai, built, and --root the project")

    src = arguments.root / "src"
    sources = {
        path.relative_to(arguments.root).as_posix(): path.read_text(encoding="utf-8")
        for path in src.rglob("*")
        # The build step's messages are its own.
        if path.suffix in (".h", ".cpp") and path.name != "embed_main.cpp"
    }
    try:
        groups = yaml.load((src / "cli" / "explanations.yaml").read_text(encoding="utf-8"), Loader=StrictLoader)
        faults = faults_of(sources, groups)
        faults += output_faults(arguments.bin.resolve(), groups)
    except (FaultError, yaml.YAMLError) as error:
        faults = [str(error)]
    for fault in faults:
        print(f"FAILED: {fault}")
    count = sum(len(group["codes"]) for group in groups)
    print(f"{count} explanations; {0 if faults else 1} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
