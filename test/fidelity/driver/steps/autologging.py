"""Logging out of a notebook what its cells made."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

from expect import contains, equal, has, raises
from notebook import Notebook
from stage import Stage
from step import step
from vectice import autolog

FRAME = "import pandas as pd\nfrom vectice import autolog\ncustomers = pd.DataFrame({'a': [1, 2]})\n"


def configure(stage: Stage, phase: str = "PHA-3", prefix: str | None = None) -> None:
    """Logs in, as the first cell of a notebook does."""
    autolog.config(api_token="token-ada", phase=phase, host=stage.backend.url, prefix=prefix)


@step
def configures(stage: Stage) -> None:
    with Notebook():
        configure(stage)
        contains(stage.log.getvalue(), "Welcome, Ada Moreau.")
        equal(autolog.get_connection().phase("PHA-3").name, "Evaluation")
        autolog.phase_config()
        contains(stage.log.getvalue(), "Current configured phase name is: `Evaluation`")


@step
def configures_another_phase(stage: Stage) -> None:
    with Notebook():
        configure(stage)
        autolog.phase_config("PHA-2")
        iteration = autolog.iteration()
        assert iteration is not None
        equal((iteration.id, iteration.name), ("ITR-4", "Calibration"))
        equal((iteration.index, iteration.description), (3, "Towards January"))


@step
def configures_from_the_environment(stage: Stage) -> None:
    settings = {"api_token": "token-kofi", "host": stage.backend.url, "phase": "PHA-2"}
    os.environ["VECTICE_CONFIG"] = json.dumps(settings)
    with Notebook():
        log_in: Callable[[], None] = autolog.vectice_config
        log_in()
        contains(stage.log.getvalue(), "Welcome, Kofi Mensah.")


@step
def creates_an_iteration_where_none_is_active(stage: Stage) -> None:
    with Notebook():
        configure(stage)
        iteration = autolog.iteration()
        assert iteration is not None
        has(
            stage.backend.record("iterations", id=iteration.id),
            phase="PHA-3",
            index=1,
            owner="ada@example.com",
        )


@step
def needs_a_configuration(stage: Stage) -> None:
    equal(autolog.iteration(), None)
    raises(ConnectionError, "needs to be configured", autolog.get_connection)


@step
def needs_a_notebook(stage: Stage) -> None:
    raises(ValueError, "Not a notebook", autolog.cell)


@step
def cell(stage: Stage) -> None:
    with Notebook() as notebook:
        configure(stage)
        notebook.run("c1", f"{FRAME}autolog.cell(note='From a cell')")
    iteration = stage.backend.record("iterations", phase="PHA-3")["id"]
    kinds = [(asset["type"], asset["text"]) for asset in stage.backend.records("assets", iteration=iteration)]
    equal(kinds, [("Comment", "From a cell"), ("DataSetVersion", None)])
    has(stage.backend.record("datasets", id="DTS-5"), name="PHA-3-customers", sourceOrigin="DATAFRAME")
    sent = stage.backend.variables("saveAutologCells")
    has(sent, iterationId=iteration, prefix=None, isTrace=False)


@step
def cell_with_a_prefix_in_a_new_iteration(stage: Stage) -> None:
    with Notebook() as notebook:
        configure(stage, "PHA-2", "churn")
        notebook.run("c1", f"{FRAME}autolog.cell(create_new_iteration=True)")
    has(stage.backend.record("iterations", id="ITR-12"), phase="PHA-2", index=4)
    has(stage.backend.record("datasets", id="DTS-5"), name="churn-customers")
    has(stage.backend.variables("saveAutologCells"), prefix="churn", iterationId="ITR-12")


@step
def cell_with_a_model(stage: Stage) -> None:
    code = (
        "from sklearn.linear_model import LogisticRegression\n"
        "from vectice import autolog\n"
        "score = LogisticRegression(C=0.25).fit([[0], [1]], [0, 1])\n"
        "autolog.cell()"
    )
    with Notebook() as notebook:
        configure(stage)
        notebook.run("c1", code)
    record = stage.backend.record("modelVersions", id="MDV-5")
    has(record, framework="SKLEARN", algorithmName="LogisticRegression")
    equal(next(entry["value"] for entry in record["properties"] if entry["key"] == "C"), "0.25")
    equal(len(stage.backend.records("files", entity="MDV-5", name="model_pickle")), 1)


@step
def cell_with_a_figure(stage: Stage) -> None:
    code = (
        "import matplotlib.pyplot as plt\n"
        "from vectice import autolog\n"
        "figure = plt.figure()\n"
        "plt.plot([1, 2])\n"
        "plt.savefig('curve.png')\n"
        "autolog.cell()"
    )
    with Notebook() as notebook:
        configure(stage)
        notebook.run("c1", code)
    equal(stage.backend.content(name="curve.png", entity="ITR-12"), stage.read("curve.png"))


@step
def notebook(stage: Stage) -> None:
    with Notebook() as kernel:
        configure(stage)
        kernel.run("c1", FRAME)
        kernel.run("c2", "## The customers of 2026\nother = customers * 2\n")
        kernel.run("c3", "autolog.notebook(note='All of it')")
    iteration = stage.backend.record("iterations", phase="PHA-3")["id"]
    assets = stage.backend.records("assets", iteration=iteration)
    texts = [asset["text"] for asset in assets if asset["type"] == "Comment"]
    contains("\n".join(texts), "All of it", "The customers of 2026")
    names = sorted(record["name"] for record in stage.backend.records("datasets")[4:])
    equal(names, ["PHA-3-customers", "PHA-3-other"])
    cells = stage.backend.variables("saveAutologCells")["cells"]
    equal([saved["cellId"] for saved in cells], ["c1", "c2", "c3"])
    equal(cells[0]["content"], FRAME)
    held = stage.backend.records("cells", iteration=iteration)
    equal(
        [(cell["cellId"], cell["content"]) for cell in held],
        [(cell["cellId"], cell["content"]) for cell in cells],
    )


@step
def notebook_organized_by_ai(stage: Stage) -> None:
    with Notebook() as kernel:
        configure(stage)
        kernel.run("c1", FRAME)
        kernel.run("c2", "autolog.notebook(organize_with_ai=True)")
    equal(stage.backend.variables("generateIterationContent"), {"iterationId": "ITR-12"})
    equal("Unable to organize" in stage.log.getvalue(), False)


@step
def document_by_ai(stage: Stage) -> None:
    with Notebook() as kernel:
        configure(stage)
        kernel.run("c1", FRAME)
        kernel.run("c2", "autolog.generate_doc()")
    equal(stage.backend.variables("generateIterationContentAndReport"), {"iterationId": "ITR-12"})
    has(stage.backend.records("reports")[-1], project="PRJ-1", createdBy="ada@example.com")
    made = stage.backend.records("reports")[-1]["name"]
    contains(
        stage.log.getvalue(), f"The report '{made}' is currently being generated", "/project/PRJ-1/reports"
    )


@step
def marks_a_metric_function(stage: Stage) -> None:
    def gain() -> float:
        return 1.0

    marked: Any = autolog.add_custom_metric_function(gain)
    equal(marked.custom_metric_function, True)
