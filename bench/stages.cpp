// What each stage of analyze costs, and how the whole grows with the length of an article and with the number
// of articles:
//
//     stage                    ns/word    words/s     MB/s  instr/word  alloc/article   share
//
// "extraction" is all of it, of which "tagging" is the network. Times are of the processor for this thread;
// instructions are counted by the processor where the machine lets a program do so, else "n/a" (then
// bench/instructions.py has Valgrind count them). The network's share of the matrix speed of the machine is
// what bench-tagger prints. The text should be longer than what the tagger remembers: give one of many
// articles in HEARSAY_BENCH_TEXT.
#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/analyzer.hpp"
#include "hearsay/report.hpp"
#include "sample.hpp"
#include "tagger/allocations.hpp"
#include "tagger/tagger.hpp"

namespace {

using namespace hearsay;

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Counts the instructions of this thread, if that is permitted.
class InstructionCounter {
 public:
  InstructionCounter() {
    perf_event_attr attributes{};
    attributes.type = PERF_TYPE_HARDWARE;
    attributes.size = sizeof attributes;
    attributes.config = PERF_COUNT_HW_INSTRUCTIONS;
    attributes.exclude_kernel = 1;
    file_ = static_cast<int>(syscall(SYS_perf_event_open, &attributes, 0, -1, -1, 0));
  }
  ~InstructionCounter() {
    if (file_ >= 0) close(file_);
  }
  InstructionCounter(const InstructionCounter&) = delete;
  InstructionCounter& operator=(const InstructionCounter&) = delete;

  std::optional<std::uint64_t> read() const {
    std::uint64_t count = 0;
    if (file_ < 0 || ::read(file_, &count, sizeof count) != sizeof count) return std::nullopt;
    return count;
  }

 private:
  int file_;
};

struct Stage {
  const char* name;
  double seconds = 0;
  std::uint64_t instructions = 0;
  std::size_t allocations = 0;
};

class Meter {
 public:
  template <class Work>
  void run(Stage& stage, Work work) {
    const std::uint64_t instructions = counter_.read().value_or(0);
    const std::size_t allocations = tagger::allocations();
    const double begin = thread_seconds();
    work();
    stage.seconds += thread_seconds() - begin;
    stage.allocations += tagger::allocations() - allocations;
    stage.instructions += counter_.read().value_or(0) - instructions;
  }

  bool counts_instructions() const { return counter_.read().has_value(); }

 private:
  InstructionCounter counter_;
};

void print_stages(const std::vector<std::string>& articles) {
  const Lexicon& lexicon = Lexicon::builtin();
  const tagger::Tagger tagger(Model::builtin());
  const Extractor extractor(Model::builtin(), lexicon);
  const Resolver resolver(lexicon);
  const Scorer scorer(lexicon);
  const Analyzer analyzer;
  tagger::Workspace workspace;
  tagger::Tags tags;
  Meter meter;
  Stage stages[] = {{"text"},     {"extraction"}, {"  tagging"}, {"sources"},
                    {"strength"}, {"analyze"},    {"JSON of it"}};
  auto& [text, extraction, tagging, sources, strength, whole, json] = stages;

  std::int64_t words = 0;
  std::size_t bytes = 0;
  // The first articles fill caches and buffers, and are not counted.
  const std::size_t warm_up = articles.size() / 10;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (i == warm_up) {
      for (Stage& stage : stages) stage = {stage.name};
      words = 0;
      bytes = 0;
    }
    const std::string& article = articles[i];
    Document document;
    std::vector<Attribution> attributions;
    Resolution resolution;
    std::vector<Assessment> assessments;
    std::string written;
    Analysis analysis;
    meter.run(text, [&] { document = Document::from_utf8(article).value(); });
    meter.run(tagging, [&] { tagger.tag(document, workspace, tags); });
    meter.run(extraction, [&] { attributions = extractor.extract(document); });
    meter.run(sources, [&] { resolution = resolver.resolve(document, attributions); });
    meter.run(strength, [&] { assessments = scorer.score(document, attributions, resolution); });
    meter.run(whole, [&] { analysis = analyzer.analyze(article).value(); });
    meter.run(json, [&] { written = to_json(analysis); });
    words += bench::count_words(document);
    bytes += article.size();
  }

  std::printf("%-24s %9s %9s %8s %11s %14s %7s\n", "stage", "ns/word", "words/s", "MB/s", "instr/word",
              "alloc/article", "share");
  for (const Stage& stage : stages) {
    const double count = static_cast<double>(words);
    std::printf("%-24s %9.0f %9.0f %8.1f ", stage.name, stage.seconds / count * 1e9, count / stage.seconds,
                static_cast<double>(bytes) / stage.seconds / 1e6);
    if (meter.counts_instructions()) {
      std::printf("%11.0f", static_cast<double>(stage.instructions) / count);
    } else {
      std::printf("%11s", "n/a");
    }
    std::printf(" %14.0f %6.1f%%\n",
                static_cast<double>(stage.allocations) / static_cast<double>(articles.size() - warm_up),
                100 * stage.seconds / whole.seconds);
  }
}

void print_growth(const std::string& text) {
  const Analyzer analyzer;
  std::printf("\n%-24s %9s %9s %14s\n", "one article of", "words", "ns/word", "alloc/word");
  for (std::size_t size = 100; size <= 10'000'000; size *= 10) {
    const std::size_t end = std::min(text.find('\n', size), text.size());
    const std::string article = text.substr(0, size < 1000 ? text.find('.') + 1 : end);
    const auto words = static_cast<double>(bench::count_words(Document::from_utf8(article).value()));
    Stage whole{"analyze"};
    Meter meter;
    const int runs = static_cast<int>(std::max<std::size_t>(1, 200'000 / size));
    for (int i = 0; i < runs; ++i)
      meter.run(whole, [&] { benchmark::DoNotOptimize(analyzer.analyze(article)); });
    std::printf("%18.1f kB   %9.0f %9.0f %14.2f\n", static_cast<double>(article.size()) / 1e3, words,
                whole.seconds / words / runs * 1e9, static_cast<double>(whole.allocations) / words / runs);
    std::fflush(stdout);
  }
}

void print_growth(const std::vector<std::string>& articles) {
  const Analyzer analyzer;
  std::printf("\n%-24s %9s %9s\n", "articles", "words", "ns/word");
  for (std::size_t count = 10; count <= 10'000; count *= 10) {
    Stage whole{"analyze"};
    Meter meter;
    std::int64_t words = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string& article = articles[i % articles.size()];
      meter.run(whole, [&] {
        const Analysis analysis = analyzer.analyze(article).value();
        words += bench::count_words(analysis.document);
      });
    }
    std::printf("%-24zu %9" PRId64 " %9.0f\n", count, words,
                whole.seconds / static_cast<double>(words) * 1e9);
    std::fflush(stdout);
  }
}

}  // namespace

int main() {
  const std::string text = bench::sample(10'000'000);
  std::vector<std::string> articles = bench::articles(text);
  articles.resize(std::min<std::size_t>(articles.size(), 1000));
  print_stages(articles);
  print_growth(text);
  print_growth(articles);
}
