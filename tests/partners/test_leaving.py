"""A partner leaves by its own act, in one step, and the door stays open."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from partners import leaving
from partners.models import Appointment, Departure, Introduction, Need
from people.models import AuditEntry, Delivery, Link
from tests.make_promises import make_appointment, make_introduction, make_need, make_role


def state(partner) -> str:
    partner.refresh_from_db()
    return partner.stage


def thanks_path() -> str:
    mail = Delivery.objects.get(kind="partner_left")
    return "/l/" + next(word for word in mail.unsealed()[1].split() if "/l/" in word).split("/l/")[1]


def test_a_partner_leaves_in_one_step_and_is_thanked(as_, ben, sandpiper):
    page = as_(ben).post(f"/partners/{sandpiper.slug}/leave/", {"reason": ""})
    assert (page.status_code, state(sandpiper)) == (200, "former")
    mail = Delivery.objects.get()
    assert (mail.kind, mail.address, mail.state) == ("partner_left", "ben@example.org", "queued")


def test_it_leaves_by_the_link_of_its_profile_too(client, ben, sandpiper):
    link = Link.create(ben, "partner.profile", sandpiper)
    client.post(f"/l/{link.token}/leave/", {"reason": "We are three people now."})
    assert (state(sandpiper), Departure.objects.get().reason) == ("former", "We are three people now.")
    assert client.get(f"/l/{link.token}/").status_code == 410


def test_the_backbone_does_not_leave_for_a_partner(as_, asha, ben, sandpiper):
    assert as_(asha).post(f"/partners/{sandpiper.slug}/leave/", {}).status_code == 403
    assert state(sandpiper) == "active"


def test_its_jobs_are_offered_to_whom_it_names(as_, ben, dora, sandpiper, clinic):
    row = make_appointment(make_role("Host"), sandpiper)
    open_again = make_appointment(make_role("Notes"), sandpiper)
    as_(ben).post(f"/partners/{sandpiper.slug}/leave/", {f"heir_{row.pk}": "Rivermouth Clinic"})
    heir = Appointment.objects.suggested().get()
    assert (heir.partner, heir.role, heir.follows) == (clinic, row.role, row)
    assert open_again.role.room() == 1


def test_an_unknown_heir_is_a_question_and_nobody_has_left(as_, ben, sandpiper):
    row = make_appointment(make_role(), sandpiper)
    response = as_(ben).post(f"/partners/{sandpiper.slug}/leave/", {f"heir_{row.pk}": "Nobody & Sons"})
    assert (response.status_code, state(sandpiper)) == (422, "active")


def test_what_was_open_is_closed(ben, sandpiper, clinic):
    make_need(sandpiper)
    make_introduction(sandpiper, clinic)
    leaving.leave(sandpiper, ben)
    assert (list(Need.objects.filter(closed_at=None)), Introduction.objects.get().progress) == ([], "declined")


def test_waiting_mail_is_called_back_but_not_the_thanks_nor_mail_about_signing_in(asha, ben, sandpiper):
    sandpiper.ask_to_confirm(asha)
    ben.invite(asha)
    leaving.leave(sandpiper, ben)
    states = sorted(Delivery.objects.values_list("kind", "state"))
    assert states == [("confirm_profile", "cancelled"), ("invitation", "queued"), ("partner_left", "queued")]


def test_the_history_stays_readable(as_, asha, ben, sandpiper):
    make_appointment(make_role("Host and venue"), sandpiper)
    leaving.leave(sandpiper, ben)
    assert AuditEntry.objects.about(sandpiper).newest_first()[0].act == "partner.left"
    assert "Host and venue" in as_(ben).get(f"/partners/{sandpiper.slug}/story/").content.decode()
    assert as_(asha).get(f"/partners/{sandpiper.slug}/history/").status_code == 200


def test_nobody_leaves_twice(ben, sandpiper):
    leaving.leave(sandpiper, ben)
    with pytest.raises(ValidationError, match="not in the network"):
        leaving.leave(sandpiper, ben)


def test_the_link_in_the_thanks_brings_it_back(client, ben, sandpiper):
    leaving.leave(sandpiper, ben)
    client.get(thanks_path())
    assert state(sandpiper) == "former"
    client.post(thanks_path())
    assert (state(sandpiper), Departure.objects.standing().count()) == ("active", 0)
    assert client.get(thanks_path()).status_code == 410


def test_it_comes_back_at_the_stage_it_had(asha, ben, sandpiper):
    sandpiper.change_stage(asha, "paused", "A quiet season.")
    leaving.leave(sandpiper, ben)
    leaving.come_back(sandpiper, ben)
    assert state(sandpiper) == "paused"


def test_after_ninety_days_only_the_backbone_opens_the_door(as_, asha, ben, sandpiper):
    leaving.leave(sandpiper, ben)
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert as_(ben).post(f"/partners/{sandpiper.slug}/return/").status_code == 403
        as_(asha).post(f"/partners/{sandpiper.slug}/return/")
    assert state(sandpiper) == "active"
