// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/memory_lock.h"
#include "core/crypto/secret.h"
#include <sodium.h>

namespace boulton::crypto {

bool memoryCanBeLocked()
{
    if (!initialise())
        return false;
    constexpr std::size_t size = 4096;
    void* page = sodium_malloc(size);
    if (page == nullptr)
        return false;
    const bool locked = sodium_mlock(page, size) == 0;
    sodium_free(page);
    return locked;
}

} // namespace boulton::crypto
