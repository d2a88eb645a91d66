import pytest

from people.models import AuditEntry, Network


def words(**changes):
    return {
        "name": "Harbour County Early Years", "description": "Every child ready.", "contact_email": "us@example.org",
        "hue": "145", "time_zone": "America/Los_Angeles", **changes,
    }  # fmt: skip


def test_the_backbone_describes_the_network(asha, as_):
    assert as_(asha).post("/settings/", words(second_factor_required=""))["Location"] == "/settings/"
    network = Network.current()
    assert (network.name, network.hue, network.time_zone) == ("Harbour County Early Years", 145, "America/Los_Angeles")
    assert AuditEntry.objects.get().detail == {"fields": ["contact_email", "description", "hue", "name", "time_zone"]}


def test_the_accent_chosen_is_the_one_pages_wear(asha, as_):
    client = as_(asha)
    client.post("/settings/", words(hue="310"))
    page = client.get("/settings/").content.decode()
    assert '<link rel="stylesheet" href="/theme/310.css">' in page
    assert "--hue: 310;" in client.get("/theme/310.css").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"hue": "1000"}, {"hue": "red"}, {"time_zone": "Mars/Olympus"}, {"contact_email": "x"}],
    ids=str,
)
def test_bad_settings_are_refused_and_what_was_typed_stays(asha, as_, wrong):
    answer = as_(asha).post("/settings/", words(description="typed", **wrong))
    assert (answer.status_code, "typed" in answer.content.decode()) == (422, True)
    assert Network.objects.count() == 0


def test_an_accent_outside_the_list_is_kept(asha, as_):
    Network(pk=1).describe(by=asha, hue=12)
    answer = as_(asha).post("/settings/", words(hue="12"))
    assert (answer.status_code, Network.current().hue) == (302, 12)


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_backbone_changes_settings(ben, as_, method):
    assert getattr(as_(ben), method)("/settings/", words()).status_code == 403
    assert Network.objects.count() == 0


def test_times_are_shown_in_the_readers_zone(asha, ben, as_):
    Network(pk=1).describe(by=asha, time_zone="America/Los_Angeles")
    ben.edit(by=ben, time_zone="Asia/Tokyo")
    entry = AuditEntry.objects.order_by("-number").first()
    asha.edit(by=asha, time_zone="Asia/Tokyo")
    shown = as_(asha).get("/audit/").content.decode()
    assert f"{(entry.at.hour + 9) % 24:02}:{entry.at.minute:02}" in shown
