"""Front matter in YAML, with the place of every value."""

from __future__ import annotations

from typing import Any

from srctrack.drafts.front_matter.fields import ADDRESS, Fields, Value
from srctrack.model.text import Span


def yaml_fields(text: str, start: int, end: int) -> Fields | None:
    """The fields of the YAML mapping between two offsets of ``text``; None where it is no mapping or cannot be read."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text[start:end], Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    out: Fields = {}
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode):
            out.setdefault(key.value.lower(), []).extend(_values(value, text, start))
    return out


def _values(node: Any, text: str, start: int) -> list[Value]:
    """The values of a scalar, of a list, or the one that stands for a mapping."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        if node.tag == "tag:yaml.org,2002:null":
            return []
        span = Span(start + node.start_mark.index, start + node.end_mark.index)
        inside = text.find(node.value, span.start, span.end) if node.value else -1
        if inside >= 0:
            span = Span(inside, inside + len(node.value))
        return [Value(" ".join(node.value.split()), span)]
    if isinstance(node, yaml.SequenceNode):
        return [value for item in node.value for value in _values(item, text, start)]
    fields = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    named = next((fields[name] for name in ADDRESS if isinstance(fields.get(name), yaml.ScalarNode)), None)
    return _values(named, text, start) if named is not None else []
