"""`make eval`: how good Seedwire is, beside other libraries, on data that is not part of the project."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.evaluation import (
    articles,
    dates,
    gold,
    heads,
    languages,
    mastheads,
    recurring,
    scraped,
    speed,
    topics,
)
from tests.evaluation.data import Data, missing
from tests.evaluation.table import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import ModuleType

    from tests.evaluation.table import Row

SUBJECTS: Mapping[str, ModuleType] = {
    "gold": gold,
    "scraped": scraped,
    "mastheads": mastheads,
    "recurring": recurring,
    "dates": dates,
    "heads": heads,
    "languages": languages,
    "topics": topics,
    "articles": articles,
    "speed": speed,
}
"""What is measured, in the order of the table; each has what it NEEDS, and gives rows."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 2 where a file that it needs is missing."""
    parser = argparse.ArgumentParser(prog="make eval", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder of the data")
    parser.add_argument("--only", action="append", choices=SUBJECTS, metavar="NAME", help=", ".join(SUBJECTS))
    given = parser.parse_args(arguments)
    wanted = [name for name in SUBJECTS if not given.only or name in given.only]
    absent = missing(given.data, (need for name in wanted for need in SUBJECTS[name].NEEDS))
    if absent:
        sys.stderr.writelines(f"missing: {path}\n" for path in absent)
        return 2
    logging.disable(logging.CRITICAL)  # what libraries say of bad pages
    with TemporaryDirectory(prefix="seedwire-eval-") as folder:
        sys.stdout.writelines(f"{line}\n" for line in table(_rows(wanted, Data(given.data, Path(folder)))))
    return 0


def _rows(wanted: Sequence[str], data: Data) -> Iterator[tuple[str, Row]]:
    for name in wanted:
        sys.stderr.write(f"measuring {name} …\n")
        measure: Callable[[Data], Iterator[Row]] = SUBJECTS[name].rows
        for row in measure(data):
            yield name, row


if __name__ == "__main__":
    sys.exit(main())
