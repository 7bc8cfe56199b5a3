"""The content of the sample release: invented people, plausible figures, one module for each kind of paper."""
