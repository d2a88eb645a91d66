"""What waits about newsletter issues: one in the making, one scheduled, one that did not leave."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from gatherings.when import clock
from network.lib.cues import Audience, Cue, Line, Section, register
from network.lib.dates import ago, plain_day
from newsletter.models import Issue
from people.models import Person


def stranded(_person: Person) -> QuerySet[Issue]:
    """Scheduled, and did not leave."""
    return Issue.objects.drafts().exclude(trouble="").order_by("pk")


def stranded_line(issue: Issue) -> Line:
    text = format_html(_("<b>{}</b> did not leave"), issue)
    return Line(issue.subject, text, issue.trouble, _("Mend it"), issue.get_absolute_url(), is_organisation=False)


def in_the_making(_person: Person) -> QuerySet[Issue]:
    return Issue.objects.drafts().filter(trouble="").order_by("pk")


def draft_line(issue: Issue) -> Line:
    text = format_html(_("The newsletter <b>{}</b> is in the making"), issue)
    note = _("begun %(when)s") % {"when": ago(issue.created_at)}
    return Line(_("Newsletter"), text, note, _("Go on writing"), issue.get_absolute_url(), is_organisation=False)


def to_leave(_person: Person) -> QuerySet[Issue]:
    return Issue.objects.scheduled().order_by("scheduled_for", "pk")


def scheduled_line(issue: Issue) -> Line:
    moment = timezone.localtime(issue.scheduled_for)
    text = format_html(_("The newsletter <b>{}</b> leaves by itself"), issue)
    note, url = f"{plain_day(moment)}, {clock(moment)}", reverse("issue_preview", args=[issue.pk])
    return Line(_("Newsletter"), text, note, _("Look once more"), url, is_organisation=False)


BACKBONE, WILL = Audience.BACKBONE, Section.WILL
register(
    Cue("issue.stranded", BACKBONE, WILL, stranded, stranded_line, all_at="issue_list", rank=5),
    Cue("issue.draft", BACKBONE, WILL, in_the_making, draft_line, all_at="issue_list", rank=60),
    Cue("issue.scheduled", BACKBONE, WILL, to_leave, scheduled_line, all_at="issue_list", rank=70),
)
