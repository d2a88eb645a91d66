"""Forms that hand what was typed to a verb."""

from types import SimpleNamespace

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from network.lib.verb_forms import VerbForm, WebAddressField


class TagsForm(VerbForm):
    tags = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")])
    version = forms.IntegerField()


def refusing(**_typed):
    raise ValidationError("Somebody else saved.", code="stale")


def test_after_a_clash_the_form_holds_what_was_typed_and_the_version_that_stands_now():
    form = TagsForm(QueryDict("tags=a&tags=b&version=1"))
    assert form.hand_to(refusing, **(form.is_valid() and form.cleaned_data)) is None
    again = form.opened_again(SimpleNamespace(version=2))
    assert (again["tags"].value(), again["version"].value(), again.status) == (["a", "b"], 2, 409)


def test_without_a_clash_the_version_is_the_one_the_form_was_opened_with():
    form = TagsForm(QueryDict("tags=a&version=1"))
    assert form.opened_again(SimpleNamespace(version=2))["version"].value() == "1"


def test_what_is_gone_meanwhile_has_version_nought():
    form = TagsForm(QueryDict("tags=a&version=1"))
    form.hand_to(refusing)
    assert form.opened_again(None)["version"].value() == 0


class WebForm(forms.Form):
    website = WebAddressField(label="Website", required=False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("sandpiper.example", "https://sandpiper.example"), ("http://a.example/b", "http://a.example/b"), ("", "")],
)
def test_a_web_address_may_be_typed_as_people_say_it(typed, kept):
    form = WebForm({"website": typed})
    assert (form.is_valid(), form.cleaned_data, 'type="text"' in str(form["website"])) == (
        True,
        {"website": kept},
        True,
    )


def test_what_is_no_web_address_is_told_in_our_words():
    with pytest.raises(ValidationError, match="This is no web address"):
        WebAddressField().clean("no address")
