"""Evidence as widgets: one file per kind registers itself with `draw`. A check never names a widget."""

from ui.evidence import answer, excerpt, position, region
from ui.evidence.drawing import draw
from ui.evidence.listing import draw_all

__all__ = ["answer", "draw", "draw_all", "excerpt", "position", "region"]
