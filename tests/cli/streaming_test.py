"""Long input: in order, with flat memory, broken records told and skipped, ended at any time and gone on with."""

import json
import os
import pathlib
import resource
import signal
import subprocess
import tempfile
import unittest

from hearsay_command import COMMAND, SAMPLE, lines, run

ARTICLES = int(os.environ.get("HEARSAY_STREAM_ARTICLES", 20_000))
BROKEN_EACH = ARTICLES // 1_000  # so that 1,000 records are broken
BROKEN = [b'{"id": "b"}', b'{"id": "b", "text": 1}', b"[]", b'{"id": "b"', b"{} {}", b'{"id": "b", "text": "\\ud800"}', b"\xff\x00", b'"']


def short_articles():
    """Lines of which each so many is broken, and the ids of the others."""
    for i in range(ARTICLES):
        if i % BROKEN_EACH == 1:
            yield BROKEN[i // BROKEN_EACH % len(BROKEN)] + b"\n"
        yield json.dumps({"id": str(i), "text": f"Mayor Berg said on day {i} that the bridge was open."}).encode() + b"\n"


class Streaming(unittest.TestCase):
    def test_many_short_articles(self):
        with tempfile.TemporaryDirectory() as folder:
            news = pathlib.Path(folder, "news.jsonl")
            with news.open("wb") as file:
                file.writelines(short_articles())
            errors = pathlib.Path(folder, "errors")
            with errors.open("wb") as file:
                # The address sanitizer, where it is built in, keeps 256 MB of freed memory by default.
                environment = os.environ | {"ASAN_OPTIONS": "quarantine_size_mb=16"}
                arguments = [COMMAND, "analyze", "--format", "jsonl", news]
                command = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=file, env=environment)
                count = 0
                for line in command.stdout:
                    self.assertEqual(json.loads(line)["id"], str(count))
                    count += 1
                command.stdout.close()
                _, status, used = os.wait4(command.pid, 0)
                command.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual((command.returncode, count), (1, ARTICLES))
            self.assertLess(used.ru_maxrss * 1024, 500e6)
            complaints = errors.read_text().splitlines()
            self.assertEqual(len(complaints), 1_000)
            for i, complaint in enumerate(complaints):
                self.assertRegex(complaint, f"{news}:{i * (BROKEN_EACH + 1) + 2}: invalid (record|UTF-8) at byte ")


