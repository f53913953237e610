"""Questions to the database, each in a bounded number of queries."""
