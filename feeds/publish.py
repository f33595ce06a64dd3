"""Put bytes at their public path: whole or not at all, and not at all where they are there already.

A file is written as a draft beside its place, forced to the disk, and renamed; then its folder is forced to
the disk. So nobody ever sees a part of a file, and what was reported as written outlives a power cut. A
process that is killed leaves at most drafts behind, which :func:`sweep` removes.

Nothing is reached through a symbolic link below the root, and nothing outside it.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_hex
from typing import TYPE_CHECKING, Self

from feeds.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

BATCH_FILES = 256
BATCH_BYTES = 16 * 1024 * 1024
BATCH_FOLDERS = 64
"""A batch ends with the first of these: it bounds memory and open descriptors."""
WRITERS = 4
"""Threads that wait for the disk: 10,000 files of 6 kB took 3.0 s with four or eight, 4.3 s with one."""
FEW = 8
"""So many files are written without such threads: three took 0.4 ms of processor time so, else 1.1 ms."""
FILE_MODE = 0o644
FOLDER_MODE = 0o755
"""A web server under another account can read what is published, whatever the umask."""
DRAFT = ".draft-"

_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_LOOK = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the quota of the disk is used up",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "no permission to write there",
    errno.EPERM: "no permission to write there",
    errno.ENOTDIR: "a file or a symbolic link is where a folder has to be",
    errno.ELOOP: "a symbolic link is where a folder has to be",
    errno.EISDIR: "a folder is where the file has to be",
}


@dataclass(frozen=True, slots=True)
class Published:
    """The paths that were written, and those whose bytes were there already; in the order given."""

    written: tuple[str, ...]
    untouched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    path: str
    body: bytes
    folder: int
    name: str
    draft: str


def digest(body: bytes) -> str:
    """Name bytes as the store does: SHA-256 in hexadecimal."""
    return sha256(body).hexdigest()


def publish(root: Path, files: Iterable[tuple[str, bytes]]) -> Published:
    """Put each of *files* (path below *root*, bytes) in its place, and make the folders it needs.

    Files go out in batches, in the order given: all of a batch is on the disk before the next begins, and
    within it they appear in order; so give archives before heads. A path has safe segments only:
    letters, digits, ``.``, ``_``, ``-``, the first a letter or digit. Raises PublishError, naming the path;
    the batches before that are out, and of its own batch every file is as it was or as it has to be.
    """
    written: list[str] = []
    untouched: list[str] = []
    _make_root(root)
    with ThreadPoolExecutor(WRITERS, "publish") as pool:
        for batch in _batches(files):
            fresh = _put(root, batch, pool)
            written += (path for path in batch if path in fresh)
            untouched += (path for path in batch if path not in fresh)
    return Published(tuple(written), tuple(untouched))


def remove(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Take the files at *paths* away; give those that were there. Raises PublishError."""
    removed = []
    for path in paths:
        parts = _parts(path)
        with _Worded(path), suppress(FileNotFoundError), _Folders(root, make=False) as folders:
            folder = folders.enter(parts[:-1])
            os.unlink(parts[-1], dir_fd=folder)
            os.fsync(folder)
            removed.append(path)
    return tuple(removed)


def sweep(root: Path) -> int:
    """Remove the drafts that a killed process left below *root*; give their number.

    To be called by the one process that publishes there, between two publications.
    """
    count = 0
    with _Worded(str(root)), suppress(FileNotFoundError), _Folders(root, make=False) as folders:
        for _, _, names, folder in os.fwalk(".", dir_fd=folders.enter(())):
            for name in names:
                if name.startswith(DRAFT):
                    os.unlink(name, dir_fd=folder)
                    count += 1
    return count


class _Folders:
    """Descriptors of folders below a root, reached without following a link, until the end of a batch."""

    def __init__(self, root: Path, *, make: bool) -> None:
        self._make = make
        self._open: dict[tuple[str, ...], int] = {(): os.open(root, _FOLDER)}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for descriptor in self._open.values():
            os.close(descriptor)

    def enter(self, parts: tuple[str, ...]) -> int:
        """Give the descriptor of a folder."""
        if parts not in self._open:
            self._open[parts] = self._step(self.enter(parts[:-1]), parts[-1])
        return self._open[parts]

    def force(self, descriptors: Iterable[int]) -> None:
        """Force the names in these folders to the disk, each folder once."""
        for descriptor in sorted(set(descriptors)):
            os.fsync(descriptor)

    def _step(self, parent: int, name: str) -> int:
        try:
            return os.open(name, _FOLDER | os.O_NOFOLLOW, dir_fd=parent)
        except FileNotFoundError:
            if not self._make:
                raise
        with suppress(FileExistsError):  # another process may have been first
            os.mkdir(name, FOLDER_MODE, dir_fd=parent)
        descriptor = os.open(name, _FOLDER | os.O_NOFOLLOW, dir_fd=parent)
        os.fchmod(descriptor, FOLDER_MODE)
        os.fsync(parent)
        return descriptor


