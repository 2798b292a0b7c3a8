"""Writes the golden cases of algorithm version 1. `python3 write_goldens.py --check` compares instead of writing."""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
import reference

HERE = Path(__file__).parent
THREE_BANDS = [{"key": "starting", "from": 0}, {"key": "steady", "from": 40}, {"key": "strong", "from": 75}]


def single(name, competency, values, weight=1, reverse=False):
    return question(name, competency, values, weight, reverse, multiple=False)


def multiple(name, competency, values, weight=1, reverse=False):
    return question(name, competency, values, weight, reverse, multiple=True)


def question(name, competency, values, weight, reverse, multiple):
    return {
        "placement": name,
        "competency": competency,
        "multiple": multiple,
        "reversed": reverse,
        "weight": weight,
        "values": {f"{name}-{place}": value for place, value in enumerate(values)},
    }


def model(placements, competencies, bands=None, share=0.5, orientation=None):
    return {
        "schemaVersion": 1,
        "structureHash": "golden",
        "placements": placements,
        "competencies": [{"key": key, "weight": weight} for key, weight in competencies.items()],
        "missingRule": {"answeredShareAbove": share},
        "bands": bands or THREE_BANDS,
        "roleProfiles": [],
        "orientation": orientation,
    }


def choose(not_presented=(), **chosen):
    """q1=2 chooses the option in place 2 of question q1, q1=[0, 2] two options, q1=[] none."""
    answers = {
        name: [f"{name}-{place}" for place in (places if isinstance(places, list) else [places])]
        for name, places in chosen.items()
    }
    return {"answers": answers, **({"notPresented": list(not_presented)} if not_presented else {})}


def forced(count):
    return {
        "positive": "cto",
        "negative": "vp-engineering",
        "placements": [{"placement": f"f{i}", "poles": {f"f{i}-0": 1, f"f{i}-1": -1}} for i in range(count)],
    }


def choose_poles(positive, negative):
    return choose(q1=2, **{f"f{i}": 0 if i < positive else 1 for i in range(positive + negative)})


LIKERT = [1, 2, 3, 4, 5]
FOUR = [0, 1, 2, 3]
TEN = list(range(11))
ONE = {"people": 1}
plain = [single("q1", "people", FOUR), single("q2", "people", FOUR), single("q3", "people", LIKERT)]
four_equal = [single(f"q{i}", "people", FOUR) for i in range(1, 5)]
seven = [single("q1", "people", FOUR, 6), *[single(f"q{i}", "people", FOUR) for i in range(2, 8)]]
two_areas = [single(f"{c[0]}{i}", c, FOUR) for c in ("people", "systems") for i in range(1, 4)]

