"""The corpora of the benchmark: plans put together from the sentences of the samples, by a fixed seed.

    maker = PlanMaker(root / "samples")
    text = maker.plan(random.Random(7), 110_000)      # one plan of about 110 KB

As a program it writes them all: python3 corpus.py FOLDER SAMPLES MEGABYTES FILES.

A plan has what the samples have: a title, a preamble with its totals, headings, problems with their labels,
measures with units and deadlines. Which sentence, unit list and date stands where is drawn; numbers run on and
totals are counted, so that the documents are sound. Three layouts: that of the full-width samples, that of the
half-width ones, and that of the short lists. No document comes from outside.
"""

import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import yaml

DIGITS = "零一二三四五六七八九"
SAMPLES = ("city-full-width", "city-half-width", "short-dotted", "subsections", "county-list", "front-only")
PLACES = ("云岭市", "泽澜市", "澜汀市", "青石县", "砚渚市", "鹤汀区", "汐湾县", "石矶县", "白榆县", "沙汀区")


def chinese_number(number):
    """1 to 999 as 一, 十二, 一百零三."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")


def sentences_of(text):
    """The text cut behind its full stops, without what would read as a number of a list."""
    parts = text.replace("\n", "").split("。")
    return [part + "。" for part in parts if len(part) > 8 and not re.match(r"[\d(（①-⑳]", part)]


def draw_text(rng, sentences):
    """One to four sentences in which other amounts stand; years stay."""
    text = "".join(rng.sample(sentences, rng.randint(1, 4)))
    return re.sub(r"(?<![\d.])\d{1,3}(?![\d.])", lambda amount: str(rng.randint(1, 9) * 10 ** (len(amount[0]) - 1)
                                                                  + rng.randint(0, 9)), text)


@dataclass
class Sentences:
    """What the samples' records say, by the place where they say it."""

    statements: list = field(default_factory=list)
    measures: list = field(default_factory=list)
    goals: list = field(default_factory=list)
    units: list = field(default_factory=list)

    def add(self, problem):
        self.statements += sentences_of(problem.get("text") or problem.get("title") or "")
        self.goals.append((problem.get("goal") or "").replace("\n", ""))
        self.add_units(problem)
        for measure in problem["measures"]:
            self.measures += [part for part in sentences_of(measure["text"]) if "年" not in part]
            self.add_units(measure)

    def add_units(self, item):
        self.units.append((item.get("responsible_units") or {}).get("text") or "")


@dataclass
class Deadline:
    year: int
    month: int
    ongoing: bool

    def __str__(self):
        written = f"{self.year}年{self.month}月底前"
        return written + "，并长期坚持" if self.ongoing else written


@dataclass
class Layout:
    """How a kind of plan writes its items; all texts are made with `format`."""

    section: str
    problem: str
    units: str
    goal: str
    deadline: str
    measures: str
    measure: str
    measure_units: str
    measure_deadline: str
    runs_on: bool  # measures are numbered through the whole plan
    gap: str  # between paragraphs
    half_width: bool = False


LAYOUTS = (
    Layout(section="{number}、{name}问题", problem="（{number}）反馈问题{ordinal}：{text}",
           units="牵头单位：{units}。", goal="整改目标：{goal}", deadline="整改时限：{deadline}。",
           measures="整改措施：", measure="{number}. {text}", measure_units="责任单位：{units}。",
           measure_deadline="整改时限：{deadline}。", runs_on=True, gap="\n\n"),
    Layout(section="{number}、{name}方面", problem="{index}.问题{ordinal}：{text}",
           units="责任部门：{units}。", goal="工作目标：{goal}", deadline="完成时限：{deadline}。",
           measures="具体措施：", measure="（{number}）{text}", measure_units="", measure_deadline="",
           runs_on=False, gap="\n", half_width=True),
    Layout(section="{number}、{name}", problem="{index}.{text}",
           units="整改主体：{units}。", goal="整改目标：{goal}", deadline="完成期限：{deadline}。",
           measures="整改措施：", measure="（{number}）{text}", measure_units="", measure_deadline="",
           runs_on=False, gap="\n\n　　"),
)
SECTIONS = ("水环境治理", "大气污染防治", "固体废物处置", "生态保护修复", "城乡环境基础设施", "责任落实")
HALF_WIDTH = str.maketrans("：（），", ":(),")


