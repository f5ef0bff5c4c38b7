"""Turn the name of a theme into its colours: the one place where the window's colours are written down.

Paper and ink, turquoise and gold: the colours of Persian books and tiles. Contrast of every pair that carries words is
at least 4.5 (WCAG 2.2), of borders of fields at least 3; tests/widgets/test_theme.py measures it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """Colours as #rrggbb. `rail` is the strip of rooms, `soft` what is chosen or hovered, `field` the edge of fields,
    `line` a quiet edge, `hero` the ground of the head of the home page and `hero_ink` what stands on it."""

    ground: str
    surface: str
    sunk: str
    ink: str
    muted: str
    line: str
    field: str
    accent: str
    accent_over: str
    on_accent: str
    soft: str
    soft_ink: str
    rail: str
    rail_ink: str
    rail_dim: str
    rail_on: str
    rail_lit: str
    hero: str
    hero_to: str
    hero_ink: str
    gold: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str


LIGHT = Tokens(
    ground="#f5f0e6", surface="#fffdf9", sunk="#efe8da", ink="#17313a", muted="#566a71", line="#e3dac8",
    field="#8f8a7c", accent="#0b6f78", accent_over="#095c64", on_accent="#ffffff", soft="#dcece9", soft_ink="#0b4f56",
    rail="#12343b", rail_ink="#c3d3d0", rail_dim="#7d9599", rail_on="#1e4d56", rail_lit="#fbf5e6",
    hero="#0e5c66", hero_to="#12343b", hero_ink="#fbf5e6", gold="#c8922f",
    danger="#a4243b", danger_soft="#f8e3e4", warning="#7c5200", warning_soft="#faedcf", good="#2a6f47",
)
DARK = Tokens(
    ground="#0f191e", surface="#17252c", sunk="#0b1317", ink="#e9f0ee", muted="#9fb3b6", line="#26383f",
    field="#6d838a", accent="#56c2bb", accent_over="#78d3cc", on_accent="#04272a", soft="#1d3d42", soft_ink="#b9ebe5",
    rail="#0a1519", rail_ink="#a9bcbf", rail_dim="#64797d", rail_on="#183239", rail_lit="#f6f0df",
    hero="#0e4450", hero_to="#0f252c", hero_ink="#f6f0df", gold="#e3b65d",
    danger="#f38a97", danger_soft="#3f222a", warning="#eec574", warning_soft="#3b3118", good="#7fd0a0",
)