SCORES = {
    "question scores use each question's own range": (model(plain, ONE), choose(q1=1, q2=3, q3=3)),
    "the lowest options give 0": (model(plain, ONE), choose(q1=0, q2=0, q3=0)),
    "the highest options give 100, in the last band": (model(plain, ONE), choose(q1=3, q2=3, q3=4)),
    "values need not start at 0 and may be unordered": (
        model([single("q1", "people", [7, 3, 5]), single("q2", "people", [-2, 2, 0, -1])], ONE),
        choose(q1=2, q2=3),
    ),
    "a reverse-keyed question counts from the other end": (
        model([single("q1", "people", LIKERT, reverse=True), single("q2", "people", LIKERT)], ONE),
        choose(q1=1, q2=1),
    ),
    "a reverse-keyed question with weight": (
        model([single("q1", "people", FOUR, 3, True), single("q2", "people", LIKERT, 2)], ONE),
        choose(q1=1, q2=3),
    ),
    "multiple choice adds up what is ticked": (
        model([multiple("q1", "people", [1, 2, 4]), single("q2", "people", FOUR)], ONE),
        choose(q1=[0, 2], q2=1),
    ),
    "multiple choice with negative values starts at their sum": (
        model([multiple("q1", "people", [3, -2, 1, -1])], ONE),
        choose(q1=[0, 1]),
    ),
    "multiple choice with only its negative options ticked gives 0": (
        model([multiple("q1", "people", [3, -2, 1, -1])], ONE),
        choose(q1=[1, 3]),
    ),
    "multiple choice with only its positive options ticked gives 100": (
        model([multiple("q1", "people", [3, -2, 1, -1])], ONE),
        choose(q1=[2, 0]),
    ),
    "reverse-keyed multiple choice": (
        model([multiple("q1", "people", [3, -2, 1, -1], 2, True), single("q2", "people", FOUR)], ONE),
        choose(q1=[0, 1, 3], q2=2),
    ),
    "multiple choice of more options than a byte has bits": (
        model([multiple("q1", "people", [1, 1, 2, 3, 5, 8, 13, 21, -34, 55, -89])], ONE),
        choose(q1=[0, 7, 8, 9]),
    ),
    "multiple choice without a tick is skipped": (
        model([multiple("q1", "people", [1, -1]), *plain[1:]], ONE),
        choose(q1=[], q2=1, q3=2),
    ),
    "a question weighs as much as its weight says, above and below the line": (
        model([single("q1", "people", FOUR, 3), single("q2", "people", FOUR, 1)], ONE),
        choose(q1=3, q2=0),
    ),
    "a heavy question answered in full does not saturate the score": (
        model([single("q1", "people", FOUR, 100), single("q2", "people", FOUR)], ONE),
        choose(q1=3, q2=2),
    ),
    "decimal weights": (
        model([single("q1", "people", FOUR, 0.1), single("q2", "people", FOUR, 0.2), single("q3", "people", FOUR, 0.3)], ONE),
        choose(q1=3, q2=3, q3=1),
    ),
    "a question of weight 0 counts as answered and moves nothing": (
        model([single("q1", "people", FOUR, 0), single("q2", "people", FOUR)], ONE),
        choose(q1=3, q2=1),
    ),
    "a competency whose questions all weigh 0 has no score": (
        model([single("q1", "people", FOUR, 0), single("q2", "systems", FOUR)], {"people": 1, "systems": 1}),
        choose(q1=3, q2=1),
    ),
    "a question whose options all have one value counts as answered and moves nothing": (
        model([single("q1", "people", [2, 2]), single("q2", "people", FOUR), multiple("q3", "people", [0, 0])], ONE),
        choose(q1=0, q2=2, q3=[0, 1]),
    ),
    "exactly half of the questions answered gives no score": (model(four_equal, ONE), choose(q1=3, q2=3)),
    "one more than half of the questions answered gives a score": (model(four_equal, ONE), choose(q1=3, q2=3, q3=1)),
    "most questions but exactly half of the weight answered gives no score": (
        model(seven, ONE),
        choose(q2=1, q3=1, q4=1, q5=1, q6=1, q7=1),
    ),
    "most of the weight but too few questions answered gives no score": (
        model(seven, ONE),
        choose(q1=3, q2=1, q3=1),
    ),
    "most questions and most of the weight answered gives a score": (
        model(seven, ONE),
        choose(q1=3, q2=1, q3=1, q4=0),
    ),
    "exactly half of decimal weights gives no score": (
        model([single("q1", "people", FOUR, 0.3), single("q2", "people", FOUR, 0.1), single("q3", "people", FOUR, 0.2)], ONE),
        choose(q2=1, q3=1),
    ),
    "what was not presented is not missing": (
        model(four_equal, ONE),
        choose(not_presented=["q3", "q4"], q1=3, q2=1),
    ),
    "half of the presented questions answered gives no score": (
        model(four_equal, ONE),
        choose(not_presented=["q3", "q4"], q1=3),
    ),
    "a competency of which nothing was presented has no score": (
        model(two_areas, {"people": 1, "systems": 1}),
        choose(not_presented=["s1", "s2", "s3"], p1=1, p2=1, p3=1),
    ),
    "nothing answered at all": (model(two_areas, {"people": 1, "systems": 1}), choose()),
    "another share for the missing rule: three of five are not more than 0.6": (
        model([single(f"q{i}", "people", FOUR) for i in range(5)], ONE, share=0.6),
        choose(q0=1, q1=1, q2=1),
    ),
    "29 of 100 questions are not more than 0.29": (
        model([single(f"q{i}", "people", FOUR) for i in range(100)], ONE, share=0.29),
        choose(**{f"q{i}": 1 for i in range(29)}),
    ),
    "the overall weighs the competencies": (
        model(two_areas, {"people": 3, "systems": 1}),
        choose(p1=3, p2=2, p3=1, s1=0, s2=1, s3=0),
    ),
    "the overall needs every weighted competency": (
        model(two_areas, {"people": 3, "systems": 1}),
        choose(p1=3, p2=2, p3=1, s1=0),
    ),
    "the overall does without a competency of weight 0": (
        model(two_areas, {"people": 3, "systems": 0}),
        choose(p1=3, p2=2, p3=1, s1=0),
    ),
    "no overall where every competency weighs 0": (
        model(two_areas, {"people": 0, "systems": 0}),
        choose(p1=3, p2=2, p3=1, s1=0, s2=1, s3=0),
    ),
    "a competency without questions has no score": (
        model(plain, {"people": 1, "systems": 0}),
        choose(q1=1, q2=2, q3=3),
    ),
    "a question of a competency that is not measured counts nowhere": (
        model([*plain, single("q4", "elsewhere", FOUR)], ONE),
        choose(q1=1, q2=2, q3=3, q4=0),
    ),
    "a score of exactly 29 is in the band from 29, though 100 × 0.29 is less in binary": (
        model([single("q1", "people", list(range(101)))], ONE, bands=[{"key": "below", "from": 0}, {"key": "from-29", "from": 29}]),
        choose(q1=29),
    ),
    "a score between 28.9 and 29 is in the band below, although it rounds to 29": (
        model([single("q1", "people", [0, 286, 287, 288, 289, 290, 1000])], ONE, bands=[{"key": "below", "from": 0}, {"key": "from-29", "from": 29}]),
        choose(q1=4),
    ),
    "a decimal cut met exactly": (
        model([single("q1", "people", [0, 333, 1000])], ONE, bands=[{"key": "below", "from": 0}, {"key": "from-33-3", "from": 33.3}]),
        choose(q1=1),
    ),
    "thirds and two thirds that add up to a cut of 50 meet it": (
        model(
            [single("q1", "a", FOUR), single("q2", "b", FOUR), single("q3", "c", TEN), single("q4", "d", [0, 1, 10])],
            {"a": 1, "b": 1, "c": 1, "d": 1},
            bands=[{"key": "below", "from": 0}, {"key": "from-50", "from": 50}],
        ),
        choose(q1=1, q2=2, q3=9, q4=1),
    ),
    "sevenths, elevenths and thirteenths that add up to a cut of 50 meet it": (
        model(
            [
                *[single(f"{c}{i}", c, [0, 1, n]) for c, n in (("a", 7), ("b", 11), ("c", 13)) for i in (1, 2)],
                *[single(f"{c}{i}", c, [0, n - 1, n]) for c, n in (("d", 7), ("e", 11), ("f", 13)) for i in (1, 2)],
            ],
            {"a": 0.7, "b": 1.1, "c": 1.3, "d": 0.7, "e": 1.1, "f": 1.3},
            bands=[{"key": "below", "from": 0}, {"key": "from-50", "from": 50}],
        ),
        choose(**{f"{c}{i}": 1 for c in "abcdef" for i in (1, 2)}),
    ),
    "a half, two thirds and a twelfth that make 50 meet the cut, though ordinary floating point says less": (
        model(
            [single("q1", "a", [0, 3, 6]), single("q2", "b", FOUR), single("q3", "c", [0, 1, 12])],
            {"a": 5, "b": 5, "c": 2},
            bands=[{"key": "below", "from": 0}, {"key": "from-50", "from": 50}],
        ),
        choose(q1=1, q2=2, q3=1),
    ),
    "two thirds and a third, weighed four to one, make exactly 60": (
        model([single("q1", "a", FOUR), single("q2", "b", FOUR)], {"a": 4, "b": 1}),
        choose(q1=2, q2=1),
    ),
    "a person who would rather do the work of the positive pole leans there": (
        model([single("q1", "people", FOUR)], ONE, orientation=forced(8)),
        choose_poles(7, 1),
    ),
    "six of eight are no lean yet": (
        model([single("q1", "people", FOUR)], ONE, orientation=forced(8)),
        choose_poles(6, 2),
    ),
    "every choice for the negative pole": (
        model([single("q1", "people", FOUR)], ONE, orientation=forced(8)),
        choose_poles(0, 8),
    ),
    "skipped forced choices only widen the interval": (
        model([single("q1", "people", FOUR)], ONE, orientation=forced(8)),
        choose_poles(3, 0),
    ),
    "as many choices for one pole as for the other": (
        model([single("q1", "people", FOUR)], ONE, orientation=forced(8)),
        choose_poles(4, 4),
    ),
    "no forced choice answered": (
        model([single("q1", "people", FOUR)], ONE, orientation=forced(8)),
        choose(q1=1),
    ),
    "an assessment of usual size": (
        model(
            [
                (multiple if i % 5 == 4 else single)(
                    f"{area[0]}{i}", area, [4, -3, 2, 6, -1, 0] if i % 5 == 4 else [LIKERT, FOUR, TEN][i % 3], [1, 2, 1.5][i % 3], i % 4 == 3
                )
                for area in ("business", "operations", "people", "technology")
                for i in range(7)
            ],
            {"business": 1, "operations": 1.5, "people": 2, "technology": 0.5},
            orientation=forced(8),
        ),
        {
            "answers": {
                **choose(
                    **{
                        f"{area[0]}{i}": [[0, 1], [3], [1, 4, 5], [0, 2, 3]][turn] if i % 5 == 4 else (3 * i + 2 * turn + 1) % 4
                        for turn, area in enumerate(("business", "operations", "people", "technology"))
                        for i in range(7)
                        if (i + turn) % 6 != 5
                    }
                )["answers"],
                **{f"f{i}": [f"f{i}-{0 if i in (1, 4) else 1}"] for i in range(8)},
            }
        },
    ),
}

