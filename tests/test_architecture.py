"""The house rules of docs/architecture.md, on our tree; and that each detector sees what it is there for."""

from pathlib import Path

import pytest

from tests.house import imports, sizes, templates, words
from tests.house.routes import is_public, routes

ROOT = Path(__file__).resolve().parent.parent

# What anybody may open without signing in. A new line here is a decision.
PUBLIC = r"""
^sign-in/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\w-]+)/$
about/
api/v1/^.*$
calendar/<str:token>.ics calendar/public.ics
common-agenda/
common-agenda/versions/<int:number>/
groups/<slug:slug>/updates/
health/live
health/ready
join/
join/thanks/
l/<str:token>/
l/<str:token>/about/<slug:key>/
l/<str:token>/agreement/bundle/
l/<str:token>/agreement/comments/<int:pk>/
l/<str:token>/agreement/compare/
l/<str:token>/agreement/copy/
l/<str:token>/agreement/say/
l/<str:token>/agreement/sign/
l/<str:token>/agreement/thanks/
l/<str:token>/announcements/
l/<str:token>/announcements/<int:number>/help/
l/<str:token>/announcements/of/<slug:slug>/
l/<str:token>/announcements/of/<slug:slug>/give-back/
l/<str:token>/announcements/of/<slug:slug>/withdraw/
l/<str:token>/confirm/
l/<str:token>/edit/
l/<str:token>/exchange/
l/<str:token>/exchange/<str:show>/<int:pk>/close/
l/<str:token>/exchange/<str:show>/<int:pk>/reopen/
l/<str:token>/exchange/<str:show>/new/
l/<str:token>/exchange/needs/<int:pk>/help/
l/<str:token>/exchange/offers/<int:pk>/ask/
l/<str:token>/here/
l/<str:token>/jobs/
l/<str:token>/jobs/<int:pk>/take/
l/<str:token>/jobs/held/<int:pk>/end/
l/<str:token>/lean/
l/<str:token>/leave/
l/<str:token>/logo/
l/<str:token>/logo/<str:name>
l/<str:token>/logo/remove/
l/<str:token>/logo/restore/<str:name>/
l/<str:token>/minutes/
l/<str:token>/people/<int:pk>/back/
l/<str:token>/people/<int:pk>/edit/
l/<str:token>/people/<int:pk>/left/
l/<str:token>/people/add/
l/<str:token>/plan/
l/<str:token>/plan/<int:pk>/
l/<str:token>/plan/<int:pk>/look/
l/<str:token>/plan/meet/<slug:other>/
l/<str:token>/plan/new/
l/<str:token>/story/
l/<str:token>/with/
l/<str:token>/with/<int:pk>/
l/<str:token>/with/thanks/
learning/
learning/<int:pk>/
mailbox/
mailbox/<str:file>/<int:number>/
mailbox/<str:file>/<int:number>/page/
measures/
measures/<slug:slug>/
measures/<slug:slug>/figures.csv
partners/<slug:slug>/logo/<str:name>
reflect/
reflect/<str:token>/
said/<str:token>/
said/<str:token>/withdraw/
say/
say/thanks/
rounds/<int:pk>/
rounds/<int:pk>/about/<slug:key>/
sign-in/
sign-in/again/
sign-in/as/<int:pk>/
sign-in/code/
sign-in/password-forgotten/
sign-in/password-mailed/
sign-in/second-factor/
sign-out/
theme/<int:hue>.css
unsubscribe/<str:token>/
webhooks/mail/
verify/
voices/
highlights/<int:pk>/photo/<str:name>
l/<str:token>/highlight/
l/<str:token>/highlight/answer/
l/<str:token>/highlight/approve/
l/<str:token>/highlight/pass/
l/<str:token>/highlight/pause/
l/<str:token>/highlight/photo/<str:name>
l/<str:token>/highlight/return/
l/<str:token>/highlight/take-back/
mails/<str:token>/
newsletter/archive/
newsletter/archive/<int:pk>/
newsletter/archive/feed.xml
newsletter/confirm/<str:token>/
newsletter/leave/<str:token>/
newsletter/pictures/<str:name>
newsletter/subscribe/
newsletter/subscribe/thanks/
year/<int:year>/
year/<int:year>/year.pdf
"""

RULES = {
    "imports point up": imports.downward_imports,
    "views, forms, tasks and emails stay in their app": imports.private_imports,
    "imports stand at the top, absolute": imports.misplaced_imports,
    "no signals": imports.signals,
    "files are short": sizes.long_files,
    "functions, verbs and views are short": sizes.long_functions,
    "tests are short": sizes.long_tests,
    "names say something": sizes.forbidden_names,
    "no inline style or script": templates.inline_code,
    "one h1 a page": templates.headings,
    "templates are translatable": templates.untranslated,
    "words in Python are translatable": words.untranslated,
    "words of modules are lazy": words.eager,
}


@pytest.mark.parametrize("rule", RULES)
def test_our_house_keeps_the_rule(rule):
    assert "\n".join(RULES[rule](ROOT)) == ""


def test_public_routes_are_exactly_these():
    assert sorted({route.path for route in routes() if is_public(route.view)}) == sorted(PUBLIC.split())


def test_every_variable_of_the_settings_is_in_the_example():
    lines = [line.removeprefix("# ") for line in (ROOT / ".env.example").read_text().splitlines()]
    shown = {line.split("=")[0] for line in lines if "=" in line and line.split("=")[0].isupper()}
    assert shown == words.variables((ROOT / "network" / "settings.py").read_text())


