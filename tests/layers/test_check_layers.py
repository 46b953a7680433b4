#!/usr/bin/env python3
"""Test scripts/check_layers: a clean tree passes, and each planted violation is reported, alone.

usage: test_check_layers.py

Each case puts its files on top of the clean tree in a temporary folder, so that exactly the planted
violation may come out. Prints what it checked and closes with `N passed, N failed`.
"""
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKER = Path(__file__).resolve().parent.parent.parent / "scripts" / "check_layers"

# Everything that is allowed, among it all that looks like a violation and is none.
CLEAN = {
    "src/base/span.h": "#pragma once\n#include <cstddef>\n#include <fmt/format.h>\n",
    "src/base/span.cpp": '#include "base/span.h"\n#include <sys/stat.h>\n',
    "src/source/hash.cpp": '#include "source/hash.h"\n#include "base/span.h"\n#include <nettle/sha2.h>\n',
    "src/source/hash.h": '#pragma once\n#include "base/span.h"\n',
    "src/text/lines.h": '#pragma once\n#include "source/hash.h"\n',
    "src/text/lines.cpp": '#include "text/lines.h"\n#include <unicode/uchar.h>\n#include <fmt/format.h>\n',
    "src/segment/words.cpp": '#include "text/lines.h"\n#include <unicode/brkiter.h>\n',
    "src/grammar/load.h": '#pragma once\n#include "source/hash.h"\n',
    "src/grammar/load.cpp": '#include "grammar/load.h"\n#include <re2/re2.h>\n#include <yaml-cpp/yaml.h>\n',
    "src/grammar/embed_main.cpp": "#include <cstdio>\n#include <iostream>\n"
    'int main() { std::fprintf(stderr, "no"); std::exit(1); }\n',
    "src/match/match.cpp": '#include "grammar/load.h"\n#include "text/lines.h"\n#include <re2/set.h>\n',
    "src/document/tree.h": '#pragma once\n#include "text/lines.h"\n',
    "src/value/date.h": '#pragma once\n#include "grammar/load.h"\n',
    "src/record/record.h": '#pragma once\n#include "document/tree.h"\n#include "value/date.h"\n',
    "src/check/counts.cpp": '#include "record/record.h"\n#include "grammar/load.h"\n',
    "src/output/yaml.cpp": '#include "record/record.h"\n'
    "// #include \"cli/main.h\" and std::exit(1) in a comment are no violation\n"
    "/* nor are\n#include <iostream>\nprintf(\"\") in a long one */\n"
    'const char* text = "std::cout << printf(1), abort()";\n'
    'const char* raw = R"(\n#include "cli/main.h"\nexit(1)\n)";\n'
    "int many = 1'000'000; char quote = '\"'; int after = 1;\n"
    'void f(Job& job) { job.abort(); job->exit(); std::snprintf(b, 1, ""); Job::exit(); on_exit(); }\n',
    "src/pipeline/extract.cpp": '#include "output/yaml.h"\n#include "check/counts.h"\n#include "base/span.h"\n',
    "src/cli/main.cpp": '#include "pipeline/extract.h"\n#include "record/record.h"\n#include <CLI/CLI.hpp>\n'
    "#include <cstdio>\n#include <iostream>\nint main() { std::cout << 1; std::exit(0); }\n",
    "src/CMakeLists.txt": "# no C++\n",
}

