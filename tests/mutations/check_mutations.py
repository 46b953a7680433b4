#!/usr/bin/env python3
"""A plan that is changed by one slip says so: the right diagnostic at the right place.

usage: check_mutations.py --bin PATH --root PROJECT [--only PATTERN]... [--document PATTERN]... [--keep FOLDER]
                          [--every NUMBER]
       check_mutations.py --list

Every samples/*.txt and ../shared/corpus/plan-*.txt is changed in many ways, each by one slip (--list names the
kinds), and `zhenggai extract` must say of each what was done to it, on a line near the change, beyond what it says
of the untouched document. Removing the number of an item that is not the last one of its list must give exactly
one diagnostic of ordinals (number-*, level-jump), between the items around it. What the test demands is decided
before it looks at the answer, by rules over the untouched document (tests/mutations/expected_traces.py). Some
changes leave no trace by such a rule: they are counted by reason, and one that says something is a failure.
A few cannot be decided by any stated rule; those are counted too.

Which kinds make sense where: items (delete, duplicate, swap) are the measures and problems of task lists and of
disclosures, and the tasks of policy opinions that stand on lines of their own; markers are those of every family,
headings and enclosed numbers included, rows of tables and entries of a contents page excepted; labels are those
of problems, measures and tasks, labels in brackets included. Foreign paragraphs stand in every document, at 50
places spread over it, or everywhere where there are fewer: reported at exactly their line, column and size where
no text can continue, and elsewhere found whole in exactly one text of the record, or counted as prose.

For every mutant, and for every document of the corpus and samples in other encodings, line ends and layouts, the
five counts of document.coverage must sum to the code points of the decoded source.

A failure is printed as mutant, expected and found, at most five for a kind. --only takes the kinds and --document
the documents whose name matches a regular expression; --every takes one mutant of so many (for slow builds);
--keep leaves every mutant as a file there. Without the corpus a line SKIP tells so and the samples run alone.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# No byte code of the shared part beside the cases.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from document_parts import Parts, number_of  # noqa: E402
from expected_traces import FOREIGN, KINDS, Expected, Mutant, Want, is_ordinal, left_out, mutants_of  # noqa: E402
from run_cases import TIME_LIMIT, FaultError, as_text, clean_environment, load_json  # noqa: E402

COUNTS = ("extracted", "heading", "prose", "furniture", "unclaimed")
# What is in the record twice.
INSIDE = ("diagnostics", "milestones", "goal_milestones")
# Diagnostics that speak of how the text is laid out.
LAYOUT_CODE = re.compile(r"encoding-.*|.*-encoding|joined-.*|page-.*")
# Samples that make two documents of one source.
PAIRS = (
    ("report-city", "report-county"),
    ("town-brook", "disclosure-problems"),
    ("disclosure-figures", "five-year-city"),
)
MOST_FAULTS = 5
MOST_DOCUMENTS = 8
FILES_A_PROCESS = 60
PROCESSES = 2


# --- Running ---


def extract(program, folder, names, *options):
    """What the program makes of the files: {name: records}."""
    done = subprocess.run(
        [program, "extract", "--format", "jsonl", *options, *names],
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    if done.returncode not in (0, 1):
        said = as_text(done.stderr).strip()
        raise FaultError(f"`zhenggai extract` of {names[0]}… exited {done.returncode}: {said[:2000]}")
    records = {name: [] for name in names}
    # Not splitlines(): a text may hold U+2028 and the like, which break no line of JSONL.
    for line in as_text(done.stdout).split("\n"):
        if line:
            record = load_json(line)
            records[record["document"]["source"]].append(record)
    return records


def extract_all(program, folder, names):
    """The records of many files, a batch at a time: (name, records)."""
    batches = [names[at : at + FILES_A_PROCESS] for at in range(0, len(names), FILES_A_PROCESS)]
    with ThreadPoolExecutor(PROCESSES) as pool:
        for found in pool.map(lambda batch: extract(program, folder, batch), batches):
            yield from found.items()


# --- What a mutant says ---


def coverage_of(records):
    """The five counts over all records of a source; None where a record has none."""
    if not records or any("coverage" not in record["document"] for record in records):
        return None
    return {count: sum(record["document"]["coverage"][count] for record in records) for count in COUNTS}


def sum_fault(records, size):
    counts = coverage_of(records)
    if counts is None:
        return [(f"document.coverage that sums to {size}", "no coverage")]
    if sum(counts.values()) != size:
        return [(f"document.coverage that sums to {size}", f"{sum(counts.values())}: {counts}")]
    return []


def diagnostics_of(records):
    return [one for record in records for one in record["diagnostics"] if not LAYOUT_CODE.fullmatch(one["code"])]


def new_diagnostics(mutant, records, untouched):
    """Those that the untouched document does not have, by code and original line."""
    known = Counter((one["code"], one.get("line")) for one in untouched)
    found = []
    for one in diagnostics_of(records):
        line = one.get("line")
        key = one["code"], None if line is None else mutant.original_line(line)
        if known[key] > 0:
            # A copy says again what the original says.
            known[key] -= 0 if mutant.kind == "duplicate-item" else 1
        else:
            found.append(one)
    return found


def shown(diagnostics):
    return ", ".join(f"{one['code']} {one.get('line', '')}".strip() for one in diagnostics) or "nothing"


def is_within(want, one):
    if one["code"] not in want.codes:
        return False
    return want.first is None or want.first <= one.get("line", 0) <= want.last


def trace_faults(mutant, found):
    """[(expected, found)] of a mutant's new diagnostics."""
    expectation = mutant.expected
    faults = []
    for want in expectation.wants:
        if not any(is_within(want, one) for one in found):
            faults.append((str(want), shown(found)))
    if expectation.ordinals is not None:
        ordinals = [one for one in found if is_ordinal(one["code"])]
        if len(ordinals) != expectation.ordinals and not faults:
            faults.append((f"exactly {expectation.ordinals} diagnostic of ordinals", shown(ordinals)))
    if expectation.traceless and found:
        faults.append((f"no trace: {expectation.traceless}", shown(found)))
    return faults