def long(head: str, lines: int) -> str:
    return head + "\n" + "    pass\n" * (lines - 1)


# rule, file, what is wrong with it, the complaint
BAD = [
    ("imports point up", "people/links.py", "import partners.models", "people/links.py:1 imports partners.models, which stands below people"),
    ("imports point up", "people/links.py", "def f():\n    from backbone import urls", "people/links.py:2 imports backbone.urls, which stands below people"),
    ("imports point up", "network/lib/csv.py", "from network import urls", "network/lib/csv.py:1 imports network.urls, which stands below network.lib"),
    ("imports point up", "people/models/a.py", "x = models.ForeignKey('partners.Partner')", "people/models/a.py:1 imports partners.Partner., which stands below people"),
    ("imports point up", "people/a.py", "apps.get_model('partners.Partner')", "people/a.py:1 imports partners.Partner., which stands below people"),
    ("views, forms, tasks and emails stay in their app", "partners/a.py", "from people.forms import X", "partners/a.py:1 imports people.forms.X: people keeps its forms to itself"),
    ("imports stand at the top, absolute", "people/a.py", "from . import links", "people/a.py:1 imports relatively"),
    ("imports stand at the top, absolute", "people/a.py", "def f():\n    import os", "people/a.py:2 imports inside a function"),
    ("no signals", "people/a.py", "from django.dispatch import receiver", "people/a.py:1 uses django.dispatch.receiver: call a verb instead"),
    ("no signals", "people/a.py", "from django.db.models.signals import post_save", "people/a.py:1 uses django.db.models.signals.post_save: call a verb instead"),
    ("files are short", "people/a.py", "x = 1\n" * 301, "people/a.py has 301 lines, at most 300"),
    ("files are short", "templates/a.html", "<p>\n" * 121, "templates/a.html has 121 lines, at most 120"),
    ("files are short", "static/css/a.css", "a {}\n" * 201, "static/css/a.css has 201 lines, at most 200"),
    ("functions, verbs and views are short", "people/a.py", long("def f():", 51), "people/a.py:1 f has 51 lines, at most 50"),
    ("functions, verbs and views are short", "people/models/a.py", long("def sign(self, by):", 26), "people/models/a.py:1 sign has 26 lines, at most 25"),
    ("functions, verbs and views are short", "people/views/a.py", long("def a_list(request):", 21), "people/views/a.py:1 a_list has 21 lines, at most 20"),
    ("tests are short", "tests/test_a.py", long("def test_a():", 26), "tests/test_a.py:1 test_a has 26 lines, at most 25"),
    ("names say something", "people/utils.py", "", "people/utils.py: find the name of what it does"),
    ("names say something", "people/services/a.py", "", "people/services/a.py: find the name of what it does"),
    ("no inline style or script", "templates/a.html", '<p>\n<b style="x"></b>', "a.html:2 style="),
    ("no inline style or script", "templates/a.html", '<script type="module">1</script>', "a.html:1 <script"),
    ("no inline style or script", "templates/a.html", '<a onclick="go()">', "a.html:1 onclick="),
    ("one h1 a page", "templates/a.html", '{% extends "frame.html" %}', "a.html has 0 <h1>"),
    ("one h1 a page", "templates/a.html", '{% extends "frame.html" %}<h1></h1><h1></h1>', "a.html has 2 <h1>"),
    ("templates are translatable", "templates/a.html", "<p>{% translate 'Hi' %}</p>\n<p>Welcome back</p>", "a.html:2 'Welcome back' is not translatable"),
    ("templates are translatable", "templates/a.html", '<input placeholder="Search">', "a.html:1 'Search' is not translatable"),
    ("templates are translatable", "templates/a.html", '{{ name|default:"Nobody yet" }}', "a.html:1 '|default:\"Nobody yet\"' is not translatable"),
    ("words in Python are translatable", "people/a.py", 'raise ValidationError("No")', "people/a.py:1 'No' is not translatable"),
    ("words in Python are translatable", "people/a.py", 'x = CharField(label="Name")', "people/a.py:1 'Name' is not translatable"),
    ("words in Python are translatable", "people/a.py", 'say(request, "Saved")', "people/a.py:1 'Saved' is not translatable"),
    ("words of modules are lazy", "people/a.py", 'from django.utils.translation import gettext as _\nx = _("Name")', "people/a.py:2 calls gettext while it is imported; use gettext_lazy"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "file", "source", "complaint"), BAD, ids=[f"{bad[1]}: {bad[0]}" for bad in BAD])
def test_a_broken_rule_is_seen(tmp_path, rule, file, source, complaint):
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(source)
    assert RULES[rule](tmp_path) == [complaint]


GOOD = """
{% extends "frame.html" %}{# a note #}
<h1>{% translate "Partners" %}</h1>
<p title="{% translate 'Close' %}">{% blocktranslate %}Hello <b>you</b>{% endblocktranslate %} · 3 {{ name }}</p>
<script src="a.js" defer></script>
"""


@pytest.mark.parametrize("rule", ["no inline style or script", "one h1 a page", "templates are translatable"])
def test_a_good_template_passes(tmp_path, rule):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text(GOOD)
    assert RULES[rule](tmp_path) == []


def test_a_variable_missing_in_the_example_is_seen():
    assert words.variables('A = env.bool("DEBUG", default=False)\nB = env("SITE_URL")') == {"DEBUG", "SITE_URL"}
