#!/usr/bin/env python3
"""A workbook as JSON, read without the library that wrote it: {"sheets": {name: [[cell, ...], ...]}, "formulas": n}. From standard input."""
import io
import json
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def column(reference):
    n = 0
    for letter in reference:
        if letter.isalpha():
            n = 26 * n + ord(letter) - 64
    return n - 1


def value(cell, strings):
    kind = cell.get("t")
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(MAIN + "t"))
    content = cell.find(MAIN + "v")
    if content is None:
        return None
    if kind == "s":
        return strings[int(content.text)]
    if kind == "b":
        return content.text == "1"
    return float(content.text)


def rows(sheet, strings):
    out = []
    for row in sheet.iter(MAIN + "row"):
        cells = []
        for cell in row.iter(MAIN + "c"):
            at = column(cell.get("r"))
            cells += [None] * (at - len(cells)) + [value(cell, strings)]
        out.append(cells)
    return out


def main():
    book = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
    strings = []
    if "xl/sharedStrings.xml" in book.namelist():
        strings = ["".join(part.text or "" for part in one.iter(MAIN + "t")) for one in tree.fromstring(book.read("xl/sharedStrings.xml"))]
    links = {one.get("Id"): one.get("Target") for one in tree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
    sheets, formulas = {}, 0
    for one in tree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        sheet = tree.fromstring(book.read("xl/" + links[one.get(LINK + "id")]))
        formulas += len(list(sheet.iter(MAIN + "f")))
        sheets[one.get("name")] = rows(sheet, strings)
    json.dump({"sheets": sheets, "formulas": formulas}, sys.stdout)


main()
