"""What the acts of this app are called."""

from django.utils.translation import gettext_lazy as _

from people.models.audit import ACTS

ACTS.update(
    {
        "network.described": _("changed how the network describes itself"),
        "person.added": _("added this person"),
        "person.edited": _("changed contact details"),
        "person.roles_set": _("changed roles in the network"),
        "person.invited": _("sent an invitation"),
        "person.kind_stopped": _("switched a kind of mail off"),
        "person.kind_resumed": _("switched a kind of mail on again"),
        "person.mails_chosen": _("chose which mails come"),
        "person.digest_chosen": _("chose how mails come"),
        "person.arrived": _("came in by invitation"),
        "person.bounced": _("mail came back"),
        "person.address_asked": _("asked to change the mail address"),
        "person.signed_out_everywhere": _("signed out everywhere"),
        "person.token_made": _("made a token for programs"),
        "person.token_revoked": _("revoked a token for programs"),
        "person.password_set": _("chose a new password"),
        "person.second_factor_added": _("added a second factor"),
        "person.second_factor_removed": _("took the second factor away"),
        "person.recovery_codes_made": _("made new recovery codes"),
        "person.data_exported": _("took a copy of their data"),
        "person.erased": _("erased their personal data"),
        "person.deactivated": _("may no longer sign in"),
        "person.activated": _("may sign in again"),
        "delivery.cancelled": _("called a mail back"),
        "delivery.many_cancelled": _("called waiting mails back"),
        "delivery.sent_again": _("sent a mail again"),
        "reminder_plan.edited": _("changed a reminder"),
        "reminders.paused": _("paused all reminders"),
        "reminders.resumed": _("let reminders go out again"),
        "reminder.sent_after_all": _("sent a missed reminder after all"),
        "suppression.lifted": _("let mail go to an address again that had come back"),
        "delivery.resumed": _("let mail flow again"),
        "delivery.resolved": _("decided about a mail in doubt"),
    }
)
