"""Find what was made unreadable in pictures of pages, and read picture files."""
