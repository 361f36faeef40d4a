"""officer-exposure content: one file per subcommand."""
