// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_start.h"
#include "core/crypto/secret.h"
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/provider.h>
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
        return SQLITE_NOMEM;
    const sqlite3_mem_methods methods{allocate, release, resize, sizeOf, roundUp, start, stop, nullptr};
    if (const int rc = sqlite3_config(SQLITE_CONFIG_MALLOC, &methods); rc != SQLITE_OK)
        return rc;
    if (const int rc = sqlite3_config(SQLITE_CONFIG_URI, 0); rc != SQLITE_OK)
        return rc;
    return sqlite3_initialize();
}

struct NotStarted {
    int status;
};

//! What SQLCipher will ask OpenSSL for, fetched once while nothing depends on it: where the first time finds no memory, OpenSSL
//! does not find them later either, and SQLCipher calls each page damaged.
bool cipherIsReady()
{
    if (OSSL_PROVIDER_load(nullptr, "default") == nullptr) // as long as the process lives
        return false;
    EVP_CIPHER* cipher = EVP_CIPHER_fetch(nullptr, "AES-256-CBC", nullptr);
    EVP_MD* digest = EVP_MD_fetch(nullptr, "SHA512", nullptr);
    EVP_MAC* mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    EVP_KDF* derivation = EVP_KDF_fetch(nullptr, "PBKDF2", nullptr);
    const bool ready = cipher != nullptr && digest != nullptr && mac != nullptr && derivation != nullptr;
    EVP_CIPHER_free(cipher);
    EVP_MD_free(digest);
    EVP_MAC_free(mac);
    EVP_KDF_free(derivation);
    return ready;
}

} // namespace

Status startSqlite()
{
    BOULTON_TRY(crypto::initialise());
    static std::once_flag started; // allowed: the libraries are started once in a process
    try {
        std::call_once(started, [] {
            int status = configure();
            if (status == SQLITE_OK && !cipherIsReady())
                status = SQLITE_NOMEM;
            if (status != SQLITE_OK)
                throw NotStarted{status}; // the next one tries again
        });
    } catch (const NotStarted& e) {
        if (e.status != SQLITE_NOMEM)
            return fail(ErrorCode::Internal, "the database library was started by somebody else or does not start");
        (void)sqlite3_shutdown();
        return fail(ErrorCode::TooLarge, "there is not enough memory to start the database library: close Boulton and start it again");
    }
    return {};
}

bool wasShortOfMemory()
{
    bool found = false;
    while (const unsigned long error = ERR_get_error()) // of this thread
        found = found || ERR_GET_REASON(error) == ERR_R_MALLOC_FAILURE;
    return found;
}

} // namespace boulton::store
