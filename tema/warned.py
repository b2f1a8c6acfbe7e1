"""Warnings of coverage in words."""

from collections.abc import Sequence

from tema.output import Row

TOLD_ELSEWHERE = frozenset({"listing.gap", "listing.failing"})
"""Warnings that `tema status` tells by the listing's own row."""


def warned(found: Sequence[Row]) -> list[str]:
    """What is wrong with the coverage, each in one line; gaps and faults are told elsewhere."""
    return [
        f"{words_of(row)} since {row['began_at']:%Y-%m-%d %H:%M} UTC: tema coverage"
        for row in found
        if row["kind"] not in TOLD_ELSEWHERE
    ]


def words_of(row: Row) -> str:
    """A warning as people read it."""
    told, subject, topic = row["told"], row["subject"], row["topic"]
    match row["kind"]:
        case "source.silent":
            pause = told["pause_hours"] / 24
            return (
                f"{subject} is silent on {topic}: nothing since {told['last'][:10]},"
                f" it never paused for more than {pause:.1f} days"
            )
        case "source.volume":
            week, usual = told["week"], told["usual"]
            return f"{subject} gives less on {topic}: {week} articles a week, {usual:g} before"
        case "listing.refused":
            return f"{subject}: none of its {told['pages']} newest pages is an article"
        case "listing.blocked":
            return f"{subject}: the site turns Tema away ({told['error'] or told['links']})"
        case "listing.failing":
            return f"{subject}: its crawls fail ({told['error']})"
        case "listing.gap":
            return f"{subject}: a gap"
        case kind:
            return f"{subject}: {kind}"
