"""What stands in the sections of an issue: found, chosen, and told as it is today."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from network.lib.merging import same, three_way
from newsletter.models import Issue, Item, Section
from newsletter.sources import SOURCES, Source, Told
from people.models import Person

MOST_ITEMS = 60
# What a new issue begins with, when there is none to go by.
FIRST_SECTIONS = ("text", "highlight", "announcements", "gatherings", "jobs", "needs", "lessons", "welcomes")


@dataclass(frozen=True)
class Row:
    """An item and how it reads now. told None: its readers may not see it, or it tells nothing (any more)."""

    item: Item
    told: Told | None

    @property
    def is_gone(self) -> bool:
        return self.told is None

    @property
    def is_shown(self) -> bool:
        return self.item.is_chosen and self.told is not None

    @property
    def title(self) -> str:
        return self.item.title if self.item.is_edited or self.told is None else self.told.title

    @property
    def words(self) -> str:
        return self.item.words if self.item.is_edited or self.told is None else self.told.words

    @property
    def picture(self) -> str:
        return self.told.picture if self.told else ""

    @property
    def alt(self) -> str:
        return self.told.alt if self.told else ""


def rows_of(section: Section) -> list[Row]:
    """The rows of a section, each as it reads today. Two queries, and what telling them takes."""
    items = list(section.items.all())
    source = SOURCES.get(section.kind)
    if source is None or not items:
        return []
    is_public = section.issue.is_public
    found = list(source.pool(is_public).filter(pk__in=[item.source for item in items]))
    told = dict(zip([row.pk for row in found], source.tell(found, is_public), strict=True))
    return [Row(item, told.get(item.source)) for item in items]


def sections_of(issue: Issue) -> list[tuple[Section, list[Row]]]:
    """The sections in their order, with their rows."""
    sections = list(issue.sections.standing().prefetch_related("items"))
    for section in sections:
        section.issue = issue
    return [(section, rows_of(section)) for section in sections]


# Verbs


@transaction.atomic
def begin(by: Person | None, **fields: Any) -> Issue:
    """A new issue with the sections of the last one, and what is new in each."""
    last = Issue.objects.order_by("-pk").first()
    kinds = (
        [(row.kind, row.title) for row in last.sections.standing()] if last else [(kind, "") for kind in FIRST_SECTIONS]
    )
    issue = Issue.start(by, **fields)
    for kind, title in kinds:
        add_section(issue, by, kind, title=title)
    return issue


@transaction.atomic
def add_section(issue: Issue, by: Person | None, kind: str, **fields: Any) -> Section:
    """A section, with proposals of what is new."""
    section = Section.add(by, issue, kind, **fields)
    propose(section)
    return section


def look_again(issue: Issue, by: Person | None) -> int:
    """Propose what has come since; what is there keeps its place and words. Returns how many rows came."""
    with transaction.atomic():
        issue.lock()
        issue.refuse_if_not_draft()
        return sum(propose(section) for section in issue.sections.standing())


def propose(section: Section) -> int:
    """Rows for what is new and not there yet; the first ones chosen. Returns how many."""
    source = SOURCES.get(section.kind)
    if source is None:
        return 0
    there = set(section.items.values_list("source", flat=True))
    new = [(row, told) for row, told in _new_rows(source, section.issue) if row.pk not in there]
    chosen = section.items.filter(is_chosen=True).count()
    items = []
    for number, (row, told) in enumerate(new[: MOST_ITEMS - len(there)]):
        is_chosen = told.is_proposed and chosen < source.most
        chosen += is_chosen
        items.append(Item(section=section, source=row.pk, is_chosen=is_chosen, position=len(there) + number))
    return len(Item.objects.bulk_create(items, ignore_conflicts=True))


def _new_rows(source: Source, issue: Issue) -> Iterable[tuple[Any, Told]]:
    rows = list(source.recent(source.pool(issue.is_public), issue)[:MOST_ITEMS])
    return [(row, told) for row, told in zip(rows, source.tell(rows, issue.is_public), strict=True) if told]


@transaction.atomic
def choose(item: Item, by: Person | None, on: bool) -> Item:
    """Let a row stand in the issue, or leave it out."""
    item.section.issue.lock()
    item.section.issue.refuse_if_not_draft()
    Item.objects.filter(pk=item.pk).update(is_chosen=on)
    item.is_chosen = on
    return item


@transaction.atomic
def choose_all(section: Section, by: Person | None, shown: Iterable[str], chosen: Iterable[str]) -> None:
    """The same for all rows a page showed (their ids as the page sends them)."""
    section.issue.lock()
    section.issue.refuse_if_not_draft()
    there = {str(item.pk): item for item in section.items.all()}
    for pk in {*shown} & there.keys():
        section.items.filter(pk=pk).update(is_chosen=pk in chosen)


@transaction.atomic
def word(issue: Issue, by: Person, base: dict[str, str], mine: dict[str, str]) -> list[str]:
    """Change subject and preheader, as write() does with the texts of a section."""
    issue.lock()
    issue.refuse_if_not_draft()
    now = {name: getattr(issue, name) for name in mine}
    changes, clashes = three_way({**now, **base}, mine, now=now)
    both = {name: _both(name, theirs, mine[name])[:150] for name, theirs in clashes.items()}
    if issue.take({name: text.strip() for name, text in {**changes, **both}.items()}):
        issue.version += 1
        issue.refuse_if_wrong()
        issue.save(update_fields=[*now, "version"])
    return sorted(both)


@transaction.atomic
def write(section: Section, by: Person | None, base: dict[str, str], mine: dict[str, str]) -> list[str]:
    """Change the texts of a section and of its rows: "title", "words", "alt", "title-<row>", "words-<row>".

    base: what stood there when the writer began. Where somebody else changed the same text meanwhile, both texts stand
    there then, one after the other; returns the names of such fields.
    """
    section.issue.lock()
    section.issue.refuse_if_not_draft()
    section.refresh_from_db()
    rows = {str(row.item.pk): row for row in rows_of(section)}
    now = standing_in(section, rows.values())
    mine = {name: text for name, text in mine.items() if name in now}
    changes, clashes = three_way({**now, **base}, mine, now={name: now[name] for name in mine})
    both = {name: _both(name, theirs, mine[name]) for name, theirs in clashes.items()}
    for name, text in {**changes, **both}.items():
        _put(section, rows, name, text.replace("\r\n", "\n").strip())
    if changes or both:
        section.version += 1
        section.full_clean(validate_constraints=False, validate_unique=False)
        section.save()
    return sorted(both)


def standing_in(section: Section, rows: Iterable[Row]) -> dict[str, str]:
    """Field of the editor → what stands in it now; rows whose words are somebody else's have none."""
    now = {"title": section.title, "words": section.words, "alt": section.alt}
    for row in () if has_fixed_words(section) else rows:
        pk = row.item.pk
        now |= {f"title-{pk}": row.title, f"words-{pk}": row.words}
    return now


def has_fixed_words(section: Section) -> bool:
    source = SOURCES.get(section.kind)
    return source is not None and source.is_fixed


def _both(name: str, theirs: str, mine: str) -> str:
    if same(theirs, mine) or not mine.strip():
        return theirs
    return f"{theirs}\n\n{mine}" if name.startswith("words") else f"{theirs} / {mine}"


def _put(section: Section, rows: dict[str, Row], name: str, text: str) -> None:
    field, _dash, pk = name.partition("-")
    if not pk:
        setattr(section, field, text)
        return
    item = rows[pk].item
    if not item.is_edited:
        item.title, item.words, item.is_edited = rows[pk].title, rows[pk].words, True
    setattr(item, field, text)
    _check(item, partial(_at_row, pk))
    item.save()


def _at_row(pk: str, field: str) -> str:
    return f"{field}-{pk}"


def _check(item: Item, name_of: Any) -> None:
    if item.is_edited and not item.title:
        raise ValidationError({name_of("title"): gettext("Give it a heading.")})
    try:
        item.clean_fields(exclude=["section"])
    except ValidationError as error:
        raise ValidationError({name_of(field): words for field, words in error.message_dict.items()}) from error
