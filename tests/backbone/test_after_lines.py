"""What somebody promised, and minutes that wait, stand on their home page."""

from gatherings import closing
from tests.make_after import make_commitment, make_idea
from tests.make_gatherings import make_gathering, make_running


def test_a_promise_waits_on_the_home_page_until_it_is_told_of(as_, ben, chidi):
    promise = make_commitment(make_gathering("Last time", chidi, in_days=-30), ben, "Ask two families")
    assert "Ask two families" in as_(ben).get("/").content.decode()
    promise.tell(ben, "kept")
    assert "Ask two families" not in as_(ben).get("/").content.decode()


def test_a_draft_waits_for_its_facilitator(as_, chidi):
    gathering = make_running("Early reading", chidi)
    make_idea(gathering, "Twelve families", sort="note")
    minutes = closing.close(gathering, chidi)
    assert "are a draft" in as_(chidi).get("/").content.decode()
    closing.approve(minutes, chidi)
    assert "are a draft" not in as_(chidi).get("/").content.decode()
