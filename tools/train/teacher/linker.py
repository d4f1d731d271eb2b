"""Join tagged spans into attributions by plain rules: enough to compare teachers, not what the library uses."""
from documents import ROLES

STOPS = {".", "!", "?"}


def spans_of(tags):
    """(role, begin, end) of each span, roles 0 source, 1 cue, 2 content."""
    out = []
    for i, t in enumerate(tags):
        if t % 2:
            out.append([t // 2, i, i + 1])
        elif t:
            out[-1][2] = i + 1
    return out


def gap(document, a, b):
    """How far apart two spans stand: words between them, sentence ends and paragraph breaks counting for more."""
    (_, ab, ae), (_, bb, be) = sorted((a, b), key=lambda s: s[1])
    between = range(ae, bb)
    closed = sum(document.words[i] in STOPS for i in between)
    broken = sum(ae <= p <= bb for p in document.paragraphs)
    return len(between) + 15 * closed + 60 * broken


def link(document, tags):
    """Attributions as lists of spans: each cue takes the nearest source; each content goes to the nearest cue."""
    spans = spans_of(tags)
    cues = [s for s in spans if s[0] == 1]
    found = [[c] for c in cues]
    alone = []
    for s in spans:
        if s[0] == 0:
            near = [(gap(document, s, c) + 8 * (len([x for x in f if x[0] == 0]) > 0), i) for i, (c, f) in enumerate(zip(cues, found))]
            if near and min(near)[0] < 60:
                found[min(near)[1]].append(s)
    for s in spans:
        if s[0] == 2:
            near = []
            for i, (c, f) in enumerate(zip(cues, found)):
                between = range(min(s[2], c[2]), max(s[1], c[1]))
                crossed = sum(x[0] == 1 and x is not c and x[1] in between for x in spans)
                before = s[2] <= c[1]
                # 'X said that …' is commoner than '…, X said', where a comma or quote mark closes the content.
                tie = 3 if before and document.words[s[2] - 1] not in ',”"’' and (s[2] >= len(document.words) or document.words[s[2]] not in ',”"') else 0
                taken = 4 * any(x[0] == 2 and (x[2] <= c[1]) == before for x in f)
                near.append((gap(document, s, c) + 10 * crossed + tie + taken, i))
            if near and min(near)[0] < 60:
                found[min(near)[1]].append(s)
            else:
                alone.append([s])
    return found + alone


def write_brat(document, tags, path):
    n, lines = 0, []
    for e, spans in enumerate(link(document, tags), 1):
        args = []
        for r, role in enumerate(ROLES):
            where = sorted((document.spans[b][0], document.spans[f - 1][1]) for x, b, f in spans if x == r)
            if where:
                n += 1
                text = " ".join(document.text[b:f] for b, f in where).replace("\n", " ")
                lines.append(f"T{n}\t{role} " + ";".join(f"{b} {f}" for b, f in where) + f"\t{text}")
                args.append(f"{role}:T{n}")
                anchor = where[0]
        n += 1
        lines.append(f"T{n}\tAttribution {anchor[0]} {anchor[1]}\t{document.text[anchor[0]:anchor[1]]}".replace("\n", " "))
        lines.append(f"E{e}\tAttribution:T{n} " + " ".join(args))
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + ("\n" if lines else ""))
