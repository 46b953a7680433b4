#!/usr/bin/env python3
"""`extract --spans`: the source's bytes under the spans of a text are that text, for every text of every record.

usage: check_spans.py --bin PATH --root PROJECT
       check_spans.py --self-test

Documents: samples/*.txt, tests/cases/spans/*.txt, the texts of tests/cases/structure, whatever input of the CLI
cases gives records, and ../shared/corpus/*.txt; without the corpus a line SKIP tells so. The first two are also
read with a byte order mark, with CR LF and with CR. All of them in YAML and JSONL. Checked are:

- every text key has spans, and spans are of nothing else. Keys that hold words of ours are listed in OURS;
- spans are pairs inside the source, between characters; spans side by side do not touch;
- the bytes under them, in order, are the value; what may stand between two pieces is listed in JOINTS. A line
  break between paragraphs is one; ； between the values of a repeated label, and 委 in a name that was completed
  as a party's, are the others;
- a text lies where its object says: a unit inside its list, a milestone inside its text, and so on; items of a list
  begin one after the other. So a span that shows the same words elsewhere is found;
- the record is the same without --spans, apart from `spans`, and `zhenggai schema` accepts it.

The self-test is also run first every time.
"""
import argparse
import copy
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

# No byte code of the shared part beside the cases.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run_cases import (  # noqa: E402
    EXPECTATIONS,
    TIME_LIMIT,
    FaultError,
    Schema,
    as_text,
    clean_environment,
    parse_records,
    same_data,
)

# By the key that an object stands under (the record itself: ""): keys whose texts are words of ours.
OURS = {
    "": {"schema"},
    "document": {"source", "media_type", "encoding", "sha256", "grammar", "family", "grade", "grade_reasons"},
    "issued": {"date"},
    "deadline": {"by"},
    "milestones": {"from", "by", "precision"},
    "goal_milestones": {"from", "by", "precision"},
    "relative": {"unit"},
    "status": {"state", "as_of"},
    "progress": {"as_of"},
    "diagnostics": {"severity", "code", "message"},
}
UNIT_LISTS = {"lead_units", "responsible_units", "cooperating_units", "supervising_units", "accepting_units"}
# Values of labels, and what is read inside them: a label that is repeated has its values joined with ；.
LABEL_VALUES = UNIT_LISTS | {"leaders", "deadline", "goal", "goal_milestones", "progress_text", "status"}
JOINTS = ("", "\n")
REPEATED = "；"
COMMITTEE = "委"
# Objects under the key on the left lie inside the text on the right of the object that they stand in.
INSIDE = {
    "units": "text",
    "milestones": "text",
    "goal_milestones": "goal",
    "relative": "text",
}
IN_ORDER = ("outline", "problems", "measures", "milestones", "goal_milestones")
# The texts by which items of those lists are ordered, the first that an item has.
ORDERED_BY = ("text", "title")
MOST_FAULTS = 20


# --- One record ---


def is_text(value):
    return isinstance(value, str) or (
        isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    )


def is_pair(pair):
    return (
        isinstance(pair, list)
        and len(pair) == 2
        and all(type(number) is int for number in pair)
        and 0 <= pair[0] < pair[1]
    )


def consists_of(value, pieces, joints):
    """True where the value is the pieces in order with one of the joints between each two of them."""
    # Every place that the pieces so far may end at: a joint can look like the text behind it.
    ends = {len(pieces[0])} if value.startswith(pieces[0]) else set()
    for piece in pieces[1:]:
        words = [joint + piece for joint in joints]
        ends = {end + len(word) for end in ends for word in words if value.startswith(word, end)}
    return len(value) in ends


