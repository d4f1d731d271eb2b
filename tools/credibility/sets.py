"""Made-up sets of claims with known truths: each is (claims, truth by object, accuracy by source or None)."""
import numpy as np


class Maker:
    """Objects have `values` possible values, 0 is true."""

    def __init__(self, seed):
        self.random = np.random.default_rng(seed)
        self.rows, self.reliability = [], {}

    def source(self, name, reliability, objects, values=10, popular=0.0):
        """Claims of one source; an error is value 1 with probability `popular`, else any false one."""
        self.reliability[name] = reliability
        right = self.random.random(len(objects)) < reliability
        wrong = self.random.integers(1, values, len(objects))
        wrong[self.random.random(len(objects)) < popular] = 1
        for o, r, w in zip(objects, right, wrong):
            self.rows.append((name, f"o{o}", "t" if r else f"f{w}"))

    def done(self):
        objects = {r[1] for r in self.rows}
        return self.rows, {o: "t" for o in objects}, self.reliability


def crowd(seed, sources=40, objects=300, low=.4, high=.95, values=10, density=.2, popular=0.0):
    m = Maker(seed)
    for s in range(sources):
        n = max(1, int(objects * density))
        m.source(f"s{s}", m.random.uniform(low, high), m.random.choice(objects, n, replace=False), values, popular)
    return m.done()


def long_tail(seed, sources=400, objects=400, values=6, low=.4, high=.95, popular=.3):
    m = Maker(seed)
    for s in range(sources):
        n = min(objects, 1 + int(m.random.pareto(.8)))
        m.source(f"s{s}", m.random.uniform(low, high), m.random.choice(objects, n, replace=False), values, popular)
    return m.done()


