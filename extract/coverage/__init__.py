"""Keep the ledger: say of every character what became of it."""

from __future__ import annotations

from extract.coverage.ledger import cover

__all__ = ["cover"]
