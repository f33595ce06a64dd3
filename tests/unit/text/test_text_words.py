import re

import pytest

from feeds.text.words import languages, spoken, words


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_word(language):
    assert words(language).keys() == words("en").keys()
    assert all(words(language).values())


@pytest.mark.parametrize("language", languages())
def test_every_language_keeps_the_places_of_a_phrase(language):
    for key, phrase in words("en").items():
        assert sorted(re.findall(r"{\w+}", words(language)[key])) == sorted(re.findall(r"{\w+}", phrase))


def test_a_language_speaks_for_itself_else_its_base_does_else_english():
    assert [spoken(tag) for tag in ("vi", "pt-BR", "th", "und")] == ["vi", "pt", "en", "en"]
    assert words("pt-BR") == words("pt")


def test_words_cannot_be_changed():
    with pytest.raises(TypeError):
        words("en")["all"] = "None"
