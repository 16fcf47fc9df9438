// SPDX-License-Identifier: GPL-3.0-or-later
// The painter that Word files need: core lays figures out and writes the file, pictures are made here.
#pragma once
#include "core/base/job.h"
#include "core/report/docx.h"

namespace boulton::render {

//! PNG at 216 dots an inch: sharp on paper. Needs a render::Application. Answers Cancelled as soon as the job is stopped.
[[nodiscard]] report::PicturePainter wordPictures(const JobContext& job = {});

} // namespace boulton::render
