#!/usr/bin/env python3
"""Embeds SQL statement files in C: statements.py OUT.h OUT.c FILE.sql...

One statement per file; the file's name is the statement's name. Parameters are written :name and
become $1, $2, ... in order of first appearance. A first line `-- @lambat` marks a statement that
may take long. Output depends on the contents only, not on the order of the arguments. All faults
are reported, as file:line: text, and nothing is written then.
"""

import os
import re
import sys

C_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
DOLLAR_QUOTE = re.compile(r"\$(?:[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*)?\$")
SQL_WORD = re.compile(r"[\w$]+")
COLONS = re.compile(":+")
ANNOTATION = re.compile(r"--\s*@(\S*)\s*\Z")
LONGEST_NAME = 63  # PostgreSQL cuts the names of prepared statements there
# Keywords of C17 and C23, GNU's, and the macros GNU C predefines outside the reserved names.
NOT_C_MEMBERS = frozenset("""
    auto break case char const continue default do double else enum extern float for goto if inline
    int long register restrict return short signed sizeof static struct switch typedef union
    unsigned void volatile while
    alignas alignof bool constexpr false nullptr static_assert thread_local true typeof
    typeof_unqual asm linux unix i386
    """.split())


class Fault(Exception):
    def __init__(self, position, text):
        super().__init__(text)
        self.position = position


def end_of_quoted(text, start, quote, backslashes):
    """Index after the closing quote of the string or identifier that begins at start."""
    at = start + 1
    while at < len(text):
        if backslashes and text[at] == "\\":
            at += 2
        elif text[at] != quote:
            at += 1
        elif text[at + 1:at + 2] == quote:
            at += 2
        else:
            return at + 1
    raise Fault(start, "quote %s is not closed" % quote)


def end_of_dollar_quoted(text, start, tag):
    end = text.find(tag, start + len(tag))
    if end < 0:
        raise Fault(start, "dollar quote %s is not closed" % tag)
    return end + len(tag)


def end_of_block_comment(text, start):
    """Block comments nest in SQL."""
    depth = 0
    at = start
    while at < len(text):
        if text.startswith("/*", at):
            depth += 1
            at += 2
        elif text.startswith("*/", at):
            depth -= 1
            at += 2
            if not depth:
                return at
        else:
            at += 1
    raise Fault(start, "comment is not closed")


def tokens(text):
    """Yields (kind, start, end).

    Kinds: verbatim (a word or something quoted), line_comment, block_comment, colons, char.
    """
    at = 0
    while at < len(text):
        c = text[at]
        kind, end = "char", at + 1
        dollar = DOLLAR_QUOTE.match(text, at) if c == "$" else None
        if c == "'":
            kind, end = "verbatim", end_of_quoted(text, at, c, False)
        elif c == '"':
            kind, end = "verbatim", end_of_quoted(text, at, c, False)
        elif dollar:
            kind, end = "verbatim", end_of_dollar_quoted(text, at, dollar.group())
        elif c.isalpha() or c == "_":
            # A word as a whole, so that the $ inside an identifier starts nothing.
            # E'...' has backslash escapes.
            kind, end = "verbatim", SQL_WORD.match(text, at).end()
            if text[end:end + 1] == "'" and end == at + 1 and c in "eE":
                end = end_of_quoted(text, end, "'", True)
        elif text.startswith("--", at):
            newline = text.find("\n", at)
            kind, end = "line_comment", len(text) if newline < 0 else newline
        elif text.startswith("/*", at):
            kind, end = "block_comment", end_of_block_comment(text, at)
        elif c == ":":
            kind, end = "colons", COLONS.match(text, at).end()
        yield kind, at, end
        at = end


class Rewriter:
    """One pass over a statement: drops comments, numbers parameters."""

    def __init__(self, text):
        self.text = text
        self.out = []
        self.params = []
        self.brackets = 0
        self.finished_at = None  # position of the closing semicolon

    def number(self, name, position):
        if name in NOT_C_MEMBERS:
            raise Fault(position, "parameter :%s is a word of C; choose another" % name)
        if name not in self.params:
            self.params.append(name)
        return "$%d" % (self.params.index(name) + 1)

    def colon(self, start, end):
        """A single colon: a parameter, the colon of an array slice, or := of a named argument."""
        word = WORD.match(self.text, end)
        before = self.text[start - 1] if start else " "
        stuck = before.isalnum() or before in "_)]\"'"
        if not word or (stuck and self.brackets):
            self.out.append(":")
            return end
        if stuck:
            raise Fault(start, "a blank is missing before :%s" % word.group())
        self.out.append(self.number(word.group(), start))
        return word.end()

    def char(self, start):
        c = self.text[start]
        if c == ";":
            self.finished_at = start
            return
        if c == "$" and self.text[start + 1:start + 2].isdigit():
            raise Fault(start, "positional parameter; write :name")
        self.brackets += (c == "[") - (c == "]")
        self.out.append(c)

    def run(self):
        skip_to = 0
        for kind, start, end in tokens(self.text):
            if start < skip_to:
                continue
            if kind == "line_comment":
                continue
            if kind == "block_comment":
                self.out.append(" ")
                continue
            if self.finished_at is not None and not self.text[start:end].isspace():
                raise Fault(start, "text after the semicolon; one statement per file")
            if kind == "colons" and end - start == 1:
                skip_to = self.colon(start, end)
            elif kind == "char":
                self.char(start)
            else:
                self.out.append(self.text[start:end])
        return "".join(self.out)


