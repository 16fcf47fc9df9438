# SPDX-License-Identifier: GPL-3.0-or-later
"""What openpyxl finds in a workbook: sheets, and that no cell is a formula.

    book.py FILE.xlsx
"""
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
formulas = 0
cells = 0
for sheet in book:
    for row in sheet.iter_rows():
        for cell in row:
            cells += cell.value is not None
            formulas += cell.data_type == "f"
print("sheets", *book.sheetnames, sep="|")
print("formulas", formulas)
print("cells", cells)
