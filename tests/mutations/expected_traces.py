"""The mutants of a document, each with the trace that it must leave, decided from the untouched document alone.

    for mutant in mutants_of(Parts(text, records)):
        mutant.text               # the document with one slip
        mutant.expected.wants     # what it must say, and on which lines of the mutant

The rules, for each kind:

delete-measure, delete-marker: where another item follows in the list, exactly one diagnostic of ordinals between
the item before and the one behind. The last one of a list: total-mismatch where the document declares their number
and had it right, problem-without-measures where it was the only one; else no trace.
delete-label (words and value), delete-label-words, delete-label-value: what an item lacks that most items of its
kind, or all others, have is told in its lines: problem-without-*, measure-without-*, label-missing. Units and a
deadline that are nothing else and have lost their label are told where they stand (value-without-label), another
value where no text can continue (unclaimed-text), and a label whose value is gone where it stands
(label-without-value).
duplicate-item: number-repeat in the copy; without a number repeated-passage of a paragraph of 100 characters, or
total-mismatch.
swap-items: number-order within the two.
insert-paragraph: unclaimed-text behind the value of a label for units or time, between a heading and a problem,
and behind a signature's date; elsewhere see check_mutations.py.
"""
import re
from dataclasses import dataclass, field

from document_parts import MARKERS, TEXT_KEYS, UNIT_KEYS

KINDS = (
    "delete-measure",
    "delete-marker",
    "delete-label",
    "delete-label-words",
    "delete-label-value",
    "duplicate-item",
    "swap-items",
    "insert-paragraph",
)
ORDINAL = re.compile(r"number-(gap|repeat|order|restart|style)|level-jump")
ORDINALS = frozenset(
    ("number-gap", "number-repeat", "number-order", "number-restart", "number-style", "level-jump")
)
# Fits no rule: no number, no label, no unit, no date.
FOREIGN = "老槐树下的石磨每逢赶集便由两位匠人轮流推转，磨出的豆浆白里透青。"
PLACES = 50
# Who answers: one label is enough.
ANSWERABLE = ("lead_units", "responsible_units")
PASSAGE = 100
LABEL_LINE = re.compile(r"\s*[（(【\[]?[\u4e00-\u9fff 　]{2,14}[：:]")
UNIT = re.compile(r"(局|委|厅|部|办|室|院|党校|政府|中心|公司|管委会|委员会|供销社)$")
TIME = re.compile(
    r"(\d{4}年)?(第?[一二三四]季度|[上下]半年|\d{1,2}月)?(\d{1,2}日|[上中下]旬)?(底|末)?(之|以)?(前|底|末)|"
    r"并?(长期坚持|持续推进|立行立改|即知即改)"
)
DATE_LINE = re.compile(r"\s*[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日\s*")
ANNEX_LINE = re.compile(r"\s*附\s*件\s*\d*\s*$")


def is_ordinal(code):
    return ORDINAL.fullmatch(code) is not None


@dataclass
class Want:
    """One of the codes on one of the lines; None: on any."""

    codes: frozenset
    first: int | None = None
    last: int | None = None

    def __str__(self):
        lines = "" if self.first is None else f" on lines {self.first} to {self.last}"
        return " or ".join(sorted(self.codes)) + lines


@dataclass
class ForeignPlace:
    line: int
    column: int
    size: int  # with the white space behind it
    must_be_reported: bool


@dataclass
class Expected:
    wants: list[Want] = field(default_factory=list)
    ordinals: int | None = None  # exactly so many
    traceless: str | None = None  # the reason why nothing is told
    undecided: str | None = None  # the reason why anything may be
    foreign: ForeignPlace | None = None


def wants(codes, first=None, last=None, ordinals=None):
    return Expected([Want(frozenset(codes), first, last)], ordinals)


