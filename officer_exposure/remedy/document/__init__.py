"""Documents: PDF, Word, Excel, PowerPoint and OpenDocument."""
