"""Writes elements of HTML the way Dash sends them, as plain records: for parts that have hundreds.

`html.Td(…)` checks each of its arguments against a list, and is taken apart again when the reply
is written. A table of a page of figures has a thousand cells.
"""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

Element = dict[str, Any]

_NAMESPACE = "dash_html_components"


def element(tag: str, children: Any, **props: Any) -> Element:
    """What `html.<tag>(children, …)` becomes in a reply; properties that say nothing are left out.

    It has no id: parts that a callback fills are components.
    """
    stated = {name: value for name, value in props.items() if value}
    return {
        "props": {"children": children, **stated},
        "type": tag,
        "namespace": _NAMESPACE,
    }


def plain(tree: Any) -> Any:
    """The same tree with nothing but records in it, so that it is written in one go."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, list | tuple):
        return [plain(part) for part in tree]
    if isinstance(tree, dict):
        if "namespace" not in tree:
            return tree  # a figure, say
    elif isinstance(tree, Component):
        tree = tree.to_plotly_json()
    else:
        return tree
    props = tree["props"]
    if "children" in props:
        props["children"] = plain(props["children"])
    return tree
