"""The learning log: told, shared as far as its author says, thanked for, taken up, and back when it is of use."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from learning import returning
from learning.models import Lesson, Uptake
from partners.merging import merge
from people.models import Delivery, Link, Person
from tests.make import make_affiliation, make_partner, make_person
from tests.make_common_agenda import make_agenda, make_goal, make_strategy
from tests.make_gatherings import make_gathering
from tests.make_lessons import make_lesson
from tests.queries import assert_same_queries

TOLD = {
    "title": "Names before forms", "tried": "No form on the first day.", "happened": "Nine of eleven came back.",
    "sharing": "network", "topics": "Welcoming, forms",
}  # fmt: skip


def test_told_it_stands_in_the_log_with_its_topics(as_, ben, dora, sandpiper):
    as_(ben).post("/learning/new/", TOLD | {"partner": sandpiper.pk, "kind": "working", "format": "1-2-4-all"})
    lesson = Lesson.objects.get()
    assert (lesson.author, lesson.partner, [topic.key for topic in lesson.topics.all()]) == (
        ben, sandpiper, ["forms", "welcoming"],
    )  # fmt: skip
    assert "Names before forms" in as_(dora).get("/learning/?topic=forms&kind=working&q=first+day").text
    assert "Names before forms" not in as_(dora).get("/learning/?q=telephone").text


def test_facts_are_asked_for_and_what_was_typed_stays(as_, ben):
    answer = as_(ben).post("/learning/new/", TOLD | {"happened": ""})
    assert (answer.status_code, "No form on the first day." in answer.text) == (422, True)
    assert not Lesson.objects.exists()


def test_nobody_tells_a_lesson_for_a_partner_they_are_not_at(as_, ben, clinic):
    assert as_(ben).post("/learning/new/", TOLD | {"partner": clinic.pk}).status_code == 422


def test_who_should_know_gets_one_mail_and_may_read_it(as_, ben, elif_, dora, sandpiper):
    told = TOLD | {"sharing": "partner", "partner": sandpiper.pk, "should_know": "Elif Demir"}
    as_(ben).post("/learning/new/", told)
    lesson = Lesson.objects.get()
    as_(ben).post(f"/learning/{lesson.pk}/edit/", told | {"version": 1, "next": "Tea."})
    assert [row.address for row in Delivery.objects.filter(kind="lesson_for_you")] == ["elif@example.org"]
    codes = [as_(person).get(f"/learning/{lesson.pk}/").status_code for person in (elif_, dora)]
    assert codes == [200, 404]


def test_who_is_named_stays_named_and_no_form_tells_a_hidden_address(as_, ben, elif_, dora):
    for person, shown_to in ((elif_, "backbone"), (dora, "partners")):
        Person.objects.filter(pk=person.pk).update(email_visibility=shown_to)
    make_person("Elif Demir", "another@example.org")
    lesson = make_lesson(ben)
    lesson.should_know.set([elif_, dora])
    url, client = f"/learning/{lesson.pk}/edit/", as_(ben)
    named = client.get(url).context["form"]["should_know"].value()
    assert sorted(named.split(", ")) == ["Elif Demir", "dora@example.org"]
    client.post(url, TOLD | {"should_know": named, "version": 1})
    assert {*lesson.should_know.all()} == {elif_, dora}


def test_by_number_one_names_only_people_one_sees(as_, elif_, ben):
    hidden = make_affiliation(make_partner(stage="prospect")).person
    client, told = as_(elif_), {"title": "Tea", "tried": "Tea.", "happened": "Tea."}
    bodies = [told | {"should_know": [one.pk]} for one in (ben, hidden)]
    answers = [client.post("/api/v1/lessons/", body, content_type="application/json") for body in bodies]
    assert [answer.status_code for answer in answers] == [201, 400]


def test_what_a_partner_keeps_to_itself_the_backbone_does_not_read(asha, ben, fern, dora, sandpiper):
    lesson = make_lesson(ben, partner=sandpiper, sharing="partner")
    reads = [lesson in Lesson.objects.visible_to(person) for person in (ben, fern, asha, dora)]
    assert reads == [True, True, False, False]


def test_what_is_public_anybody_reads_without_the_name_of_its_author(client, ben, sandpiper):
    make_lesson(ben, "Open to all", partner=sandpiper, sharing="public"), make_lesson(ben, "For the network")
    page = client.get("/learning/").text
    assert ("Open to all" in page, "For the network" in page, "Ben Okafor" in page) == (True, False, False)
    detail = client.get(Lesson.objects.get(title="Open to all").get_absolute_url()).text
    assert ("Sandpiper Playgroup" in detail, "Ben Okafor" in detail) == (True, False)


def test_two_at_once_keep_each_others_words(as_, ben):
    lesson = make_lesson(ben, version=3)
    answer = as_(ben).post(f"/learning/{lesson.pk}/edit/", TOLD | {"version": 2})
    assert (answer.status_code, answer.context["form"].data["version"]) == (409, 3)


def test_thanks_are_counted_once_a_person_and_not_by_the_author(as_, ben, dora):
    lesson = make_lesson(ben)
    for _time in range(2):
        as_(dora).post(f"/learning/{lesson.pk}/appreciate/")
    as_(ben).post(f"/learning/{lesson.pk}/appreciate/")
    assert lesson.appreciations.count() == 1
    as_(dora).post(f"/learning/{lesson.pk}/appreciate/", {"thanks": "no"})
    assert lesson.appreciations.count() == 0


def test_partners_say_what_they_do_with_a_practice(as_, asha, ben, dora, clinic):
    lesson = make_lesson(ben)
    as_(asha).post(f"/learning/{lesson.pk}/practice/")
    url = f"/learning/{lesson.pk}/take-up/"
    as_(dora).post(url, {"partner": clinic.pk, "choice": "not", "words": "No room."})
    as_(dora).post(url, {"partner": clinic.pk, "choice": "adapt", "words": "With a smaller room."})
    assert [(one.choice, one.words) for one in Uptake.objects.all()] == [("adapt", "With a smaller room.")]
    tally = as_(ben).get(f"/learning/{lesson.pk}/").context["tally"]
    assert [(one.choice, one.count) for one in tally] == [("adopt", 0), ("adapt", 1), ("already", 0), ("not", 0)]


def test_nobody_answers_for_another_partner(as_, ben, dora, sandpiper, clinic):
    lesson = make_lesson(dora, partner=clinic, is_practice=True)
    answer = as_(ben).post(f"/learning/{lesson.pk}/take-up/", {"partner": clinic.pk, "choice": "adopt"})
    assert (answer.status_code, Uptake.objects.count()) == (422, 0)


def test_a_practice_is_not_kept_to_one_partner(ben, sandpiper):
    lesson = make_lesson(ben, partner=sandpiper, sharing="partner")
    with pytest.raises(ValidationError, match="at least the network"):
        lesson.name_practice(ben)


def test_taken_back_can_be_undone(as_, ben, dora):
    lesson = make_lesson(ben)
    page = as_(ben).post(f"/learning/{lesson.pk}/withdraw/", follow=True).text
    assert f'action="/learning/{lesson.pk}/return/"' in page
    assert as_(dora).get(lesson.get_absolute_url()).status_code == 404
    as_(ben).post(f"/learning/{lesson.pk}/return/")
    assert as_(dora).get(lesson.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("lesson", "planned", "why"),
    [
        ({"topics": ("sleep",)}, {"text": "An evening about sleep"}, "also about sleep"),
        ({"format": "1-2-4-all"}, {"formats": {"1-2-4-all"}}, "the same format: 1-2-4-All"),
        ({"tried": "Posters for families in three languages"}, {"text": "Posters and languages: what families read"},
         "the same words: families, languages, posters"),
    ],
)  # fmt: skip
def test_a_lesson_comes_back_and_says_why(ben, dora, lesson, planned, why):
    one = make_lesson(ben, **lesson)
    make_lesson(ben, "Quite another thing")
    found = returning.similar(dora, **planned)
    assert [(back.lesson, back.why) for back in found] == [(one, [why])]


def test_the_same_kind_alone_brings_nothing_back(ben, dora):
    make_lesson(ben, kind="working")
    assert returning.similar(dora, "Tea", kind="working") == []


def test_nothing_comes_back_to_whoever_may_not_read_it(ben, dora, sandpiper):
    make_lesson(ben, topics=("sleep",), partner=sandpiper, sharing="partner")
    assert returning.similar(dora, "sleep") == []


def test_beside_the_agenda_builder_stand_lessons_that_resemble_it(as_, ben, chidi):
    gathering = make_gathering(name="An evening about sleep")
    gathering.facilitators.add(chidi)
    make_lesson(ben, "Lullabies work", ("sleep",))
    page = as_(chidi).get(f"/gatherings/{gathering.pk}/agenda/lessons/").text
    assert ("Lullabies work" in page, "also about sleep" in page) == (True, True)


@pytest.mark.parametrize(("url", "expected"), [("/learning/", 8), ("/learning/?show=practices", 8)])
def test_the_log_asks_as_often_for_many_as_for_few(as_, ben, dora, sandpiper, url, expected):
    def more() -> None:
        lesson = make_lesson(ben, topics=("sleep", "tea"), partner=sandpiper, is_practice=True)
        lesson.appreciate(dora)

    assert_same_queries(as_(dora), url, more, expected)


def test_looking_for_what_resembles_asks_twice(ben, dora, django_assert_num_queries):
    for _number in range(5):
        make_lesson(ben, topics=("sleep",))
    with django_assert_num_queries(2):
        assert len(returning.similar(dora, "sleep")) == 3


def test_beside_the_form_of_an_activity_stand_lessons_like_its_strategy(as_, ben, sandpiper, dora):
    strategy = make_strategy(make_goal(make_agenda(1, "adopted")), "Sleep for every family")
    make_lesson(dora, "Lullabies work", ("sleep",))
    url = f"/partners/{sandpiper.slug}/plan/new/?strategy={strategy.key}"
    assert "Lullabies work" in as_(ben).get(url).text
    link = Link.create(ben, "partner.profile", sandpiper)
    assert "Lullabies work" not in Client().get(f"/l/{link.token}/plan/new/?strategy={strategy.key}").text


def test_lessons_and_answers_move_when_two_entries_become_one(asha, ben, dora, sandpiper, clinic):
    lesson = make_lesson(ben, partner=sandpiper)
    both, once = (make_lesson(asha, is_practice=True) for _number in range(2))
    for partner, choice in ((sandpiper, "adopt"), (clinic, "not")):
        Uptake.say(asha, both, partner, choice)
    Uptake.say(asha, once, sandpiper, "already")
    merge(asha, clinic, sandpiper, set())
    lesson.refresh_from_db()
    assert lesson.partner == clinic
    assert {(one.lesson, one.choice) for one in clinic.uptakes.all()} == {(both, "not"), (once, "already")}
    assert not sandpiper.uptakes.exists()
