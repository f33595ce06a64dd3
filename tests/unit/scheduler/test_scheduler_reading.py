"""Read, explain, build and its preview: the commands over real documents of our own."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

ARTICLE = """\
The harbour of Lindholm opens its second quay

By Nora Falk

The harbour of Lindholm opened its second quay on Monday, two years after the storm.

Grain ships from three countries were waiting outside, said the harbour master.

Photo: Falk
"""


@pytest.fixture
def seeds(alone):
    folder = alone / "seeds"
    (folder / "sub").mkdir(parents=True)
    (folder / "quay.txt").write_text(ARTICLE)
    (folder / "sub" / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "link.txt").symlink_to("quay.txt")
    for name in ("quay.txt", "sub/noise.txt"):
        os.utime(folder / name, (0, 0))
    return folder


def test_a_folder_becomes_a_line_for_each_entry_or_error(seedwire, seeds):
    code, out, _ = seedwire("read", "seeds", str(seeds / "sub"), "--jsonl")
    assert code == 0
    told = {record["path"]: record for record in map(json.loads, out.splitlines())}
    names = [f"{seeds}/sub/noise.txt", "seeds/link.txt", "seeds/quay.txt", "seeds/sub/noise.txt"]
    assert sorted(told) == names
    assert told["seeds/quay.txt"]["title"] == "The harbour of Lindholm opens its second quay"
    assert told["seeds/quay.txt"]["error"] is None
    assert told["seeds/link.txt"]["error"] == "a symbolic link; Seedwire does not follow links"
    assert told["seeds/sub/noise.txt"]["error"]


def test_the_path_of_a_record_can_be_opened(seedwire, seeds):
    (seeds / "back\\slash.txt").write_text(ARTICLE)
    for record in map(json.loads, seedwire("read", "seeds", "--jsonl")[1].splitlines()):
        assert Path(record["path"]).is_file()


def test_a_path_that_is_not_there_is_one_line_with_the_error(seedwire, seeds):
    code, out, _ = seedwire("read", "--jsonl", "none.txt", "seeds/quay.txt")
    missing, found = map(json.loads, out.splitlines())
    assert code == 1
    assert (missing["path"], missing["error"]) == ("none.txt", "there is no file or folder")
    assert (found["path"], found["error"]) == ("seeds/quay.txt", None)
    assert seeds.is_dir()


def test_an_empty_folder_is_said(seedwire, alone):
    (alone / "bare").mkdir()
    told = "seedwire: bare: there is no file in this folder to read\n"
    assert seedwire("read", "bare", "--jsonl") == (1, "", told)
    assert seedwire("read", "bare") == (1, "", told)


def test_a_file_that_is_named_keeps_its_name_and_its_link_is_followed(seedwire, seeds):
    code, out, _ = seedwire("read", "seeds/link.txt", "--jsonl")
    assert code == 0
    assert json.loads(out)["path"] == "seeds/link.txt"
    assert seeds.is_dir()


def test_a_page_for_people(seedwire, seeds):
    code, out, _ = seedwire("read", str(seeds / "quay.txt"))
    assert code == 0
    assert out.startswith("The harbour of Lindholm opens its second quay\n")
    assert "Grain ships from three countries" in out


def test_where_nothing_can_be_read_it_ends_with_1(seedwire, seeds):
    code, out, _ = seedwire("read", str(seeds / "sub"))
    assert code == 1
    assert out.startswith(f"{seeds}/sub/noise.txt: ")
    assert seedwire("read", "none.txt")[::2] == (1, "seedwire: there is no file or folder none.txt\n")


@pytest.mark.usefixtures("seeds")
def test_reading_stores_nothing(seedwire, alone):
    seedwire("read", "seeds")
    seedwire("explain", "seeds/quay.txt")
    assert sorted(path.name for path in alone.iterdir()) == ["seeds"]


@pytest.mark.usefixtures("seeds")
def test_a_dry_run_says_what_a_build_does_and_does_nothing(seedwire, alone):
    code, out, _ = seedwire("build", "--dry-run")
    assert code == 0
    assert "take in quay.txt: The harbour of Lindholm opens its second quay (all, lang/en" in out
    assert "set aside link.txt: a symbolic link" in out
    assert "set aside sub/noise.txt: " in out
    assert "publish all\n" in out
    assert not (alone / "data").exists()
    assert not (alone / "output").exists()


@pytest.mark.usefixtures("seeds")
def test_a_build_takes_in_publishes_and_has_no_more_to_do(seedwire, alone):
    assert seedwire("build", "-q")[0] == 0
    assert b"The harbour of Lindholm" in (alone / "output" / "all.atom").read_bytes()
    assert seedwire("build", "--dry-run") == (0, "", "")
    status = json.loads(seedwire("status", "--json")[1])
    assert [aside["source"] for aside in status["set_aside"]] == ["link.txt", "sub/noise.txt"]
    assert status["runs"][0]["counts"]["new"] == 1
    assert "Set aside (2)" in seedwire("status")[1]
    feeds = {feed["path"]: feed["entries"] for feed in json.loads(seedwire("feeds", "--json")[1])}
    assert feeds["all"] == feeds["lang/en"] == 1
    assert seedwire("feeds")[1].startswith("FEED ")


@pytest.mark.usefixtures("seeds")
def test_an_entry_is_explained_by_its_file_its_id_and_its_page(seedwire):
    before = seedwire("explain", "quay.txt")[1]
    assert "it is in none yet" in before
    seedwire("build", "-q")
    code, by_file, _ = seedwire("explain", "quay.txt")
    assert code == 0
    assert "position 0" in by_file
    key = next(word for word in by_file.split() if word.startswith("urn:uuid:"))
    page = f"http://127.0.0.1:8000/item/{key.removeprefix('urn:uuid:')}.html"
    assert seedwire("explain", key)[1] == seedwire("explain", page)[1]
    assert "position 0" in seedwire("explain", key)[1]


@pytest.mark.usefixtures("seeds")
def test_an_explanation_is_written_as_html_to_a_file_or_to_standard_output(seedwire, alone):
    assert seedwire("explain", "quay.txt", "--html", "why.html") == (0, "", "")
    page = (alone / "why.html").read_text("utf-8")
    assert "The harbour of Lindholm opens its second quay</h1>" in page
    assert seedwire("explain", "quay.txt", "--html", "-") == (0, page, "")
    code, out, err = seedwire("explain", "quay.txt", "--html", "none/why.html")
    assert (code, out) == (1, "")
    assert "none/why.html: No such file or directory" in err


@pytest.mark.usefixtures("seeds")
def test_what_is_set_aside_is_explained_as_that_once(seedwire):
    seedwire("build", "-q")
    code, out, err = seedwire("explain", "sub/noise.txt")
    assert (code, err) == (1, "")
    assert out.startswith("sub/noise.txt is set aside: ")
    assert out.count("\n") == 1


@pytest.mark.usefixtures("seeds")
def test_a_file_that_holds_no_article_is_explained_by_the_reason(seedwire):
    code, out, err = seedwire("explain", "sub/noise.txt")
    assert (code, out) == (1, "")
    assert "noise.txt: " in err


def test_what_is_gone_is_explained_from_the_store(seedwire, seeds):
    seedwire("build", "-q")
    by_file = seedwire("explain", "quay.txt")[1]
    (seeds / "copy.txt").write_text(ARTICLE)
    os.utime(seeds / "copy.txt", (0, 0))
    seedwire("build", "-q")
    for name in ("quay.txt", "copy.txt"):
        (seeds / name).unlink()
    for name in ("quay.txt", "seeds/quay.txt", "copy.txt"):
        code, out, err = seedwire("explain", name)
        assert (code, err) == (0, "")
        assert "position 0" in out
    assert by_file.splitlines()[0] == out.splitlines()[0]
    seedwire("build", "-q")
    assert "position 0" in seedwire("explain", "quay.txt")[1]


@pytest.mark.parametrize(
    "what", ["none.txt", "urn:uuid:00000000-0000-4000-8000-000000000009", "https://a.example/b"]
)
def test_what_is_not_known_cannot_be_explained(seedwire, what):
    code, out, err = seedwire("explain", what)
    assert (code, out) == (1, "")
    assert what in err


@pytest.mark.usefixtures("seeds")
def test_a_rebuild_writes_what_was_lost(seedwire, alone):
    seedwire("build", "-q")
    feed = alone / "output" / "lang" / "en.atom"
    before = feed.read_bytes()
    feed.unlink()
    assert seedwire("rebuild", "/lang/en.atom", "-q")[0] == 0
    assert feed.read_bytes() == before
    assert seedwire("rebuild", "lang/none", "-q")[0] == 1


def test_a_wrong_catalogue_ends_with_2(seedwire, alone):
    (alone / "topics.toml").write_text("[topic.x]\nlables = 1\n")
    for command in (["build"], ["read", "topics.toml"]):
        code, _, err = seedwire(*command)
        assert code == 2
        assert "topics.toml" in err
