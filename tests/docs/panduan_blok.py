"""The request blocks of a guide: found, sent, and their recorded answers compared with live ones.

A request is a fenced ```http block that begins with a method; the fenced ```http block after it that begins with HTTP/1.1 is its
answer. Only the header fields shown are compared. In an answer's JSON a member "…" stands for members left out, an element "…"
for elements left out. A request body "< foto.png" is that file. ```sh blocks with `./run clock INSTANT` set the legal clock. A request
after the comment <!-- until 429 --> is sent until that status comes.

In a guide that is being written, {{name}} stands for what is not known yet, and a member "+" for "all the rest": --record fills in,
and takes over what differs.

Ids, instants, tokens, hashes, cursors and ETags differ from run to run: what stood in the recorded answer is replaced by what
came instead in all later requests. Everything else must be the same, instants to the day.
"""

import json
import re

FENCE = re.compile(r"^(?:<!-- until (\d{3}) -->\n)?```(http|sh)\n(.*?)^```$", re.M | re.S)
LEFT_OUT = "…"
ALL = "+"
FREE = re.compile(r"\{\{\w+\}\}")
VARYING = re.compile(
    r"(?P<instant>\d{4}-\d\d-\d\d(?:T| |%20)\d\d(?::|%3A)\d\d(?::|%3A)\d\d(?:\.\d+)?(?:Z|(?:\+|%2B)\d\d(?::|%3A)\d\d)?)"
    r"|(?P<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
    r"|(?P<cursor>(?<=cursor=)[^&>\"]+|(?<=setelah=)[^&>\"]+)"
    r"|(?P<etag>v\d+-[0-9a-f]{8,})"
    r"|(?P<nomor>PGD-\d{4}-\d{6})"
    r"|(?P<token>eyJ[\w-]+(?:\.[\w-]+\.[\w-]+|…[\w-]+))"
    r"|(?P<opaque>(?<![\w/.-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{16,}(?![\w.]))"
    r"|(?P<http_date>[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT)")
CURSOR_KEYS = ("next_cursor",)


class Difference(Exception):
    pass


class Block:
    """One fenced block: kind request, answer or clock, its text and where it stands in the guide."""

    def __init__(self, kind, text, span, line, until=None):
        self.kind, self.text, self.span, self.line, self.until = kind, text, span, line, until

    def head(self):
        return self.text.split("\n\n", 1)[0].rstrip("\n").split("\n")

    def fields(self):
        return [tuple(part.strip() for part in line.split(":", 1)) for line in self.head()[1:]]

    def body(self):
        parts = self.text.split("\n\n", 1)
        return parts[1].rstrip("\n") if len(parts) == 2 else ""


def blocks(guide):
    found = []
    for match in FENCE.finditer(guide):
        until, language, text = match.groups()
        line = guide.count("\n", 0, match.start(2)) + 1
        if language == "http":
            kind = "answer" if text.startswith("HTTP/1.1 ") else "request"
            found.append(Block(kind, text, match.span(3), line, until and int(until)))
        else:
            found += [Block("clock", instant, None, line) for instant in re.findall(r"^\./run clock (\S+)", text, re.M)]
    return found


def exchanges(guide):
    """(clock, None) and (request, answer) in order; a request without an answer, or the reverse, is a fault of the guide."""
    pairs, open_request = [], None
    for block in blocks(guide):
        if block.kind == "request":
            if open_request:
                raise Difference(f"line {open_request.line}: a request without its answer")
            open_request = block
        elif block.kind == "answer":
            if not open_request:
                raise Difference(f"line {block.line}: an answer without a request")
            pairs.append((open_request, block))
            open_request = None
        else:
            pairs.append((block, None))
    if open_request:
        raise Difference(f"line {open_request.line}: a request without its answer")
    return pairs


def abbreviated(text):
    return re.sub(r"(eyJ[\w-]{7})[\w-]*\.[\w-]+\.[\w-]+([\w-]{6})", r"\1…\2", text)


class Memory:
    """What came in place of what is written in the guide: `live` for requests to send, `shown` for the guide when recording."""

    def __init__(self, recording=False):
        self.live, self.shown, self.recording, self.changes = {}, {}, recording, []

    def differs(self, text):
        if not self.recording:
            raise Difference(text)
        self.changes.append(text)

    def learn(self, written, came):
        if written != came:
            self.live[written] = came
        if self.recording:
            self.shown[written] = abbreviated(came)
            if abbreviated(came) != came:
                self.live[abbreviated(came)] = came

    def _replaced(self, text, table):
        if not table:
            return text
        names = sorted(table, key=len, reverse=True)
        return re.sub("|".join(map(re.escape, names)), lambda m: table[m.group()], text)

    def to_send(self, text):
        return self._replaced(self._replaced(text, {k: v for k, v in self.live.items() if FREE.match(k)}),
                              {k: v for k, v in self.live.items() if not FREE.match(k)})

    def to_show(self, text):
        return self._replaced(text, self.shown)


