#!/usr/bin/env python3
"""Installs a finished build into a new folder and runs the installed binary away from the source tree.

usage: test_install.py --build BUILD_FOLDER --cmake CMAKE
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

PLAN = "问题一：渠道淤塞。\n责任单位：县水利局\n整改措施：\n1. 清淤。\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True)
    parser.add_argument("--cmake", required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prefix = pathlib.Path(folder) / "usr"
        subprocess.run([arguments.cmake, "--install", arguments.build, "--prefix", str(prefix)], check=True,
                       stdout=subprocess.DEVNULL)
        installed = sorted(path.relative_to(prefix) for path in prefix.rglob("*") if path.is_file())
        if installed != [pathlib.Path("bin/zhenggai")]:
            print(f"installed are {installed}, not bin/zhenggai alone")
            return 1
        done = subprocess.run([str(prefix / "bin/zhenggai"), "extract", "--format", "jsonl"], cwd=folder,
                              input=PLAN.encode(), stdout=subprocess.PIPE, check=True)
        record = json.loads(done.stdout)
        if record["problems"][0]["measures"][0]["text"] != "清淤。":
            print(f"the installed binary gives {record}")
            return 1
    print("1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
