"""Types plan.txt into `zhenggai check` on a terminal and ends it with Ctrl-D."""
import os
import pty
import subprocess
import threading

ours, terminal = pty.openpty()
program = subprocess.Popen(["zhenggai", "check"], stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
os.close(terminal)


def read_echo():
    try:
        while os.read(ours, 4096):
            pass
    except OSError:
        pass  # the program has ended


threading.Thread(target=read_echo, daemon=True).start()
with open("plan.txt", "rb") as file:
    for line in file:
        os.write(ours, line)
os.write(ours, b"\x04")
report, said = program.communicate()
print(said.decode() + report.decode(), end="")
print("exit", program.returncode)
