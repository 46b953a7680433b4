#!/usr/bin/env python3
"""No unit name in the records of the samples and of the corpus is a fragment that nobody was told of.

usage: check_fragments.py --bin PATH --root PROJECT
       check_fragments.py --self-test [--root PROJECT]

A fragment is an organ without its place (党委, 政府, 管委会 …) or the bare name of a bureau (水利局,
监管局 …). An organ alone is always a fault; a bureau's bare name is one unless a diagnostic `unit-incomplete`
stands at a line of its list, or the list names an organ of the whole country (财政部, 市场监管总局).
Documents: samples/*.txt and ../shared/corpus/*.txt; without the corpus a line SKIP tells so, without both this
exits 77, which ctest shows as skipped. The self-test is also run first every time.
"""
import argparse
import re
import subprocess
import sys
from pathlib import Path

import yaml

# No byte code of the shared part beside the cases.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run_cases import TIME_LIMIT, FaultError, as_text, clean_environment, parse_records  # noqa: E402

SKIPPED = 77
INCOMPLETE = "unit-incomplete"

ORGANS = frozenset(
    "党委 政府 人民政府 管委会 管委 管理委员会 党工委 工委 党组 办事处 纪委 监委 人大 政协".split()
)
# The grammar's lists of names that say nothing of a place, besides SHORT_BUREAU.
BARE_LISTS = ("bureau", "party_end")
# A name this short has no room for a place: 监管局, 城建局; not 市水利局, 霁县农办.
SHORT_BUREAU = re.compile(r"[^省市县区州盟旗镇乡国]{1,3}[局厅办]")
# An organ of the whole country: neither it nor those named beside it are of a place.
NATIONAL = re.compile(r"(国家|国务院|中央|最高|全国).+|.*(总局|总署|财政部|公安部|商务部)")
PARENTHESIS = re.compile(r"[（(].*[）)]$")
# Of a unit list's text, what finds its line in the source.
FIRST_CHARACTERS = 12
LAST_LINE = 10**9


def read_bare_names(root):
    path = root / "grammars" / "value-words.yaml"
    lists = yaml.safe_load(path.read_text(encoding="utf-8"))["values"]
    names = frozenset(str(word) for key in BARE_LISTS for word in lists[key]["words"])
    if not names:
        raise FaultError(f"{path}: the lists {', '.join(BARE_LISTS)} hold no names")
    return names


def is_bare_bureau(name, bare_names):
    return name in bare_names or SHORT_BUREAU.fullmatch(name) is not None


