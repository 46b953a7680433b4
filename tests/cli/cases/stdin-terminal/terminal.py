"""Types plan.txt into `zhenggai extract` on a terminal and ends it with Ctrl-D."""
import json
import os
import pty
import subprocess
import threading

ours, terminal = pty.openpty()
command = ["zhenggai", "extract", "--format", "jsonl"]
program = subprocess.Popen(command, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
os.close(terminal)


def type_in():
    with open("plan.txt", "rb") as file:
        for line in file:
            os.write(ours, line)
    os.write(ours, b"\x04")


def read_echo():
    try:
        while os.read(ours, 4096):
            pass
    except OSError:
        pass  # the program has ended


threading.Thread(target=read_echo, daemon=True).start()
type_in()
records, said = program.communicate()
print(said.decode(), end="")
for record in map(json.loads, records.decode().splitlines()):
    print(record["document"]["source"], record["document"]["family"], len(record["problems"]))
print("exit", program.returncode)
