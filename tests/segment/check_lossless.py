#!/usr/bin/env python3
"""Nothing is lost: `zhenggai segment` over every sample and every document of the corpus, at every level.

usage: check_lossless.py --bin PATH --root PROJECT

For each document and level: the segments in order, put together, are the document but for white space; the bytes
under the spans of a segment, put together, are its text; and the spans of all segments cover every byte once
that is no white space. The same is tried of each document hard-wrapped and with page numbers; there, a page
number that stands inside a paragraph comes behind it. Without ../shared/corpus the samples run alone.
"""
import argparse
import os
import subprocess
import sys
from pathlib import Path

# No byte code of the shared part beside the cases.
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from run_cases import TIME_LIMIT, FaultError, as_text, clean_environment, load_json  # noqa: E402

LEVELS = ["paragraph", "sentence", "clause", "word"]
WIDTH = 38
LINES_A_PAGE = 30


def without_space(text):
    return "".join(text.split())


def segments_of(program, content, level):
    done = subprocess.run(
        [program, "segment", "--by", level, "--format", "jsonl"],
        env=clean_environment(),
        input=content,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    if done.returncode != 0:
        raise FaultError(f"exited {done.returncode}: {as_text(done.stderr).strip()}")
    # Not splitlines(): a text may hold U+2028 and the like, which break no line of JSONL.
    return [load_json(line) for line in as_text(done.stdout).removesuffix("\n").split("\n")]


def wrapped_with_pages(content):
    """Lines of at most 38 characters, and a page number below every 30 of them."""
    lines = []
    for line in content.decode("utf-8").splitlines():
        lines += [line[at : at + WIDTH] for at in range(0, len(line), WIDTH)] or [""]
    paged = []
    for at in range(0, len(lines), LINES_A_PAGE):
        paged += [*lines[at : at + LINES_A_PAGE], "", f"— {at // LINES_A_PAGE + 1} —", ""]
    return "\n".join(paged).encode()


def faults_of(content, segments, in_order=True):
    """How the segments fail to be the content, which is bytes of UTF-8 without a mark."""
    faults = []
    joined = "".join(segment["text"] for segment in segments)
    if in_order and without_space(joined) != without_space(content.decode("utf-8")):
        faults.append("the segments put together are not the document")
    for segment in segments:
        pieces = b"".join(content[begin:end] for begin, end in segment["spans"])
        if pieces.decode("utf-8", "replace") != segment["text"]:
            faults.append(f"line {segment['line']}: the spans {segment['spans']} do not hold {segment['text']!r}")
    behind = 0
    for begin, end in sorted((*span,) for segment in segments for span in segment["spans"]):
        if begin >= end:
            faults.append(f"[{begin}, {end}] is no span")
        if begin < behind:
            faults.append(f"the bytes from {begin} to {behind} are in two segments")
        elif content[behind:begin].decode("utf-8", "replace").strip():
            faults.append(f"the bytes from {behind} to {begin} are in no segment")
        behind = max(behind, end)
    if content[behind:].decode("utf-8", "replace").strip():
        faults.append(f"the bytes from {behind} are in no segment")
    return faults


def check_own_parts():
    """Every fault that there can be must be found."""
    content = "甲。\n\n乙。".encode()

    def found(*segments):
        return faults_of(content, [{"text": text, "line": 1, "spans": spans} for text, spans in segments])

    assert not found(("甲。\n\n", [[0, 8]]), ("乙。", [[8, 14]]))
    assert not found(("甲。乙。", [[0, 6], [8, 14]]))
    assert found(("甲。", [[0, 6]]))
    assert found(("甲。", [[0, 6]]), ("乙", [[8, 11]]))
    assert found(("甲。", [[0, 6]]), ("甲。", [[0, 6]]), ("乙。", [[8, 14]]))
    assert found(("乙。", [[8, 14]]), ("甲。", [[0, 6]]))
    assert found(("甲。", [[0, 6]]), ("乙。", [[8, 11]]))
    assert found(("甲。", [[0, 6], [6, 6]]), ("乙。", [[8, 14]]))
    assert found(("甲。乙。", [[0, 14]]))
    turned = [{"text": text, "line": 1, "spans": spans} for text, spans in (("乙。", [[8, 14]]), ("甲。", [[0, 6]]))]
    assert not faults_of(content, turned, in_order=False)
    assert faults_of(content, turned[:1], in_order=False)
    assert wrapped_with_pages(("水" * 40).encode()).decode() == "水" * 38 + "\n水水\n\n— 1 —\n"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("--bin", type=Path, required=True, metavar="PATH", help="the program zhenggai")
    parser.add_argument("--root", type=Path, required=True, metavar="PROJECT", help="shared/ is beside it")
    arguments = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not os.access(arguments.bin, os.X_OK):
        parser.error("--bin must name the program zhenggai, built")
    check_own_parts()
    root = arguments.root.resolve()
    documents = sorted((root / "samples").glob("*.txt"))
    if not documents:
        parser.error("--root holds no samples")
    corpus = root.parent / "shared" / "corpus"
    documents += sorted(corpus.glob("*.txt"))
    if not corpus.is_dir():
        print("SKIP: ../shared/corpus is absent; the samples run alone")

    failed = total = 0
    for path in documents:
        content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
        for name, text in ((path.name, content), (f"{path.name} wrapped", wrapped_with_pages(content))):
            for level in LEVELS:
                total += 1
                try:
                    segments = segments_of(arguments.bin.resolve(), text, level)
                    faults = faults_of(text, segments, in_order=text is content)
                except (FaultError, subprocess.TimeoutExpired) as error:
                    segments, faults = [], [str(error)]
                failed += bool(faults)
                print(f"{'FAILED' if faults else 'ok'}: {name} by {level}, {len(segments)} segments")
                print(*(f"    {fault}\n" for fault in faults[:5]), sep="", end="")
    print(f"{total - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
