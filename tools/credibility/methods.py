"""Plain implementations of the methods of truth discovery, independent of the library's. Needs numpy.

A table is a Claims; every method takes one and returns (beliefs by value, trust by source)."""
import csv
import numpy as np


class Claims:
    """Distinct claims; values are numbered object by object, all in the order of their bytes."""

    def __init__(self, rows):
        rows = sorted({(o.encode(), v.encode(), s.encode()) for s, o, v in rows})
        objects, sources = sorted({r[0] for r in rows}), sorted({r[2] for r in rows})
        values = sorted({r[:2] for r in rows})
        number = {x: i for i, x in enumerate(sources)}
        of_value = {x: i for i, x in enumerate(values)}
        of_object = {x: i for i, x in enumerate(objects)}
        self.sources = [x.decode() for x in sources]
        self.objects = [x.decode() for x in objects]
        self.values = [x[1].decode() for x in values]
        self.s = np.array([number[r[2]] for r in rows], int)
        self.v = np.array([of_value[r[:2]] for r in rows], int)
        self.o = np.array([of_object[x[0]] for x in values], int)
        self.begin = np.searchsorted(self.o, np.arange(len(objects)))
        self.k = np.bincount(self.o, minlength=len(objects))  # values of an object
        self.n = self.by_source(np.ones(len(self.v)))
        self.votes = self.by_value(np.ones(len(sources)))

    def by_value(self, of_source):
        return np.bincount(self.v, of_source[self.s], len(self.o))

    def by_source(self, of_value):
        return np.bincount(self.s, of_value[self.v], len(self.sources))

    def by_object(self, of_value):
        return np.add.reduceat(of_value, self.begin)

    def shares(self, x):
        total = self.by_object(x)[self.o]
        return np.where(total > 0, x / np.where(total > 0, total, 1), 1 / self.k[self.o])

    def softmax(self, x, rest=None):
        """Shares of exp(x); `rest` is the logarithm of what the object's unclaimed values weigh."""
        top = np.maximum.reduceat(x, self.begin)
        if rest is not None:
            top = np.maximum(top, rest)
        e = np.exp(x - top[self.o])
        total = self.by_object(e)
        if rest is not None:
            total = total + np.exp(rest - top)
        return e / total[self.o]

    def winners(self, x):
        top = np.maximum.reduceat(x, self.begin)[self.o]
        won = (x >= top - 1e-9 * np.abs(top)).astype(float)
        return won / self.by_object(won)[self.o]


def read_claims(path):
    with open(path, encoding="utf-8", newline="") as f:
        return Claims((r["source"], r["object"], r["value"]) for r in csv.DictReader(f))


def bounded(t, e=1e-6):
    return np.clip(t, e, 1 - e)


def majority(c):
    b = c.shares(c.votes)
    return b, c.by_source(c.winners(b)) / c.n


def _sums(c, weight, iterations=20):
    b = np.full(len(c.o), .5)
    for _ in range(iterations):
        t = weight * c.by_source(b)
        t /= t.max() or 1
        b = c.by_value(t)
        b /= b.max() or 1
    return b, t


def sums(c):
    return _sums(c, np.ones(len(c.n)))


def average_log(c):
    return _sums(c, np.log(c.n) / c.n)


def _invest(c, grow, iterations=20):
    b, t = c.shares(c.votes), np.ones(len(c.n))
    for _ in range(iterations):
        stake = t / c.n
        staked = c.by_value(stake)
        t = stake * c.by_source(np.where(staked > 0, b / np.where(staked > 0, staked, 1), 0))
        t /= t.max() or 1
        b = grow(c.by_value(t / c.n))
        b /= b.max() or 1
    return b, t


def investment(c):
    return _invest(c, lambda h: h ** 1.2)


def pooled_investment(c):
    return _invest(c, lambda h: h * c.shares(h ** 1.4))


def truth_finder(c):
    t = np.full(len(c.n), .9)
    for _ in range(200):
        score = c.by_value(-np.log(1 - np.minimum(t, 1 - 1e-15)))
        new = c.by_source(1 / (1 + np.exp(-.3 * score))) / c.n
        cosine = new @ t / (np.linalg.norm(new) * np.linalg.norm(t))
        t = new
        if 1 - cosine <= 1e-6:
            break
    return score / score.max(), t


