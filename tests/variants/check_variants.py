#!/usr/bin/env python3
"""The record of a document does not depend on how its text got here.

usage: check_variants.py --bin PATH --root PROJECT [--only PATTERN]... [--document PATTERN]... [--keep FOLDER]
       check_variants.py --list

Every samples/*.txt and ../shared/corpus/plan-*.txt is written anew in many ways (other widths, encodings, line
ends, blank lines, hard wraps, page breaks, web pages around it …; --list names them), and `zhenggai extract`
must make the same record of each as of the original. Compared are the records with U+FF01–FF5E folded to
ASCII and all white space removed, without document.source, document.encoding, coverage, line, column, spans and
the diagnostics that speak of layout. Other diagnostics must have the same codes and messages in the same order.

A difference is printed as variant, document, JSON path, expected and found, at most five for a variant.
--only takes the variants and --document the documents whose name matches a regular expression; --keep leaves
every variant as a file there, to try by hand. Without the corpus a line SKIP tells so and the samples run alone.
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

# No byte code of the shared part beside the cases.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run_cases import TIME_LIMIT, FaultError, as_text, clean_environment, load_json  # noqa: E402

# What cannot be decided by any honest rule: (variant, document, JSON path), each a regular expression that must
# match in whole, and the reason. One that excuses nothing is a fault itself.
EXCEPTIONS: list[tuple[str, str, str, str]] = [
    (
        r".*pages-head-blank-lines",
        r"oddities\.txt",
        r".*",
        "a head without any page number repeats a title that stands below a notice: a title again, as of a new document",
    ),
    (
        r"wrap-38-(no-blank-lines|typeset-indented)-pages-head-blank-lines",
        r"county-list\.txt",
        r".*",
        "a head without any page number comes once: nothing tells it from a title",
    ),
    (
        r"(.*-)?pages-head-blank-lines",
        r"policy-.*\.txt",
        r".*",
        "a head without any page number comes once: nothing tells it from a title",
    ),
    (
        r"wrap-20.*",
        r"policy-county-notice\.txt",
        r"\.document\.issuers.*",
        "the names of two units that sign are broken over the lines of a narrow column",
    ),
    (
        r"wrap-20.*",
        r"policy-pilot-notice\.txt",
        r"\.(measures|diagnostics).*",
        "a line ends by ： in a parenthesis that the line above it has opened, like a label without its value",
    ),
    (
        r"(ideographic|nbsp|tab)-indentation(-no-blank-lines)?|wrap-38-margin",
        r"five-year-county\.txt",
        r".*",
        "every line has the same indent: a cell that stands alone on its line has lost its column, and is reported",
    ),
    (
        r"cut-1.*",
        r"oddities\.txt",
        r"\.(diagnostics|document\.grade_reasons).*",
        "the cut is right before 三、 of 反馈问题三、: a line that begins with a marker, which is told as one too many",
    ),
]

LEFT_OUT = {"line", "column", "spans"}
LEFT_OUT_OF_DOCUMENT = {"source", "encoding", "sha256", "coverage"}
# Diagnostics that speak of how the text is laid out, and not of what it says.
LAYOUT_CODE = re.compile(r"encoding-.*|.*-encoding|joined-.*|page-.*|lossy-.*|replaced-.*")
MOST_DIFFERENCES = 5
# Of an expected or found value, what is shown.
MOST_SHOWN = 90
LINES_A_PAGE = 30
# The sample that differences are planted in, to see that they are found.
PLANTED_IN = "town-brook.txt"


# --- Lines: a text is a list of lines without their ends ---


def is_blank(line):
    return not line.strip()


def each_line(change):
    return lambda text: [line if is_blank(line) else change(line) for line in text.lines]


def no_blank_lines(text):
    return [line for line in text.lines if not is_blank(line)]


def two_blank_lines(text):
    return [part for line in text.lines if not is_blank(line) for part in (line, "", "")]


def indented(prefix):
    return each_line(lambda line: prefix + line.strip())


# --- Widths and characters ---

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
DIGIT_BESIDE_HAN = re.compile(rf"(?<=\d)(?=[{HAN}])|(?<=[{HAN}])(?=\d)")
LABEL = re.compile(rf"^(\s*)([{HAN}]{{2,10}})(?=\s*[：:])")

TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if not chr(code - 0xFEE0).isalnum()}
TO_FULL = {ord(mark): ord(mark) + 0xFEE0 for mark in ",:;()"}
TO_FULL_DIGITS = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
KANGXI = {ord(unicodedata.normalize("NFKC", chr(code))): code for code in range(0x2F00, 0x2FD6)}
NUMERALS = {ord(numeral) for numeral in "一二八十"}
KANGXI_WITHOUT_NUMERALS = {han: radical for han, radical in KANGXI.items() if han not in NUMERALS}
KANGXI_OF_DATES = {ord("月"): KANGXI[ord("月")], ord("日"): KANGXI[ord("日")]}


def translated(table):
    return each_line(lambda line: line.translate(table))


def in_labels(change):
    return each_line(lambda line: LABEL.sub(lambda label: label[1] + change(label[2]), line))


# --- Hard wraps ---

CLOSING = "，。、；：）”》！？’】〕」』,;:)"
OPENING = "（“《‘【〔「『("


def by_characters(text, size):
    """Pieces of exactly size characters; the last may be shorter."""
    return [text[at : at + size] for at in range(0, len(text), size)]


def column_width(character):
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def by_columns(text, size):
    """Pieces of at most twice size columns, a Han character being two, an ASCII character one."""
    pieces, piece, width = [], "", 0
    for character in text:
        if width + column_width(character) > 2 * size:
            pieces.append(piece)
            piece, width = "", 0
        piece += character
        width += column_width(character)
    return [*pieces, piece]


def is_within_number(text, at):
    """Whether a cut before text[at] would fall between two digits, or a digit and the point behind or before it."""
    around = text[max(0, at - 2) : at + 2].replace("．", ".")
    return re.search(r"\d[\d.]|\.\d", text[at - 1 : at + 1]) is not None and re.search(r"\d\.?\d", around) is not None


def by_typesetting(text, size):
    """As a typesetter does: no line begins with a closing mark or ends with an opening one, no number is cut."""
    pieces, start = [], 0
    while len(text) - start > size:
        end = start + size
        if text[end] in CLOSING and text[end + 1 : end + 2] not in [*CLOSING]:
            end += 1
        while end > start + 1 and end < len(text) and (
            text[end] in CLOSING or text[end - 1] in OPENING or is_within_number(text, end)
        ):
            end -= 1
        pieces.append(text[start:end])
        start = end
    return [*pieces, text[start:]] if start < len(text) else pieces


def is_table_row(body):
    """What sets a text in lines leaves the rows of its tables whole, and the entries of its contents."""
    return "\t" in body or len(re.findall(r"\s{3,}", body)) >= 2 or bool(re.search(r"…{3,}\s*\d+$", body))


def wrapped(cut, size, first="", rest="", keep_indent=True, is_counted=False):
    """Lines of more than size characters cut; what indents the first line of a paragraph stays with it.

    first and rest are put before the first line of a paragraph and before its other lines, beside the size, or
    (first alone, is_counted) within it, as in print."""

    def wrap(text):
        lines = []
        for line in text.lines:
            body = line.strip()
            if not body:
                lines.append("")
                continue
            if is_table_row(body):
                lines.append(rest + line)
                continue
            lead = line[: len(line) - len(line.lstrip())] if keep_indent else ""
            if is_counted:
                lines += cut(first + body, size)
                continue
            pieces = cut(body, size) if len(body) > size else [body]
            lines += [(first + lead if index == 0 else rest) + piece for index, piece in enumerate(pieces)]
        return lines

    return wrap


# --- Page breaks ---

PAGE_NUMBERS = {
    "dash": "— {page} —",
    "hyphen": "- {page} -",
    "of": "第 {page} 页 共 {pages} 页",
    "bare": "{page}",
}


def page_break(style, page, pages, blank, head):
    """The lines between two pages: the number at the foot of one, the running head of the next."""
    lines = [] if style is None else [PAGE_NUMBERS[style].format(page=page, pages=pages)]
    lines += [head] if head else []
    return ["", *lines, ""] if blank else lines


def paged(style, blank=False, head=False):
    def break_pages(text):
        pages = [text.lines[at : at + LINES_A_PAGE] for at in range(0, len(text.lines), LINES_A_PAGE)]
        lines = []
        for page, content in enumerate(pages, start=1):
            if page > 1:
                lines += page_break(style, page - 1, len(pages), blank, text.title if head else "")
            lines += content
        return lines + page_break(style, len(pages), len(pages), blank, "")

    return break_pages


def form_feeds(text):
    """As pdftotext writes them: before the first line of every page but the first."""
    return ["\f" + line if at and at % LINES_A_PAGE == 0 else line for at, line in enumerate(text.lines)]


LEAST_TO_CUT = 40
NEAREST_TO_THE_END = 6
ENDS = "。！？；：.!?;:"


def places_to_cut(body):
    """Where a paragraph can be cut so that a reader sees that it goes on.

    Not after a sentence; behind a sentence or a long clause, because a heading or a name ends openly too; and
    before another mark.
    """
    return [
        at
        for at in range(NEAREST_TO_THE_END, len(body) - NEAREST_TO_THE_END)
        if body[at - 1] not in ENDS
        and not (body[at - 1] in CLOSING and body[at - 2] in ENDS)
        and ("。" in body[:at] or (at >= LEAST_TO_CUT and set("，,") & set(body[:at])))
        and set("，,。；;") & set(body[at:])
    ]


def is_long_sentence(body):
    """Running text: a field's value may end openly, and what follows it is no part of it."""
    is_field = re.match(r"[\u4e00-\u9fff]{2,10}[：:]", body)
    return len(body) >= LEAST_TO_CUT and body[-1] in ENDS and not is_field and bool(places_to_cut(body))