class Record:
    """Finds what is wrong with the spans of one record; `source` is what its spans count in."""

    def __init__(self, source):
        self.source = source
        self.faults = []
        self.texts = 0

    def fault(self, path, what):
        self.faults.append(f"{path or 'record'}: {what}")

    def check(self, record):
        self.check_object(record, "", "", None, False)
        return self.faults

    def check_object(self, node, kind, path, around, in_label):
        """One object under the key `kind`; `around` are the spans that all its texts must lie in, if any."""
        spans = node.get("spans", {})
        if "spans" in node and (not spans or list(node)[-1] != "spans"):
            self.fault(path, "`spans` is empty or not the last key")
        texts = [key for key in node if key != "spans" and is_text(node[key])]
        texts = [key for key in texts if key not in OURS.get(kind, ())]
        for key in spans:
            if key not in texts:
                self.fault(path, f"spans of {key}, which is no text of the document here")
        for key in texts:
            self.texts += 1
            at = f"{path}.{key}" if path else key
            if key not in spans:
                self.fault(at, f"no spans for {node[key]!r}")
                continue
            self.check_text(node, key, at, spans[key], in_label or key in LABEL_VALUES)
            if around is not None:
                self.check_inside(at, spans[key], around)
        if isinstance(spans.get("title"), list) and kind == "measures" and "text" in spans:
            self.check_inside(f"{path}.title", spans["title"], spans["text"])
        if "lead_unit" in spans and "responsible_units" in node:
            lists = node["responsible_units"].get("spans", {}).get("text", [])
            self.check_inside(f"{path}.lead_unit", spans["lead_unit"], lists)
        for key, value in node.items():
            if key != "spans":
                self.check_below(node, key, value, kind, path, in_label)

    def check_below(self, node, key, value, kind, path, in_label):
        at = f"{path}.{key}" if path else key
        items = value if isinstance(value, list) else [value]
        if not all(isinstance(item, dict) for item in items):
            return
        spans = node.get("spans", {})
        around = spans.get(INSIDE[key], []) if key in INSIDE and kind else None
        if key == "status":
            around = spans.get("text" if kind == "deadline" else "progress_text", [])
        in_label = in_label or key in LABEL_VALUES
        for index, item in enumerate(items):
            where = f"{at}[{index}]" if isinstance(value, list) else at
            self.check_object(item, key, where, around, in_label)
        if key in IN_ORDER:
            self.check_order(at, items)

    def check_text(self, node, key, at, spans, in_label):
        if not isinstance(spans, list) or not spans or not all(is_pair(pair) for pair in spans):
            return self.fault(at, f"spans that are no pairs [begin, end): {spans}")
        if any(end > len(self.source) for _, end in spans):
            return self.fault(at, f"spans beyond the source's {len(self.source)} bytes: {spans}")
        if isinstance(node[key], str) and any(a[1] == b[0] for a, b in zip(spans, spans[1:])):
            self.fault(at, f"spans that touch: {spans}")
        try:
            pieces = [self.source[begin:end].decode("utf-8") for begin, end in spans]
        except UnicodeDecodeError:
            return self.fault(at, f"spans that cut a character: {spans}")
        joints = [*JOINTS]
        if in_label:
            joints.append(REPEATED)
        if key == "name" and "written" in node:
            joints.append(COMMITTEE)
        value = node[key] if isinstance(node[key], str) else "".join(node[key])
        if not consists_of(value, pieces, joints):
            self.fault(at, f"the value is {value!r}, under {spans} stand {pieces!r}")
        return None

    def check_inside(self, at, spans, around):
        for begin, end in spans:
            if not any(first <= begin and end <= last for first, last in around):
                self.fault(at, f"[{begin}, {end}] is outside of {around}, where the text stands that it is of")

    def check_order(self, at, items):
        begins = []
        for item in items:
            spans = item.get("spans", {})
            of = next((key for key in ORDERED_BY if spans.get(key)), None)
            if of:
                begins.append(spans[of][0][0])
        if begins != sorted(set(begins)):
            self.fault(at, f"items that do not begin one after the other: {begins}")


def without_spans(node):
    if isinstance(node, dict):
        return {key: without_spans(value) for key, value in node.items() if key != "spans"}
    return [without_spans(item) for item in node] if isinstance(node, list) else node


def decoded(content, encoding):
    """The UTF-8 that spans count in."""
    return content.decode(encoding).removeprefix("\ufeff").encode("utf-8")


# --- The documents ---


class Document:
    def __init__(self, name, content, grammar=None):
        self.name = name
        self.content = content
        self.grammar = grammar


def variants(name, content):
    yield Document(name, content)
    yield Document(f"{name}, with a byte order mark", b"\xef\xbb\xbf" + content)
    yield Document(f"{name}, with CR LF", content.replace(b"\n", b"\r\n"))
    yield Document(f"{name}, with CR", content.replace(b"\n", b"\r"))


