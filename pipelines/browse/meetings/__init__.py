"""Each body's meetings in order, and its actions from list to list."""
