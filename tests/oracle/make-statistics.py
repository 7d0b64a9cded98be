#!/usr/bin/env python3
"""Statistics of a simulated class, computed independently of the project: python3 tests/oracle/make-statistics.py

Writes tests/oracle/statistics.json. Standard library only; sums are exact fractions, tails come from a power series in 60 digits,
nothing is shared with the TypeScript but the order of the draws, which tests/support/simulated-class.ts follows too:

  generator   x <- 1664525 x + 1013904223 mod 2^32; a draw below n is floor((x >> 16) n / 2^16)
  per problem and variant and part: key below(4001) - 2000 (thousandths), then the variant's common slip alike
  per problem: Fisher and Yates from the end over the students; a student's variant is his place mod 25
  per student: ability below(21) + below(21) - 20; then per problem and part, whatever becomes of them:
      blank below(100) < 3; right below(1000) < chance; kind below(100);
      of a number three more: size 1 + below(60), round 1000 (below(3) - 1), any below(4001) - 2000;
      attempts 1 + below(2); minutes below(20160)
"""
import json
import os
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from decimal import Decimal, getcontext
from fractions import Fraction
from math import log, sqrt

getcontext().prec = 60
SEED, VARIANTS, PER_VARIANT = 2027, 25, 200
PLANTED = ('p2', 7)
COPIED, COPIED_FROM = 1234, 4321
PROBLEMS = [('p1', [780], 'number'), ('p2', [650], 'number'), ('p3', [600], 'number'), ('p4', [550], 'number'),
            ('p5', [720, 500], 'number'), ('p6', [600], 'choice')]
START = datetime(2027, 1, 3, 23, 0, tzinfo=timezone.utc)


class Draws:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (1664525 * self.state + 1013904223) % 2**32
        return (self.state >> 16) * n >> 16


# ---- the class ----

def option(candidate, variant):
    return 'o%d' % ((candidate + variant) % 4 + 1)


def simulate():
    draws = Draws(SEED)
    count = VARIANTS * PER_VARIANT
    number = lambda: draws.below(4001) - 2000
    keys = [[[(number(), number()) for _ in ease] for _ in range(VARIANTS)] for _, ease, _ in PROBLEMS]
    variants = []
    for _ in PROBLEMS:
        places = list(range(count))
        for i in range(count - 1, 0, -1):
            j = draws.below(i + 1)
            places[i], places[j] = places[j], places[i]
        variants.append([place % VARIANTS for place in places])
    students = []
    for s in range(count):
        ability = draws.below(21) + draws.below(21) - 20
        work = {}
        for i, (problem, ease, kind) in enumerate(PROBLEMS):
            v = variants[i][s]
            worth = Fraction(2 if kind == 'choice' else 1)
            parts = []
            for k, e in enumerate(ease):
                part = {'of': worth, 'state': 'blank', 'earned': Fraction(0), 'tries': []}
                parts.append(part)
                if s % 250 == 9:
                    continue
                chance = max(20, min(980, e + 15 * ability - (300 if (problem, v) == PLANTED else 0)))
                is_blank, is_right, way = draws.below(100) < 3, draws.below(1000) < chance, draws.below(100)
                if kind == 'choice':
                    right, wrong = option(0, v), option(1 if way < 60 else 2 if way < 90 else 3, v)
                else:
                    key, slip = keys[i][v][k]
                    size, whole, other = 1 + draws.below(60), 1000 * (draws.below(3) - 1), number()
                    wrong = (key + size if way % 2 == 0 else key - size) if way < 50 else slip if way < 70 else whole if way < 85 else other
                    right, wrong = key, wrong + 1 if wrong == key else wrong
                used, minutes = 1 + draws.below(2), draws.below(20160)
                answer = right if is_right else wrong
                if s == COPIED:
                    u = variants[i][COPIED_FROM]
                    answer = right if u == v else option(0, u) if kind == 'choice' else keys[i][u][k][0]
                elif is_blank:
                    continue
                if problem == 'p1' and s % 500 == 7:
                    part['state'] = 'pending'
                    continue
                credit = Fraction(int(answer == right))
                earned = credit * worth / (2 if problem == 'p3' and s % 10 == 3 else 1)
                part.update(state='graded', answer=answer, credit=credit, earned=earned)
                part['tries'] = [(credit if t == used - 1 else Fraction(0), START + timedelta(minutes=minutes, days=t)) for t in range(used)]
            excused = problem == 'p4' and s % 700 == 11
            work[problem] = {'variant': v, 'excused': excused, 'parts': [] if excused else parts}
        students.append({'handed_in': s % 250 != 9, 'work': work})
    return keys, variants, students


def is_pending(problem):
    return any(part['state'] == 'pending' for part in problem['parts'])


def is_graded(problem):
    return not problem['excused'] and not is_pending(problem) and any(part['state'] == 'graded' for part in problem['parts'])


def earned(problem):
    return sum((part['earned'] for part in problem['parts']), Fraction(0))


