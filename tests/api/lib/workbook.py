#!/usr/bin/env python3
"""A workbook made without the library that the daemon uses. From standard input JSON {"sheets": {name: [[cell, ...], ...]}, "shared": bool, ...}:
a cell is text, a number, a boolean, null, {"formula", "value"} or {"error"}. Other members make what no program writes: "doctype", "bomb" (MB of blanks
in the sheet), "entries" (so many more parts), "raw" (this as the sheet). To standard output."""
import io
import json
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def address(row, column):
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return "%s%d" % (letters, row)


def cell(at, value, strings):
    if value is None:
        return ""
    if isinstance(value, bool):
        return '<c r="%s" t="b"><v>%d</v></c>' % (at, value)
    if isinstance(value, (int, float)):
        return '<c r="%s"><v>%r</v></c>' % (at, value)
    if isinstance(value, dict) and "error" in value:
        return '<c r="%s" t="e"><v>%s</v></c>' % (at, value["error"])
    if isinstance(value, dict):
        return '<c r="%s" t="str"><f>%s</f><v>%s</v></c>' % (at, escape(value["formula"]), escape(value["value"]))
    if strings is None:
        return '<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (at, escape(value))
    strings.append(value)
    return '<c r="%s" t="s"><v>%d</v></c>' % (at, len(strings) - 1)


def sheet(rows, strings, given):
    if "raw" in given:
        return given["raw"]
    lines = ["".join(cell(address(y, x), value, strings) for x, value in enumerate(row)) for y, row in enumerate(rows, 1)]
    body = "".join('<row r="%d">%s</row>' % (y, line) for y, line in enumerate(lines, 1) if line)
    return '%s<worksheet xmlns="%s"><sheetData>%s%s</sheetData></worksheet>' % (
        given.get("doctype", ""), MAIN, body, " " * (given.get("bomb", 0) << 20))


def main():
    given = json.load(sys.stdin)
    strings = [] if given.get("shared", True) else None
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        names = list(given["sheets"])
        links = ['<Relationship Id="r%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>' % (n, LINK, n) for n in range(len(names))]
        links.append('<Relationship Id="rs" Type="%s/sharedStrings" Target="/xl/sharedStrings.xml"/>' % LINK)
        for n, name in enumerate(names):
            book.writestr("xl/worksheets/sheet%d.xml" % n, sheet(given["sheets"][name], strings, given))
        items = "".join("<si><r><t>%s</t></r><r><t>%s</t></r><rPh><t>x</t></rPh></si>" % (escape(text[:1]), escape(text[1:])) for text in strings or [])
        book.writestr("xl/sharedStrings.xml", '<sst xmlns="%s">%s</sst>' % (MAIN, items))
        book.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="%s">%s</Relationships>' % (PACKAGE, "".join(links)))
        sheets = "".join('<sheet name="%s" sheetId="%d" r:id="r%d"/>' % (escape(name), n + 1, n) for n, name in enumerate(names))
        book.writestr("xl/workbook.xml", '<workbook xmlns="%s" xmlns:r="%s"><sheets>%s</sheets></workbook>' % (MAIN, LINK, sheets))
        for n in range(given.get("entries", 0)):
            book.writestr("x/%d" % n, "")
    sys.stdout.buffer.write(out.getvalue())


main()