class PlanMaker:
    def __init__(self, samples):
        self.said = Sentences()
        for name in SAMPLES:
            text = (Path(samples) / f"{name}.yaml").read_text(encoding="utf-8")
            for record in yaml.load_all(text, Loader=yaml.CSafeLoader):
                for problem in record.get("problems") or ():
                    self.said.add(problem)
        for pool in (self.said.statements, self.said.measures, self.said.goals, self.said.units):
            pool[:] = sorted({entry for entry in pool if entry})

    def plan(self, rng, size):
        """A plan of about `size` bytes of UTF-8."""
        layout = rng.choices(LAYOUTS, (6, 3, 2))[0]
        body, problems, measures = self._body(rng, layout, size)
        place = rng.choice(PLACES)
        paragraphs = [f"{place}贯彻落实生态环境保护督察反馈意见整改任务清单",
                      f"{draw_text(rng, self.said.measures)}清单共{problems}个问题，{measures}条整改措施。"]
        paragraphs += body
        paragraphs += [f"{place}人民政府", f"2023年1月{rng.randint(1, 28)}日"]
        text = layout.gap.join(paragraphs) + "\n"
        return text.translate(HALF_WIDTH) if layout.half_width else text

    def _body(self, rng, layout, size):
        paragraphs = []
        problems = measures = sections = written = index = 0
        per_section = rng.randint(3, 9)
        while written < size:
            if problems % per_section == 0:
                sections += 1
                index = 0
                paragraphs.append(layout.section.format(number=chinese_number(sections),
                                                        name=SECTIONS[(sections - 1) % len(SECTIONS)]))
            problems += 1
            index += 1
            lines = self._problem(rng, layout, problems, index, measures)
            measures += lines.pop()
            written += sum(len(line.encode()) + 2 for line in lines)
            paragraphs += lines
        return paragraphs, problems, measures

    def _problem(self, rng, layout, ordinal, index, measures_before):
        """The paragraphs of one problem; the last entry is how many measures it has."""
        count = rng.randint(2, 6)
        deadlines = [self._deadline(rng) for _ in range(count)]
        last = max(deadlines, key=lambda deadline: (deadline.year, deadline.month))
        text = draw_text(rng, self.said.statements)
        lines = [layout.problem.format(number=chinese_number(index), index=index,
                                       ordinal=chinese_number(ordinal), text=text),
                 layout.units.format(units=rng.choice(self.said.units)),
                 layout.deadline.format(deadline=last),
                 layout.goal.format(goal=rng.choice(self.said.goals).rstrip("。") + "。"),
                 layout.measures]
        for i, deadline in enumerate(deadlines):
            number = (measures_before if layout.runs_on else 0) + i + 1
            text = draw_text(rng, self.said.measures)
            lines.append(layout.measure.format(number=number, text=text))
            if layout.measure_units:
                lines.append(layout.measure_units.format(units=rng.choice(self.said.units)))
                lines.append(layout.measure_deadline.format(deadline=deadline))
        return lines + [count]

    @staticmethod
    def _deadline(rng):
        return Deadline(rng.randint(2023, 2025), rng.randint(2, 12), rng.random() < 0.15)


def write_big(path, samples, size, seed=7):
    """One file of `size` bytes: plans of about 110 KB, as cities publish them, one behind the other."""
    maker, rng = PlanMaker(samples), random.Random(seed)
    written = documents = 0
    with open(path, "wb") as out:
        while written < size:
            plan = maker.plan(rng, int(rng.uniform(40_000, 180_000))).encode()
            written += out.write(plan + b"\n")
            documents += 1
    return documents


def write_many(folder, samples, count, seed=11):
    """`count` files of 2 to 18 KB, as counties publish them."""
    maker, rng = PlanMaker(samples), random.Random(seed)
    folder.mkdir()
    for i in range(count):
        plan = maker.plan(rng, int(rng.uniform(2_000, 16_000)))
        (folder / f"{i:05d}.txt").write_text(plan, encoding="utf-8")


def write_plan(path, samples, size=110_000, seed=3):
    """One plan with the layout of the full-width samples."""
    maker, rng = PlanMaker(samples), random.Random(seed)
    path.write_text(maker.plan(rng, size), encoding="utf-8")


# Inputs that a naive reader takes quadratic time for: name -> the text of about `size` bytes.
PATHOLOGICAL = {
    "one-line": lambda size: "推进截污控源，2023年6月底前完成管网改造；" * (size // 60),
    "parentheses": lambda size: "（" * (size // 3),
    "labels": lambda size: "责任单位：县水利局。\n" * (size // 31),
    "nested-markers": lambda size: "1.（一）①一、" * (size // 19),
    "digits": lambda size: "0123456789" * (size // 10),
}


def write_pathological(folder, size):
    folder.mkdir()
    for name, make in PATHOLOGICAL.items():
        (folder / f"{name}.txt").write_text(make(size), encoding="utf-8")


def main(folder, samples, size, files):
    folder = Path(folder)
    write_big(folder / "large.txt", samples, int(size) << 20)
    write_many(folder / "files", samples, int(files))
    write_plan(folder / "plan.txt", samples)
    write_pathological(folder / "pathological", int(size) << 20)


if __name__ == "__main__":
    main(*sys.argv[1:])
