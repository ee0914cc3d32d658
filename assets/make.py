#!/usr/bin/env python3
"""Make the bundled fonts and the table of advance widths from Liberation Sans (needs fonttools).

    assets/make.py FOLDER   (version 2: the OFL one)

Writes assets/sans-{regular,bold}.ttf (Latin, Greek, Cyrillic, Hebrew, punctuation; renamed, as the
licence's reserved name asks of modified versions) and src/render/chart/widths.txt.
"""
import os
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

RANGES = [(0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x2AF), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
          (0x591, 0x5F4), (0x1D00, 0x1DBF), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F),
          (0x2070, 0x209F), (0x20A0, 0x20BF), (0x20D0, 0x20F0), (0x2100, 0x214F), (0x2150, 0x218F),
          (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0xFB00, 0xFB06), (0xFB1D, 0xFB4F)]
HERE = os.path.dirname(os.path.abspath(__file__))


def wanted():
    return [c for a, b in RANGES for c in range(a, b + 1)]


def subset(source, target, face):
    font = TTFont(source)
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["FFTM", "gasp", "PCLT", "meta", "VDMX", "hdmx", "LTSH"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    for record in font["name"].names:
        text = {1: "Dateline Sans", 2: face, 3: f"Dateline Sans {face}", 4: f"Dateline Sans {face}",
                6: f"DatelineSans-{face}"}.get(record.nameID)
        if text:
            record.string = text
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)


def runs(path):
    font = TTFont(path)
    cmap, metrics, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    found = []
    for code in wanted():
        if code not in cmap:
            continue
        width = -(-metrics[cmap[code]][0] * 150 // em)
        if found and found[-1][0] + len(found[-1][1]) == code:
            found[-1][1].append(width)
        else:
            found.append((code, [width]))
    return found


def lines(face, found):
    for start, widths in found:
        for i in range(0, len(widths), 32):
            yield f"{face} {start + i:04x} " + " ".join(map(str, widths[i:i + 32]))


def main(folder):
    for face in ("Regular", "Bold"):
        source = os.path.join(folder, f"LiberationSans-{face}.ttf")
        subset(source, os.path.join(HERE, f"sans-{face.lower()}.ttf"), face)
    text = ["# Advance widths of Liberation Sans in 1/150 em, rounded up; made by assets/make.py.",
            "# A line is a face, the code point of its first letter, and the widths from that letter on."]
    for face in ("Regular", "Bold"):
        text += lines(face.lower(), runs(os.path.join(folder, f"LiberationSans-{face}.ttf")))
    target = os.path.join(HERE, "..", "src", "render", "chart", "widths.txt")
    with open(target, "w") as out:
        out.write("\n".join(text) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
