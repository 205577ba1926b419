"""What Gradmark's verdicts say of a mistake: told for what it is, seen, or not seen."""

import collections
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
READINGS = json.loads((HERE / "readings.json").read_text(encoding="utf-8"))
NOTHING_KNOWN = "no known dialect or mistake explains it"


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def words(verdict):
    """What was found, without the brackets in front, and the cause."""
    return verdict["evidence"].get("cause") or verdict["message"].split("] ", 1)[-1]


def judged(mistake, verdicts):
    """Counts of verdicts, causes with their numbers, the outcome, and the words that it rests on: the commonest first."""
    counts = collections.Counter(verdict["verdict"] for verdict in verdicts)
    against = [verdict for verdict in verdicts if verdict["verdict"] not in ("pass", "skipped")]
    causes = collections.Counter(words(verdict) for verdict in against).most_common()
    commonest = causes[0][0] if causes else ""
    if not verdicts:
        return counts, causes, "not tried", ""
    if mistake.told is None:
        return counts, causes, "accused" if against else "not accused", commonest
    # What follows these words says where it differs, and would name nothing.
    naming = [text for v in against for text in (words(v), v["message"]) if NOTHING_KNOWN not in text]
    told = next((text for text in naming if mistake.told and mistake.told in text), None)
    if told:
        return counts, causes, "told", told
    reading = READINGS.get(mistake.id)
    said = next((text for v in against for text in (words(v), v["message"]) if reading and reading["words"] in text), None)
    if said:
        return counts, causes, reading["outcome"], said
    return counts, causes, "seen" if against else "not seen", commonest