FOUR_SCORES = [
    {"competency": "a", "score": 50.5},
    {"competency": "b", "score": 62.25},
    {"competency": "c", "score": 80},
    {"competency": "d", "score": None},
]
FOCUS = {
    "the larger priority comes first": (FOUR_SCORES, {"targets": {"a": 70, "b": 90, "c": 60, "d": 90}, "weights": {"a": 1, "b": 1, "c": 1, "d": 1}}, {}),
    "the role's weight can outweigh a larger gap": (FOUR_SCORES, {"targets": {"a": 70, "b": 90, "c": 95}, "weights": {"a": 5, "b": 2, "c": 3}}, {}),
    "of equal priorities the larger gap comes first": (
        [{"competency": "a", "score": 50}, {"competency": "b", "score": 40}, {"competency": "c", "score": 100}],
        {"targets": {"a": 65, "b": 70, "c": 60}, "weights": {"a": 2, "b": 1, "c": 0.1}},
        {},
    ),
    "of equal gaps and weights the framework's order decides": (
        [{"competency": "z", "score": 40}, {"competency": "a", "score": 40}, {"competency": "m", "score": 39}],
        {"targets": {"a": 60, "m": 60, "z": 60}, "weights": {}},
        {},
    ),
    "equal priorities that differ in their last bit are equal": (
        [{"competency": "a", "score": 32.8}, {"competency": "b", "score": 25.6}],
        {"targets": {"a": 40, "b": 40}, "weights": {"a": 2, "b": 1}},
        {},
    ),
    "an unset weight is 1": (FOUR_SCORES, {"targets": {"a": 70, "b": 90, "c": 95}, "weights": {"a": 0.5}}, {}),
    "a competency that the role gives no weight is no focus area": (FOUR_SCORES, {"targets": {"a": 70, "b": 90}, "weights": {"a": 0}}, {}),
    "a competency without a target is no focus area": (FOUR_SCORES, {"targets": {"b": 90}, "weights": {}}, {}),
    "a target just met leaves nothing to focus on": (FOUR_SCORES, {"targets": {"a": 50.5, "b": 62.25, "c": 80, "d": 99}, "weights": {}}, {}),
    "certain, within the error, and not known": (
        FOUR_SCORES,
        {"targets": {"a": 75, "b": 90, "c": 99.5}, "weights": {}},
        {"a": 12.5, "b": 12.5, "c": None},
    ),
    "a gap of exactly 1.96 standard errors is within the error": (
        [{"competency": "a", "score": 45.5}, {"competency": "b", "score": 45.25}],
        {"targets": {"a": 70, "b": 70}, "weights": {}},
        {"a": 12.5, "b": 12.5},
    ),
}

