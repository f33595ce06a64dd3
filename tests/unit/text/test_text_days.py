import pytest

from feeds.model import Moment, Precision
from feeds.text.names import date_name, standing


@pytest.mark.parametrize(
    ("value", "precision", "display", "name"),
    [
        ("2020", Precision.YEAR, "vi", "2020"),
        ("2020-10", Precision.MONTH, "en", "October 2020"),
        ("2020-10", Precision.MONTH, "ru", "октябрь 2020\u202fг."),
        ("2020-10-14", Precision.DAY, "vi", "14 tháng 10, 2020"),
        ("2020-10-14", Precision.DAY, "ja", "2020年10月14日"),
        ("2020-10-14", Precision.DAY, "ar", "14 أكتوبر 2020"),
        ("2020-10-14T23:30:00+07:00", Precision.SECOND, "fr", "14 octobre 2020"),
        ("0999-10-05", Precision.DAY, "de", "5. Oktober 999"),
        ("2020-10-05", Precision.DAY, "sv", "5 oktober 2020"),
        ("2020-10", Precision.MONTH, "sv", "oktober 2020"),
        ("2020-10-14", Precision.DAY, "xx", "October 14, 2020"),
    ],
)
def test_a_day_is_named_in_any_language_and_no_more_exact_than_known(value, precision, display, name):
    assert date_name(Moment(value, precision), display) == name


@pytest.mark.parametrize(
    ("name", "display", "alone"),
    [
        ("français", "fr", "Français"),
        ("Tiếng Việt", "vi", "Tiếng Việt"),
        ("ingilizcə", "az", "İngilizcə"),
        ("italiano", "it", "Italiano"),
        ("ქართული", "ka", "ქართული"),
        ("日本語", "ja", "日本語"),
        ("", "en", ""),
    ],
)
def test_a_name_that_stands_alone_begins_with_a_capital_where_there_are_any(name, display, alone):
    assert standing(name, display) == alone