class Mutant:
    """A text with one slip: `edits` are (begin, end, what stands there instead), in order; what stands there is a
    text that is new, or a span (begin, end) of the untouched one."""

    def __init__(self, parts, kind, line, edits, expected):
        self.kind, self.line, self.expected = kind, line, expected
        self.parts = parts
        self.pieces = []  # (text, where it stood or None)
        at = 0
        for begin, end, new in edits:
            self.pieces.append((parts.text[at:begin], at))
            self.pieces.append((new, None) if isinstance(new, str) else (parts.text[slice(*new)], new[0]))
            at = end
        self.pieces.append((parts.text[at:], at))
        self.text = "".join(piece for piece, _ in self.pieces)

    def original_line(self, line):
        """The line of the untouched text whose words stand on this line of the mutant; None for new words."""
        lines = self.text.split("\n")
        begin = sum(len(one) + 1 for one in lines[: line - 1])
        words = lines[line - 1] if line <= len(lines) else ""
        place = begin + len(words) - len(words.lstrip())
        for piece, stood in self.pieces:
            if place < len(piece):
                return None if stood is None else self.parts.line_at(stood + place)
            place -= len(piece)
        return None


# --- What the rules ask of the untouched document ---


class Facts:
    def __init__(self, parts):
        self.parts = parts
        self.problems = [item for item in parts.items if item.kind == "problem"]
        self.measures = [item for item in parts.items if item.kind == "measure"]
        self.peers = {"problem": self.problems, "measure": self.measures, "task": parts.tasks}
        self.paragraphs = parts.paragraphs()
        declared = {}
        for record in parts.records:
            declared |= record["declared"]
        self.sections = {one["section"] for record in parts.records for one in record["problems"] if "section" in one}
        found = {
            "parts": len({one["part"] for record in parts.records for one in record["problems"] if "part" in one}),
            "aspects": len(self.sections),
            "problems": len(self.problems),
            "measures": len(self.measures),
        }
        # Totals that the untouched document declares and has.
        self.totals = {key for key, number in declared.items() if found[key] == number}
        self.headings = {node["line"] for record in parts.records for node in record["outline"]}
        self.lines_of_problems = {item.line for item in self.problems}
        # The last lines of values for units and time, outside brackets.
        self.value_ends = {
            label.last_line
            for label in parts.labels
            if label.value and label.ends_line and not label.is_bracketed and label.key in (*UNIT_KEYS, "deadline")
        }

    def before(self, line):
        """The last line before this one that is not blank; 0 for none."""
        lines = [one for one in self.paragraphs if one < line]
        return lines[-1] if lines else 0

    def behind(self, line):
        lines = [one for one in self.paragraphs if one > line]
        return lines[0] if lines else 0

    def begins_something(self, line):
        """True for a line that no text goes on in: a marker, a label, a problem, a heading, an annex."""
        words = self.parts.line_of(line)
        return bool(
            line in self.headings
            or line in self.lines_of_problems
            or LABEL_LINE.match(words)
            or ANNEX_LINE.match(words)
            or any(pattern.match(words.lstrip()) for pattern in MARKERS.values())
        )

    def only_measure(self, item):
        return item.problem is not None and sum(one.problem is item.problem for one in self.measures) == 1

    def has(self, item, keys):
        if "measures" in keys:
            return any(label.owner is item and label.key == "measures" for label in self.parts.labels)
        return any(key in item.node for key in keys)

    def is_missed(self, item, keys, gone=None):
        """Whether an item that loses (or lacks) these keys is told of it: most of its kind, or all others, have one."""
        others = [one for one in self.peers[item.kind] if one is not item and one is not gone]
        having = sum(self.has(one, keys) for one in others)
        return 2 * having > len(others) + 1 or self.have_all(others, keys)

    def have_all(self, items, keys):
        return bool(items) and all(self.has(one, keys) for one in items)

    def stands_among_tasks(self, task):
        """Whether most of the list that the task stands in, or all of it but the task, are tasks by themselves."""
        own = task.node["path"]
        paths = [one.node["path"] for one in self.peers["task"] if one is not task]
        if own in paths:  # its number has another task
            return False
        items = {tuple(path[: len(own)]) for path in paths if path[: len(own) - 1] == own[:-1]}
        tasks = {tuple(path) for path in paths} & items
        return 2 * len(tasks) > len(items) + 1 or (len(tasks) > 0 and len(tasks) == len(items))

    def changes_majority(self, item):
        """Whether the loss of this item makes another one lack what most of its kind have."""
        others = [one for one in self.peers[item.kind] if one is not item]
        for keys in (ANSWERABLE, *((key,) for key in (*UNIT_KEYS, "deadline", *TEXT_KEYS))):
            lacking = [one for one in others if not self.has(one, keys)]
            if any(self.is_missed(one, keys, item) and not self.is_missed(one, keys) for one in lacking):
                return True
        return False

    def item_of(self, marker):
        items = [item for item in self.parts.items if item.marker is marker]
        return items[0] if items else None

    def is_doubtful_border(self, marker):
        """Whether a gap here could be a new start: the first or last number of a problem, in a document where the
        numbers of some measures go on from problem to problem and those of others begin anew."""
        item = self.item_of(marker)
        if item is None or item.kind != "measure":
            return False
        lists = {one.marker for one in self.measures if one.marker and one.marker.previous is None}
        runs_on = any(self.runs_on(problem) for problem in self.problems)
        around = [self.item_of(one) for one in (marker.previous, marker.next) if one]
        is_border = marker.previous is None or any(one.problem is not item.problem for one in around)
        return len(lists) > 1 and runs_on and is_border

    def shares_style(self, marker):
        """Whether a measure's marker looks like those of problems."""
        return marker.kind == "measure" and any(
            one.kind == "problem" and one.style == marker.style for one in self.parts.markers
        )

    def is_among_unnumbered(self, marker):
        """Whether a problem's marker stands in a list where other problems have labels alone."""
        item = self.item_of(marker)
        if item is None or item.kind != "problem" or "label" not in item.node:
            return False
        first = marker.previous.line if marker.previous else marker.line
        last = marker.next.line if marker.next else marker.line
        return any(one.marker is None and first < one.line < last for one in self.problems)

    def problem_at(self, line):
        around = [one for one in self.problems if one.line <= line <= one.last_line]
        return around[-1] if around else None

    def text_ends(self, line):
        """Whether no paragraph can go on behind this last line of a value: behind the labels of an unnumbered
        measure it would be the next measure, below a heading it would be its body."""
        problem = self.problem_at(line)
        if problem is None:
            return False
        return all(one.marker or line < one.line for one in self.measures if one.problem is problem)

    def runs_on(self, problem):
        """Whether the numbers of a problem's measures go on in another problem."""
        own = {one.marker for one in self.measures if one.problem is problem and one.marker}
        around = {marker for one in own for marker in (one.previous, one.next) if marker}
        return bool(around - own)


