"""Tests of scripts/evaluate.py by values computed by hand."""
import json
import math
import os
import subprocess
import sys
import tempfile
import unittest

SCRIPTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../scripts")
sys.path.insert(0, SCRIPTS)
import evaluate  # noqa: E402


def log2(x):
    return math.log2(x)


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, content):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as out:
            out.write(content)
        return path


class Measures(unittest.TestCase):
    GRADES = {"a": 2, "b": 1, "c": 0, "d": -1, "e": 1}

    def test_of_a_graded_topic_are_those_computed_by_hand(self):
        # Ranks: 1 d (-1), 2 a (2), 3 x (not judged), 4 b (1); e is not found.
        ranking = ["d", "a", "x", "b"]
        ideal = 2 / log2(2) + 1 / log2(3) + 1 / log2(4)
        self.assertAlmostEqual(evaluate.ndcg(ranking, self.GRADES),
                               (2 / log2(3) + 1 / log2(5)) / ideal)
        self.assertAlmostEqual(evaluate.average_precision(ranking, self.GRADES),
                               (1 / 2 + 2 / 4) / 3)
        self.assertAlmostEqual(evaluate.precision(ranking, self.GRADES), 2 / 10)
        self.assertAlmostEqual(evaluate.recall(ranking, self.GRADES), 2 / 3)
        self.assertAlmostEqual(evaluate.reciprocal_rank(ranking, self.GRADES), 1 / 2)

    def test_stop_at_their_depth(self):
        grades = {f"r{i}": 1 for i in range(1, 13)}
        ranking = [f"n{i}" for i in range(10)] + list(grades)
        self.assertEqual(evaluate.ndcg(ranking, grades), 0)
        self.assertEqual(evaluate.precision(ranking, grades), 0)
        self.assertEqual(evaluate.reciprocal_rank(ranking, grades), 0)
        self.assertAlmostEqual(evaluate.average_precision(ranking, grades),
                               sum(n / (10 + n) for n in range(1, 13)) / 12)
        late = [f"n{i}" for i in range(99)] + list(grades)
        self.assertAlmostEqual(evaluate.recall(late, grades), 1 / 12)
        # Of twelve relevant articles, the ideal list shows ten.
        self.assertAlmostEqual(evaluate.ndcg(list(grades), grades), 1)

    def test_of_a_topic_without_relevant_articles_are_zero(self):
        for measure in evaluate.MEASURES.values():
            self.assertEqual(measure(["a"], {"a": 0, "b": -2}), 0)


class Runs(Files):
    def test_are_ranked_by_score_and_ties_by_the_last_id(self):
        run = evaluate.read_run(self.file("run", "1 Q0 a 1 2.0 t\n1 Q0 c 2 2.0 t\n1 Q0 b 3 5 t\n"))
        self.assertEqual(evaluate.ranking_of(run["1"]), ["b", "c", "a"])

    def test_tie_where_single_precision_cannot_tell_them_apart(self):
        run = evaluate.read_run(
            self.file("run", "1 Q0 a 1 24.0000002 t\n1 Q0 b 2 24.0000001 t\n"))
        self.assertEqual(evaluate.ranking_of(run["1"]), ["b", "a"])

    def test_are_read_from_json_too(self):
        text = self.file("run", "1 Q0 a 1 2.5 t\n2 Q0 b 1 1 t\n")
        run = self.file("run.json", json.dumps({"1": {"a": 2.5}, "2": {"b": 1}}))
        self.assertEqual(evaluate.read_run(run), evaluate.read_run(text))

    def test_that_are_wrong_are_refused_with_their_line(self):
        for content, message in [
                ("1 Q0 a 1 2.5 t\n1 Q0 a 2 2.4 t\n", "line 2: topic 1 has a twice"),
                ("1 Q0 a 1 2.5 t\n\nhello\n", "line 3: no line of a run"),
                ("1 Q0 a 1 nan t\n", "line 1: no line of a run"),
                ('{"1": 3}', "no JSON object")]:
            with self.assertRaisesRegex(evaluate.BadInput, message):
                evaluate.read_run(self.file("run", content))


