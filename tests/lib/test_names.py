import pytest

from network.lib.templatetags.network import mark


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Harbour County Early Years", "HC"), ("The Network of Neighbours", "NN"), ("Alder", "A"), ("Our", "?")],
)
def test_the_mark_of_a_network_is_of_the_first_words_that_carry_meaning(name, letters):
    assert mark(name) == letters
