"""What a document says and where: its text, its cells, its rows, its areas. Pure; nothing here knows a source."""