# --- Deletions of items and markers ---


def removed_ordinal(parts, marker, removed):
    """The lines between which a missing number must be told; `removed` lines are gone from its own line on."""
    before = marker.previous.line if marker.previous else 1
    if marker.previous is None:
        lines = [one.line for one in parts.markers if one.line < marker.line]
        before = lines[-1] if lines else 1
    return before, marker.next.line - removed


def whole_lines(parts, first, last):
    """The span of these lines with the blank lines behind them, where a blank line or nothing is before them."""
    begin = parts.starts[first - 1]
    is_apart = first == 1 or not parts.line_of(first - 1).strip()
    while is_apart and last < len(parts.lines) and not parts.line_of(last + 1).strip():
        last += 1
    return begin, min(parts.starts[last], len(parts.text)), last - first + 1


def delete_measure(facts):
    parts = facts.parts
    for item in parts.items:
        if item.kind == "problem" or (item.kind == "task" and item.marker is None):
            continue
        begin, end, removed = whole_lines(parts, item.line, item.last_line)
        begin = max(begin, item.begin)
        marker = item.marker
        if marker and marker.next and facts.is_doubtful_border(marker):
            expected = wants([*ORDINALS, "total-mismatch"])
        elif marker and marker.next:
            expected = wants(["number-gap"], *removed_ordinal(parts, marker, removed), ordinals=1)
        elif marker and not marker.is_in_list:
            expected = Expected(undecided="an item of a list that does not begin by 1")
        elif item.kind == "measure" and facts.only_measure(item):
            expected = wants(["problem-without-measures"], item.problem.line, item.problem.last_line)
        elif item.kind == "measure" and "measures" in facts.totals:
            expected = wants(["total-mismatch"])
        elif facts.changes_majority(item):
            expected = Expected(undecided="an item without which another lacks what most of its kind have")
        elif marker is None:
            expected = Expected(traceless="an item without a number, where no total is declared")
        else:
            expected = Expected(traceless="the last item of a list without a declared total")
        yield Mutant(parts, "delete-measure", item.line, [(begin, end, "")], expected)


