"""Partners in from a file: read (table, headers, cells), matched, planned, written as a whole, undone as a whole."""
