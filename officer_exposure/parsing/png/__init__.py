"""PNG: chunks and the texts in them."""