def worth(problem):
    return sum((part['of'] for part in problem['parts']), Fraction(0))


# ---- textbook formulas, in exact fractions ----

def mean(values):
    return sum(values, Fraction(0)) / len(values)


def covariance(xs, ys):
    mx, my = mean(xs), mean(ys)
    return sum(((x - mx) * (y - my) for x, y in zip(xs, ys)), Fraction(0)) / (len(xs) - 1)


def correlation(xs, ys):
    return float(covariance(xs, ys)) / sqrt(covariance(xs, xs) * covariance(ys, ys))


def quantile(values, share):
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def log_gamma_half(twice):
    """ln Gamma(twice / 2) by the recurrence from Gamma(1) = 1 and Gamma(1/2) = sqrt(pi)."""
    pi = Decimal('3.14159265358979323846264338327950288419716939937510582097494459')
    value, x = (Decimal(0), Fraction(1)) if twice % 2 == 0 else (pi.ln() / 2, Fraction(1, 2))
    while x < Fraction(twice, 2):
        value += (Decimal(x.numerator) / Decimal(x.denominator)).ln()
        x += 1
    return value


def f_tail(f, d1, d2):
    """P(F >= f): the incomplete beta function by the series of positive terms (DLMF 8.17.8)."""
    f = Decimal(f.numerator) / Decimal(f.denominator)
    x = d2 / (d2 + d1 * f)
    a, b = Decimal(d2) / 2, Decimal(d1) / 2
    term = total = Decimal(1)
    n = 0
    while term > total * Decimal(10) ** -40:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    front = a * x.ln() + b * (1 - x).ln() + log_gamma_half(d1 + d2) - log_gamma_half(d1) - log_gamma_half(d2)
    return float(front.exp() / a * total)


# ---- figures ----

def distribution(students):
    shares = [sum(map(earned, s['work'].values())) / sum(map(worth, s['work'].values()))
              for s in students if s['handed_in'] and not any(map(is_pending, s['work'].values()))]
    percents = [100 * share for share in shares]
    bins = Counter(min(19, int(20 * share)) for share in shares)
    return {'n': len(shares), 'bins': [bins[i] for i in range(20)], 'mean': float(mean(percents)), 'sd': sqrt(covariance(percents, percents)),
            'quartiles': [float(quantile(percents, Fraction(q, 4))) for q in (1, 2, 3)]}


def classical(students):
    complete = [s for s in students if s['handed_in'] and not any(is_pending(p) or p['excused'] for p in s['work'].values())]
    columns = {id: [earned(s['work'][id]) for s in complete] for id, _, _ in PROBLEMS}
    totals = [sum(row) for row in zip(*columns.values())]
    items = {}
    for id, xs in columns.items():
        shares = [earned(s['work'][id]) / worth(s['work'][id]) for s in students if is_graded(s['work'][id])]
        items[id] = {'n': len(shares), 'facility': float(mean(shares)), 'sd': sqrt(covariance(shares, shares)),
                     'discrimination': correlation(xs, [t - x for x, t in zip(xs, totals)])}
    k, spread = len(columns), covariance(totals, totals)
    alpha = Fraction(k, k - 1) * (1 - sum(covariance(xs, xs) for xs in columns.values()) / spread)
    return items, {'n': len(complete), 'items': k, 'alpha': float(alpha), 'error': sqrt(spread * (1 - alpha)), 'of': 8}


def anova(groups):
    """One-way analysis of variance of variant -> credits; the variance between variants by the method of moments."""
    everyone = [x for g in groups.values() for x in g]
    grand, n, k = mean(everyone), len(everyone), len(groups)
    between = sum(len(g) * (mean(g) - grand) ** 2 for g in groups.values()) / (k - 1)
    within = sum((x - m) ** 2 for g in groups.values() for m in [mean(g)] for x in g) / (n - k)
    size = (n - Fraction(sum(len(g) ** 2 for g in groups.values()), n)) / (k - 1)
    return {'f': between / within, 'between': k - 1, 'within': n - k, 'noise': within,
            'signal': max(Fraction(0), (between - within) / size), 'p': f_tail(between / within, k - 1, n - k)}


def beside(v, groups, test):
    """A variant beside the others together: their difference shrunk, its error, its t."""
    rest = [x for u, g in groups.items() if u != v for x in g]
    n, difference = len(groups[v]), mean(groups[v]) - mean(rest)
    weight = test['signal'] / (test['signal'] + test['noise'] / n)
    return {'n': n, 'mean': float(mean(groups[v])), 'difference': float(difference), 'shrunk': float(difference * weight), 'error': sqrt(weight * test['noise'] / n),
            't': float(difference) / sqrt(test['noise'] * (Fraction(1, n) + Fraction(1, len(rest))))}


