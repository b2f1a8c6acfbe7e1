"""Feeds of every kind are read as listings: address, title, date and teaser of each entry."""

import json
import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from crawler.kinds import kind_of, read_any
from news.errors import Unreadable
from news.listing import ListingEntry, ListingKind

URL = "https://novini.example/tema/kazahstan/feed"
TITLE = "Қазақстан: ъгъл & ёлка"
MARCH = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand --><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Тема</title><link>https://novini.example/</link>
<atom:link rel="self" href="{URL}"/><atom:link rel="next" href="/tema/kazahstan/feed?page=2"/>
<item><media:title>Снимка</media:title><title><![CDATA[ {TITLE} ]]></title>
<link> /novini/1 </link><guid isPermaLink="false">1</guid>
<pubDate>Sun, 01 Mar 2026 12:00:00 +0200</pubDate>
<description>&lt;p&gt;Лид&amp;nbsp;с &lt;b&gt;шрифт&lt;/b&gt;&lt;/p&gt;
&lt;script&gt;x()&lt;/script&gt;</description>
<content:encoded>цял текст</content:encoded></item>
<item><title>Втора&nbsp;новина</title>
<guid>https://novini.example/novini/2?utm_source=rss</guid></item>
<item><title>Без адрес</title><guid isPermaLink="false">3</guid></item>
<item><title>Опасна</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><link>https://a.example/</link></channel>
<item rdf:about="https://a.example/1"><title>Первая</title><link>https://a.example/1</link>
<dc:date>2026-03-01T12:00:00+02:00</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/kk/">
<link rel="alternate" href="https://a.example/"/>
<entry><title type="html">Бір &lt;em&gt;екі&lt;/em&gt;</title><link rel="enclosure" href="/a.mp3"/>
<link href="bir"/><updated>2026-03-02T00:00:00Z</updated>
<published>2026-03-01T10:00:00Z</published>
<source><title>Басқа</title><link href="https://basqa.example/"/></source>
<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Қысқа <b>мәтін</b></div></summary>
</entry>
<entry><title>Жаңа</title><link href="eki"/><published>2026-03-05T10:00:00Z</published>
</entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "next_url": "https://a.example/feed.json?page=2",
    "items": [
        {
            "id": 1,
            "url": "https://a.example/1",
            "title": "Первая",
            "content_html": "<p>Лид</p>",
            "date_published": "2026-03-01T12:00:00+02:00",
        },
        {"id": 2},
        "нищо",
    ],
}


def read(text: str | bytes, url: str = URL):
    return read_any(text.encode() if isinstance(text, str) else text, url)


def test_an_rss_entry_has_address_title_date_and_teaser():
    entry = read(RSS).entries[0]
    assert entry.url == "https://novini.example/novini/1"
    assert (entry.headline, entry.date_published, entry.teaser) == (TITLE, MARCH, "Лид с шрифт")


def test_a_guid_that_is_a_link_stands_for_a_missing_one_and_what_leads_nowhere_is_left_out():
    assert read(RSS).article_urls == [
        "https://novini.example/novini/1",
        "https://novini.example/novini/2",
    ]


def test_a_feeds_next_page_is_its_own_word():
    assert read(RSS).next_url == "https://novini.example/tema/kazahstan/feed?page=2"


def test_letters_by_their_html_names_are_read():
    assert read(RSS).entries[1].headline == "Втора новина"


def test_rdf_is_read():
    (entry,) = read(RDF).entries
    assert (entry.url, entry.headline, entry.date_published) == (
        "https://a.example/1",
        "Первая",
        MARCH,
    )


def test_atom_is_read_the_newest_first_with_its_own_base():
    new, old = read(ATOM, "https://a.example/feed").entries
    assert (new.url, old.url) == ("https://a.example/kk/eki", "https://a.example/kk/bir")
    assert (old.headline, old.date_published, old.teaser) == ("Бір екі", MARCH, "Қысқа мәтін")


def test_json_feed_is_read():
    found = read(json.dumps(JSON_FEED))
    (entry,) = found.entries
    assert (entry.headline, entry.date_published, entry.teaser) == ("Первая", MARCH, "Лид")
    assert found.next_url == "https://a.example/feed.json?page=2"


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "utf-8-sig"])
def test_a_feed_in_another_encoding_is_read(encoding):
    text = RSS.replace('"utf-8"', f'"{encoding}"').replace("Қазақстан", "Казахстан")
    (first, *_) = read(text.encode(encoding)).entries
    assert first.headline == "Казахстан: ъгъл & ёлка"


