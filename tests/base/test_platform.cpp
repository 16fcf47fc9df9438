// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform.h"
#include "core/base/platform_clock.h"
#include "tests/support/test.h"
#include <thread>

using namespace boulton;
using namespace boulton::platform;

TEST(files_are_replaced_whole)
{
    const test::TemporaryFolder folder;
    const Path file = folder / "a.txt";
    test::value(replaceFile(file, "one"));
    test::value(replaceFile(file, "two"));
    CHECK_EQ(test::value(readFile(file)), "two");
    test::value(appendFile(file, "+three"));
    CHECK_EQ(test::value(readFile(file)), "two+three");
    CHECK_EQ(static_cast<int>(std::distance(std::filesystem::directory_iterator(folder.path()), {})),
             1); // no left-over
    CHECK_FAILS(readFile(file, 3), ErrorCode::TooLarge);
    CHECK_FAILS(readFile(folder / "none"), ErrorCode::NotFound);
}

TEST(folders_are_made_once)
{
    const test::TemporaryFolder folder;
    test::value(makePrivateFolder(folder / "x"));
    CHECK_FAILS(makePrivateFolder(folder / "x"), ErrorCode::AlreadyExists);
    test::value(checkWritable(folder / "x"));
}

TEST(processor_time_is_of_the_calling_thread)
{
    const auto work = [] {
        const auto start = threadCpuNanoseconds();
        volatile double sum = 0;
        while (threadCpuNanoseconds() < start + 2'000'000)
            sum = sum + 1;
        return threadCpuNanoseconds() - start;
    };
    const auto before = threadCpuNanoseconds();
    std::uint64_t elsewhere = 0;
    std::thread([&] { elsewhere = work(); }).join();
    CHECK(elsewhere >= 2'000'000);
    CHECK(threadCpuNanoseconds() - before < elsewhere); // waiting for another thread is no work
    CHECK(work() >= 2'000'000);
}

TEST(mapped_files_show_their_bytes)
{
    const test::TemporaryFolder folder;
    test::writeAll(folder / "m", "mapped");
    CHECK_EQ(test::value(MappedFile::open(folder / "m")).bytes(), "mapped");
    test::writeAll(folder / "e", "");
    CHECK(test::value(MappedFile::open(folder / "e")).bytes().empty());
}

#ifndef _WIN32
TEST(links_and_devices_are_refused)
{
    const test::TemporaryFolder folder;
    test::writeAll(folder / "real", "x");
    std::filesystem::create_symlink(folder / "real", folder / "link");
    CHECK_FAILS(replaceFile(folder / "link", "y"), ErrorCode::InvalidInput);
    CHECK_FAILS(readFile("/dev/zero"), ErrorCode::InvalidInput);
    CHECK_EQ(test::readAll(folder / "real"), "x");
}
#endif