def find_unit_lists(node, line, path=""):
    """(path, line of the record that it stands in, unit list) for every unit list below the node."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from find_unit_lists(item, line, f"{path}.{index}")
    elif isinstance(node, dict):
        line = node.get("line", line)
        if isinstance(node.get("units"), list):
            yield path, line, node
        for key, value in node.items():
            yield from find_unit_lists(value, line, f"{path}.{key}" if path else key)


def find_starts(node):
    """The lines at which the records below the node begin."""
    if isinstance(node, list):
        for item in node:
            yield from find_starts(item)
    elif isinstance(node, dict):
        if "line" in node:
            yield node["line"]
        for key, value in node.items():
            if key != "diagnostics":
                yield from find_starts(value)


def lines_of_list(text, first, last, source_lines):
    """The lines where a list of that text, or the label of one in the next line, may stand.

    They are those that show its beginning, each with the line of text before it; else first..last.
    """
    beginning = "".join(text.split())[:FIRST_CHARACTERS]
    block = range(first, min(last, len(source_lines)) + 1)
    shown, before = set(), first
    for line in block:
        squeezed = "".join(source_lines[line - 1].split())
        if beginning in squeezed:
            # A label that stands alone has its value, not itself, in this line.
            shown |= {line, before} if squeezed.startswith(beginning) else {line}
        if squeezed:
            before = line
    return shown or set(block)


def find_fragments(record, source_lines, bare_names):
    """(number of unit names, the faults of the record)."""
    reported = {d.get("line") for d in record.get("diagnostics", []) if d.get("code") == INCOMPLETE}
    starts = sorted(set(find_starts(record)))
    count, faults = 0, []
    for path, line, units in find_unit_lists(record, 1):
        # Its labels stand before the next record begins, of any kind.
        last = next((start for start in starts if start > line), LAST_LINE)
        told = lines_of_list(units.get("text", ""), line, last, source_lines) & reported
        national = any(NATIONAL.fullmatch(str(unit.get("name", ""))) for unit in units["units"])
        for unit in units["units"]:
            count += 1
            name = PARENTHESIS.sub("", str(unit.get("name", ""))).strip()
            if not name:
                faults.append(f"line {line}: {path}: an empty name")
            elif name in ORGANS:
                faults.append(f"line {line}: {path}: {name} stands without its place")
            elif is_bare_bureau(name, bare_names) and not told and not national:
                faults.append(f"line {line}: {path}: {name} is a fragment, without `{INCOMPLETE}`")
    return count, faults


def extract(program, path, root):
    done = subprocess.run(
        [program, "extract", "--format", "jsonl", str(path)],
        cwd=root,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    # 1: a record has an error diagnostic, as one of an unknown family.
    if done.returncode not in (0, 1):
        raise FaultError(f"{path}: exit code {done.returncode}: {as_text(done.stderr).strip()}")
    return parse_records(done.stdout)


def self_test(bare_names):
    """A planted fragment must be caught, and what is none must pass."""
    lines = ["反馈问题一：甲", "责任单位：市水利局、林业局。", "牵头单位：", "", "市林业局，水利局", "2. 乙"]

    def faults_of(*names, reported=(), text="市水利局、林业局"):
        units = {"text": text, "units": [{"name": name} for name in names]}
        record = {
            "problems": [{"line": 1, "responsible_units": units, "measures": [{"line": 6}]}],
            "diagnostics": [{"code": INCOMPLETE, "line": line} for line in reported],
        }
        return len(find_fragments(record, lines, bare_names)[1])

    caught = (
        *("党委", "政府", "人民政府", "管委会", "党工委", "办事处"),
        *("监管局", "水利局", "市场监管局", "水利局（河长办）", "党校", ""),
    )
    passed = (
        *("市水利局", "霁川县党委", "岚港海警局", "市委党校"),
        *("各级政府", "市委", "整改督导组", "霁县农办"),
    )
    checks = [(f"{name or 'an empty name'} is caught", faults_of("市水利局", name) == 1) for name in caught]
    checks += [(f"{name} passes", faults_of(name) == 0) for name in passed]
    checks += [
        ("a reported bureau passes", faults_of("水利局", reported=[2]) == 0),
        ("one reported at another line does not", faults_of("水利局", reported=[1, 3, 6]) == 1),
        ("reported at a label above its value", faults_of("水利局", reported=[3], text="市林业局，水利局") == 0),
        ("a reported organ is still one", faults_of("政府", reported=[2]) == 1),
        ("beside an organ of the country a bureau passes", faults_of("财政部", "药监局") == 0),
        ("an organ alone does not", faults_of("财政部", "政府") == 1),
        ("two are two", faults_of("党委", "水利局") == 2),
        ("unknown text: the record's lines count", faults_of("水利局", reported=[4], text="丙") == 0),
    ]
    wrong = [what for what, holds in checks if not holds]
    for what in wrong:
        print(f"FAIL self-test: {what}")
    print(f"self-test: {len(checks) - len(wrong)} of {len(checks)} hold")
    return not wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=Path)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    root = options.root.resolve()
    bare_names = read_bare_names(root)
    if not self_test(bare_names):
        return 1
    if options.self_test:
        return 0
    if options.bin is None:
        parser.error("--bin is needed")

    samples = sorted((root / "samples").glob("*.txt"))
    corpus = sorted((root.parent / "shared" / "corpus").glob("*.txt"))
    if not corpus:
        print("SKIP corpus: ../shared/corpus is not there")
    if not samples and not corpus:
        print("SKIP: there are no documents")
        return SKIPPED
    total, failed = 0, 0
    for path in samples + corpus:
        source_lines = path.read_text(encoding="utf-8-sig").splitlines()
        count, faults = 0, []
        for record in extract(options.bin.resolve(), path, root):
            units, more = find_fragments(record, source_lines, bare_names)
            count += units
            faults += more
        print(f"{'FAIL' if faults else 'ok'} {path.name}: {count} unit names, {len(faults)} fragments")
        for fault in faults:
            print(f"    {fault}")
        total += count
        failed += bool(faults)
    if total == 0:
        print("FAIL: no document gave a unit name, so nothing was checked")
        return 1
    print(f"{total} unit names in {len(samples)} samples and {len(corpus)} documents of the corpus")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (FaultError, OSError, subprocess.TimeoutExpired) as error:
        sys.exit(f"check_fragments.py: {error}")
