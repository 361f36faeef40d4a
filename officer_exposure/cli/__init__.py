"""The command line: one file for each subcommand. It prints; nothing else in the core does."""
