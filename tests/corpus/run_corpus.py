#!/usr/bin/env python3
"""Run real documents, which are not part of the project: ../shared/corpus beside it, where it is there.

usage: run_corpus.py --bin PATH --root PROJECT

Every document must give records that `zhenggai schema` accepts, without a crash. Where ../shared/checks
holds an annotation NAME.gold.json, ../shared/checks/score.py compares the record of NAME.txt with it, and
every field must be right throughout. How the lines of a document were read is held against LAYOUTS below: its
titles, joins, page furniture and repeated passages, all of them. Disclosures and reports must state the facts of progress
in PROGRESS below and no others. Without the corpus this prints SKIP and exits
77, which ctest shows as skipped.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

# No byte code of the shared part beside the cases.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run_cases import TIME_LIMIT, FaultError, Schema, as_text, clean_environment, load_json, parse_records  # noqa: E402

SKIPPED = 77


PLAN_PREFIX = "plan-"
PLAN_FAMILY = "rectification-plan"
# Of the other documents; one that is not here is of no known family.
FAMILIES = {
    "disclosure-jiangxi-guangxi": "progress-disclosure",
    "five-year-plan-guangxi": "five-year-plan",
    "report-guangxi-2023": "work-report",
}
# Every document of the corpus has more headings than this; fewer means that they were not recognised.
FEWEST_HEADINGS = 3
# Shown of each field.
MOST_DIFFERENCES = 10


@dataclass
class Layout:
    """How a document's lines must be read. A document that was never wrapped stays untouched."""

    titles: list[str] | None = None  # of its records; None: not compared
    joins: list[tuple[int, int]] = field(default_factory=list)  # line breaks that were taken out: both lines
    furniture: list[tuple[int, str]] = field(default_factory=list)  # lines that were left out, with the rule
    repeated: list[tuple[int, int]] = field(default_factory=list)  # line and column of passages that stand twice


# Found by reading the documents: where a page break or a stray line end stands inside a sentence.
LAYOUTS = {
    "plan-fangchenggang": Layout(),
    "report-guangxi-2023": Layout(furniture=[(1, "navigation"), (5, "time_stamp"), (105, "editors")]),
    "five-year-plan-guangxi": Layout(
        joins=[(line, line + 2) for line in (43, 208, 258, 286, 346, 362, 420, 458, 488, 538, 552, 568)],
    ),
    "disclosure-jiangxi-guangxi": Layout(
        titles=["江西省公开中央环保督察整改情况", "广西壮族自治区公开中央环保督察整改情况"],
        joins=[(line, line + 2) for line in (15, 21, 27, 33, 39, 47, 63, 65, 71, 75, 79, 85, 93)],
        repeated=[(43, 167), (71, 264)],
    ),
}

@dataclass
class Progress:
    """What a document tells of progress, found by reading it. All of it: more would be no facts."""

    facts: list[dict]  # without `text`, where it is not given
    milestones: list[tuple[int, str]]  # dated commitments outside records: line and words of the date
    outline: list[tuple[int, str]]  # the headings of level 1 and how many stand below each: 7, 一、


PROGRESS = {
    "disclosure-jiangxi-guangxi": Progress(
        facts=[
            {"as_of": "2017-12-31", "subject": "具体问题", "total": 61, "line": 9},
            {"as_of": "2017-12-31", "subject": "问题", "done": 30, "planned": 30, "planned_year": 2017, "line": 9},
            {"as_of": "2017-12-31", "subject": "问题", "done": 3, "planned": 12, "planned_year": 2018, "line": 9},
            {
                "as_of": "2017-12-31",
                "subject": "问题",
                "total": 37,
                "done": 22,
                "basically_done": 6,
                "rate": "59%",
                "line": 63,
            },
            {"as_of": "2017-12-31", "subject": "整改关键步骤", "total": 510, "done": 439, "rate": "86%", "line": 63},
        ],
        milestones=[],
        outline=[(0, "一、"), (13, "二、"), (0, "一、"), (5, "二、"), (4, "三、")],
    ),
    "report-guangxi-2023": Progress(
        facts=[
            {"subject": "国家监管的农村黑臭水体整治任务", "total": 28, "done": 28, "line": 43},
            {"subject": "改革任务", "total": 10, "on_schedule": 10, "line": 53},
            {"subject": "问题", "total": 39, "done": 27, "on_schedule": 12, "line": 57},
            {"subject": "交办环境信访件", "total": 3917, "closed": 3917, "line": 57},
        ],
        milestones=[(81, "2024年底")],
        outline=[(7, "一、"), (8, "二、"), (0, "三、"), (5, "四、"), (0, "五、"), (10, "六、")],
    ),
}


