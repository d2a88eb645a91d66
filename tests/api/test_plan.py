"""Activities by the API."""

import pytest

from tests.make_common_agenda import make_agenda, make_goal, make_strategy


@pytest.fixture
def way(db):
    return make_strategy(make_goal(make_agenda(state="adopted")))


def test_who_sees_to_an_activity_is_of_the_partner(send, ben, dora, sandpiper, way):
    said = {"partner": sandpiper.pk, "name": "Open mornings", "strategy_key": str(way.key)}
    answers = [send(ben, "post", "/api/v1/activities/", said | {"owner": who.pk}) for who in (ben, dora)]
    assert ([one.status_code for one in answers], answers[0].json()["owner"]) == ([201, 400], ben.pk)
