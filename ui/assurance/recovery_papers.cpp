// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/recovery_papers.h"
#include <QCoreApplication>
#include <QFontDatabase>
#include <QPagedPaintDevice>
#include <QPainter>
#include <array>

namespace boulton::assurance {
namespace {

struct Papers {
    Q_DECLARE_TR_FUNCTIONS(boulton::assurance::RecoveryPapers)
};

constexpr std::array kLetters{'A', 'B', 'C'};
constexpr double kTitlePoints = 20;
constexpr double kTextPoints = 12;
constexpr double kMostCodePoints = 20;

class Paper {
public:
    Paper(QPainter& painter, const QPagedPaintDevice& device) : m_painter(painter), m_width(device.width()) {}

    void text(const QString& text, double points, bool bold = false)
    {
        QFont font(QStringLiteral("Noto Sans"));
        font.setPointSizeF(points);
        font.setBold(bold);
        m_painter.setFont(font);
        const int flags = static_cast<int>(Qt::AlignLeading | Qt::TextWordWrap);
        const QRectF room(0, m_y, m_width, 1e6);
        const QRectF taken = m_painter.boundingRect(room, flags, text);
        m_painter.drawText(room, flags, text);
        m_y += taken.height() + QFontMetricsF(font, m_painter.device()).height() * 0.6;
    }
    void code(const crypto::Secret& code)
    {
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setBold(true);
        font.setPointSizeF(kMostCodePoints);
        const auto step = [&] { return QFontMetricsF(font, m_painter.device()).horizontalAdvance(QLatin1Char('W')); };
        while (step() * static_cast<double>(code.size()) > m_width && font.pointSizeF() > 6)
            font.setPointSizeF(font.pointSizeF() - 0.5);
        m_painter.setFont(font);
        const double height = QFontMetricsF(font, m_painter.device()).height() * 2.2;
        double x = 0;
        for (const unsigned char c : code.bytes()) {
            m_painter.drawText(QRectF(x, m_y, step(), height), Qt::AlignCenter, QString(QLatin1Char(static_cast<char>(c))));
            x += step();
        }
        m_y += height;
    }

private:
    QPainter& m_painter;
    double m_width;
    double m_y = 0;
};

} // namespace

bool paintRecoveryPapers(QPagedPaintDevice& device, const workspace::RecoveryCodes& codes, const QString& vault, const QString& date)
{
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    for (std::size_t i = 0; i < kLetters.size(); ++i) {
        if (i > 0 && !device.newPage())
            return false;
        Paper paper(painter, device);
        paper.text(Papers::tr("Recovery code %1").arg(QLatin1Char(kLetters.at(i))), kTitlePoints, true);
        paper.text(Papers::tr("Of the vault “%1”, made on %2").arg(vault, date), kTextPoints);
        paper.code(codes.codes.at(i));
        paper.text(Papers::tr("Any two of the three codes together let in a new administrator of this vault; one alone opens nothing. "
                              "Keep this paper locked away, and apart from the other two."), kTextPoints);
        paper.text(Papers::tr("If it is lost or was seen by somebody else: have new codes made in Boulton, under Assurance. These are void then."), kTextPoints);
    }
    return painter.end();
}

} // namespace boulton::assurance
