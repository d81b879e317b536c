#!/usr/bin/env python3
"""Scores a ranked run against relevance judgments, and compares two runs; as trec_eval -c does it.

Judgments: TREC qrels (qid 0 docid grade) or BEIR's (query-id<TAB>corpus-id<TAB>score, with a heading).
Runs: TREC (qid Q0 docid rank score tag) or BEIR's JSON object {qid: {docid: score}}.

  nDCG@10     gain: the grade; discount: 1/log2(rank + 1); ideal: the best ten of all judgments
  MAP         mean over the relevant articles of the precision at their ranks; 0 for those not found
  P@10        relevant ones of the first ten, divided by ten
  Recall@100  share of the relevant ones among the first hundred
  MRR@10      1/rank of the first relevant one; 0 if it isn't in the first ten

Articles are ranked by score, as a single-precision number; those that score the same by id, the
last of the alphabet first; the ranks that the run states are not looked at. Relevant is a grade of
1 or more; articles that are not judged or have a grade below 1 are not, and give no gain. The means
are over all topics with a relevant article: one without results scores 0. Topics without judgments,
or without a relevant article, are left out, as trec_eval does. Definitions: trec_eval 9 (NIST);
nDCG: K. Jarvelin and J. Kekalainen, ACM TOIS 20 (2002).
"""
import argparse
import itertools
import json
import math
import random
import struct
import sys

EXACT_TOPICS = 16  # with so many differences or fewer, every change of signs is tried


class BadInput(Exception):
    """A file that can't be read as what it should be."""


def lines_of(path):
    try:
        with open(path, encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}") from error


def judgment_of(line):
    """(qid, docid, grade) of a line in either form; ValueError for any other."""
    cells = line.split("\t")
    if len(cells) == 3:
        return cells[0], cells[1], int(cells[2])
    qid, _, docid, grade = line.split()
    return qid, docid, int(grade)


def read_qrels(path):
    """{qid: {docid: grade}}"""
    qrels = {}
    for number, line in lines_of(path):
        if number == 1 and line.split("\t")[0] in ("query-id", "qid"):
            continue
        try:
            qid, docid, grade = judgment_of(line)
        except ValueError:
            raise BadInput(f"{path}, line {number}: no judgment: {line!r}") from None
        if qrels.setdefault(qid, {}).setdefault(docid, grade) != grade:
            raise BadInput(f"{path}, line {number}: topic {qid} has two grades for {docid}")
    if not qrels:
        raise BadInput(f"{path}: no judgments")
    return qrels


def single(score):
    """The score as trec_eval keeps it; ValueError for what is no number."""
    value = struct.unpack("f", struct.pack("f", float(score)))[0]
    if not math.isfinite(value):
        raise ValueError(score)
    return value


def read_json_run(path):
    with open(path, encoding="utf-8") as file:
        try:
            return {qid: {docid: single(score) for docid, score in hits.items()}
                    for qid, hits in json.load(file).items()}
        except (ValueError, AttributeError, TypeError, OverflowError) as error:
            raise BadInput(f"{path}: no JSON object {{qid: {{docid: score}}}}: {error}") from error


def read_run(path):
    """{qid: {docid: score}}"""
    run = {}
    for number, line in lines_of(path):
        if number == 1 and line.lstrip().startswith("{"):
            return read_json_run(path)
        try:
            qid, _, docid, _, score, _ = line.split()
            score = single(score)
        except (ValueError, OverflowError):
            raise BadInput(f"{path}, line {number}: no line of a run: {line!r}") from None
        hits = run.setdefault(qid, {})
        if docid in hits:
            raise BadInput(f"{path}, line {number}: topic {qid} has {docid} twice")
        hits[docid] = score
    return run


def ranking_of(hits):
    by_id = sorted(hits, reverse=True)
    return sorted(by_id, key=hits.get, reverse=True)  # stable


def dcg(gains):
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def ndcg(ranking, grades, depth=10):
    ideal = dcg(sorted((max(grade, 0) for grade in grades.values()), reverse=True)[:depth])
    return dcg(max(grades.get(docid, 0), 0) for docid in ranking[:depth]) / ideal if ideal else 0.0


def relevant_ranks(ranking, grades):
    return [rank for rank, docid in enumerate(ranking, 1) if grades.get(docid, 0) > 0]


def relevant_count(grades):
    return sum(grade > 0 for grade in grades.values())


def average_precision(ranking, grades):
    total = relevant_count(grades)
    ranks = relevant_ranks(ranking, grades)
    return sum(n / rank for n, rank in enumerate(ranks, 1)) / total if total else 0.0


