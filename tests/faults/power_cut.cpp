// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/power_cut.h"
#include "tests/faults/journal.h"
#include <cstdlib>
#include <cstring>
#include <optional>
#include <sys/stat.h>

namespace boulton::faults {
namespace {

constexpr std::size_t kSector = 512;

struct Write {
    bool truncates = false;
    std::uint64_t offset = 0;
    std::string data;
};
void apply(std::string& bytes, const Write& w)
{
    if (w.truncates) {
        bytes.resize(w.offset, '\0');
        return;
    }
    if (bytes.size() < w.offset + w.data.size())
        bytes.resize(w.offset + w.data.size(), '\0');
    bytes.replace(w.offset, w.data.size(), w.data);
}
//! Sector by sector: as written, as it was, or rubbish.
void tear(std::string& bytes, const Write& w, std::mt19937_64& random)
{
    for (std::size_t at = 0; at < w.data.size();) {
        const std::size_t size = std::min(kSector - (w.offset + at) % kSector, w.data.size() - at);
        std::string part = w.data.substr(at, size);
        const auto choice = random() % 3;
        if (choice == 1)
            for (char& c : part)
                c = static_cast<char>(random());
        if (choice != 2)
            apply(bytes, {.offset = w.offset + at, .data = part});
        at += size;
    }
}

struct File {
    std::string durable;
    std::vector<Write> pending;
};
struct Naming {
    JournalKind kind;
    std::string folder, from, to;
    std::size_t file = 0;
};
using Names = std::map<std::string, std::size_t>;

void apply(Names& names, const Naming& n)
{
    switch (n.kind) {
    case JournalKind::Create: names[n.from] = n.file; break;
    case JournalKind::Unlink: names.erase(n.from); break;
    default: // rename: a file, or everything below a folder
        Names moved;
        for (auto it = names.begin(); it != names.end();) {
            if (it->first == n.from || it->first.starts_with(n.from + "/")) {
                moved[n.to + it->first.substr(n.from.size())] = it->second;
                it = names.erase(it);
            } else {
                ++it;
            }
        }
        for (const auto& [name, file] : moved)
            names[name] = file;
    }
}

std::string folderOf(const std::string& path)
{
    return path.substr(0, path.rfind('/'));
}

//! The page cache and what lies under it.
class Disk {
public:
    std::size_t add(std::uint64_t inode, std::string bytes)
    {
        m_files.push_back({std::move(bytes), {}});
        m_byInode[inode] = m_files.size() - 1;
        return m_files.size() - 1;
    }
    void name(const std::string& path, std::size_t file) { m_names[path] = file; }
    File* find(std::uint64_t inode)
    {
        const auto found = m_byInode.find(inode);
        return found == m_byInode.end() ? nullptr : &m_files[found->second];
    }
    void later(Naming n) { m_pending.push_back(std::move(n)); }
    void syncFolder(const std::string& folder)
    {
        std::vector<Naming> left;
        for (Naming& n : m_pending) {
            if (n.folder == folder)
                apply(m_names, n);
            else
                left.push_back(std::move(n));
        }
        m_pending = std::move(left);
    }
    //! The power goes.
    Tree after(const std::string& root, Loss loss, std::mt19937_64& random)
    {
        const auto kept = [&] { return loss == Loss::Nothing || (loss == Loss::Mixed && random() % 2 == 0); };
        for (const Naming& n : m_pending)
            if (kept())
                apply(m_names, n);
        Tree disk;
        for (const auto& [path, index] : m_names) {
            if (!path.starts_with(root + "/"))
                continue;
            std::string bytes = m_files[index].durable;
            for (const Write& w : m_files[index].pending) {
                if (loss == Loss::Mixed && !w.truncates && random() % 3 == 0)
                    tear(bytes, w, random);
                else if (kept())
                    apply(bytes, w);
            }
            disk[path.substr(root.size() + 1)] = std::move(bytes);
        }
        return disk;
    }

private:
    std::vector<File> m_files;
    std::map<std::uint64_t, std::size_t> m_byInode;
    Names m_names;
    std::vector<Naming> m_pending;
};

} // namespace

PowerCut::PowerCut(const Scene& scene) : m_disk(scene.disk().string()), m_acks((scene.folder / "acks").string())
{
    for (const auto& [name, bytes] : treeOf(scene.disk())) {
        struct stat info{};
        test::check(::stat((scene.disk() / name).c_str(), &info) == 0, "cannot look at " + name);
        m_begin.push_back({m_disk + "/" + name, info.st_ino, bytes});
    }
}

void PowerCut::read(const fs::path& journal)
{
    const std::string bytes = test::readAll(journal);
    for (std::size_t at = 0; at < bytes.size();) {
        JournalHead head{};
        test::check(at + sizeof head <= bytes.size(), "the journal ends early");
        std::memcpy(&head, bytes.data() + at, sizeof head);
        at += sizeof head;
        Record record{.kind = head.kind, .file = head.file, .offset = head.offset};
        record.path = bytes.substr(at, head.pathBytes);
        record.data = bytes.substr(at + head.pathBytes, head.dataBytes);
        at += head.pathBytes + head.dataBytes;
        m_records.push_back(std::move(record));
    }
}

PowerCut::After PowerCut::at(std::size_t until, Loss loss, std::mt19937_64& random) const
{
    Disk disk;
    for (const Begin& b : m_begin)
        disk.name(b.name, disk.add(b.inode, b.bytes));
    After after;
    for (std::size_t i = 0; i < until; ++i) {
        const Record& r = m_records[i];
        const auto kind = static_cast<JournalKind>(r.kind);
        if (r.path == m_acks && kind == JournalKind::Write && r.data.starts_with("ok "))
            after.acknowledged.push_back(std::strtoull(r.data.c_str() + 3, nullptr, 10));
        if (!r.path.starts_with(m_disk))
            continue;
        switch (kind) {
        case JournalKind::Write:
        case JournalKind::Truncate:
            if (File* file = disk.find(r.file))
                file->pending.push_back({kind == JournalKind::Truncate, r.offset, r.data});
            else
                test::check(false, "the journal writes into a file that it has not seen: " + r.path);
            break;
        case JournalKind::Create:
            disk.later({kind, folderOf(r.path), r.path, {}, disk.add(r.file, {})});
            break;
        case JournalKind::Rename:
        case JournalKind::Unlink: disk.later({kind, folderOf(r.path), r.path, r.data, 0}); break;
        case JournalKind::Folder: disk.name(r.path + "/", disk.add(0, {})); break; // at once: what counts is what is in it
        case JournalKind::Sync:
            if (File* file = disk.find(r.file)) {
                for (const Write& w : file->pending)
                    apply(file->durable, w);
                file->pending.clear();
            }
            break;
        case JournalKind::SyncFolder: disk.syncFolder(r.path); break;
        case JournalKind::SyncFailed: // the system calls these pages clean now: they never come to the disk
            if (File* file = disk.find(r.file))
                file->pending.clear();
            break;
        }
    }
    after.disk = disk.after(m_disk, loss, random);
    return after;
}

} // namespace boulton::faults
