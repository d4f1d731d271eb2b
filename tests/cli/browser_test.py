"""The pages in headless Chromium: they render, their links and tables work, and nothing of an article becomes markup."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from hearsay_command import HOSTILE, SAMPLE, lines, run

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# Runs in the page and leaves what it finds as JSON in <pre id="found">.
PROBE = """<script>{
const found = {}, all = (query, root = document) => [...root.querySelectorAll(query)];
found.dead = all('a[href]').filter(a => !a.hash || !document.getElementById(a.hash.slice(1))).map(a => a.href);
found.markup = all('main script, main img').length;
found.wide = document.documentElement.scrollWidth > innerWidth;
found.unnamed = all('a, button').filter(e => !(e.getAttribute('aria-label') ?? e.textContent).trim()).length;
found.sorts = all('table.sortable').map(table => {
  const heads = [...table.tHead.rows[0].cells], column = heads.findIndex(h => h.classList.contains('number') && h.querySelector('button'));
  const values = () => [...table.tBodies[0].rows].map(row => Number(row.cells[column].dataset.v));
  heads[column].querySelector('button').click();
  const down = values(), way = heads[column].getAttribute('aria-sort');
  heads[column].querySelector('button').click();
  const up = values();
  return way === 'descending' && heads[column].getAttribute('aria-sort') === 'ascending' &&
         down.every((v, i) => !i || down[i - 1] >= v) && up.every((v, i) => !i || up[i - 1] <= v);
});
for (const article of all('article').filter(a => a.querySelector('aside')).slice(0, 1)) {
  const card = article.querySelector('aside'), idle = card.textContent, note = article.querySelector('.text a.note');
  const row = () => article.querySelector(`table.statements tr[data-s="${note.dataset.s}"]`);
  const told = () => card.textContent !== idle && row().classList.contains('chosen') &&
                     article.querySelector('.text span.chosen') !== null && card.querySelector('dl.bars') !== null;
  // A window that has no focus yet gives its elements none, and tells none of them.
  const turn = name => { note[name](); if (!document.hasFocus()) note.dispatchEvent(new FocusEvent(name)); };
  turn('focus');
  found.keyboard = told();
  turn('blur');
  const piece = article.querySelector(`.text span.content[data-s="${note.dataset.s}"]`);
  piece.dispatchEvent(new MouseEvent('mouseenter'));
  found.hover = told();
  piece.dispatchEvent(new MouseEvent('mouseleave'));
  found.left = card.textContent === idle;
  piece.click();
  piece.dispatchEvent(new MouseEvent('mouseleave'));
  found.tap = told();
  document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
  found.escape = card.textContent === idle && article.querySelector('.chosen') === null;
}
const pre = document.createElement('pre');
pre.id = 'found';
pre.textContent = JSON.stringify(found);
document.body.append(pre);
}</script></body>"""


class Pages(unittest.TestCase):
    def open(self, page, width):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "page.html")
            path.write_text(page.replace("</body>", PROBE))
            done = subprocess.run(
                [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder}/profile",
                 f"--window-size={width},900", "--enable-logging=stderr", "--virtual-time-budget=3000", "--dump-dom", path.as_uri()],
                capture_output=True, timeout=120, env={**os.environ, "HOME": folder})
        self.assertEqual(re.findall(r".*CONSOLE.*", done.stderr.decode(errors="replace")), [], "errors on the console")
        text = re.search('<pre id="found">(.*?)</pre>', done.stdout.decode(), re.DOTALL).group(1)
        return json.loads(text.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&"))

    def check(self, page, expected):
        for width in (1280, 500):
            found = self.open(page, width)
            self.assertGreater(len(found["sorts"]), 0)
            self.assertTrue(all(found.pop("sorts")))
            self.assertEqual(found, {"dead": [], "markup": 0, "wide": False, "unnamed": 0, **expected}, width)

    def test_articles_of_which_one_is_hostile(self):
        articles = lines(HOSTILE, {"id": "sample", "text": SAMPLE.read_text()}, {"id": "empty", "text": "Rain."})
        code, page, err = run("report", stdin=articles)
        self.assertEqual((code, err), (0, ""))
        self.check(page, dict.fromkeys(("keyboard", "hover", "left", "tap", "escape"), True))

    def test_a_corpus(self):
        with tempfile.TemporaryDirectory() as folder:
            corpus = pathlib.Path(folder, "news.corpus")
            second = {"id": "b", "publisher": "Other", "text": SAMPLE.read_text().replace("Halvorsen", "Dahl").replace("had received none", "got it")}
            self.assertEqual(run("corpus", "build", corpus, stdin=lines(HOSTILE, second))[0], 0)
            code, page, err = run("report", "--corpus", corpus)
        self.assertEqual((code, err), (0, ""))
        self.check(page, {})


if __name__ == "__main__":
    if CHROMIUM is None:
        sys.exit(77)  # CTest reads it as skipped
    unittest.main()
