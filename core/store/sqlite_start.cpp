// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_start.h"
#include "core/crypto/secret.h"
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <openssl/crypto.h>
#include <sqlcipher/sqlite3.h>

namespace boulton::store {
namespace {

// cipher_memory_security locks every allocation and made an import ten times slower; wiping what is freed costs 2 to 8
// %. Each block carries its size in front, at the alignment that malloc promises.
constexpr std::size_t kHeader = 16;

std::size_t blockSize(void* block)
{
    std::uint64_t size = 0;
    std::memcpy(&size, static_cast<char*>(block) - kHeader, sizeof size);
    return static_cast<std::size_t>(size);
}

void* allocate(int size)
{
    auto* base = static_cast<char*>(std::malloc(static_cast<std::size_t>(size) + kHeader));
    if (base == nullptr)
        return nullptr;
    const auto wanted = static_cast<std::uint64_t>(size);
    std::memcpy(base, &wanted, sizeof wanted);
    return base + kHeader;
}

void release(void* block)
{
    if (block == nullptr)
        return;
    crypto::wipe(block, blockSize(block));
    std::free(static_cast<char*>(block) - kHeader);
}

void* resize(void* block, int size)
{
    void* larger = allocate(size);
    if (larger == nullptr)
        return nullptr;
    const std::size_t old = blockSize(block);
    std::memcpy(larger, block, old < static_cast<std::size_t>(size) ? old : static_cast<std::size_t>(size));
    release(block);
    return larger;
}

int sizeOf(void* block)
{
    return block == nullptr ? 0 : static_cast<int>(blockSize(block));
}
int roundUp(int size)
{
    return (size + 7) & ~7;
}
int start(void*)
{
    return SQLITE_OK;
}
void stop(void*) {}

int configure()
{
    if (OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) != 1)
        return SQLITE_ERROR;
    const sqlite3_mem_methods methods{allocate, release, resize, sizeOf, roundUp, start, stop, nullptr};
    if (const int rc = sqlite3_config(SQLITE_CONFIG_MALLOC, &methods); rc != SQLITE_OK)
        return rc;
    if (const int rc = sqlite3_config(SQLITE_CONFIG_URI, 0); rc != SQLITE_OK)
        return rc;
    return sqlite3_initialize();
}

} // namespace

Status startSqlite()
{
    BOULTON_TRY(crypto::initialise());
    static const int status = configure(); // process-wide by nature
    if (status != SQLITE_OK)
        return fail(ErrorCode::Internal, "the database library was started by somebody else or does not start");
    return {};
}

} // namespace boulton::store
