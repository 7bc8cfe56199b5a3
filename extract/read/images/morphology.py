"""Let masks shrink and grow by a kernel."""

from __future__ import annotations

import cv2
import numpy as np

from extract.read.images.canvas import Pixels

THREE = np.ones((3, 3), np.uint8)


def opened(mask: Pixels, kernel: Pixels) -> Pixels:
    """Return `mask` without what is narrower than `kernel`."""
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), np.uint8)


def closed(mask: Pixels, kernel: Pixels) -> Pixels:
    """Return `mask` with the gaps that are narrower than `kernel` painted."""
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), np.uint8)


def grown(mask: Pixels, kernel: Pixels = THREE) -> Pixels:
    """Return `mask` and what lies within `kernel` of it."""
    return np.asarray(cv2.dilate(mask, kernel), np.uint8)


def shrunk(mask: Pixels, kernel: Pixels = THREE) -> Pixels:
    """Return what of `mask` lies further than `kernel` from its edge, and from the edge of the picture."""
    return np.asarray(cv2.erode(mask, kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0), np.uint8)
