import json
import subprocess

import yaml


def extract(form):
    command = ["zhenggai", "extract", "-f", form, "plan.txt", "other.txt"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


records = json.loads(extract("json"))
assert records == [json.loads(line) for line in extract("jsonl").splitlines()]
assert records == list(yaml.safe_load_all(extract("yaml")))
print(len(records), "records, the same in all formats")