def _make_root(root: Path) -> None:
    with _Worded(str(root)):
        if not root.exists():
            root.mkdir(parents=True, exist_ok=True)  # another process may have been first
            root.chmod(FOLDER_MODE)


def _parts(path: str) -> tuple[str, ...]:
    if not _PATH.fullmatch(path):
        raise PublishError(f"{path!r} is no safe path for a published file")
    return tuple(path.split("/"))


def _batches(files: Iterable[tuple[str, bytes]]) -> Iterator[Mapping[str, bytes]]:
    """Cut *files* into batches of bounded size in which no path comes twice."""
    batch: dict[str, bytes] = {}
    folders: set[str] = set()
    size = 0
    for path, body in files:
        full = len(batch) >= BATCH_FILES or size >= BATCH_BYTES or len(folders) >= BATCH_FOLDERS
        if full or path in batch:
            yield batch
            batch, folders, size = {}, set(), 0
        batch[path] = body
        folders.add(path.rpartition("/")[0])
        size += len(body)
    yield batch


def _put(root: Path, batch: Mapping[str, bytes], pool: ThreadPoolExecutor) -> frozenset[str]:
    """Bring a batch to the disk; give the paths that had to be written."""
    with _Worded(str(root)), _Folders(root, make=True) as folders:
        drafts = _plan(batch, folders)
        _write_all(drafts, pool)
        folders.force(draft.folder for draft in drafts)
    return frozenset(draft.path for draft in drafts)


def _plan(batch: Mapping[str, bytes], folders: _Folders) -> tuple[_Draft, ...]:
    """Choose what has to be written."""
    drafts = []
    for path, body in batch.items():
        parts = _parts(path)
        with _Worded(path):
            folder = folders.enter(parts[:-1])
            if not _is_there(folder, parts[-1], body):
                drafts.append(_Draft(path, body, folder, parts[-1], f"{DRAFT}{token_hex(8)}"))
    return tuple(drafts)


def _is_there(folder: int, name: str, body: bytes) -> bool:
    try:
        descriptor = os.open(name, _LOOK, dir_fd=folder)
    except OSError:  # not there, a link, not readable: renaming over it will tell
        return False
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(body):
            return False
        with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as file:
            return file.read() == body
    finally:
        os.close(descriptor)


def _write_all(drafts: Sequence[_Draft], pool: ThreadPoolExecutor) -> None:
    """Write every draft, then rename them in order; where one fails no draft stays."""
    try:
        if len(drafts) <= FEW:
            _write_each(drafts)
        else:
            writing = [pool.submit(_write_each, drafts[start::WRITERS]) for start in range(WRITERS)]
            wait(writing)
            for future in writing:
                future.result()
        for draft in drafts:
            with _Worded(draft.path):
                os.rename(draft.draft, draft.name, src_dir_fd=draft.folder, dst_dir_fd=draft.folder)
    except BaseException:
        for draft in drafts:
            with suppress(OSError):
                os.unlink(draft.draft, dir_fd=draft.folder)
        raise


def _write_each(drafts: Iterable[_Draft]) -> None:
    """Write a share of a batch; handing each file to a thread alone took more time than writing it."""
    for draft in drafts:
        with _Worded(draft.path):
            _write(draft)


def _write(draft: _Draft) -> None:
    """Write a draft and force it to the disk."""
    descriptor = os.open(draft.draft, _CREATE, FILE_MODE, dir_fd=draft.folder)
    try:
        os.fchmod(descriptor, FILE_MODE)
        rest = memoryview(draft.body)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class _Worded:
    """Say an error of the operating system in words, with the path."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin what may fail."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            words = _WORDS.get(error.errno or 0, error.strerror)
            raise PublishError(f"{self._path} can't be published: {words}") from error
