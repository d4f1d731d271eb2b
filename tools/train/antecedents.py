"""Small articles for choices that labelled ones have too few of: who "he" is where somebody else than the last speaker has just been
spoken of. Invented from word lists; the same ones each time."""

import random

SEED, COUNT, TURNS = 1, 160, 48
NOUNS = (
    "inspector driver farmer teacher coach mayor judge lawyer nurse doctor clerk guard pilot soldier captain officer sergeant colonel "
    "minister ambassador diplomat senator economist scientist professor banker miner priest author singer actor player prosecutor engineer"
).split()
MEN = "Emil Peter Daniel Marek Joel Samir Ahmed Tomas Viktor Bram".split()
WOMEN = "Nadia Rosa Anna Ingrid Leila Maria Helena Sofia Karin Ruth".split()
LAST = "Rask Garbo Kosti Reil Linde Solane Verk Moran Brekken Vossel Harte Roan Amani Okon Orrin Brooke Tate Dunne".split()
ACTS = (
    "arrived on Monday|closed the road|found the letter|left the same night|opened the gate|lost the keys|visited the camp|called the police|"
    "came back in May|waited for an hour|won the vote|signed the paper|stopped the train|ran the shop for years"
).split("|")
MEETINGS = "met thanked called blamed praised replaced visited defended".split()
WORDS = (
    "the bridge was closed|nothing had been signed|the talks would go on|two trucks had been lost|the water was rising|more money was needed|"
    "the school would open again|the crops had failed|the doors had been locked|nobody had been told|the plan was dead|it had been there since May"
).split("|")


class Writer:
    """An article with its annotations as brat standoff, and whose each is."""

    def __init__(self, name):
        self.name, self.text, self.lines, self.clusters = name, "", [], {}

    def add(self, words):
        self.text += words

    def say(self, source, content, cluster):
        """A sentence in which a source says something."""
        event, spans = f"E{len(self.clusters) + 1}", []
        for kind, words in (("Source", source[0].upper() + source[1:] if self.opens() else source), ("Cue", "said"), ("Content", content)):
            number = f"T{len(self.lines) + 1}"
            self.lines.append(f"{number}\t{kind} {len(self.text)} {len(self.text) + len(words)}\t{words}")
            spans.append((kind, number, len(self.text), words))
            self.text += words + ("" if kind == "Content" else " ")
        self.text += ". "
        number = f"T{len(self.lines) + 1}"
        _, _, begin, words = spans[0]
        self.lines.append(f"{number}\tAttribution {begin} {begin + len(words)}\t{words}")
        self.lines.append(f"{event}\tAttribution:{number} " + " ".join(f"{kind}:{of}" for kind, of, _, _ in spans))
        self.clusters[event] = cluster

    def opens(self):
        return not self.text or self.text.endswith(". ")

    def article(self):
        return {"id": self.name, "text": self.text, "ann": "\n".join(self.lines) + "\n", "clusters": self.clusters, "invented": True}


def articles():
    """As coreference.read_set gives them."""
    rng = random.Random(SEED)
    for i in range(COUNT):
        write = Writer(f"antecedent-{i}")
        one, other = rng.sample(NOUNS, 2)
        female = rng.random() < 0.5
        pronoun, given = ("she", WOMEN) if female else ("he", MEN)
        first, second = (f"{a} {b}" for a, b in zip(rng.sample(given, 2), rng.sample(LAST, 2)))
        named = [f"the {one}" if rng.random() < 0.6 else first, f"the {other}" if rng.random() < 0.6 else second]
        words, acts = rng.sample(WORDS, 3), rng.sample(ACTS, 2)
        capital = lambda phrase: phrase[0].upper() + phrase[1:]
        kind = i % 5
        if kind in (0, 1):  # somebody else has come between
            write.add(f"{capital(named[0])} {acts[0]}. ")
            write.say(pronoun, words[0], "1")
            write.add(f"{capital(named[1])} {acts[1]}. ")
            write.say(pronoun, words[1], "2")
            if named[1] == second:
                write.say(second.split()[1], words[2], "2")
        elif kind == 2:  # whom the sentence itself has asked
            write.say(first, words[0], "1")
            write.add(f"When the paper {rng.choice(('asked', 'reached', 'called'))} the {other}, {second}, ")
            write.say(pronoun, words[1], "2")
            write.say(second.split()[1], words[2], "2")
        elif kind == 3:  # the object, by gender
            man, woman = f"{rng.choice(MEN)} {LAST[i % 9]}", f"{rng.choice(WOMEN)} {LAST[9 + i % 9]}"
            subject, object_ = (man, woman) if female else (woman, man)
            title = f"{one} " if rng.random() < 0.5 else ""
            write.add(f"{capital(title + subject)} {rng.choice(MEETINGS)} {object_}. ")
            write.say(pronoun, words[0], "2")
            write.say(object_.split()[1], words[1], "2")
        else:  # and the speaker all the same
            write.say(named[0], words[0], "1")
            write.say(pronoun, words[1], "1")
            write.add(f"The {rng.choice(('road', 'bridge', 'harbour', 'school'))} was closed in May. ")
            write.say(pronoun, words[2], "1")
        yield write.article()
    for i in range(TURNS):  # somebody whom the asker has spoken of
        write = Writer(f"turns-{i}")
        female = rng.random() < 0.5
        (asker, speaker), noun = rng.sample(LAST, 2), rng.choice(NOUNS)
        labels = rng.choice((("Q. ", "A. "), ("Q: ", "A: "), (f"{rng.choice(WOMEN)} {asker}: ", f"{rng.choice(MEN)} {speaker}: ")))
        asked = "Did the {} say anything?", "What did the {} do then?", "And the {}?", "Was the {} there?", "Did you speak to the {}?"
        write.add(f"{labels[0]}Where were you?\n\n{labels[1]}{rng.choice(('By the gate', 'In the kitchen', 'At home'))}.\n\n")
        write.add(f"{labels[0]}{rng.choice(asked).format(noun)}\n\n{labels[1]}")
        write.say("She" if female else "He", rng.choice(WORDS), "1")
        write.add(f"\n\n{labels[0]}Anything else?\n\n{labels[1]}")
        write.say("She" if female else "He", rng.choice(WORDS), "1")
        if i % 2:
            write.say(f"the {noun}", rng.choice(WORDS), "1")
        yield write.article()
