#include <hearsay/hearsay.hpp>
#include <iostream>

int main() {
  const auto analysis =
      hearsay::Analyzer().analyze("“The dam will hold,” Prime Minister Ragnhild Eide said.").value();
  std::cout << hearsay::to_json(analysis) << "\n";
  return analysis.statements.size() == 1 ? 0 : 1;
}
