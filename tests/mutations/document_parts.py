"""The parts of a plan that the mutations change: markers, items and labels, with their places in the source.

    parts = Parts(text, records)        # records: of `zhenggai extract --spans` for that text
    parts.markers[3].next               # the marker that follows it in its list, None for the last one
    parts.items[0].begin, .end          # code points of a whole measure with its labels, half-open
    parts.labels[0].value               # its value, half-open; None where none follows

Places are code points of the text. Items and values are found by the spans and lines of the record; markers and
labels by regular expressions over the source, and the lists of the markers by their numbers alone: nothing here
knows how the program builds its tree.
"""
import bisect
import re
from dataclasses import dataclass, field

HAN_DIGITS = "〇一二三四五六七八九"
HAN_NUMBER = "[一二三四五六七八九十百]+"
STYLES = {
    "part": rf"第(?P<number>{HAN_NUMBER})(?:部分|篇)",
    "chapter": rf"第(?P<number>{HAN_NUMBER})章",
    "section": rf"第(?P<number>{HAN_NUMBER})节",
    "han": rf"(?P<number>{HAN_NUMBER})\s*[、．.]",
    "han in parentheses": rf"[（(]\s*(?P<number>{HAN_NUMBER})\s*[）)]",
    "digits": r"(?P<number>\d{1,3})\s*(?:、|[．.](?!\d)|[．.](?=\d{4}年))",
    "digits in parentheses": r"[（(]\s*(?P<number>\d{1,3})\s*[）)]",
    "enclosed": r"(?P<number>[①-⑳])",
}
MARKERS = {style: re.compile(pattern) for style, pattern in STYLES.items()}
# A row of a table, an entry of a contents page, a list of annexes.
NO_LIST = re.compile(r"\t|\S\s{3,}\S|　{2,}\S.*　{2,}\S|…{2,}\s*\d+\s*$")
ANNEX = re.compile(r"\s*附\s*件\s*[：:]")
LABEL_END = re.compile(r"[：:]\s*$")
LABEL_WORD = re.compile(
    r"[\u4e00-\u9fff]{0,6}(单位|部门|主体|时限|期限|要求|时间|目标|进展|情况|措施|领导|责任人|范围|成效)"
)
MEASURES_LABEL = re.compile(r"^\s*(?P<label>(整改|主要|具体|工作)?\s*措\s*施\s*[：:])[ 　]*", re.MULTILINE)
LONGEST_LABEL = 10
UNIT_KEYS = ("lead_units", "responsible_units", "cooperating_units", "supervising_units", "accepting_units")
TEXT_KEYS = ("leaders", "goal", "progress_text")
BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]"}


def number_of(words):
    """The number of a marker: 十二, 12 or ⑫."""
    if words.isdigit() and words.isascii():
        return int(words)
    if "①" <= words <= "⑳":
        return ord(words) - ord("①") + 1
    number, digit = 0, 0
    for character in words:
        if character == "百":
            number, digit = number + max(digit, 1) * 100, 0
        elif character == "十":
            number, digit = number + max(digit, 1) * 10, 0
        else:
            digit = HAN_DIGITS.index(character)
    return number + digit


@dataclass(eq=False)
class Marker:
    begin: int
    end: int  # behind the marker and the spaces after it
    style: str
    number: int
    line: int
    kind: str = "text"  # measure and problem as well, where the record knows an item of that line and number
    previous: "Marker | None" = None
    next: "Marker | None" = None
    is_in_list: bool = True  # of a list that begins by 1


@dataclass(eq=False)
class Item:
    """A measure, or a problem with all that belongs to it, in whole lines but for a label before a measure."""

    kind: str
    begin: int
    end: int  # with the end of its last line
    line: int
    last_line: int
    node: dict
    marker: Marker | None = None
    problem: "Item | None" = None  # that a measure belongs to


@dataclass(eq=False)
class Label:
    key: str
    begin: int
    end: int  # behind the colon
    value: tuple[int, int] | None  # with a final stop that belongs to no value
    owner: Item
    line: int
    is_bracketed: bool
    begins_line: bool
    ends_line: bool  # with its value
    last_line: int
    times: int = 1  # how often its owner has it


