"""Find the people whom a text names: forms of names beside what shows that they are people."""
