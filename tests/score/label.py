#!/usr/bin/env python3
"""Say of each claim that was read whether it is right, by the scorer's own measure.

  label.py GOLD_DIR PREDICTED.jsonl

Prints one JSON object a document: its name, and for figures, quotes and positions a list in the order of the
reading; for a figure [core, all], for a quote or position one truth value.
"""
import json, os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import read


def quotes(gold, said):
    """A quote is right where the scorer would take it, and its speaker is right."""
    right, used = [False] * len(said), set()
    for g in gold:
        for j, p in enumerate(said):
            longer = max(g["end"] - g["start"], p["end"] - p["start"])
            if j not in used and p["kind"] == g["kind"] and read.overlap(g, p) * 2 >= longer:
                used.add(j)
                right[j] = read.loose(g.get("speaker"), p.get("speaker"))
                break
    return right


def positions(gold, held):
    right = [False] * len(held)
    for g in gold:
        for j, p in enumerate(held):
            same = p["stance"] == g["stance"] and read.loose(g.get("holder"), p.get("holder"))
            if not right[j] and read.overlap(g, p) and same:
                right[j] = True
                break
    return right


def figures(gold, said):
    right = [[False, False] for _ in said]
    by_id = [{f["id"]: f for f in side} for side in (gold, said)]
    for i, j in read.core_pairs(gold, said):
        fields = read.fields(gold[i], said[j], *by_id)
        right[j] = [True, all(fields[name] for name in read.FULL)]
    return right


def main():
    gold = read.load_gold(sys.argv[1])
    for line in open(sys.argv[2], encoding="utf-8"):
        said = json.loads(line)
        name = os.path.basename(said["source"]["path"]).rsplit(".txt", 1)[0]
        if name not in gold:
            continue  # the folder holds the gold itself, too
        truth = gold[name]
        print(json.dumps({
            "name": name,
            "figures": figures(truth["figures"], said["figures"]),
            "quotes": quotes(truth.get("quotes", []), said["quotes"]),
            "positions": positions(truth.get("positions", []), said["positions"]),
        }))


if __name__ == "__main__":
    main()
