"""The job of `zhenggai extract` on rectification plans in the layouts of corpus.py, as a script would do it.

    python3 plain.py --format yaml FILE... > records.yaml

Here for the benchmark: it says what an analyst's own program costs. Line by line, compiled patterns, the label
found by a dictionary; no checks, no spans, no wrapped lines, no other families of documents, no coverage. Written
for speed as far as plain Python goes: no pattern is tried where the first character already decides.
"""

import argparse
import calendar
import json
import re
import sys

import yaml

TITLE_END = re.compile(r"(?:方案|清单)$")
DOCUMENT_TITLE = re.compile(r"^[^，。；：:,]{2,40}(?:整改任务清单|整改方案)$")
SECTION = re.compile(r"^([一二三四五六七八九十]+)、([^。]{2,40})$")
LABELLED_PROBLEM = re.compile(r"^(?:[（(][一二三四五六七八九十百]+[）)]|\d+[.．、])?((?:反馈)?问题([一二三四五六七八九十百]+))[：:](.*)$")
NUMBERED = re.compile(r"^(\d+)[.．、]\s*(.*)$")
BRACKETED = re.compile(r"^[（(](\d+)[）)]\s*(.*)$")
LABEL = re.compile(r"^(\w{4,6})[：:](.*)$")
DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(底前|底|前)?")
DATE_LINE = re.compile(r"^(\d{4})年(\d{1,2})月(\d{1,2})日$")
TOTAL = re.compile(r"共(\d+)个问题，?,?(\d+)条")
UNIT_PARTS = re.compile(r"[、，,；;]")
KEYS = {
    "牵头单位": "lead_units", "责任单位": "responsible_units", "责任部门": "responsible_units",
    "整改主体": "responsible_units", "督查单位": "supervising_units", "督导单位": "supervising_units",
    "验收单位": "accepting_units", "整改时限": "deadline", "完成时限": "deadline", "完成期限": "deadline",
    "整改目标": "goal", "工作目标": "goal", "整改措施": "measures", "具体措施": "measures",
    "责任领导": "leaders",
}
HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}


def number_of(text):
    total = current = 0
    for c in text:
        if c == "百":
            total += (current or 1) * 100
            current = 0
        elif c == "十":
            total += (current or 1) * 10
            current = 0
        else:
            current = HAN_DIGITS[c]
    return total + current


def read_date(found):
    year, month, day, limit = found.groups()
    year, month = int(year), int(month or 12)
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(day) if day else last
    if day > last:
        return None
    return {"text": found[0], "by": f"{year:04}-{month:02}-{day:02}",
            "precision": "day" if found[3] else "month" if found[2] else "year"}


def read_deadline(text):
    deadline = {"text": text, "milestones": []}
    if "年" in text:
        deadline["milestones"] = [date for date in map(read_date, DATE.finditer(text)) if date]
    if deadline["milestones"]:
        deadline["by"] = deadline["milestones"][0]["by"]
    if "立行立改" in text or "即知即改" in text:
        deadline["immediate"] = True
    if "长期坚持" in text:
        deadline["ongoing"] = True
    return deadline


def read_units(text):
    units, level = [], ""
    for name in UNIT_PARTS.split(text):
        name = name.strip()
        if not name:
            continue
        if name[0] in "省市县区":
            level = name[0]
            units.append({"name": name})
        elif level and name[-1] in "局委办部":
            units.append({"name": level + name, "written": name})
        else:
            units.append({"name": name})
    return {"text": text, "units": units}


def milestones_of(text):
    if "年" not in text:
        return []
    return [date for date in map(read_date, DATE.finditer(text)) if date]


class Reader:
    """Reads the lines of one source into records, one for each document."""

    def __init__(self, source):
        self.source = source
        self.records = []
        self.record = None

    def begin(self, title, line):
        self.record = {"schema": "plain/1", "document": {"source": self.source, "title": title, "line": line},
                       "declared": {}, "outline": [], "problems": []}
        self.records.append(self.record)
        self.problem = self.measure = None
        self.in_measures = False
        self.section = None
        self.bare = None

    def read(self, lines):
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if line:
                self.line(line, number)
        return self.records

    def line(self, line, number):
        if TITLE_END.search(line) and DOCUMENT_TITLE.match(line):
            return self.begin(line, number)
        if self.record is None:
            return self.begin(line, number)
        first = line[0]
        if first in "一二三四五六七八九十":
            found = SECTION.match(line)
            if found:
                self.section = line
                self.problem = self.measure = None
                self.in_measures = False
                return self.record["outline"].append(
                    {"marker": found[1] + "、", "number": number_of(found[1]), "title": found[2], "line": number})
        if first in "（(0123456789问反":
            if self.item(line, number):
                return None
        found = LABEL.match(line)
        if found and found[1] in KEYS and self.problem is not None:
            return self.label(KEYS[found[1]], found[2].strip())
        return self.prose(line, number)

    def item(self, line, number):
        found = LABELLED_PROBLEM.match(line)
        if found:
            self.open_problem(found[1], number_of(found[2]), found[3], number)
            return True
        found = NUMBERED.match(line)
        if found and self.in_measures and self.bare is not True:
            self.open_measure(int(found[1]), found[2], number)
            return True
        if found and self.section:
            self.bare = True
            self.open_problem(None, int(found[1]), found[2], number)
            return True
        found = BRACKETED.match(line)
        if found and self.in_measures:
            self.open_measure(int(found[1]), found[2], number)
            return True
        found = DATE_LINE.match(line)
        if found:
            self.record["document"]["issued"] = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
        return bool(found)

    def open_problem(self, label, number, text, line):
        self.problem = {"number": number, "section": self.section, "line": line, "text": text,
                        "milestones": milestones_of(text), "measures": []}
        if label:
            self.problem["label"] = label
            self.bare = False
        self.record["problems"].append(self.problem)
        self.measure = None
        self.in_measures = False

    def open_measure(self, number, text, line):
        self.measure = {"number": number, "line": line, "title": text[:text.find("。") + 1], "text": text,
                        "milestones": milestones_of(text)}
        self.problem["measures"].append(self.measure)

    def label(self, key, value):
        if key == "measures":
            self.in_measures = True
            return
        value = value.removesuffix("。")
        target = self.measure if self.measure is not None and key in ("responsible_units", "deadline") else self.problem
        if key == "deadline":
            target[key] = read_deadline(value)
        elif key.endswith("_units"):
            target[key] = read_units(value)
            target.setdefault("lead_unit", target[key]["units"][0]["name"] if target[key]["units"] else None)
        else:
            target[key] = value

    def prose(self, line, number):
        found = TOTAL.search(line) if "共" in line and not self.record["problems"] else None
        if found:
            self.record["declared"] = {"problems": int(found[1]), "measures": int(found[2])}
        target = self.measure if self.measure is not None else self.problem
        if target is not None and line[-1] in "。；":
            target["text"] += "\n" + line
            target["milestones"] += milestones_of(line)


def write(records, kind, out):
    if kind == "yaml":
        yaml.dump_all(records, out, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False,
                      explicit_start=True, width=1 << 20)
    else:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--format", choices=("yaml", "jsonl"), default="yaml")
    parser.add_argument("--files-from")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    files = arguments.files
    if arguments.files_from:
        with open(arguments.files_from, encoding="utf-8") as listed:
            files += listed.read().splitlines()
    sys.stdout.reconfigure(encoding="utf-8")
    for name in files:
        with open(name, encoding="utf-8") as source:
            records = Reader(name).read(source)
        write(records, arguments.format, sys.stdout)


if __name__ == "__main__":
    main()
