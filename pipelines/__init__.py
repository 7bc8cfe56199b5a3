"""Where the stages meet the world: batches, storage, queries, export and the command line."""
