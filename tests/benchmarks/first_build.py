"""`make bench`: a first build, a build after one new file, and Hugo on the same texts, in one run.

Prints one table. What is compared is built in turn, several times, and the middle one counts: processors
that others use, too, are now faster, now slower.

Hugo publishes the same from the same documents: a page for each, and for each feed that we filed them
in, as a taxonomy, lists of 50 with their content, the newest 50 also as a feed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path
from statistics import median

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


SEEDWIRE = [str(Path(sys.executable).with_name("seedwire")), "build", "--settle", "0", "--quiet"]
HUGO = [str(Path(sys.executable).with_name("hugo")), "--quiet"]
AGAIN = 7
"""Builds after one new file."""
GLANCE = 0.25
"""Seconds between two looks at the memory: twenty looks a second took a tenth of the processors."""


class Measured:
    """Run a command; know its seconds and the largest memory of its processes together."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.peak = 0
        os.sync()  # what others wrote is on the disk, and not waited for meanwhile
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
        while not done.wait(GLANCE):
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
    """Build with Seedwire."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for sample in samples:
        (seeds / f"{sample.name}.txt").write_text(sample.text(), "utf-8")
    return _first(Measured(SEEDWIRE, folder), len(samples))


def ours_again(folder: Path, extra: Sample) -> dict[str, float]:
    """Build again after one new file."""
    before = _times(folder / "output")
    (folder / "seeds" / f"new-{extra.name}.txt").write_text(extra.text(), "utf-8")
    again = Measured(SEEDWIRE, folder)
    written = sum(before.get(path) != time_ for path, time_ in _times(folder / "output").items())
    return {"one": again.seconds, "written": written}


def _first(build: Measured, count: int) -> dict[str, float]:
    return {"rate": count / build.seconds, "seconds": build.seconds, "peak": build.peak / 1e6}


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
    return _first(Measured(HUGO, folder), len(samples))


def middle(rounds: list[dict[str, float]]) -> dict[str, float]:
    """Give the middle one of each figure."""
    return {name: median(each[name] for each in rounds) for name in rounds[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="seedwire-bench-"))
    try:
        samples = corpus(options.documents)
        small = ours(folder / "small", samples[: options.documents // 10])
        mine, others, after_few, after_many = [], [], [], []
        for number in range(options.rounds):
            mine.append(ours(folder / f"ours{number}", samples))
            others.append(hugo(folder / f"hugo{number}", samples, filed(folder / f"ours{number}")))
        for extra in corpus(len(samples) + AGAIN)[-AGAIN:]:
            after_few.append(ours_again(folder / "small", extra))
            after_many.append(ours_again(folder / "ours0", extra))
        again = median(Measured(HUGO, folder / "hugo0").seconds for _ in range(3))
    finally:
        shutil.rmtree(folder)
    shares = sorted(one["rate"] / other["rate"] for one, other in zip(mine, others, strict=True))
    small |= middle(after_few)
    show(options.documents, small, middle(mine) | middle(after_many), middle(others) | {"one": again})
    rounds = ", ".join(f"{share:.2f}" for share in shares)
    print(f"{'our rate as a share of Hugos, in rounds':44}{rounds:>30}   at least 0.50")


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


if __name__ == "__main__":
    main()
