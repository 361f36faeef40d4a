""" "It is happening now": the evidence log, and how it is handed to an investigator."""