def _stretch(x):
    low, span = x.min(), x.max() - x.min()
    return .5 * ((x - low) / span if span else x) + .5 * np.round(x)


def two_estimates(c):
    voters = c.by_object(c.votes)[c.o]
    all_votes = c.by_source(c.k[c.o].astype(float))
    e = np.full(len(c.n), .1)
    for _ in range(20):
        wrong = c.by_value(e)
        others = c.by_object(wrong)[c.o] - wrong
        b = _stretch((c.votes - wrong + others) / voters)
        e = _stretch(c.by_source(1 - b + c.by_object(b)[c.o] - b) / all_votes)
    return b, 1 - e


def simple_lca(c, iterations=2000):
    t = np.full(len(c.n), .8)
    other = np.log(np.maximum(c.k - 1, 1))[c.o]
    for i in range(iterations + 1):
        p = bounded(t)
        b = c.softmax(c.by_value(np.log(p) - np.log(1 - p)) + other * c.votes)
        if i == iterations:
            break
        new = c.by_source(b) / c.n
        change, t = np.abs(new - t).max(), new
        if change <= 1e-6:
            iterations = i + 1
    return b, t


def guess_lca(c, iterations=50):
    t = np.full(len(c.n), .8)
    g = c.shares(c.votes)
    for i in range(iterations + 1):
        p = bounded(t)[c.s]
        b = c.softmax(np.bincount(c.v, np.log(p + (1 - p) * g[c.v]) - np.log((1 - p) * g[c.v]), len(c.o)))
        if i == iterations:
            break
        t = np.bincount(c.s, b[c.v] * p / (p + (1 - p) * g[c.v]), len(c.n)) / c.n
    return b, t


def accu(c, iterations=2000, false_values=10):
    t = np.full(len(c.n), .8)
    rest = np.log(np.maximum(false_values + 1 - c.k, 1e-300))
    contested = (c.by_object(c.votes) > 1)[c.o].astype(float)
    n = c.by_source(contested)
    for _ in range(iterations):
        p = bounded(t)
        b = c.softmax(c.by_value(np.log(false_values * p / (1 - p))), rest)
        new = np.where(n > 0, c.by_source(b * contested) / np.maximum(n, 1), t)
        change, t = np.abs(new - t).max(), new
        if change <= 1e-6:
            break
    return b, t


def accu_copy(c, iterations=20, false_values=10, prior=.2, rate=.8):
    """ACCU in which a claim counts as far as its source made it by itself (Dong et al. 2009)."""
    t, b = np.full(len(c.n), .8), c.shares(c.votes)
    size = len(c.n)
    claimed = np.zeros((size, len(c.o)), bool)
    claimed[c.s, c.v] = True
    speaks = np.zeros((size, len(c.objects)), bool)
    speaks[c.s, c.o[c.v]] = True
    rest = np.log(np.maximum(false_values + 1 - c.k, 1e-300))
    contested = (c.by_object(c.votes) > 1)[c.o].astype(float)
    n = c.by_source(contested)
    for _ in range(iterations):
        p = bounded(t)
        copies = np.zeros((size, size))  # that the row copies from the column
        for one in range(size):
            for other in range(size):
                if one == other:
                    continue
                same = np.flatnonzero(claimed[one] & claimed[other])
                differ = (speaks[one] & speaks[other]).sum() - len(same)
                alone = b[same] * p[one] * p[other] + (1 - b[same]) * (1 - p[one]) * (1 - p[other]) / false_values
                odds = [0., 0.]  # of one copying, of the other doing so, against independence
                for k, copied in enumerate((other, one)):
                    from_it = b[same] * p[copied] + (1 - b[same]) * (1 - p[copied])
                    odds[k] = differ * np.log(1 - rate) + np.log(1 - rate + rate * from_it / alone).sum() + np.log(prior / 2 / (1 - prior))
                top = max(0, *odds)
                copies[one, other] = np.exp(odds[0] - top) / (np.exp(-top) + np.exp(odds[0] - top) + np.exp(odds[1] - top))
        scores = np.log(false_values * p / (1 - p))
        votes = np.zeros(len(c.o))
        for s, v in zip(c.s, c.v):
            own = 1.
            for other in np.flatnonzero(claimed[:, v]):
                if other == s or p[other] < p[s] - 1e-9:
                    continue
                own *= 1 - rate * copies[s, other] * (1 if p[other] > p[s] + 1e-9 else .5)
            votes[v] += own * scores[s]
        b = c.softmax(votes, rest)
        new = np.where(n > 0, c.by_source(b * contested) / np.maximum(n, 1), t)
        change, t = np.abs(new - t).max(), new
        if change <= 1e-6:
            break
    return b, t