def cut_by_pages(seed, style=None, head=False):
    """Every third long paragraph of the text, which is not wrapped otherwise, cut at a random place."""

    def cut(text):
        chance = random.Random(seed)
        long = [at for at, line in enumerate(text.lines) if is_long_sentence(line.strip())]
        chosen = sorted(chance.sample(long, -(-len(long) // 3)))
        lines, page = [], 0
        for at, line in enumerate(text.lines):
            if at not in chosen:
                lines.append(line)
                continue
            page += 1
            body = line.rstrip()
            lead = len(body) - len(body.lstrip())
            place = lead + chance.choice(places_to_cut(body[lead:]))
            between = page_break(style, page, len(chosen), True, text.title if head else "")
            lines += [body[:place], *(between if between != ["", ""] else [""]), body[place:]]
        return lines

    return cut


# --- Web pages ---

NAVIGATION = ["您现在的位置：首页 > 政务公开 > 重点领域 > 环境保护"]
PUBLISHED = ["来源：霁川县融媒体中心　发布时间：2021-03-04 09:15　浏览次数：208次　【字体：大 中 小】"]
FOOTER = ["【打印本页】　【关闭窗口】"]
WHOLE_FOOTER = [
    "初审：林某　二审：苏某　主审：顾某",
    "扫一扫在手机打开当前页",
    "分享到：",
    "上一篇：关于开展春季义务植树活动的通知",
    "下一篇：没有了",
    "打印 关闭",
    "版权所有：霁川县人民政府　主办单位：霁川县人民政府办公室",
    "霁ICP备20200001号　网站标识码：0000000000",
]


def in_web_page(before, behind_title, after, blank=True):
    gap = [""] if blank else []

    def surround(text):
        end = title_end(text)
        head = [*text.lines[:end], *(gap + behind_title if behind_title else [])]
        return [*before, *gap, *head, *text.lines[end:], *gap, *after]

    return surround


def title_end(text):
    """The index behind the last line of the title, 0 where it does not stand in one piece."""
    for start in range(len(text.lines)):
        joined = ""
        for end in range(start, min(start + 8, len(text.lines))):
            joined += bare(text.lines[end])
            if joined and joined == bare(text.title):
                return end + 1
            if not bare(text.title).startswith(joined):
                break
    return 0


# --- The variants ---


@dataclass
class Text:
    lines: list[str]
    title: str


@dataclass
class Variant:
    """Steps change the lines, one after another; then they are joined by `end` and encoded."""

    name: str
    steps: list[Callable[[Text], list[str]]] = field(default_factory=list)
    end: str = "\n"
    encode: Callable[[str], bytes] = lambda text: text.encode("utf-8")
    # What both records are folded by besides.
    fold: Callable[[str], str] = lambda text: text

    def bytes_of(self, text):
        for step in self.steps:
            text = Text(step(text), text.title)
        return self.encode(self.end.join(text.lines) + self.end)


def without_format_characters(text):
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def by_compatibility(text):
    return unicodedata.normalize("NFKC", text)


def spread(word):
    return "\u200b".join(word)


def radicals(word):
    return word.translate(KANGXI_WITHOUT_NUMERALS)


def gb18030(text):
    return text.encode("gb18030")


def utf_16le(text):
    return b"\xff\xfe" + text.encode("utf-16-le")


def character_variants():
    yield Variant("half-width-marks", [translated(TO_HALF)])
    yield Variant("full-width-marks", [translated(TO_FULL)])
    yield Variant("full-width-digits", [translated(TO_FULL_DIGITS)])
    yield Variant("full-width-marks-and-digits", [translated(TO_FULL | TO_FULL_DIGITS)])
    yield Variant("space-between-digit-and-han", [each_line(lambda line: DIGIT_BESIDE_HAN.sub(" ", line))])
    yield Variant("nbsp-between-digit-and-han", [each_line(lambda line: DIGIT_BESIDE_HAN.sub("\xa0", line))])
    yield Variant("kangxi-in-labels", [in_labels(radicals)], fold=by_compatibility)
    yield Variant("kangxi-in-dates", [translated(KANGXI_OF_DATES)], fold=by_compatibility)
    yield Variant("kangxi-but-numerals", [translated(KANGXI_WITHOUT_NUMERALS)], fold=by_compatibility)
    yield Variant("kangxi-throughout", [translated(KANGXI)], fold=by_compatibility)
    yield Variant("zero-width-space-in-labels", [in_labels(spread)], fold=without_format_characters)
    yield Variant(
        "bidi-marks-around-lines",
        [each_line(lambda line: f"\u202a\u200e{line}\u200f\u202c")],
        fold=without_format_characters,
    )
    yield Variant(
        "zero-width-no-break-space-at-line-starts", [each_line("\ufeff".__add__)], fold=without_format_characters
    )


def encoding_variants():
    yield Variant("utf-8-with-mark", encode=lambda text: text.encode("utf-8-sig"))
    yield Variant("gb18030", encode=gb18030)
    yield Variant("utf-16le", encode=utf_16le)
    yield Variant("utf-16be", encode=lambda text: b"\xfe\xff" + text.encode("utf-16-be"))
    ends = {"crlf": "\r\n", "cr": "\r", "u2028": "\u2028", "u2029": "\u2029", "nel": "\x85", "vertical-tab": "\v"}
    for name, end in ends.items():
        yield Variant(name, end=end)
    yield Variant("crlf-gb18030", end="\r\n", encode=gb18030)
    yield Variant("crlf-utf-16le", end="\r\n", encode=utf_16le)
    yield Variant("crlf-gb18030-wrap-38", [wrapped(by_characters, 38)], end="\r\n", encode=gb18030)
    yield Variant("u2028-wrap-38", [wrapped(by_characters, 38)], end="\u2028")


def blank_variants():
    yield Variant("no-blank-lines", [no_blank_lines])
    yield Variant("two-blank-lines", [two_blank_lines])
    yield Variant("ideographic-indentation", [indented("\u3000\u3000")])
    yield Variant("nbsp-indentation", [indented("\xa0\xa0\xa0\xa0")])
    yield Variant("tab-indentation", [indented("\t")])
    yield Variant("ideographic-indentation-no-blank-lines", [no_blank_lines, indented("\u3000\u3000")])
    yield Variant("spaces-behind-lines", [each_line(lambda line: line + "  ")])


def wrap_variants():
    cuts = {"": by_characters, "-typeset": by_typesetting, "-columns": by_columns}
    for size in (20, 38, 40):
        for kind, cut in cuts.items():
            name = f"wrap-{size}{kind}"
            indent = wrapped(cut, size, "\u3000\u3000", keep_indent=False, is_counted=kind == "-typeset")
            yield Variant(name, [wrapped(cut, size)])
            yield Variant(f"{name}-no-blank-lines", [no_blank_lines, wrapped(cut, size)])
            yield Variant(f"{name}-indented", [indent])
            yield Variant(f"{name}-indented-no-blank-lines", [no_blank_lines, indent])
    yield Variant("wrap-38-margin", [wrapped(by_characters, 38, first="  ", rest="  ", keep_indent=False)])
    yield Variant(
        "wrap-38-margin-and-indentation",
        [wrapped(by_characters, 38, first="        ", rest="    ", keep_indent=False)],
    )
    yield Variant("wrap-38-two-blank-lines", [two_blank_lines, wrapped(by_characters, 38)])
    yield Variant("wrap-38-half-width-marks", [wrapped(by_characters, 38), translated(TO_HALF)])
    yield Variant("wrap-38-spaces-behind-lines", [wrapped(by_characters, 38), each_line(lambda line: line + " ")])
    yield Variant(
        "wrap-38-space-between-digit-and-han",
        [each_line(lambda line: DIGIT_BESIDE_HAN.sub(" ", line)), wrapped(by_columns, 38)],
    )


def page_variants():
    wraps = {
        "": [],
        "wrap-38-": [wrapped(by_characters, 38)],
        "wrap-38-no-blank-lines-": [no_blank_lines, wrapped(by_characters, 38)],
        "wrap-38-typeset-indented-": [
            no_blank_lines,
            wrapped(by_typesetting, 38, "\u3000\u3000", keep_indent=False, is_counted=True),
        ],
    }
    for wrap, steps in wraps.items():
        for style in PAGE_NUMBERS:
            yield Variant(f"{wrap}pages-{style}", [*steps, paged(style)])
            yield Variant(f"{wrap}pages-{style}-blank-lines", [*steps, paged(style, blank=True)])
        yield Variant(f"{wrap}pages-dash-head", [*steps, paged("dash", head=True)])
        yield Variant(f"{wrap}pages-bare-head-blank-lines", [*steps, paged("bare", blank=True, head=True)])
        yield Variant(f"{wrap}pages-head-blank-lines", [*steps, paged(None, blank=True, head=True)])
        yield Variant(f"{wrap}form-feeds", [*steps, form_feeds])
        yield Variant(f"{wrap}pages-dash-form-feeds", [*steps, form_feeds, paged("dash")])
    for seed in (1, 2, 3):
        yield Variant(f"cut-{seed}", [cut_by_pages(seed)])
        yield Variant(f"cut-{seed}-pages-dash", [cut_by_pages(seed, "dash")])
        yield Variant(f"cut-{seed}-pages-bare", [cut_by_pages(seed, "bare")])
        yield Variant(f"cut-{seed}-pages-of-head", [cut_by_pages(seed, "of", head=True)])
        yield Variant(f"cut-{seed}-no-other-blank-lines", [no_blank_lines, cut_by_pages(seed)])


def web_variants():
    yield Variant("web-navigation-and-footer", [in_web_page(NAVIGATION, [], FOOTER)])
    yield Variant("web-navigation-and-footer-close", [in_web_page(NAVIGATION, [], FOOTER, blank=False)])
    yield Variant("web-page", [in_web_page(NAVIGATION + PUBLISHED, [], WHOLE_FOOTER)])
    yield Variant("web-page-published-behind-title", [in_web_page(NAVIGATION, PUBLISHED, WHOLE_FOOTER)])
    close = in_web_page(NAVIGATION, PUBLISHED, WHOLE_FOOTER, blank=False)
    yield Variant("web-page-no-blank-lines", [no_blank_lines, close])
    yield Variant("web-page-wrap-38", [wrapped(by_characters, 38), in_web_page(NAVIGATION, [], WHOLE_FOOTER)])


def all_variants():
    groups = (character_variants, encoding_variants, blank_variants, wrap_variants, page_variants, web_variants)
    variants = [variant for group in groups for variant in group()]
    repeated = [name for name, count in Counter(variant.name for variant in variants).items() if count > 1]
    if repeated:
        raise FaultError(f"variants of the same name: {', '.join(repeated)}")
    return variants


# --- Records ---

FROM_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def bare(text):
    """Folded to ASCII, without white space."""
    return "".join(text.translate(FROM_FULL).split())


def comparable_diagnostics(diagnostics, fold):
    result = []
    for diagnostic in diagnostics:
        if LAYOUT_CODE.fullmatch(diagnostic["code"]):
            continue
        # What a message quotes may be cut off after so many characters, spaces among them.
        message = re.sub(r": [^:]*…", ": …", diagnostic["message"])
        message = re.sub(r"\d", "", bare(fold(message)))
        result.append({"severity": diagnostic["severity"], "code": diagnostic["code"], "message": message})
    return result


def comparable(node, fold, key=None):
    """The record without what a layout may change."""
    if isinstance(node, str):
        return bare(fold(node))
    if isinstance(node, list) and key == "diagnostics":
        return comparable_diagnostics(node, fold)
    if isinstance(node, list):
        return [comparable(item, fold) for item in node]
    if isinstance(node, dict):
        left_out = LEFT_OUT | LEFT_OUT_OF_DOCUMENT if key == "document" else LEFT_OUT
        return {name: comparable(value, fold, name) for name, value in node.items() if name not in left_out}
    return node


def shown(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}… ({len(text)} characters)"


def shown_apart(want, got):
    """Two texts from shortly before the place where they part."""
    if not (isinstance(want, str) and isinstance(got, str)):
        return shown(want), shown(got)
    start = max(0, len(os.path.commonprefix([want, got])) - 12)
    lead = "…" if start else ""
    return lead + shown(want[start:]), lead + shown(got[start:])


def differences(want, got, path=""):
    """(path, expected, found) for every place where two comparable records differ."""
    if isinstance(want, dict) and isinstance(got, dict):
        for key in [*want, *(key for key in got if key not in want)]:
            if key not in got:
                yield f"{path}.{key}", shown(want[key]), "nothing"
            elif key not in want:
                yield f"{path}.{key}", "nothing", shown(got[key])
            else:
                yield from differences(want[key], got[key], f"{path}.{key}")
    elif isinstance(want, list) and isinstance(got, list):
        if len(want) != len(got):
            yield f"{path}", f"{len(want)} items", f"{len(got)} items"
        for index, (one, other) in enumerate(zip(want, got)):
            yield from differences(one, other, f"{path}[{index}]")
    elif want != got or type(want) is not type(got):
        yield path, *shown_apart(want, got)


# --- Running ---


def extract(program, folder, names):
    """What the program makes of the files: {name: records}, and what it says."""
    done = subprocess.run(
        [program, "extract", "--format", "json", *names],
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    said = as_text(done.stderr)
    if done.returncode not in (0, 1, 4):
        raise FaultError(f"`zhenggai extract` exited {done.returncode}: {said.strip()[:2000]}")
    records = {name: [] for name in names}
    for record in load_json(as_text(done.stdout)) if done.stdout.strip() else []:
        records[record["document"]["source"]].append(record)
    return records, said


def extract_each(program, folder, names):
    """All files in one process; where that ends badly, each in its own, so that one crash hides no other."""
    try:
        return *extract(program, folder, names), {}
    except (FaultError, subprocess.TimeoutExpired, json.JSONDecodeError, KeyError):
        records, said, faults = {}, "", {}
        for name in names:
            try:
                found, text = extract(program, folder, [name])
                records |= found
                said += text
            except (FaultError, subprocess.TimeoutExpired, json.JSONDecodeError, KeyError) as error:
                faults[name] = str(error)
        return records, said, faults


def excuse(variant, document, path, used):
    for index, (variants, documents, paths, _) in enumerate(EXCEPTIONS):
        if re.fullmatch(variants, variant) and re.fullmatch(documents, document) and re.fullmatch(paths, path):
            used.add(index)
            return True
    return False


def read_document(program, path, folder):
    """The document's text and its own records."""
    content = path.read_bytes().decode("utf-8")
    (Path(folder) / "original.txt").write_text(content, encoding="utf-8", newline="")
    records, said = extract(program, folder, ["original.txt"])
    records = records["original.txt"]
    if not records:
        raise FaultError(f"no record of the original: {said.strip()}")
    return Text(content.removesuffix("\n").split("\n"), records[0]["document"].get("title", "")), records


def check_document(program, path, variants, folder, used):
    """{variant: [(document, path, expected, found)]} of one document."""
    text, original = read_document(program, path, folder)
    files = {f"{variant.name}.txt": variant for variant in variants}
    for name, variant in files.items():
        (Path(folder) / name).write_bytes(variant.bytes_of(text))
    records, said, crashed = extract_each(program, folder, list(files))

    faults = {}
    for name, variant in files.items():
        if name in crashed:
            faults[variant.name] = [(path.name, "", "a record", crashed[name])]
            continue
        want = [comparable(record, variant.fold) for record in original]
        got = [comparable(record, variant.fold) for record in records.get(name, [])]
        if not got:
            why = " ".join(line for line in said.splitlines() if line.startswith(name))
            found = [("", "a record", f"none: {why}")]
        elif len(want) == len(got) == 1:
            found = list(differences(want[0], got[0]))
        else:
            found = list(differences(want, got))
        found = [fault for fault in found if not excuse(variant.name, path.name, fault[0], used)]
        if found:
            faults[variant.name] = [(path.name, *fault) for fault in found]
    return faults


def report(variants, faults, documents):
    for variant in variants:
        found = faults.get(variant.name, [])
        print(f"{'FAILED' if found else 'ok'}: {variant.name}")
        # One of every document first: the same fault in many documents is one fault.
        first = {}
        for fault in found:
            first.setdefault(fault[0], fault)
        ordered = [*first.values(), *(fault for fault in found if fault is not first[fault[0]])]
        for document, path, want, got in ordered[:MOST_DIFFERENCES]:
            print(f"    {document} {path}\n        expected {want}\n        found    {got}")
        if len(ordered) > MOST_DIFFERENCES:
            counts = ", ".join(f"{name} {count}" for name, count in Counter(fault[0] for fault in found).items())
            print(f"    … {len(ordered) - MOST_DIFFERENCES} more ({counts})")
    failed = sum(bool(faults.get(variant.name)) for variant in variants)
    print(f"{len(variants)} variants of {documents} documents: {len(variants) - failed} passed, {failed} failed")
    return failed


def check_own_parts():
    """What the variants rest on, so that none of them tests nothing."""
    assert by_characters("一二三四五", 2) == ["一二", "三四", "五"]
    assert by_columns("一a二bc三", 2) == ["一a", "二bc", "三"]
    assert by_typesetting("一二三，四五", 3) == ["一二三，", "四五"]
    assert by_typesetting("一二三”，四五", 3) == ["一二", "三”，", "四五"]
    assert by_typesetting("一二12.5万吨", 4) == ["一二", "12.5", "万吨"]
    assert by_typesetting("一二“三四”五", 3) == ["一二", "“三四”", "五"]
    text = Text(["标题", "", "一" * 30 + "，" + "二" * 30 + "。", "", "末行。"], "标题")
    for step in (wrapped(by_characters, 20), wrapped(by_typesetting, 20), wrapped(by_columns, 20), cut_by_pages(1)):
        assert step(text) != text.lines
        assert bare("".join(step(text))) == bare("".join(text.lines))
    assert title_end(text) == 1
    want = comparable({"a": [{"text": "甲（1）\n乙", "line": 3}]}, str)
    same = comparable({"a": [{"text": "甲 (１)乙", "line": 9}]}, str)
    other = comparable({"a": [{"text": "甲(2)乙"}]}, str)
    assert not list(differences(want, same))
    assert list(differences(want, other)) == [(".a[0].text", "甲(1)乙", "甲(2)乙")]


def check_that_differences_are_found(program, path, folder):
    """Variants of the document that do change what it says must be told, each by what it changes."""
    planted = [
        Variant("planted-unit", [each_line(lambda line: line.replace("县水利局", "县林业局"))]),
        Variant("planted-loss", [lambda text: [line for line in text.lines if not line.startswith("4.")]]),
        Variant("planted-document", [lambda text: [*text.lines, "", *text.lines]]),
        Variant("planted-nothing", [lambda _: []]),
    ]
    paths = {
        "planted-unit": ".problems[0].responsible_units.text",
        "planted-loss": ".problems[1].measures",
        "planted-document": "",
        "planted-nothing": "",
    }
    used = set()
    faults = check_document(program, path, planted, folder, used)
    for variant in planted:
        found = faults.get(variant.name, [])
        if not any(fault[1].endswith(paths[variant.name]) for fault in found):
            raise FaultError(f"{variant.name}: the difference was not found; found was {found}")
    if used:
        raise FaultError("an exception excuses what was planted")
    same = check_document(program, path, [Variant("unchanged")], folder, used)
    if same:
        raise FaultError(f"a document differs from itself: {same}")


def chosen(items, patterns, name_of):
    return [item for item in items if not patterns or any(re.search(pattern, name_of(item)) for pattern in patterns)]


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("--bin", type=Path, metavar="PATH", help="the program zhenggai")
    parser.add_argument("--root", type=Path, metavar="PROJECT", help="samples/ is in it, shared/ beside it")
    parser.add_argument("--only", action="append", metavar="PATTERN", help="variants of this name alone")
    parser.add_argument("--document", action="append", metavar="PATTERN", help="documents of this name alone")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the variants here and leave them")
    parser.add_argument("--list", action="store_true", help="name the variants")
    arguments = parser.parse_args()
    if not arguments.list:
        if arguments.root is None:
            parser.error("--root must name the project")
        if arguments.bin is None or not os.access(arguments.bin, os.X_OK):
            parser.error("--bin must name the program zhenggai, built")
    return arguments


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
    check_own_parts()
    variants = chosen(all_variants(), arguments.only, lambda variant: variant.name)
    if arguments.list:
        print(*(variant.name for variant in variants), sep="\n")
        return 0
    program = arguments.bin.resolve()
    documents = find_documents(arguments.root.resolve(), arguments.document)
    if not variants or not documents:
        raise FaultError("no variant or no document of that name")

    faults, used = {}, set()
    with tempfile.TemporaryDirectory() as temporary:
        check_that_differences_are_found(program, arguments.root.resolve() / "samples" / PLANTED_IN, Path(temporary))
        for path in documents:
            folder = (arguments.keep or Path(temporary)).resolve() / path.stem
            folder.mkdir(parents=True, exist_ok=True)
            for variant, found in check_document(program, path, variants, folder, used).items():
                faults.setdefault(variant, []).extend(found)
    failed = report(variants, faults, len(documents))

    for index, (*where, reason) in enumerate(EXCEPTIONS):
        if index in used:
            print(f"excused: {' '.join(where)}: {reason}")
        elif not arguments.only and not arguments.document:
            print(f"FAILED: the exception {' '.join(where)} excuses nothing; take it out")
            failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FaultError as error:
        sys.exit(f"check_variants.py: {error}")