class Judgments(Files):
    def test_are_read_in_both_forms(self):
        trec = self.file("trec", "1 0 a 2\n1 0 b 0\n2\t0\tc\t1\n")
        beir = self.file("beir", "query-id\tcorpus-id\tscore\n1\ta\t2\n1\tb\t0\n2\tc\t1\n")
        self.assertEqual(evaluate.read_qrels(trec), {"1": {"a": 2, "b": 0}, "2": {"c": 1}})
        self.assertEqual(evaluate.read_qrels(beir), evaluate.read_qrels(trec))

    def test_that_contradict_each_other_are_refused(self):
        with self.assertRaisesRegex(evaluate.BadInput, "line 2: topic 1 has two grades for a"):
            evaluate.read_qrels(self.file("qrels", "1 0 a 2\n1 0 a 1\n"))
        self.assertEqual(evaluate.read_qrels(self.file("qrels", "1 0 a 2\n1 0 a 2\n")),
                         {"1": {"a": 2}})

    def test_decide_which_topics_count(self):
        qrels = {"1": {"a": 1}, "2": {"b": 1}, "3": {"c": 0}}  # nothing is relevant to 3
        run = {"1": {"a": 1.0}, "3": {"c": 1.0}, "9": {"z": 1.0}}  # nothing for 2; 9 has no judgments
        scores = evaluate.evaluate(qrels, run)
        self.assertEqual(scores["MAP"], {"1": 1, "2": 0})
        self.assertAlmostEqual(evaluate.means(scores)["MAP"], 1 / 2)
        with self.assertRaisesRegex(evaluate.BadInput, "no topic has a relevant article"):
            evaluate.evaluate({"3": {"c": 0}}, run)


class Test(unittest.TestCase):
    def test_of_few_topics_is_exact(self):
        # Of the 8 signs of 1, 2 and 3, only +++ and --- sum up to 6 or more.
        self.assertEqual(evaluate.randomisation_test([1, 2, 3]), 2 / 8)
        # |sum| is 4; reached by +++, ---, -++ and +--: 6, 6, 4, 4.
        self.assertEqual(evaluate.randomisation_test([-1, 2, 3, 0]), 4 / 8)
        self.assertEqual(evaluate.randomisation_test([0, 0]), 1)

    def test_of_many_topics_is_the_same_on_every_run_and_close_to_the_exact_value(self):
        # 20 equal differences, 15 of them positive: the sign test's 2 P(X >= 15).
        differences = [1] * 15 + [-1] * 5
        exact = 2 * sum(math.comb(20, n) for n in range(15, 21)) / 2 ** 20
        p = evaluate.randomisation_test(differences)
        self.assertEqual(p, evaluate.randomisation_test(differences))
        self.assertNotEqual(p, evaluate.randomisation_test(differences, seed=2))
        self.assertAlmostEqual(p, exact, delta=0.006)

    def test_compares_topic_by_topic(self):
        scores = {name: {"1": 0.5, "2": 0.5, "3": 0.2} for name in evaluate.MEASURES}
        others = {name: {"1": 0.7, "2": 0.4, "3": 0.2} for name in evaluate.MEASURES}
        row = evaluate.compare(scores, others)["MAP"]
        self.assertAlmostEqual(row["change"], 0.1 / 3)
        self.assertEqual((row["better"], row["worse"], row["p"]), (1, 1, 1.0))


class Program(Files):
    def evaluate(self, *arguments):
        return subprocess.run([sys.executable, os.path.join(SCRIPTS, "evaluate.py"), *arguments],
                              capture_output=True, text=True, check=False)

    def test_prints_a_table_or_json(self):
        qrels = self.file("qrels", "1 0 a 1\n2 0 b 1\n")
        first = self.file("first", "1 Q0 x 1 2 t\n1 Q0 a 2 1 t\n")
        second = self.file("second", "1 Q0 a 1 2 t\n2 Q0 b 1 2 t\n")
        report = json.loads(self.evaluate(qrels, first, second, "--json", "--per-topic").stdout)
        self.assertEqual(report["topics"], 2)
        self.assertEqual(report["run"]["MAP"], 0.25)
        self.assertEqual(report["second"]["MAP"], 1)
        self.assertEqual(report["comparison"]["MAP"],
                         {"change": 0.75, "better": 2, "worse": 0, "p": 0.5})
        self.assertEqual(report["per_topic"]["MAP"], {"1": 0.5, "2": 0})
        self.assertIn("MAP             0.2500    1.0000   +0.7500       2       0   0.5000",
                      self.evaluate(qrels, first, second).stdout)

    def test_says_what_it_cannot_read(self):
        result = self.evaluate("/nowhere/qrels", "/nowhere/run")
        self.assertEqual(result.returncode, 2)
        self.assertIn("evaluate.py: /nowhere/qrels", result.stderr)


if __name__ == "__main__":
    unittest.main()
