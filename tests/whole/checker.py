"""Asks axe-core about the page a browser shows: its errors, and doubts that nobody has decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from config.texts.accessibility import (
    DECISIONS,
    RULES,
)

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"

# Charts are left out: tests/layouts/test_theme.py checks the colors and sizes of their text.
_FOUND = """async ([tags, decisions]) => {
  const done = await axe.run({exclude: ['.js-plotly-plot']}, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete'],
  });
  const at = n => n.target.join(' ');
  const faults = done.violations.map(v => `${v.id}: ${v.nodes.map(at).join(', ')}`);
  const decided = new Set();
  for (const v of done.incomplete) for (const node of v.nodes) {
    const check = [...node.any, ...node.all, ...node.none][0];
    const why = (check && check.data && check.data.messageKey) || '';
    const found = decisions.findIndex(([rule, reason, where]) =>
      rule === v.id && reason === why && document.querySelector(node.target[0]).matches(where));
    if (found < 0) faults.push(`undecided ${v.id} (${why}): ${at(node)}`);
    else decided.add(found);
  }
  return [faults, [...decided]];
}"""


def asked(page: Page) -> tuple[list[str], set[int]]:
    """The errors of the page, and the numbers of the decisions that settled a doubt about it."""
    if not page.evaluate("typeof axe === 'object'"):
        # As the browser's own tools would: the product's policy forbids outside scripts.
        page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    decisions = [[d.rule, d.reason, d.where] for d in DECISIONS]
    found: list[Any] = page.evaluate(_FOUND, [list(RULES), decisions])
    return found[0], set(found[1])


def faults(page: Page) -> list[str]:
    """What is wrong with the page, including doubts that `config.texts.accessibility` does not settle."""
    return asked(page)[0]
