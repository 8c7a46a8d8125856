"""Questions and their answers, without pandas but for `read`: everything here only reads, by the public views."""
