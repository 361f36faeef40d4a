from collections.abc import Mapping, Sequence
from typing import Literal

class TypstError(RuntimeError): ...

def compile(
    input: Mapping[str, bytes],
    *,
    root: str,
    package_path: str,
    package_cache_path: str,
    font_paths: Sequence[str],
    ignore_system_fonts: bool,
    format: Literal["pdf"],
    pdf_standards: Literal["ua-1"],
) -> bytes: ...
