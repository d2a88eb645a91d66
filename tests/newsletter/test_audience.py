"""Who gets an issue and why; who does not and why not; every address once, while it leaves and afterwards."""

import pytest

from newsletter import audience, publishing
from newsletter.audience import audience_of, count_of
from newsletter.models import Issue
from newsletter.models.issue import NOBODY
from people import sending
from people.models import Delivery, Suppression
from people.models.delivery import State
from tests.make import make_affiliation, make_partner, make_person
from tests.make_groups import make_group, make_member
from tests.make_issues import READERS, make_issue
from tests.make_newsletter import make_subscription
from tests.make_promises import make_appointment, make_role
from tests.queries import CaptureQueriesContext, connection


def whom(issue: Issue) -> dict[str, str]:
    return {one.name: one.reason for one in audience_of(issue).readers}


def not_whom(issue: Issue) -> dict[str, str]:
    return {one.name: one.objection for one in audience_of(issue).left_out}


def test_each_way_leads_to_whom_it_says_and_duplicates_are_merged(asha, ben, dora, fern, chidi, clinic, sandpiper):
    group, role = make_group("Reading aloud", ben, dora), make_role("Note-taker")
    make_appointment(role, clinic, person=dora)
    everything = NOBODY | {
        "groups": [group.pk], "stages": ["active"], "primary": True, "jobs": [role.pk],
        "team": ["backbone", "facilitator"],
    }  # fmt: skip
    assert whom(make_issue(audience=everything)) == {
        "Asha Rao": "backbone staff",
        "Ben Okafor": "primary contact of Sandpiper Playgroup, in the group Reading aloud",
        "Chidi Eze": "facilitator",
        "Dora Lindqvist": "primary contact of Rivermouth Clinic, in the group Reading aloud, does the job Note-taker",
        "Fern Albright": "at Sandpiper Playgroup",
    }
    assert list(whom(make_issue(audience=NOBODY | {"primary": True}))) == ["Ben Okafor", "Dora Lindqvist"]
    assert whom(make_issue(audience=NOBODY)) == {}


def test_whoever_is_left_out_is_named_with_the_reason(asha, ben, dora, fern, sandpiper, elif_):
    gone, off = make_person("Gone Away", email=""), make_person("Off Duty", is_active=False)
    type(gone).objects.filter(pk=gone.pk).update(email=None)
    for person in (gone, off):
        make_affiliation(sandpiper, person)
    ben.bounce()
    dora.muted_kinds = ["newsletter"]
    dora.save()
    Suppression.add("fern@example.org", "newsletter", "said so")
    group = make_group("Reading aloud", elif_)
    issue = make_issue(audience=READERS | {"groups": [group.pk]})
    assert not_whom(issue) == {
        "Ben Okafor": "Mail to this address came back.",
        "Dora Lindqvist": "Unsubscribed from the newsletter.",
        "Elif Demir": "Of no partner; this issue is for partners only.",
        "Fern Albright": "Unsubscribed from the newsletter.",
        "Gone Away": "We have no mail address.",
        "Off Duty": "This person has been switched off.",
    }
    assert count_of(issue) == (0, 6)


def test_subscribers_get_public_issues_only_and_people_stay_people(asha, ben, dora):
    make_subscription("reader@example.org", name="Rita Reader")
    make_subscription("ben@example.org", person=ben)
    make_subscription("waiting@example.org", "waiting")
    with pytest.raises(Exception, match="public issues only"):
        make_issue(audience=READERS | {"subscribers": True})
    issue = make_issue(audience=READERS | {"subscribers": True}, is_public=True)
    assert whom(issue) == {
        "Ben Okafor": "primary contact of Sandpiper Playgroup, subscribed on our page",
        "Dora Lindqvist": "primary contact of Rivermouth Clinic",
        "Rita Reader": "subscribed on our page",
    }


def test_the_list_takes_the_same_queries_however_long_it_is(asha, ben, sandpiper):
    make_subscription()
    group = make_group("Reading aloud", ben)
    issue = make_issue(audience=READERS | {"groups": [group.pk], "subscribers": True}, is_public=True)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            audience_of(issue)
        return len(captured)

    first = asked()
    for number in range(3):
        make_member(group, make_person(f"Member {number}"))
        make_affiliation(sandpiper, make_person(f"Colleague {number}"))
        make_subscription(f"reader{number}@example.org")
    assert (first, asked()) == (8, 8)