@dataclass
class Plan:
    """What the record of a five-year plan must hold, found by counting and reading in the document."""

    levels: dict[int, int]  # headings of each level
    projects: dict[int, int]  # of each box
    milestones: int
    indicators: int
    values: dict[str, dict]  # of some indicators, by name: what must be there


PLANS = {
    "five-year-plan-guangxi": Plan(
        levels={1: 13, 2: 49},
        projects={2: 5, 3: 7, 4: 2, 5: 6, 6: 7, 7: 3, 8: 7, 9: 5},
        milestones=15,
        indicators=19,
        values={
            "森林覆盖率": {
                "number": 17,
                "category": "生态保护",
                "unit": "%",
                "attribute": "约束性",
                "values": [{"year": 2020, "text": "62.5"}, {"year": 2025, "text": "62.6"}],
                "notes": [],
                "line": 113,
            },
            "农村生活污水治理率": {"category": "环境治理", "values": [{"year": 2020, "text": "11"}, ...]},
            "大陆自然岸线保有率": {"unit": "%", "values": [..., {"year": 2025, "text": "不低于 35"}]},
            "地表水质量劣 V 类水体比例": {"values": [{"year": 2020, "text": "0"}, {"year": 2025, "text": "0"}]},
            "单位地区生产总值能源消耗降低": {"category": "应对气候变化", "values": [{"year": 2020}, {"text": "达到国家要求"}]},
            "受污染耕地安全利用率": {"category": "环境风险防控", "values": [{"text": "87.52"}, ...]},
            "氨氮重点工程减排量": {"unit": "万吨", "values": [{"year": 2020, "text": "—"}, ...]},
            "集中式饮用水水源地水质达标率": {
                "values": [
                    {"year": 2020, "scope": "设区城市", "text": "97.3"},
                    {"year": 2025, "scope": "设区城市"},
                    {"year": 2020, "scope": "县级", "text": "90.6"},
                    {"year": 2025, "scope": "县级", "text": "90"},
                ],
            },
        },
    ),
}
# How many notes the indicators of a plan have, by number; 7 has two.
NOTED = {"five-year-plan-guangxi": {1: "①", 2: "①", 3: "①", 4: "①", 6: "②", 7: "③①", 15: "④"}}


def holds(got, want):
    """True where the record has at least what is wanted; ... stands for any one item of a list."""
    if want is ...:
        return True
    if isinstance(want, dict):
        return isinstance(got, dict) and all(key in got and holds(got[key], value) for key, value in want.items())
    if isinstance(want, list):
        return isinstance(got, list) and len(got) == len(want) and all(map(holds, got, want))
    return got == want