# name of the case: (files, the place that must be reported, words that the message must hold)
PLANTED = {
    "lower folder includes a higher one": (
        {"src/text/up.cpp": '#include <string>\n#include "document/tree.h"\n'},
        "src/text/up.cpp:2",
        "text/ may not include document/tree.h",
    ),
    "base includes another folder": (
        {"src/base/up.h": '#include "source/hash.h"\n'},
        "src/base/up.h:1",
        "no other folder",
    ),
    "output reaches past record": (
        {"src/output/past.cpp": '#include "document/tree.h"\n'},
        "src/output/past.cpp:1",
        "it may include base/, record/",
    ),
    "value knows the document": (
        {"src/value/past.cpp": '#include "text/lines.h"\n'},
        "src/value/past.cpp:1",
        "value/ may not include text/lines.h",
    ),
    "pipeline includes cli": (
        {"src/pipeline/up.cpp": '#include "cli/flags.h"\n'},
        "src/pipeline/up.cpp:1",
        "pipeline/ may not include cli/flags.h",
    ),
    "a subfolder is held to the rules of its folder": (
        {"src/text/encoding/up.cpp": '#include "match/match.h"\n'},
        "src/text/encoding/up.cpp:1",
        "text/ may not include match/match.h",
    ),
    "angle brackets do not hide a folder": (
        {"src/text/angle.cpp": "#include <record/record.h>\n"},
        "src/text/angle.cpp:1",
        "text/ may not include record/record.h",
    ),
    "spaces do not hide an include": (
        {"src/text/spaced.cpp": '  #  include   "record/record.h"  // why not\n'},
        "src/text/spaced.cpp:1",
        "text/ may not include record/record.h",
    ),
    "include after a raw string and a block comment": (
        {"src/text/late.cpp": 'auto a = R"x(\n)" )x";\n/* \n */ \n#include "record/record.h"\n'},
        "src/text/late.cpp:5",
        "text/ may not include record/record.h",
    ),
    "include without its folder": (
        {"src/text/bare.cpp": '#include "lines.h"\n'},
        "src/text/bare.cpp:1",
        "write includes from src on",
    ),
    "include by a relative path": (
        {"src/text/relative.cpp": '#include "../record/record.h"\n'},
        "src/text/relative.cpp:1",
        "write includes from src on",
    ),
    "include through a macro": (
        {"src/text/macro.cpp": "#include HEADER\n"},
        "src/text/macro.cpp:1",
        "cannot be checked",
    ),
    "ICU outside text and segment": (
        {"src/match/icu.cpp": "#include <unicode/uchar.h>\n"},
        "src/match/icu.cpp:1",
        "only text/, segment/ may include this package",
    ),
    "RE2 outside grammar and match": (
        {"src/document/re2.cpp": "#include <re2/re2.h>\n"},
        "src/document/re2.cpp:1",
        "only grammar/, match/",
    ),
    "yaml-cpp outside grammar": (
        {"src/output/yaml_cpp.cpp": "#include <yaml-cpp/yaml.h>\n"},
        "src/output/yaml_cpp.cpp:1",
        "only grammar/",
    ),
    "CLI11 outside cli": (
        {"src/pipeline/flags.cpp": "#include <CLI/CLI.hpp>\n"},
        "src/pipeline/flags.cpp:1",
        "only cli/",
    ),
    "Nettle outside source": (
        {"src/output/hash.cpp": "#include <nettle/sha2.h>\n"},
        "src/output/hash.cpp:1",
        "only source/",
    ),
    "quotes do not hide a package": (
        {"src/output/quoted.cpp": '#include "re2/re2.h"\n'},
        "src/output/quoted.cpp:1",
        "only grammar/, match/",
    ),
    "a package in a header": (
        {"src/text/icu.h": "#include <unicode/uchar.h>\n"},
        "src/text/icu.h:1",
        "never in a header",
    ),
    "fmt in a header outside base": (
        {"src/text/format.h": "#include <fmt/format.h>\n"},
        "src/text/format.h:1",
        "never in a header",
    ),
    "a package that nobody named": (
        {"src/text/new.cpp": "#include <boost/regex.hpp>\n"},
        "src/text/new.cpp:1",
        "not in the table",
    ),
    "<iostream> below cli": (
        {"src/output/stream.cpp": "#include <iostream>\n"},
        "src/output/stream.cpp:1",
        "nothing below cli/ prints",
    ),
    "<cstdio> below cli": (
        {"src/source/file.cpp": "#include <cstdio>\n"},
        "src/source/file.cpp:1",
        "nothing below cli/ prints",
    ),
    "the exception is one file, not its folder": (
        {"src/grammar/load_main.cpp": "#include <cstdio>\n"},
        "src/grammar/load_main.cpp:1",
        "nothing below cli/ prints",
    ),
    "printf below cli": (
        {"src/match/print.cpp": '\nvoid f() { printf("x"); }\n'},
        "src/match/print.cpp:2",
        "printf: nothing below cli/ prints",
    ),
    "std::fprintf below cli": (
        {"src/match/print.cpp": 'void f() { std::fprintf (stderr, "x"); }\n'},
        "src/match/print.cpp:1",
        "fprintf: nothing below cli/ prints",
    ),
    "std::cerr below cli": (
        {"src/match/print.cpp": "void f() { std::cerr << 1; }\n"},
        "src/match/print.cpp:1",
        "std::cerr: nothing below cli/ prints",
    ),
    "fmt::print below cli": (
        {"src/match/print.cpp": 'void f() { fmt::print("x"); }\n'},
        "src/match/print.cpp:1",
        "fmt::print: nothing below cli/ prints",
    ),
    "std::exit below cli": (
        {"src/value/end.cpp": "\n\nvoid f() { std::exit(1); }\n"},
        "src/value/end.cpp:3",
        "exit(): nothing below cli/ ends the program",
    ),
    "abort below cli": (
        {"src/value/end.cpp": "void f() { if (x) abort(); }\n"},
        "src/value/end.cpp:1",
        "abort(): nothing below cli/ ends the program",
    ),
    "a file called utils": (
        {"src/text/string_utils.h": "#pragma once\n"},
        "src/text/string_utils.h:1",
        "says nothing (utils)",
    ),
    "a file called helpers": (
        {"src/text/helpers.cpp": "\n"},
        "src/text/helpers.cpp:1",
        "says nothing (helpers)",
    ),
    "a file called manager": (
        {"src/text/line_manager.h": "\n"},
        "src/text/line_manager.h:1",
        "says nothing (manager)",
    ),
    "a file called common": (
        {"src/text/common.h": "\n"},
        "src/text/common.h:1",
        "says nothing (common)",
    ),
    "a header that the formatter would not see": (
        {"src/text/lines.hpp": "\n"},
        "src/text/lines.hpp:1",
        "not .hpp",
    ),
    "a file outside the folders": (
        {"src/main.cpp": "\n"},
        "src/main.cpp:1",
        "not in src itself",
    ),
    "a folder that the table does not know": (
        {"src/builtin/words.cpp": "\n"},
        "src/builtin:1",
        "builtin/ is not in the table",
    ),
}


