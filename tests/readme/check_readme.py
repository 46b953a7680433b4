#!/usr/bin/env python3
"""Runs every command that the READMEs show and compares what it prints with what they show.

usage: check_readme.py --bin PATH/zhenggai --root PROJECT [--update]

A block fenced as ```console holds commands after "$ " and, below each, its whole output (standard
output and standard error). Commands run in the project's root with `zhenggai` on the PATH.
Ends with `N passed, N failed`; a README without such a block is a failure.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)
READMES = ["README.md", "grammars/README.md"]


def run(command, root, folder):
    environment = dict(os.environ, PATH=f"{folder}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
    done = subprocess.run(["bash", "-c", command], cwd=root, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    return done.stdout.decode("utf-8")


def rewritten(block, root, folder):
    """The block as it ought to be, and its commands."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{run(command, root, folder)}" for command in commands), commands


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    parser.add_argument("--root", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "zhenggai").symlink_to(arguments.bin.resolve())
        for name in READMES:
            path = arguments.root / name
            text = path.read_text(encoding="utf-8")
            blocks = BLOCK.findall(text)
            if not blocks:
                print(f"{name}: shows no command")
                failed += 1
            for block in blocks:
                fresh, commands = rewritten(block, arguments.root, folder)
                if not commands or fresh != block:
                    failed += 1
                    print(f"{name}: the output of {commands} is no longer what is shown; it is:\n{fresh}")
                    text = text.replace(block, fresh)
                else:
                    passed += 1
            if arguments.update:
                path.write_text(text, encoding="utf-8")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
