"""Draws how a house was used: bars for people who can see them, words for those who cannot."""

import re
from html import escape

from trafficking_api.features.shelters.schemas.occupancy import Nights, Occupancy

#: What no XML can hold (XML 1.0, 2.2).
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 960, 360, 56, 48, 56
_MOST_LABELS = 8
_NAMED = 'role="img" aria-labelledby="title desc"'
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1b1b1b}.frame{fill:#fff}.grid{stroke:#d0d0d0}"
    ".staffed{fill:#cfd8e3}.used{fill:#1f5f99}"
)


def occupancy_svg(found: Occupancy, code_name: str) -> str:
    """A picture (SVG 1.1) without script or link: per period the staffed bed-nights, and the used in front.

    Its title and description say in words what it shows (WCAG 2.2, 1.1.1).
    """
    code_name = _NOT_XML.sub("", code_name)
    top = _rounded(max([1, *(max(n.staffed_bed_nights, n.used_bed_nights) for n in found.items)]))
    title = f"{code_name}: bed-nights from {found.from_on} to {found.to_on}"
    said = (
        f"{found.total.used_bed_nights} of {found.total.staffed_bed_nights} staffed bed-nights were used"
        + ("." if found.total.rate is None else f", {found.total.rate:.1%}.")
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" {_NAMED}>',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(said)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="frame" width="{_WIDTH}" height="{_HEIGHT}"/>',
        f'<text x="{_LEFT}" y="24" font-weight="bold">{escape(title)}</text>',
        f'<text x="{_LEFT}" y="42">{escape(said)}</text>',
        *_grid(top),
        *_bars(found.items, top),
        "</svg>",
    ]
    return "\n".join(parts)


def _rounded(most: int) -> int:
    """The least top of the scale whose quarters are easy to read: 0, 6, 12, 18, 24, say."""
    ten = 1
    while True:
        for step in (1, 2, 3, 4, 5, 6, 8):
            if 4 * step * ten >= most:
                return 4 * step * ten
        ten *= 10


def _y(count: float, top: int) -> float:
    inside = _HEIGHT - _TOP - _BOTTOM
    return round(_TOP + 8 + inside * (1 - count / top), 1)


def _grid(top: int) -> list[str]:
    lines = []
    for quarter in range(5):
        count = top * quarter / 4
        y = _y(count, top)
        lines.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - 16}" y1="{y}" y2="{y}"/>')
        lines.append(f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{round(count)}</text>')
    return lines


def _bars(items: list[Nights], top: int) -> list[str]:
    room = (_WIDTH - _LEFT - 16) / max(1, len(items))
    every = -(-len(items) // _MOST_LABELS) or 1
    bars = []
    for n, nights in enumerate(items):
        x, width, floor = round(_LEFT + n * room + room * 0.1, 1), round(room * 0.8, 1), _y(0, top)
        for name, count in (("staffed", nights.staffed_bed_nights), ("used", nights.used_bed_nights)):
            y = _y(count, top)
            bars.append(
                f'<rect class="{name}" x="{x}" y="{y}" width="{width}" height="{round(floor - y, 1)}">'
                f"<title>{nights.period}: {count} {name}</title></rect>"
            )
        if n % every == 0:
            middle = round(x + width / 2, 1)
            bars.append(f'<text x="{middle}" y="{_HEIGHT - 32}" text-anchor="middle">{nights.period}</text>')
    bars.append(f'<rect class="staffed" x="{_LEFT}" y="{_HEIGHT - 20}" width="12" height="12"/>')
    bars.append(f'<text x="{_LEFT + 18}" y="{_HEIGHT - 9}">staffed</text>')
    bars.append(f'<rect class="used" x="{_LEFT + 90}" y="{_HEIGHT - 20}" width="12" height="12"/>')
    bars.append(f'<text x="{_LEFT + 108}" y="{_HEIGHT - 9}">used</text>')
    return bars
