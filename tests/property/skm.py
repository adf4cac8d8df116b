"""The index of surveys against python's fractions: 10,000 random rounds with blanks, weights and sizes.

Usage: skm.py SKM_CLI [SEED]. Prints the seed; the same seed asks the same questions.
"""

import random
import subprocess
import sys
from fractions import Fraction
from math import floor

ROUNDS = 10_000
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


def main(argv):
    seed = int(argv[2]) if len(argv) > 2 else random.randrange(2**32)
    print("seed", seed)
    rng = random.Random(seed)
    rounds = [make(rng) for _ in range(ROUNDS)]
    text = "".join(f"{a} {b} {len(rows)} " + " ".join(f"{j} {t} {w.numerator} {w.denominator}" for j, t, w in rows) + "\n"
                   for a, b, rows in rounds)
    got = subprocess.run([argv[1]], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    wrong = [(r, e, g) for r, e, g in zip(rounds, (expect(*r) for r in rounds), got) if e != g]
    for round_, expected, found in wrong[:5]:
        print(f"{round_}: expected {expected}, got {found}")
    return 1 if wrong or len(got) != ROUNDS else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