def without_blank_lines(original, rewritten):
    """Drops what comments leave behind; a statement with quoted line breaks is only trimmed."""
    for kind, start, end in tokens(original):
        if kind == "verbatim" and "\n" in original[start:end]:
            return rewritten.strip()
    lines = (line.rstrip() for line in rewritten.split("\n"))
    return "\n".join(line for line in lines if line).strip()


class Statement:
    def __init__(self, path):
        self.path = path
        self.name = os.path.basename(path)[:-len(".sql")]
        self.source = ""
        self.slow = False
        self.params = []
        self.text = ""

    def annotation(self, source):
        match = ANNOTATION.match(source.split("\n", 1)[0])
        if match and match.group(1) != "lambat":
            raise Fault(0, "unknown annotation @%s" % match.group(1))
        return bool(match)

    def read(self):
        if not self.path.endswith(".sql"):
            raise Fault(0, "not a .sql file")
        if not C_IDENTIFIER.match(self.name) or len(self.name) > LONGEST_NAME:
            raise Fault(0, "the name of the file must be a C identifier of at most %d characters"
                        % LONGEST_NAME)
        with open(self.path, encoding="utf-8", newline="") as f:
            self.source = f.read()
        if "\0" in self.source:
            raise Fault(self.source.index("\0"), "NUL byte")
        self.slow = self.annotation(self.source)
        rewriter = Rewriter(self.source)
        self.text = without_blank_lines(self.source, rewriter.run())
        self.params = rewriter.params
        if not self.text:
            raise Fault(0, "no statement")


def c_string(text):
    """A C literal; octal escapes because they end by themselves after three digits."""
    out = []
    for byte in text.encode("utf-8"):
        c = chr(byte)
        if c in '"\\':
            out.append("\\" + c)
        elif c == "\n":
            out.append("\\n")
        elif c == "?" or not 0x20 <= byte < 0x7f:  # two question marks could start a trigraph
            out.append("\\%03o" % byte)
        else:
            out.append(c)
    return '"%s"' % "".join(out)


GENERATED = "/* Generated from the .sql files; not edited by hand. */"

DECLARATION = """
extern const struct sql sql_%(name)s;
struct args_%(name)s {
%(members)s} SQL_ARGS;"""

PARAMS = """static const char *const params_%(name)s[] = { %(params)s };
"""

DEFINITION = """const struct sql sql_%(name)s = {
\t.name = "%(name)s",
\t.text =
%(text)s,
\t.n_params = %(count)d,
\t.params = %(params)s,
\t.slow = %(slow)s,
};
"""


def header(statements):
    out = [GENERATED, "#pragma once", "", '#include "db/sql.h"']
    for s in statements:
        members = "".join("\tconst char *%s;\n" % name for name in s.params or ["unused_"])
        out.append(DECLARATION % {"name": s.name, "members": members})
    return "\n".join(out) + "\n"


def definition(s):
    lines = s.text.split("\n")
    lines = [line + "\n" for line in lines[:-1]] + lines[-1:]
    out = DEFINITION % {
        "name": s.name,
        "text": "\n".join("\t\t" + c_string(line) for line in lines),
        "count": len(s.params),
        "params": "params_" + s.name if s.params else "NULL",
        "slow": "true" if s.slow else "false",
    }
    if s.params:
        params = ", ".join('"%s"' % name for name in s.params)
        out = PARAMS % {"name": s.name, "params": params} + out
    return out


def source(statements, header_name):
    out = [GENERATED, '#include "%s"' % header_name, ""]
    out += [definition(s) for s in statements]
    out.append("const struct sql *const sql_all[] = {")
    out += ["\t&sql_%s," % s.name for s in statements]
    out.append("\tNULL, /* keeps the array from being empty; not counted */\n};")
    out.append("const size_t sql_all_count = %d;" % len(statements))
    return "\n".join(out) + "\n"


def read_all(paths, complain):
    statements = {}
    for path in sorted(paths):
        s = Statement(path)
        try:
            s.read()
        except Fault as fault:
            line = s.source.count("\n", 0, fault.position) + 1
            complain("%s:%d: %s" % (path, line, fault))
        except (OSError, UnicodeDecodeError) as error:
            complain("%s:1: %s" % (path, error))
        if s.name in statements:
            complain("%s:1: the same name as %s" % (path, statements[s.name].path))
        statements[s.name] = s
    return [statements[name] for name in sorted(statements)]


def main(argv):
    if len(argv) < 3:
        print("usage: statements.py OUT.h OUT.c FILE.sql...", file=sys.stderr)
        return 2
    complaints = []
    statements = read_all(argv[3:], complaints.append)
    if complaints:
        print("\n".join(complaints), file=sys.stderr)
        return 1
    outputs = ((argv[1], header(statements)),
               (argv[2], source(statements, os.path.basename(argv[1]))))
    for path, text in outputs:
        with open(path, "w", encoding="utf-8", newline="\n") as f:
            f.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
