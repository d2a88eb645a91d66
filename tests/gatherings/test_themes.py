"""What many say, in their own words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gatherings.digest import digest_of
from gatherings.themes import Theme, themes
from tests.make import make_person
from tests.make_gatherings import make_gathering, make_rsvp

SAID = [
    "Time to read the referral data together",
    "That we decide about referrals and stop reporting",
    "Stories of families, and the data behind them",
    "A story that makes the numbers real",
    "Coffee",
]


def test_shared_terms_make_themes_and_one_word_alone_does_not():
    assert themes(SAID) == [Theme("referral", [0, 1]), Theme("data", [0, 2]), Theme("story", [2, 3])]


def test_words_that_say_nothing_are_no_theme():
    assert themes(["It would be good to meet", "Good that we meet", ""]) == []


def test_a_term_that_always_comes_with_another_is_said_once():
    assert [theme.term for theme in themes(["spring figures", "the spring figures"])] == ["figures"]


@given(st.lists(st.text(max_size=80), max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_words_can_be_grouped(texts):
    for theme in themes(texts):
        assert theme.term
        assert len({*theme.said_by}) == len(theme.said_by) >= 2
        assert all(texts[index] for index in theme.said_by)


def test_the_digest_says_each_thing_once_and_names_nobody_who_asked_not_to_be(db):
    gathering = make_gathering()
    for number, words in enumerate(SAID):
        make_rsvp(gathering, make_person(f"P{number}"), "yes", well_spent=words, without_name=number == 0)
    make_rsvp(gathering, make_person("Quiet"), "no", worries="Not counted: does not come")
    make_rsvp(gathering, make_person("Ramp"), "maybe", access_needs="A ramp", without_name=True)
    digest = digest_of(gathering)
    assert [thread.term for thread in digest.threads] == ["referral", "story", ""]
    assert sorted(saying.words for thread in digest.threads for saying in thread.sayings) == sorted(SAID)
    assert [saying.name for saying in digest.threads[0].sayings] == ["P1", ""]
    assert [(saying.words, saying.name) for saying in digest.access_needs] == [("A ramp", "Ramp")]
    assert (digest.worries, digest.counts["yes"], digest.counts["maybe"]) == ([], 5, 1)


def test_words_without_a_name_tell_by_no_order_and_by_nothing_beside_them_whose_they_are(db, ben, fern, dora):
    gathering = make_gathering("Dialogue")
    for person, words, met in ((fern, "Zest.", "missed"), (ben, "Tea.", "met"), (dora, "A boat.", "partly")):
        make_rsvp(gathering, person, "yes", brings=words, without_name=person != ben, met=met)
    digest = digest_of(gathering)
    assert [(one.words, one.name, one.met) for one in digest.brings] == [
        ("Tea.", "Ben Okafor", "met"), ("A boat.", "", ""), ("Zest.", "", ""),
    ]  # fmt: skip