# --- Foreign paragraphs ---


def texts_with(node, words, key=""):
    """The keys of all texts of a record that hold the words; what is inside a text that has them is not counted."""
    if isinstance(node, str):
        return [key] if words in node else []
    if isinstance(node, list):
        return [found for item in node for found in texts_with(item, words, key)]
    if isinstance(node, dict):
        found = []
        for name, value in node.items():
            # Milestones, and the title of a measure, lie inside a text.
            is_inside = name in INSIDE or (name == "title" and words in node.get("text", ""))
            if not is_inside:
                found += texts_with(value, words, name)
        return found
    return []


def foreign_faults(mutant, records, untouched, found):
    """Reported as exactly its span, or whole in one text, or counted as prose; nothing else, and no two of them."""
    counts, before = coverage_of(records), coverage_of(untouched)
    if counts is None or before is None:
        return []  # said by sum_fault
    grown = {count: counts[count] - before[count] for count in COUNTS}
    place = mutant.expected.foreign
    reported = [one for one in found if one["code"] == "unclaimed-text" and one["line"] == place.line]
    exactly = len(reported) == 1 and reported[0].get("column") == place.column
    # Values for units and time lose their stop.
    keys = [key for record in records for key in texts_with(record, FOREIGN.removesuffix("。"))]
    if place.must_be_reported:
        want = f"unclaimed-text {place.line}:{place.column}, unclaimed {place.size} more, in no text"
        if exactly and grown["unclaimed"] == place.size and not keys:
            return []
    elif reported:
        # What stood around it may have lost its place as well.
        want = f"unclaimed-text {place.line}:{place.column}, unclaimed {place.size} more at least, in no text"
        if exactly and grown["unclaimed"] >= place.size and not keys:
            return []
    else:
        want = f"{FOREIGN} in one text or as prose, once"
        if len(keys) == 1 and grown["prose"] < len(FOREIGN):
            return []
        if not keys and grown["prose"] >= len(FOREIGN):
            return []
    columns = [f"{one['line']}:{one.get('column')}" for one in reported]
    return [(want, f"unclaimed-text {columns}, in {keys}, counts {grown}; {shown(found)}")]


# --- Kinds ---


class Tally:
    def __init__(self):
        self.passed = 0
        self.faults = defaultdict(list)
        self.counts = Counter()
        self.reasons = {"no trace": Counter(), "not decided": Counter(), "left out": Counter()}

    def add(self, kind, document, name, faults, expected=None):
        self.counts[kind] += 1
        if expected is not None and expected.traceless:
            self.reasons["no trace"][expected.traceless] += 1
        if expected is not None and expected.undecided:
            self.reasons["not decided"][expected.undecided] += 1
        if faults:
            self.faults[kind].append((document, name, faults))
        else:
            self.passed += 1

    def report(self):
        for kind, count in self.counts.items():
            faults = self.faults[kind]
            print(f"{'FAILED' if faults else 'ok'}: {kind}: {count - len(faults)} of {count}")
            # One of every document first: the same fault in many mutants is one fault.
            first = {}
            for fault in faults:
                first.setdefault(fault[0], fault)
            ordered = [*first.values(), *(fault for fault in faults if fault is not first[fault[0]])]
            for document, name, found in ordered[:MOST_FAULTS]:
                for want, got in found:
                    print(f"    {document} {name}\n        expected {want}\n        found    {got}")
            if len(ordered) > MOST_FAULTS:
                documents = Counter(fault[0] for fault in faults).most_common()
                counts = ", ".join(f"{name} {number}" for name, number in documents[:MOST_DOCUMENTS])
                print(f"    … {len(ordered) - MOST_FAULTS} more ({counts}{', …' * (len(documents) > MOST_DOCUMENTS)})")
        for what, reasons in self.reasons.items():
            for reason, count in sorted(reasons.items()):
                if count:
                    print(f"{what}: {reason}: {count}")
        failed = sum(map(len, self.faults.values()))
        print(f"{self.passed} passed, {failed} failed")
        return failed