class Resume(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.news = pathlib.Path(folder.name, "news.jsonl")
        self.output = pathlib.Path(folder.name, "analyses.jsonl")
        text = SAMPLE.read_text()
        good = [lines({"id": f"a{i}", "text": text[i:]}) for i in range(40)]
        self.news.write_bytes(b"[]\n" + b"".join(good[:20]) + b"{\n" + b"".join(good[20:]))
        self.whole = run("analyze", "--format", "jsonl", self.news)

    def resume(self, *more):
        return run("analyze", "--format", "jsonl", "-o", self.output, "--resume", *more, self.news)

    def test_goes_on_wherever_it_was_ended(self):
        code, whole, errors = self.whole
        whole = whole.encode()
        for size in (0, 1, len(whole) // 3, whole.index(b"\n"), whole.index(b"\n") + 1, len(whole) - 1, len(whole)):
            self.output.write_bytes(whole[:size])
            self.assertEqual(self.resume(), (code, "", errors))
            self.assertEqual(self.output.read_bytes(), whole)
        self.output.unlink()
        self.assertEqual(self.resume(), (code, "", errors))
        self.assertEqual(self.output.read_bytes(), whole)

    def test_goes_on_after_it_was_killed(self):
        command = subprocess.Popen([COMMAND, "analyze", "--format", "jsonl", "--threads", "2", "-o", self.output, "--resume", self.news],
                                   stderr=subprocess.DEVNULL)
        while command.poll() is None and (not self.output.exists() or self.output.stat().st_size < 100_000):
            pass
        command.send_signal(signal.SIGKILL)
        command.wait()
        self.assertEqual(self.resume()[0], 1)
        self.assertEqual(self.output.read_text(), self.whole[1])

    def test_a_file_of_another_input_is_left_alone(self):
        whole = self.whole[1].encode()
        of_another_input = whole[whole.index(b"\n") + 1:-1]
        for other in (b'{"id": "a1"}\n', b"{}\n", b"x\n", b"x", b"line one\nimportant last line", of_another_input,
                      whole + b'{"id": "more"}\n', whole + b"x", whole + whole[:100] + b"\n"):
            self.output.write_bytes(other)
            code, out, err = self.resume()
            self.assertEqual((code, out), (2, ""))
            self.assertIn("was not written from this input", err)
            self.assertEqual(self.output.read_bytes(), other)

    def test_what_is_no_file_is_left_alone(self):
        self.output.mkdir()
        self.assertEqual(self.resume(), (2, "", f"hearsay analyze: --resume: {self.output} is not a file\n"))

    def test_of_two_articles_of_one_id_the_bad_one_is_told_again(self):
        bad, good = self.news.parent / "1", self.news.parent / "2"
        for folder, text in ((bad, b"\xff"), (good, b"He said it rained.")):
            folder.mkdir()
            (folder / "x.txt").write_bytes(text)
        arguments = ["analyze", "--format", "jsonl", "-o", self.output, "--resume", bad, good]
        first = run(*arguments)
        self.assertEqual(first[:2], (1, ""))
        written = self.output.read_bytes()
        self.assertEqual(run(*arguments), first)
        self.assertEqual(self.output.read_bytes(), written)

    def test_needs_lines_in_a_file(self):
        for arguments in (["--format", "jsonl"], ["-o", self.output], ["--format", "tsv", "-o", self.output]):
            code, _, err = run("analyze", "--resume", *arguments, self.news)
            self.assertEqual(code, 2)
            self.assertIn("--resume needs", err)


class Ends(unittest.TestCase):
    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_a_full_disk(self):
        many = lines(*({"id": str(i), "text": SAMPLE.read_text()} for i in range(100)))
        with open("/dev/full", "wb") as full:
            done = subprocess.run([COMMAND, "analyze", "--format", "jsonl"], input=many, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual((done.returncode, done.stderr), (1, b"hearsay: standard output: No space left on device\n"))
        self.assertEqual(run("analyze", "--format", "jsonl", "-o", "/dev/full", SAMPLE),
                         (1, "", "hearsay: /dev/full: No space left on device\n"))

    def test_a_file_that_fills_up_keeps_whole_lines_for_resume(self):
        with tempfile.TemporaryDirectory() as folder:
            news, output = pathlib.Path(folder, "news.jsonl"), pathlib.Path(folder, "analyses.jsonl")
            news.write_bytes(lines(*({"id": str(i), "text": SAMPLE.read_text()} for i in range(20))))
            whole = run("analyze", "--format", "jsonl", news)[1]
            arguments = ["analyze", "--format", "jsonl", "-o", str(output), "--resume", str(news)]
            limit = len(whole.encode()) // 2

            def limited():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

            done = subprocess.run([COMMAND, *arguments], preexec_fn=limited, capture_output=True)
            self.assertEqual(done.returncode, 1)
            self.assertIn(b"File too large", done.stderr)
            self.assertTrue(whole.startswith(output.read_text()))
            self.assertEqual(run(*arguments), (0, "", ""))
            self.assertEqual(output.read_text(), whole)

    def test_a_closed_pipe(self):
        many = b"".join(lines({"id": str(i), "text": SAMPLE.read_text()}) for i in range(200))
        with tempfile.TemporaryDirectory() as folder:
            news = pathlib.Path(folder, "news.jsonl")
            news.write_bytes(many)
            command = subprocess.Popen([COMMAND, "analyze", "--format", "jsonl", news], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.assertEqual(json.loads(command.stdout.readline())["id"], "0")
            command.stdout.close()
            self.assertEqual(command.stderr.read(), b"")
            command.stderr.close()
            self.assertEqual(command.wait(), 1)

    def test_a_closed_pipe_ends_input_without_end(self):
        for command in (["analyze"], ["text"], ["extract"]):
            with subprocess.Popen(["yes", '{"id": "x", "text": "Rain."}'], stdout=subprocess.PIPE) as endless:
                with subprocess.Popen([COMMAND, *command], stdin=endless.stdout, stdout=subprocess.PIPE) as reading:
                    endless.stdout.close()
                    reading.stdout.read(1)
                    reading.stdout.close()
                    try:
                        self.assertEqual(reading.wait(60), 1, command)
                    finally:
                        reading.kill()


if __name__ == "__main__":
    unittest.main()
