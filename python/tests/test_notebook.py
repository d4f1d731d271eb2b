import ast
import json
from pathlib import Path

NOTEBOOK = Path(__file__).parents[2] / "docs" / "tutorial.ipynb"


def test_the_notebook_is_as_it_ran():
    cells = [one for one in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"] if one["cell_type"] == "code"]
    assert [one["execution_count"] for one in cells] == list(range(1, len(cells) + 1))
    outputs = [output for one in cells for output in one["outputs"]]
    assert not [one for one in outputs if one["output_type"] == "error" or one.get("name") == "stderr"]
    assert sum("image/png" in one.get("data", {}) for one in outputs) == 3
    for one in cells:
        ast.parse("".join(one["source"]))