RELIABILITY = [
    {"n": 200, "standardDeviation": 18.5, "alpha": 0.8},
    {"n": 199, "standardDeviation": 18.5, "alpha": 0.8},
    {"n": 200, "standardDeviation": 20, "alpha": 0.5},
    {"n": 5000, "standardDeviation": 20, "alpha": 0.499},
    {"n": 5000, "standardDeviation": 20, "alpha": 0.84},
    {"n": 5000, "standardDeviation": 20, "alpha": 1},
    {"n": 5000, "standardDeviation": 20, "alpha": None},
    {"n": 5000, "standardDeviation": None, "alpha": 0.7},
    {"n": 5000, "standardDeviation": 20, "alpha": -0.3},
]
COMPOSITES = [
    [(1, 8), (1, 8), (1, 8), (1, 8)],
    [(3, 6), (4, 8)],
    [(0.5, 6.25), (1.5, 9.75), (2, 7.5)],
    [(1, 6), (1, None)],
    [(1, 6), (0, None)],
    [(0, 6), (0, 7)],
]
NORM = [[0, 3], [12.5, 10], [33.333333333333336, 24], [50, 40], [62.5, 1], [87.5, 17], [100, 5]]
RANKS = [
    *[(NORM, value) for value in (0, 10, 12.5, 33.333333333333336, 50, 62.5, 70, 100, None)],
    ([[40, 99]], 40),
    ([[40, 99], [41, 1]], 40),
    ([], 40),
]


