"""Folder: what lies in the seeds folder, and the bytes of one file of it.

It is only ever read. A path is not looked at twice: what counts is what ``fstat`` says about the
descriptor that was opened without following a link and without waiting for a pipe's other end.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from fnmatch import translate
from typing import TYPE_CHECKING, NamedTuple

from feeds.errors import NotReady, TooLarge, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feeds.store.values import Seen

LINK = "a symbolic link; Seedwire does not follow links"
DENIED = "no permission to read it"
TOP = "./"
"""The source that stands for the seeds folder itself."""

_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Look(NamedTuple):
    """How a file looks: while all of it is the same, its bytes are taken to be the same too."""

    size: int = 0
    mtime_ns: int = 0
    ctime_ns: int = 0
    inode: int = 0

    @classmethod
    def of(cls, status: os.stat_result) -> Look:
        """Keep what matters of a file's status."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


class Found(NamedTuple):
    """A thing in the folder: its source, its path, how it looks, and why it can't be read ("": it can).

    A folder is only found where it can't be listed; its source then ends with a slash.
    """

    source: str
    path: str
    look: Look
    problem: str = ""


class Ignored:
    """The names that are passed over."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """*patterns* are shell patterns; one that begins with a slash holds at the top of the folder only."""
        patterns = tuple(patterns)
        anywhere = [pattern for pattern in patterns if not pattern.startswith("/")]
        at_top = [pattern.removeprefix("/") for pattern in patterns]
        self._anywhere = re.compile("|".join(map(translate, anywhere)) or r"\b\B")
        self._at_top = re.compile("|".join(map(translate, at_top)) or r"\b\B")

    def matcher(self, prefix: str) -> re.Pattern[str]:
        """Give the pattern for names in the folder *prefix* ("" at the top)."""
        return self._anywhere if prefix else self._at_top


def walk(root: str, ignored: Ignored) -> Iterator[Found | str]:
    """Give everything below *root*, in no order, and the path of each folder that could be listed.

    Links are not followed. What vanishes meanwhile is not found.
    """
    folders = [(root, "")]
    while folders:
        folder, prefix = folders.pop()
        passed_over = ignored.matcher(prefix).match
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if passed_over(entry.name):
                        continue
                    source = prefix + readable(entry.name)
                    if entry.is_dir(follow_symlinks=False):
                        folders.append((entry.path, source + "/"))
                    elif (found := _found(entry, source)) is not None:
                        yield found
        except FileNotFoundError:
            if not prefix:
                yield Found(TOP, folder, Look(), "the seeds folder is not there")
        except OSError as error:
            yield Found(prefix or TOP, folder, Look(), f"the folder can't be listed ({error.strerror})")
        else:
            yield folder


def _found(entry: os.DirEntry[str], source: str) -> Found | None:
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    except OSError as error:
        return Found(source, entry.path, Look(), f"it can't be looked at ({error.strerror})")
    return Found(source, entry.path, Look.of(status), unsuitable(status.st_mode))


def readable(name: str) -> str:
    """Give a file's name as text that can be stored and shown, different for each name.

    Bytes that are not UTF-8 become escapes; a backslash is doubled, so that nothing else looks so.
    """
    if "\\" not in name and (name.isascii() or is_text(name)):
        return name
    return os.fsencode(name.replace("\\", "\\\\")).decode("utf-8", "backslashreplace")


def is_text(name: str) -> bool:
    """Say whether a name is UTF-8 on disk."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def unsuitable(mode: int) -> str:
    """Say why something with this mode is not read, "" for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISLNK(mode):
        return LINK
    return f"not a regular file ({_KINDS.get(stat.S_IFMT(mode), 'of no known kind')})"


def too_large(size: int, limit: int) -> str:
    """Say that a file is over the limit, "" if it is not."""
    return f"larger than {megabytes(limit)} ({megabytes(size)})" if size > limit else ""


def megabytes(size: int) -> str:
    """Give a size for people."""
    for unit, factor in (("MB", 1024**2), ("kB", 1024)):
        if size >= factor:
            return f"{size / factor:.3g} {unit}" if size < 1000 * factor else f"{size // factor} {unit}"
    return f"{size} bytes"


def read_file(path: str, seen: Seen, limit: int) -> bytes:
    """Give the bytes of the file that was *seen*.

    Raises ``Unreadable`` with the reason, and ``NotReady`` where it is not the same file any more,
    changed since it was seen, or while it was read. Reads at most *limit* bytes and one.
    """
    descriptor = _open(path, seen.source)
    try:
        look = os.fstat(descriptor)
        if problem := unsuitable(look.st_mode):
            raise Unreadable(seen.source, problem)
        if problem := too_large(look.st_size, limit):
            raise TooLarge(seen.source, problem)
        body = _read(descriptor, limit)
        after = os.fstat(descriptor)
    except OSError as error:
        raise Unreadable(seen.source, f"it can't be read ({error.strerror})") from error
    finally:
        os.close(descriptor)
    if (len(body), after.st_mtime_ns, after.st_ino) != (seen.size, seen.mtime_ns, seen.inode):
        raise NotReady(f"{seen.source}: it changed while it was read")
    return body


def _open(path: str, source: str) -> int:
    try:
        return os.open(path, _FLAGS)
    except OSError as error:
        match error.errno:
            case errno.ENOENT | errno.ENOTDIR:
                raise NotReady(f"{source}: it is not there any more") from error
            case errno.ELOOP:
                raise Unreadable(source, LINK) from error
            case errno.EACCES | errno.EPERM:
                raise Unreadable(source, DENIED) from error
            case _:
                raise Unreadable(source, f"it can't be opened ({error.strerror})") from error


def _read(descriptor: int, limit: int) -> bytes:
    parts = []
    left = limit + 1
    while left > 0 and (part := os.read(descriptor, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
