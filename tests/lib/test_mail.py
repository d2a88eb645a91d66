"""A message as mail programs get it: text complete on its own, HTML with nothing from outside."""

import re

import pytest

from network.lib.mail import Message, Section, accent, dear, render
from people.kinds import KINDS

WHOLE = Message(
    subject="Is this\nstill true?",
    greeting="Dear Lena,",
    paragraphs=["Twice a year we ask whether what we hold about <b>Sandpiper</b> & friends is still true of you all."],
    facts=[("Website", "https://sandpiper.example"), ("Hours", "Mon\nTue")],
    button=("Look & confirm", "https://network.example.org/l/a~b/?x=1&y=2"),
    after=["Has somebody left?"],
    why="You get this mail because you are the contact.",
    unsubscribe_url="https://network.example.org/unsubscribe/abc/",
)


def test_the_text_is_complete_on_its_own():
    text, _html = render(WHOLE, "Harbour County", 192)
    assert text == (
        "Dear Lena,\n\n"
        "Twice a year we ask whether what we hold about <b>Sandpiper</b> &\nfriends is still true of you all.\n\n"
        "Website: https://sandpiper.example\nHours: Mon\nTue\n\n"
        "Look & confirm:\nhttps://network.example.org/l/a~b/?x=1&y=2\n\n"
        "Has somebody left?\n\nHarbour County\n\n-- \n"
        "You get this mail because you are the contact.\n"
        "Stop mails of this kind:\nhttps://network.example.org/unsubscribe/abc/\n"
    )


def test_the_page_says_the_same_and_lets_nothing_in():
    _text, html = render(WHOLE, "Harbour County", 192)
    assert "&lt;b&gt;Sandpiper&lt;/b&gt; &amp; friends" in html
    assert 'href="https://network.example.org/l/a~b/?x=1&amp;y=2"' in html
    assert "Mon<br />Tue" in html


@pytest.mark.parametrize("name", sorted(KINDS))
def test_no_mail_loads_anything_from_anywhere(db, name):
    _text, html = render(KINDS[name].sample(), "Harbour County", 192)
    assert re.findall(r"<(?:img|link|script|iframe)\b|@import|url\(", html) == []


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_mail_greets_by_the_whole_name_or_by_none(db, name):
    greeting = KINDS[name].sample().greeting
    assert greeting in ("", "Hello,", dear("Lena Novak"), dear("Ola Berg"))


def test_the_links_of_a_digest_are_readable_in_the_dark():
    week = Message(
        "Your week", [], "Why.", sections=[Section("Figures", ["One is due."], button=("Enter it", "https://x"))]
    )
    _text, html = render(week, "Harbour County", 192)
    assert f".go a {{ color: {accent(192, 0.80, 0.09)} !important }}" in html
    assert re.search(r'class="word go"[^>]*>\s*<div[^>]*><a href="https://x"', html)


def test_a_code_is_never_broken_over_two_lines():
    text, _html = render(Message("A code", ["word " * 13 + "MBTR-QSXW-MBTR"], "Why."), "Harbour County", 192)
    assert "MBTR-QSXW-MBTR" in text


def test_the_subject_is_one_line():
    assert WHOLE.one_line_subject() == "Is this still true?"


def test_the_accent_is_the_one_of_the_pages():
    """As Chromium computes oklch(43% .085 192) and oklch(80% .09 192)."""
    assert (accent(192, 0.43, 0.085), accent(192, 0.80, 0.09)) == ("#005e5c", "#72d0cd")


@pytest.mark.parametrize("letter", ["\x00", "\x01", "\x0b", "\x1b", "\ufffe", "\uffff"], ids=ascii)
def test_what_no_mail_can_hold_is_left_out(letter):
    broken = Message(
        f"A{letter}", [f"b{letter}c"], f"Why{letter}.", greeting=f"D{letter}", facts=[("f", f"g{letter}h")]
    )
    text, html = render(broken, "Harbour County", 192)
    assert (broken.one_line_subject(), text) == ("A", "D\n\nbc\n\nf: gh\n\nHarbour County\n\n-- \nWhy.\n")
    assert letter not in html
