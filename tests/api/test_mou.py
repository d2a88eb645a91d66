"""Agreements through the API: the same verbs, the same rules."""

from partners.models import Mou, MouTemplate, Signature
from tests.make_mous import make_active, make_mou, make_offered, make_template


def said(mou, **changes):
    return {
        "side": "partner", "sha256": mou.current.sha256, "name": "Ben Okafor", "position": "coordinator",
        "may_sign": True, "agree": True, **changes,
    }  # fmt: skip


def test_an_agreement_from_draft_to_force(api, asha, sandpiper, ben):
    ours, theirs = api(asha), api(ben)
    mou = ours.post("/api/v1/mous/", {"partner": sandpiper.pk, "gets": ["A welcome"]}, content_type="application/json")
    url = f"/api/v1/mous/{mou.json()['id']}/"
    assert (mou.status_code, mou.json()["state"], mou.json()["signer"]) == (201, "draft", ben.pk)
    assert theirs.get(url).status_code == 404
    assert ours.post(f"{url}offer/", {}, content_type="application/json").json()["state"] == "offered"
    one = Mou.objects.get()
    for client, side in ((theirs, "partner"), (ours, "backbone")):
        answer = client.post(f"{url}sign/", said(one, side=side), content_type="application/json")
        assert answer.status_code == 200, answer.json()
    assert (answer.json()["state"], len(answer.json()["current"]["signatures"])) == ("active", 2)
    assert theirs.get(url).json()["clauses"] is None


def test_a_proposal_is_accepted_and_offered_again(api, asha, sandpiper, ben):
    mou = make_offered(asha, sandpiper)
    url = f"/api/v1/mous/{mou.pk}/"
    words = {"clause": "time", "proposal": "About three hours a month."}
    told = api(ben).post(f"{url}say/", words, content_type="application/json").json()["comments"][0]
    yes = {"comment": told["id"], "accept": True}
    assert api(ben).post(f"{url}decide/", yes, content_type="application/json").status_code == 400
    answer = api(asha).post(f"{url}decide/", yes, content_type="application/json").json()
    assert (answer["comments"][0]["decision"], answer["number"]) == ("accepted", 1)
    assert api(asha).post(f"{url}offer/", {}, content_type="application/json").json()["number"] == 2
    texts = api(ben).get(f"{url}versions/").json()
    assert ["About three hours a month." in version["text"] for version in texts] == [False, True]


def test_a_changed_text_answers_409_and_nothing_is_signed(api, asha, sandpiper, ben):
    mou = make_offered(asha, sandpiper)
    shown = said(mou)
    mou.edit(asha, gets=["Another"])
    mou.offer_again(asha)
    answer = api(ben).post(f"/api/v1/mous/{mou.pk}/sign/", shown, content_type="application/json")
    assert (answer.status_code, Signature.objects.count()) == (409, 0)


def test_nobody_signs_for_a_side_that_is_not_theirs_or_without_saying_so(api, asha, sandpiper, ben, fern, dora):
    mou = make_offered(asha, sandpiper)
    url = f"/api/v1/mous/{mou.pk}/sign/"
    tries = [(asha, {}), (ben, {"side": "backbone"}), (fern, {}), (dora, {}), (ben, {"agree": False})]
    codes = [
        api(who).post(url, said(mou, **words), content_type="application/json").status_code for who, words in tries
    ]
    assert (codes, Signature.objects.count()) == ([403, 403, 404, 404, 400], 0)


def test_a_stale_draft_or_template_answers_409(api, asha, sandpiper, ben):
    mou, template = make_mou(asha, sandpiper), make_template(asha)
    mou.edit(asha, title="Mine")
    template.edit(asha, months=6)
    urls = {f"/api/v1/mous/{mou.pk}/": {"revision": 1}, f"/api/v1/mou-templates/{template.pk}/": {"version": 1}}
    codes = [
        api(asha).patch(url, {**words, "title": "Yours"}, content_type="application/json").status_code
        for url, words in urls.items()
    ]
    assert codes == [409, 409]


def test_a_round_tells_how_far_it_is_and_who_has_signed(api, asha, sandpiper, ben, clinic):
    ours = api(asha)
    body = {"template": MouTemplate.ours(asha).pk, "note": "New rules on data."}
    begun = ours.post("/api/v1/mou-rounds/", body, content_type="application/json").json()
    assert begun["counts"] == {"waiting": 2, "offered": 0, "corrected": 0, "skipped": 0, "total": 2, "signed": 0}
    MouTemplate.ours(asha).rounds.get().go_on()
    answer = ours.get(f"/api/v1/mou-rounds/{begun['id']}/").json()
    assert (answer["counts"]["offered"], answer["counts"]["skipped"]) == (1, 1)
    assert {row["partner"]: row["why"] for row in answer["rows"]} == {
        sandpiper.pk: "", clinic.pk: "Say first who signs for the partner, with a mail address.",
    }  # fmt: skip
    assert api(ben).get("/api/v1/mou-rounds/").json()["count"] == 0


def test_a_round_with_a_slip_corrects_all_agreements_of_the_template(api, asha, sandpiper, ben):
    mou = make_active(asha, sandpiper)
    body = {"template": mou.template_id, "wrong": "four hours", "right": "three hours", "note": "A number."}
    begun = api(asha).post("/api/v1/mou-rounds/", body, content_type="application/json")
    mou.template.rounds.get().go_on()
    answer = api(asha).get(f"/api/v1/mou-rounds/{begun.json()['id']}/").json()
    assert (answer["wrong"], answer["rows"][0]["state"]) == ("four hours", "corrected")
    assert "three hours" in mou.current.text
