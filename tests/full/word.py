# SPDX-License-Identifier: GPL-3.0-or-later
"""What python-docx finds in a Word file, one fact a line.

    word.py FILE.docx
"""
import sys

import docx
from docx.oxml.ns import qn

document = docx.Document(sys.argv[1])
print("title", document.core_properties.title)
print("language", document.core_properties.language)
section = document.sections[0]
print("page", round(section.page_width.mm), round(section.page_height.mm))
print("header", section.header.paragraphs[0].text.replace("\t", " ").strip())
for paragraph in document.paragraphs:
    if paragraph.style.name.startswith("Heading"):
        print(paragraph.style.name, paragraph.text)
tables = [t for t in document.tables if t.style.name == "Boulton Table"]
headed = [t for t in tables if t.rows[0]._tr.trPr is not None and t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None]
print("tables", len(tables), "headed", len(headed))
print("first table", [c.text for c in tables[0].rows[0].cells])
described = [s for s in document.inline_shapes if (s._inline.docPr.get("descr") or "").strip()]
print("pictures", len(document.inline_shapes), "described", len(described))
names = {s.name for s in document.styles}
print("styles", all(n in names for n in ("Title", "Subtitle", "Heading 1", "Heading 2", "Caption", "List Bullet", "List Number")))
