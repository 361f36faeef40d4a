"""What can go wrong, each with a sentence for the officer and a hint on what to do."""


class ExposureError(Exception):
    """The root of every error this program raises on purpose.

    `message` is one plain sentence; `hint` says what to do next. Neither may hold a name, a path or a coordinate:
    both can end up in a report.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class SourceError(ExposureError):
    """A folder, file or answer sheet that cannot be used at all."""


class ContentError(ExposureError):
    """Content data (YAML) that breaks its schema; the message names the file and the field."""


class FactsError(ExposureError):
    """A facts file that breaks its schema (the message names line and field), or facts this tool is not for."""


class VaultError(ExposureError):
    """A vault that cannot be made, opened, read or written."""


class EvidenceError(ExposureError):
    """Something that cannot be written into the evidence log as it is."""


class ReportError(ExposureError):
    """A report that could not be written."""


class RegistryError(ExposureError):
    """The checks could not be loaded. An audit without checks would call everything clean."""


class WorkerError(ExposureError):
    """The worker processes could not be started or kept running."""


class ParseError(ExposureError):
    """Bytes that cannot be read as what they claim to be. The only error a parser may raise."""


class UnknownFormatError(ParseError):
    """A file of a kind that no parser reads."""


class ModelFilesError(ExposureError):
    """Model files that could not be fetched, made or put in place."""
