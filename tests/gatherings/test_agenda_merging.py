"""Two or three facilitators write at once: nobody's text is lost, and a stale save overwrites nothing."""

import threading

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatherings import agenda_builder as builder
from gatherings.models import AgendaItem, Wording
from tests.make import make_person
from tests.make_agendas import make_agenda, make_block, titles


@pytest.fixture
def block(db):
    return make_block(title="Reports", minutes=20, notes="Two from the groups.")


def now(block):
    return AgendaItem.objects.get(pk=block.pk)


def test_two_who_change_different_fields_both_have_their_way(asha, ben, block):
    builder.edit(block, asha, {"title": "Reports"}, {"title": "Reports and asks"})
    builder.edit(block, ben, {"minutes": 20, "title": "Reports"}, {"minutes": 25, "title": "Reports"})
    assert (now(block).title, now(block).minutes) == ("Reports and asks", 25)


def test_two_who_change_the_same_text_keep_both(asha, ben, block):
    base = {"notes": "Two from the groups."}
    builder.edit(block, asha, base, {"notes": "Three from the groups."})
    edited = builder.edit(block, ben, base, {"notes": "Two, and the clinic."})
    assert now(block).notes == "Three from the groups."
    assert [(row.text, row.by) for row in edited.wordings] == [("Two, and the clinic.", ben)]


def test_the_same_text_by_two_is_one(asha, ben, block):
    base = {"notes": "Two from the groups."}
    for person in (asha, ben):
        builder.edit(block, person, base, {"notes": "All four groups."})
    assert (now(block).notes, Wording.objects.count()) == ("All four groups.", 0)


def test_minutes_chosen_by_two_stay_as_the_first_chose_and_the_second_is_told(asha, ben, block):
    builder.edit(block, asha, {"minutes": 20}, {"minutes": 25})
    edited = builder.edit(block, ben, {"minutes": 20}, {"minutes": 15})
    assert (now(block).minutes, edited.kept) == (25, {"minutes": 25})


@pytest.mark.parametrize(("take", "left"), [(True, "Mine."), (False, "Theirs.")])
def test_one_of_two_wordings_is_chosen(asha, ben, block, take, left):
    base = {"notes": "Two from the groups."}
    builder.edit(block, asha, base, {"notes": "Theirs."})
    [wording] = builder.edit(block, ben, base, {"notes": "Mine."}).wordings
    builder.settle(wording, ben, take=take, seen="Theirs.")
    assert (now(block).notes, block.wordings.filter(settled_at=None).count()) == (left, 0)


def test_choosing_over_a_text_one_has_not_seen_keeps_that_text(asha, ben, block):
    base = {"notes": "Two from the groups."}
    builder.edit(block, asha, base, {"notes": "Theirs."})
    [wording] = builder.edit(block, ben, base, {"notes": "Mine."}).wordings
    builder.edit(block, asha, {"notes": "Theirs."}, {"notes": "Theirs, newer."})
    builder.settle(wording, ben, take=True, seen="Theirs.")
    waiting = block.wordings.filter(settled_at=None).values_list("text", flat=True)
    assert (now(block).notes, list(waiting)) == ("Mine.", ["Theirs, newer."])


def test_writing_in_a_block_somebody_removed_brings_it_back_to_its_place(asha, ben, db):
    gathering = make_agenda(10, 20, 30)
    b = gathering.agenda_items.get(title="B")
    builder.remove(b, asha, seen=b.version)
    edited = builder.edit(b, ben, {"notes": ""}, {"notes": "Needed."})
    assert (edited.is_back, titles(gathering), now(b).notes) == (True, "A B C", "Needed.")


EDITORS, BLOCKS, FIELDS = range(3), range(2), st.sampled_from(["title", "notes"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("look"), st.sampled_from(EDITORS)),
        st.tuples(st.just("write"), st.sampled_from(EDITORS), st.sampled_from(BLOCKS), FIELDS),
        st.tuples(st.just("move"), st.sampled_from(EDITORS), st.sampled_from(BLOCKS)),
        st.tuples(st.just("remove"), st.sampled_from(EDITORS), st.sampled_from(BLOCKS)),
    ),
    min_size=2, max_size=14,
)  # fmt: skip


class Story:
    """Three people with pages open. Each writes what nobody wrote before; `unseen` are the texts that nobody replaced
    or removed with them before the eyes."""

    def __init__(self, edit):
        gathering = make_agenda(10, 20)
        self.edit, self.people = edit, [make_person() for _ in EDITORS]
        self.blocks = list(gathering.agenda_items.planned())
        self.pages = [self.as_it_stands() for _ in EDITORS]
        self.unseen, self.count = set(), 0

    def as_it_stands(self):
        return {row.pk: row for row in AgendaItem.objects.filter(pk__in=[row.pk for row in self.blocks])}

    def look(self, who):
        self.pages[who] = self.as_it_stands()

    def write(self, who, which, field):
        seen = self.pages[who][self.blocks[which].pk]
        self.count += 1
        base, text = getattr(seen, field), f"text {self.count}"
        self.edit(seen, self.people[who], {field: base}, {field: text})
        self.unseen = {kept for kept in self.unseen if kept != base} | {text}
        setattr(seen, field, text)

    def move(self, who, which):
        row = self.pages[who][self.blocks[which].pk]
        if now(row).removed_at is None:
            builder.move(row, self.people[who], None)

    def remove(self, who, which):
        seen = self.pages[who][self.blocks[which].pk]
        if now(seen).version == seen.version and now(seen).removed_at is None:
            builder.remove(seen, self.people[who], seen=seen.version)
            self.unseen -= {seen.title, seen.notes}

    def kept(self):
        rows = self.as_it_stands().values()
        there = {text for row in rows if row.removed_at is None for text in (row.title, row.notes)}
        return there | set(Wording.objects.filter(settled_at=None).values_list("text", flat=True))


def play(steps, edit):
    """Returns the texts that were lost."""
    with transaction.atomic():
        story = Story(edit)
        for name, *rest in steps:
            getattr(story, name)(*rest)
        lost = story.unseen - story.kept()
        transaction.set_rollback(True)
    return lost


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_interleaving_of_three_editors_loses_a_text(db, steps):
    assert play(steps, builder.edit) == set()


def without_guard(item, by, base, mine):
    """Save as a plain form would: whoever is last wins."""
    AgendaItem.objects.filter(pk=item.pk).update(**mine)


def test_without_the_guard_a_text_is_lost(db):
    steps = [("write", 0, 0, "notes"), ("write", 1, 0, "notes")]
    assert (play(steps, without_guard), play(steps, builder.edit)) == ({"text 1"}, set())


@pytest.mark.django_db(transaction=True)
def test_three_who_save_at_the_same_moment_lose_nothing():
    block, together = make_block(notes=""), threading.Barrier(3)

    def save(person, text):
        together.wait()
        builder.edit(block, person, {"notes": ""}, {"notes": text})
        connection.close()

    threads = [threading.Thread(target=save, args=(make_person(), f"Text {number}")) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {now(block).notes, *block.wordings.values_list("text", flat=True)} == {"Text 0", "Text 1", "Text 2"}
