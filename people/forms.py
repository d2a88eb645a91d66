"""Forms about people and the network."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.verb_forms import SaysWhatIsMissing, zone_widget
from people.models import AuditEntry, Network, Person
from people.models.audit import ACTS
from people.models.network import check_time_zone

ZONE_HINT = _("Type part of a city’s name, such as Berlin, and choose.")
CONTACT = ("name", "pronouns", "email", "email_visibility", "phone", "phone_visibility")
MINE = ("name", "pronouns", "phone", "phone_visibility", "email_visibility", "language", "time_zone")
# Accents with a name; the degree of each on the colour wheel (oklch).
ACCENTS = {
    192: _("Lagoon"), 230: _("Harbour"), 270: _("Indigo"), 310: _("Plum"),
    350: _("Rose"), 30: _("Brick"), 75: _("Honey"), 145: _("Meadow"),
}  # fmt: skip
DAYS = {30: _("a month"), 90: _("three months"), 365: _("a year")}


class ModelLabels(SaysWhatIsMissing, forms.ModelForm):
    """The model's own words as labels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for form_field in self.fields.values():
            form_field.label = capfirst(str(form_field.label))

    def changes(self) -> dict[str, Any]:
        """What to hand to the verb: the fields of the model, cleaned."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    def _post_clean(self) -> None:
        """The verb changes the model and checks it; the form only reads."""

    def hand_to(self, verb: Callable[..., Any], **arguments: Any) -> Any:
        """Call a verb with what was typed; what the verb objects to becomes an error of the form (then None)."""
        try:
            return verb(**arguments, **self.changes())
        except ValidationError as error:
            self.add_error(None, error if hasattr(error, "code") else ValidationError(error.messages))
        return None

    def save_since(self, edit: Callable[..., Any], by: Person) -> Any:
        """Hand to a verb that refuses when somebody else saved since this form was opened."""
        return self.hand_to(edit, by=by, version=self.cleaned_data["version"] or 0)

    @property
    def is_stale(self) -> bool:
        """Whether somebody else saved since this form was opened."""
        return self.has_error(NON_FIELD_ERRORS, code="stale")

    def opened_again(self) -> "ModelLabels":
        """With what was typed, and the version that stands now: sending it once more is meant."""
        if self.is_stale:
            version = Person.objects.get(pk=self.instance.pk).version
            self.data = MultiValueDict({**dict(self.data.lists()), "version": [version]})  # type: ignore[attr-defined]
        return self

    @property
    def status(self) -> int:
        return 409 if self.is_stale else 422 if self.errors else 200


class MyDetails(ModelLabels):
    """What somebody says about themselves, and how we write to them."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Person
        fields = MINE
        help_texts = {"pronouns": _("Such as she/her, they/them."), "time_zone": ZONE_HINT}
        widgets = {"time_zone": zone_widget(), "language": forms.Select(choices=settings.LANGUAGES)}

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data, instance=person, initial={"version": person.version})
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["phone"].widget.attrs["autocomplete"] = "tel"

    def clean_language(self) -> str:
        if self.cleaned_data["language"] not in dict(settings.LANGUAGES):
            raise ValidationError(_("Choose one of the languages."))
        return self.cleaned_data["language"]


