"""Where in a TOML file something stands."""

from __future__ import annotations

import pytest

from feeds.topics.whereabouts import line_of

TEXT = """\
# topics
[topic.space]
scheme = "x"
"quoted key" = 1

[ topic . "space" . terms ]
en = [
    "rocket",
    'orbit',
]
inline = {a = 1, b = 2}
dotted.key = 3
"""


@pytest.mark.parametrize(
    ("keys", "value", "line"),
    [
        (("topic",), "", 2),
        (("topic", "space"), "", 2),
        (("topic", "space", "scheme"), "", 3),
        (("topic", "space", "quoted key"), "", 4),
        (("topic", "space", "terms"), "", 6),
        (("topic", "space", "terms", "en"), "", 7),
        (("topic", "space", "terms", "en"), "rocket", 8),
        (("topic", "space", "terms", "en"), "orbit", 9),
        (("topic", "space", "terms", "en"), "moon", 7),
        (("topic", "space", "terms", "inline", "b"), "", 11),
        (("topic", "space", "terms", "dotted", "key"), "", 12),
        (("elsewhere",), "", 1),
        ((), "", 1),
    ],
)
def test_a_key_is_found_on_its_line(keys, value, line):
    assert line_of(TEXT, keys, value) == line
