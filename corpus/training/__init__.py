"""Marked texts, a grammar that makes more of them, noise, and the training of the pipeline that finds names."""
