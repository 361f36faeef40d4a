"""officer-exposure models: one file per subcommand."""
