#!/usr/bin/env python3
"""Makes misspellings of the names and words of a corpus, by rule and seed.

    news-index export | scripts/make_misspellings.py --count 400 > misspellings.tsv

Reads articles as JSON lines, writes one line each: the misspelling, the word that is meant, and the
rule. Words are drawn by frequency class, half of them names (words that are mostly written with a
capital). A misspelling that is itself a word of the corpus is not used.
"""
import argparse
import collections
import json
import random
import re
import sys

WORD = re.compile(r"[A-Za-z]+(?![\w'’])")
VOWELS = "aeiou"
NEIGHBOURS = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok",
    "o": "ipl", "p": "ol", "a": "qsz", "s": "adw", "d": "sfe", "f": "dgr", "g": "fht", "h": "gjy",
    "j": "hku", "k": "jli", "l": "kop", "z": "xas", "x": "zcs", "c": "xvd", "v": "cbf", "b": "vng",
    "n": "bmh", "m": "nj",
}
SOUNDS = [("ph", "f"), ("f", "ph"), ("ck", "k"), ("c", "k"), ("k", "c"), ("ie", "ei"),
          ("ei", "ie"), ("s", "z"), ("z", "s"), ("y", "i"), ("i", "y"), ("tion", "sion"),
          ("v", "w"), ("qu", "kw"), ("gh", "g"), ("ou", "u"), ("ea", "ee"), ("ant", "ent"),
          ("ent", "ant"), ("able", "ible"), ("or", "er"), ("er", "or")]


def transposed(word, rng):
    at = rng.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def dropped(word, rng):
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1:]


def doubled(word, rng):
    at = rng.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def single(word, rng):
    places = [at for at in range(1, len(word)) if word[at] == word[at - 1]]
    if not places:
        return word
    at = rng.choice(places)
    return word[:at] + word[at + 1:]


def wrong_vowel(word, rng):
    places = [at for at, letter in enumerate(word) if letter in VOWELS]
    if not places:
        return word
    at = rng.choice(places)
    return word[:at] + rng.choice([v for v in VOWELS if v != word[at]]) + word[at + 1:]


def neighbour_key(word, rng):
    at = rng.randrange(len(word))
    return word[:at] + rng.choice(NEIGHBOURS[word[at]]) + word[at + 1:]


def by_ear(word, rng):
    places = [(at, written, heard) for written, heard in SOUNDS
              for at in range(len(word)) if word.startswith(written, at)]
    if not places:
        return word
    at, written, heard = rng.choice(places)
    return word[:at] + heard + word[at + len(written):]


RULES = {
    "transposition": transposed, "dropped letter": dropped, "doubled letter": doubled,
    "single letter": single, "wrong vowel": wrong_vowel, "neighbour key": neighbour_key,
    "by ear": by_ear,
}


def count_words(lines):
    """How often each word occurs, and how often with a capital inside a sentence."""
    uses, capitals = collections.Counter(), collections.Counter()
    for line in lines:
        article = json.loads(line)
        text = article.get("text") or ""
        for match in WORD.finditer(f"{article.get('title') or ''}\n{text}"):
            word = match.group()
            uses[word.lower()] += 1
            if word[0].isupper() and word[1:].islower():
                capitals[word.lower()] += 1
    return uses, capitals


def draw(uses, capitals, options, rng):
    """Half names, half other words, each half spread evenly over frequency classes."""
    classes = collections.defaultdict(list)
    for word in sorted(uses):
        if len(word) < options.min_letters or uses[word] < options.min_uses:
            continue
        is_name = capitals[word] > 0.9 * uses[word]
        classes[is_name, len(str(uses[word]))].append(word)
    if not classes:
        sys.exit("no word is used often enough: see --min-uses")
    while True:
        for key in sorted(classes):
            yield rng.choice(classes[key])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", nargs="?", help="JSON lines; default: stdin")
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--min-uses", type=int, default=10, help="of a word in the corpus")
    parser.add_argument("--min-letters", type=int, default=5)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with open(options.file, encoding="utf-8") if options.file else sys.stdin as lines:
        uses, capitals = count_words(lines)
    made = set()
    words = draw(uses, capitals, options, rng)
    rules = sorted(RULES)
    for attempt in range(100 * options.count):
        if len(made) == options.count:
            break
        word = next(words)
        rule = rules[attempt % len(rules)]
        misspelling = RULES[rule](word, rng)
        if misspelling in uses or misspelling in made or len(misspelling) < 4:
            continue
        made.add(misspelling)
        print(misspelling, word, rule, sep="\t")


if __name__ == "__main__":
    main()
