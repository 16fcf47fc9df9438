// SPDX-License-Identifier: GPL-3.0-or-later
// libfaultmem.so, loaded with LD_PRELOAD: the K-th allocation of at least so many bytes fails, once or from then on.
//   FAULTMEM=size=BYTES:n=K:mode=once|sticky   n=0 only counts
//   FAULTMEM_COUNT=FILE   two 64-bit numbers, shared with the parent: allocations so far, those that failed
//   FAULTMEM_TRACE=1      the stack at each that failed, on stderr: for whoever looks for the cause
// The program under test begins it with faultmem_arm() and ends it with faultmem_disarm().
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

// The C library's own, by their other names: dlsym would allocate.
extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* block, size_t size);
void* __libc_memalign(size_t alignment, size_t size);
}

namespace {

struct Counters {
    std::atomic<std::uint64_t> calls;
    std::atomic<std::uint64_t> failed;
};
Counters* counters = nullptr;
std::uint64_t from = 0; // the call
std::size_t least = 0;
bool sticky = false;
bool trace = false;
std::atomic<bool> armed{false};

std::uint64_t numberAfter(const char* text, const char* name)
{
    const char* at = std::strstr(text, name);
    return at == nullptr ? 0 : std::strtoull(at + std::strlen(name), nullptr, 10);
}

__attribute__((constructor)) void start()
{
    const char* spec = std::getenv("FAULTMEM");
    const char* file = std::getenv("FAULTMEM_COUNT");
    if (spec == nullptr || file == nullptr)
        return;
    from = numberAfter(spec, "n=");
    least = static_cast<std::size_t>(numberAfter(spec, "size="));
    sticky = std::strstr(spec, "mode=sticky") != nullptr;
    trace = std::getenv("FAULTMEM_TRACE") != nullptr;
    const int fd = ::open(file, O_RDWR | O_CLOEXEC);
    void* shared = fd < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(Counters), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (shared != MAP_FAILED)
        counters = static_cast<Counters*>(shared);
}

bool fails(std::size_t size)
{
    if (!armed.load(std::memory_order_relaxed) || counters == nullptr || size < least)
        return false;
    const std::uint64_t call = ++counters->calls;
    if (from == 0 || call < from || (call > from && !sticky))
        return false;
    ++counters->failed;
    if (trace) {
        armed = false; // looking at the stack allocates
        void* frames[40];
        ::backtrace_symbols_fd(frames, ::backtrace(frames, 40), 2);
        [[maybe_unused]] const auto line = ::write(2, "\n", 1);
        armed = true;
    }
    errno = ENOMEM;
    return true;
}

} // namespace

#define VISIBLE extern "C" __attribute__((visibility("default")))

VISIBLE void faultmem_arm()
{
    armed = true;
}
VISIBLE void faultmem_disarm()
{
    armed = false;
}
VISIBLE void* malloc(size_t size)
{
    return fails(size) ? nullptr : __libc_malloc(size);
}
VISIBLE void* calloc(size_t count, size_t size)
{
    return fails(count * size) ? nullptr : __libc_calloc(count, size);
}
VISIBLE void* realloc(void* block, size_t size)
{
    return fails(size) ? nullptr : __libc_realloc(block, size);
}
VISIBLE void* memalign(size_t alignment, size_t size)
{
    return fails(size) ? nullptr : __libc_memalign(alignment, size);
}
VISIBLE void* aligned_alloc(size_t alignment, size_t size)
{
    return memalign(alignment, size);
}
VISIBLE int posix_memalign(void** block, size_t alignment, size_t size)
{
    void* made = memalign(alignment, size);
    if (made == nullptr)
        return ENOMEM;
    *block = made;
    return 0;
}
//! Anonymous memory: guarded allocations, stacks of threads, large blocks of others.
VISIBLE void* mmap(void* at, size_t size, int protection, int flags, int fd, off_t offset) noexcept
{
    static void* (*next)(void*, size_t, int, int, int, off_t) = nullptr;
    if (fd < 0 && fails(size))
        return MAP_FAILED;
    if (next == nullptr) {
        void* symbol = ::dlsym(RTLD_NEXT, "mmap");
        std::memcpy(static_cast<void*>(&next), static_cast<const void*>(&symbol), sizeof next);
    }
    return next(at, size, protection, flags, fd, offset);
}
