"""Group 37: days that there never were, or not yet."""

from datetime import UTC, datetime, timedelta

from tests.hostile.case import Case, Row, page

DATES = (
    *(
        "3000-01-01",
        "1900-01-01",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "31.02.2026",
    ),
    *(
        "2026-02-31",
        "2026-13-45T99:99:99",
        "yesterday",
        "вчера",
        "0000-00-00",
        "-1",
        "1" * 400,
        "NaN",
    ),
    *("2026-03-29T02:30:00", "2026-03-29T02:30:00+99:99", "99999999999999999999", "1e308", ""),
)


def possible(row: Row) -> bool:
    """No date, or one between the web's beginning and the day after tomorrow."""
    dates = [row[name] for name in ("date_published", "date_modified") if row[name]]
    latest = datetime.now(UTC) + timedelta(days=2)
    return all(datetime(1990, 1, 1, tzinfo=UTC) <= date <= latest for date in dates)


def cases(_own: str, _victim: str) -> list[Case]:
    """What this host answers."""
    return [
        Case(
            group="37",
            name=f"date-{number}",
            answer=page(
                f"Казахстан в ден номер {number}",
                head=f'<meta property="article:published_time" content="{date}">'
                f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{date}","dateModified":"{date}"}}</script>',
                after=f'<time datetime="{date}">{date}</time>',
            ),
            check=possible,
        )
        for number, date in enumerate(DATES)
    ]
