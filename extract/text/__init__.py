"""What all stages stand on: lines of a source, mark-up, blocks, sentences, dates, numbers and markers of redaction."""
