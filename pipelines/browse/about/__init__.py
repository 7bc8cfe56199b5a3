"""Everything on one gemeente, organisation or person in office, with charts of its numbers."""
