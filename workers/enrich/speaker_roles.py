"""Roles: what a speaker is called where the text gives no name, and whom it means."""

import re

from workers.enrich.tables import word_set

REFLEXIVE = word_set(
    """
    се си ся му ѝ й го я ги also also: noch auch ще той
    """
)
ROLE_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
ROLE_LENGTH = 6
NEAR = 90
"""Characters before a name in which its role stands."""
DEFINITE = re.compile(r"[а-я]{3,}(ът|ят|ката|цата|рата|тата|ната)\b")
NOBODY = re.compile(
    r"[а-я]*(?:цията|урата|агенцията|банката|партията|палатата|фирмата|службата|болницата|"
    r"сградата|седмицата|страната)"
    r"|съдът|съюзът|съветът|щабът|фондът|клубът|отборът|вестникът|сайтът|институтът|градът|"
    r"законът|докладът|текстът"
)


def gender_of(words: str, language: str) -> str | None:
    """The gender of a role that says which person it means: певицата; None of another."""
    if language != "bg" or not words:
        return None
    first = words.split()[0].lower()
    found = DEFINITE.match(first)
    if not found or NOBODY.fullmatch(first.strip(".,")):
        return None
    return "m" if found.group(1) in {"ът", "ят"} else "f"


KAZAKH_VERB = re.compile(r".+(?:ды|ді|ты|ті|йды|йді|ған|ген)")
ARTICLES = word_set(
    """
    the a an der die das ein eine le la les un une l one another
    """
)


def role_stem(word: str) -> str:
    """What a role's cases and articles share."""
    small = word.lower()
    small = re.sub(r"(?:ът|ят|та|то|те)$", "", small) if len(small) > 6 else small
    return small[: max(4, len(small) - 2)] if len(small) > 6 else small
