#!/usr/bin/env python3
"""README.md and README.id.md give the same commands, and link to files that there are: readme_test.py SOURCE_ROOT.

That the commands work is tested by tests/run/test.sh, which runs those of README.md as they stand.
"""

import os
import re
import sys

BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
BOTH = ("README.md", "README.id.md")


def read(root, name):
    with open(os.path.join(root, name), encoding="utf-8") as file:
        return file.read()


def check(root):
    texts = [read(root, name) for name in BOTH]
    english, indonesian = (BLOCK.findall(text) for text in texts)
    faults = [] if english else ["README.md: no commands"]
    if len(english) != len(indonesian):
        faults.append(f"{len(english)} blocks of commands in README.md, {len(indonesian)} in README.id.md")
    faults += [f"README.id.md: block {n} is not that of README.md" for n, (one, other) in enumerate(zip(english, indonesian), 1) if one != other]
    faults += [f"{name}: no {link}" for name, text in zip(BOTH, texts) for link in LINK.findall(text) if not os.path.exists(os.path.join(root, link))]
    return faults


if __name__ == "__main__":
    found = check(sys.argv[1])
    print("\n".join(found) or "readme: ok")
    sys.exit(1 if found else 0)
