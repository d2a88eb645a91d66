"""Highlights and subscriptions by the API: the same rules as on the pages."""

from datetime import date

from network.lib.dates import today
from newsletter.models import Highlight, Subscription
from newsletter.rotation import months_after
from people.models import Delivery
from tests.make_newsletter import make_highlight

SOON = months_after(today().replace(day=1), 3)


def test_planned_written_by_the_partner_approved(asha, ben, sandpiper, send):
    planned = send(
        asha, "post", "/api/v1/highlights/", {"partner": sandpiper.pk, "month": SOON.replace(day=17).isoformat()}
    )
    url = f"/api/v1/highlights/{planned.json()['id']}/"
    assert (planned.status_code, planned.json()["month"]) == (201, SOON.isoformat())
    said = {"working_on": "Two more villages.", "version": 1}
    assert send(ben, "patch", url, said).json()["state"] == "answered"
    assert send(ben, "patch", url, said).status_code == 409
    assert send(asha, "post", f"{url}approve/", {"version": 2}).status_code == 403
    assert send(ben, "post", f"{url}approve/", {"version": 1}).status_code == 409
    assert send(ben, "post", f"{url}approve/", {"version": 2}).json()["state"] == "approved"


def test_others_read_what_is_shown_and_no_draft(dora, sandpiper, send):
    shown = make_highlight(sandpiper, date(2026, 3, 1), "shown")
    make_highlight(sandpiper, date(2027, 3, 1), "answered")
    assert [row["id"] for row in send(dora, "get", "/api/v1/highlights/").json()["results"]] == [shown.pk]


def test_swapped_let_pass_and_who_is_in_line(asha, ben, sandpiper, clinic, dora, send):
    one, other = make_highlight(sandpiper, date(2027, 3, 1)), make_highlight(clinic, date(2027, 4, 1))
    assert send(asha, "post", f"/api/v1/highlights/{one.pk}/swap/", {"other": other.pk}).json()["month"] == "2027-04-01"
    assert send(ben, "post", f"/api/v1/highlights/{one.pk}/pass/", {}).json()["passed"] == "partner"
    Highlight.objects.all().delete()
    assert [row["name"] for row in send(ben, "get", "/api/v1/highlights/line/").json()] == [clinic.name, sandpiper.name]


def test_an_address_is_asked_and_taken_off_by_the_backbone_only(asha, ben, send):
    asked = send(asha, "post", "/api/v1/subscriptions/", {"address": "Ola@example.net"})
    assert (asked.status_code, asked.json()["state"]) == (201, "waiting")
    assert Delivery.objects.filter(address="ola@example.net").count() == 1
    assert send(ben, "post", "/api/v1/subscriptions/", {"address": "x@example.net"}).status_code == 403
    send(asha, "post", f"/api/v1/subscriptions/{asked.json()['id']}/end/", {})
    assert Subscription.objects.get().state == "ended"
