from django.db.models import F

from network.lib.written import Written
from partners.models import Affiliation
from tests.make import make_affiliation, make_person


def test_rows_are_found_by_other_keys_with_what_stands_beside_them(sandpiper, clinic, django_assert_num_queries):
    ben, dora = (make_affiliation(one, make_person(f"{one} person")) for one in (sandpiper, clinic))
    written = Written(Affiliation.objects.select_related("partner").annotate(twice=F("partner_id") * 2))
    with django_assert_num_queries(2):
        first, second = written.by_key([ben.pk]), written.by_key({ben.pk, dora.pk, 0})
        names = [first[ben.pk].partner.name, *(second[one.pk].partner.name for one in (ben, dora))]
    assert names == [sandpiper.name, sandpiper.name, clinic.name]
    assert {one.pk: one.twice for one in second.values()} == {ben.pk: 2 * sandpiper.pk, dora.pk: 2 * clinic.pk}


def test_rows_that_are_gone_or_changed_are_seen_as_they_are(sandpiper):
    row = make_affiliation(sandpiper, make_person("Fern"), title="chair")
    written = Written(Affiliation.objects.all())
    assert written.by_key([row.pk])[row.pk].title == "chair"
    Affiliation.objects.filter(pk=row.pk).update(title="cook")
    assert written.by_key([row.pk])[row.pk].title == "cook"
    row.delete()
    assert written.by_key([row.pk]) == {}
