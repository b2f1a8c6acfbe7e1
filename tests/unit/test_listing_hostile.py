"""No page of two megabytes, however it is built, takes long: a few times a plain page of links.

A limit in seconds would judge the machine, so what a plain page costs is measured beside it.
"""

import time

import pytest

from crawler.listing import read_listing
from news.markup import tamed

URL = "https://hostile.example/tema/x"
SIZE = 2_000_000
LINK = '<a href="/1">headline headline headline</a>'


def filled(piece: str) -> str:
    return "<body>" + piece * (SIZE // len(piece))


def numbered(markup: str, count: int = 100_000) -> str:
    """`markup` with `{i}` counted up."""
    return "<body>" + "".join(markup.replace("{i}", str(i)) for i in range(count))


PAGES = {
    "attributes": "<body><p " + " ".join(f'a{i}="x"' for i in range(40_000)) + f">{LINK}",
    "attributes_with_hidden_ends": "<body><p " + " ".join(f'a{i}=">"' for i in range(40_000)),
    "attributes_in_many_tags": "<body>" + f"<p {' '.join(f'a{i}' for i in range(290))}>" * 1300,
    "attributes_without_values": "<body><p " + " ".join(f"a{i}" for i in range(80_000)) + ">",
    "links": numbered('<a href="/{i}">headline number {i} is long</a>'),
    "links_in_a_list": numbered('<li><a href="/{i}/a-b-c">headline number {i} is long</a></li>'),
    "numbered_links": numbered('<a href="/?page={i}">{i}</a> '),
    "one_address_in_many_places": numbered('<i{i}><a href="/7">headline number {i}</a></i{i}>'),
    "each_of_its_own_structure": numbered('<x{i}><a href="/{i}">headline no {i}</a></x{i}>'),
    "deep": filled('<div class="a">'),
    "deep_with_links": filled(f'<div class="a">{LINK}'),
    "links_within_links": filled('<a href="/1">headline headline headline<div>'),
    "headings": filled("<div><h1>x</h1></div>"),
    "siblings_before_the_list": filled("<p>x</p>") + numbered('<a href="/{i}"></a>', 3000),
    "overlays": numbered('<div><a href="/{i}"></a><i></i><i></i></div>', 30_000),
    "one_text": f'<body><a href="/1">{"x " * (SIZE // 2)}</a>',
    "one_class": f'<body><div class="{"a-" * (SIZE // 2)}">{LINK}</div>',
    "dates": numbered(
        '<article><h2><a href="/{i}">headline {i}</a></h2>' + "<p>12.13.2025 99:{i}</p>" * 40, 1300
    ),
    "long_paths": numbered(f'<a href="/{"1-" * 400}{{i}}">7</a> ', 2000),
    "options": numbered('<option value="/?page={i}">{i}</option>'),
    "feeds": numbered('<link rel="alternate next" type="application/rss+xml" href="/{i}">'),
    "loaders": numbered('<div class="more" data-next="/x{i}?q=2"></div>'),
    "loaders_of_many_names": numbered('<div data-next{i}="/x" data-more{i}="/y"></div>'),
    "nested_json": f"<body><script>window.state = {'[' * (SIZE // 2)}{']' * (SIZE // 2)}</script>",
    "wide_json": '<body><script type="application/json">['
    + ",".join(f'{{"title":"headline no {i}","url":"/{i}"}}' for i in range(40_000))
    + "]</script>",
    "brackets": "<" * SIZE,
    "quotes": f'<body><a href="{"x" * SIZE}',
    "nothing": "\0" * SIZE,
}


def cpu_seconds(name: str) -> float:
    """What it costs to read this page."""
    body = PAGES[name].encode()[:SIZE]
    start = time.process_time()
    read_listing(body, URL)
    return time.process_time() - start


@pytest.mark.parametrize("name", PAGES)
def test_it_is_read_in_time(name):
    ratios = []
    for _ in range(3):  # the best of three: other programs run on this machine
        ratios.append(cpu_seconds(name) / cpu_seconds("links"))
        if ratios[-1] < 3:
            break
    assert min(ratios) < 3


def test_a_plain_page_of_links_is_read_in_seconds():
    assert cpu_seconds("links") < 3  # 0.3 to 0.6 s; what grows with the square of links is minutes


def test_a_page_of_a_hundred_thousand_links_gives_a_thousand_entries():
    body = PAGES["links_in_a_list"].encode()[:SIZE]
    assert len(read_listing(body, URL).entries) == 1000


@pytest.mark.parametrize("value", ['">"', '"<"', '"x"', "'>'", "1", '"\'"'])
@pytest.mark.parametrize("tag", ["<div {}>", "<p title=x {}", "<a href='/x' {}>дума</a>"])
def test_a_tag_of_thousands_of_attributes_does_not_reach_the_parser(value: str, tag: str):
    """libxml2 takes 14 s for 45,000; an angle bracket within quotes does not end a tag."""
    attributes = " ".join(f"a{n}={value}" for n in range(3000))
    body = f"<html><body>{tag.format(attributes)}</body></html>".encode()
    assert len(tamed(body)) < 100


def test_what_has_few_attributes_is_left_as_it_is():
    tags = [
        '<a href="/x?a=b>c" title=\'<b>\' data-x = "1" disabled>',
        "<p>3 < 4 = <4 'и \"така</p>",
        f"<img src='{'x' * 9000}'>",
        f"<i {' '.join(f'a{n}' for n in range(200))}>",
        "<b x=",
    ]
    body = "".join(tags).encode()
    assert tamed(body) == body


@pytest.mark.parametrize(
    "opaque", [b"<script>if(a<b %s</script>", b"<STYLE>a<b %s</style>", b"<!-- a<b %s -->"]
)
def test_what_looks_like_a_tag_in_a_script_or_comment_takes_nothing_away(opaque):
    page = opaque % (b"x y " * 1000) + b"<p>news</p>"
    assert tamed(page) == page
