"""`make bench`: a first build, a build after one new file, and Hugo on the same texts, in one run.

Prints one table. Hugo publishes the same from the same documents: a page for each, and for each feed
that we filed them in, as a taxonomy, lists of 50 with their content, the newest 50 also as a feed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from feeds.store import open_store
from tests.benchmarks.corpus import Sample, corpus

LIST = (
    "<html><body><h1>{{.Title}}</h1>{{range (.Paginate .RegularPages 50).Pages}}<article><h2>"
    '<a href="{{.Permalink}}">{{.Title}}</a></h2>{{.Content}}</article>{{end}}</body></html>'
)
SINGLE = "<html><body><article><h1>{{.Title}}</h1>{{.Content}}</article></body></html>"
CONFIG = """baseURL = "http://127.0.0.1/"
title = "bench"
[taxonomies]
feed = "feeds"
[services.rss]
limit = 50
"""


class Measured:
    """Run a command; know its seconds and the largest memory of its processes together."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.peak = 0
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        done = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(psutil.Process(process.pid), done))
        watcher.start()
        _, errors = process.communicate()
        self.seconds = time.perf_counter() - begun
        done.set()
        watcher.join()
        if process.returncode:
            raise SystemExit(f"{command} failed:\n{errors}")

    def _watch(self, process: psutil.Process, done: threading.Event) -> None:
        while not done.wait(0.05):
            try:
                family = [process, *process.children(recursive=True)]
                self.peak = max(self.peak, sum(_memory(one) for one in family))
            except psutil.NoSuchProcess:
                return


def _memory(process: psutil.Process) -> int:
    """Memory of a process, what it shares with others counted by its part (PSS)."""
    try:
        return process.memory_full_info().pss
    except (psutil.Error, AttributeError):
        return 0


def ours(folder: Path, samples: list[Sample]) -> dict[str, float]:
    """Build first, then again after one new file."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for sample in samples:
        (seeds / f"{sample.name}.txt").write_text(sample.text(), "utf-8")
    command = [str(Path(sys.executable).with_name("seedwire")), "build", "--settle", "0", "--quiet"]
    first = Measured(command, folder)
    seconds = []
    for extra in corpus(len(samples) + 5)[-5:]:
        before = _times(folder / "output")
        (seeds / f"new-{extra.name}.txt").write_text(extra.text(), "utf-8")
        seconds.append(Measured(command, folder).seconds)
        written = sum(before.get(p) != t for p, t in _times(folder / "output").items())
    return {
        "rate": len(samples) / first.seconds,
        "seconds": first.seconds,
        "peak": first.peak / 1e6,
        "one": sorted(seconds)[2],
        "written": written,
    }


def _times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def filed(folder: Path) -> dict[str, list[str]]:
    """The feeds in which we filed each document."""
    with closing(open_store(folder / "data" / "seedwire.sqlite3", readonly=True)) as store:
        found: dict[str, list[str]] = {}
        after = ""
        while part := store.entries(after):
            after = part[-1].entry.id
            for held in part:
                paths = [path for path, _, _ in store.memberships(held.entry.id)]
                found[Path(held.entry.source).stem] = paths
        return found


def hugo(folder: Path, samples: list[Sample], feeds: dict[str, list[str]]) -> dict[str, float]:
    """Build the same texts with Hugo."""
    (folder / "content" / "posts").mkdir(parents=True)
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(CONFIG, "utf-8")
    (folder / "layouts" / "_default" / "list.html").write_text(LIST, "utf-8")
    (folder / "layouts" / "_default" / "single.html").write_text(SINGLE, "utf-8")
    for sample in samples:
        text = sample.markdown(feeds[sample.name])
        (folder / "content" / "posts" / f"{sample.name}.md").write_text(text, "utf-8")
    command = [str(Path(sys.executable).with_name("hugo")), "--quiet"]
    first = Measured(command, folder)
    again = sorted(Measured(command, folder).seconds for _ in range(3))[1]
    return {
        "rate": len(samples) / first.seconds,
        "seconds": first.seconds,
        "peak": first.peak / 1e6,
        "one": again,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="seedwire-bench-"))
    try:
        samples = corpus(options.documents)
        small = ours(folder / "small", samples[: options.documents // 10])
        large = ours(folder / "large", samples)
        other = hugo(folder / "hugo", samples, filed(folder / "large"))
    finally:
        shutil.rmtree(folder)
    show(options.documents, small, large, other)


def show(count: int, small: dict[str, float], large: dict[str, float], other: dict[str, float]) -> None:
    print(f"{'':44}{count // 10:>10,}{count:>10,}{'Hugo':>10}   goal")
    rows = [
        ("first build, documents/s", "rate", f"at least {other['rate'] / 2:,.0f}, half of Hugo's"),
        ("first build, seconds", "seconds", ""),
        ("peak memory of all processes, MB", "peak", "below 300"),
        (
            "build after one new file, seconds",
            "one",
            f"at most 1; {large['one'] / small['one'] - 1:+.0%} (±20 %)",
        ),
    ]
    for label, key, goal in rows:
        print(f"{label:44}{small[key]:>10,.2f}{large[key]:>10,.2f}{other[key]:>10,.2f}   {goal}")
    print(f"{'files written after one new file':44}{small['written']:>10,.0f}{large['written']:>10,.0f}")
    print(f"{'our rate as a share of Hugos':54}{large['rate'] / other['rate']:>10.2f}{'':10}   at least 0.50")


if __name__ == "__main__":
    main()
