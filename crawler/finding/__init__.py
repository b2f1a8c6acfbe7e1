"""Finding a topic's listings on a site: by what it links to, names and lets search.

A page is looked at (`looking`), what it points to is a lead (`leads`), leads are followed the most
promising first (`search`), what they lead to is judged (`judging`) and ranked (`ranking`).
"""