def _minimise_loss(c, weights):
    w = np.ones(len(c.n))
    for _ in range(20):
        b = c.shares(c.by_value(w))
        right = c.by_source(c.winners(b))
        w = weights(c.n - right)
    return b, right / c.n


def crh(c):
    def weights(loss):
        x = loss / c.n + 1e-9
        return -np.log(x / x.sum())
    return _minimise_loss(c, weights)


def catd(c):
    from scipy.stats import chi2
    q = chi2.ppf(.025, c.n)
    return _minimise_loss(c, lambda loss: q / (loss + 1))


class Dependence:
    """Which of the sources with most claims agree more than their accuracies explain."""

    def __init__(self, c, most=64, least=5, collision=.1, errors=3):
        fellows = c.by_source(c.votes - 1)
        key = np.array(list(zip(c.n, fellows)))
        able = np.flatnonzero(c.n >= least)
        able = able[np.lexsort((-key[able, 1], -key[able, 0]))]
        if len(able) > most:
            first_left_out = tuple(key[able[most]])
            able = np.array([s for s in able[:most] if tuple(key[s]) > first_left_out], int)
        self.heavy, size = able, len(able)
        self.copied, self.overdispersion = np.zeros((size, size)), .01
        if size < 3:
            return
        at = np.full(len(c.n), -1)
        at[able] = np.arange(size)
        mine = at[c.s] >= 0
        of_value, of_object = np.zeros((len(c.o), size)), np.zeros((len(c.objects), size))
        np.add.at(of_value, (c.v[mine], at[c.s[mine]]), 1)
        np.add.at(of_object, (c.o[c.v[mine]], at[c.s[mine]]), 1)
        same, both = of_value.T @ of_value, of_object.T @ of_object
        ok = (both >= least) & ~np.eye(size, dtype=bool)
        q = np.where(ok, (same + .5) / (both + 1), 0)
        base = collision / (1 + collision)
        log = np.log(np.maximum(q - base, 1e-3) / (1 + collision))
        noise = np.sqrt(q * (1 - q) / np.maximum(both, 1)) / np.maximum(q - base, .02)
        pair, expectations = np.triu(ok), []
        for share, normal in ((.45, .12566), (.3, .52440)):
            # At that quantile of pairs, which are raised by as much as chance puts it below the truth.
            y = log + normal * noise
            x = np.full(size, .5 * np.median(y[ok]) if ok.any() else 0)
            for _ in range(20):
                new = x.copy()
                for i in range(size):
                    j = np.flatnonzero(ok[i])
                    if len(j) < 2:
                        continue
                    r = y[i, j] - x[j]
                    order = np.argsort(r)
                    w = np.cumsum(np.sqrt(both[i, j][order]))
                    new[i] = r[order][np.searchsorted(w, w[-1] * share)]
                x = (x + np.minimum(new, np.log(1 - base))) / 2
            expected = np.clip((1 + collision) * np.exp(x[:, None] + x[None]) + base, 1e-3, .999)
            error = np.sqrt(expected * (1 - expected) / np.maximum(both, 1))
            self.copied = np.maximum(self.copied, np.where(ok, np.clip((q - expected - errors * error) / (1 - expected), 0, 1), 0))
            expectations.append(expected)
        # Overdispersion: what makes the median of the squared residuals that of chi squared.
        n, e, observed = both[pair], expectations[0][pair], same[pair] / both[pair]
        if len(n) >= 3:
            low, high = 0, 1
            for _ in range(40):
                middle = (low + high) / 2
                z = (observed - e) ** 2 / (e * (1 - e) * (1 / n + middle * (1 - 1 / n)))
                low, high = (middle, high) if np.median(z) > .455 else (low, middle)
            self.overdispersion = np.clip((low * len(n) + .01 * 10) / (len(n) + 10), .005, .05)

    def independence(self, c):
        """By claim: 1 / (1 + the copying rates of those who claim the same)."""
        at = np.full(len(c.n), -1)
        at[self.heavy] = np.arange(len(self.heavy))
        of_value = np.zeros((len(c.o), len(self.heavy)))
        mine = at[c.s] >= 0
        np.add.at(of_value, (c.v[mine], at[c.s[mine]]), 1)
        weight = np.ones(len(c.v))
        weight[mine] = 1 / (1 + (of_value @ self.copied)[c.v[mine], at[c.s[mine]]])
        return weight


