"""Templates through Jinja2: the one module that knows it.

Jinja2 escapes nothing by default and lets a misspelt name pass as empty text; both are turned round here.
It is imported when the first page is written, since most commands write none.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

TEMPLATES = Path(__file__).with_name("templates")


def render(name: str, values: dict[str, object]) -> bytes:
    """Fill the template *name*; every value is escaped, unless :func:`safe` says that it is HTML."""
    return _template(name).render(values).encode()


def safe(html: str) -> Markup:
    """Declare *html* to be sanitised HTML, to be written as it is."""
    return _markup()(html)


@cache
def _template(name: str) -> Template:
    """Compile a template, once."""
    return _environment().get_template(name)


@cache
def _markup() -> type[Markup]:
    """Give the type of strings that are not escaped."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja2, which is imported late

    return Markup


@cache
def _environment() -> Environment:
    """Set Jinja2 up."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - slow to import

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
