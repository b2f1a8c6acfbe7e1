"""The corpus, a file for each kind of trouble; each file is a host of its own."""

from tests.hostile.answers import (
    aliases,
    bombs,
    data,
    dates,
    elsewhere,
    encodings,
    faults,
    headers,
    markup,
    redirects,
    texts,
    types,
)

HOSTS = {
    module.__name__.rpartition(".")[2]: module.cases
    for module in (
        *(aliases, bombs, data, dates, elsewhere, encodings, faults),
        *(headers, markup, redirects, texts, types),
    )
}
"""What each host answers, given the place (address:port) of it, and of one to be left alone."""

WAYS_ON = {"redirects": redirects.hops}
"""What hosts answer beside their cases."""
