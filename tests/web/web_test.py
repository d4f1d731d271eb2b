"""examples/web in headless Chromium: an article that is pasted is read in the browser, and shown with what it says and why. PAGE names its
index.html as Emscripten built it; tools/matrix wasm does both."""

import json
import os
import pathlib
import shutil
import sys
import tempfile
import time
import unittest

try:
    from selenium import webdriver
    from selenium.webdriver.common.by import By
except ImportError:
    webdriver = None

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
PAGE = pathlib.Path(os.environ.get("PAGE", "index.html"))
SAMPLE = pathlib.Path(__file__).parents[2] / "examples" / "sample.txt"
HOSTILE = "“<script>document.title = 'run'</script><img src=x onerror=alert(1)>,” Mayor <b>Ann</b> Lee said on Monday."


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
                         f"--user-data-dir={cls.folder.name}/profile"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        os.environ["HOME"] = cls.folder.name
        cls.browser = webdriver.Chrome(options=options, service=webdriver.chrome.service.Service(DRIVER))
        cls.browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": cls.folder.name})

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.folder.cleanup()

    def setUp(self):
        self.browser.get(PAGE.resolve().as_uri())
        self.wait("return document.querySelector('[role=status]').textContent !== 'Loading …'")
        self.assertEqual(self.browser.find_element(By.CSS_SELECTOR, "[role=status]").text, "")

    def wait(self, condition, seconds=60):
        end = time.monotonic() + seconds
        while not self.browser.execute_script(condition):
            self.assertLess(time.monotonic(), end, f"{condition}: {self.browser.get_log('browser')}")
            time.sleep(0.05)

    def paste(self, text):
        """Puts a text where one pastes it, and asks for it to be read; what the page then tells."""
        self.browser.execute_script("document.querySelector('textarea').value = JSON.parse(arguments[0])", json.dumps(text))
        self.browser.find_element(By.CSS_SELECTOR, "form button").click()
        self.wait("return document.querySelector('[role=status]').textContent !== ''")
        return self.browser.find_element(By.CSS_SELECTOR, "[role=status]").text

    def report(self):
        self.browser.switch_to.frame(self.browser.find_element(By.TAG_NAME, "iframe"))
        self.addCleanup(self.browser.switch_to.default_content)
        self.wait("return document.readyState === 'complete' && document.querySelector('main') !== null")

    def test_an_article(self):
        self.assertRegex(self.paste(SAMPLE.read_text()), r"^Read in \d+ ms\.$")
        self.browser.find_element(By.ID, "save").click()
        saved = pathlib.Path(self.folder.name, "analysis.jsonl")
        for _ in range(200):
            if saved.exists():
                break
            time.sleep(0.05)
        analysis = json.loads(saved.read_text())
        self.assertEqual(analysis["text"], SAMPLE.read_text())
        names = {source["name"] for source in analysis["sources"]}
        self.assertIn("Torstein Halvorsen", names)
        self.report()
        body = self.browser.find_element(By.TAG_NAME, "main")
        for shown in ("Torstein Halvorsen", "a named person", "identified beyond doubt"):
            self.assertIn(shown, body.get_attribute("textContent"))
        marked = self.browser.find_elements(By.CSS_SELECTOR, "article .text span.content[data-s]")
        self.assertGreater(len(marked), len(analysis["statements"]) / 2)
        # What is pointed at is told beside the text, with its reasons.
        self.browser.execute_script("arguments[0].click()", marked[0])
        self.assertIn("Strength", self.browser.find_element(By.CSS_SELECTOR, "article aside").get_attribute("textContent"))

    def test_the_example(self):
        self.browser.find_element(By.ID, "sample").click()
        self.browser.find_element(By.CSS_SELECTOR, "form button").click()
        self.wait("return document.querySelector('[role=status]').textContent.startsWith('Read')")
        self.report()
        self.assertIn("Emil Rask", self.browser.find_element(By.TAG_NAME, "main").get_attribute("textContent"))

    def test_one_after_the_other(self):
        for name in ("Ada Holm", "Ib Berg"):
            self.paste(f"“The ferry will sail,” Captain {name} said on Friday.")
            self.report()
            self.assertIn(name, self.browser.find_element(By.TAG_NAME, "main").get_attribute("textContent"))
            self.browser.switch_to.default_content()

    def test_what_an_article_holds_is_text(self):
        self.paste(HOSTILE)
        self.report()
        self.assertEqual(self.browser.find_elements(By.CSS_SELECTOR, "main img, main script"), [])
        self.assertNotEqual(self.browser.title, "run")

    def test_a_text_that_cannot_be_read(self):
        self.assertIn("invalid UTF-8 at byte 8", self.paste("He said \ud800 so."))
        self.assertFalse(self.browser.find_element(By.TAG_NAME, "iframe").is_displayed())

    def test_nothing_is_asked_of_a_network(self):
        self.paste(SAMPLE.read_text())
        asked = self.browser.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
        self.assertEqual([name for name in asked if not name.endswith("/hearsay.js")], [])
        self.assertEqual([entry for entry in self.browser.get_log("browser") if entry["level"] == "SEVERE"], [])


if __name__ == "__main__":
    if webdriver is None or CHROMIUM is None or DRIVER is None:
        print("skipped: there is no Chromium with Selenium here")
        sys.exit(77)
    unittest.main()
