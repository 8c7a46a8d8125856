"""Answers on their way out: tables, CSV, JSON, Parquet, plain figures, a browser."""
