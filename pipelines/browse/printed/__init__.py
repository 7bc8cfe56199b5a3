"""What was printed: records beside their page, pages in layers, documents, files."""
