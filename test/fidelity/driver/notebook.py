"""A notebook's kernel in this process, for the part of the client that listens to one."""

from __future__ import annotations

import atexit
from typing import Any

import matplotlib.pyplot as plt
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
from vectice.autolog import autolog, autolog_class
from vectice.utils import plot_tracker


class Kernel(InteractiveShell):
    """A shell that knows which cell is run, as a notebook's does."""

    message: dict[str, Any] = {"header": {"session": "session"}, "metadata": {}}

    def get_parent(self) -> dict[str, Any]:
        """The message that asked for the cell."""
        return self.message


class Notebook:
    """Runs cells; what the client keeps of them is forgotten at the end."""

    def __enter__(self) -> Notebook:
        self._save_figure = plt.savefig
        Kernel.clear_instance()
        # No database of what was run, and nothing left to do when the process ends.
        config = Config({"HistoryManager": {"enabled": False}})
        self.shell: Any = Kernel.instance(config=config)
        atexit.unregister(self.shell.atexit_operations)
        # It remembers the first kernel of the process.
        plot_tracker.ipython = self.shell
        return self

    def run(self, cell: str, code: str) -> None:
        """Runs a cell with this id; an error in it is an error here."""
        self.shell.message = {
            "header": {"session": "session"},
            "metadata": {},
            "content": {"code": code},
            "cellId": cell,
        }
        self.shell.run_cell(code).raise_error()

    def __exit__(self, *_: object) -> None:
        Kernel.clear_instance()
        InteractiveShell._instance = None
        plt.savefig = self._save_figure
        plt.close("all")
        autolog.LOGIN["phase"] = autolog.LOGIN["prefix"] = None
        autolog_class.NOTEBOOK_CELLS.clear()
        autolog_class.GRAPHS.clear()
        autolog_class.IPYTHON_SESSION = None