class Contact(ModelLabels):
    """Backbone staff enter or correct somebody's contact details."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Person
        fields = CONTACT
        help_texts = {"email": _("Without it we cannot write to this person, and nobody can sign in.")}

    def __init__(self, data: Any = None, person: Person | None = None) -> None:
        super().__init__(data, instance=person, initial={"version": person.version if person else None})

    def clean_email(self) -> str | None:
        email = (self.cleaned_data["email"] or "").lower() or None
        if email and Person.objects.filter(email=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("This address belongs to somebody in the list already."))
        return email


class NewAddress(SaysWhatIsMissing, forms.Form):
    new_email = forms.EmailField(
        label=_("New mail address"), help_text=_("We write to both addresses; both have to say yes within three days.")
    )

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data)
        self.person = person

    def clean_new_email(self) -> str:
        email = self.cleaned_data["new_email"].lower()
        if email == self.person.email:
            raise ValidationError(_("This is your address already."))
        return email


class Arrival(forms.Form):
    """Coming in for the first time: nothing is asked that could not wait."""

    time_zone = forms.CharField(
        label=_("My time zone"), required=False, validators=[check_time_zone], widget=zone_widget(), help_text=ZONE_HINT
    )
    password = forms.CharField(
        label=_("A password"), required=False, strip=False,
        help_text=_("Only if you like: we can send you a code by mail each time instead. At least 8 characters."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, person: Person, data: Any = None, may_set_password: bool = True) -> None:
        zone = person.time_zone or Network.current().time_zone
        super().__init__(data, initial={"time_zone": zone})
        self.person = person
        if not may_set_password:
            del self.fields["password"]

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        return get_adapter().clean_password(password, user=self.person) if password else ""


class InvitationWords(SaysWhatIsMissing, forms.Form):
    words = forms.CharField(
        label=_("A few words of your own"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They stand at the top of the mail."),
    )  # fmt: skip


class Roles(ModelLabels):
    class Meta:
        model = Person
        fields = ("is_backbone", "is_facilitator")
        help_texts = {
            "is_backbone": _("Sees and does everything: partners, people, mails, settings."),
            "is_facilitator": _("Prepares and runs gatherings."),
        }


class NetworkForm(ModelLabels):
    class Meta:
        model = Network
        fields = ("name", "description", "contact_email", "hue", "time_zone", "second_factor_required")
        widgets = {"hue": forms.RadioSelect, "time_zone": zone_widget()}
        help_texts = {
            "hue": "",
            "time_zone": ZONE_HINT,
            "contact_email": _("Shown on the public page and at the foot of pages."),
            "second_factor_required": _("They are asked to add one before anything else, you too."),
        }

    def __init__(self, network: Network, data: Any = None) -> None:
        super().__init__(data, instance=network)
        accents = {**ACCENTS, network.hue: ACCENTS.get(network.hue, _("As it is now"))}
        self.fields["hue"] = forms.TypedChoiceField(
            label=capfirst(str(_("accent colour"))), choices=list(accents.items()), coerce=int,
            widget=forms.RadioSelect, initial=network.hue,
        )  # fmt: skip


class TokenForm(SaysWhatIsMissing, forms.Form):
    days = forms.TypedChoiceField(label=_("Works for"), choices=list(DAYS.items()), coerce=int, initial=90)


class Erasure(SaysWhatIsMissing, forms.Form):
    """Typing the name makes sure that somebody means it."""

    name = forms.CharField(label=_("Type the name to confirm"), max_length=150)

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data)
        self.person = person
        self.fields["name"].help_text = gettext("The name is: %(name)s") % {"name": person.name}
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_name(self) -> str:
        if self.cleaned_data["name"].strip().casefold() != self.person.name.casefold():
            raise ValidationError(_("This is not the name that stands there."))
        return self.cleaned_data["name"]


class PeopleFilter(forms.Form):
    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    role = forms.ChoiceField(
        label=_("Who"), required=False,
        choices=[
            ("", _("everybody")), ("backbone", _("backbone staff")), ("facilitator", _("facilitators")),
            ("bounced", _("mail came back")), ("never", _("never signed in")), ("off", _("switched off")),
        ],
    )  # fmt: skip


class AuditFilter(forms.Form):
    who = forms.CharField(label=_("Who"), required=False, max_length=100)
    act = forms.ChoiceField(label=_("Act"), required=False)
    about = forms.ChoiceField(label=_("About"), required=False)
    target = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["act"].choices = [("", _("every act")), *sorted(ACTS.items(), key=lambda act: str(act[1]))]
        kinds = ContentType.objects.filter(pk__in=AuditEntry.objects.values("target_type").distinct())
        self.fields["about"].choices = [("", _("everything")), *((str(kind.pk), kind.name) for kind in kinds)]
