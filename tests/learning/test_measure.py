"""Measures: described, aimed, archived; who sees what; the file and the pages."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from learning.importing import enter_all, plan
from learning.models import Measure, Reading, Target
from tests.make import make_partner
from tests.make_common_agenda import make_agenda, make_goal
from tests.make_measures import make_measure, make_owed, make_reading
from tests.queries import assert_same_queries

HEADER = "measure,period,partner,dimension,group,value,numerator,denominator,note,flags\n"
NEW = {"name": "Read to", "definition": "All.", "source": "A survey"}


def test_a_measure_is_described_anew_without_losing_anybodys_words(asha):
    measure = Measure.add(asha, **NEW)
    measure.edit(asha, 1, story="More books.")
    with pytest.raises(ValidationError) as refused:
        measure.edit(asha, 1, story="Fewer books.")
    assert (refused.value.code, Measure.objects.get().story) == ("stale", "More books.")


def test_a_measure_serves_a_goal_by_its_lasting_key(asha):
    goal = make_goal(make_agenda(state="adopted"))
    measure = Measure.add(asha, **NEW, serves=goal.key)
    assert measure.served() == goal
    with pytest.raises(ValidationError, match="common agenda in force"):
        Measure.add(asha, **NEW, serves="0" * 32)


def test_how_figures_are_given_stays_once_there_are_some(asha):
    measure = make_measure()
    make_reading(measure, asha, 2024, 5)
    with pytest.raises(ValidationError, match="figures already"):
        measure.edit(asha, 1, every="month")


def test_a_baseline_has_a_day_and_targets_come_after_it(asha):
    with pytest.raises(ValidationError, match="give both"):
        Measure.add(asha, **NEW, baseline=3)
    measure = Measure.add(asha, **NEW, baseline=3, baseline_on=date(2024, 1, 1))
    with pytest.raises(ValidationError, match="not after the baseline"):
        Target.put(asha, measure, date(2023, 1, 1), 9)


def test_archiving_keeps_figures_and_is_undone(as_, asha):
    measure = make_measure("Read to")
    make_reading(measure, asha, 2024, 5)
    client = as_(asha)
    assert "Its figures are kept" in client.post(f"/measures/{measure.slug}/archive/", follow=True).text
    assert list(Measure.objects.current()) == []
    client.post(f"/measures/{measure.slug}/restore/")
    assert (list(Measure.objects.current()), Reading.objects.count()) == ([measure], 1)


def test_population_and_performance_never_share_a_chart(as_, asha):
    for kind in ("population", "performance"):
        make_reading(make_measure(f"Of {kind}", kind=kind), asha, 2024, 5)
    page = as_(asha).get("/measures/").text
    assert page.index("Of population") < page.index("Performance") < page.index("Of performance")
    assert page.count('class="chart curve"') == 2


def test_small_groups_are_hidden_on_the_page_in_the_file_and_at_the_api(as_, asha):
    measure = make_measure("Read to", smallest=10, unit="families")
    by_group = {"language": {"English": (700,), "Tigrinya": (7,), "Spanish": (77,)}}
    make_reading(measure, asha, 2024, 784, by_group=by_group)
    client = as_(asha)
    page, file = (client.get(f"/measures/{measure.slug}/{rest}") for rest in ("", "figures.csv"))
    answer = client.get(f"/api/v1/measures/{measure.pk}/curve/")
    csv = b"".join(file.streaming_content).decode()
    rows = {row["group"]: row["value"] for row in answer.json()["points"][0]["groups"]["language"]}
    assert rows == {"English": 700, "Tigrinya": None, "Spanish": None}
    assert csv.count("not shown: groups under 10") == 2
    assert [text in page.text for text in ("700 families", ">7 families", "77 families")] == [True, False, False]


def test_figures_of_a_file_are_entered_all_or_none(asha):
    make_measure("Read to", roll_up="rate", smallest=5)
    make_partner("Sandpiper")
    rows = (
        "read-to,2024,,,,,61,100,,estimate\nRead to,2023,Sandpiper,,,,5,10,By hand,\nread-to,2024,,age,two,,20,30,,\n"
    )
    assert [(entry.line, entry.kind) for entry in plan((HEADER + rows).encode()).entries] == [(2, "new"), (3, "new")]
    assert enter_all((HEADER + rows).encode(), asha) == 2
    assert [entry.kind for entry in plan((HEADER + rows).encode()).entries] == ["same", "same"]
    assert Reading.objects.get(period=date(2024, 1, 1)).flags == ["estimate"]


def test_what_is_wrong_in_a_file_is_said_line_by_line(asha):
    make_measure("Read to")
    rows = "read-to,soon,,,,1,,,,\nnobody,2024,,,,1,,,,\nread-to,2024,Nobody,,,1,,,,\n"
    rows += "read-to,2023,,,,many,,,,\nread-to,2022,,age,two,1,,,,\n"
    problems = [(one.line, one.column) for one in plan((HEADER + rows).encode()).problems]
    assert problems == [(2, "period"), (3, "measure"), (4, "partner"), (5, "value"), (6, "group")]
    with pytest.raises(ValidationError):
        enter_all((HEADER + "read-to,2021,,,,1,,,,\n" + rows).encode(), asha)
    assert not Reading.objects.exists()


def test_a_file_is_looked_at_before_it_is_entered(as_, asha):
    make_measure("Read to")
    content = HEADER + "read-to,2024,,,,61,,,,\n"
    page = as_(asha).post("/measures/import/enter/", {"content": content}, follow=True)
    assert ("1 figure is entered" in page.text, Reading.objects.get().value) == (True, 61)


@pytest.mark.parametrize(("url", "expected"), [("/measures/", 10), ("/measures/due/", 5)])
def test_lists_ask_the_same_questions_however_long(as_, asha, sandpiper, url, expected):
    def make_row() -> None:
        measure = make_measure(roll_up="sum")
        make_reading(measure, asha, 2024, 5)
        make_owed(measure, sandpiper)

    assert_same_queries(as_(asha), url, make_row, expected)