def check_plan(name, records):
    """The faults of a plan's headings, indicators, projects and milestones."""
    plan = PLANS.get(name)
    if plan is None:
        return []
    faults = []

    def compare(what, want, got):
        if want != got:
            faults.append(f"{what}: expected {want}, got {got}")

    record = records[0]
    compare("family", "five-year-plan", record["document"]["family"])
    compare("headings by level", plan.levels, dict(Counter(entry["level"] for entry in record["outline"])))
    compare("projects by box", plan.projects, dict(Counter(project["box"] for project in record["projects"])))
    compare("milestones", plan.milestones, len(record["milestones"]))
    compare("blanks around milestones", [], [m["text"] for m in record["milestones"] if m["text"] != m["text"].strip()])
    indicators = record["indicators"]
    compare("numbers of indicators", list(range(1, plan.indicators + 1)), [one.get("number") for one in indicators])
    by_name = {one["name"]: one for one in indicators}
    for title, want in plan.values.items():
        if not holds(by_name.get(title), want):
            faults.append(f"indicator {title}: expected {want}, got {by_name.get(title)}")
    marks = {one["number"]: "".join(note[0] for note in one["notes"]) for one in indicators if one["notes"]}
    compare("marks of the notes", NOTED[name], marks)
    compare("diagnostics", [], [one["code"] for one in record["diagnostics"]])
    unnamed = [one["line"] for one in record["projects"] if "name" not in one or "text" not in one]
    compare("projects without name or text", [], unnamed)
    return faults


