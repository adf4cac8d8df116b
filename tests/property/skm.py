"""Surveys against python's fractions: the index of 10,000 random rounds with blanks, weights and sizes; item-total correlation (Pearson) and
Cronbach's alpha of 300 questionnaires, from every answer by their definitions, without the sums the program keeps.

Usage: skm.py SKM_CLI [SEED]. Prints the seed; the same seed asks the same questions.
"""

import random
import subprocess
import sys
from fractions import Fraction
from math import floor, isqrt

ROUNDS = 10_000
QUESTIONNAIRES = 300
CLASSES = ((8831, "A"), (7661, "B"), (6500, "C"), (0, "D"))


def half_up(value, decimals):
    return floor(value * 10**decimals + Fraction(1, 2))


def weights(rng, n):
    """1/n, a printed weight, or parts of one whole."""
    kind = rng.randrange(3)
    if kind == 0:
        return [Fraction(1, n)] * n
    if kind == 1:
        return [Fraction(round(1000 / n), 1000)] * n
    cuts = sorted(rng.sample(range(1, 10_000), n - 1)) if n > 1 else []
    return [Fraction(b - a, 10_000) for a, b in zip([0, *cuts], [*cuts, 10_000])]


def make(rng):
    n = rng.choice((1, 2, 5, 9, 9, 9, 9, 14, 30))
    respondents = rng.choice((1, 2, 7, 49, 113, 1000, 10**5, 10**7))
    rows = []
    for weight in weights(rng, n):
        filled = respondents if rng.random() < 0.5 else rng.randint(max(1, respondents // 2), respondents)
        rows.append((rng.randint(filled, 4 * filled), filled, weight))
    return rng.choice((-1, -1, -1, 3, 4)), rng.choice((2, 2, 2, 3)), rows


def expect(index_decimals, ikm_decimals, rows):
    exact = sum((Fraction(total, filled) * weight for total, filled, weight in rows), Fraction(0))
    base = exact if index_decimals < 0 else Fraction(half_up(exact, index_decimals), 10**index_decimals)
    ikm = half_up(base * 25, ikm_decimals)
    hundredths = half_up(Fraction(ikm, 10**ikm_decimals), 2)
    return f"{half_up(exact, 4)} {ikm} {next(name for low, name in CLASSES if hundredths >= low)}"


def questionnaire(rng):
    """Complete answers: unrelated, of people who agree with themselves, or all alike."""
    unsur, people = rng.choice((1, 2, 3, 9, 9, 14, 30)), rng.choice((1, 2, 3, 5, 20, 49))
    kind = rng.randrange(4)
    rows = []
    for _ in range(people):
        mood = rng.randint(1, 4)
        rows.append([mood if kind == 1 else max(1, min(4, mood + rng.choice((-1, 0, 0, 1)))) if kind == 2 else rng.randint(1, 4)
                     for _ in range(unsur)])
    if kind == 3:
        for row in rows:
            row[0] = 3
    return rows


def variance(values):
    mean = Fraction(sum(values), len(values))
    return sum((v - mean) ** 2 for v in values)


def away_from_zero(value):
    return half_up(abs(value), 4) * (1 if value >= 0 else -1)


def correlation(values, totals):
    """The square of r is a fraction; its root to 4 decimals, half away from zero, is a question about whole numbers."""
    x, t = variance(values), variance(totals)
    if len(values) < 2 or x == 0 or t == 0:
        return "-"
    mean, mean_t = Fraction(sum(values), len(values)), Fraction(sum(totals), len(totals))
    together = sum((v - mean) * (w - mean_t) for v, w in zip(values, totals))
    square = together * together / (x * t)
    twice = isqrt(floor(4 * 10**8 * square))
    return str((twice + 1) // 2 * (1 if together >= 0 else -1))


def quality(rows):
    totals = [sum(row) for row in rows]
    columns = list(zip(*rows))
    whole = variance(totals)
    alpha = "-"
    if len(rows) >= 2 and len(columns) >= 2 and whole > 0:
        k = len(columns)
        alpha = str(away_from_zero(Fraction(k, k - 1) * (1 - sum(map(variance, columns)) / whole)))
    return " ".join([alpha, *(correlation(column, totals) for column in columns)])


def check_quality(rng, cli):
    asked = [questionnaire(rng) for _ in range(QUESTIONNAIRES)]
    text = "".join(f"{len(rows)} {len(rows[0])} " + " ".join(str(v) for row in rows for v in row) + "\n" for rows in asked)
    got = subprocess.run([cli, "mutu"], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    return report([(rows, quality(rows), found) for rows, found in zip(asked, got)], len(got) == QUESTIONNAIRES)


def check_index(rng, cli):
    rounds = [make(rng) for _ in range(ROUNDS)]
    text = "".join(f"{a} {b} {len(rows)} " + " ".join(f"{j} {t} {w.numerator} {w.denominator}" for j, t, w in rows) + "\n"
                   for a, b, rows in rounds)
    got = subprocess.run([cli], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    return report([(r, expect(*r), found) for r, found in zip(rounds, got)], len(got) == ROUNDS)


def report(cases, whole):
    wrong = [case for case in cases if case[1] != case[2]]
    for asked, expected, found in wrong[:5]:
        print(f"{asked}: expected {expected}, got {found}")
    return whole and not wrong


def main(argv):
    seed = int(argv[2]) if len(argv) > 2 else random.randrange(2**32)
    print("seed", seed)
    rng = random.Random(seed)
    right = [check(rng, argv[1]) for check in (check_index, check_quality)]
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
