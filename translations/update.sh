#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Collects every BOULTON_TR and tr() text into translations/*.ts. Run inside the build's root: ./dev shell translations/update.sh
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
PATH=$PATH:/usr/lib/qt6/bin
lupdate -silent -no-obsolete -locations none -tr-function-alias QT_TRANSLATE_NOOP+=BOULTON_TR -I . core ui app -ts translations/boulton_en_GB.ts translations/boulton_cy.ts
python3 translations/plurals.py translations/boulton_en_GB.ts
