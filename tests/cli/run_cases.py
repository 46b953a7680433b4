#!/usr/bin/env python3
"""Run the CLI cases: command lines with everything that they must print, write and return.

usage: run_cases.py --bin PATH [--schema-check] [--update] [--only NAME]... [CASES_DIR]
       run_cases.py --self-test

A case is a folder of CASES_DIR (cases/ beside this file when not given):

    command      one command line for bash; `zhenggai` in it is the program given by --bin
    setup        bash script that makes what cannot be kept in git (large or binary input); optional
    stdout       what the command prints; no file: nothing
    stderr       what it says; no file: nothing
    exit         the exit code; no file: 0
    files/NAME   what a file holds after the run, at NAME below the current directory; optional
    not-records  why the output is not checked as records though it looks like some; optional
    README       one line that tells what the case shows
    …            any other file is input

Setup and command run in a fresh copy of the input, with LC_ALL=C.UTF-8 and nothing on standard input.
All output is compared whole, byte by byte, and a file that the command made or changed must stand in
files/: a left-over is a failure too.

--schema-check holds every stdout and written file that looks like records against `zhenggai schema`; and
where a plain `zhenggai extract` printed YAML, the command runs once more with --format json and must give
the same data.
--update rewrites the expectations with what the program does now. Read the difference before you commit.
"""
import argparse
import contextlib
import difflib
import hashlib
import io
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml

EXPECTATIONS = {"command", "setup", "stdout", "stderr", "exit", "files", "not-records", "README"}
# Seconds. Far beyond what a case needs, so that only a program that hangs is stopped, on slow machines and
# under sanitizers too.
TIME_LIMIT = 300
# What bash returns for a command that is not there or was killed: never an expectation to write down.
FIRST_FOREIGN_EXIT = 126
MOST_DIFF_LINES = 80
MOST_SCHEMA_FAULTS = 20


# --- Records: what the runners of the samples and of the corpus check as well ---


class FaultError(Exception):
    """Output that is not what it claims to be; the message says why."""


class StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """The safe loader, but a key that comes twice is an error and not silently the last one."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise FaultError(f"line {key_node.start_mark.line + 1}: the key {key} comes twice")
            seen.add(key)
        return super().construct_mapping(node, deep)


def pairs_without_repeats(pairs):
    result = {}
    for key, value in pairs:
        if key in result:
            raise FaultError(f"the key {key} comes twice in one object")
        result[key] = value
    return result


def load_json(text):
    return json.loads(text, object_pairs_hook=pairs_without_repeats)


def looks_like_records(output):
    return output.startswith((b"schema:", b"---", b'{"schema"', b"["))


def parse_records(output):
    """The records in output that looks like some; their form is told by the first bytes."""
    try:
        text = output.decode("utf-8")
        if text.startswith("["):
            return load_json(text)
        if text.startswith("{"):
            # Not splitlines(): a text may hold U+2028 and the like, which break no line of JSONL.
            return [load_json(line) for line in text.removesuffix("\n").split("\n")]
        return list(yaml.load_all(text, Loader=StrictLoader))
    except (FaultError, UnicodeDecodeError, json.JSONDecodeError, yaml.YAMLError) as error:
        raise FaultError(f"the output is not readable: {error}") from error


def canonical(data):
    """The data as text that shows types and the order of keys, both of which Python's == overlooks."""
    return json.dumps(data, ensure_ascii=False, indent=1, default=repr)


def difference(want, got, want_name="expected", got_name="got"):
    """Lines of a unified diff of two texts; a missing line break at the end shows."""

    def lines(text):
        result = text.split("\n")
        if result[-1] == "":
            result.pop()
        elif result:
            result[-1] += "⟨no line break at the end⟩"
        return result

    found = list(difflib.unified_diff(lines(want), lines(got), want_name, got_name, lineterm=""))
    if len(found) > MOST_DIFF_LINES:
        left = len(found) - MOST_DIFF_LINES
        found[MOST_DIFF_LINES:] = [f"… {left} more lines of difference"]
    return found


def same_data(want, got, want_name, got_name):
    """Faults when two lists of records differ in a value, a type or the order of keys."""
    if canonical(want) == canonical(got):
        return []
    return ["the data differs:", *difference(canonical(want), canonical(got), want_name, got_name)]


