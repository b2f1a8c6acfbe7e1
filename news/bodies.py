"""Page bodies: gzip in and out, within bounds."""

import gzip
import zlib

from news.errors import TooLarge, Unreadable

MAX_PAGE = 8 * 1024 * 1024
"""Bytes of an unpacked page; news pages seldom reach 1 MiB."""
MAX_MEMBERS = 1000
"""Parts of one gzip body, which are read as one (RFC 1952, 2.2)."""
GZIP_MAGIC = b"\x1f\x8b"


def zip_body(body: bytes) -> bytes:
    """A body gzipped by us, where the site did not; the same bytes give the same result."""
    return gzip.compress(body, compresslevel=6, mtime=0)


def unzip_body(body: bytes, limit: int = MAX_PAGE) -> bytes:
    """The bytes inside a gzip body, at most `limit`; raises TooLarge or Unreadable."""
    out = b""
    for _ in range(MAX_MEMBERS):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out += unpacker.decompress(body, limit + 1 - len(out))
        except zlib.error as error:
            raise Unreadable(f"gzip: {error}") from error
        if len(out) > limit:
            raise TooLarge(f"more than {limit} bytes unpacked")
        if not unpacker.eof:
            raise Unreadable("gzip: the body is cut short")
        body = unpacker.unused_data
        if not body.startswith(GZIP_MAGIC):  # what else follows is left alone, as by browsers
            return out
    raise TooLarge(f"more than {MAX_MEMBERS} parts in one gzip")


def head_of(body: bytes, size: int = 512) -> bytes:
    """The first bytes of a body, unpacked where it is gzipped; empty where that fails."""
    if not body.startswith(GZIP_MAGIC):
        return body[:size]
    try:
        return zlib.decompressobj(wbits=31).decompress(body[: 4 * size], size)
    except zlib.error:
        return b""
