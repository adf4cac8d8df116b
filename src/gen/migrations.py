#!/usr/bin/env python3
"""Embeds migrations in C: migrations.py OUT.c FILE.sql...

Files are named NNNN_name.sql; numbers are unique and count up from 1 without holes, so that two branches cannot both add
number 7 unnoticed. Each carries the SHA-256 of its text: an applied file that was edited afterwards is found out.
"""

import hashlib
import os
import re
import sys

from statements import c_string

FILE_NAME = re.compile(r"(\d{4})_([a-z0-9_]+)\.sql\Z")


def read_all(paths, complain):
    found = {}
    for path in paths:
        match = FILE_NAME.match(os.path.basename(path))
        if not match:
            complain("%s:1: the name must be NNNN_name.sql" % path)
            continue
        number = int(match.group(1))
        if number in found:
            complain("%s:1: number %d is taken by %s" % (path, number, found[number][0]))
            continue
        with open(path, encoding="utf-8", newline="") as f:
            text = f.read()
        if "\0" in text or not text.strip():
            complain("%s:1: empty, or with a NUL byte" % path)
        found[number] = (path, match.group(2), text)
    for expected, number in enumerate(sorted(found), 1):
        if number != expected:
            complain("%s:1: number %04d is missing" % (found[number][0], expected))
            break
    return [(n,) + found[n][1:] for n in sorted(found)]


def entry(number, name, text):
    checksum = hashlib.sha256(text.encode("utf-8")).hexdigest()
    lines = text.split("\n")
    literal = "\n".join("\t\t\t" + c_string(line + "\n" * (i < len(lines) - 1)) for i, line in enumerate(lines))
    return '\t{\n\t\t.number = %d,\n\t\t.name = %s,\n\t\t.checksum = "%s",\n\t\t.text =\n%s,\n\t},\n' % (
        number, c_string(name), checksum, literal)


def main(argv):
    if len(argv) < 2:
        print("usage: migrations.py OUT.c FILE.sql...", file=sys.stderr)
        return 2
    complaints = []
    found = read_all(argv[2:], complaints.append)
    if complaints:
        print("\n".join(complaints), file=sys.stderr)
        return 1
    out = ["/* Generated from migrations/; not edited by hand. */", '#include "db/migrate.h"', "",
           "const struct migration migrations_all[] = {"]
    out += [entry(*m).rstrip("\n") for m in found]
    # The last entry keeps the array from being empty; it is not counted.
    out += ["\t{ 0 },", "};", "const size_t migrations_all_count = %d;" % len(found)]
    with open(argv[1], "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(out) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
