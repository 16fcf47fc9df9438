// SPDX-License-Identifier: GPL-3.0-or-later
// The part of test.h that both runners share; included by exactly one main.
#pragma once
#include "tests/support/test.h"
#include <fstream>
#include <random>

namespace boulton::test {

std::vector<Case>& cases()
{
    static std::vector<Case> list;
    return list;
}

std::vector<void (*)()>& preparations()
{
    static std::vector<void (*)()> list;
    return list;
}

std::filesystem::path realData(std::string_view relative)
{
    const auto path = std::filesystem::path(BOULTON_SOURCE_DIR) / "../shared/data" / relative;
    if (!std::filesystem::exists(path))
        throw Skipped("real data is not here: ../shared/data/" + std::string(relative));
    return path;
}

TemporaryFolder::TemporaryFolder()
{
    std::random_device random;
    m_path = std::filesystem::temp_directory_path() /
             ("boulton-test-" + std::to_string(random()) + std::to_string(random()));
    std::filesystem::create_directory(m_path);
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string readAll(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeAll(const std::filesystem::path& file, std::string_view bytes)
{
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out)
        throw std::runtime_error("cannot write " + file.string());
}

} // namespace boulton::test
