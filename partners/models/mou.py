from datetime import timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners import mou_emails, mou_mail
from partners.models.mou_lists import check_gets, check_gives
from partners.models.mou_state import MOVES, Ending, MouQuerySet, MouState, Origin
from partners.models.mou_template import MouTemplate
from partners.models.mou_terms import MouTerms
from partners.models.mou_version import MouVersion, VersionKind
from partners.models.partner import Partner
from partners.mou_clauses import check_clauses, clean, tidy
from partners.mou_document import as_text, document_of, sha256_of
from people.models import AuditEntry, Person

MOU_FIELDS = ("title", "clauses", "gives", "gets", "starts_on", "until")


class Mou(MouTerms):
    """The written agreement of a partner and the network.

    Its fields are the draft, which the backbone works on. What is offered, shown and signed is a MouVersion: a frozen
    text. `number` is that of the latest version; a change that matters is an agreement of its own, which takes the
    place of the one it `follows` once both have signed.
    """

    objects = MouQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partner"], condition=models.Q(state="active"), name="one_active_mou"),
            models.UniqueConstraint(
                fields=["partner"], condition=models.Q(state__in=["draft", "offered"]), name="one_open_mou"
            ),
            models.CheckConstraint(condition=models.Q(state__in=MouState.values), name="mou_state_known"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("starts_on")), name="mou_term_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "discarded"]) | models.Q(number__gte=1), name="mou_has_text"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["active", "renewed", "superseded", "ended"])
                | models.Q(signed_at__isnull=False),
                name="mou_signed_when",
            ),
        ]

    # Verbs: drafting

    def lock(self) -> None:
        """Read this row again and keep others from changing it until the transaction ends."""
        self.refresh_from_db(from_queryset=Mou.objects.select_for_update(of=("self",)))

    @classmethod
    @transaction.atomic
    def draft(cls, by: Person, partner: Partner, template: MouTemplate, **fields: Any) -> "Mou":
        """Begin an agreement from a template. fields: MOU_FIELDS, signer, origin, follows.

        Raises ValidationError when the partner is not here or another one is being drafted or offered already.
        """
        partner.lock()
        if not partner.is_in_directory:
            raise ValidationError(gettext("This partner is not in the network any more."))
        if cls.objects.open().filter(partner=partner).exists():
            raise ValidationError(gettext("Another agreement with this partner is being worked on already."))
        start = fields.setdefault("starts_on", today())
        fields.setdefault("until", start + relativedelta(months=template.months) - timedelta(days=1))
        fields.setdefault("follows", cls.objects.active().filter(partner=partner).first())
        fields.setdefault("origin", Origin.CHANGE if fields["follows"] else Origin.FIRST)
        fields.setdefault("signer", partner.reachable_contact())
        whole = {"title": template.title, "clauses": template.clauses, "gets": template.gets, **fields}
        mou = cls(partner=partner, template=template, keeper=by, **whole)
        mou._check()
        mou.save()
        mou._record("mou.drafted", by, origin=mou.origin)
        return mou

    @transaction.atomic
    def follow(self, by: Person, origin: str = Origin.RENEWAL) -> "Mou":
        """Draft what takes the place of an active agreement, with its words: a renewal, or a change both sign."""
        self.lock()
        self.refuse_unless(MouState.ACTIVE, gettext("Only an active agreement can be renewed or changed."))
        fields = {name: getattr(self, name) for name in ("title", "clauses", "gives", "gets", "signer", "until")}
        if origin == Origin.RENEWAL:
            start = max(self.until + timedelta(days=1), today()) if self.until else today()
            months = self.template.months if self.template else 12
            fields |= {"starts_on": start, "until": start + relativedelta(months=months) - timedelta(days=1)}
        if not (self.signer and self.signer.is_reachable):
            fields.pop("signer")
        template = self.template or MouTemplate.ours(by)
        return Mou.draft(by, self.partner, template, follows=self, origin=origin, **fields)

    @transaction.atomic
    def edit(self, by: Person, revision: int | None = None, **changes: Any) -> "Mou":
        """Change the draft: MOU_FIELDS. What has been offered stays as it was until it is offered again.

        revision: the one the changes were made to; a later one raises ValidationError (code "stale").
        """
        self.lock()
        if revision is not None and revision != self.revision:
            raise ValidationError(gettext("Somebody changed this draft meanwhile."), code="stale")
        if not self.is_open:
            raise ValidationError(gettext("What was signed stays as it is. Propose a change instead."))
        changed = sorted(name for name, value in changes.items() if getattr(self, name) != value)
        if not changed:
            return self
        for name in changed:
            setattr(self, name, changes[name])
        self.revision += 1
        self._check()
        self.save()
        self._record("mou.edited", by, fields=changed)
        return self

    def _check(self) -> None:
        check_clauses(self.clauses)
        check_gives(self.gives)
        check_gets(self.gets)
        self.clauses, self.title = clean(self.clauses), tidy(self.title)
        self.gives = [{**gift, "words": tidy(gift["words"])} for gift in self.gives]
        self.gets = [tidy(words) for words in self.gets]
        if self.until and self.until < self.starts_on:
            raise ValidationError({"until": gettext("It ends before it begins.")})
        self.full_clean(exclude=["partner"], validate_constraints=False)

    @transaction.atomic
    def name_signer(self, by: Person, person: Person) -> "Mou":
        """Say who signs for the partner: one of its people with a mail address. If it is offered, they are asked."""
        self.lock()
        if not self.is_open:
            raise ValidationError(gettext("What was signed stays as it is. Propose a change instead."))
        if not (person.is_reachable and self.partner.affiliations.current().filter(person=person).exists()):
            raise ValidationError({"signer": gettext("Choose somebody of this partner with a mail address.")})
        if person != self.signer:
            mou_mail.close_to_signer(self)
            self.signer, self.revision = person, self.revision + 1
            self.save(update_fields=["signer", "revision"])
            self._record("mou.signer_named", by)
            if self.is_offered:
                ref = f"{self.number}:{self.revision}"
                mou_mail.tell_signer(self, "mou_offered", ref, mou_emails.mou_offered, self)
        return self

    # Verbs: offering

    @transaction.atomic
    def offer(self, by: Person, note: str = "") -> "Mou":
        """Freeze the draft and ask the partner's signer by personal link; no account is needed."""
        self.lock()
        self._refuse_without_signer()
        self.move("offer")
        kind = VersionKind.MATERIAL if self.number else VersionKind.FIRST
        self._freeze(by, kind, document_of(self), note)
        self.offered_at, self.keeper = timezone.now(), by
        self.save()
        self._record("mou.offered", by, version=self.number, sha256=self.current.sha256)
        mou_mail.tell_signer(self, "mou_offered", str(self.number), mou_emails.mou_offered, self)
        return self

    @transaction.atomic
    def offer_again(self, by: Person, note: str = "") -> "Mou":
        """Freeze the changed draft as a new version; signatures under the earlier one no longer count."""
        self.lock()
        self.refuse_unless(MouState.OFFERED, gettext("This is not offered at the moment."))
        if not self.has_unsent_changes:
            raise ValidationError(gettext("Nothing has changed since it was offered."))
        self._refuse_without_signer()
        self.move("offer_again")
        self._freeze(by, VersionKind.MATERIAL, document_of(self), note)
        self.save()
        self._record("mou.offered_again", by, version=self.number, sha256=self.current.sha256)
        mou_mail.close(self)
        mou_mail.tell_signer(self, "mou_changed", str(self.number), mou_emails.mou_changed, self, note)
        return self

    def _refuse_without_signer(self) -> None:
        here = self.partner.affiliations.current().filter(person=self.signer)
        if self.signer is None or not self.signer.is_reachable or not here.exists():
            raise ValidationError({"signer": gettext("Say first who signs for the partner, with a mail address.")})

    @transaction.atomic
    def withdraw(self, by: Person | None) -> "Mou":
        """Take an offer back: a draft again. Its links stop working, and the signer hears of it."""
        self.lock()
        self.move("withdraw")
        mou_mail.close(self)
        self.save()
        self._record("mou.withdrawn", by, version=self.number)
        if self.signer:
            mou_mail.tell_withdrawn(self, mou_emails.mou_withdrawn(self.signer, self))
        return self

    @transaction.atomic
    def discard(self, by: Person | None) -> "Mou":
        """Put a draft away; it can be taken up again."""
        return self._step(by, "discard", "mou.discarded")

    @transaction.atomic
    def take_up_again(self, by: Person) -> "Mou":
        """Go on with a draft that was put away."""
        if Mou.objects.open().filter(partner=self.partner).exists():
            raise ValidationError(gettext("Another agreement with this partner is being worked on already."))
        return self._step(by, "take_up_again", "mou.taken_up")

    def _step(self, by: Person | None, move: str, act: str) -> "Mou":
        self.lock()
        self.move(move)
        self.save()
        self._record(act, by)
        return self

    # Verbs: in force

    @transaction.atomic
    def activate(self, by: Person) -> "Mou":
        """In force from now on, in the place of the one before. Called when both sides have signed."""
        if not (self.current and self.current.is_signed_by_both):
            raise ValidationError(gettext("Both sides sign first."))
        self.partner.lock()
        for before in Mou.objects.select_for_update(of=("self",)).active().filter(partner=self.partner):
            renewed = self.origin == Origin.RENEWAL and before.pk == self.follows_id
            before.close("renew" if renewed else "supersede", by)
        self.move("activate")
        self.signed_at = timezone.now()
        self.save()
        self._record("mou.activated", by, version=self.number, sha256=self.current.sha256)
        mou_mail.close_offer(self)
        return self

    @transaction.atomic
    def correct(self, by: Person, texts: dict[str, str], note: str) -> MouVersion:
        """Correct a slip in an active agreement: key of a clause → its text. Both sides get it; nobody signs anew."""
        self.lock()
        self.refuse_unless(MouState.ACTIVE, gettext("Only an active agreement can be corrected."))
        if not note.strip():
            raise ValidationError({"note": gettext("Say in a few words what was corrected.")})
        document = self.current.document
        clauses = [{**row, "text": tidy(texts.get(row["key"], row["text"]))} for row in document["clauses"]]
        if clauses == document["clauses"] or not all(row["text"] for row in clauses):
            raise ValidationError(gettext("Nothing has changed."))
        self._freeze(by, VersionKind.MINOR, {**document, "clauses": clauses}, note)
        self.save()
        self._record("mou.corrected", by, version=self.number, sha256=self.current.sha256)
        mou_mail.tell_both(self, "mou_corrected", str(self.number), mou_emails.mou_corrected, self, note)
        return self.current

    def _freeze(self, by: Person, kind: str, document: dict, note: str) -> None:
        text = as_text(document)
        self.number += 1
        MouVersion.objects.create(
            mou=self, number=self.number, kind=kind, note=tidy(note)[:500], document=document, text=text,
            sha256=sha256_of(text), size=len(text.encode()), frozen_by=by,
        )  # fmt: skip

    @transaction.atomic
    def end(self, by: Person | None, ending: str = Ending.CALLED_OFF, words: str = "") -> "Mou":
        """End an active agreement; what was signed stays readable. Both sides hear of it, unless the partner left."""
        self.lock()
        self.ending, self.ending_words = ending, tidy(words)[:500]
        self.close("end", by)
        if ending != Ending.LEFT:
            mou_mail.tell_both(self, "mou_ended", str(self.pk), mou_emails.mou_ended, self)
        return self

    def close(self, move: str, by: Person | None) -> None:
        self.move(move)
        self.ended_on = today()
        self.save()
        self._record("mou.ended", by, how=self.ending or self.state)

    def move(self, name: str) -> None:
        """Go one of the declared ways; any other is refused."""
        before, after = MOVES[name]
        if self.state != before:
            raise ValidationError(gettext("This has moved on meanwhile. Look again at where it stands."))
        self.state = after

    def _record(self, act: str, by: Person | None, **detail: Any) -> None:
        AuditEntry.record(act, by=by, target=self.partner, mou=self.pk, **detail)
