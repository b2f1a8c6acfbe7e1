"""Groups 13, 34, 35 and 36: one article under many addresses, and addresses that lie."""

from tests.hostile.case import SENTENCE, Case, page

TEXT = f"<p>{SENTENCE * 4}</p>" * 3


def canonical(place: str) -> str:
    return f'<link rel="canonical" href="{place}">'


def own_address(case: str):
    return lambda a: a["canonical_url"].endswith(f"/news/{case}")


def cases(own: str, victim: str) -> list[Case]:
    """What this host answers."""
    one = page("Казахстан под много имена", head=canonical("/news/one"))
    names = [
        "?utm_source=a&utm_medium=b",
        "?fbclid=1",
        "?gclid=2&yclid=3",
        "?PHPSESSID=abc",
        "#part",
    ]
    found = [
        Case(group="34", name="one", query=query, answer=one, check=own_address("one"))
        for query in names
    ]
    liars = {
        "off-site": f"http://{victim}/news/1",
        "home": "/",
        "broken": "http://[",
        "script": "javascript:alert(1)",
        "file": "file:///etc/passwd",
        "nothing": "",
    }
    found += [
        Case(
            group="35",
            name=f"canonical-{name}",
            answer=page(f"Казахстан {name}", head=canonical(place)),
            check=own_address(f"canonical-{name}"),
        )
        for name, place in liars.items()
    ]
    return [
        *found,
        Case(
            group="35",
            name="canonical-relative",
            answer=page("Казахстан относително", head=canonical("relative-1")),
            check=own_address("relative-1"),
        ),
        Case(
            group="35",
            name="canonical-chain",
            answer=page("Казахстан верига", head=canonical("/news/chain-2")),
            check=own_address("chain-2"),
        ),
        Case(
            group="36",
            name="amp",
            answer=page("Казахстан за телефони", head=canonical("/news/for-all")),
            check=own_address("for-all"),
        ),
        Case(
            group="36",
            name="print",
            answer=page("Казахстан за телефони", head=canonical("/news/for-all")),
            check=own_address("for-all"),
        ),
        Case(
            group="13",
            name="repeated/repeated/repeated/repeated/repeated",
            answer=page("Казахстан се повтаря"),
        ),
    ]