class Schema:
    """The JSON Schema that the program prints, ready to check records."""

    def __init__(self, program):
        done = subprocess.run(
            [program, "schema"],
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
        if done.returncode != 0:
            raise FaultError(f"`zhenggai schema` exited {done.returncode}: {as_text(done.stderr).strip()}")
        try:
            schema = load_json(done.stdout.decode("utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
        except (FaultError, ValueError) as error:
            raise FaultError(f"`zhenggai schema` prints no JSON: {error}") from error
        except jsonschema.SchemaError as error:
            raise FaultError(f"`zhenggai schema` prints no valid JSON Schema: {error.message}") from error
        self.validator = jsonschema.Draft202012Validator(schema)

    def faults(self, records):
        """What the schema finds wrong, a line each; none when all the records are valid."""
        found = []
        for index, record in enumerate(records, 1):
            for error in self.validator.iter_errors(record):
                value = json.dumps(error.instance, ensure_ascii=False, default=repr)
                rule = "/".join(str(part) for part in error.absolute_schema_path)
                message = error.message if len(error.message) < 300 else f"not valid: {value[:300]} …"
                found.append(f"record {index} {error.json_path}: {message} (schema: {rule})")
        if len(found) > MOST_SCHEMA_FAULTS:
            left = len(found) - MOST_SCHEMA_FAULTS
            found[MOST_SCHEMA_FAULTS:] = [f"… {left} more faults found by the schema"]
        return found


def as_text(output):
    return output.decode("utf-8", errors="backslashreplace")


def clean_environment(**more):
    """An environment in which nothing of this machine or user can change what the program prints."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")
        if name in os.environ
    }
    # The report of a sanitizer must not pass for an exit code of the program's own.
    for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
        kept.setdefault(name, "exitcode=99")
    return {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "dumb", **more}


# --- One case ---


class Outcome:
    """What a command did: its exit code, what it printed, and the files that it made or changed."""

    def __init__(self, exit_code, stdout, stderr, files):
        self.exit_code = exit_code
        self.stdout = stdout
        self.stderr = stderr
        self.files = files


def run_shell(arguments, folder, environment):
    """Exit code, stdout and stderr of bash with these arguments; it and all it started end in time."""
    # A session of its own: ended as a whole, and without a terminal to ask.
    process = subprocess.Popen(
        ["bash", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        stdout, stderr = process.communicate(timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise FaultError(f"did not end within {TIME_LIMIT} seconds") from None
    return process.returncode, stdout, stderr


def digests(folder):
    """The files below a folder, by their path from there, each with a digest of what it holds."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").digest()
    return found


def copy_input(case, folder):
    for path in case.iterdir():
        if path.name in EXPECTATIONS:
            continue
        if path.is_dir():
            shutil.copytree(path, folder / path.name, symlinks=True)
        else:
            shutil.copy2(path, folder / path.name, follow_symlinks=False)


def read_if_there(path):
    return path.read_bytes() if path.is_file() else b""


def expected_files(case):
    root = case / "files"
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def expected_exit(case):
    text = read_if_there(case / "exit").decode().strip()
    if text and not re.fullmatch(r"[0-9]{1,3}", text):
        raise FaultError(f"its file `exit` holds no exit code: {text}")
    return int(text or "0")


def command_of(case):
    command = read_if_there(case / "command").decode("utf-8").rstrip("\n")
    if not command or "\n" in command:
        raise FaultError("its file `command` must hold one command line")
    return command


def json_twin(command):
    """The same extraction with --format json; None where the command does more than a plain extract."""
    if re.search(r"[|&;>$`\n]", command):
        return None
    try:
        words = shlex.split(command)
    except ValueError:
        return None
    if words[:2] != ["zhenggai", "extract"]:
        return None
    if any(word.startswith(("--format", "--output")) or re.match(r"-o", word) for word in words[2:]):
        return None
    return re.sub(r"^\s*zhenggai\s+extract", "zhenggai extract --format json", command)


class Runner:
    def __init__(self, program, schema_check):
        self.program = program
        self.schema = Schema(program) if schema_check else None

    def run(self, case):
        """Runs a case. Returns its outcome and the faults that no expectation could make right."""
        command = command_of(case)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
            folder = Path(temporary) / "case"
            folder.mkdir()
            tools = Path(temporary) / "bin"
            tools.mkdir()
            (tools / "zhenggai").symlink_to(self.program)
            copy_input(case, folder)

            environment = clean_environment(HOME=temporary)
            if (case / "setup").is_file():
                code, stdout, stderr = run_shell(["-eu", str(case / "setup")], folder, environment)
                if code != 0:
                    raise FaultError(f"its setup exited {code}: {as_text(stdout + stderr).strip()}")
            before = digests(folder)

            environment["PATH"] = f"{tools}:{environment.get('PATH', '/usr/bin:/bin')}"
            code, stdout, stderr = run_shell(["-c", command], folder, environment)
            after = digests(folder)
            wanted = expected_files(case)
            files = {
                name: (folder / name).read_bytes()
                for name in after
                if after[name] != before.get(name) or name in wanted
            }
            outcome = Outcome(code, stdout, stderr, files)

            faults = [f"the input {name} is gone after the run" for name in before if name not in after]
            if self.schema and not (case / "not-records").exists():
                faults += self.record_faults(outcome)
                twin = json_twin(command)
                if twin and stdout.startswith((b"schema:", b"---")) and not faults:
                    faults += self.twin_faults(twin, outcome, folder, environment)
        return outcome, faults

    def record_faults(self, outcome):
        faults = []
        for name, output in {"stdout": outcome.stdout, **outcome.files}.items():
            if not looks_like_records(output):
                continue
            try:
                faults += [f"{name}: {fault}" for fault in self.schema.faults(parse_records(output))]
            except FaultError as error:
                faults.append(f"{name}: {error}")
        return faults

    def twin_faults(self, twin, outcome, folder, environment):
        code, stdout, stderr = run_shell(["-c", twin], folder, environment)
        if (code, stderr) != (outcome.exit_code, outcome.stderr):
            got = f"exit code {code}, stderr: {as_text(stderr).strip()}"
            return [f"`{twin}` does not end like the command itself: {got}"]
        try:
            return same_data(parse_records(outcome.stdout), parse_records(stdout), "YAML", "JSON")
        except FaultError as error:
            return [f"`{twin}`: {error}"]


def compare(case, outcome):
    """Faults where the outcome is not what the case expects."""
    faults = []

    def compare_output(name, want, got):
        if want != got:
            faults.append(f"{name} differs:")
            faults.extend(difference(as_text(want), as_text(got)) or ["(only in bytes that are not UTF-8)"])

    want = expected_exit(case)
    if want != outcome.exit_code:
        faults.append(f"exit code: expected {want}, got {outcome.exit_code}")
    compare_output("stdout", read_if_there(case / "stdout"), outcome.stdout)
    compare_output("stderr", read_if_there(case / "stderr"), outcome.stderr)
    wanted = expected_files(case)
    for name in sorted(wanted.keys() | outcome.files.keys()):
        if name not in outcome.files:
            faults.append(f"the file {name} was not written")
        elif name not in wanted:
            faults.append(f"the file {name} was made or changed, but is not expected:")
            faults.extend(difference("", as_text(outcome.files[name])))
        else:
            compare_output(f"the file {name}", wanted[name], outcome.files[name])
    return faults


def update(case, outcome):
    """Makes the case expect this outcome. Expectations of nothing have no file."""
    if not 0 <= outcome.exit_code < FIRST_FOREIGN_EXIT:
        raise FaultError(f"exit code {outcome.exit_code}: a crash or a missing command is not to be expected")
    code = b"" if outcome.exit_code == 0 else f"{outcome.exit_code}\n".encode()
    for name, content in (("stdout", outcome.stdout), ("stderr", outcome.stderr), ("exit", code)):
        if content:
            (case / name).write_bytes(content)
        else:
            (case / name).unlink(missing_ok=True)
    shutil.rmtree(case / "files", ignore_errors=True)
    for name, content in outcome.files.items():
        path = case / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


# --- All cases ---


def find_cases(folder, only):
    cases = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    names = [case.name for case in cases]
    for name in only:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=3, cutoff=0.4)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            sys.exit(f"run_cases: no case {name} in {folder}{hint}")
    return [case for case in cases if not only or case.name in only]


def run_cases(program, folder, only=(), schema_check=False, updating=False):
    """Runs the cases of a folder and prints what fails. Returns the exit code."""
    passed = failed = 0
    try:
        runner = Runner(program, schema_check)
    except (FaultError, OSError, subprocess.TimeoutExpired) as error:
        print(f"FAILED: {error}\n0 passed, 1 failed")
        return 1
    cases = find_cases(folder, only)
    if not cases:
        print(f"FAILED: no case in {folder}")
        failed += 1
    for case in cases:
        try:
            outcome, faults = runner.run(case)
            if updating:
                update(case, outcome)
            else:
                faults = compare(case, outcome) + faults
        except FaultError as error:
            faults = [str(error)]
        if not faults:
            passed += 1
            continue
        failed += 1
        about = read_if_there(case / "README").decode("utf-8").strip()
        print(f"FAILED: {case.name}" + (f" ({about})" if about else ""))
        print(f"    $ {as_text(read_if_there(case / 'command')).strip()}")
        for line in faults:
            print(f"    {line}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


# --- Does the runner itself notice what it is there to notice? ---

STUB = r"""#!/bin/bash
case "$*" in
    schema) echo '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
        "required": ["schema", "n"], "properties": {"n": {"type": "string"}}}' ;;
    hello) echo hello; echo careful >&2; exit 3 ;;
    cat) cat ;;
    "write out.txt") printf 'written\n' > out.txt ;;
    "spoil input.txt") printf 'spoilt\n' > input.txt ;;
    "remove input.txt") rm input.txt ;;
    "extract good") printf -- "---\nschema: zhenggai/1\nn: '1'\n" ;;
    "extract --format json good") printf '[{"schema": "zhenggai/1", "n": "1"}]\n' ;;
    "extract other") printf -- "---\nschema: zhenggai/1\nn: '1'\n" ;;
    "extract --format json other") printf '[{"schema": "zhenggai/1", "n": "2"}]\n' ;;
    "extract order") printf -- "---\nschema: zhenggai/1\nn: '1'\n" ;;
    "extract --format json order") printf '[{"n": "1", "schema": "zhenggai/1"}]\n' ;;
    "extract date") printf -- "---\nschema: zhenggai/1\nn: 2022-01-14\n" ;;
    "extract twice") printf -- "---\nschema: zhenggai/1\nn: '1'\nn: '2'\n" ;;
    "extract half") printf -- "---\nschema: zhenggai/1\nn: 'half" ;;
    "extract lines") printf '{"schema": "zhenggai/1", "n": "1"}\n{"schema": "zhenggai/1"}\n' ;;
    "extract -o out.yaml") printf 'schema: zhenggai/1\n' > out.yaml ;;
    crash) kill -SEGV $$ ;;
esac
"""
YAML_1 = "---\nschema: zhenggai/1\nn: '1'\n"
HELLO = {"command": "zhenggai hello\n", "stdout": "hello\n", "stderr": "careful\n", "exit": "3\n"}

# name: (files of the case, words that the report must hold; None where the case must pass)
SELF_TESTS = {
    "everything as expected": (HELLO, None),
    "other stdout": ({**HELLO, "stdout": "hullo\n"}, "-hullo"),
    "missing line break": ({**HELLO, "stdout": "hello"}, "no line break at the end"),
    "other stderr": ({**HELLO, "stderr": "nothing\n"}, "stderr differs"),
    "stderr not expected": ({k: v for k, v in HELLO.items() if k != "stderr"}, "+careful"),
    "other exit code": ({**HELLO, "exit": "4\n"}, "exit code: expected 4, got 3"),
    "exit code not expected": ({k: v for k, v in HELLO.items() if k != "exit"}, "expected 0, got 3"),
    "exit file without a code": ({**HELLO, "exit": "three\n"}, "holds no exit code"),
    "no command": ({"stdout": "hello\n"}, "must hold one command line"),
    "input and setup": (
        {
            "command": "zhenggai cat < a.txt; cat b.txt",
            "a.txt": "A",
            "setup": "printf B > b.txt",
            "stdout": "AB",
        },
        None,
    ),
    "setup fails": ({"command": "true", "setup": "false\ntrue\n"}, "its setup exited 1"),
    "expectations are no input": ({**HELLO, "command": "ls; zhenggai hello"}, None),
    "file written": ({"command": "zhenggai write out.txt", "files/out.txt": "written\n"}, None),
    "file in a folder": (
        {"command": "mkdir d; cd d; zhenggai write out.txt", "files/d/out.txt": "written\n"},
        None,
    ),
    "file written otherwise": ({"command": "zhenggai write out.txt", "files/out.txt": "x\n"}, "+written"),
    "file not written": ({"command": "true", "files/out.txt": "written\n"}, "out.txt was not written"),
    "file left over": ({"command": "zhenggai write out.txt"}, "out.txt was made or changed"),
    "input left alone": ({"command": "true", "input.txt": "in\n", "files/input.txt": "in\n"}, None),
    "input spoilt": ({"command": "zhenggai spoil input.txt", "input.txt": "in\n"}, "was made or changed"),
    "input removed": ({"command": "zhenggai remove input.txt", "input.txt": "in\n"}, "input.txt is gone"),
    "crash": ({"command": "zhenggai crash"}, "exit code: expected 0, got"),
    "records as expected": ({"command": "zhenggai extract good", "stdout": YAML_1}, None),
    "YAML and JSON differ": ({"command": "zhenggai extract other", "stdout": YAML_1}, "the data differs"),
    "YAML and JSON differ in order": (
        {"command": "zhenggai extract order", "stdout": YAML_1},
        "the data differs",
    ),
    "no twin where the output is piped": (
        {"command": "zhenggai extract other | cat", "stdout": YAML_1},
        None,
    ),
    "YAML that reads a text as a date": (
        {"command": "zhenggai extract date", "stdout": "---\nschema: zhenggai/1\nn: 2022-01-14\n"},
        "is not of type 'string'",
    ),
    "a key that comes twice": (
        {"command": "zhenggai extract twice", "stdout": "---\nschema: zhenggai/1\nn: '1'\nn: '2'\n"},
        "the key n comes twice",
    ),
    "half a record": (
        {"command": "zhenggai extract half", "stdout": "---\nschema: zhenggai/1\nn: 'half"},
        "the output is not readable",
    ),
    "half a record, and the case says why": (
        {
            "command": "zhenggai extract half",
            "stdout": "---\nschema: zhenggai/1\nn: 'half",
            "not-records": "Cut on purpose.\n",
        },
        None,
    ),
    "second line against the schema": (
        {
            "command": "zhenggai extract lines",
            "stdout": '{"schema": "zhenggai/1", "n": "1"}\n{"schema": "zhenggai/1"}\n',
        },
        "record 2 $: 'n' is a required property",
    ),
    "written file against the schema": (
        {"command": "zhenggai extract -o out.yaml", "files/out.yaml": "schema: zhenggai/1\n"},
        "out.yaml: record 1 $: 'n' is a required property",
    ),
}


def quiet_run(*arguments, **options):
    """Exit code and report of run_cases."""
    report = io.StringIO()
    with contextlib.redirect_stdout(report):
        code = run_cases(*arguments, **options)
    return code, report.getvalue()


def write_case(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def self_test():
    """Runs this runner on a stand-in for the program. Returns the exit code."""
    passed = failed = 0

    def tell(name, right, report):
        nonlocal passed, failed
        passed += right
        failed += not right
        print(f"{'ok' if right else 'FAILED'}: {name}")
        if not right:
            print("    " + report.strip().replace("\n", "\n    "))

    with tempfile.TemporaryDirectory() as temporary:
        stub = Path(temporary) / "stub"
        stub.write_text(STUB, encoding="utf-8")
        stub.chmod(0o755)

        for index, (name, (files, words)) in enumerate(SELF_TESTS.items()):
            folder = Path(temporary) / f"{index}"
            if name == "expectations are no input":
                files = {**files, "a.txt": "", "stdout": "a.txt\nhello\n"}
            write_case(folder / "case", files)
            code, report = quiet_run(stub, folder, schema_check=True)
            right = code == 0 if words is None else code == 1 and words in report
            tell(name, right and report.endswith(f"{code ^ 1} passed, {code} failed\n"), report)

            # What an update writes down must pass, unless no expectation could make it right.
            quiet_run(stub, folder, updating=True)
            code, report = quiet_run(stub, folder)
            hopeless = ("no command", "setup fails", "input removed", "crash")
            tell(f"{name}, updated", (code == 0) == (name not in hopeless), report)

        code, report = quiet_run(stub, Path(temporary) / "nothing")
        tell("no cases", code == 1 and "no case in" in report, report)
        stub.write_text("#!/bin/bash\necho '{\"type\": 5}'\n", encoding="utf-8")
        code, report = quiet_run(stub, Path(temporary) / "0", schema_check=True)
        tell("schema that is none", code == 1 and "no valid JSON Schema" in report, report)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("--bin", type=Path, metavar="PATH", help="the program zhenggai")
    parser.add_argument("--schema-check", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("cases", nargs="?", type=Path, default=Path(__file__).resolve().parent / "cases")
    arguments = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")

    if arguments.self_test:
        return self_test()
    if arguments.bin is None or not os.access(arguments.bin, os.X_OK):
        parser.error("--bin must name the program zhenggai, built")
    return run_cases(
        arguments.bin.resolve(),
        arguments.cases.resolve(),
        arguments.only,
        schema_check=arguments.schema_check,
        updating=arguments.update,
    )


if __name__ == "__main__":
    sys.exit(main())
