"""A small TCP proxy before a server, which delays, resets, cuts and swallows when it is told."""

import asyncio
import socket
import struct
import threading
from concurrent.futures import Future
from contextlib import suppress
from typing import Self

from tema.ports import free_port

CHUNK = 65_536
Writers = tuple[asyncio.StreamWriter, asyncio.StreamWriter]


class Proxy:
    """Between `with` and its end: connections to `port` reach `target` on this machine."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = free_port()
        self.pause = 0.0
        """Seconds by which each piece is held back."""
        self.closed = False
        """Whether new connections are refused at once."""
        self.cutting = False
        """Whether the next piece of each connection is cut in its middle."""
        self.swallowing = False
        """Whether pieces are taken and never given on."""
        self.open: set[Writers] = set()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        begun: Future[asyncio.Server] = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._serve, "127.0.0.1", self.port), self.loop
        )
        self.server = begun.result(10)
        return self

    def __exit__(self, *_: object) -> None:
        self.reset()
        asyncio.run_coroutine_threadsafe(self._end(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()

    async def _end(self) -> None:
        """Take no more connections, and let those that are there go."""
        self.server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def reset(self) -> None:
        """End every connection with a reset."""
        self.loop.call_soon_threadsafe(self._reset)

    def _reset(self) -> None:
        for writer in (one for pair in self.open for one in pair):
            _abort(writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.closed:
            _abort(writer)
            return
        try:
            behind, to_server = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            _abort(writer)
            return
        pair = (writer, to_server)
        self.open.add(pair)
        try:
            await asyncio.gather(self._pump(reader, to_server), self._pump(behind, writer))
        finally:
            self.open.discard(pair)
            for one in pair:
                one.close()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            while piece := await reader.read(CHUNK):
                if self.pause:
                    await asyncio.sleep(self.pause)
                if self.swallowing:
                    continue
                if self.cutting:
                    writer.write(piece[: len(piece) // 2])
                    await writer.drain()
                    _abort(writer)
                    return
                writer.write(piece)
                await writer.drain()
        writer.close()


def _abort(writer: asyncio.StreamWriter) -> None:
    """End a connection with a reset rather than in good order."""
    held = writer.get_extra_info("socket")
    if held is not None:
        with suppress(OSError):
            held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