def check_document(program, path, kinds, every, folder, tally):
    text = path.read_bytes().decode("utf-8")
    (folder / "untouched.txt").write_bytes(text.encode("utf-8"))
    untouched = extract(program, folder, ["untouched.txt"], "--spans")["untouched.txt"]
    if not untouched:
        raise FaultError(f"no record of {path.name}")
    parts = Parts(text, untouched)
    tally.reasons["left out"].update(dict(left_out(parts)))
    mutants = {}
    for index, mutant in enumerate(mutants_of(parts)):
        if mutant.kind in kinds and index % every == 0:
            mutants[f"{mutant.kind}-{index:04}-line-{mutant.line}.txt"] = mutant
    for name, mutant in mutants.items():
        (folder / name).write_bytes(mutant.text.encode("utf-8"))
    before = diagnostics_of(untouched)
    for name, records in extract_all(program, folder, list(mutants)):
        mutant = mutants[name]
        found = new_diagnostics(mutant, records, before)
        faults = trace_faults(mutant, found) + sum_fault(records, len(mutant.text))
        if mutant.expected.foreign:
            faults += foreign_faults(mutant, records, untouched, found)
        tally.add(mutant.kind, path.name, name, faults, mutant.expected)


# --- Coverage ---


def coverage_inputs(documents):
    """{name: (bytes, code points)} of documents in other encodings and layouts."""
    inputs = {}

    def add(name, text, encoding="utf-8", mark=b""):
        inputs[f"{name}.txt"] = (mark + text.encode(encoding), len(text))

    for path in documents:
        text, name = path.read_bytes().decode("utf-8"), path.stem
        add(name, text)
        add(f"{name}-mark", text, mark=b"\xef\xbb\xbf")
        add(f"{name}-crlf", text.replace("\n", "\r\n"))
        add(f"{name}-cr", text.replace("\n", "\r"))
        add(f"{name}-gb18030", text, "gb18030")
        add(f"{name}-utf-16", text, "utf-16-le", b"\xff\xfe")
        add(f"{name}-leading-blank-lines", "\n　\n\t\n" + text)
        add(f"{name}-trailing-blank-lines", text + "\n \n　　\n\n")
        add(f"{name}-no-end", text.rstrip())
        add(f"{name}-form-feeds", text.replace("\n\n", "\n\f\n"))
        add(f"{name}-pages", "\n— 1 —\n".join([text[: len(text) // 2], text[len(text) // 2 :]]) + "\n— 2 —\n")
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in documents}
    for first, second in PAIRS:
        add(f"{first}-and-{second}", texts[first] + "\n\n" + texts[second])
        add(f"{first}-and-{second}-crlf", (texts[first] + texts[second]).replace("\n", "\r\n"))
    return inputs


def check_coverage(program, root, patterns, every, folder, tally):
    corpus = root.parent / "shared" / "corpus"
    documents = [*sorted((root / "samples").glob("*.txt")), *sorted(corpus.glob("*.txt"))]
    inputs = dict(chosen(coverage_inputs(documents).items(), patterns, lambda item: item[0])[::every])
    for name, (content, _) in inputs.items():
        (folder / name).write_bytes(content)
    for name, records in extract_all(program, folder, list(inputs)):
        tally.add("coverage", name, "", sum_fault(records, inputs[name][1]))


def check_own_parts():
    """What the mutants rest on, so that none of them tests nothing."""
    assert [number_of(words) for words in ("二十一", "十", "一百零五".replace("零", ""), "12", "③")] == [21, 10, 105, 12, 3]
    record = {"problems": [], "measures": [], "outline": [], "declared": {}, "diagnostics": []}
    parts = Parts("一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊\n1.2万吨\n", [record])
    assert [(one.number, one.line, one.next and one.next.line) for one in parts.markers] == [
        (1, 1, 4),
        (1, 2, 3),
        (2, 3, None),
        (2, 4, None),
        (1, 5, None),
    ]
    mutant = Mutant(parts, "", 1, [(0, 4, (4, 9)), (4, 9, "新\n")], Expected())
    assert mutant.text == "（一）乙\n新\n（二）丙\n二、丁\n（一）戊\n1.2万吨\n"
    assert [mutant.original_line(line) for line in (1, 2, 3, 6)] == [2, None, 3, 6]
    told = {"code": "number-gap", "line": 3}
    for expected, found, count in (
        (Expected([Want(frozenset(["number-gap"]), 2, 3)], 1), [told], 0),
        (Expected([Want(frozenset(["number-gap"]), 2, 3)], 1), [told, told], 1),
        (Expected([Want(frozenset(["number-gap"]), 1, 2)]), [told], 1),
        (Expected([Want(frozenset(["number-order"]))]), [told], 1),
        (Expected(traceless="a reason"), [told], 1),
        (Expected(traceless="a reason"), [], 0),
    ):
        mutant.expected = expected
        assert len(trace_faults(mutant, found)) == count
    # The first line is the original's second; what that one is told of is known, what the first one is, is new.
    told_there = [{**record, "diagnostics": [{"code": "number-gap", "line": 1}]}]
    assert new_diagnostics(mutant, told_there, [{"code": "number-gap", "line": 2}]) == []
    assert len(new_diagnostics(mutant, told_there, [{"code": "number-gap", "line": 1}])) == 1
    assert texts_with({"problems": [{"text": FOREIGN, "measures": [{"title": FOREIGN}]}]}, FOREIGN) == ["text", "title"]
    assert texts_with({"title": FOREIGN, "text": FOREIGN, "diagnostics": [{"message": FOREIGN}]}, FOREIGN) == ["text"]


# --- The command ---


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("--bin", type=Path, metavar="PATH", help="the program zhenggai")
    parser.add_argument("--root", type=Path, metavar="PROJECT", help="samples/ is in it, shared/ beside it")
    parser.add_argument("--only", action="append", metavar="PATTERN", help="kinds of this name alone")
    parser.add_argument("--document", action="append", metavar="PATTERN", help="documents of this name alone")
    parser.add_argument("--every", type=int, default=1, metavar="NUMBER", help="one mutant of so many")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the mutants here and leave them")
    parser.add_argument("--list", action="store_true", help="name the kinds")
    arguments = parser.parse_args()
    if not arguments.list:
        if arguments.root is None:
            parser.error("--root must name the project")
        if arguments.bin is None or not os.access(arguments.bin, os.X_OK):
            parser.error("--bin must name the program zhenggai, built")
        if arguments.every < 1:
            parser.error("--every must be 1 or more")
    return arguments


def chosen(items, patterns, name_of):
    return [item for item in items if not patterns or any(re.search(pattern, name_of(item)) for pattern in patterns)]


def find_documents(root, patterns):
    documents = sorted((root / "samples").glob("*.txt"))
    if not documents:
        raise FaultError(f"no sample in {root / 'samples'}")
    corpus = root.parent / "shared" / "corpus"
    if corpus.is_dir():
        documents += sorted(corpus.glob("plan-*.txt"))
    else:
        print("SKIP: ../shared/corpus is absent; the samples run alone")
    return chosen(documents, patterns, lambda path: path.name)


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = parse_arguments()
    kinds = chosen([*KINDS, "coverage"], arguments.only, str)
    check_own_parts()
    if arguments.list:
        print(*kinds, sep="\n")
        return 0
    program, root = arguments.bin.resolve(), arguments.root.resolve()
    documents = find_documents(root, arguments.document)
    if not kinds or not documents:
        raise FaultError("no kind or no document of that name")
    tally = Tally()
    with tempfile.TemporaryDirectory() as temporary:
        base = (arguments.keep or Path(temporary)).resolve()
        for path in documents if kinds != ["coverage"] else []:
            folder = base / path.stem
            folder.mkdir(parents=True, exist_ok=True)
            check_document(program, path, kinds, arguments.every, folder, tally)
        if "coverage" in kinds:
            folder = base / "coverage"
            folder.mkdir(parents=True, exist_ok=True)
            check_coverage(program, root, arguments.document, arguments.every, folder, tally)
    failed = tally.report()
    untested = [kind for kind in kinds if tally.counts[kind] == 0]
    if untested and not arguments.document:
        raise FaultError(f"no mutant of a kind: {', '.join(untested)}")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (FaultError, json.JSONDecodeError, subprocess.TimeoutExpired) as error:
        sys.exit(f"check_mutations.py: {error}")
