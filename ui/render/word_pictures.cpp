// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/word_pictures.h"
#include "ui/render/painter.h"

namespace boulton::render {

report::PicturePainter wordPictures(const JobContext& job)
{
    return [job](const figure::Scene& scene) -> Result<std::string> {
        BOULTON_TRY(job.check());
        return toPng(scene, 3);
    };
}

} // namespace boulton::render
