#!/usr/bin/env python3
"""Counts what a meson run tested: count.py testlog.json prints "PASSED FAILED SKIPPED".

A Criterion program counts as the tests of its closing line, every other test as one. A program that failed counts as at
least one failure whatever its closing line says (it may have crashed after it).
"""

import json
import re
import sys

SYNTHESIS = re.compile(r"Synthesis: Tested: (\d+) \| Passing: (\d+) \| Failing: (\d+) \| Crashing: (\d+)")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
SKIPPED = ("SKIP", "IGNORED")


def count(test):
    output = COLOUR.sub("", (test.get("stdout") or "") + (test.get("stderr") or ""))
    closing = SYNTHESIS.findall(output)
    passed = sum(int(line[1]) for line in closing)
    failed = sum(int(line[2]) + int(line[3]) for line in closing)
    if test["result"] in SKIPPED:
        return 0, 0, 1
    if test["result"] != "OK":
        return passed, max(failed, 1), 0
    return max(passed, 1), failed, 0


def main(path):
    totals = [0, 0, 0]
    with open(path, encoding="utf-8") as log:
        for line in log:
            totals = [a + b for a, b in zip(totals, count(json.loads(line)))]
    print(*totals)
    return 0 if sum(totals) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
