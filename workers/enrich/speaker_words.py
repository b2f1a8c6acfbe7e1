"""Words that tell a speaker from others in a clause."""

import re

PREPOSITION = re.compile(
    r"(?:^|[\s])(?:с|със|на|за|до|от|пред|към|след|при|в|със|из|у|о|об|к|про|для|перед|after|"
    r"with|to|of|from|about|"
    r"for|on|at|by|mit|von|zu|über|an|bei|vor|nach|avec|à|de|pour|sur|par|з|із|зі|до|від|біля|со|"
    r"кон|са)[\s]+$",
    re.I,
)
IMPERSONAL = re.compile(
    r"\b(?:се (?:казва|посочва|съобщава|твърди|допълва|добавя|подчертава|отбелязва)|говорится|"
    r"сообщается|йдеться|"
    r"отмечается|heißt es|hieß es|peut-on lire|деп жазылған|айтылған|делінген|зазначається)\b",
    re.I,
)
AGENTLESS = re.compile(
    r"\b(?:statement|read|reads|изявлението|съобщението|сообщении|заявлении|заяві|повідомленні)\b",
    re.I,
)


OFFICE = re.compile(
    r"(?:office|ministry|government|agency|company|department|police|court|center|centre|report"
    r"|commission|committee|behörde|polizei|ministerium|gouvernement|ministère|министерство"
    r"|міністерство|министрлігі)$",
    re.I,
)
"""Roles that no person has."""
REMEMBERED = 60
"""People before a quote whom a pronoun or a role may mean."""