def equity(students):
    tests, groups_of, figures = {}, {}, {}
    for id, _, _ in PROBLEMS:
        groups = groups_of[id] = defaultdict(list)
        for s in students:
            problem = s['work'][id]
            if is_graded(problem):
                credit = sum(part.get('credit', 0) * part['of'] for part in problem['parts']) / worth(problem)
                groups[problem['variant']].append(credit)
        tests[id] = anova(groups)
    order = sorted(tests, key=lambda id: tests[id]['p'])
    for rank, id in enumerate(order, 1):
        tests[id]['adjusted'] = min(min(1, len(order) * tests[other]['p'] / later) for later, other in enumerate(order[rank - 1:], rank))
    for id, test in tests.items():
        left, flagged, now, count = dict(groups_of[id]), {}, test, len(groups_of[id])
        while test['adjusted'] <= 0.05 and (not flagged or now['p'] <= 0.01):
            rows = {v: beside(v, left, now) for v in left}
            worst = max(rows, key=lambda v: abs(rows[v]['t']))
            if f_tail(Fraction(rows[worst]['t']) ** 2, 1, now['within']) > 0.05 / count or abs(rows[worst]['shrunk']) < 0.1:
                break
            flagged[worst] = rows[worst]
            del left[worst]
            now = anova(left)
        rows = {**flagged, **{v: beside(v, left, anova(left)) for v in left}}
        name = lambda v: '%sv%d' % (id, v)
        figures[id] = {'test': {'f': float(test['f']), **{key: test[key] for key in ('between', 'within', 'p', 'adjusted')}},
                       'flagged': [name(v) for v in flagged], 'rows': {name(v): rows[v] for v in sorted(rows)}}
    return figures


def chosen(students):
    counts = Counter()
    for s in students:
        problem = s['work']['p6']
        for part in problem['parts']:
            if part['state'] == 'graded':
                counts[(int(part['answer'][1]) - 1 - problem['variant']) % 4] += 1
    return {name: counts[i] for i, name in enumerate(['key', 'sign', 'square', 'value'])}


def times(students):
    days, numbers = Counter(), defaultdict(list)
    for s in students:
        for problem in s['work'].values():
            for part in problem['parts']:
                for t, (credit, at) in enumerate(part['tries']):
                    days[at.astimezone(timezone(timedelta(hours=1))).strftime('%Y-%m-%d')] += 1
                    numbers[t + 1].append(credit)
    return {'days': dict(sorted(days.items())),
            'attempts': [{'attempt': t, 'n': len(c), 'credit': float(mean(c))} for t, c in sorted(numbers.items())]}


def copied(keys, variants, students):
    """The logarithm of the likelihood ratio of the pair that was planted."""
    ratio, matches, firsts = 0.0, [], {}
    for i, (problem, ease, kind) in enumerate(PROBLEMS):
        if kind != 'number':
            continue
        for k in range(len(ease)):
            own, other = variants[i][COPIED], variants[i][COPIED_FROM]
            mine = students[COPIED]['work'][problem]['parts']
            if own == other or not mine or mine[k]['state'] != 'graded' or mine[k]['credit'] == 1:
                continue
            key = keys[i][other][k][0]
            values = [keys[i][v][k][0] for v in range(VARIANTS)]
            resolution = max(Fraction(1, 5000), Fraction(1, max(values) - min(values) + 1))
            wrong = [(variants[i][s], one['work'][problem]['parts'][k]['answer']) for s, one in enumerate(students) if s != COPIED
                     for parts in [one['work'][problem]['parts']] if parts and parts[k]['state'] == 'graded' and parts[k]['credit'] != 1]
            hits = lambda some: sum(1 for _, answer in some if answer == key)
            # an answer that equals the key of another variant counts for those who do not have that variant: they alone are wrong
            alike = [one for one in wrong if one[0] == own]
            same = sum(1 for v in range(VARIANTS) if v != other and values[v] == key)
            in_class = (hits(wrong) + same + resolution) / (len(wrong) + 1 + VARIANTS - 1)
            in_variant = (hits(alike) + in_class) / (len(alike) + 1)
            matches.append((problem, 'ab'[k], max(resolution, in_class, in_variant)))
    gain = lambda q: log((0.5 + 0.5 * q) / q)
    for problem, _, q in matches:
        firsts[problem] = min(q, firsts.get(problem, 1))
    for problem in firsts:
        own = sorted(float(q) for p, _, q in matches if p == problem)
        ratio += gain(own[0]) + sum(gain(max(q, 0.05)) for q in own[1:])
    pages = {tuple(variants[i][s] for i in range(5)) for s in range(len(students))}
    pairs = sum(s['handed_in'] for s in students) * (len(pages) - 1)
    return {'pairs': pairs, 'threshold': log(pairs / 0.05), 'ratio': ratio, 'matches': [[p, k, float(q)] for p, k, q in matches]}


def main():
    keys, variants, students = simulate()
    items, reliability = classical(students)
    figures = {'seed': SEED, 'scores': distribution(students), 'items': items, 'reliability': reliability, 'equity': equity(students),
               'chosen': chosen(students), 'times': times(students), 'copied': copied(keys, variants, students)}
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'statistics.json')
    with open(path, 'w') as file:
        json.dump(figures, file, indent=1)
        file.write('\n')


main()
