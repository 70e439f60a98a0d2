"""Dataclasses of the model to JSON values and back, by their type hints.

Two forms: *named*, for records that people read (an object, fields at their default left out), and *listed*, for what
is derived and large (an array, fields in order). Reading back is strict: a field or word it does not know is refused.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any

Encoder = Callable[[Any], Any]
Decoder = Callable[[Any], Any]


def instant(when: datetime.datetime) -> str:
    """ISO 8601 with the zone it carries, UTC as Z: the day a paper gave stays the day it gave. One without a zone is
    written without."""
    return when.isoformat().replace("+00:00", "Z")


def read_instant(written: str) -> datetime.datetime:
    """The instant ``instant`` wrote. Raises ValueError."""
    return datetime.datetime.fromisoformat(written)


@cache
def object_encoder(shape: Any) -> Encoder:
    """The function that turns a value of ``shape`` into JSON values with named fields."""
    return _encoder(shape, named=True)


@cache
def object_decoder(shape: Any) -> Decoder:
    """The function that reads what ``object_encoder(shape)`` made. It raises ValueError."""
    return _decoder(shape, named=True)


@cache
def array_encoder(shape: Any) -> Encoder:
    """As ``object_encoder``, with arrays for dataclasses."""
    return _encoder(shape, named=False)


@cache
def array_decoder(shape: Any) -> Decoder:
    """The function that reads what ``array_encoder(shape)`` made. It raises ValueError."""
    return _decoder(shape, named=False)


def _same(value: Any) -> Any:
    return value


def _encoder(shape: Any, *, named: bool) -> Encoder:
    origin, arguments = typing.get_origin(shape), typing.get_args(shape)
    if origin is types.UnionType or origin is typing.Union:
        return _union_encoder(arguments, named=named)
    if origin is tuple:
        each = _encoder(arguments[0], named=named)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return lambda values: [each(v) for v in values]
        parts = [_encoder(a, named=named) for a in arguments]
        return lambda values: [part(v) for part, v in zip(parts, values, strict=True)]
    if origin is not None and issubclass(origin, Mapping):
        of = _encoder(arguments[1], named=named)
        return lambda values: {str(k): of(v) for k, v in values.items()}
    if dataclasses.is_dataclass(shape):
        return _dataclass_encoder(shape, named=named)
    if isinstance(shape, type):
        if issubclass(shape, Enum):
            return lambda value: value.value
        if issubclass(shape, datetime.datetime):
            return instant
        if issubclass(shape, datetime.date | datetime.time):
            return lambda value: value.isoformat()
    return _same


def _union_encoder(arguments: tuple[Any, ...], *, named: bool) -> Encoder:
    several = [(a, _encoder(a, named=named)) for a in arguments if a is not types.NoneType]
    if len(several) == 1:
        only = several[0][1]
        return _same if only is _same else lambda value: None if value is None else only(value)
    # An instant is a date to isinstance, so the narrower type is asked first.
    several.sort(key=lambda pair: pair[0] is not datetime.datetime)

    def encode(value: Any) -> Any:
        for kind, of in several:
            if isinstance(value, kind):
                return of(value)
        return value

    return encode


def _dataclass_encoder(shape: Any, *, named: bool) -> Encoder:
    hints = typing.get_type_hints(shape)
    parts = [(f.name, _encoder(hints[f.name], named=named), _default(f)) for f in dataclasses.fields(shape) if f.init]
    if not named:
        return lambda value: [encode(getattr(value, name)) for name, encode, _ in parts]

    def encode_named(value: Any) -> dict[str, Any]:
        out = {}
        for name, encode, default in parts:
            field = getattr(value, name)
            if field != default:
                out[name] = encode(field)
        return out

    return encode_named


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return dataclasses.MISSING


def _decoder(shape: Any, *, named: bool) -> Decoder:
    origin, arguments = typing.get_origin(shape), typing.get_args(shape)
    if origin is types.UnionType or origin is typing.Union:
        return _union_decoder(arguments, named=named)
    if origin is tuple:
        each = _decoder(arguments[0], named=named)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return lambda values: tuple([each(v) for v in _written_as(list, values)])
        parts = [_decoder(a, named=named) for a in arguments]
        return lambda values: tuple(part(v) for part, v in zip(parts, _written_as(list, values), strict=True))
    if origin is not None and issubclass(origin, Mapping):
        of = _decoder(arguments[1], named=named)
        return lambda values: {k: of(v) for k, v in _written_as(dict, values).items()}
    if dataclasses.is_dataclass(shape):
        return _dataclass_decoder(shape, named=named)
    if isinstance(shape, type):
        if issubclass(shape, Enum):
            return _of_words(shape)
        if issubclass(shape, datetime.datetime):
            return read_instant
        if issubclass(shape, datetime.date | datetime.time):
            return shape.fromisoformat
        if shape in (str, int, bool, float):
            return _plain(shape)
    return _same


def _written_as(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"{str(value)[:80]!r} is not a {kind.__name__}")
    return value


def _of_words(shape: type[Enum]) -> Decoder:
    words = {member.value: member for member in shape}

    def decode(value: Any) -> Any:
        found = words.get(value) if isinstance(value, str) else None
        return shape(value) if found is None else found

    return decode


def _plain(shape: type) -> Decoder:
    allowed: tuple[type, ...] = (float, int) if shape is float else (shape,)

    def decode(value: Any) -> Any:
        if type(value) not in allowed:
            raise ValueError(f"{value!r} is not a {shape.__name__}")
        return value

    return decode


def _union_decoder(arguments: tuple[Any, ...], *, named: bool) -> Decoder:
    several = [a for a in arguments if a is not types.NoneType]
    if set(several) == {datetime.date, datetime.datetime}:
        return lambda value: None if value is None else day_or_instant(value)
    if len(several) == 1:
        only = _decoder(several[0], named=named)
        return lambda value: None if value is None else only(value)
    return _same


def day_or_instant(written: str) -> datetime.date | datetime.datetime:
    """A date without a time stays a date. Raises ValueError."""
    if len(written) <= len("2024-01-02"):
        return datetime.date.fromisoformat(written)
    return read_instant(written)


def _listed_decoder(shape: Any, hints: list[Any], decoders: list[Decoder]) -> Decoder:
    if all(hint in (str, int, bool) for hint in hints):  # spans above all: most of what a survey holds

        def decode_plain(values: Any) -> Any:
            if [*map(type, values)] != hints:
                raise ValueError(f"{values!r} is not a {shape.__name__}")
            return shape(*values)

        return decode_plain

    def decode_listed(values: Any) -> Any:
        return shape(*[decode(v) for decode, v in zip(decoders, values, strict=True)])

    return decode_listed


def _dataclass_decoder(shape: Any, *, named: bool) -> Decoder:
    hints = typing.get_type_hints(shape)
    parts = {f.name: _decoder(hints[f.name], named=named) for f in dataclasses.fields(shape) if f.init}
    if not named:
        return _listed_decoder(shape, [hints[name] for name in parts], list(parts.values()))

    def decode_named(values: Any) -> Any:
        if not isinstance(values, dict):
            raise ValueError(f"a {shape.__name__} is an object of fields")
        if unknown := sorted(values.keys() - parts.keys()):
            raise ValueError(f"a {shape.__name__} has no field “{unknown[0]}”")
        try:
            return shape(**{name: parts[name](value) for name, value in values.items()})
        except TypeError as missing:
            raise ValueError(str(missing)) from missing

    return decode_named
