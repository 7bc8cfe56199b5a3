"""The tables of the database as Datasette shows them, in Dutch."""
