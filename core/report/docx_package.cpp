// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/docx_package.h"
#include "core/figure/markup.h"
#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <zip.h>

namespace boulton::report::docx {
namespace {

constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr zip_uint16_t kFixedTime = 0;                             // 00:00
constexpr zip_uint16_t kFixedDate = (20U << 9U) | (1U << 5U) | 1U; // 1 January 2000: the same document, the same bytes

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;
using File = std::unique_ptr<zip_file_t, Discard>;

std::unexpected<Error> cannotWrite(zip_t* archive)
{
    return fail(ErrorCode::Internal, std::string("the document could not be packed: ") + zip_strerror(archive));
}

bool endsWith(std::string_view name, std::string_view ending)
{
    return name.ends_with(ending);
}

boulton::Status add(zip_t* archive, const Part& part)
{
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    if (!source)
        return cannotWrite(archive);
    const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return cannotWrite(archive);
    }
    const auto at = static_cast<zip_uint64_t>(index);
    const bool packed = endsWith(part.name, ".png") || endsWith(part.name, ".jpeg") || endsWith(part.name, ".jpg");
    if (zip_set_file_compression(archive, at, packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE, packed ? 0 : 6) != 0 ||
        zip_file_set_dostime(archive, at, kFixedTime, kFixedDate, 0) != 0 ||
        zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_DOS, 0) != 0)
        return cannotWrite(archive);
    return {};
}

Result<std::string> contentOf(zip_source_t* source)
{
    zip_stat_t info;
    zip_stat_init(&info);
    if (zip_source_stat(source, &info) != 0 || (info.valid & ZIP_STAT_SIZE) == 0 || zip_source_open(source) != 0)
        return fail(ErrorCode::Internal, "the packed document could not be read back");
    std::string bytes(static_cast<std::size_t>(info.size), '\0');
    const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (got < 0 || static_cast<std::size_t>(got) != bytes.size())
        return fail(ErrorCode::Internal, "the packed document could not be read back");
    return bytes;
}

} // namespace

std::string_view kindOf(const Relationship& relationship)
{
    const std::string_view type = relationship.type;
    const auto slash = type.find_last_of('/');
    return slash == std::string_view::npos ? type : type.substr(slash + 1);
}

std::string typeOf(std::string_view kind)
{
    return std::string(kOffice) + std::string(kind);
}

std::string relationshipsOf(std::string_view part)
{
    const auto slash = part.find_last_of('/');
    const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
    return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

std::string resolved(std::string_view source, std::string_view target)
{
    std::vector<std::string_view> folders;
    const auto walk = [&](std::string_view path) {
        for (std::size_t at = 0; at <= path.size();) {
            const std::size_t end = std::min(path.find('/', at), path.size());
            const std::string_view step = path.substr(at, end - at);
            if (step == "..") {
                if (folders.empty())
                    return false;
                folders.pop_back();
            } else if (!step.empty() && step != ".") {
                folders.push_back(step);
            }
            at = end + 1;
        }
        return true;
    };
    const auto slash = source.find_last_of('/');
    if (!target.starts_with('/') && slash != std::string_view::npos)
        static_cast<void>(walk(source.substr(0, slash)));
    if (!walk(target))
        return {};
    std::string out;
    for (const std::string_view folder : folders)
        out += (out.empty() ? "" : "/") + std::string(folder);
    return out;
}

std::string relationshipsXml(const std::vector<Relationship>& relationships)
{
    figure::Markup out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
           "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    for (const Relationship& r : relationships) {
        (out << "<Relationship Id=\"").text(r.id) << "\" Type=\"";
        out.text(r.type) << "\" Target=\"";
        out.text(r.target) << "\"";
        if (r.external)
            out << " TargetMode=\"External\"";
        out << "/>";
    }
    out << "</Relationships>";
    return out.string();
}

std::string contentTypesXml(const std::vector<Part>& parts)
{
    figure::Markup out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
           "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
           "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
           "<Default Extension=\"png\" ContentType=\"image/png\"/>";
    for (const Part& part : parts) {
        if (part.type.empty() || (part.type == "image/png" && endsWith(part.name, ".png")))
            continue;
        (out << "<Override PartName=\"/").text(part.name) << "\" ContentType=\"";
        out.text(part.type) << "\"/>";
    }
    out << "</Types>";
    return out.string();
}

Result<std::string> zipped(const std::vector<Part>& parts)
{
    zip_error_t error;
    zip_error_init(&error);
    const Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!source)
        return fail(ErrorCode::Internal, "no memory for the document");
    zip_source_keep(source.get()); // one for the archive, one for reading what it made
    Archive archive(zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
    if (!archive) {
        zip_source_free(source.get());
        return fail(ErrorCode::Internal,
                    std::string("the document could not be packed: ") + zip_error_strerror(&error));
    }
    for (const Part& part : parts)
        BOULTON_TRY(add(archive.get(), part));
    if (zip_close(archive.get()) != 0)
        return cannotWrite(archive.get());
    static_cast<void>(archive.release());
    return contentOf(source.get());
}

Result<std::map<std::string, std::string>> unzipped(std::string_view bytes, const ZipLimits& limits)
{
    zip_error_t error;
    zip_error_init(&error);
    Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
    if (!source)
        return fail(ErrorCode::Internal, "cannot be read: no memory");
    const Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY, &error));
    if (!archive)
        return fail(ErrorCode::InvalidInput, "is not a zip file, as every .docx is");
    static_cast<void>(source.release()); // the archive's now
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count < 0 || static_cast<std::uint64_t>(count) > limits.entries)
        return fail(ErrorCode::TooLarge, "holds more than " + std::to_string(limits.entries) + " files");
    std::map<std::string, std::string> out;
    std::uint64_t total = 0;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t info;
        zip_stat_init(&info);
        if (zip_stat_index(archive.get(), i, 0, &info) != 0 || !info.name)
            return fail(ErrorCode::InvalidInput, "is a damaged zip file");
        const std::string name = info.name;
        if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE)
            return fail(ErrorCode::InvalidInput, "is protected with a password");
        const File file(zip_fopen_index(archive.get(), i, 0));
        if (!file)
            return fail(ErrorCode::InvalidInput, "holds " + name + ", which cannot be unpacked");
        std::string content;
        std::array<char, 65'536> buffer{};
        zip_int64_t got = 0;
        while ((got = zip_fread(file.get(), buffer.data(), buffer.size())) > 0) {
            total += static_cast<std::uint64_t>(got);
            if (total > limits.unpacked)
                return fail(ErrorCode::TooLarge,
                            "is larger than " + std::to_string(limits.unpacked >> 20U) + " MiB when unpacked");
            content.append(buffer.data(), static_cast<std::size_t>(got));
        }
        if (got < 0)
            return fail(ErrorCode::InvalidInput, "holds " + name + ", which is damaged");
        if (!name.ends_with('/') && !out.emplace(name, std::move(content)).second)
            return fail(ErrorCode::InvalidInput, "holds " + name + " twice");
    }
    return out;
}

} // namespace boulton::report::docx
