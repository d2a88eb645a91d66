"""Mails into rounds: a link to speak by, one reminder, an answer to who suggested, and what came of it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from people import reminding
from people.models import Delivery, Link, ReminderPlan
from tests.day import texts_of
from tests.make import make_affiliation, make_partner, make_person
from tests.make_plans import noon, remind
from tests.make_rounds import make_round, make_suggestion
from working_groups.models import Leaning, Suggestion
from working_groups.models.drafting_round import ROUND
from working_groups.tasks import write_about_rounds

DAY = timedelta(days=1)


@pytest.fixture
def rule(asha, ben, dora):
    return make_round(asha, words="Last year nine of us decided for all.").invite(asha)


def mails(kind: str) -> list[str]:
    return sorted(Delivery.objects.filter(kind=kind).values_list("address", flat=True))


def said(person) -> str:
    return str(texts_of(person))


def link_into(rule, person) -> str:
    return f"/l/{Link.create(person, ROUND, rule).token}/"


def test_each_partner_is_invited_once_also_one_that_joins_later(rule):
    write_about_rounds()
    newcomer = make_partner("Harbour Library")
    make_affiliation(newcomer, make_person("Ola Berg", "ola@example.org"), is_primary=True)
    write_about_rounds()
    assert mails("round_invited") == ["ben@example.org", "dora@example.org", "ola@example.org"]


def test_nobody_hears_of_a_round_until_the_backbone_says_so(as_, asha, ben):
    rule = make_round(ben)
    write_about_rounds()
    assert mails("round_invited") == []
    page = as_(asha).get(reverse("round_invite", args=[rule.pk])).content.decode()
    assert ("Write to 1 partner" in page, "Ben Okafor" in page) == (True, True)
    as_(asha).post(reverse("round_invite", args=[rule.pk]))
    write_about_rounds()
    assert mails("round_invited") == ["ben@example.org"]


def test_by_the_link_a_partner_speaks_without_signing_in(client, ben, rule):
    link = link_into(rule, ben)
    page = client.get(link).content.decode()
    assert ("Half of the partners." in page, f'action="{link}lean/"' in page) == (True, True)
    client.post(f"{link}lean/", {"level": "reservations", "words": "Count who is on the line."})
    client.post(f"{link}about/rule/", {"words": "Half of those who came.", "may_name": "on"})
    assert list(Leaning.objects.values_list("person__name", "level")) == [("Ben Okafor", "reservations")]
    assert list(Suggestion.objects.values_list("person__name", "fate")) == [("Ben Okafor", "open")]


def test_a_link_into_one_round_opens_no_other_and_ends_with_the_membership(client, asha, ben, rule):
    link, other = link_into(rule, ben), make_round(asha, title="Logo")
    assert client.get(f"/rounds/{other.pk}/").status_code == 404
    ben.affiliations.get().end(asha)
    assert client.post(f"{link}lean/", {"level": "block"}).status_code == 403
    assert "Say so" not in client.get(link).content.decode()


def test_the_link_of_staff_shows_nothing_that_only_staff_reads(client, asha, sandpiper, rule):
    make_affiliation(sandpiper, asha)
    make_suggestion(rule, None, "Held words.")
    page = client.get(link_into(rule, asha)).content.decode()
    assert ("Held words." in page, "Close the round" in page) == (False, False)


def test_who_has_said_nothing_is_reminded_once_before_the_end(ben, rule):
    write_about_rounds()
    rule.lean(ben, "wholehearted")
    remind("round", at=noon() + 10 * DAY)
    assert mails("round_ends") == []
    for _again in range(2):
        remind("round", at=noon() + 12 * DAY)
    assert mails("round_ends") == ["dora@example.org"]


def test_when_the_reminder_goes_and_what_it_says_the_network_decides(asha, rule):
    write_about_rounds()
    ReminderPlan.change(asha, "round", days=[7], subject="{partner} and {round}")
    remind("round", at=noon() + 6 * DAY)
    assert mails("round_ends") == []
    coming = reminding.coming(timezone.now() + 6 * DAY, [ReminderPlan.of("round")])
    assert [reader.person.name for row in coming for reader in row.due.readers] == ["Ben Okafor", "Dora Lindqvist"]
    remind("round", at=noon() + 7 * DAY)
    assert sorted(Delivery.objects.filter(kind="round_ends").values_list("subject", flat=True))[0].endswith("Quorum")


def test_who_suggested_hears_what_became_of_it(asha, ben, rule):
    one = make_suggestion(rule, ben)
    one.settle(asha, "open")
    assert mails("suggestion_settled") == []
    one.settle(asha, "declined", "We tried it aloud, and the sentence broke.")
    text = Delivery.objects.get(kind="suggestion_settled").text
    assert ("the sentence broke" in text, "By heart." in text) == (True, True)


def test_who_took_part_hears_what_came_of_it(asha, ben, dora, rule):
    make_suggestion(rule, ben)
    rule.lean(ben, "wholehearted")
    rule.lean(asha, "wholehearted")
    rule.close(asha, "Decided in the hall.", accepted=True)
    assert mails("round_closed") == ["ben@example.org"]


def test_today_asks_those_who_have_not_spoken_and_tells_the_backbone_what_waits(asha, ben, dora, rule):
    rule.lean(ben, "wholehearted")
    rule.lean(asha, "wholehearted")
    assert ["Quorum" in said(one) for one in (ben, dora)] == [False, True]
    unheard = make_round(asha, title="Logo")
    make_suggestion(unheard, None, "From outside.")
    with time_machine.travel(timezone.now() + 12 * DAY):
        assert "about Quorum ends soon" in said(asha)
    with time_machine.travel(timezone.now() + 16 * DAY):
        assert "about Quorum is over" in said(asha)
    words = said(asha)
    assert ["Logo yet" in words, "From outside." in words, "Quorum" in words] == [True, True, False]
