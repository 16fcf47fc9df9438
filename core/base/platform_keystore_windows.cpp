// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include "core/base/platform_keystore.h"
#include <algorithm>
#include <windows.h>
// after windows.h, which it needs
#include <dpapi.h>
#include <io.h>

namespace boulton::platform {
namespace {

constexpr std::uint64_t kLargest = 64U << 10U; //!< bytes of what DPAPI makes of one key

Path fileOf(std::string_view name)
{
    return localDataFolder() / "keystore" / (std::string(name) + ".dpapi");
}

DATA_BLOB blobOf(std::string_view bytes)
{
    return {static_cast<DWORD>(bytes.size()), reinterpret_cast<BYTE*>(const_cast<char*>(bytes.data()))}; // DPAPI does not write to it
}

std::unexpected<Error> failed(const char* doing, std::string_view name)
{
    return fail(ErrorCode::Refused, std::string(doing) + " the key " + std::string(name) + " of the keystore failed: error " + std::to_string(::GetLastError()),
                {std::string(name)});
}

} // namespace

Result<std::size_t> readFromKeystore(std::string_view name, std::span<char> buffer)
{
    BOULTON_TRY(checkKeystoreName(name));
    const auto sealed = readFile(fileOf(name), kLargest);
    if (!sealed && sealed.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "this account keeps no key " + std::string(name) + ": boulton-cli service keep puts it there", {std::string(name)});
    BOULTON_TRY(sealed);
    DATA_BLOB in = blobOf(*sealed);
    DATA_BLOB purpose = blobOf(name); // another key of this account is not taken for this one
    DATA_BLOB out{};
    if (!::CryptUnprotectData(&in, nullptr, &purpose, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &out))
        return failed("opening", name);
    const std::size_t size = out.cbData;
    const bool fits = size <= buffer.size();
    if (fits)
        std::copy_n(reinterpret_cast<const char*>(out.pbData), size, buffer.data());
    ::SecureZeroMemory(out.pbData, out.cbData);
    ::LocalFree(out.pbData);
    if (!fits)
        return fail(ErrorCode::TooLarge, "the key is too long", {std::string(name)});
    return size;
}

Status keepInKeystore(std::string_view name, std::span<const char> secret)
{
    BOULTON_TRY(checkKeystoreName(name));
    DATA_BLOB in = blobOf({secret.data(), secret.size()});
    DATA_BLOB purpose = blobOf(name);
    DATA_BLOB out{};
    if (!::CryptProtectData(&in, L"Boulton", &purpose, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &out))
        return failed("keeping", name);
    const Path file = fileOf(name);
    Status kept = makePrivateFolder(file.parent_path());
    if (kept)
        kept = replaceFile(file, {reinterpret_cast<const char*>(out.pbData), out.cbData});
    ::LocalFree(out.pbData);
    return kept;
}

Status writeSecretLine(int descriptor, std::span<const char> secret)
{
    if (isTerminal(descriptor))
        return fail(ErrorCode::Usage, "a key is not written to a screen: pipe it into boulton-cli service keep, run as the account of the service");
    const auto all = [descriptor](const char* bytes, std::size_t size) {
        return ::_write(descriptor, bytes, static_cast<unsigned>(size)) == static_cast<int>(size);
    };
    if (all(secret.data(), secret.size()) && all("\n", 1))
        return {};
    return fail(ErrorCode::Io, "the key could not be written");
}

} // namespace boulton::platform
#endif