def run(files):
    """Exit code and error lines of the checker on a temporary tree of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        done = subprocess.run([sys.executable, CHECKER, folder], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.splitlines()


def check_clean():
    code, lines = run(CLEAN)
    return [] if (code, lines) == (0, []) else [f"want exit 0 and nothing said, got exit {code}", *lines]


def check_planted(files, place, words):
    code, lines = run({**CLEAN, **files})
    if code == 1 and len(lines) == 1 and lines[0].startswith(place + ": ") and words in lines[0]:
        return []
    return [f"want exit 1 and one line, {place}: … {words} …, got exit {code} and {len(lines)} lines", *lines]


def check_empty():
    code, lines = run({"README.md": ""})
    if code == 1 and len(lines) == 1 and "no C++ file" in lines[0]:
        return []
    return [f"want exit 1 for a tree without sources, got exit {code}", *lines]


def check_order_of_table():
    table = runpy.run_path(str(CHECKER))["TABLE"]
    faults = []
    above = []
    for folder, allowed in table.items():
        faults += [f"{folder}/ names {name}/, which is not above it" for name in allowed if name not in above]
        above.append(folder)
    return faults


def check_several():
    three = '#include "record/record.h"\n#include <cstdio>\nint b = (abort(), 1);\n'
    code, lines = run({**CLEAN, "src/text/a.cpp": three})
    places = [line.split(": ")[0] for line in lines]
    want = ["src/text/a.cpp:1", "src/text/a.cpp:2", "src/text/a.cpp:3"]
    return [] if (code, places) == (1, want) else [f"want {want} in order, got exit {code}", *lines]


def main():
    cases = {"a clean tree passes": check_clean, "a tree without sources fails": check_empty}
    cases["the table names only folders above, so no cycle can exist"] = check_order_of_table
    cases["several violations are reported in order"] = check_several
    for name, planted in PLANTED.items():
        cases[name] = lambda planted=planted: check_planted(*planted)

    failed = 0
    for name, case in cases.items():
        faults = case()
        failed += bool(faults)
        print(f"{'FAILED' if faults else 'ok'}: {name}", *faults, sep="\n    ")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
