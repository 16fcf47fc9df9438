# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Word file must be so that Word opens it and a screen reader can read it.

    check.py FILE.docx [MARKING]     prints "ok" and facts about the file, or fails with what is wrong

Only what python3-minimal has. The order of elements is the schema's (ECMA-376 part 1): Word refuses files that do not keep it.
"""
import re
import sys
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
           "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
           "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
           "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
           "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
           "eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
             "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
             "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
              "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "settings": "writeProtection view zoom removePersonalInformation embedTrueTypeFonts embedSystemFonts saveSubsetFonts "
                "mirrorMargins bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop defaultTabStop autoHyphenation "
                "evenAndOddHeaders characterSpacingControl compat themeFontLang clrSchemeMapping decimalSymbol listSeparator",
}
FIELDS = {"TOC", "PAGE", "NUMPAGES"}


def check(condition, *what):
    if not condition:
        raise SystemExit("not right: " + " ".join(str(w) for w in what))


def local(element):
    return element.tag.split("}")[-1]


def in_order(root, part):
    for element in root.iter():
        order = ORDER.get(local(element))
        if not element.tag.startswith(W) or not order:
            continue
        order = order.split()
        places = []
        for child in element:
            if not child.tag.startswith(W):
                continue
            check(local(child) in order, part, local(element), "holds", local(child))
            places.append(order.index(local(child)))
        if local(element) == "sectPr":  # headers and footers in any order
            places = [max(p, 1) for p in places]
        check(places == sorted(places), part, local(element), [local(c) for c in element])


def resolve(source, target):
    path = [] if target.startswith("/") else source.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            path.pop()
        elif step not in ("", "."):
            path.append(step)
    return "/".join(path)


def text_of(element):
    return "".join(t.text or "" for t in element.iter(W + "t"))


def main(name, marking):
    archive = zipfile.ZipFile(name)
    names = archive.namelist()
    check(archive.testzip() is None, "damaged")
    check(len(set(names)) == len(names), "a name twice")
    check(names[0] == "[Content_Types].xml", "the content types are not first")
    check(all(i.date_time == (2000, 1, 1, 0, 0, 0) for i in archive.infolist()), "times")
    parts = {}
    for n in names:
        if n.endswith((".xml", ".rels")):
            check(b"<!DOCTYPE" not in archive.read(n), "doctype in", n)
            parts[n] = ElementTree.fromstring(archive.read(n))
    types = parts["[Content_Types].xml"]
    defaults = {d.get("Extension") for d in types.iter(TYPES + "Default")}
    overrides = [o.get("PartName") for o in types.iter(TYPES + "Override")]
    check(len(set(overrides)) == len(overrides), "a content type twice")
    for n in names[1:]:
        check("/" + n in overrides or n.split(".")[-1] in defaults, "no content type", n)
    for o in overrides:
        check(o[1:] in names, "content type of nothing", o)

    # ---- relationships: every one leads somewhere inside, every part is reached, every id is known
    reached = set()
    external = 0
    ids = {}
    for n in names:
        if not n.endswith(".rels"):
            continue
        source = n.replace("_rels/", "")[:-5]
        check(source == "" or source in names, "relationships of nothing", n)
        ids[source] = {}
        for r in parts[n].iter(REL + "Relationship"):
            check(r.get("Id") not in ids[source], "an id twice", n, r.get("Id"))
            ids[source][r.get("Id")] = r
            if r.get("TargetMode") == "External":
                external += 1
                continue
            target = resolve(source, r.get("Target"))
            check(target in names, n, "leads nowhere:", r.get("Target"))
            reached.add(target)
    for n in names[1:]:
        check(n.endswith(".rels") or n in reached, "nothing leads to", n)
    for n, root in parts.items():
        for element in root.iter():
            for key, value in element.attrib.items():
                if key.startswith(R):
                    check(value in ids.get(n, {}), n, "unknown relationship", value)
        in_order(root, n)

    document = parts["word/document.xml"]
    styles = parts["word/styles.xml"]
    body = document.find(W + "body")
    check(local(body[-1]) == "sectPr", "the page stands not at the end")
    known = {s.get(W + "styleId"): s for s in styles.iter(W + "style")}
    check(len(known) == len(list(styles.iter(W + "style"))), "a style id twice")
    for n, root in parts.items():
        for tag in ("pStyle", "tblStyle", "rStyle", "basedOn", "next", "link"):
            for used in root.iter(W + tag):
                check(used.get(W + "val") in known, n, "unknown style", used.get(W + "val"))
    names_of = {i: s.find(W + "name").get(W + "val") for i, s in known.items()}
    numbering = parts["word/numbering.xml"]
    abstract = {a.get(W + "abstractNumId") for a in numbering.iter(W + "abstractNum")}
    lists = {}
    for number in numbering.iter(W + "num"):
        check(number.get(W + "numId") not in lists, "a list twice")
        lists[number.get(W + "numId")] = number.find(W + "abstractNumId").get(W + "val")
    check(set(lists.values()) <= abstract, "a list of no kind")
    for used in document.iter(W + "numId"):
        check(used.get(W + "val") in lists or used.get(W + "val") == "0", "no such list", used.get(W + "val"))

    # ---- for people who hear it
    headings = []
    for p in body.iter(W + "p"):
        style = p.find(W + "pPr/" + W + "pStyle")
        name_ = names_of[style.get(W + "val")].lower() if style is not None else ""
        if re.fullmatch(r"heading [1-9]", name_):
            headings.append((int(name_[-1]), text_of(p)))
    level = 0
    for l, text in headings:
        check(l <= level + 1 and text, "headings skip a level at", text)
        level = l
    pictures = list(document.iter(WP + "docPr"))
    check(len({p.get("id") for p in pictures}) == len(pictures), "picture ids")
    for p in pictures:
        check(len(p.get("descr", "")) > 10, "a picture without words", p.attrib)
    check(len(list(document.iter(A + "blip"))) == len(pictures), "pictures")
    language = styles.find(W + "docDefaults/" + W + "rPrDefault/" + W + "rPr/" + W + "lang")
    check(language is not None, "no language")

    # ---- tables
    widths = set()
    tables = list(body.iter(W + "tbl"))
    headed = 0
    for t in tables:
        grid = [int(c.get(W + "w")) for c in t.find(W + "tblGrid")]
        widths.add(sum(grid))
        data = names_of[t.find(W + "tblPr/" + W + "tblStyle").get(W + "val")] == "Boulton Table"
        rows = t.findall(W + "tr")
        check(rows, "a table without rows")
        for i, row in enumerate(rows):
            cells = row.findall(W + "tc")
            span = 0
            for c in cells:
                s = c.find(W + "tcPr/" + W + "gridSpan")
                span += int(s.get(W + "val")) if s is not None else 1
                check(local(c[-1]) == "p", "a cell without a paragraph")
            check(span == len(grid), "cells", span, "of", len(grid))
            header = row.find(W + "trPr/" + W + "tblHeader") is not None
            check(header == (data and i == 0), "header row", i)
        headed += data
        for shade in t.iter(W + "shd"):  # never by colour alone
            if shade.get(W + "fill") in ("1F5FBF", "1E7B4A", "F2A900", "C4262E"):
                letter = {"1F5FBF": "B", "1E7B4A": "G", "F2A900": "A", "C4262E": "R"}[shade.get(W + "fill")]
                holder = next(e for e in t.iter(W + "tc") if shade in list(e.iter(W + "shd")))
                check(re.search("(^|\u00a0)" + letter + "\u00a0\u00a0.", text_of(holder)), "only a colour", text_of(holder))
    children = list(body)
    for a, b in zip(children, children[1:]):
        check(not (local(a) == "tbl" and local(b) == "tbl"), "two tables touch")

    # ---- fields, bookmarks, furniture
    fields = []
    depth = 0
    for n, root in parts.items():
        for element in root.iter():
            if element.tag == W + "instrText":
                fields.append((element.text or "").split()[0])
            if element.tag == W + "fldChar":
                depth += {"begin": 1, "end": -1}.get(element.get(W + "fldCharType"), 0)
                check(depth >= 0, "fields")
            check(element.tag not in (W + "object", W + "altChunk", W + "control"), n, local(element))
        check(depth == 0, "a field without an end in", n)
    marks = [b.get(W + "name") for b in document.iter(W + "bookmarkStart")]
    check(len(set(marks)) == len(marks), "bookmarks")
    for link in document.iter(W + "hyperlink"):
        if link.get(W + "anchor"):
            check(link.get(W + "anchor") in marks, "a link to nothing", link.get(W + "anchor"))
    if marking:
        for n, root in parts.items():
            if root.tag in (W + "hdr", W + "ftr"):
                check(marking in text_of(root), n, "without the marking")
        for tag in ("headerReference", "footerReference"):  # sections inherit from those before them
            have = set()
            for s in document.iter(W + "sectPr"):
                have |= {r.get(W + "type") for r in s.findall(W + tag)}
                need = {"default"} | ({"first"} if s.find(W + "titlePg") is not None else set())
                check(need <= have, "a page without", tag)
    core = ElementTree.tostring(parts["docProps/core.xml"], encoding="unicode")
    print("ok")
    print("fields", *sorted(set(fields)))
    print("external", external)
    print("language", language.get(W + "val"))
    print("pictures", len(pictures))
    print("tables", len(tables), "headed", headed)
    print("widths", *sorted(widths))
    for tag in ("title", "creator", "language", "category"):
        found = re.search(r"<\w+:" + tag + r">([^<]*)<", core)
        print(tag, found[1] if found else "-")
    for l, text in headings:
        print("h%d %s" % (l, text))


main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")
