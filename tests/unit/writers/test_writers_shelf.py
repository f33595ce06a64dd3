from dataclasses import replace

from feeds.writers.marks import headline, told, voice, way
from feeds.writers.matrix import matrix
from feeds.writers.shelf import Listed, Shelf


def paths(feeds):
    return [listed.source.path for listed in feeds]


def test_the_part_of_a_topic_is_its_feed_and_those_in_one_language(wire):
    assert paths(wire.shelf.below("topic/sea").feeds) == ["topic/sea", "topic/sea/ar", "topic/sea/vi"]


def test_the_part_of_a_language_is_everything_in_it(wire):
    found = paths(wire.shelf.below("lang/vi").feeds)
    assert found == ["lang/vi", "place/vn/vi", "topic/sea/vi", "topic/trade/vi"]


def test_the_part_of_everything_is_everything(wire):
    assert wire.shelf.below("all").feeds == wire.shelf.feeds


def test_the_part_of_a_feed_that_is_not_there_is_empty(wire):
    assert wire.shelf.below("lang/xx").feeds == ()


def test_topics_stand_in_the_order_of_the_catalogue_and_retired_ones_last(wire):
    groups = wire.shelf.by_topic()
    assert [group.name for group in groups] == ["Trade", "Sea & harbours", "Sport", "retired"]
    assert paths([groups[1].whole, *groups[1].narrow]) == ["topic/sea", "topic/sea/ar", "topic/sea/vi"]


def test_places_stand_by_name(wire):
    assert [group.name for group in wire.shelf.by_place()] == ["United Kingdom", "Vietnam"]


def test_a_group_without_its_wide_feed_still_holds_the_narrow_ones(wire):
    (group,) = wire.shelf.below("topic/sea/vi").by_topic()
    assert group.whole is None
    assert paths(group.narrow) == ["topic/sea/vi"]


def test_the_matrix_counts_topics_by_language_largest_language_first(wire):
    found = matrix(wire.shelf)
    assert [column.tag for column in found.columns] == ["en", "vi", "ar", "mul"]
    assert [column.own_name for column in found.columns][1:3] == ["Tiếng Việt", "العربية"]
    assert [line.name for line in found.lines] == ["Trade", "Sea & harbours", "retired"]
    assert [[cell.count for cell in line.cells] for line in found.lines][1] == [0, 1, 1, 0]
    assert [line.name for line in found.waiting] == ["Sport"]


def test_a_topic_without_its_wide_feed_waits(wire):
    assert [line.name for line in matrix(wire.shelf.below("topic/sea/vi")).waiting] == ["Sea & harbours"]


def test_an_empty_shelf_has_an_empty_matrix(wire):
    found = matrix(Shelf(wire.site, {}, ()))
    assert (found.columns, found.lines, found.waiting) == ((), (), ())


def test_cells_are_shaded_by_order_of_magnitude(wire):
    def listed(path, **limits):
        return Listed(replace(wire.shelf.feeds[0].source, path=path, **limits), "")

    def levels(*counts):
        by_tag = {f"x{place}": count for place, count in enumerate(counts)}
        feeds = [listed(f"lang/{tag}", language=tag, count=9) for tag in by_tag]
        feeds += [listed(f"topic/sea/{tag}", topic="sea", language=tag, count=n) for tag, n in by_tag.items()]
        shelf = replace(wire.shelf, feeds=(listed("topic/sea", topic="sea", count=9), *feeds))
        return [cell.level for cell in matrix(shelf).lines[0].cells]

    assert levels(0, 1, 3, 16) == [0, 1, 2, 5]
    assert levels(1, 30, 1000, 100_000) == [1, 2, 3, 5]


def test_a_page_speaks_the_language_it_shows_or_else_that_of_the_site():
    assert voice("vi", "en") == "vi"
    assert voice("pt-BR", "en") == "pt"
    assert voice("th", "fr") == "fr"
    assert voice("und", "fr") == "fr"
    assert voice("th", "th") == "en"


def test_the_text_decides_its_direction_where_its_language_is_open():
    assert [way(tag) for tag in ("en", "ar", "und", "mul", "")] == ["ltr", "rtl", "auto", "auto", "auto"]


def test_labels_need_a_language_that_says_something():
    assert [told(tag, "en") for tag in ("vi", "und", "mul", "")] == ["vi", "en", "en", "en"]


def test_characters_that_turn_the_direction_leave_titles(wire):
    assert headline(replace(wire.entries[0].entry, title="Left \u202eright\u202c")) == "Left right"
