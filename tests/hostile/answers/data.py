"""Groups 23 and 24: what a page tells of itself, broken, of the wrong types, without end."""

from tests.hostile.case import Case, page

PLAIN = "Казахстан увеличава добива на нефт"
BROKEN = {
    "broken": '{"@type":"NewsArticle","headline":"Казахстан',
    "comma": '{"@type":"NewsArticle","headline":"Казахстан увеличава добива на нефт",}',
    "nothing": "",
    "null": "null",
    "number": "17",
    "text": '"NewsArticle"',
    "list": '[[[{"@type":"NewsArticle"}]]]',
    "graph": '{"@graph":[null,7,{"@type":["NewsArticle",null,3]}]}',
    "graph-of-itself": '{"@id":"#a","@type":"NewsArticle","author":{"@id":"#a"},"@graph":{"@id":"#a"}}',
    "title-list": '{"@type":"NewsArticle","headline":["а",{"б":1},null]}',
    "title-dict": '{"@type":"NewsArticle","headline":{"@value":{"а":[1]}}}',
    "title-number": '{"@type":"NewsArticle","headline":17,"datePublished":17,"author":17,"image":17}',
    "title-null": '{"@type":"NewsArticle","headline":null,"datePublished":{},"author":[[[]]],"image":[{}]}',
    "title-true": '{"@type":"NewsArticle","headline":true,"keywords":{"a":1},"publisher":[],"articleBody":[1]}',
    "type-dict": '{"@type":{"a":1},"headline":"а"}',
    "infinite": '{"@type":"NewsArticle","commentCount":NaN,"interactionStatistic":{"userInteractionCount":Infinity}}',
    "digits": '{"@type":"NewsArticle","commentCount":' + "9" * 5000 + "}",
    "large-count": '{"@type":"NewsArticle","commentCount":1e308,"interactionStatistic":[{"userInteractionCount":-99999999999999999999}]}',
    "deep": '{"@type":"NewsArticle","author":' + "[" * 400_000,
    "deep-closed": '{"@graph":' + "[" * 90_000 + "]" * 90_000 + "}",
    "wide": '{"@type":"NewsArticle","author":[' + '{"name":"А Б"},' * 60_000 + "{}]}",
    "large": '{"@type":"NewsArticle","articleBody":"' + "а" * 1_900_000 + '"}',
    "text-before": '//<![CDATA[\n{"@type":"NewsArticle"}\n//]]>',
}


def cases(_own: str, _victim: str) -> list[Case]:
    """What this host answers."""
    late = {"infinite", "digits", "large-count", "deep", "deep-closed", "wide", "large"}
    found = [
        Case(
            group="24" if name in late else "23",
            name=f"json-{name}",
            answer=page(head=f'<script type="application/ld+json">{text}</script>'),
            check=lambda a: a["headline"] == PLAIN and len(str(a["authors"])) < 20_000,
        )
        for name, text in BROKEN.items()
    ]
    many = '<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * 20_000
    return [*found, Case(group="24", name="json-many", answer=page(head=many))]
