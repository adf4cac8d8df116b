"""Deadlines of the daemon's calendar against an independent computation.

The other side is Python's datetime over the same CSV file and nothing else: it walks day by day and knows no shortcut.
Usage: kalender.py KALENDER_CLI HARI-LIBUR.CSV [SEED]. Prints the seed; the same seed asks the same questions.
"""

import csv
import datetime as dt
import random
import subprocess
import sys

WIB = dt.timezone(dt.timedelta(hours=7))
DAY = dt.timedelta(days=1)
RANDOM_PAIRS = 100_000  # in working days, each another one, none beyond the calendar
RANDOM_DEADLINES = 125_000
RANDOM_REMAINDERS = 30_000
FIRST, LAST = dt.date(2018, 1, 1), dt.date(2027, 12, 31)
LENGTHS = (1, 2, 3, 5, 7, 10, 14, 30, 60)
OFFSETS = (0, 7 * 60, 8 * 60, 9 * 60, -3 * 60 - 30, 5 * 60 + 45, 14 * 60, -11 * 60)


def load(path):
    holidays = {}
    with open(path, encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            holidays.setdefault(dt.date.fromisoformat(row["date"]), []).append(row["name"])
    return holidays


class OutOfRange(Exception):
    pass


def reason(holidays, day):
    """0 counted, 1 weekend, 2 holiday: the numbers by which the derivation's sum is weighted."""
    if not FIRST <= day <= LAST:
        raise OutOfRange
    if day.isoweekday() >= 6:
        return 1
    return 2 if day in holidays else 0


def expect_deadline(holidays, start, length, unit):
    zero = day = start.astimezone(WIB).date()
    counted = skipped = total = 0
    while counted < length:
        day += DAY
        why = reason(holidays, day) if unit == "hari_kerja" else 0
        if why == 0:
            counted += 1
        else:
            skipped += 1
            total += (day - zero).days * why + len(holidays.get(day, ()))
    return f"{day.isoformat()}T23:59:59+07:00 {skipped} {total}"


def expect_remainder(holidays, now, due, unit):
    a, b = now.astimezone(WIB).date(), due.astimezone(WIB).date()
    if unit == "hari":
        return str((b - a).days)
    sign, low, high = (1, a, b) if a <= b else (-1, b, a)
    days = (low + DAY * i for i in range(1, (high - low).days + 1))
    return str(sign * sum(reason(holidays, day) == 0 for day in days))


def text(instant, offset_minutes):
    """RFC 3339 of the instant, written in some zone; datetime writes exactly that."""
    return instant.astimezone(dt.timezone(dt.timedelta(minutes=offset_minutes))).isoformat()


def edges(holidays):
    """Every day that is awkward, at every awkward moment of it, with every length that the rules know."""
    days = set(holidays) | {d - DAY for d in holidays} | {d + DAY for d in holidays}
    for year in range(2018, 2028):
        days |= {dt.date(year, 12, 31), dt.date(year, 1, 1), dt.date(year, 12, 30)}
    days |= {dt.date(2020, 2, 28), dt.date(2020, 2, 29), dt.date(2024, 2, 29), dt.date(2017, 12, 31)}
    # the two weeks before each Idul Fitri, so that every length crosses it with its joint leave
    for day, names in holidays.items():
        if any("Idul Fitri" in name for name in names):
            days |= {day - DAY * i for i in range(15)}
    moments = [(0, 0, 0, 0), (9, 30, 0, 0), (23, 59, 0, 0), (23, 59, 59, 0), (23, 59, 59, 999999)]
    for day in sorted(days):
        for moment in moments:
            start = dt.datetime.combine(day, dt.time(*moment), WIB)
            for length in (0,) + LENGTHS:
                yield start, length, "hari_kerja", 7 * 60
            yield start, 30, "hari", 0
        # the same boundary said in UTC: 16:59 is today in Pontianak, 17:00 is tomorrow
        for hour, minute in ((16, 59), (17, 0)):
            yield dt.datetime.combine(day, dt.time(hour, minute), dt.timezone.utc), 3, "hari_kerja", 0


def random_instant(rng):
    start = dt.datetime.combine(FIRST, dt.time(), WIB)
    span = int((dt.datetime.combine(LAST + DAY, dt.time(), WIB) - start).total_seconds())
    instant = start + dt.timedelta(seconds=rng.randrange(span))
    return instant.replace(microsecond=rng.choice((0, 0, 0, 1, 500000, 999999)))


def random_deadline(rng, unit):
    length = rng.choice(LENGTHS) if rng.random() < 0.8 else rng.randrange(0, 121)
    return random_instant(rng), length, unit, rng.choice(OFFSETS)


def random_deadlines(holidays, rng):
    """Distinct pairs of a start and a number of working days that end within the calendar, as many as are owed; beside them
    those that turn out to reach beyond it, and deadlines in calendar days."""
    pairs = set()
    while len(pairs) < RANDOM_PAIRS:
        one = random_deadline(rng, "hari_kerja")
        if guarded(expect_deadline, holidays, *one[:3]) != "ERANGE":
            pairs.add(one[:2])
        yield one
    for _ in range(RANDOM_DEADLINES - RANDOM_PAIRS):
        yield random_deadline(rng, "hari")


def guarded(expect, *args):
    try:
        return expect(*args)
    except OutOfRange:
        return "ERANGE"


def questions(holidays, rng):
    deadlines = list(edges(holidays))
    deadlines += random_deadlines(holidays, rng)
    for start, length, unit, offset in deadlines:
        yield (f"T {text(start, offset)} {length} {unit}",
               guarded(expect_deadline, holidays, start, length, unit))
    for _ in range(RANDOM_REMAINDERS):
        now, unit = random_instant(rng), rng.choice(("hari", "hari_kerja"))
        due = now + dt.timedelta(days=rng.randrange(-90, 91), seconds=rng.randrange(86400))
        yield (f"S {text(now, rng.choice(OFFSETS))} {text(due, 0)} {unit}",
               guarded(expect_remainder, holidays, now, due, unit))
    for bad in (-1, 3661):
        yield f"T 2026-03-10T09:00:00+07:00 {bad} hari", "EINVAL"
    yield "T 2026-03-10T09:00:00+07:00 1 jam", "EINVAL"


def main():
    cli, path = sys.argv[1:3]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(2**32)
    print(f"seed {seed}", flush=True)
    asked = list(questions(load(path), random.Random(seed)))
    answer = subprocess.run([cli, path], input="".join(q + "\n" for q, _ in asked), text=True,
                            stdout=subprocess.PIPE, check=True).stdout.splitlines()
    wrong = [(q, want, got) for (q, want), got in zip(asked, answer) if want != got]
    for question, want, got in wrong[:20]:
        print(f"{question}\n  expected {want}\n  answered {got}")
    refused = sum(want == "ERANGE" for _, want in asked)
    print(f"{len(asked)} questions, {refused} beyond the calendar, {len(wrong)} wrong")
    if len(answer) != len(asked):
        print(f"{len(answer)} answers")
        return 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
