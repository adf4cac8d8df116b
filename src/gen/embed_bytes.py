#!/usr/bin/env python3
"""A file as a C array: embed_bytes.py OUT.c NAME FILE gives `const char NAME[]` (NUL-terminated) and `const size_t NAME_len`."""

import sys


def main():
    out, name, path = sys.argv[1:]
    with open(path, "rb") as source:
        data = source.read()
    lines = [",".join(str(b if b < 128 else b - 256) for b in data[i:i + 32]) for i in range(0, len(data), 32)]
    with open(out, "w", encoding="ascii") as target:
        target.write("#include <stddef.h>\n\nextern const char %s[];\nextern const size_t %s_len;\n" % (name, name))
        target.write("const char %s[] = {\n%s,\n0 };\nconst size_t %s_len = %d;\n" % (name, ",\n".join(lines), name, len(data)))


if __name__ == "__main__":
    main()
