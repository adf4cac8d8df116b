#!/usr/bin/env python3
"""Gathers the refusals of all domains in one C include: penolakan.py OUT.inc FILE.def...

Each src/<domain>/penolakan.def has lines PENOLAKAN(name, PROBLEM, pointer, pasal, Indonesian, English) for src/db/sqlstate.c. A name is given
once, whatever domain it is of: the database knows only the name.
"""

import re
import sys

ENTRY = re.compile(r"^PENOLAKAN\(([^,]*),", re.MULTILINE)
NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


def gather(paths, complain):
    found, text = {}, []
    for path in paths:
        with open(path, encoding="utf-8") as f:
            content = f.read()
        for match in ENTRY.finditer(content):
            name, line = match.group(1), content.count("\n", 0, match.start()) + 1
            if not NAME.match(name):
                complain("%s:%d: %r is no name of a refusal" % (path, line, name))
            elif name in found:
                complain("%s:%d: %s is refused already in %s" % (path, line, name, found[name]))
            found[name] = path
        text.append('#line 1 "%s"\n%s' % (path, content))
    return "".join(text)


def main(argv):
    faults = []
    text = gather(argv[2:], faults.append)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    with open(argv[1], "w", encoding="utf-8") as f:
        f.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
