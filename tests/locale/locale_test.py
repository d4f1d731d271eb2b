"""All that the library makes of an article is the same bytes whatever the locale, the time zone and the processor of the process."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["EVERYTHING"]
SAMPLE = pathlib.Path(os.environ["HEARSAY_SOURCE_DIR"], "examples", "sample.txt")
# Anonymity is found by regular expressions, here with letters that are no such thing in the "C" locale.
MORE = ("The minister İLHAN IŞIK and Zoë Öz, speaking ON CONDITION OF ANONYMITY BECAUSE they were not ALLOWED TO SPEAK, said in condition İi "
        "that it was likely. “It is 1.5 billion,” Mr. IŞIK said. A senior official, who asked not to be identified discussing "
        "the inquiry, denied it.\n")


class Locale(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.more = cls.folder / "more.txt"
        cls.more.write_text(MORE)
        cls.reference = cls.everything("C")
        assert len(cls.reference) > 10_000

    @classmethod
    def everything(cls, locale, **environment):
        done = subprocess.run([PROGRAM, locale, SAMPLE, cls.more], stdout=subprocess.PIPE, env={**os.environ, **environment})
        if done.returncode == 77:
            raise unittest.SkipTest(f"there is no locale {locale}")
        assert done.returncode == 0, done
        return done.stdout

    def test_a_locale_of_its_own(self):
        self.assertEqual(self.everything("own"), self.reference)

    def test_locales_of_the_system(self):
        for name in ("C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
            with self.subTest(name):
                self.assertEqual(self.everything(name, **self.compiled(name)), self.reference)

    def test_time_zones(self):
        for zone in ("UTC", "Asia/Tokyo", "America/St_Johns", "XXX-14:30"):
            self.assertEqual(self.everything("C", TZ=zone), self.reference)

    def test_processors(self):
        # What the C library then takes processors for: it chooses its functions by what they have.
        for lacking in ("-FMA", "-FMA,-FMA4,-AVX2_Usable,-AVX2", "-FMA,-FMA_Usable,-AVX2,-AVX2_Usable,-AVX,-AVX_Usable,-SSE4_1"):
            self.assertEqual(self.everything("C", GLIBC_TUNABLES=f"glibc.cpu.hwcaps={lacking}"), self.reference, lacking)

    def compiled(self, name):
        """Where the system has the sources of its locales but has not compiled this one, it is compiled here."""
        language, _, characters = name.partition(".")
        if not shutil.which("localedef") or not os.path.exists(f"/usr/share/i18n/locales/{language}"):
            return {}
        subprocess.run(["localedef", "-i", language, "-f", characters, self.folder / name], check=True)
        return {"LOCPATH": str(self.folder), "ASAN_OPTIONS": "detect_leaks=0"}  # the C library loses what it reads of LOCPATH


if __name__ == "__main__":
    unittest.main()
