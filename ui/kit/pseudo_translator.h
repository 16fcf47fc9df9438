// SPDX-License-Identifier: GPL-3.0-or-later
// The pseudo-locale: every translatable text becomes «longer ånd áccented». What stays plain was not translatable; what is clipped
// would be clipped in Welsh. Made while the program runs, so that it can never be out of date.
#pragma once
#include <QTranslator>

namespace boulton::kit {

class PseudoTranslator : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
    [[nodiscard]] static bool isPseudo(const QString& text); //!< came through translate()
};

} // namespace boulton::kit