def skeleton(text):
    """The text with what varies replaced by its kind (an instant keeps its day), and those pieces."""
    pieces = []

    def kind(match):
        pieces.append(match.group())
        day = match.group()[:10] if match.lastgroup == "instant" else ""
        return f"<{match.lastgroup}{day}>"
    return VARYING.sub(kind, text), pieces


def compare_field(name, written, came, memory):
    """A header field; seconds to wait differ from run to run."""
    if name.lower() in ("retry-after", "ratelimit"):
        written, came = (re.sub(r"(?<![\d\"])\d+", "0", text) for text in (written, came))
    if name.lower() != "date":
        compare_text(written, came, name, memory)


def compare_text(written, came, where, memory):
    if FREE.fullmatch(written):
        memory.learn(written, came)
        return
    old, old_pieces = skeleton(written)
    new, new_pieces = skeleton(came)
    if old != new:
        memory.differs(f"{where}: {written!r} is written, {came!r} came")
        return
    for pair in zip(old_pieces, new_pieces):
        memory.learn(*pair)


def compare_object(written, came, where, memory):
    names = set(written) - {LEFT_OUT, ALL}
    missing, further = names - set(came), set(came) - names
    if missing or (further and len(names) == len(written)):
        memory.differs(f"{where}: missing {sorted(missing)}, not in the guide {sorted(further)}")
    for name in written:
        if name not in came:
            continue
        if name in CURSOR_KEYS and isinstance(written[name], str) and isinstance(came[name], str):
            memory.learn(written[name], came[name])
        else:
            compare(written[name], came[name], f"{where}/{name}", memory)


def compare_array(written, came, where, memory):
    if LEFT_OUT in written:
        at = written.index(LEFT_OUT)
        first, last = written[:at], written[at + 1:]
        if len(came) < len(first) + len(last):
            memory.differs(f"{where}: only {len(came)} elements came")
        pairs = list(zip(first, came)) + list(zip(last, came[len(came) - len(last):] if last else []))
    else:
        if len(written) != len(came):
            memory.differs(f"{where}: {len(written)} elements are written, {len(came)} came")
        pairs = list(zip(written, came))
    for n, (old, new) in enumerate(pairs):
        compare(old, new, f"{where}/{n}", memory)


def compare(written, came, where, memory):
    if isinstance(written, str) and FREE.fullmatch(written) and not isinstance(came, str):
        return
    if type(written) is not type(came):
        memory.differs(f"{where}: {written!r} is written, {came!r} came")
    elif isinstance(written, dict):
        compare_object(written, came, where, memory)
    elif isinstance(written, list):
        compare_array(written, came, where, memory)
    elif isinstance(written, str):
        compare_text(written, came, where, memory)
    elif written != came:
        memory.differs(f"{where}: {written!r} is written, {came!r} came")


def thinned(written, came):
    """The live value with what the guide leaves out left out again."""
    if isinstance(written, dict) and isinstance(came, dict) and LEFT_OUT in written:
        return {name: LEFT_OUT if name == LEFT_OUT else thinned(written[name], came[name])
                for name in written if name in came or name == LEFT_OUT}
    if isinstance(written, dict) and isinstance(came, dict):
        return {name: thinned(written.get(name), came[name]) for name in came}
    if isinstance(written, list) and isinstance(came, list) and LEFT_OUT in written:
        at = written.index(LEFT_OUT)
        tail = len(written) - at - 1
        pairs = list(zip(written[:at], came)) + [(None, LEFT_OUT)] + list(zip(written[at + 1:], came[len(came) - tail:] if tail else []))
        return [thinned(old, new) for old, new in pairs]
    if isinstance(written, list) and isinstance(came, list) and len(written) == len(came):
        return [thinned(old, new) for old, new in zip(written, came)]
    return abbreviated(came) if isinstance(came, str) else came


def pretty(value, indent=0, width=118):
    """JSON as people write it: on one line what fits there, otherwise a member a line."""
    if isinstance(value, dict) and set(value) == {LEFT_OUT}:
        return '{"…": "…"}'
    flat = json.dumps(value, ensure_ascii=False)
    if indent and len(flat) + indent <= width or not isinstance(value, (dict, list)) or not value:
        return flat
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        lines = [f"{inner}{json.dumps(k, ensure_ascii=False)}: {pretty(v, indent + 2, width)}" for k, v in value.items()]
        return "{\n" + ",\n".join(lines) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(inner + pretty(v, indent + 2, width) for v in value) + "\n" + " " * indent + "]"
