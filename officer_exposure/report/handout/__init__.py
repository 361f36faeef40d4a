"""Papers to take along: a blank checklist, and a sheet for a trainer that says what was gone through and no more."""