def test_a_broken_feed_gives_what_can_be_read():
    cut = RSS[: RSS.index("<item><title>Без")] + "<item><title>& < cut"
    assert len(read(cut).entries) == 2


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (RSS, ListingKind.RSS),
        (RDF, ListingKind.RSS),
        (ATOM, ListingKind.ATOM),
        (json.dumps(JSON_FEED), ListingKind.JSON_FEED),
        ("<urlset xmlns='x'></urlset>", ListingKind.SITEMAP),
        ("<!DOCTYPE html><html><body>feed: &lt;rss&gt;</body></html>", ListingKind.TOPIC_PAGE),
        ("<html><script>x = '<rss version=2>'</script></html>", ListingKind.TOPIC_PAGE),
        ('{"version": 1}', ListingKind.TOPIC_PAGE),
        ("", ListingKind.TOPIC_PAGE),
    ],
)
def test_the_kind_is_told_by_the_first_bytes(body, kind):
    assert kind_of(body.encode()) is kind


BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY b{n} "{"&a;" * 99}">' for n in range(50))
    + "]><rss><channel><item><title>&b9;</title><link>https://a.example/1</link></item></channel></rss>"
)
XXE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><title>&x;</title><link>https://a.example/1</link></item></channel></rss>"
)
OUTSIDE = '<!DOCTYPE rss SYSTEM "file:///etc/passwd">' + RDF


@pytest.mark.parametrize("body", [BOMB, XXE, "<rss><<<", "<feed"], ids=["bomb", "xxe", "a", "b"])
def test_entities_of_its_own_and_what_is_no_xml_are_refused(body):
    with pytest.raises(Unreadable):
        read(body)


def test_a_document_type_elsewhere_is_not_fetched():
    assert len(read(OUTSIDE).entries) == 1


def test_a_feed_of_too_many_elements_is_refused():
    with pytest.raises(Unreadable, match="elements"):
        read(b"<rss>" + b"<a/>" * 700_000)


def test_deep_nesting_is_survived():
    read(RSS.replace("<item>", "<x>" * 50_000 + "<item>"))


def test_an_ampersand_that_stands_alone_is_one_in_texts_and_addresses():
    """The most frequent fault of feeds; XML's parser would drop it, and `&copy=` is no letter."""
    found = item("Нефт & газ &copy; &LT;b&GT; &nbsp;и др.", "https://a.example/n?a=1&b=2&copy=3")
    assert found.headline == "Нефт & газ © и др."
    assert found.url == "https://a.example/n?a=1&b=2&copy=3"


def test_what_is_in_cdata_stays_as_it_is():
    found = item("<![CDATA[Нефт & газ]]>", "<![CDATA[https://a.example/n?a=1&b=2]]>")
    assert (found.headline, found.url) == ("Нефт & газ", "https://a.example/n?a=1&b=2")


@pytest.mark.parametrize("part", ["<![CDATA[ ", "<!DOCTYPE ", "&", "&amp;", "&aaaaaaaa", "]]"])
def test_a_feed_of_nothing_but_marks_is_over_soon(part):
    start = time.process_time()
    with suppress(Unreadable):
        read_any(b"<rss>" + part.encode() * (8_000_000 // len(part)), URL)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("says", ["", "<?xml version='1.0' encoding='utf-8'?>"])
def test_cyrillic_in_one_byte_is_read_where_it_says_nothing_or_utf_8(says):
    entry = "<item><title>Казахстан расте</title><link>/1</link></item>"
    told = f"{says}<rss><channel>{entry}</channel></rss>"
    (found,) = read_any(told.encode("cp1251"), URL).entries
    assert found.headline == "Казахстан расте"


def test_a_broken_byte_in_utf_8_is_lost_alone():
    told = "<rss><item><title>Қазақстан өседі!</title><link>/1</link></item></rss>"
    (found,) = read_any(told.encode().replace(b"!", b"\xd0!"), URL).entries
    assert found.headline == "Қазақстан өседі\ufffd!"


def item(title: str, link: str) -> ListingEntry:
    """The entry of a feed of one."""
    told = f"<rss><channel><item><title>{title}</title><link>{link}</link></item></channel></rss>"
    return read_any(told.encode(), URL).entries[0]
