// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_start.h"
#include "core/crypto/secret.h"
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/provider.h>
#include <sqlcipher/sqlite3.h>

namespace boulton::store {
namespace {

// cipher_memory_security locks every allocation and made an import ten times slower; wiping what is freed costs 2 to 8
// %. Each block carries its size in front, at the alignment that malloc promises.
constexpr std::size_t kHeader = 16;

std::atomic<bool> shortage{false}; // process-wide, as the memory is

std::size_t blockSize(void* block)
{
    std::uint64_t size = 0;
    std::memcpy(&size, static_cast<char*>(block) - kHeader, sizeof size);
    return static_cast<std::size_t>(size);
}

void* allocate(int size)
{
    auto* base = static_cast<char*>(std::malloc(static_cast<std::size_t>(size) + kHeader));
    if (base == nullptr) {
        shortage = true;
        return nullptr;
    }
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

// OpenSSL's too: SQLCipher calls a page whose tag could not be made for want of memory a damaged one.
void* cipherAllocate(std::size_t size, const char*, int)
{
    void* block = size == 0 ? nullptr : std::malloc(size);
    shortage = shortage || (block == nullptr && size != 0);
    return block;
}
void* cipherResize(void* block, std::size_t size, const char*, int)
{
    if (size == 0) {
        std::free(block);
        return nullptr;
    }
    void* larger = std::realloc(block, size);
    shortage = shortage || larger == nullptr;
    return larger;
}
void cipherRelease(void* block, const char*, int)
{
    std::free(block);
}

int configure()
{
    // Where somebody else has used OpenSSL already it keeps its own, and a shortage of its memory is called damage.
    (void)CRYPTO_set_mem_functions(cipherAllocate, cipherResize, cipherRelease);
    if (OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) != 1)
        return SQLITE_ERROR;
    const sqlite3_mem_methods methods{allocate, release, resize, sizeOf, roundUp, start, stop, nullptr};
    if (const int rc = sqlite3_config(SQLITE_CONFIG_MALLOC, &methods); rc != SQLITE_OK)
        return rc;
    if (const int rc = sqlite3_config(SQLITE_CONFIG_URI, 0); rc != SQLITE_OK)
        return rc;
    return sqlite3_initialize();
}

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
    static std::mutex guard; // process-wide by nature
    static bool started = false;
    const std::scoped_lock lock(guard);
    if (started)
        return {};
    int status = configure();
    if (status == SQLITE_OK && !cipherIsReady())
        status = SQLITE_NOMEM;
    started = status == SQLITE_OK;
    if (started)
        return {};
    if (status == SQLITE_NOMEM) {
        (void)sqlite3_shutdown(); // so that it can be tried again
        return fail(ErrorCode::TooLarge, "there is not enough memory to start the database library");
    }
    return fail(ErrorCode::Internal, "the database library was started by somebody else or does not start");
}

bool wasShortOfMemory()
{
    return shortage.exchange(false);
}

} // namespace boulton::store
