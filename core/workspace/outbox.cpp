// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/outbox.h"
#include "core/base/quietly.h"
#include "core/crypto/hash.h"
#include <filesystem>
#include <utility>

namespace boulton::workspace {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> couldNotWrite(const platform::Path& path, const std::error_code& error)
{
    const std::string name = platform::toUtf8(path);
    const ErrorCode code = error == std::errc::no_space_on_device ? ErrorCode::DiskFull
                           : error == std::errc::read_only_file_system || error == std::errc::permission_denied
                               ? ErrorCode::ReadOnly
                               : ErrorCode::Io;
    return fail(code, "writing " + name + ": " + error.message(), {name});
}

} // namespace

std::string hexDigest(std::string_view bytes)
{
    return crypto::toHex(crypto::view(crypto::sha256(bytes)));
}

Outbox::Outbox(platform::Path folder, platform::Path bench, std::vector<std::string> names)
    : m_folder(std::move(folder)), m_bench(std::move(bench)), m_names(std::move(names))
{}

Outbox::Outbox(Outbox&& other) noexcept
    : m_folder(std::move(other.m_folder)), m_bench(std::exchange(other.m_bench, {})), m_names(std::move(other.m_names))
{}

Outbox::~Outbox()
{
    std::error_code ignored;
    if (!m_bench.empty())
        quietly([&] { fs::remove_all(m_bench, ignored); });
}

Result<Outbox> Outbox::make(const platform::Path& folder, const std::string& stem, std::vector<std::string> names)
{
    BOULTON_TRY(platform::checkWritable(folder));
    Outbox box(folder, folder / platform::pathFromUtf8("." + stem + ".part"), std::move(names));
    std::error_code ignored;
    for (const std::string& name : box.m_names) { // before any work
        const auto there = fs::symlink_status(box.target(name), ignored).type();
        if (there != fs::file_type::not_found && there != fs::file_type::regular) {
            box.m_bench.clear();
            return fail(ErrorCode::InvalidInput,
                        platform::toUtf8(box.target(name)) + " is a link, folder or device; it was left alone",
                        {platform::toUtf8(box.target(name))});
        }
    }
    fs::remove_all(box.m_bench, ignored); // of a run that was killed
    BOULTON_TRY(platform::makePrivateFolder(box.m_bench));
    return box;
}

platform::Path Outbox::target(const std::string& name) const
{
    return m_folder / platform::pathFromUtf8(name);
}

platform::Path Outbox::backup(const std::string& name) const
{
    return m_bench / platform::pathFromUtf8("before-" + name);
}

platform::Path Outbox::draft(std::string_view name) const
{
    return m_bench / platform::pathFromUtf8(name);
}

Result<std::string> Outbox::digests() const
{
    std::string all;
    for (const std::string& name : m_names) {
        BOULTON_TRY_ASSIGN(const auto mapped, platform::MappedFile::open(draft(name)));
        all += (all.empty() ? "" : " ") + name.substr(name.rfind('.') + 1) + "=" + hexDigest(mapped.bytes());
    }
    return all;
}

void Outbox::takeBack(std::size_t count) const
{
    std::error_code ignored;
    for (std::size_t i = 0; i < count; ++i)
        if (fs::exists(backup(m_names[i]), ignored))
            fs::rename(backup(m_names[i]), target(m_names[i]), ignored);
        else
            fs::remove(target(m_names[i]), ignored);
}

Result<std::vector<platform::Path>> Outbox::deliver()
{
    std::error_code error;
    for (const std::string& name : m_names) { // copies: each place holds the old file or the new one at any time
        if (!fs::exists(target(name), error))
            continue;
        fs::copy_file(target(name), backup(name), error);
        if (error)
            return couldNotWrite(backup(name), error);
    }
    std::vector<platform::Path> files;
    for (const std::string& name : m_names) {
        fs::rename(draft(name), target(name), error);
        if (error) {
            takeBack(files.size());
            return couldNotWrite(target(name), error);
        }
        files.push_back(target(name));
    }
    BOULTON_TRY(platform::syncFolder(m_folder));
    return files;
}

} // namespace boulton::workspace
