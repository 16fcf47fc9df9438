// SPDX-License-Identifier: GPL-3.0-or-later
// How files leave the vault: made unseen beside their place, told by digest, then put there all or none. Internal to workspace.
#pragma once
#include "core/base/platform.h"
#include "core/base/result.h"
#include <string>
#include <string_view>
#include <vector>

namespace boulton::workspace {

[[nodiscard]] std::string hexDigest(std::string_view bytes);

class Outbox {
public:
    //! A hidden folder in `folder`, gone with everything in it when this is. The folder must be there and writable. InvalidInput where a
    //! link, folder or device stands at the place of one of the names (UTF-8); it is left alone.
    [[nodiscard]] static Result<Outbox> make(const platform::Path& folder, const std::string& stem,
                                             std::vector<std::string> names);
    Outbox(Outbox&& other) noexcept;
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;
    Outbox& operator=(Outbox&&) = delete;
    ~Outbox();

    //! Where the file of that name is to be made.
    [[nodiscard]] platform::Path draft(std::string_view name) const;
    //! "pdf=… html=…": of every file, by extension.
    [[nodiscard]] Result<std::string> digests() const;
    //! Puts them in their places. Where one cannot be put there, those before it are taken back. Their paths.
    [[nodiscard]] Result<std::vector<platform::Path>> deliver();

private:
    Outbox(platform::Path folder, platform::Path bench, std::vector<std::string> names);
    [[nodiscard]] platform::Path target(const std::string& name) const;
    [[nodiscard]] platform::Path backup(const std::string& name) const;
    void takeBack(std::size_t count) const;
    platform::Path m_folder;
    platform::Path m_bench;
    std::vector<std::string> m_names;
};

} // namespace boulton::workspace
