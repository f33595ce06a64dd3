"""The plan of the house holds: every room on its floor, in its size, with one door to each library."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for package in ("feeds", "scheduler") for path in (ROOT / package).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]

MODULE_LINES = 300
FUNCTION_LINES = 40
PARAMETERS = 5

DOORS = {
    "ahocorasick_rs": {"feeds/topics/matcher.py"},
    "apscheduler": {"scheduler/service.py"},
    "apsw": {"feeds/store/connection.py"},
    "babel": {"feeds/text/names.py"},
    "chardet": {"feeds/text/charset.py"},
    "feedgen": {"feeds/writers/atom.py"},
    "httpx": {"scheduler/fetch.py"},
    "jinja2": {"feeds/writers/templating.py"},
    "langcodes": {"feeds/text/tags.py"},
    "markdown_it": {"feeds/readers/markdown.py"},
    "msgspec": {"feeds/store/codec.py"},
    "nh3": {"feeds/text/html.py"},
    "puremagic": {"feeds/text/mediatype.py"},
    "py3langid": {"feeds/text/detectors.py", "feeds/text/tables.py"},
    "pycld2": {"feeds/text/detectors.py"},
    "pydantic_settings": {"feeds/settings/environment.py"},
    "structlog": {"scheduler/log.py"},
    "trafilatura": {"feeds/readers/extraction.py"},
    "uvicorn": {"scheduler/service.py"},
    "watchfiles": {"scheduler/watch.py"},
    "yaml": {"feeds/readers/frontmatter.py"},
}
"""Each library and the modules that may import it."""

FORBIDDEN = {"pickle", "marshal", "shelve", "dill", "jsonpickle"}
"""Ways of storing that run what they load (SECURITY: no pickle anywhere)."""


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_says_what_it_is_and_keeps_its_size(path):
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "the first line says which step or noun this is"
    assert text.count("\n") <= MODULE_LINES


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_function_keeps_its_size_and_names_its_parameters(path):
    for function in functions(parsed(path)):
        assert function.end_lineno is not None
        assert function.end_lineno - function.lineno + 1 <= FUNCTION_LINES, function.name
        arguments = function.args
        count = len(arguments.posonlyargs) + len(arguments.args) + len(arguments.kwonlyargs)
        names = {a.arg for a in arguments.args[:1]}
        assert count - bool(names & {"self", "cls"}) <= PARAMETERS or _is_command(function), function.name


def _is_command(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A command's parameters are its options: the command line reads them from the signature."""
    return any("option" in ast.dump(default).lower() for default in ast.walk(function.args))


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_library_is_known_to_one_module(path):
    name = str(path.relative_to(ROOT))
    for library in imports(parsed(path)) & DOORS.keys():
        assert name in DOORS[library], f"{library} is known to {sorted(DOORS[library])} alone"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_nothing_is_stored_in_a_way_that_runs_what_it_loads(path):
    text = path.read_text("utf-8")
    assert not imports(ast.parse(text)) & FORBIDDEN
    assert not re.search(r"yaml\.(unsafe_|full_)?load\(", text)


def test_every_door_is_there():
    assert {door for doors in DOORS.values() for door in doors} <= set(NAMES)


def test_every_room_has_a_floor():
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ][0]
    floors = {room.strip() for layer in contract["layers"] for room in layer.split("|")}
    rooms = {
        f"feeds.{path.stem}"
        for path in (ROOT / "feeds").iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists()) and path.stem != "__init__"
    }
    assert rooms | {"scheduler"} == floors


def test_imports_run_downhill():
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("room", "table"),
    [
        ("feeds/readers", "READERS"),
        ("feeds/writers", "WRITERS"),
        ("scheduler/jobs", "JOBS"),
        ("scheduler/commands", "COMMANDS"),
    ],
)
def test_every_sibling_has_its_line_in_the_table(room, table):
    """A module that offers the room's signature is in the table; helpers of the room offer another."""
    tree = parsed(ROOT / room / "__init__.py")
    lines = next(
        ast.unparse(node.value)
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == table
        if node.value is not None
    )
    verb = {"READERS": "read", "WRITERS": "write", "JOBS": "run", "COMMANDS": "command"}[table]
    siblings = [
        path.stem
        for path in sorted((ROOT / room).glob("*.py"))
        if any(function.name == verb for function in functions(parsed(path))) and path.stem != "__init__"
    ]
    assert siblings, f"no module of {room} has the function {verb}"
    for sibling in siblings:
        assert f"{sibling}.{verb}" in lines, f"{sibling} has no line in {table}"
