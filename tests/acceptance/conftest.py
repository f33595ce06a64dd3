"""What the acceptance tests share."""

from __future__ import annotations

import pytest

from tests.acceptance.desk import Desk


@pytest.fixture
def desk(tmp_path):
    """An empty desk in a folder of its own."""
    return Desk(tmp_path)
