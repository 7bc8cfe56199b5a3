"""The first page, and the whole list behind each count on it."""
