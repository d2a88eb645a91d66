import pytest

from network.lib.search import MAX_WORDS, fold, words
from partners.models import Place


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ærøskøbing", "aeroskobing"),
        ("Café  Łódź", "cafe lodz"),
        ("STRASSE Straße", "strasse strasse"),
        ("ﬁne", "fine"),
    ],
)
def test_accents_case_and_spaces_do_not_matter(text, folded):
    assert fold(text) == folded


def test_a_query_is_cut_to_a_few_words():
    assert len(words("a b c d e f g h")) == MAX_WORDS


def test_a_null_byte_in_a_query_is_harmless():
    assert words("sand\x00piper") == ["sandpiper"]


def test_rows_among_many_ids_are_found(db):
    one, _other, third = (Place.named([name])[0].pk for name in ("Alderwick", "Birchmouth", "Coldhaven"))
    assert list(Place.objects.filter(pk__among={third, one}).values_list("name", flat=True)) == [
        "Alderwick",
        "Coldhaven",
    ]
    assert list(Place.objects.filter(pk__among=set())) == []
