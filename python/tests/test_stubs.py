import ast
import subprocess
import sys
from pathlib import Path

import pytest

import hearsay
from hearsay import _hearsay

PYTHON = Path(__file__).parents[1]


def names_of(body):
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node


def test_the_stubs_name_what_there_is():
    stub = ast.parse((Path(hearsay.__file__).parent / "_hearsay.pyi").read_text(encoding="utf-8"))
    stubbed = dict(names_of(stub.body))
    assert set(stubbed) >= {name for name in vars(_hearsay) if not name.startswith("_")} - {"AnalysisStream"}
    for name, node in stubbed.items():
        made = getattr(_hearsay, name)
        if isinstance(node, ast.ClassDef):
            members = {name for name, _ in names_of(node.body)}
            assert members <= set(dir(made)), name
            assert {one for one in vars(made) if not one.startswith("_")} <= members, name


@pytest.mark.parametrize("command", [["mypy"], ["ruff", "check", "."], ["ruff", "format", "--check", "."]])
def test_types_and_style(command):
    pytest.importorskip(command[0])
    done = subprocess.run([sys.executable, "-m", *command], cwd=PYTHON, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
