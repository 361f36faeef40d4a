"""The report as a PDF: the same view as the web page, set by typst, tagged for screen readers."""
