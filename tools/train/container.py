"""Reads and writes the weights file; src/tagger/container.hpp describes the format."""

import struct
import zlib

import numpy as np

MAGIC, VERSION = b"\x89HSY\r\n\x1a\n", 1
TYPES = {np.dtype("u1"): 0, np.dtype("i1"): 1, np.dtype("<i4"): 2, np.dtype("<u8"): 3, np.dtype("<f4"): 4}


def write(path, tensors):
    """tensors: name -> array of one or two dimensions, in the order of the file."""
    at = -(-(32 + 64 * len(tensors)) // 64) * 64
    directory, data = [], []
    for name, array in tensors.items():
        array = np.atleast_2d(np.ascontiguousarray(array))
        assert array.ndim == 2 and array.size and len(name) < 40, name
        raw = array.tobytes()
        directory.append(struct.pack("<40sIIIIQ", name.encode(), TYPES[array.dtype], *array.shape, 0, at))
        data.append(raw + bytes(-len(raw) % 64))
        at += len(data[-1])
    head = MAGIC + struct.pack("<IIQQ", VERSION, len(tensors), at + 4, 0) + b"".join(directory)
    content = head + bytes(-len(head) % 64) + b"".join(data)
    with open(path, "wb") as file:
        file.write(content + struct.pack("<I", zlib.crc32(content)))


def read(path):
    """The tensors of a file, as arrays of two dimensions."""
    with open(path, "rb") as file:
        content = file.read()
    types = {number: dtype for dtype, number in TYPES.items()}
    tensors = {}
    for i in range(struct.unpack_from("<I", content, 12)[0]):
        name, dtype, rows, columns, _, at = struct.unpack_from("<40sIIIIQ", content, 32 + 64 * i)
        array = np.frombuffer(content, types[dtype], rows * columns, at).reshape(rows, columns)
        tensors[name.rstrip(b"\0").decode()] = array.copy()
    return tensors


def quantise(rows):
    """Rows as 8-bit integers and the scale of each."""
    scale = np.abs(rows).max(1) / 127
    scale[scale == 0] = 1
    return np.rint(rows / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def word_hash(word):
    """FNV-1a of 64 bits over UTF-8."""
    value = 14695981039346656037
    for byte in word.encode():
        value = (value ^ byte) * 1099511628211 & 0xFFFFFFFFFFFFFFFF
    return value
