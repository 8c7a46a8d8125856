"""What is written by the program itself: documents, a new source, schedules, the starter figures."""
