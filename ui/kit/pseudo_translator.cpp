// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/pseudo_translator.h"
#include <algorithm>

namespace boulton::kit {
namespace {
constexpr QChar kOpen(0x00AB);
constexpr QChar kClose(0x00BB);
} // namespace

QString PseudoTranslator::translate(const char*, const char* source, const char*, int) const
{
    const QString text = QString::fromUtf8(source);
    if (text.trimmed().isEmpty() || text.startsWith(kOpen))
        return text;
    QString out(kOpen);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool argument = i > 0 && (text.at(i - 1) == QLatin1Char('%') || text.at(i - 1) == QLatin1Char('&'));
        if (argument) {
            out += c;
            continue;
        }
        switch (c.unicode()) {
        case 'a': out += QChar(0xE5); break;
        case 'e': out += QChar(0xE9); break;
        case 'o': out += QChar(0xF8); break;
        case 'u': out += QChar(0xFC); break;
        default: out += c;
        }
    }
    // 30 % longer (IBM's rule of thumb for long texts, more for short ones)
    for (qsizetype i = 0, more = std::max<qsizetype>(1, text.size() * 3 / 10); i < more; ++i)
        out += text.contains(QLatin1Char(' ')) && i % 7 == 0 ? QLatin1Char(' ') : QLatin1Char('~'); // in words, so that it wraps as text does
    return out + kClose;
}

bool PseudoTranslator::isPseudo(const QString& text)
{
    return text.contains(kOpen) && text.contains(kClose);
}

} // namespace boulton::kit