def liar(seed, objects=300, values=6):
    """One source with a claim for every object, seldom right, among twenty light ones."""
    m = Maker(seed)
    m.source("liar", .1, np.arange(objects), values)
    for s in range(20):
        m.source(f"s{s}", m.random.uniform(.6, .9), m.random.choice(objects, objects // 5, replace=False), values)
    return m.done()


def light_crowd(seed, objects=300, values=6):
    """Two heavy sources, one good and one bad, and many who make one claim."""
    m = Maker(seed)
    m.source("good", .9, np.arange(objects), values)
    m.source("bad", .35, np.arange(objects), values)
    for s in range(2 * objects):
        m.source(f"s{s}", .7, m.random.choice(objects, 1), values)
    return m.done()


def clique(seed, objects=300, values=6, size=4, honest=8):
    """Some sources claim as one, .5 right; others on their own."""
    m = Maker(seed)
    m.source("c0", .5, np.arange(objects), values)
    own = list(m.rows)
    for i in range(1, size):
        m.rows += [(f"c{i}", o, v) for _, o, v in own]
        m.reliability[f"c{i}"] = .5
    for s in range(honest):
        m.source(f"s{s}", m.random.uniform(.6, .85), m.random.choice(objects, objects // 2, replace=False), values)
    return m.done()


def copiers(seed, objects=300, values=6, originals=8, copies=8, rate=.7):
    m = Maker(seed)
    said = []
    for s in range(originals):
        start = len(m.rows)
        m.source(f"s{s}", m.random.uniform(.4, .9), m.random.choice(objects, objects // 3, replace=False), values)
        said.append(m.rows[start:])
    for i in range(copies):
        of = said[m.random.integers(originals)]
        for _, o, v in of:
            if m.random.random() < rate:
                m.rows.append((f"k{i}", o, v))
        m.reliability[f"k{i}"] = None
    return m.rows, {o: "t" for o in {r[1] for r in m.rows}}, m.reliability


def agree(seed, objects=100, sources=10):
    m = Maker(seed)
    for s in range(sources):
        m.source(f"s{s}", 1.0, m.random.choice(objects, objects // 2, replace=False))
    return m.done()


def differ(seed, objects=100, sources=6):
    """Everybody says something else everywhere; one is right half of the time."""
    m = Maker(seed)
    m.source("s0", .5, np.arange(objects), 1000)
    for s in range(1, sources):
        m.source(f"s{s}", .05, np.arange(objects), 1000)
    return m.done()


def lone(seed, objects=400, values=10):
    """Two claims in three have no rival and no second."""
    m = Maker(seed)
    for s in range(20):
        m.source(f"s{s}", m.random.uniform(.5, .95), m.random.choice(objects, objects // 40 + 10, replace=False), values)
        for i in range(30):
            right = m.random.random() < m.reliability[f"s{s}"]
            m.rows.append((f"s{s}", f"lone{s}-{i}", "t" if right else "f"))
    return m.done()


def providers(seed, objects=1500, values=12, sizes=(5, 4, 3, 2, 1, 1), low=.35, high=.75, follow=.75, near=.6):
    """Few sources, each with a claim for every object, which take most from a few common providers; errors lie
    near the truth, as those of measurements do. As weather reports."""
    m = Maker(seed)
    truth = np.zeros(objects, int)
    n = 0
    for size in sizes:
        a = m.random.uniform(low, high)
        def wrong(k):
            step = m.random.geometric(near, k)
            return np.where(m.random.random(k) < .5, step, -step)
        base = np.where(m.random.random(objects) < a, truth, wrong(objects))
        for _ in range(size):
            own = np.where(m.random.random(objects) < m.random.uniform(low, high), truth, wrong(objects))
            f = m.random.uniform(follow - .2, follow + .2)
            said = np.where(m.random.random(objects) < f, base, own)
            for o in range(objects):
                m.rows.append((f"s{n}", f"o{o}", "t" if said[o] == 0 else f"f{said[o]}"))
            m.reliability[f"s{n}"] = None
            n += 1
    return m.done()


def any_providers(seed):
    """Sixteen sources with providers of any size, the largest of which may serve more than half of them."""
    random = np.random.default_rng(seed)
    sizes, left = [], 16
    while left:
        sizes.append(int(min(left, random.integers(1, 10))))
        left -= sizes[-1]
    return providers(seed, 500, sizes=sizes, low=random.uniform(.2, .5), high=random.uniform(.55, .85),
                     follow=random.uniform(.5, .85), near=random.uniform(.2, .6))


def camps(seed):
    """A quarter to six tenths of all sources follow one or two providers that are seldom right; the others are honest."""
    m = Maker(seed + 1000)
    random = m.random
    objects, values, sources = int(random.integers(100, 600)), int(random.choice([2, 3, 5, 12])), int(random.integers(6, 25))
    camp = max(2, round(random.uniform(.25, .6) * sources))
    sizes = [camp // 2, camp - camp // 2] if random.random() < .3 and camp >= 4 else [camp]
    density, follow, low, honest = random.uniform(.3, 1), random.uniform(.5, 1), random.uniform(.15, .6), random.uniform(.4, .8)
    def claims(accuracy):
        return np.where(random.random(objects) < accuracy, 0, random.integers(1, values, objects))
    for size in sizes:
        provided = claims(random.uniform(low, min(.75, low + .2)))
        for _ in range(size):
            name = f"c{len(m.reliability)}"
            own = claims(random.uniform(.4, .8))
            said = np.where(random.random(objects) < np.clip(follow + random.uniform(-.15, .15), 0, 1), provided, own)
            m.rows += [(name, f"o{o}", "t" if said[o] == 0 else f"f{said[o]}") for o in np.flatnonzero(random.random(objects) < density)]
            m.reliability[name] = None
    for s in range(sources - camp):
        share = random.uniform(.3, 1) if random.random() < .5 else density
        m.source(f"s{s}", random.uniform(honest, min(.95, honest + .25)), np.flatnonzero(random.random(objects) < share), values, random.choice([0, .3]))
    return m.done()


def hard(seed, objects=300, sources=15, values=5):
    """Some objects are hard: the same false value tempts most."""
    m = Maker(seed)
    tempting = m.random.random(objects) < .3
    for s in range(sources):
        a = m.random.uniform(.5, .95)
        for o in m.random.choice(objects, objects // 2, replace=False):
            p = a * (.5 if tempting[o] else 1)
            if m.random.random() < p:
                v = "t"
            else:
                v = "f1" if tempting[o] and m.random.random() < .7 else f"f{m.random.integers(1, values)}"
            m.rows.append((f"s{s}", f"o{o}", v))
        m.reliability[f"s{s}"] = None
    return m.done()


SETS = {
    "crowd": crowd, "sparse": lambda s: crowd(s, 200, 400, density=.01), "poor": lambda s: crowd(s, 30, 300, .1, .7, 6),
    "binary": lambda s: crowd(s, 25, 300, .5, .9, 2), "popular": lambda s: crowd(s, 25, 300, .4, .9, 10, .2, .6),
    "many-values": lambda s: crowd(s, 30, 300, .2, .8, 100), "three": lambda s: crowd(s, 3, 300, .4, .95, 6, 1.0),
    "few-each": lambda s: crowd(s, 600, 1000, .5, .9, 5, .003),
    "long-tail": long_tail, "liar": liar, "light-crowd": light_crowd, "clique": clique, "copiers": copiers,
    "agree": agree, "differ": differ, "lone": lone, "providers": providers,
    "providers-many": lambda s: providers(s, sizes=(4, 3, 3, 2, 2, 1, 1), follow=.6, near=.35),
    "providers-weak": lambda s: providers(s, sizes=(6, 4, 2, 2, 1, 1), low=.25, high=.7, follow=.85, near=.5),
    "any-providers": any_providers, "camps": camps, "hard": hard,
}
INDEPENDENT = ("crowd", "sparse", "poor", "binary", "many-values", "three", "few-each", "liar", "light-crowd", "agree", "differ", "lone", "long-tail", "popular")
