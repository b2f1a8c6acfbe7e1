"""Pages whose list is in their script's data and not in their HTML."""
# ruff: noqa: E501  # lines of HTML as sites write them

import json

from tests.unit.listing_pages.case import Case, page
from tests.unit.listing_pages.words import BG, EN, KK, RU

NEXT_DATA = Case(
    name="next_data_with_a_next_page",
    url="https://app.example/topic/kazakhstan",
    html=page(
        '<div id="__next"><header><a href="/login-or-create-an-account">Login or create an account</a></header><div '
        'class="skeleton"></div></div><script id="__NEXT_DATA__" type="application/json">'
        + json.dumps(
            {
                "props": {
                    "pageProps": {
                        "menu": [
                            {"title": "World", "url": "/world"},
                            {"title": "Sport", "url": "/sport"},
                        ],
                        "articles": {
                            "items": [
                                {
                                    "id": n,
                                    "headline": t,
                                    "canonicalUrl": f"/articles/{n}-story",
                                    "publishedAt": f"2025-09-0{n}T10:00:00Z",
                                    "summary": "Officials said the work will be over before winter.",
                                    "author": {"name": "Dana Serik", "url": "/authors/dana-serik"},
                                    "image": {"url": f"/img/{n}.jpg", "title": "A picture"},
                                }
                                for n, t in enumerate(EN[:9], 1)
                            ],
                            "pagination": {"page": 1, "next": "/topic/kazakhstan?page=2"},
                        },
                        "popular": [
                            {"headline": t, "canonicalUrl": f"/articles/9{n}-story"}
                            for n, t in enumerate(EN[9:])
                        ],
                    }
                }
            }
        )
        + "</script>"
    ),
    entries=tuple(f"https://app.example/articles/{n}-story" for n in range(1, 10)),
    next_url="https://app.example/topic/kazakhstan?page=2",
)

ITEM_LIST = Case(
    name="json_ld_item_list",
    url="https://dom.example/tag/taraz",
    html=page(
        '<div id="root"></div>',
        head='<script type="application/ld+json">'
        + json.dumps(
            {
                "@context": "https://schema.org",
                "@graph": [
                    {
                        "@type": "BreadcrumbList",
                        "itemListElement": [
                            {
                                "@type": "ListItem",
                                "position": 1,
                                "name": "Начало",
                                "item": "https://dom.example/",
                            }
                        ],
                    },
                    {
                        "@type": "CollectionPage",
                        "mainEntity": {
                            "@type": "ItemList",
                            "itemListElement": [
                                {
                                    "@type": "ListItem",
                                    "position": n,
                                    "url": f"https://dom.example/a/{n}",
                                    "name": t,
                                }
                                for n, t in enumerate(BG[:7], 1)
                            ],
                        },
                    },
                ],
            }
        )
        + "</script>",
        lang="bg",
    ),
    entries=tuple(f"https://dom.example/a/{n}" for n in range(1, 8)),
    next_url=None,
)

INITIAL_STATE = Case(
    name="initial_state_of_a_shop_of_news",
    url="https://kz.example/rubric/qogam",
    html=page(
        '<div id="app"><nav><a href="/rubric/sport">Спорт</a></nav></div><script>window.__INITIAL_STATE__ = '
        + json.dumps(
            {
                "rubric": {"name": "Қоғам", "slug": "qogam"},
                "feed": [
                    {
                        "title": t,
                        "url": f"https://kz.example/news/{n}/",
                        "date": 1758000000 + n,
                        "views": n * 10,
                    }
                    for n, t in enumerate(KK, 1)
                ],
            },
            ensure_ascii=False,
        )
        + ";(function(){var s;s=document.currentScript})();</script>",
        lang="kk",
    ),
    entries=tuple(f"https://kz.example/news/{n}/" for n in range(1, 9)),
    next_url=None,
)

POSTING = Case(
    name="json_ld_blog_postings",
    url="https://zhurnal.example/",
    html=page(
        "<div id=app></div>",
        head='<script type="application/ld+json">'
        + json.dumps(
            {
                "@type": "Blog",
                "blogPost": [
                    {
                        "@type": "BlogPosting",
                        "headline": t,
                        "url": f"/p/{n}",
                        "datePublished": f"2025-09-1{n}",
                    }
                    for n, t in enumerate(RU[:5], 1)
                ],
            }
        )
        + "</script>",
        lang="ru",
    ),
    entries=tuple(f"https://zhurnal.example/p/{n}" for n in range(1, 6)),
    next_url=None,
)

CASES = (NEXT_DATA, ITEM_LIST, INITIAL_STATE, POSTING)
