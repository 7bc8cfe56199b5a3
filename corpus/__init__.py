"""What the pipeline knows (register) and is tried on (samples, gold)."""
