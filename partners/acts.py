"""What the acts of this app are called."""

from django.utils.translation import gettext_lazy as _

from people.models.audit import ACTS

ACTS.update(
    {
        "partner.added": _("entered this partner"),
        "partner.edited": _("edited the profile"),
        "partner.stage_changed": _("changed the stage"),
        "partner.asked": _("asked to confirm the profile"),
        "partner.reminded": _("reminded to confirm the profile"),
        "partner.confirmed": _("confirmed the profile"),
        "partner.logo_set": _("changed the logo"),
        "partner.logo_removed": _("took the logo away"),
        "partner.archived": _("archived this partner"),
        "partner.restored": _("restored this partner"),
        "partner.merged": _("merged two entries"),
        "affiliation.started": _("added a colleague"),
        "affiliation.edited": _("changed a colleague’s role"),
        "affiliation.made_primary": _("chose the primary contact"),
        "affiliation.ended": _("said that somebody has left"),
        "affiliation.resumed": _("said that somebody is back"),
        "application.submitted": _("asked to join"),
        "application.welcomed": _("welcomed the application"),
        "application.declined": _("declined the application"),
        "application.aside": _("put the application aside"),
        "application.held": _("took the application up again"),
    }
)
