"""Writes a screenshot as a PNG with at most 256 colors: a third of the size, with no visible change."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from playwright.sync_api import Page

_COLORS = 256
# The browser decodes its own picture faster than any code here could.
_PIXELS = """async png => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = new Blob([context.getImageData(0, 0, image.width, image.height).data]);
  const told = await new Promise(done => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(pixels);
  });
  return [image.width, image.height, told.split(',')[1]];
}"""


def small(png: bytes, blank: Page) -> bytes:
    """The same picture in its 256 most frequent colors; the others are replaced by the nearest of them.

    `blank`: any page of a browser, used for decoding the picture.
    """
    width, height, found = blank.evaluate(_PIXELS, base64.b64encode(png).decode())
    pixels = np.frombuffer(base64.b64decode(found), np.uint8).reshape(-1, 4)[:, :3]
    return encoded(*in_few_colors(pixels), width, height)


def in_few_colors(pixels: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], Any]:
    """A palette of red, green and blue, and for each pixel its index in the palette."""
    packed = pixels.astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    colors, place, counts = np.unique(packed, return_inverse=True, return_counts=True)
    parts = np.stack([colors >> 16, colors >> 8 & 255, colors & 255], axis=1).astype(np.int32)
    kept = np.argsort(-counts, kind="stable")[:_COLORS]
    nearest = np.empty(len(colors), np.uint8)
    for start in range(0, len(colors), 4096):
        some = parts[start : start + 4096]
        distances = ((some[:, None, :] - parts[kept][None, :, :]) ** 2).sum(axis=2)
        nearest[start : start + 4096] = distances.argmin(axis=1)
    return parts[kept].astype(np.uint8), nearest[place]


def encoded(palette: Any, places: Any, width: int, height: int) -> bytes:
    """A PNG file with a palette and one byte per pixel."""
    rows = np.zeros((height, width + 1), np.uint8)  # each row begins with its filter type: none
    rows[:, 1:] = places.reshape(height, width)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            (b"PLTE", palette.tobytes()),
            (b"IDAT", zlib.compress(rows.tobytes(), 9)),
            (b"IEND", b""),
        )
    )
