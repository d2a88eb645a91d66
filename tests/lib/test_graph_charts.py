"""Names on the drawing of a network: as many as find room, and none across what is greater."""

from network.lib.graph_charts import Dot, with_room

WIDE = 1000


def named(*dots: Dot) -> list[str]:
    return [dot.label for dot in with_room(dots, type_size=13, width=WIDE)]


def test_a_name_covers_neither_another_name_nor_a_greater_dot():
    great, beside, below = Dot("Great", 200, 200, 25, ""), Dot("Beside", 210, 200, 4, ""), Dot("Below", 200, 160, 4, "")
    assert named(great, Dot("Far away", 600, 200, 1, "")) == ["Great", "Far away"]
    assert named(great, beside) == ["Great"]
    assert named(great, below) == ["Great"]


def test_who_is_in_focus_has_its_name_first():
    great, small = Dot("Great", 200, 200, 25, ""), Dot("Small", 210, 210, 1, "", state="focus")
    assert named(great, small) == ["Small"]


def test_no_name_leaves_the_sheet():
    assert named(Dot("A name at the very edge", 0, 50, 3, ""), Dot("Within", 300, 50, 3, "")) == ["Within"]
