"""One SQLite file: the one module that knows apsw.

What it is protected from: releases of SQLite that can damage a write-ahead log are refused; every error of
apsw becomes one of ours, in words; a transaction that SQLite ended by itself (a full disk) is not ended
twice; a reader never creates or alters the file.

A connection is used from one thread at a time.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw

from feeds.errors import Busy, NotFound, StoreError
from feeds.store.queries import migrations, queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

Row = tuple[Any, ...]
Value = None | int | float | str | bytes

OLDEST_SQLITE = (3, 51, 3)
"""Releases 3.7.0 to 3.51.2 can damage a write-ahead log when it is reset."""
APPLICATION = 0x53574952
"""Marks the file as ours ("SWIR" in ASCII); the first migration writes it."""
BUSY_MILLISECONDS = 10_000
WRITER_CACHE_KIB = 4096
READER_CACHE_KIB = 4096
CHECKPOINT_PAGES = 100_000
"""A large intake is not held up by copying the log back; :meth:`Connection.checkpoint` does that after it."""
LOG_BYTES = 16 * 1024 * 1024
"""The size that the log is cut back to once it was copied into the database."""

_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}",
    f"PRAGMA journal_size_limit = {LOG_BYTES}",
    f"PRAGMA cache_size = -{WRITER_CACHE_KIB}",
)
_QUESTIONS = ("PRAGMA user_version", "PRAGMA application_id", "SELECT count(*) FROM sqlite_schema")


def refuse_old(version: tuple[int, ...]) -> None:
    """Raise StoreError where this release of SQLite can damage a store."""
    if version < OLDEST_SQLITE:
        found, wanted = (".".join(map(str, numbers)) for numbers in (version, OLDEST_SQLITE))
        raise StoreError(
            f"SQLite {found} can damage a store: install apsw {wanted} or newer, which brings its own SQLite"
        )


class Connection:
    """An open SQLite file that runs statements by name.

    Raises NotFound where *readonly* and there is no file, StoreError where the file can't be opened, is
    damaged, is not ours, or has a schema that this program doesn't know.
    """

    def __init__(self, path: Path, *, readonly: bool) -> None:
        refuse_old(tuple(int(part) for part in apsw.sqlite_lib_version().split(".")))
        self.path = path
        self.readonly = readonly
        self._queries = queries()
        self._sqlite = self._open()
        try:
            self._prepare()
        except BaseException:
            self._sqlite.close()
            raise

    def close(self) -> None:
        """Let go of the file; may be called twice."""
        if not self.readonly:
            with suppress(StoreError, apsw.ConnectionClosedError):
                self.checkpoint()
        self._sqlite.close()

    def rows(self, name: str, *values: Value) -> list[Row]:
        """Run the statement called *name* and give all its rows."""
        try:
            return self._sqlite.execute(self._queries[name], values).fetchall()
        except apsw.Error as error:
            raise self._plain(error) from error

    def row(self, name: str, *values: Value) -> Row | None:
        """Run the statement called *name* and give its first row, if it has one."""
        rows = self.rows(name, *values)
        return rows[0] if rows else None

    def run(self, name: str, *values: Value) -> None:
        """Run the statement called *name*."""
        self.rows(name, *values)

    def run_each(self, name: str, values: Iterable[tuple[Value, ...]]) -> None:
        """Run the statement called *name* for each tuple of values, in one transaction."""
        with self.one_transaction():
            try:
                self._sqlite.executemany(self._queries[name], values)
            except apsw.Error as error:
                raise self._plain(error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep everything written inside, or nothing of it.

        An inner transaction that fails takes back its own part; the outer one may go on.
        """
        nested = self._sqlite.in_transaction
        begin = "BEGIN" if self.readonly else "BEGIN IMMEDIATE"
        self._command("SAVEPOINT inner" if nested else begin)
        try:
            yield
            self._command("RELEASE inner" if nested else "COMMIT")
        except BaseException:
            if self._sqlite.in_transaction:  # on a full disk SQLite may have ended it already
                self._command("ROLLBACK TO inner; RELEASE inner" if nested else "ROLLBACK")
            raise

    def one_transaction(self) -> AbstractContextManager[None]:
        """Make what is written inside part of the transaction that there is, else one of its own.

        For what fails only where all of it has to fail: an inner transaction takes time.
        """
        return nullcontext() if self._sqlite.in_transaction else self.transaction()

    def checkpoint(self) -> None:
        """Copy the log into the database as far as readers allow; never waits for them."""
        if not self._sqlite.in_transaction:
            self._command("PRAGMA wal_checkpoint(PASSIVE)")

    def log_bytes(self) -> int:
        """Give the size of the log that waits beside the database."""
        log = Path(self._sqlite.filename_wal)
        return log.stat().st_size if log.exists() else 0

    def _open(self) -> apsw.Connection:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        if self.readonly:
            flags = apsw.SQLITE_OPEN_READONLY
        try:
            if self.readonly and not self.path.exists():
                raise NotFound(f"there is no store at {self.path}")
            if not self.readonly:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            return apsw.Connection(str(self.path), flags=flags)
        except OSError as error:
            raise StoreError(f"the folder {self.path.parent} can't be used: {error.strerror}") from error
        except apsw.Error as error:
            raise self._plain(error) from error

    def _prepare(self) -> None:
        self._sqlite.set_busy_timeout(BUSY_MILLISECONDS)
        if self.readonly:
            self._command(f"PRAGMA cache_size = -{READER_CACHE_KIB}")
            self._refuse_other(newest_only=True)
            return
        self._refuse_other(newest_only=False)
        for pragma in _PRAGMAS:
            self._command(pragma)
        if self._command("PRAGMA journal_mode = WAL") != [("wal",)]:
            raise StoreError(f"{self.path} can't have a write-ahead log there: use a folder on a local disk")
        with self.transaction():
            self._migrate()

    def _refuse_other(self, *, newest_only: bool) -> None:
        """Refuse a file of another program, or of another version of this one."""
        newest = max(migrations())
        version, application, tables = (self._number(question) for question in _QUESTIONS)
        if application != APPLICATION and tables:
            raise StoreError(f"{self.path} is a database of another program")
        if version > newest:
            raise StoreError(
                f"the store {self.path} is of a newer version: it has schema {version}, known is {newest}"
            )
        if newest_only and version < newest:
            raise StoreError(
                f"the store {self.path} is of an older version: a writer must bring it to schema {newest}"
            )

    def _migrate(self) -> None:
        version = self._number("PRAGMA user_version")
        for number, script in migrations().items():
            if number > version:
                self._command(script)
                self._command(f"PRAGMA user_version = {number}")

    def _number(self, question: str) -> int:
        return int(self._command(question)[0][0])

    def _command(self, text: str) -> list[Row]:
        try:
            return self._sqlite.execute(text).fetchall()
        except apsw.Error as error:
            raise self._plain(error) from error

    def _plain(self, error: apsw.Error) -> StoreError:
        """Say in words what went wrong."""
        match error:
            case apsw.BusyError() | apsw.LockedError():
                return Busy(f"another process holds the store {self.path}")
            case apsw.NotADBError() | apsw.CorruptError():
                return StoreError(f"the store {self.path} is damaged: {error}")
            case apsw.FullError():
                return StoreError(f"no room is left for the store {self.path}")
            case apsw.ReadOnlyError():
                return StoreError(f"the store {self.path} may only be read")
            case _:
                return StoreError(f"the store {self.path} can't be used: {error}")


class Part:
    """A part of the store: methods of one section of its contract over one database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
