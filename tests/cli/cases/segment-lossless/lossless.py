import json
import subprocess
import sys

source = open(sys.argv[1], "rb").read()
for level in ["paragraph", "sentence", "clause", "word"]:
    command = ["zhenggai", "segment", "--by", level, "--format", "jsonl", sys.argv[1]]
    lines = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    segments = [json.loads(line) for line in lines]
    joined = "".join(segment["text"] for segment in segments).encode()
    at_spans = [b"".join(source[begin:end] for begin, end in segment["spans"]) for segment in segments]
    print(level, joined == source, at_spans == [segment["text"].encode() for segment in segments])
