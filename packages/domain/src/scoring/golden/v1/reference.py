"""Scoring, algorithm version 1, in exact fractions, written from the definitions in README.md beside this file.

It shares no code and no approach with the TypeScript: no tables, no bytes, no floating point before the last step.
"""

from decimal import Decimal, localcontext
from fractions import Fraction

Z = "1.959963984540054"


def exact(number):
    """A JSON number as the decimal it is written as."""
    return Fraction(str(number))


def nearest(fraction):
    """The double nearest to an exact value."""
    return None if fraction is None else float(fraction)


def question_score(placement, chosen):
    """x in [0, 1], or None when the question cannot tell people apart (its minimum is its maximum)."""
    values = {option: Fraction(value) for option, value in placement["values"].items()}
    if placement["multiple"]:
        low = sum((v for v in values.values() if v < 0), Fraction(0))
        high = sum((v for v in values.values() if v > 0), Fraction(0))
        value = min(high, max(low, sum((values[option] for option in set(chosen)), Fraction(0))))
    else:
        low, high = min(values.values()), max(values.values())
        value = values[chosen[0]]
    if low == high:
        return None
    x = (value - low) / (high - low)
    return 1 - x if placement["reversed"] else x


def is_constant(placement):
    values = placement["values"].values()
    return all(v == 0 for v in values) if placement["multiple"] else len(set(values)) == 1


def score_competency(model, responses, key):
    """(score, reason, answered, presented); a question that cannot tell people apart counts, with weight 0."""
    not_presented = set(responses.get("notPresented", []))
    presented = answered = 0
    presented_weight = answered_weight = points = Fraction(0)
    for placement in model["placements"]:
        if placement["competency"] != key or placement["placement"] in not_presented:
            continue
        weight = Fraction(0) if is_constant(placement) else exact(placement["weight"])
        presented += 1
        presented_weight += weight
        chosen = responses["answers"].get(placement["placement"], [])
        if not chosen:
            continue
        answered += 1
        answered_weight += weight
        x = question_score(placement, chosen)
        if x is not None:
            points += weight * x
    share = exact(model["missingRule"]["answeredShareAbove"])
    reason = None
    if presented == 0:
        reason = "no-questions-presented"
    elif not Fraction(answered, presented) > share:
        reason = "too-few-questions-answered"
    elif presented_weight == 0:
        reason = "nothing-weighted"
    elif not answered_weight / presented_weight > share:
        reason = "too-little-weight-answered"
    return (100 * points / answered_weight if reason is None else None, reason, answered, presented)


def band_of(model, score):
    if score is None:
        return None
    bands = sorted(model["bands"], key=lambda band: exact(band["from"]))
    found = None
    for place, band in enumerate(bands):
        low = exact(band["from"])
        is_last = place == len(bands) - 1
        high = Fraction(100) if is_last else exact(bands[place + 1]["from"])
        if low <= score < high or (is_last and score == high):
            found = band["key"]
    return found


def score_overall(model, scores):
    weights = {c["key"]: exact(c["weight"]) for c in model["competencies"]}
    total = sum(weights.values())
    if total == 0:
        return None, "nothing-weighted"
    if any(weight > 0 and scores[key] is None for key, weight in weights.items()):
        return None, "competency-without-score"
    return sum(weight / total * scores[key] for key, weight in weights.items() if weight > 0), None


def orient(model, responses):
    orientation = model["orientation"]
    if orientation is None:
        return None
    poles = [
        placement["poles"][responses["answers"][placement["placement"]][0]]
        for placement in orientation["placements"]
        if responses["answers"].get(placement["placement"])
    ]
    m, positive = len(poles), poles.count(1)
    if m == 0:
        return None
    with localcontext() as context:
        context.prec = 50
        z, n, p = Decimal(Z), Decimal(m), Decimal(positive) / Decimal(m)
        centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).sqrt()
        low, high = (float(round(200 * bound - 100, 40)) for bound in (centre - half, centre + half))
    lean = orientation["positive"] if low > 0 else orientation["negative"] if high < 0 else None
    value = float(Fraction(100 * (2 * positive - m), m))
    return {"value": value, "interval": {"low": low, "high": high}, "lean": lean, "questionCount": m}


def score(model, responses):
    """The scores as the product gives them, and the exact fractions behind them."""
    competencies, exact_scores = [], {}
    for competency in model["competencies"]:
        key = competency["key"]
        value, reason, answered, presented = score_competency(model, responses, key)
        exact_scores[key] = value
        competencies.append(
            {
                "competency": key,
                "score": nearest(value),
                "missingReason": reason,
                "band": band_of(model, value),
                "answered": answered,
                "presented": presented,
            }
        )
    overall, reason = score_overall(model, exact_scores)
    fractions = {key: None if value is None else str(value) for key, value in exact_scores.items()}
    expected = {
        "competencies": competencies,
        "overall": {"score": nearest(overall), "missingReason": reason, "band": band_of(model, overall)},
        "orientation": orient(model, responses),
    }
    return expected, {"competencies": fractions, "overall": None if overall is None else str(overall)}


def focus_areas(competencies, profile, standard_errors):
    weights = {c["competency"]: exact(profile["weights"].get(c["competency"], 1)) for c in competencies}
    total = sum(weights.values())
    areas = []
    for place, competency in enumerate(competencies):
        key = competency["competency"]
        if competency["score"] is None or key not in profile["targets"] or total == 0:
            continue
        target = exact(profile["targets"][key])
        gap = max(Fraction(0), target - exact(competency["score"]))
        priority = weights[key] / total * gap
        if priority == 0:
            continue
        sem = standard_errors.get(key)
        certainty = "unknown" if sem is None else "clear" if gap > Fraction("1.96") * exact(sem) else "within-measurement-error"
        areas.append((-priority, -gap, place, key, target, certainty))
    areas.sort()
    everything = sum(-area[0] for area in areas)
    return [
        {
            "competency": key,
            "target": nearest(target),
            "gap": nearest(-gap),
            "priority": nearest(-priority),
            "share": nearest(-priority / everything),
            "certainty": certainty,
        }
        for priority, gap, _, key, target, certainty in areas
    ]


def root(fraction):
    with localcontext() as context:
        context.prec = 50
        return float((Decimal(fraction.numerator) / Decimal(fraction.denominator)).sqrt())


def standard_error(n, standard_deviation, alpha):
    if standard_deviation is None or alpha is None or n < 200 or exact(alpha) < Fraction(1, 2):
        return None
    return root(exact(standard_deviation) ** 2 * (1 - exact(alpha)))


def overall_standard_error(competencies):
    total = sum(exact(c["weight"]) for c in competencies)
    weighted = [c for c in competencies if c["weight"] > 0]
    if total == 0 or any(c["standardError"] is None for c in weighted):
        return None
    return root(sum((exact(c["weight"]) / total * exact(c["standardError"])) ** 2 for c in weighted))


def percentile_rank(histogram, value):
    people = sum(count for _, count in histogram)
    if people < 100 or value is None:
        return None
    below = sum(count for reached, count in histogram if exact(reached) < exact(value))
    equal = sum(count for reached, count in histogram if exact(reached) == exact(value))
    return nearest(100 * (below + Fraction(equal, 2)) / people)
