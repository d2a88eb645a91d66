import json

from tests.make import make_affiliation, make_partner, make_person


def kumu(client, query=""):
    response = client.get(f"/directory/kumu.json{query}")
    return json.loads(b"".join(response.streaming_content))


def test_organisations_and_people_are_tied_by_who_is_where(as_, asha, sandpiper, clinic, ben):
    make_affiliation(clinic, ben, title="on loan")
    blueprint = kumu(as_(asha))
    assert [(element["label"], element["type"]) for element in blueprint["elements"]] == [
        ("Rivermouth Clinic", "Organization"),
        ("Ben Okafor", "Person"),
        ("Sandpiper Playgroup", "Organization"),
    ]
    assert [(tie["from"], tie["to"], tie["label"]) for tie in blueprint["connections"]] == [
        ("Ben Okafor", "Rivermouth Clinic", "on loan"),
        ("Ben Okafor", "Sandpiper Playgroup", "coordinator"),
    ]


def test_two_of_one_name_stay_two(as_, asha, sandpiper):
    other = make_partner("Sandpiper Playgroup")
    make_affiliation(other, make_person("Sandpiper Playgroup"))
    labels = [element["label"] for element in kumu(as_(asha))["elements"]]
    assert labels == ["Sandpiper Playgroup", "Sandpiper Playgroup (2)", "Sandpiper Playgroup (3)"]


def test_nobody_finds_a_prospect_in_it(as_, ben, sandpiper):
    make_affiliation(make_partner("Hidden Prospect", stage="prospect"), make_person("Hidden Person"))
    assert [element["label"] for element in kumu(as_(ben))["elements"]] == ["Sandpiper Playgroup", "Ben Okafor"]


def test_nothing_is_a_valid_blueprint_too(as_, asha):
    assert kumu(as_(asha), "?q=nothing-of-the-kind") == {"elements": [], "connections": []}
