"""What a page carries and nobody reads: styles, scripts, icons, state in JSON."""

import json
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any

PROPERTIES = (
    *("display:flex", "margin:0 auto", "padding:12px 16px", "color:#1a1a1a", "font-weight:700"),
    *("line-height:1.5", "border-bottom:1px solid #e5e5e5", "position:relative", "width:100%"),
    *(
        "background:#fff url(/i/s.png) no-repeat",
        "transition:opacity .2s ease-in-out",
        "z-index:20",
    ),
)
STATEMENTS = (
    "var {a}=document.querySelector('[data-{b}]');if({a}){{{a}.setAttribute('data-{c}','{n}')}}",
    "window.dataLayer=window.dataLayer||[];dataLayer.push({{event:'{b}',id:'{h}',{c}:{n}}});",
    "function {a}(e,t){{return e.{b}?t.{c}(e.{b},{n}):void 0===t.{a}?{n}:t.{a}(e)}}",
    "!function(e,{a}){{e.{b}=e.{b}||function(){{(e.{b}.q=e.{b}.q||[]).push(arguments)}}}}(window,{n});",
    "googletag.cmd.push(function(){{googletag.defineSlot('/{n}/{b}_{c}',[[300,{n}],[728,90]],'{h}')}});",
    "try{{localStorage.setItem('{b}_{c}',JSON.stringify({{t:{n},v:'{h}'}}))}}catch({a}){{}}",
    "for(var {a}=0,{b}=[{n},{n}];{a}<{b}.length;{a}++){{{c}({b}[{a}])}}",
    "const {a}={{{b}:'{h}',{c}:!0,timeout:{n}}};Object.assign(window.__{c}||{{}},{a});",
)
NAMES = (
    *(
        "slot",
        "user",
        "track",
        "scroll",
        "lazy",
        "menu",
        "video",
        "poll",
        "consent",
        "banner",
        "view",
    ),
    *(
        "pixel",
        "theme",
        "modal",
        "gallery",
        "search",
        "paywall",
        "push",
        "share",
        "rating",
        "widget",
    ),
)


def style(chance: Random, size: int) -> str:
    """A style sheet of about `size` characters."""
    rules, made = [], 0
    while made < size:
        chosen = ";".join(chance.sample(PROPERTIES, 4))
        name = f"{chance.choice(NAMES)}-{chance.choice(NAMES)}"
        rules.append(f".{name}__{chance.choice(NAMES)}{{{chosen};top:{chance.randint(0, 90)}px}}")
        made += len(rules[-1])
    return "".join(rules)


def script(chance: Random, size: int) -> str:
    """A script of about `size` characters, as a minifier leaves it."""
    lines, made = [], 0
    while made < size:
        a, b, c = chance.sample(NAMES, 3)
        line = chance.choice(STATEMENTS).format(
            a=f"{a[0]}{chance.randint(1, 99)}",
            b=b,
            c=f"{c}{chance.choice(NAMES).title()}",
            n=chance.randint(1, 99999),
            h=f"{chance.getrandbits(64):016x}",
        )
        lines.append(line)
        made += len(line)
    return "".join(lines)


@cache
def icon(number: int) -> str:
    """An icon of two paths, 300 to 1,500 characters."""
    chance = Random(f"icon {number}")
    paths = []
    for _ in range(2):
        moves = "".join(
            f"{chance.choice('lcq')}{chance.uniform(-9, 9):.2f} {chance.uniform(-9, 9):.2f}"
            for _ in range(chance.randint(10, 50))
        )
        paths.append(f'<path d="M{chance.randint(1, 23)} {chance.randint(1, 23)}{moves}z"></path>')
    size = chance.choice((16, 20, 24))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"'
        f' viewBox="0 0 24 24" fill="none" aria-hidden="true">'
        f'<g fill="currentColor">{"".join(paths)}</g></svg>'
    )


def state(chance: Random, headlines: Sequence[str], size: int) -> str:
    """The page's state as a front end keeps it: about `size` characters of JSON, no article."""
    items: list[dict[str, Any]] = []
    made = 0
    while made < size:
        key = f"{chance.getrandbits(96):024x}"
        item = {
            "id": key,
            "type": chance.choice(("teaser", "promo", "video", "gallery")),
            "title": chance.choice(headlines),
            "image": {"src": f"/media/{key[:2]}/{key[2:]}.webp", "w": 1200, "h": 675, "alt": ""},
            "stats": {"views": chance.randint(10, 90000), "likes": chance.randint(0, 900)},
            "etag": f"{chance.getrandbits(128):032x}",
            "flags": {"isBreaking": False, "isPremium": False, "hasVideo": chance.random() < 0.2},
            "urls": [f"/go/{key[:8]}?pos={len(items)}", f"/amp/{key[:8]}"],
        }
        items.append(item)
        made += 420
    told = {"props": {"pageProps": {"feed": items, "build": f"{chance.getrandbits(64):x}"}}}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def advert(chance: Random, named: str, number: int) -> str:
    """A place for an advertisement with the script that fills it."""
    code = f"{chance.getrandbits(48):012x}"
    return (
        f'<div{named} id="div-gpt-ad-{code}-{number}" style="min-height:250px">'
        f"<script>googletag.cmd.push(function(){{googletag.display('div-gpt-ad-{code}-{number}')}});"
        '</script><noscript><iframe src="https://ads.invalid/f.html" width="1"></iframe></noscript>'
        "</div>"
    )