def run_program(arguments, root):
    done = subprocess.run(
        arguments,
        cwd=root,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    return done.returncode, done.stdout, as_text(done.stderr).strip()


def read_scores(report):
    """{field: (right, total)} from what score.py prints: lines `name right/total` before the last line."""
    lines = report.splitlines()
    if not lines or not re.match(r"fields \d+/\d+ = ", lines[-1]):
        raise FaultError("score.py printed no scores:\n    " + "\n    ".join(lines[-10:]))
    scores = {}
    for line in reversed(lines[:-1]):
        score = re.match(r"(?P<name>.*\S)\s+(?P<right>\d+)/(?P<total>\d+)$", line)
        if not score or len(line) < 22:
            break
        scores[score["name"]] = (int(score["right"]), int(score["total"]))
    if not scores:
        raise FaultError("score.py compared no field")
    return dict(reversed(scores.items()))


def check_gold(gold, output, shared):
    """The faults of a record by its annotation. Prints the scores of the pending fields."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.jsonl"
        record.write_bytes(output)
        # In UTF-8 wherever this runs, as the documents are.
        command = [sys.executable, "-X", "utf8", shared / "checks" / "score.py", gold, record, "--all"]
        code, report, said = run_program(command, folder)
    if code != 0:
        raise FaultError(f"score.py exited {code}: {said}")
    report = as_text(report)

    faults = []
    for field, (right, total) in read_scores(report).items():
        if right != total:
            faults.append(f"{field} {right}/{total}")
            where = re.compile(re.escape(field) + r" [^:]*: want ")
            differences = ["  " + line for line in report.splitlines() if where.match(line)]
            faults += differences[:MOST_DIFFERENCES]
            if len(differences) > MOST_DIFFERENCES:
                faults.append(f"  … {len(differences) - MOST_DIFFERENCES} more")
    return faults


def joins_of(records):
    """The pairs of lines that the notes `joined-lines` tell of."""
    pairs = []
    for diagnostic in diagnostics_of(records, "joined-lines"):
        told = re.fullmatch(r"lines (\d+) (to|and) (\d+) were joined \((wrap|comma|cut)\)", diagnostic["message"])
        if not told or int(told[1]) != diagnostic["line"]:
            raise FaultError(f"not the message of a join: {diagnostic}")
        pairs.append((int(told[1]), told[2], int(told[3])))
    return pairs


def diagnostics_of(records, code):
    return [diagnostic for record in records for diagnostic in record["diagnostics"] if diagnostic["code"] == code]


def furniture_of(records):
    """(line, rule) of each line that was left out."""
    lines = []
    for diagnostic in diagnostics_of(records, "page-furniture"):
        told = re.match(r"(?:\d+ lines )?left out as page furniture \((\w+)\)", diagnostic["message"])
        if not told:
            raise FaultError(f"not the message of page furniture: {diagnostic}")
        others = re.search(r"; they are lines ([\d, ]+)$", diagnostic["message"])
        numbers = others[1].split(", ") if others else [diagnostic["line"]]
        lines += [(int(number), told[1]) for number in numbers]
    return sorted(lines)


def expected_joins(joins):
    """As the notes tell them: breaks that follow one another are one note, from the first line to the last."""
    runs = []
    for line, following in joins:
        if runs and runs[-1][-1] == line:
            runs[-1] = (runs[-1][0], "to", following)
        else:
            runs.append((line, "and", following))
    return runs


def check_paragraphs(program, root, name, document, layout):
    """Each pair of joined lines must lie inside one paragraph of `segment`, whole and with nothing between."""
    code, output, said = run_program([program, "segment", "--by", "paragraph", "--format", "jsonl", name], root)
    if code != 0:
        return [f"segment exited {code}: {said}"]
    paragraphs = [load_json(line)["text"] for line in as_text(output).removesuffix("\n").split("\n")]
    lines = document.read_text(encoding="utf-8").removeprefix("\ufeff").split("\n")
    faults = []
    for line, following in layout.joins:
        sentence = lines[line - 1].strip() + lines[following - 1].strip()
        holders = [text for text in paragraphs if sentence in text]
        if len(holders) != 1:
            faults.append(f"lines {line} and {following} are whole in {len(holders)} paragraphs; expected 1")
    return faults


def check_layout(program, root, name, document):
    """The faults of how the lines of a document that is in LAYOUTS were read."""
    layout = LAYOUTS.get(document.stem)
    if layout is None:
        return []
    code, output, said = run_program([program, "extract", "--joins", "--format", "jsonl", name], root)
    if code not in (0, 1):
        return [f"with --joins exited {code}: {said}"]
    records = parse_records(output)
    faults = []

    def compare(what, want, got):
        if want != got:
            faults.append(f"{what}: expected {want}, got {got}")

    if layout.titles is not None:
        compare("titles", layout.titles, [record["document"].get("title") for record in records])
    compare("index", list(range(1, len(records) + 1)), [record["document"]["index"] for record in records])
    compare("records", len(layout.titles or [""]), len(records))
    compare("joins", expected_joins(layout.joins), joins_of(records))
    compare("page furniture", layout.furniture, furniture_of(records))
    repeated = diagnostics_of(records, "repeated-passage")
    compare("repeated passages", layout.repeated, [(one["line"], one["column"]) for one in repeated])
    compare("their severity", {"warning"} if repeated else set(), {one["severity"] for one in repeated})
    return faults + check_paragraphs(program, root, name, document, layout)


def sections_of(outline):
    """How many headings stand below each heading of level 1, and its marker."""
    sections = []
    for entry in outline:
        if entry["level"] == 1:
            sections.append((0, entry.get("marker")))
        elif sections:
            sections[-1] = (sections[-1][0] + 1, sections[-1][1])
    return sections


def check_progress(name, records):
    """The faults of the facts, milestones and sections of one document."""
    expected = PROGRESS.get(name)
    if expected is None:
        return []
    faults = []

    def compare(what, want, got):
        if want != got:
            faults.append(f"{what}: expected {want}, got {got}")

    facts = [{key: value for key, value in fact.items() if key != "text"} for r in records for fact in r["progress"]]
    compare("progress", expected.facts, facts)
    compare("milestones", expected.milestones, [(m["line"], m["text"]) for r in records for m in r["milestones"]])
    compare("outline", expected.outline, [section for r in records for section in sections_of(r["outline"])])
    return faults


def check_own_parts():
    """The parts that the comparison of layouts rests on."""
    assert expected_joins([(1, 3), (5, 7), (7, 9), (9, 10)]) == [(1, "and", 3), (5, "to", 10)]
    records = [
        {
            "diagnostics": [
                {"code": "joined-lines", "line": 5, "message": "lines 5 to 10 were joined (cut)"},
                {
                    "code": "page-furniture",
                    "line": 3,
                    "message": "2 lines left out as page furniture (page_number), the first: — 1 —; they are lines 3, 9",
                },
                {"code": "page-furniture", "line": 1, "message": "left out as page furniture (navigation): 首页 > 公告"},
            ]
        }
    ]
    assert sections_of([{"level": 1, "marker": "一、"}, {"level": 2}, {"level": 3}, {"level": 1}]) == [(2, "一、"), (0, None)]
    assert joins_of(records) == [(5, "to", 10)]
    assert furniture_of(records) == [(1, "navigation"), (3, "page_number"), (9, "page_number")]


def check_document(program, root, schema, document, shared):
    """The faults of one document."""
    name = f"../shared/corpus/{document.name}"
    code, output, said = run_program([program, "extract", "--format", "jsonl", name], root)
    if code not in (0, 1):
        return [f"exited {code}: {said}"]
    records = parse_records(output)
    if not records:
        return ["no record"]
    faults = schema.faults(records)
    if faults:
        # What the schema refuses may lack the very keys that are read below.
        return faults

    errors = [d["code"] for record in records for d in record["diagnostics"] if d["severity"] == "error"]
    if bool(errors) != (code == 1):
        faults.append(f"exited {code} with the error diagnostics {errors}; 1 is for records that have some")

    families = {record["document"]["family"] for record in records}
    headings = sum(len(record["outline"]) for record in records)
    gold = shared / "checks" / f"{document.stem}.gold.json"
    if gold.is_file() and families != {PLAN_FAMILY}:
        faults.append(f"family: expected {PLAN_FAMILY}, got {', '.join(sorted(families))}")
    if not document.name.startswith(PLAN_PREFIX):
        family = FAMILIES.get(document.stem, "unknown")
        if families != {family}:
            faults.append(f"family: expected {family}, got {', '.join(sorted(families))}")
        if headings < FEWEST_HEADINGS:
            faults.append(f"outline: expected at least {FEWEST_HEADINGS} headings, got {headings}")
    if gold.is_file():
        faults += check_gold(gold, output, shared)
    faults += check_plan(document.stem, records) + check_progress(document.stem, records)
    return faults + check_layout(program, root, name, document)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("--bin", type=Path, required=True, metavar="PATH", help="the program zhenggai")
    parser.add_argument("--root", type=Path, required=True, metavar="PROJECT", help="shared/ is beside it")
    arguments = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")

    check_own_parts()
    root = arguments.root.resolve()
    shared = root.parent / "shared"
    if not (shared / "corpus").is_dir():
        print("SKIP: ../shared/corpus is absent")
        return SKIPPED
    if not os.access(arguments.bin, os.X_OK):
        parser.error("--bin must name the program zhenggai, built")
    program = arguments.bin.resolve()

    documents = sorted((shared / "corpus").glob("*.txt"))
    results = {}
    for stem in sorted(LAYOUTS.keys() - {document.stem for document in documents}):
        results[stem] = ["it is in LAYOUTS, but not in ../shared/corpus"]
    if not documents:
        results["corpus"] = ["no document in ../shared/corpus"]
    for gold in sorted((shared / "checks").glob("*.gold.json")):
        if not any(document.stem == gold.name.removesuffix(".gold.json") for document in documents):
            results[gold.name] = ["its document is missing in ../shared/corpus"]
    try:
        schema = Schema(program)
    except (FaultError, subprocess.TimeoutExpired) as error:
        results["schema"] = [str(error)]
        documents = []
    for document in documents:
        print(document.name)
        try:
            results[document.name] = check_document(program, root, schema, document, shared)
        except (FaultError, subprocess.TimeoutExpired) as error:
            results[document.name] = [str(error)]

    for name, faults in results.items():
        print(f"{'FAILED' if faults else 'ok'}: {name}", *faults, sep="\n    ")
    failed = sum(bool(faults) for faults in results.values())
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
