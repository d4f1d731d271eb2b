from pathlib import Path

import pytest

import hearsay

SAMPLE = Path(__file__).parents[2] / "examples" / "sample.txt"


@pytest.fixture(scope="session")
def sample() -> str:
    return SAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def analysis(sample: str) -> hearsay.Analysis:
    return hearsay.analyze(hearsay.Article(sample, id="sample", publisher="The Skoddal Post", date="2024-11-02"))