def test_chunks_miss_nobody_and_double_nobody(asha, ben, dora, fern, monkeypatch):
    monkeypatch.setattr(audience, "CHUNK", 2)
    monkeypatch.setattr(audience.people_after, "__defaults__", (2,))
    monkeypatch.setattr(audience.subscribers_after, "__defaults__", (2,))
    for number in range(3):
        make_subscription(f"reader{number}@example.org")
    issue = make_issue(audience=READERS | {"subscribers": True, "primary": True}, is_public=True)
    publishing.send(issue, asha)
    steps = []
    while written := publishing.write_some(issue):
        steps.append((written, issue.person_done, issue.subscriber_done > 0))
    assert [step[0] for step in steps] == [2, 1, 2, 1]
    addresses = sorted(Delivery.objects.values_list("address", flat=True))
    assert addresses == ["ben@example.org", "dora@example.org", "fern@example.org", *(
        f"reader{number}@example.org" for number in range(3)
    )]  # fmt: skip
    assert Issue.objects.get().state == "sent"


def test_called_back_nothing_more_leaves_and_what_has_gone_is_told(asha, ben, dora):
    issue = make_issue(asha)
    publishing.send(issue, asha), publishing.go_on()
    Delivery.objects.filter(address="ben@example.org").update(state=State.SENT)
    issue.refresh_from_db()
    assert issue.stop(asha) == 1
    numbers = publishing.numbers_of(issue)
    assert (numbers["sent"], numbers["called_back"], numbers["waiting"]) == (1, 1, 0)
    assert not Issue.objects.published().exists()


def test_called_back_in_the_middle_no_reader_more_is_written_to(asha, ben, dora):
    issue = make_issue(asha)
    publishing.send(issue, asha)
    Issue.objects.get().stop(asha)
    assert (publishing.go_on(), publishing.write_some(issue), Delivery.objects.count()) == (0, 0, 0)


def test_an_issue_that_cannot_be_written_keeps_no_other_from_its_readers(asha, ben):
    broken, whole = make_issue(asha), make_issue(asha)
    publishing.send(broken, asha), publishing.send(whole, asha)
    Issue.objects.filter(pk=broken.pk).update(audience={})
    assert publishing.go_on() == 1
    assert [one.state for one in Issue.objects.order_by("pk")] == ["sending", "sent"]


def test_newcomers_get_it_and_nobody_twice(asha, ben, clinic):
    issue = make_issue(asha)
    publishing.send(issue, asha), publishing.go_on()
    issue.refresh_from_db()
    with pytest.raises(Exception, match="Nobody has come since"):
        publishing.send_to_newcomers(issue, asha)
    make_affiliation(clinic, make_person("New Colleague", "new@example.org"))
    assert [one.name for one in publishing.newcomers_of(issue)] == ["New Colleague"]
    assert (publishing.send_to_newcomers(issue, asha), publishing.go_on()) == (1, 2)
    assert sorted(issue.deliveries().values_list("address", flat=True)) == ["ben@example.org", "new@example.org"]


def test_whoever_unsubscribes_while_it_is_being_sent_gets_nothing(asha, ben, dora, mailoutbox, settings, client):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    rita, gus = make_subscription("rita@example.org"), make_subscription("gus@example.org")
    issue = make_issue(asha, is_public=True, audience=READERS | {"subscribers": True})
    publishing.send(issue, asha), publishing.go_on()
    rita.end()
    dora.muted_kinds = ["newsletter"]
    dora.save()
    sending.send_due()
    assert sorted(mail.to[0] for mail in mailoutbox) == ["ben@example.org", "gus@example.org"]
    ways = {mail.to[0]: mail.extra_headers["List-Unsubscribe"] for mail in mailoutbox}
    assert ways["gus@example.org"] == f"<{gus.leave_url}>"
    for mail in mailoutbox:
        assert ways[mail.to[0]].strip("<>") in mail.body
        assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_an_outsider_with_the_address_of_nobody_stays_outside(asha, ben):
    make_affiliation(make_partner("Prospect", stage="prospect"), make_person("Pia Prospect"))
    issue = make_issue(audience=NOBODY | {"stages": ["prospect"]})
    assert not_whom(issue) == {"Pia Prospect": "Of no partner; this issue is for partners only."}
    issue.edit(asha, is_public=True)
    assert whom(issue) == {"Pia Prospect": "at Prospect"}