def child_that_restarts(parts, marker):
    """The first marker below this one, where one of its style stands below the sibling before it."""
    behind = [one for one in parts.markers if one.line > marker.line]
    if not marker.previous or not behind or behind[0].number != 1 or behind[0].style == marker.style:
        return None
    if any(marker.line < item.line <= behind[0].line for item in parts.items if item.kind == "problem"):
        return None
    between = [one for one in parts.markers if marker.previous.line < one.line < marker.line]
    return behind[0] if any(one.style == behind[0].style for one in between) else None


def last_marker(facts, marker):
    """The trace of the last marker of a list."""
    parts = facts.parts
    item = facts.item_of(marker)
    line = parts.line_of(marker.line).strip()
    if marker.kind == "problem" and "label" in item.node:
        return Expected(traceless="the last marker of problems that have labels of their own")
    child = child_that_restarts(parts, marker)
    if child:
        return wants(ORDINALS, marker.line, child.line)
    if marker.line in facts.headings and facts.behind(marker.line) in facts.lines_of_problems:
        return wants(["unclaimed-text", "total-mismatch"])
    if marker.kind == "measure" and facts.only_measure(item):
        return Expected(traceless="the marker of the only measure of its problem, read without it")
    if facts.before(marker.line) in facts.value_ends and facts.text_ends(facts.before(marker.line)):
        codes = ["unclaimed-text", "repeated-label", "total-mismatch"]
        return wants(codes)
    if marker.kind == "measure" and "measures" in facts.totals:
        return wants(["total-mismatch"])
    if marker.kind == "problem" and "problems" in facts.totals:
        return wants(["total-mismatch"])
    if marker.style == "part" and "parts" in facts.totals and marker.line in facts.headings:
        return wants(["total-mismatch"])
    if line in facts.sections and "aspects" in facts.totals:
        return wants(["total-mismatch"])
    return Expected(traceless="the last marker of a list without a declared total")


def delete_marker(facts):
    parts = facts.parts
    for marker in parts.markers:
        if marker.next and facts.is_doubtful_border(marker):
            expected = wants([*ORDINALS, "total-mismatch"])
        elif facts.is_among_unnumbered(marker):
            expected = Expected(undecided="a marker of a problem with a label, among problems that have labels alone")
        elif marker.next:
            expected = wants(ORDINALS, *removed_ordinal(parts, marker, 0), ordinals=1)
        elif not marker.is_in_list:
            expected = Expected(undecided="a marker of a list that does not begin by 1")
        else:
            expected = last_marker(facts, marker)
        yield Mutant(parts, "delete-marker", marker.line, [(marker.begin, marker.end, "")], expected)


# --- Labels ---


def lack(facts, label):
    """The trace of an item that has lost the value of a label."""
    item, key = label.owner, label.key
    what = "problem" if item.kind == "problem" else "measure"
    if label.times > 1:
        return Expected(traceless="a label that its item has twice")
    if key in ANSWERABLE and all(one in item.node for one in ANSWERABLE):
        others = [one for one in facts.peers[item.kind] if one is not item]
        if facts.have_all(others, (key,)):
            return wants(["label-missing"], item.line, item.last_line)
        return Expected(traceless="one of two labels for those who answer, where not all others have both")
    if item.kind == "task" and key in UNIT_KEYS and not facts.has(item, [one for one in UNIT_KEYS if one != key]):
        if facts.changes_majority(item):
            return Expected(undecided="an item without which another lacks what most of its kind have")
        if facts.stands_among_tasks(item):
            return wants(["item-without-assignment"], item.line, item.line)
        return Expected(traceless="those who answer for a task that stands among few, which without them is prose")
    codes, keys = ["label-missing"], (key,)
    if key in ANSWERABLE:
        codes, keys = [f"{what}-without-units"], ANSWERABLE
    elif key == "deadline" or (what == "problem" and key == "goal"):
        codes = [f"{what}-without-{key}"]
    elif key == "measures":
        # Numbered measures are read without their label.
        codes = ["problem-without-measures", "label-missing"]
    if facts.is_missed(item, keys):
        return wants(codes, item.line, item.last_line)
    return Expected(traceless="a label that most of its kind lack")


