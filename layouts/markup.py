"""Write HTML elements as plain dicts, in the form Dash sends, for parts with hundreds of them.

`html.Td(…)` checks each argument against a list, and the reply takes the component apart again.
The table of one page of figures can have a thousand cells.
"""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

Element = dict[str, Any]

_NAMESPACE = "dash_html_components"


def element(tag: str, children: Any, **props: Any) -> Element:
    """What `html.<tag>(children, …)` becomes in a reply, leaving out properties with empty values.

    It has no id: parts that a callback fills must be components.
    """
    stated = {name: value for name, value in props.items() if value}
    return {
        "props": {"children": children, **stated},
        "type": tag,
        "namespace": _NAMESPACE,
    }


def plain(tree: Any) -> Any:
    """The same tree as plain dicts all the way down, so that it is serialized in one pass."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, list | tuple):
        return [plain(part) for part in tree]
    if isinstance(tree, dict):
        if "namespace" not in tree:
            return tree  # a figure, for example
    elif isinstance(tree, Component):
        tree = tree.to_plotly_json()
    else:
        return tree
    props = tree["props"]
    if "children" in props:
        props["children"] = plain(props["children"])
    return tree