def documents():
    scores = []
    for title, (scoring_model, responses) in SCORES.items():
        expected, fractions = reference.score(scoring_model, responses)
        scores.append({"title": title, "model": scoring_model, "responses": responses, "expected": expected, "fractions": fractions})
    yield "scores.json", scores
    yield "focus-areas.json", [
        {
            "title": title,
            "competencies": competencies,
            "profile": profile,
            "standardErrors": errors,
            "expected": reference.focus_areas(competencies, profile, errors),
        }
        for title, (competencies, profile, errors) in FOCUS.items()
    ]
    composites = [[{"weight": weight, "standardError": error} for weight, error in parts] for parts in COMPOSITES]
    yield "measurement-error.json", {
        "competency": [
            {"estimate": e, "expected": reference.standard_error(e["n"], e["standardDeviation"], e["alpha"])} for e in RELIABILITY
        ],
        "overall": [{"competencies": c, "expected": reference.overall_standard_error(c)} for c in composites],
    }
    yield "percentile-rank.json", [
        {"histogram": histogram, "score": value, "expected": reference.percentile_rank(histogram, value)}
        for histogram, value in RANKS
    ]


if __name__ == "__main__":
    stale = []
    for name, document in documents():
        text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
        file = HERE / name
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(name)
    sys.exit(f"differs from the reference: {', '.join(stale)}" if stale else 0)
