"""What there is about a partner is found in one question; what there is not is not asked for."""

from partners.beside import KINDS, has
from partners.models import Partner
from tests.make_common_agenda import make_agenda, make_goal, make_strategy
from tests.make_plan import make_activity
from tests.make_promises import make_need
from tests.queries import queries


def found(partner: Partner) -> list[str]:
    fresh = Partner.objects.get(pk=partner.pk)
    return [kind for kind in KINDS if has(fresh, kind)]


def test_what_there_is_about_one_partner_is_not_about_another(sandpiper, clinic):
    make_need(sandpiper)
    assert (found(sandpiper), found(clinic)) == (["need"], [])


def test_all_kinds_cost_one_query(sandpiper, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert not any(has(sandpiper, kind) for kind in KINDS)


def test_the_page_of_a_partner_asks_for_activities_only_where_there_are_some(as_, asha, sandpiper):
    client, url = as_(asha), sandpiper.get_absolute_url()
    without = queries(client, url)
    make_activity(sandpiper, make_strategy(make_goal(make_agenda(state="adopted"))))
    assert (len(without), len(queries(client, url))) == (11, 12)