def label_and_value(parts, label):
    """The edit that takes a label away with its value."""
    if label.begins_line and label.ends_line:
        begin, end, _ = whole_lines(parts, label.line, label.last_line)
        return begin, end, ""
    text = parts.text
    begin, end = label.begin, label.value[1] if label.value else label.end
    if label.is_bracketed and text[begin - 1] in "（(【[" and text[end] in "）)】]":
        return begin - 1, end + 1, ""
    if label.is_bracketed and text[end] in "；，;,":
        end += 1
    elif label.is_bracketed and text[begin - 1] in "；，;,":
        begin -= 1
    while text[end : end + 1] in (" ", "　"):
        end += 1
    return begin, end, ""


def delete_label(facts):
    for label in facts.parts.labels:
        edit = label_and_value(facts.parts, label)
        yield Mutant(facts.parts, "delete-label", label.line, [edit], lack(facts, label))


def is_bare(parts, label):
    """Whether the value is nothing but units, or nothing but dates with 前 or 底 and words like 长期坚持."""
    words = re.sub(r"\s", "", parts.text[slice(*label.value)]).rstrip("。")
    if label.key in UNIT_KEYS:
        return all(UNIT.search(re.sub(r"（.*?）", "", one)) for one in re.split("[、，,；;]", words))
    words = re.sub(r"[（(].*?[）)]$", "", words)
    return label.key == "deadline" and all(TIME.fullmatch(one) for one in re.split("[，,、；]", words))


def delete_label_words(facts):
    parts = facts.parts
    for label in parts.labels:
        if label.value is None:
            continue
        expected = lack(facts, label)
        line, last = parts.line_at(label.value[0]), label.last_line
        before = facts.before(label.line)
        if label.is_bracketed:
            expected = Expected(undecided="the words of a label in brackets")
        elif not label.begins_line and expected.traceless:
            expected = Expected(undecided="a value that joins the one before it on its line")
        elif label.begins_line and label.ends_line and is_bare(parts, label):
            expected = wants(["value-without-label"], line, line)
        elif label.begins_line and before in facts.value_ends and facts.text_ends(before):
            expected = wants(["unclaimed-text", "value-without-label"], line, last)
        edit = (label.begin, label.end, "")
        yield Mutant(parts, "delete-label-words", label.line, [edit], expected)


# Where another label follows on the same line, that one may be read as the value.
WITHOUT_VALUE = ("label-without-value", "empty-units", "empty-deadline", "unit-unread", "deadline-unread")


def delete_label_value(facts):
    parts = facts.parts
    for label in parts.labels:
        if label.value is None:
            continue
        behind = facts.behind(label.last_line)
        if label.is_bracketed:
            expected = Expected(undecided="the value of a label in brackets")
        elif label.ends_line and behind and not facts.begins_something(behind):
            expected = Expected(undecided="the value of a label that the next paragraph becomes a value of")
        else:
            expected = wants(WITHOUT_VALUE, label.line, label.line)
        begin, end = label.value
        # The stop stays where another label begins behind it.
        if not label.ends_line and parts.text[end - 1] == "。":
            end -= 1
        yield Mutant(parts, "delete-label-value", label.line, [(begin, end, "")], expected)


# --- Items twice and in the wrong order ---


def blank_lines_before(parts, line):
    count = 0
    while line - count > 1 and not parts.line_of(line - count - 1).strip():
        count += 1
    return count


def duplicate_item(facts):
    parts = facts.parts
    for item in parts.items:
        if item.kind == "task" and item.marker is None:
            continue
        blank = blank_lines_before(parts, item.line)
        words = parts.text[item.begin : item.end]
        first, last = item.last_line + 1 + blank, item.last_line + blank + item.last_line - item.line + 1
        total = {"measure": "measures", "problem": "problems", "task": None}[item.kind]
        longest = max(map(len, words.split("\n")))
        if item.marker and facts.shares_style(item.marker):
            # It may be read as text of the measure before it, whose labels it repeats.
            expected = wants([*ORDINALS, "repeated-label"], first, last)
        elif item.marker:
            expected = wants(["number-repeat"], first, last)
        elif longest >= PASSAGE + 5:
            expected = wants(["repeated-passage"], first, last)
        elif total in facts.totals:
            expected = wants(["total-mismatch"])
        else:
            expected = Expected(traceless="a copy of an item without a number, where no total is declared")
        edits = [(item.end, item.end, "\n" * blank), (item.end, item.end, (item.begin, item.end))]
        yield Mutant(parts, "duplicate-item", item.line, edits, expected)