def precision(ranking, grades, depth=10):
    return len(relevant_ranks(ranking[:depth], grades)) / depth


def recall(ranking, grades, depth=100):
    total = relevant_count(grades)
    return len(relevant_ranks(ranking[:depth], grades)) / total if total else 0.0


def reciprocal_rank(ranking, grades, depth=10):
    ranks = relevant_ranks(ranking[:depth], grades)
    return 1 / ranks[0] if ranks else 0.0


MEASURES = {"nDCG@10": ndcg, "MAP": average_precision, "P@10": precision, "Recall@100": recall,
            "MRR@10": reciprocal_rank}


def evaluate(qrels, run):
    """{measure: {qid: value}} for every topic with a relevant article."""
    qrels = {qid: grades for qid, grades in qrels.items() if relevant_count(grades)}
    if not qrels:
        raise BadInput("no topic has a relevant article")
    rankings = {qid: ranking_of(run.get(qid, {})) for qid in qrels}
    return {name: {qid: measure(rankings[qid], grades) for qid, grades in qrels.items()}
            for name, measure in MEASURES.items()}


def mean(values):
    values = list(values)
    return math.fsum(values) / len(values)


def means(scores):
    return {name: mean(values.values()) for name, values in scores.items()}


def randomisation_test(differences, rounds=10000, seed=1):
    """The two-sided p of paired differences: how often their sum is as far from 0 with signs given
    by chance. All changes of signs are tried when there are few (then p is exact), else `rounds`
    of them, and p is (hits + 1) / (rounds + 1). Source: Fisher's test, as in M. Smucker, J. Allan
    and B. Carterette, CIKM 2007."""
    values = [abs(d) for d in differences if d != 0]
    if not values:
        return 1.0
    observed = abs(math.fsum(differences)) * (1 - 1e-12)
    if len(values) <= EXACT_TOPICS:
        signs = itertools.product((1, -1), repeat=len(values))
        hits = sum(abs(sum(s * v for s, v in zip(row, values))) >= observed for row in signs)
        return hits / 2 ** len(values)
    chance = random.Random(seed)
    hits = 0
    for _ in range(rounds):
        bits = chance.getrandbits(len(values))
        total = sum(v if bits >> i & 1 else -v for i, v in enumerate(values))
        hits += abs(total) >= observed
    return (hits + 1) / (rounds + 1)


def compare(scores, others, rounds=10000, seed=1):
    """{measure: {change, better, worse, p}} from `scores` to `others`."""
    result = {}
    for name in MEASURES:
        differences = [others[name][qid] - value for qid, value in sorted(scores[name].items())]
        result[name] = {"change": mean(differences),
                        "better": sum(d > 0 for d in differences),
                        "worse": sum(d < 0 for d in differences),
                        "p": randomisation_test(differences, rounds, seed)}
    return result


def table(report):
    lines = [f"{'topics':<12}{report['topics']:>10}"]
    second, comparison = report.get("second"), report.get("comparison")
    if second:
        lines.append(f"{'':<12}{'run':>10}{'second':>10}{'change':>10}{'better':>8}{'worse':>8}"
                     f"{'p':>9}")
    for name, value in report["run"].items():
        line = f"{name:<12}{value:>10.4f}"
        if second:
            row = comparison[name]
            line += (f"{second[name]:>10.4f}{row['change']:>+10.4f}{row['better']:>8}"
                     f"{row['worse']:>8}{row['p']:>9.4f}")
        lines.append(line)
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("qrels", help="the judgments")
    parser.add_argument("run", help="the run")
    parser.add_argument("second", nargs="?", help="another run, to be compared with the first: "
                        "paired randomisation test, two-sided")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--per-topic", action="store_true",
                        help="with --json, also the values of each topic")
    parser.add_argument("--rounds", type=int, default=10000, help="of the test (10000)")
    parser.add_argument("--seed", type=int, default=1, help="of the test (1)")
    arguments = parser.parse_args()
    try:
        qrels = read_qrels(arguments.qrels)
        scores = evaluate(qrels, read_run(arguments.run))
        report = {"topics": len(scores["MAP"]), "run": means(scores)}
        if arguments.per_topic:
            report["per_topic"] = scores
        if arguments.second:
            others = evaluate(qrels, read_run(arguments.second))
            report["second"] = means(others)
            report["comparison"] = compare(scores, others, arguments.rounds, arguments.seed)
    except BadInput as error:
        print(f"evaluate.py: {error}", file=sys.stderr)
        sys.exit(2)
    print(json.dumps(report) if arguments.json else table(report))


if __name__ == "__main__":
    main()
