"""The promises of the design, each with a test that can fail."""