def structure_documents(root):
    for path in sorted((root / "tests/cases/structure").glob("*.yaml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in table["cases"]:
            name = f"structure/{path.name}: {case['name']}"
            yield Document(name, str(case["text"]).encode("utf-8"), table.get("grammar"))


def cli_documents(root):
    folder = root / "tests/cli/cases"
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not path.is_symlink() and inside.parts[1] not in EXPECTATIONS:
            yield Document(f"cli/{inside}", path.read_bytes())


def all_documents(root):
    """{group: documents}; every group must give records."""
    groups = {}
    for group, folder in (("samples", root / "samples"), ("spans", root / "tests/cases/spans")):
        paths = sorted(folder.glob("*.txt"))
        groups[group] = [each for path in paths for each in variants(path.name, path.read_bytes())]
    groups["structure"] = list(structure_documents(root))
    groups["cli"] = list(cli_documents(root))
    corpus = root.parent / "shared" / "corpus"
    if corpus.is_dir():
        paths = sorted(corpus.glob("*.txt"))
        groups["corpus"] = [Document(path.name, path.read_bytes()) for path in paths]
    return groups


# --- What the program says of them ---


def run_extract(program, folder, names, options):
    """{name: its records}; inputs that cannot be read are not in it."""
    if not names:
        return {}
    done = subprocess.run(
        [program, "extract", *options, *names],
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    # 1: a record has an error; 4: an input could not be read.
    if done.returncode not in (0, 1, 4):
        raise FaultError(f"`zhenggai extract {' '.join(options)}` exited {done.returncode}: {as_text(done.stderr)}")
    records = {}
    for record in parse_records(done.stdout) if done.stdout else []:
        records.setdefault(record["document"]["source"], []).append(record)
    return records


class Group:
    """The records of some documents, in every way that they are asked for."""

    def __init__(self, program, documents):
        self.documents = {f"{index:04}.txt": document for index, document in enumerate(documents)}
        self.ways = {"plain": {}, "jsonl": {}, "yaml": {}}
        with tempfile.TemporaryDirectory() as folder:
            for name, document in self.documents.items():
                (Path(folder) / name).write_bytes(document.content)
            for grammar in sorted({document.grammar or "" for document in documents}):
                names = [name for name, d in self.documents.items() if (d.grammar or "") == grammar]
                chosen = ["--grammar", grammar] if grammar else []
                for way, options in (
                    ("plain", ["--format", "jsonl"]),
                    ("jsonl", ["--spans", "--format", "jsonl"]),
                    ("yaml", ["--spans"]),
                ):
                    self.ways[way].update(run_extract(program, folder, names, [*options, *chosen]))

    def check(self, schema):
        """(documents with records, texts, faults)."""
        read, texts, faults = 0, 0, []
        for name, document in self.documents.items():
            plain, jsonl, in_yaml = (self.ways[way].get(name, []) for way in ("plain", "jsonl", "yaml"))
            read += bool(jsonl)
            found = same_data(jsonl, in_yaml, "JSONL", "YAML")
            found += same_data(plain, without_spans(jsonl), "without --spans", "with --spans")
            found += schema.faults(jsonl)
            for record in jsonl:
                checked = Record(decoded(document.content, record["document"]["encoding"]))
                found += checked.check(record)
                texts += checked.texts
            faults += [f"{document.name}: {fault}" for fault in found]
        return read, texts, faults


# --- Self-test ---


def planted_record():
    source = "霁县整改方案\n问题一：河脏。\n岸脏。\n责任单位：县教育局、党校\n1. 清理。\n2. 清理。\n".encode()

    def spans(words, after=0):
        begin = source.index(words.encode(), after)
        return [begin, begin + len(words.encode())]

    first, second = source.index(b"1."), source.index(b"2.")
    record = {
        "schema": "zhenggai/1",
        "document": {"family": "rectification-plan", "title": "霁县整改方案", "issuers": ["霁县", "县"]},
        "problems": [
            {
                "text": "河脏。\n岸脏。",
                "responsible_units": {
                    "text": "县教育局、党校",
                    "units": [
                        {"name": "县教育局", "spans": {"name": [spans("县教育局")]}},
                        {
                            "name": "县委党校",
                            "written": "党校",
                            "spans": {
                                "name": [spans("县", source.index("县教".encode())), spans("党校")],
                                "written": [spans("党校")],
                            },
                        },
                    ],
                    "spans": {"text": [spans("县教育局、党校")]},
                },
                "measures": [
                    {"text": "清理。", "spans": {"text": [spans("清理。", first)]}},
                    {"text": "清理。", "spans": {"text": [spans("清理。", second)]}},
                ],
                "spans": {"text": [spans("河脏。"), spans("岸脏。")]},
            }
        ],
        "diagnostics": [{"severity": "note", "code": "x", "message": "y"}],
    }
    record["document"]["spans"] = {"title": [spans("霁县整改方案")], "issuers": [spans("霁县"), spans("县")]}
    return source, record


def self_test():
    """Spans that are right must pass, and every planted fault must be found."""
    source, good = planted_record()

    def faults_with(plant):
        record = copy.deepcopy(good)
        plant(record, record["document"], record["problems"][0])
        return Record(source).check(record)

    def edit(list_of_spans, index, by_begin, by_end):
        list_of_spans[index][0] += by_begin
        list_of_spans[index][1] += by_end

    def units(problem):
        return problem["responsible_units"]["units"]

    def measures(problem):
        return [measure["spans"] for measure in problem["measures"]]

    plants = {
        "begins a character late": lambda r, d, p: edit(d["spans"]["title"], 0, 3, 0),
        "ends a character early": lambda r, d, p: edit(d["spans"]["title"], 0, 0, -3),
        "ends a character late": lambda r, d, p: edit(d["spans"]["title"], 0, 0, 1),
        "cuts a character": lambda r, d, p: edit(d["spans"]["title"], 0, 1, 0),
        "is beyond the source": lambda r, d, p: edit(d["spans"]["title"], 0, 0, 999),
        "ends before it begins": lambda r, d, p: d["spans"]["title"][0].reverse(),
        "is no pair": lambda r, d, p: d["spans"]["title"][0].append(9),
        "is of a text that is not there": lambda r, d, p: d["spans"].update(number=[[0, 3]]),
        "is of a word of ours": lambda r, d, p: d["spans"].update(family=[[0, 3]]),
        "is missing": lambda r, d, p: d["spans"].pop("title"),
        "is an empty list": lambda r, d, p: d["spans"]["title"].clear(),
        "spans are missing": lambda r, d, p: p.pop("spans"),
        "spans are not the last key": lambda r, d, p: d.update(index=1),
        "one of a list of texts is missing": lambda r, d, p: d["spans"]["issuers"].pop(),
        "a paragraph is missing": lambda r, d, p: p["spans"]["text"].pop(),
        "paragraphs are turned round": lambda r, d, p: p["spans"]["text"].reverse(),
        "two pieces touch": lambda r, d, p: d["spans"].update(title=[[0, 6], [6, 18]]),
        "a unit is outside of its list": lambda r, d, p: units(p)[1]["spans"]["name"][0].__setitem__(
            slice(0, 2), d["spans"]["issuers"][1]
        ),
        "a piece of a completed name is missing": lambda r, d, p: units(p)[1]["spans"]["name"].pop(0),
        "委 in a name that was not completed": lambda r, d, p: units(p)[1].pop("written")
        and units(p)[1]["spans"].pop("written"),
        "the same words elsewhere": lambda r, d, p: measures(p)[1].update(copy.deepcopy(measures(p)[0])),
    }
    checks = {"what is right passes": faults_with(lambda r, d, p: None) == []}
    checks.update({f"found: {what}": faults_with(plant) != [] for what, plant in plants.items()})
    checks["； joins where a label is repeated"] = consists_of("甲；乙", ["甲", "乙"], [*JOINTS, REPEATED])
    checks["； joins nowhere else"] = not consists_of("甲；乙", ["甲", "乙"], JOINTS)
    checks["a joint may look like the text"] = consists_of("；；", ["；", "；"], [*JOINTS, REPEATED])
    checks["a text with 4 breaks is not one with 1"] = not consists_of("甲\n\n乙", ["甲", "乙"], JOINTS)
    checks["a source in another encoding"] = decoded("\ufeff县".encode("utf-16-le"), "UTF-16LE") == "县".encode()
    wrong = [what for what, holds in checks.items() if not holds]
    for what in wrong:
        print(f"FAIL self-test: {what}")
    print(f"self-test: {len(checks) - len(wrong)} of {len(checks)} hold")
    return not wrong


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("--bin", type=Path, metavar="PATH", help="the program zhenggai")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2], metavar="PROJECT")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not self_test():
        return 1
    if arguments.self_test:
        return 0
    if arguments.bin is None:
        parser.error("--bin is needed")
    program = arguments.bin.resolve()

    schema = Schema(program)
    groups = all_documents(arguments.root.resolve())
    failed = False
    for name, documents in groups.items():
        read, texts, faults = Group(program, documents).check(schema)
        if texts == 0:
            faults.append("no document gave a text, so nothing was checked")
        print(f"{'FAILED' if faults else 'ok'}: {name}: {texts} texts of {read} of {len(documents)} documents")
        print(*(f"    {fault}\n" for fault in faults[:MOST_FAULTS]), sep="", end="")
        if len(faults) > MOST_FAULTS:
            print(f"    … {len(faults) - MOST_FAULTS} more")
        failed = failed or bool(faults)
    if "corpus" not in groups:
        print("SKIP corpus: ../shared/corpus is not there")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (FaultError, OSError, subprocess.TimeoutExpired) as error:
        sys.exit(f"check_spans.py: {error}")
