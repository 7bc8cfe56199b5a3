"""Guard every answer of the site, ours and Datasette's, against what a release may hold."""

from __future__ import annotations

import re
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
# What a machine calls itself.
_HERE = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)(?::\d+)?", re.IGNORECASE)
_STRANGE = "Deze site is alleen op deze computer te bekijken, onder de naam localhost of 127.0.0.1."


def guarded(app: App) -> App:
    """Return a site whose every answer has these headers, and that is shut to what only pretends to be this machine."""

    async def answer(scope: Message, receive: Any, send: Send) -> None:
        if scope["type"] == "http" and _is_strange(scope):
            headers = [*_RAW, (b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 403, "headers": headers})
            await send({"type": "http.response.body", "body": _STRANGE.encode()})
            return

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in _RAW}
                message["headers"] = [*(each for each in message["headers"] if each[0].lower() not in ours), *_RAW]
            await send(message)

        await app(scope, receive, add)

    return answer


def _is_strange(scope: Message) -> bool:
    """Tell whether a visitor of this machine alone came by another name.

    So would a page elsewhere, whose name was made to lead here while a browser had it open (DNS rebinding).
    """
    address = str((scope.get("server") or ("",))[0])
    name = next((value.decode("latin-1") for key, value in scope["headers"] if key.lower() == b"host"), "")
    return bool(_HERE.fullmatch(address)) and not _HERE.fullmatch(name)