def swap_items(facts):
    parts = facts.parts
    for one in parts.items:
        behind = [
            item
            for item in parts.items
            if item.kind == one.kind and item.problem is one.problem and item.begin >= one.end
        ]
        if not behind or one.kind == "task" and one.marker is None:
            continue
        other = behind[0]
        between = [heading for heading in facts.headings if one.line < heading < other.line]
        if between:
            continue
        edits = [
            (one.begin, one.end, (other.begin, other.end)),
            (other.begin, other.end, (one.begin, one.end)),
        ]
        if one.marker and facts.shares_style(one.marker):
            expected = wants([*ORDINALS, "repeated-label"], one.line, other.last_line)
        elif one.marker and other.marker and one.marker.next is other.marker:
            expected = wants(["number-order"], one.line, other.last_line)
        elif one.kind == "problem" and facts.runs_on(one) and facts.runs_on(other):
            expected = wants(ORDINALS, one.line, other.last_line)
        elif one.marker or other.marker:
            expected = Expected(undecided="two items that do not follow in one list")
        else:
            expected = Expected(traceless="two items without numbers that have changed places")
        yield Mutant(parts, "swap-items", one.line, edits, expected)


# --- Foreign paragraphs ---


def no_text_can_continue(facts, line):
    """Whether a paragraph before this line cannot go on with anything; 0: at the end."""
    parts = facts.parts
    before = facts.before(line) if line else facts.paragraphs[-1]
    if before in facts.value_ends and (not line or facts.begins_something(line)):
        return facts.text_ends(before)
    if before in facts.headings and line in facts.lines_of_problems:
        return "。" not in parts.line_of(before)
    return not line and bool(DATE_LINE.fullmatch(parts.line_of(before)))


def insert_paragraph(facts):
    parts = facts.parts
    # Before every paragraph, and behind the last: 0.
    every = [*facts.paragraphs, 0]
    count = min(PLACES, len(every))
    for line in [every[index * len(every) // count] for index in range(count)]:
        before = facts.before(line) if line else facts.paragraphs[-1]
        if line:
            words = parts.line_of(line)
            indent = words[: len(words) - len(words.lstrip())]
            gap = "\n" * (line - before) if before else "\n"
            place, new, at = parts.starts[line - 1], f"{indent}{FOREIGN}{gap}", line
            size = len(FOREIGN + gap + indent)
        else:
            gap = "\n" * (before - facts.before(before))
            place, at = len(parts.text.rstrip()), before + len(gap)
            indent = re.match(r"\s*", parts.line_of(before))[0] if len(parts.line_of(before)) > 40 else ""
            new = gap + indent + FOREIGN
            size = len(FOREIGN + parts.text[place:])
        foreign = ForeignPlace(at, len(indent) + 1, size, no_text_can_continue(facts, line))
        if line == facts.paragraphs[0]:
            expected = Expected(undecided="a paragraph above the title")
        elif any(one and parts.is_row(one) for one in (before, line)):
            expected = Expected(undecided="a paragraph in or beside a table")
        else:
            expected = Expected(foreign=foreign)
        yield Mutant(parts, "insert-paragraph", at, [(place, place, new)], expected)


def left_out(parts):
    """(what, how many) of the parts that are not changed one by one."""
    alone = [item for item in parts.items if item.kind == "task"]
    yield "tasks that share a line with another", len(parts.tasks) - len(alone)
    yield "tasks that begin a line without a marker", sum(item.marker is None for item in alone)


def mutants_of(parts):
    facts = Facts(parts)
    for kind in (
        delete_measure,
        delete_marker,
        delete_label,
        delete_label_words,
        delete_label_value,
        duplicate_item,
        swap_items,
        insert_paragraph,
    ):
        yield from kind(facts)
