#!/usr/bin/env python3
"""Measure dates on documents annotated in TimeML (TempEval-3: UzZaman et al. 2013).

  tempeval.py TOLL FOLDER [--worst]

FOLDER holds .tml files. Each text is handed to `TOLL read` with its document creation time as the day of
publication. A time expression counts where the spans overlap (relaxed) and the value is the same; values of Toll are
written as TIMEX3 values for that: weeks by their number, seasons by letters, parts of the day from the words. References ("now", "for weeks") are found too; value_f1_datable leaves them and what is vague out.
"""
import datetime, glob, json, os, re, subprocess, sys, tempfile

TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
PARTS = (("morning", "TMO"), ("afternoon", "TAF"), ("evening", "TEV"), ("night", "TNI"))


def plain(text):
    for entity, char in ENTITIES:
        text = text.replace(entity, char)
    return text


def read_tml(path):
    """The text of a document, its creation day, and its time expressions as (start, end, value)."""
    raw = open(path, encoding="utf-8", errors="replace").read()
    made = re.search(r'functionInDocument="CREATION_TIME"[^>]*?value="([^"]*)"|value="([^"]*)"[^>]*?functionInDocument="CREATION_TIME"', raw)
    day = next((v for v in (made.groups() if made else ()) if v), "")[:10]
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.S).group(1)
    text, times, opened, at = "", [], [], 0
    for tag in TAG.finditer(body):
        text += plain(body[at:tag.start()])
        at = tag.end()
        if tag.group(2) != "TIMEX3":
            continue
        if tag.group(1):
            start, value = opened.pop()
            times.append((start, len(text), value))
        else:
            value = re.search(r'\bvalue="([^"]*)"', tag.group(3))
            opened.append((len(text), value.group(1) if value else ""))
    return text + plain(body[at:]), day, times


def as_timex(date):
    """A date of Toll as a TIMEX3 value."""
    value = date["edtf"]
    if value is None:
        return None
    interval = re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", value)
    if interval:
        first, last = (datetime.date.fromisoformat(day) for day in interval.groups())
        year, week, _ = first.isocalendar()
        if first.isoweekday() == 1 and (last - first).days == 6:
            return f"{year}-W{week:02}"
        if first.isoweekday() == 6 and (last - first).days == 1:
            return f"{year}-W{week:02}-WE"
        return value
    season = re.fullmatch(r"(\d{4})-(2[1-4])", value)
    if season:
        return f"{season.group(1)}-{SEASONS[season.group(2)]}"
    if re.fullmatch(r"\d{3}X", value):
        return value[:3]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        words = date["text"].lower()
        return value + next((code for part, code in PARTS if part in words), "")
    weeks = re.fullmatch(r"P(\d+)D", value)
    if weeks and "week" in date["text"].lower() and int(weeks.group(1)) % 7 == 0:
        return f"P{int(weeks.group(1)) // 7}W"
    return value


def is_datable(value):
    """Whether a value is a time of the calendar or a length: not "now", "recently", "some days", "every morning"."""
    return bool(re.fullmatch(r"\d{2,4}.*|P\d+[A-Z]+|PT\d+.*", value)) and "X" not in value


def main():
    toll, folder = sys.argv[1:3]
    right = found = wanted = overlapping = vague = vague_found = right_vague = 0
    for path in sorted(glob.glob(os.path.join(folder, "*.tml"))):
        text, day, times = read_tml(path)
        with tempfile.TemporaryDirectory() as scratch:
            file = os.path.join(scratch, "text.txt")
            open(file, "w", encoding="utf-8").write(text)
            given = ["--published", day] if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else []
            ran = subprocess.run([toll, "read", "--format", "jsonl", *given, file], capture_output=True, text=True)
        read = json.loads(ran.stdout)
        vague_read = [{**r, "edtf": r["value"], "vague": True} for r in read.get("references", [])]
        dates = sorted(read["dates"] + vague_read, key=lambda d: d["start"])
        used = set()
        for start, end, value in times:
            match = next((j for j, d in enumerate(dates) if j not in used and d["start"] < end and start < d["end"]), None)
            vague += not is_datable(value)
            if match is not None:
                vague_found += not is_datable(value) and "vague" not in dates[match]
                right_vague += not is_datable(value) and as_timex(dates[match]) == value
                used.add(match)
                overlapping += 1
                right += as_timex(dates[match]) == value
            if "--worst" in sys.argv and (match is None or as_timex(dates[match]) != value):
                said = None if match is None else (dates[match]["text"], as_timex(dates[match]))
                print(os.path.basename(path), repr(text[start:end]), value, said, sep="\t")
        for j, d in enumerate(dates):
            if "--worst" in sys.argv and j not in used:
                print(os.path.basename(path), "EXTRA", d["text"], d["edtf"], sep="\t")
        found += len(dates)
        vague_found += len(vague_read)
        wanted += len(times)
    f1 = lambda hits: 2 * hits / max(1, found + wanted)
    datable = 2 * (right - right_vague) / max(1, found + wanted - vague - vague_found)
    print(json.dumps({"documents": len(glob.glob(os.path.join(folder, "*.tml"))), "expressions": wanted,
                      "relaxed_f1": round(f1(overlapping), 4), "value_f1": round(f1(right), 4), "value_f1_datable": round(datable, 4)}))


if __name__ == "__main__":
    main()
