"""The colours of charts: CSS custom properties with a light and a dark value each, told by what they are used for.

Stances stand apart from the background (3:1), from one another for colour-blind readers, and never by colour alone.
The colours of evidence and of the gap are no colours of a stance. `STYLE` is for the page that shows charts: on a
telephone their words grow, and drawings keep room for that.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

Theme = Literal["light", "dark"]
GROWTH: Final = 1.4
STYLE: Final = (
    ".chart{display:block;width:100%;max-width:48rem;height:auto;break-inside:avoid}"
    ".chart text{font-family:inherit}"
    ".chart a:focus-visible{outline:2px solid var(--chart-ink)}"
    "@media (max-width:40rem){"
    '.chart text[font-size="12px"]{font-size:16.8px}.chart text[font-size="13px"]{font-size:18.2px}'
    '.chart text[font-size="10px"]{font-size:14px}.chart text[font-size="11px"]{font-size:15.4px}'
    "}"
)

LIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "--chart-paper": "#ffffff",
        "--chart-ink": "#14171a",
        "--chart-muted": "#5b636c",
        "--chart-line": "#d3d8de",
        "--chart-track": "#f3f4f6",
        "--stance-m2": "#8e0b23",
        "--stance-m1": "#d2693a",
        "--stance-0": "#6b727b",
        "--stance-p1": "#3688bd",
        "--stance-p2": "#0a3f7a",
        "--on-stance-m2": "#ffffff",
        "--on-stance-m1": "#14171a",
        "--on-stance-0": "#ffffff",
        "--on-stance-p1": "#14171a",
        "--on-stance-p2": "#ffffff",
        "--chart-gap": "#8a5a00",
        "--chart-gap-fill": "#f0dcb4",
        "--evidence-1": "#e4dcf2",
        "--evidence-2": "#bfa8e0",
        "--evidence-3": "#8256bd",
        "--evidence-4": "#331355",
        "--on-evidence-1": "#14171a",
        "--on-evidence-2": "#14171a",
        "--on-evidence-3": "#ffffff",
        "--on-evidence-4": "#ffffff",
    }
)
DARK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "--chart-paper": "#14171a",
        "--chart-ink": "#eceff2",
        "--chart-muted": "#a7afb8",
        "--chart-line": "#3d444c",
        "--chart-track": "#1f2327",
        "--stance-m2": "#f03e58",
        "--stance-m1": "#ffcbab",
        "--stance-0": "#9aa1aa",
        "--stance-p1": "#b4e2fb",
        "--stance-p2": "#3d95f5",
        "--on-stance-m2": "#14171a",
        "--on-stance-m1": "#14171a",
        "--on-stance-0": "#14171a",
        "--on-stance-p1": "#14171a",
        "--on-stance-p2": "#14171a",
        "--chart-gap": "#e0b04a",
        "--chart-gap-fill": "#4d3d17",
        "--evidence-1": "#3a3150",
        "--evidence-2": "#5d4a86",
        "--evidence-3": "#9b81d6",
        "--evidence-4": "#cdb8fa",
        "--on-evidence-1": "#eceff2",
        "--on-evidence-2": "#ffffff",
        "--on-evidence-3": "#14171a",
        "--on-evidence-4": "#14171a",
    }
)
THEMES: Final[Mapping[Theme, Mapping[str, str]]] = MappingProxyType({"light": LIGHT, "dark": DARK})


def properties(theme: Theme) -> str:
    """Give the custom properties of a theme as CSS declarations, for a page's own style sheet."""
    return "".join(f"{name}:{value};" for name, value in THEMES[theme].items())


def following(name: str) -> str:
    """Give a colour that follows the page it stands in, and is the light one where the page sets none."""
    return f"var({name}, {LIGHT[name]})"


def of_stance(stance: int) -> str:
    """Give the name of a stance's colour."""
    return f"--stance-{'m' if stance < 0 else 'p' if stance > 0 else ''}{abs(stance)}"


def upon(name: str) -> str:
    """Give the name of the colour that words have upon a colour."""
    return f"--on-{name.removeprefix('--')}"
