"""`tema topic find`: the newsroom's listings from its front pages, and what crawls make of them."""

from collections.abc import Iterator

import pytest

from tests.flow.house import TOPIC, House

ALIASES = ("kk:Қазақстан", "en:Kazakhstan")
OUTLETS = ("horizont", "vestnik", "dala")


@pytest.fixture(scope="module")
def house(shared_state_dir) -> Iterator[House]:
    with House(shared_state_dir, generated=0) as house:
        yield house


def true_listings(house: House, outlet: str) -> set[str]:
    """An outlet's topic page and the topic's feed."""
    one = next(o for o in house.newsroom.outlets if o.key == outlet)
    base = house.running.base_url(outlet)
    return {f"{base}{one.topic_path}", f"{base}{one.feed_path}"}


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize("name", [TOPIC, "Қазақстан", "Kazakhstan"])
def test_an_outlets_page_and_feed_are_found_from_its_front_page_by_any_name(
    house: House, outlet: str, name: str
):
    before = len(house.running.hits)
    told = house.told("topic", "find", name, f"{house.running.base_url(outlet)}/")
    assert {one["url"] for one in told["found"] if one["take"]} == true_listings(house, outlet)
    asked = len(house.running.hits) - before
    assert asked <= told["asked"] + 1 <= 20, "the one more is the crawler's own robots.txt"
    assert told["found"][0]["kind"] == "topic_page"


def test_what_is_found_is_added_and_crawled_each_article_once(house: House):
    base = house.running.base_url("vestnik")
    names = [part for alias in ALIASES for part in ("--alias", alias)]
    done = house.tema("topic", "find", TOPIC, base, *names, "--add", "--every", "1h")
    assert (done.returncode, "crawling 2 listings" in done.stdout) == (0, True)
    rows = house.told("listing", "list", "--topic", TOPIC)
    assert {row["url"] for row in rows} == true_listings(house, "vestnik")
    house.expect("both are crawled", lambda: len(house.ask("SELECT FROM crawl_runs")) == 2)
    house.expect("both are complete", house.runs_ended)
    truth = {url for url, a in house.running.truth(TOPIC) if a.outlet == "vestnik"}
    stored = house.ask("SELECT canonical_url FROM articles WHERE version > 0")
    assert {row["canonical_url"] for row in stored} == truth
    captures = house.ask("SELECT count(*) AS n FROM captures")
    assert captures[0]["n"] == len(truth), "page and feed share what is known"


def test_a_dry_run_of_a_whole_sites_listing_tells_what_may_be_dropped(house: House):
    base = house.running.base_url("horizont")
    house.tema("topic", "add", "метро")
    house.tema("topic", "pause", "метро")
    house.tema("listing", "add", "метро", f"{base}/", "--whole-site")
    (told,) = house.told("crawl", "метро", "--dry-run", "--pages", "1")
    verdicts = {entry["verdict"] for entry in told["entries"]}
    assert verdicts == {"new", "new, if its text names the topic"}
    named = {e["verdict"] for e in told["entries"] if "метро" in e["headline"].casefold()}
    assert named == {"new"}
    assert house.tema("topic", "remove", "метро", "--yes").returncode == 0


def test_of_a_whole_sites_sitemap_only_what_names_the_topic_is_kept(house: House):
    base = house.running.base_url("horizont")
    house.tema("topic", "add", "метро")
    house.tema("listing", "add", "метро", f"{base}/sitemap.xml", "--whole-site")
    house.expect("it is crawled", lambda: house.ask("SELECT FROM off_topic"))
    house.expect("it is complete", house.runs_ended)
    told = house.told("articles", "--topic", "метро")
    texts = {
        house.running.url_of(a): " ".join([a.headline, a.description, *a.paragraphs]).casefold()
        for a in house.newsroom.articles()
        if a.outlet == "horizont"
    }
    assert {row["url"] for row in told} == {url for url, text in texts.items() if "метро" in text}
    off = house.ask("SELECT count(*) AS n FROM urls WHERE outcome = 'off_topic'")[0]["n"]
    assert off == len(texts) - len(told)
    (match,) = house.told("articles", "show", told[0]["url"])["matches"]
    assert (match["matched_by"], match["form"][:5].casefold()) == ("name", "метро")


def test_what_is_off_topic_is_not_fetched_again(house: House):
    before = len(house.running.hits)
    (dry,) = house.told("crawl", "метро", "--dry-run")
    assert {entry["verdict"] for entry in dry["entries"]} == {"known", "off topic"}
    del house.running.hits[before:]
    (run,) = house.told("crawl", "метро", "--pages", "1")
    assert run["state"] == "complete"
    paths = [path for _, path, _ in house.running.hits[before:]]
    assert paths == ["/sitemap.xml"]


def test_a_check_tells_what_would_be_taken_and_what_is_left_out_and_stores_nothing(house: House):
    base = house.running.base_url("horizont")
    before = house.ask("SELECT count(*) AS n FROM crawl_runs")
    told = house.told("listing", "check", f"{base}/tema/kazahstan", "--topic", TOPIC)
    assert (told["kind"], len(told["entries"])) == ("topic_page", 6)
    assert told["next_url"] == f"{base}/tema/kazahstan?page=2"
    assert told["feeds"] == [f"{base}/tema/kazahstan/feed.atom"]
    assert {one["why"] for one in told["left_out"]} >= {
        "a box aside: most read, related or a menu",
        "too short for a headline",
    }
    assert len(told["named"]) == 3
    assert house.ask("SELECT count(*) AS n FROM crawl_runs") == before


def test_a_check_of_a_feed_tells_its_kind(house: House):
    base = house.running.base_url("horizont")
    done = house.tema("listing", "check", f"{base}/tema/kazahstan/feed.atom")
    assert (done.returncode, "atom" in done.stdout) == (0, True)


def test_a_check_of_what_is_gone_is_one_line_and_exit_1(house: House):
    done = house.tema("listing", "check", f"{house.running.base_url('dala')}/nyama")
    assert (done.returncode, "HTTP 404" in done.stdout) == (1, True)
    assert "──" not in done.stdout, "no table of nothing"


def test_a_site_that_is_not_there_is_one_line_and_exit_1(house: House):
    done = house.tema("topic", "find", TOPIC, f"{house.running.base_url('dala')}/nyama")
    assert (done.returncode, "HTTP 404" in done.stdout) == (1, True)


@pytest.mark.parametrize("url", ["novini.example", "ftp://novini.example/"])
def test_what_is_no_url_is_one_line_and_exit_2(house: House, url: str):
    done = house.tema("topic", "find", TOPIC, url)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
