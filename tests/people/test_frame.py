"""The rail and the menu, which a process keeps between requests."""

import re


def rail(client, url):
    """The addresses in the rail, and those of them that are marked as where we are."""
    nav = client.get(url).content.decode().split("<nav", 1)[1].split("</nav>", 1)[0]
    links = re.findall(r'<a [^>]*href="([^"]+)" (aria-current="page")?>', nav)
    return [url for url, _here in links], [url for url, here in links if here]


def test_each_sees_the_rail_that_is_theirs_whoever_came_before(asha, ben, elif_, as_):
    for _ in range(2):
        assert "/settings/" in rail(as_(asha), "/directory/")[0]
        assert "/partners/sandpiper-playgroup/" in rail(as_(ben), "/directory/")[0]
        assert "/settings/" not in rail(as_(ben), "/directory/")[0]
        assert "/partners/sandpiper-playgroup/" not in rail(as_(elif_), "/directory/")[0]


def test_the_rail_says_where_we_are(asha, as_):
    client = as_(asha)
    for url in ("/directory/", "/partners/", "/directory/people/", "/", "/partners/"):
        assert rail(client, url)[1] == [url.replace("people/", "")]
