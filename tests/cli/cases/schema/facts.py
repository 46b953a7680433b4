import json
import sys

text = sys.stdin.read()
schema = json.loads(text)
print(schema["$schema"])
print(schema["type"])
print(*schema["properties"])
print("end of line:", "yes" if text.endswith("\n") and not text.endswith("\n\n") else "no")