@dataclass
class Parts:
    text: str
    records: list
    lines: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    markers: list[Marker] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def __post_init__(self):
        self.lines = self.text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.places = {}
        at = 0
        for index, character in enumerate(self.text):
            self.places[at] = index
            at += len(character.encode("utf-8"))
        self.places[at] = len(self.text)
        self.find_items()
        self.find_markers()
        self.link_markers()
        self.find_labels()

    # --- Places ---

    def line_at(self, place):
        return bisect.bisect_right(self.starts, place)

    def line_of(self, line):
        return self.lines[line - 1]

    def code_points(self, pair):
        return self.places[pair[0]], self.places[pair[1]]

    def spans_in(self, node):
        """All spans of an object and of what it holds, in code points."""
        if isinstance(node, list):
            for item in node:
                yield from self.spans_in(item)
        elif isinstance(node, dict):
            for key, value in node.items():
                if key == "spans":
                    for pairs in value.values():
                        yield from map(self.code_points, pairs)
                else:
                    yield from self.spans_in(value)

    def is_row(self, line):
        """Whether a line is a row of a table, or an entry of a contents page."""
        return bool(NO_LIST.search(self.line_of(line).strip()))

    def paragraphs(self):
        """The numbers of the lines that are not blank."""
        return [number for number, line in enumerate(self.lines, 1) if line.strip()]

    # --- Items ---

    def new_item(self, kind, node, problem=None):
        # A deadline that one task has from another, or a unit's prefix, may stand elsewhere: what begins before
        # the item is none of its own text.
        begin = self.starts[node["line"] - 1]
        label = MEASURES_LABEL.match(self.lines[node["line"] - 1]) if kind == "measure" else None
        if label:
            begin += label.end()
        ends = [end for start, end in self.spans_in(node) if start >= begin]
        last = self.line_at(max(ends, default=begin) - 1) if ends else node["line"]
        last = max(last, node["line"])
        end = min(self.starts[last], len(self.text))
        item = Item(kind, begin, end, node["line"], last, node, problem=problem)
        self.items.append(item)
        return item

    def find_items(self):
        for record in self.records:
            for node in record["problems"]:
                problem = self.new_item("problem", node)
                for measure in node["measures"]:
                    self.new_item("measure", measure, problem)
            for node in record["measures"]:
                self.new_item("task", node)
        # Tasks that share a line with another are no item of their own.
        lines = [item.line for item in self.items if item.kind == "task"]
        self.tasks = [item for item in self.items if item.kind == "task"]
        self.items = [item for item in self.items if item.kind != "task" or lines.count(item.line) == 1]

    # --- Markers ---

    def find_markers(self):
        by_line = {}
        for item in self.items:
            number = item.node.get("ordinal" if item.kind == "problem" else "number")
            if item.kind != "task" and number is not None:
                by_line[item.line, number] = item
        in_annexes = False
        for index, line in enumerate(self.lines):
            if not line.strip():
                continue
            in_annexes = bool(ANNEX.match(line)) or (in_annexes and bool(MARKERS["digits"].match(line.strip())))
            if in_annexes or NO_LIST.search(line.strip()):
                continue
            marker = self.marker_in(line, index)
            if marker is None:
                continue
            item = by_line.get((marker.line, marker.number))
            if item is not None and item.marker is None:
                item.marker, marker.kind = marker, item.kind
            self.markers.append(marker)
        for item in self.tasks:
            found = [marker for marker in self.markers if marker.line == item.line]
            item.marker = found[0] if found else None

    def marker_in(self, line, index):
        start = len(line) - len(line.lstrip())
        label = MEASURES_LABEL.match(line)
        if label:
            start = label.end() + len(line[label.end() :]) - len(line[label.end() :].lstrip())
        for style, pattern in MARKERS.items():
            found = pattern.match(line, start)
            if found:
                rest = line[found.end() :]
                end = found.end() + len(rest) - len(rest.lstrip())
                place = self.starts[index]
                return Marker(place + start, place + end, style, number_of(found["number"]), index + 1)
        return None

    def link_markers(self):
        """By the numbers alone: 1 begins a list; another number goes on in the latest list that it follows in."""
        lists = []
        for marker in self.markers:
            same = [one for one in lists if one[-1].kind == marker.kind and one[-1].style == marker.style]
            if marker.kind == "measure":
                # The numbers of measures may run on where the marks around them change.
                same = [one for one in lists if one[-1].kind == "measure" and one not in same] + same
            before = [one for one in same if one[-1].number + 1 == marker.number]
            if marker.number == 1 or not before:
                marker.is_in_list = marker.number == 1
                lists.append([marker])
            else:
                marker.previous = before[-1][-1]
                marker.is_in_list = marker.previous.is_in_list
                marker.previous.next = marker
                before[-1].append(marker)
                # The list that was gone on in is the latest now.
                found = before[-1]
                lists = [one for one in lists if one is not found] + [found]

    # --- Labels ---

    def label_before(self, place):
        """Where the label that ends before a value begins and ends; None where none stands there."""
        head = self.text[max(0, place - 60) : place]
        colon = LABEL_END.search(head)
        if not colon:
            return None
        words = head[: colon.start()].rstrip(" 　")
        line_start = words.rfind("\n") + 1
        run = re.search(r"[\u4e00-\u9fff](?:[ 　]?[\u4e00-\u9fff])*$", words[line_start:])
        if not run:
            return None
        at = line_start + run.start()
        # The longest words that begin behind a space or a mark.
        for start in [at, *(at + gap.end() for gap in re.finditer("[ 　]", words[at:]))]:
            bare = re.sub(r"\s", "", words[start:])
            if len(bare) <= LONGEST_LABEL and LABEL_WORD.fullmatch(bare):
                offset = max(0, place - 60)
                return offset + start, offset + colon.start() + 1
        return None

    def values_of(self, node):
        """(key, spans) of the labelled values of a problem, measure or task."""
        for key in (*UNIT_KEYS, "deadline"):
            if key in node:
                yield key, node[key].get("spans", {}).get("text", [])
        for key in TEXT_KEYS:
            if key in node:
                yield key, node.get("spans", {}).get(key, [])

    def find_labels(self):
        owners = [item for item in self.items if item.kind != "task"] + self.tasks
        for owner in owners:
            for key, pairs in self.values_of(owner.node):
                found = []
                for begin, end in map(self.code_points, pairs):
                    label = self.label_before(begin)
                    if label:
                        found.append([label, begin, end])
                    elif found:
                        found[-1][2] = end
                for label, begin, end in found:
                    self.add_label(owner, key, label, begin, end, len(found))
        for found in MEASURES_LABEL.finditer(self.text):
            place = found.start("label")
            line = self.line_at(place)
            before = [item for item in self.items if item.kind == "problem" and item.begin <= place]
            if before and any(one.problem is before[-1] and one.line >= line for one in self.items):
                self.add_label(before[-1], "measures", found.span("label"), None, None, 1)
        self.labels.sort(key=lambda label: label.begin)

    def add_label(self, owner, key, place, begin, end, times):
        value = None
        last = place[1]
        if begin is not None:
            while self.text[end : end + 1] in ("。", "."):
                end += 1
            value, last = (begin, end), end
        line_start = self.starts[self.line_at(place[0]) - 1]
        before = self.text[line_start : place[0]]
        last_line = self.line_at(last - 1)
        after = self.text[last : self.starts[last_line] - 1]
        opened = [mark for mark in BRACKETS if before.count(mark) > before.count(BRACKETS[mark])]
        self.labels.append(
            Label(
                key,
                *place,
                value,
                owner,
                self.line_at(place[0]),
                is_bracketed=bool(opened),
                begins_line=not before.strip(),
                ends_line=not after.strip(),
                last_line=last_line,
                times=times,
            )
        )
