"""The map as it is kept, shown and taken away."""

import csv
import io
import json
from datetime import timedelta

import networkx as nx
import pytest
from django.urls import reverse

from backbone.models import ImportedTie, NetworkPicture, TieImport
from backbone.network_map import drawing
from backbone.network_map.showing import Map
from network.lib.dates import today
from people.holdings import erase
from tests.make import make_affiliation, make_partner, make_person
from tests.make_network import make_guest, make_picture, make_round
from tests.queries import assert_same_queries, queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def tied(asha, sandpiper, clinic):
    """Sandpiper, the clinic and a library in a row, from a list that was brought in; and =SUM(1), alone."""
    library, alone = make_partner("Harbour Library"), make_partner("=SUM(1)")
    ties = [ImportedTie(one=one, other=clinic, on=today(), strength=5) for one in (sandpiper, library)]
    TieImport.bring_in(asha, "ties.csv", ties, [])
    return drawing.draw("partners", today()), library, alone


def text_of(response) -> str:
    return b"".join(response.streaming_content if response.streaming else [response.content]).decode()


def test_what_is_measured_is_kept_and_shown_as_kept(asha, as_, tied, monkeypatch):
    picture, _library, alone = tied
    assert (picture.measures["ties"], picture.measures["isolated"]) == (2, [f"p{alone.pk}"])
    monkeypatch.setattr(drawing, "content_of", None)
    shown = as_(asha).get("/network/")
    assert shown.context["map"].rows[0].label == "Rivermouth Clinic"
    assert 'aria-label="Map of the network: 4, 2 ties"' in shown.content.decode()


def test_the_first_picture_is_drawn_when_it_is_asked_for(asha, as_, sandpiper):
    assert as_(asha).get("/network/").status_code == 200
    assert NetworkPicture.objects.get().on == today()


def test_the_task_keeps_the_first_of_each_month(sandpiper):
    month, other = today().replace(day=1) - timedelta(days=31), today() - timedelta(days=1)
    first = month.replace(day=1)
    for day in {first, other}:
        make_picture(on=day)
    drawing.draw_today()
    kept = set(NetworkPicture.objects.values_list("on", flat=True))
    assert kept == {first, today()} | ({other} if other.day == 1 else set())


def test_a_picture_of_a_day_is_the_newest_until_then(asha, as_, sandpiper, clinic):
    old, new = make_picture(sandpiper, on=today() - timedelta(days=90)), make_picture(sandpiper, clinic)
    client = as_(asha)
    asked = [(today() - timedelta(days=days)).isoformat() for days in (0, 30, 900)]
    found = [client.get("/network/", {"on": day}).context["picture"] for day in [*asked, "nonsense"]]
    assert found == [new, old, old, new]


def test_focus_by_key_or_by_name_shows_the_neighbours(asha, as_, tied, clinic):
    client = as_(asha)
    for query in ({"focus": f"p{clinic.pk}"}, {"q": "rivermouth"}):
        shown = client.get("/network/", query).context["map"]
        assert [tie.other.label for tie in shown.around] == ["Harbour Library", "Sandpiper Playgroup"]
    assert client.get("/network/", {"q": "Atlantis", "focus": "p999"}).context["map"].focus is None


def test_only_the_kinds_of_ties_that_were_chosen(asha, tied):
    picture, *_rest = tied
    assert [len(Map(picture, kinds).lines) for kinds in ((), ("imported",), ("group",))] == [2, 2, 0]


def test_who_was_erased_is_on_no_picture(asha, as_, sandpiper):
    person = make_affiliation(sandpiper, make_person("Wilhelmina Gone")).person
    make_affiliation(sandpiper, make_person("Still Here"))
    drawing.draw("people", today())
    client = as_(asha)
    before = text_of(client.get("/network/data/?kind=people"))
    erase(person, asha)
    after = text_of(client.get("/network/data/?kind=people"))
    assert ("Wilhelmina Gone" in before, "Wilhelmina Gone" in after, "Still Here" in after) == (True, False, True)


def test_who_should_meet_leads_to_an_introduction(asha, as_, tied, sandpiper):
    _picture, library, _alone = tied
    shown = as_(asha).get("/network/")
    (meeting,) = shown.context["meetings"]
    assert {meeting.one, meeting.other} == {sandpiper, library}
    assert reverse("introduction_new", args=[meeting.one.slug, meeting.other.slug]) in shown.content.decode()


def test_files_hold_the_same_map(asha, as_, tied):
    client = as_(asha)
    files = {name: text_of(client.get(f"/network/export/{name}")) for name in ("kumu.json", "network.graphml")}
    rows = {name: list(csv.reader(io.StringIO(text_of(client.get(f"/network/export/kumu-{name}.csv")))))
            for name in ("elements", "connections")}  # fmt: skip
    kumu, graph = json.loads(files["kumu.json"]), nx.parse_graphml(files["network.graphml"])
    ends = {frozenset((tie["from"], tie["to"])) for tie in kumu["connections"]}
    assert ends == {frozenset({"Rivermouth Clinic", other}) for other in ("Sandpiper Playgroup", "Harbour Library")}
    named = nx.relabel_nodes(graph, nx.get_node_attributes(graph, "label"))
    assert ({frozenset(edge) for edge in named.edges}, len(named)) == (ends, 4)
    assert {frozenset(row[:2]) for row in rows["connections"][1:]} == ends
    assert [row[0] for row in rows["elements"][1:] if "SUM" in row[0]] == ["'=SUM(1)"]
    assert client.get("/network/export/everything.zip").status_code == 404


def test_the_map_asks_as_often_for_one_as_for_three(asha, as_, sandpiper, clinic):
    def one_more():
        NetworkPicture.objects.all().delete()
        partners = [sandpiper, clinic, *(make_partner() for _number in range(3))]
        make_picture(*partners, ties=((0, 1), (1, 2)))

    assert_same_queries(as_(asha), "/network/", one_more, expected=8)
    assert len(queries(as_(asha), "/network/data/")) == 5


def test_partners_see_no_map_but_what_came_of_the_round_they_answered(as_, asha, sandpiper, ben, dora):
    round = make_round()
    make_guest(round, sandpiper, ben)
    round.close(asha)
    urls = "/network/", round.get_absolute_url()
    asked = {person: [as_(person).get(url).status_code for url in urls] for person in (ben, dora)}
    assert asked == {ben: [403, 200], dora: [403, 404]}
