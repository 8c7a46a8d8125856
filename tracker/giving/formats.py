"""The formats of `--format`. Apart from `output`, so that the command line knows them without writing any."""

FORMATS = ("table", "csv", "json", "jsonl", "md")
"""What every command that prints data can print."""

SQL_FORMATS = (*FORMATS, "parquet")
"""What `tracker sql` can write."""
