"""Find bodies that act: by their shape, their place and their abbreviations, and tell them from things."""
