"""What the demo prints: progress, a table per source, a few articles in full, the verdict."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from tema.verdict import REQUIRED, Verdict

if TYPE_CHECKING:
    from tema.local import LocalService

Row = Mapping[str, Any]


@contextmanager
def crawl_progress(console: Console, expected: int) -> Iterator[Callable[[Row], None]]:
    """A live bar of stored articles; gives the function that takes store.reading.progress."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    told = TextColumn("runs {task.fields[ended]} ended, {task.fields[open]} open")
    with Progress(*columns, told, TimeElapsedColumn(), console=console) as bar:
        task = bar.add_task("articles stored", total=expected, ended=0, open=0)

        def update(now: Row) -> None:
            bar.update(
                task, completed=now["stored"], ended=now["ended_runs"], open=now["open_runs"]
            )

        yield update


def per_source(console: Console, found: Sequence[Row]) -> None:
    """What is stored of each source."""
    table = Table("source", "articles", "versions", "newest", "page bytes, gzipped", title="Stored")
    for row in found:
        newest = f"{row['newest']:%Y-%m-%d %H:%M} UTC" if row["newest"] else "–"
        numbers = (str(row["articles"]), str(row["versions"]), newest, f"{row['bytes'] or 0:,}")
        table.add_row(escape(row["domain"]), *numbers)
    console.print(table)


def some_articles(console: Console, stored: Sequence[Row]) -> None:
    """The newest article of each source, in full."""
    newest = {row["domain"]: row for row in reversed(stored)}
    for row in newest.values():
        authors = ", ".join(
            a["name"] + (f" ({a['role']})" if a["role"] else "") for a in row["authors"]
        )
        credit = next((i["credit"] for i in row["images"] if i["credit"]), None)
        facts = {
            "published": row["date_published"] and f"{row['date_published']:%Y-%m-%d %H:%M} UTC",
            "by": authors,
            "language": row["in_language"],
            "section": row["article_section"],
            "views": row["view_count"],
            "comments": row["comment_count"],
            "photo": credit,
            "topic": ", ".join(row["topic_labels"]),
            "from": row["canonical_url"],
        }
        lines = [f"{name}: {value}" for name, value in facts.items() if value not in (None, "")]
        text = "\n".join([*lines, "", row["description"] or "", "", row["article_body"]])
        console.print(Panel(escape(text), title=escape(row["headline"])))


def stories(console: Console, found: Sequence[Row]) -> None:
    """Events that several outlets tell."""
    table = Table("story", "articles", "languages", "headline of the first", title="Stories")
    for row in found:
        languages = ", ".join(row["languages"] or ())
        table.add_row(str(row["id"]), str(row["articles"]), languages, escape(row["headline"]))
    console.print(table)


def verdict(console: Console, judged: Verdict) -> None:
    """The newsroom's truth beside what is stored."""
    table = Table("field", "right", "of", title="Beside the newsroom's truth")
    for name, asked in judged.asked.items():
        table.add_row(name, str(judged.right[name]), str(asked))
    console.print(table)
    for line in judged.missing:
        console.print(f"[red]missing[/red] {escape(line)}")
    if judged.complete:
        names = ", ".join(REQUIRED)
        console.print(f"[green]all {judged.articles} articles are stored with {names}[/green]")
    else:
        console.print(
            f"[red]{len(judged.missing)} of {judged.articles} articles missing or wrong[/red]"
        )


def addresses(console: Console, service: "LocalService", ports: Sequence[int]) -> None:
    """Where to look while the demo stays up."""
    for port in ports:
        console.print(f"newsroom  http://127.0.0.1:{port}/")
    console.print(f"Flower    {service.flower_url}  user tema, password in", end=" ")
    console.print(escape(str(service.state / "flower.password")))
    console.print(f"logs      {escape(str(service.state / 'logs'))}")
    console.print(f"next      TEMA_STATE_DIR={escape(str(service.state))} tema status")
    console.print("[bold]Ctrl-C stops all of it[/bold]")
