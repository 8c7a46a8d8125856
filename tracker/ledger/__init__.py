"""What is known, and since when: the only writer of the database, the archive beside it, and the proofs from it."""
