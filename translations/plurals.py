#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the English plural forms of boulton_en_GB.ts: sources are written as "%n figure(s) are new", people read "1 figure is new".

Only the standard library of python3-minimal is used. A source whose verb changes with the number has a line in ONE below."""
import re
import sys

# "(s)" falls away by itself; what else changes when there is one
ONE = [
    (" are awaited", " is awaited"), (" are new", " is new"), (" are there already", " is there already"),
    (" replace others, which stay in the history", " replaces another, which stays in the history"),
    (" replace reported ones, which stay in the history", " replaces a reported one, which stays in the history"),
    (" stay as they are", " stays as it is"), (" measure change", " measure changes"),
    (" change nothing", " changes nothing"), (" and are kept here", " and is kept here"),
    ("they are lost", "it is lost"), ("? They stay in the history", "? It stays in the history"),
    (" are set aside", " is set aside"), (" are kept", " is kept"), (" were ", " was "), (" are ", " is "), (" have ", " has "),
]


def forms(source):
    one = source.replace("(s)", "").replace("(ies)", "y").replace("(es)", "")
    for many, single in ONE:
        one = one.replace(many, single)
    return one, source.replace("(s)", "s").replace("(es)", "es")


def main(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()

    def fill(match):
        one, many = forms(match.group(2))
        return (match.group(1) + "<translation>\n            <numerusform>" + one + "</numerusform>\n            <numerusform>" + many +
                "</numerusform>\n        </translation>")

    text = re.sub(r'(<message numerus="yes">\s*<source>(.*?)</source>(?:(?!</message>).)*?)<translation[^>]*>.*?</translation>', fill, text, flags=re.S)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1])
