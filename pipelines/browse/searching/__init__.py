"""The search page: hits, and what they can be chosen by."""
