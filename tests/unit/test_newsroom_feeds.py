"""The newsroom's feeds and sitemaps say what the newsroom says."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.request import Request, urlopen

import pytest
from lxml import etree

from crawler.listing import read_listing
from tema.newsroom import Newsroom, RunningNewsroom, TrueArticle

TOPIC = "Казахстан"
OUTLETS = ["horizont", "vestnik", "dala"]
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
SHARP = 'Тест & „<b>“ "ғұқ" ]]>'


@pytest.fixture(scope="module", params=OUTLETS)
def outlet(request) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def running() -> Iterator[RunningNewsroom]:
    newsroom = Newsroom()
    for key in OUTLETS:
        latest = next(a for a in newsroom.articles() if a.outlet == key and a.topics)
        newsroom.publish(latest.edited(path="/ostro&1", headline=SHARP, description=SHARP))
    with RunningNewsroom(newsroom) as running:
        yield running


def parsed(url: str) -> etree._Element:
    """A well-formed document at an address."""
    with urlopen(url) as answer:
        return etree.fromstring(answer.read())


def texts(node: etree._Element, path: str) -> list[str]:
    return [str(text) for text in node.xpath(path, namespaces=NAMES)]


def of(running: RunningNewsroom, outlet: str) -> list[TrueArticle]:
    return [a for a in running.newsroom.articles() if a.outlet == outlet]


def feed_url(running: RunningNewsroom, outlet: str) -> str:
    """Where a topic page says that its feed is."""
    with urlopen(running.topic_urls()[outlet]) as answer:
        page = etree.HTML(answer.read())
    [link] = page.xpath("//link[@rel='alternate' and @type='application/atom+xml']/@href")
    return str(link)


def test_each_topic_page_names_its_feed(running):
    base = {key: running.base_url(key) for key in OUTLETS}
    assert [feed_url(running, key) for key in OUTLETS] == [
        f"{base['horizont']}/tema/kazahstan/feed.atom",
        f"{base['vestnik']}/theme/kazakhstan/atom.xml",
        f"{base['dala']}/tag/qazaqstan/feed",
    ]


def test_a_feed_has_the_newest_twenty_of_the_topic(running, outlet):
    feed = parsed(feed_url(running, outlet))
    newest = [a for a in of(running, outlet) if TOPIC in a.topics][:20]
    assert len(newest) == 20
    for entry, true in zip(feed.findall("a:entry", NAMES), newest, strict=True):
        assert texts(entry, "a:title/text()") == [true.headline]
        assert texts(entry, "a:summary/text()") == [true.description]
        assert texts(entry, "a:link[@rel='alternate']/@href") == [running.url_of(true)]
        assert texts(entry, "a:author/a:name/text()") == [name for name, _ in true.authors]
        assert texts(entry, "@xml:lang") == [true.in_language]
        [published], [updated] = (texts(entry, f"a:{n}/text()") for n in ("published", "updated"))
        assert datetime.fromisoformat(published) == true.date_published
        assert datetime.fromisoformat(updated) == true.last_changed


def test_a_feeds_ids_are_its_own_and_its_time_is_its_newest(running, outlet):
    feed = parsed(feed_url(running, outlet))
    ids = texts(feed, "//a:id/text()")
    assert len(set(ids)) == 21
    times = [datetime.fromisoformat(text) for text in texts(feed, "a:entry/a:updated/text()")]
    assert [max(times).isoformat()] == texts(feed, "a:updated/text()")


def test_the_list_of_a_feed_begins_like_its_topic_page(running, outlet):
    url = running.topic_urls()[outlet]
    with urlopen(url) as answer:
        listed = read_listing(answer.read(), url, headers=dict(answer.headers)).article_urls
    links = texts(parsed(feed_url(running, outlet)), "a:entry/a:link/@href")
    assert links[: len(listed)] == listed


def test_robots_names_both_sitemaps(running, outlet):
    base = running.base_url(outlet)
    with urlopen(f"{base}/robots.txt") as answer:
        lines = answer.read().decode().splitlines()
    assert [line for line in lines if line.startswith("Sitemap: ")] == [
        f"Sitemap: {base}/sitemap.xml",
        f"Sitemap: {base}/news-sitemap.xml",
    ]


def test_the_sitemap_has_every_article_with_its_last_change(running, outlet):
    sitemap = parsed(f"{running.base_url(outlet)}/sitemap.xml")
    times = [datetime.fromisoformat(text) for text in texts(sitemap, "//s:lastmod/text()")]
    found = list(zip(texts(sitemap, "//s:loc/text()"), times, strict=True))
    assert found == [(running.url_of(a), a.last_changed) for a in of(running, outlet)]


def test_the_news_sitemap_has_the_last_two_days(running, outlet):
    sitemap = parsed(f"{running.base_url(outlet)}/news-sitemap.xml")
    since = datetime.now(UTC) - timedelta(days=2)
    recent = [a for a in of(running, outlet) if a.date_published >= since]
    assert len(recent) >= 3
    for node, true in zip(sitemap.findall("s:url", NAMES), recent, strict=True):
        assert texts(node, "s:loc/text()") == [running.url_of(true)]
        assert texts(node, "n:news/n:title/text()") == [true.headline]
        assert texts(node, ".//n:language/text()") == [true.in_language]
        [published] = texts(node, ".//n:publication_date/text()")
        assert datetime.fromisoformat(published) == true.date_published


def test_the_news_sitemap_names_the_publication(running):
    sitemap = parsed(f"{running.base_url('vestnik')}/news-sitemap.xml")
    assert set(texts(sitemap, "//n:name/text()")) == {"Вестник Степи"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/theme/kazakhstan/atom.xml", "application/atom+xml; charset=windows-1251"),
        ("/sitemap.xml", "application/xml; charset=windows-1251"),
    ],
)
def test_a_feed_goes_gzipped_to_who_takes_it(running, path, kind):
    url = f"{running.base_url('vestnik')}{path}"
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip"})) as answer:
        assert answer.headers["Content-Type"] == kind
        assert b'encoding="windows-1251"' in gzip.decompress(answer.read())


def test_an_outlet_without_articles_has_a_feed_and_sitemaps(running):
    newsroom = Newsroom()
    for article in newsroom.articles():
        newsroom.remove(article.outlet, article.path)
    with RunningNewsroom(newsroom) as empty:
        base = empty.base_url("horizont")
        assert parsed(f"{base}/tema/kazahstan/feed.atom").findall("a:entry", NAMES) == []
        assert len(parsed(f"{base}/sitemap.xml")) == len(parsed(f"{base}/news-sitemap.xml")) == 0
