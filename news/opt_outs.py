"""Opt-outs: what a page and its headers say against text mining and AI (TDMRep, noai)."""

import re
from collections.abc import Iterator, Mapping

HEAD = 65536
"""Bytes of a page in which its meta elements are looked for."""
META = re.compile(rb"<meta\b[^<>]{1,600}>", re.IGNORECASE)
ATTRIBUTE = re.compile(
    rb"""\b(name|content)\s*=\s*(?:"([^"]{0,500})"|'([^']{0,500})'|([^\s"'>]{1,500}))""",
    re.IGNORECASE,
)
REFUSALS = frozenset({"noai", "noimageai", "noml"})
ROBOTS = frozenset({"robots", "tema"})
RESERVATION, POLICY = "tdm-reservation", "tdm-policy"


def opt_outs(body: bytes, headers: Mapping[str, str]) -> list[str]:
    """What is said against it, each with where: `meta robots: noai`, `header tdm-reservation: 1`.

    `tdm-policy` names where a licence may be had; it is told with a reservation alone.
    """
    told = {name.lower(): value for name, value in headers.items()}
    said = [("header", name, told[name]) for name in (RESERVATION, POLICY) if name in told]
    said += [("header", "x-robots-tag", told.get("x-robots-tag", ""))]
    said += [("meta", name, content) for name, content in metas(body[:HEAD])]
    found = [
        f"{where} {name}: {value}" for where, name, text in said if (value := says(name, text))
    ]
    reserved = any(f"{RESERVATION}:" in one for one in found)
    return list(dict.fromkeys(o for o in found if reserved or f"{POLICY}:" not in o))[:20]


def says(name: str, text: str) -> str:
    """The part of a value that is an opt-out; empty where none is."""
    if name == RESERVATION:
        return "1" if text.strip() == "1" else ""
    if name == POLICY:
        return " ".join(text.split())[:200]
    if name in ROBOTS or name == "x-robots-tag":
        return ", ".join(sorted(REFUSALS & set(re.split(r"[\s,:;]+", text.lower()))))
    return ""


def metas(head: bytes) -> Iterator[tuple[str, str]]:
    """Names and contents of a page's meta elements."""
    for element in META.findall(head):
        told = {
            found[0].lower(): (found[1] or found[2] or found[3]).decode("utf-8", "replace")
            for found in ATTRIBUTE.findall(element)
        }
        if b"name" in told and b"content" in told:
            yield told[b"name"].strip().lower()[:40], told[b"content"]