class _Settled:
    """What the default makes of the claims of some sources, by expectation and maximisation."""

    def __init__(self, c, own, part, prior_mean=.75, strength=4., anchor=20., pairs=100., collision=.1, iterations=2000):
        self.c, self.part, self.strength, self.anchor, self.prior_mean = c, part, strength, anchor, prior_mean
        own = own * part[c.s]
        self.given = np.bincount(c.v, part[c.s], len(c.o)).astype(float)
        self.contested = (c.by_object(self.given) > 1)[c.o]
        self.counted = own * self.contested[c.v]
        self.n = np.bincount(c.s, self.counted, len(c.n))
        several = part & (np.bincount(c.s, self.contested[c.v], len(c.n)) >= 2)
        self.weight = np.where(several, self.n / (self.n + strength), 0)
        kept = own * several[c.s]
        votes, squares = np.bincount(c.v, kept, len(c.o)), np.bincount(c.v, kept ** 2, len(c.o))
        total = c.by_object(votes)[c.o]
        across = c.by_object(votes * (total - votes))
        b, t = c.shares(self.given), None
        for _ in range(iterations):
            right, alpha, _ = self.learn(b)
            agreeing = ((votes ** 2 - squares) * (1 - b)).sum()
            differing = np.maximum(across - 2 * c.by_object(votes * b * (total - votes)), 0).sum()
            false_values = np.clip((agreeing + differing + pairs) / (agreeing + pairs * collision), 1, 50)
            new = (right + alpha) / (self.n + strength)
            room = np.maximum(c.k - 1., false_values)
            votes_for = np.maximum(np.log(room)[c.o][c.v] + np.log(new / (1 - new))[c.s], 0)
            b = c.softmax(np.bincount(c.v, own * votes_for, len(c.o)), np.log(np.maximum(room + 1 - c.k, 1e-300)))
            change, t = np.abs(new - t).max() if t is not None else 1, new
            if change < 1e-9:
                break
        self.b, self.t = b, t

    def learn(self, b):
        right = np.bincount(self.c.s, b[self.c.v] * self.counted, len(self.c.n))
        mean = (self.weight * right / np.maximum(self.n, 1e-12)).sum() + self.anchor * self.prior_mean
        mean /= self.weight.sum() + self.anchor
        return right, mean * self.strength, (1 - mean) * self.strength

    def doubt_of_camps(self, vote_share):
        """From 0 to 1: how much the strays of sources that side with beliefs against the vote speak for the vote."""
        c, votes = self.c, self.given
        vote, model = c.winners(votes) == 1, c.winners((1 - vote_share) * self.b + vote_share * c.shares(votes)) == 1
        overturned = ((c.by_object(vote & ~model) > 0) & (c.by_object(model & ~vote) > 0))[c.o] & self.contested
        of_vote, of_model, of_neither = (c.by_source((overturned & x).astype(float)) for x in (vote, model, ~vote & ~model))
        side = self.part & (of_model > of_vote)
        hits, strays = of_vote[side].sum(), (of_vote + of_neither)[side].sum()
        return np.clip(((hits + 1) / (strays + 5) - .3) / .1, 0, 1)


def bayes_posterior(c, vote_share=.4):
    """The default of the library, without the vote's usual part in beliefs. Returns beliefs, trust, and what the interval needs."""
    dependence = Dependence(c)
    own = dependence.independence(c)
    all_sources = np.ones(len(c.n), bool)
    settled = _Settled(c, own, all_sources)
    b, camps = settled.b, 0
    if (dependence.copied > 0).any():
        compared = ~all_sources
        compared[dependence.heavy] = True
        camps = (settled if compared.all() else _Settled(c, own, compared)).doubt_of_camps(vote_share)
    b = np.where(settled.contested, b + camps * (c.shares(c.votes) - b), b)
    right, alpha, beta = settled.learn(b)
    doubt = np.bincount(c.s, (settled.counted * (b * (1 - b))[c.v]), len(c.n))
    return b, settled.t, settled.n, right, alpha, beta, doubt, dependence.overdispersion


