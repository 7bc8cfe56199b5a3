"""Guard every answer of the site, ours and Datasette's, against what a release may hold."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Any, Send], Awaitable[None]]
# Nothing from elsewhere is loaded or asked for, and no script but ours runs, whatever is in a release.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self' data:; script-src 'self'; "
    "style-src 'self' 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]


def guarded(app: App) -> App:
    """Return a site whose every answer has these headers."""

    async def answer(scope: Message, receive: Any, send: Send) -> None:
        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in _RAW}
                message["headers"] = [*(each for each in message["headers"] if each[0].lower() not in ours), *_RAW]
            await send(message)

        await app(scope, receive, add)

    return answer
