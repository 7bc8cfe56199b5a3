"""A file in, records out: pure, without database, command line or network."""