def bayes(c, vote_share=.4):
    b, t = bayes_posterior(c, vote_share=vote_share)[:2]
    contested = (c.by_object(c.votes) > 1)[c.o]
    return np.where(contested, b + vote_share * (c.shares(c.votes) - b), b), t  # t as it counts in votes


def bayes_intervals(n, right, alpha, beta, doubt, overdispersion, tail=.05):
    from scipy.stats import beta as distribution
    share = right / np.maximum(n, 1e-12)
    each = 1 / (1 + np.maximum(n - 1, 0) * overdispersion)
    prior = alpha + beta
    mean = (alpha + share * n * each) / (prior + n * each)
    # Less the information that is missing since truths are in doubt (Louis 1982).
    missing = doubt * each / ((prior + n * each) * mean * (1 - mean))
    size = np.maximum((prior + n * each + 1) * (1 - np.minimum(missing, .9)) - 1, prior)
    trust = (alpha + right) / (prior + n)
    # The share that is seen, rounded to 0 or 1 where it is less than half a claim away.
    seen = np.where(n == 0, trust, np.where(right < .5, 0, np.where(n - right < .5, 1, share)))
    low, high = distribution.ppf(tail, mean * size, (1 - mean) * size), distribution.ppf(1 - tail, mean * size, (1 - mean) * size)
    return np.minimum.reduce([low, trust, seen]), np.maximum.reduce([high, trust, seen])


def many_truths(c, share=.5, sensitivity=.6, specificity=.99, finds=10., refrains=100., iterations=500):
    """Several true values for an object: beliefs by value."""
    pairs = np.unique(c.s.astype(np.int64) * len(c.objects) + c.o[c.v])
    s, o = pairs // len(c.objects), pairs % len(c.objects)
    b = c.votes / np.bincount(o, minlength=len(c.objects))[c.o]
    for _ in range(iterations):
        found, true = c.by_source(b), c.by_object(b)
        there = np.bincount(s, true[o], len(c.n))
        absent = np.bincount(s, (c.k - true)[o], len(c.n))
        se = (found + finds * sensitivity) / (there + finds)
        sp = (absent - (c.n - found) + refrains * specificity) / (absent + refrains)
        passed = np.log((1 - se) / sp)
        odds = np.log(share / (1 - share)) + np.bincount(o, passed[s], len(c.objects))[c.o] + c.by_value(np.log(se / (1 - sp)) - passed)
        new = 1 / (1 + np.exp(-np.clip(odds, -700, 700)))
        change, b = np.abs(new - b).max(), new
        if change < 1e-9:
            break
    return b


def numbers(c, degrees=3, prior=4, iterations=20):
    """(object, estimate, half of the interval) where all values are numbers: robust means, weighed by the sources' precision."""
    found = []
    for o in range(len(c.objects)):
        mine = c.o[c.v] == o
        try:
            x = np.array([float(c.values[v]) for v in c.v[mine]])
        except ValueError:
            continue
        median = np.median(x)
        spread = 1.4826 * np.median(np.abs(x - median)) or np.mean(np.abs(x - median))
        found.append([o, median, spread, (x - median) / spread if spread else 0 * x, c.s[mine], 0.])
    variance = np.ones(len(c.n))
    for _ in range(iterations):
        squares, counts = np.full(len(c.n), float(prior)), np.full(len(c.n), float(prior))
        precisions = []
        for one in found:
            _, _, spread, z, s, at = one
            w = (degrees + 1) / (degrees + (z - at) ** 2 / variance[s]) / variance[s]
            at = one[5] = (w * z).sum() / w.sum()
            precisions.append(w.sum())
            if spread and len(z) > 1:
                error = (z - at) ** 2
                np.add.at(squares, s, error * (degrees + 1) / (degrees + error / variance[s]))
                np.add.at(counts, s, 1)
        variance = squares / counts
    return [(o, median + spread * at, 1.645 * spread / np.sqrt(p) if len(z) > 1 else 0)
            for (o, median, spread, z, s, at), p in zip(found, precisions)]


METHODS = {f.__name__.replace("_", "-"): f for f in (
    majority, sums, average_log, investment, pooled_investment, truth_finder, two_estimates, simple_lca, guess_lca,
    accu, crh, catd, bayes)}  # accu_copy takes too long for tables of any size
