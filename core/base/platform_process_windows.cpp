// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef _WIN32
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include "core/base/platform_process.h"
#include <algorithm>
#include <array>
#include <random>
#include <windows.h>
// after windows.h
#include <fcntl.h>
#include <io.h>

namespace boulton::platform {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class Handle {
public:
    explicit Handle(HANDLE h = nullptr) : m_handle(h) {}
    Handle(Handle&& o) noexcept : m_handle(std::exchange(o.m_handle, nullptr)) {}
    Handle& operator=(Handle&& o) noexcept
    {
        std::swap(m_handle, o.m_handle);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { close(); }
    void close()
    {
        if (valid())
            ::CloseHandle(std::exchange(m_handle, nullptr));
    }
    [[nodiscard]] bool valid() const { return m_handle != INVALID_HANDLE_VALUE && m_handle != nullptr; }
    [[nodiscard]] HANDLE get() const { return m_handle; }

private:
    HANDLE m_handle;
};

std::unexpected<Error> failed(const std::string& doing)
{
    return fail(ErrorCode::Io, doing + ": Windows error " + std::to_string(::GetLastError()));
}

struct Pipe {
    Handle read, write;
};

// One end is inherited by the child, the other is not.
Result<Pipe> makePipe(bool childReads)
{
    SECURITY_ATTRIBUTES inherit{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
    HANDLE read = nullptr;
    HANDLE write = nullptr;
    if (!::CreatePipe(&read, &write, &inherit, static_cast<DWORD>(std::size_t{256} << 10U)))
        return failed("making a pipe");
    Pipe pipe{Handle(read), Handle(write)};
    if (!::SetHandleInformation(childReads ? write : read, HANDLE_FLAG_INHERIT, 0))
        return failed("making a pipe");
    return pipe;
}

// As CommandLineToArgvW takes it apart.
std::wstring quoted(const std::wstring& word)
{
    std::wstring out = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t c : word) {
        if (c == L'"')
            out.append(backslashes + 1, L'\\');
        backslashes = c == L'\\' ? backslashes + 1 : 0;
        out += c;
    }
    out.append(backslashes, L'\\');
    return out + L"\"";
}

std::wstring commandLine(const ChildCommand& command)
{
    std::wstring line = quoted(command.program.wstring());
    for (const auto& word : command.arguments)
        line += L" " + quoted(pathFromUtf8(word).wstring());
    return line;
}

std::wstring environmentBlock(const ChildCommand& command)
{
    std::wstring block;
    for (const auto& variable : command.environment)
        (block += pathFromUtf8(variable).wstring()) += L'\0';
    // Without it no system library can be found.
    std::array<wchar_t, MAX_PATH> root{};
    const UINT size = ::GetWindowsDirectoryW(root.data(), static_cast<UINT>(root.size()));
    ((block += L"SystemRoot=") += std::wstring_view(root.data(), size)) += L'\0';
    return block + L'\0';
}

// Everything in it ends when the handle closes, also if we die.
Result<Handle> makeJob(const ChildLimits& limits)
{
    Handle job(::CreateJobObjectW(nullptr, nullptr));
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION info{};
    info.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_ACTIVE_PROCESS |
                                            JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
    info.BasicLimitInformation.ActiveProcessLimit = 1;
    if (limits.memoryBytes > 0) {
        info.BasicLimitInformation.LimitFlags |= JOB_OBJECT_LIMIT_PROCESS_MEMORY;
        info.ProcessMemoryLimit = static_cast<SIZE_T>(limits.memoryBytes);
    }
    if (limits.cpuSeconds > 0) {
        info.BasicLimitInformation.LimitFlags |= JOB_OBJECT_LIMIT_PROCESS_TIME;
        info.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart =
            static_cast<LONGLONG>(limits.cpuSeconds) * 10'000'000;
    }
    if (!job.valid() || !::SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &info, sizeof info))
        return failed("making a job object");
    return job;
}

// Only these three handles are inherited, whatever else in this process can be.
class HandleList {
public:
    explicit HandleList(std::array<HANDLE, 3> handles) : m_handles(handles)
    {
        SIZE_T size = 0;
        ::InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
        m_bytes.resize(size);
        m_ok = ::InitializeProcThreadAttributeList(list(), 1, 0, &size) &&
               ::UpdateProcThreadAttribute(list(), 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, m_handles.data(),
                                           sizeof m_handles, nullptr, nullptr);
    }
    HandleList(const HandleList&) = delete;
    HandleList& operator=(const HandleList&) = delete;
    ~HandleList()
    {
        if (m_ok)
            ::DeleteProcThreadAttributeList(list());
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] LPPROC_THREAD_ATTRIBUTE_LIST list()
    {
        return static_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(static_cast<void*>(m_bytes.data()));
    }

private:
    std::array<HANDLE, 3> m_handles;
    std::vector<unsigned char> m_bytes;
    bool m_ok = false;
};

Result<Handle> startIn(const Handle& job, const ChildCommand& command, const Pipe& in, const Pipe& out, const Pipe& err)
{
    HandleList inherited({in.read.get(), out.write.get(), err.write.get()});
    if (!inherited.ok())
        return failed("preparing a child process");
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = in.read.get();
    startup.StartupInfo.hStdOutput = out.write.get();
    startup.StartupInfo.hStdError = err.write.get();
    startup.lpAttributeList = inherited.list();
    std::wstring line = commandLine(command);
    std::wstring environment = environmentBlock(command);
    PROCESS_INFORMATION info{};
    if (!::CreateProcessW(
            command.program.c_str(), line.data(), nullptr, nullptr, TRUE,
            CREATE_SUSPENDED | CREATE_NO_WINDOW | CREATE_UNICODE_ENVIRONMENT | EXTENDED_STARTUPINFO_PRESENT,
            environment.data(), command.folder.empty() ? nullptr : command.folder.c_str(), &startup.StartupInfo, &info))
        return failed("starting " + toUtf8(command.program));
    Handle process(info.hProcess);
    const Handle thread(info.hThread);
    if (!::AssignProcessToJobObject(job.get(), process.get()) ||
        ::ResumeThread(thread.get()) == static_cast<DWORD>(-1)) {
        const auto error = failed("starting " + toUtf8(command.program));
        ::TerminateProcess(process.get(), 1);
        return error;
    }
    return process;
}

// What is there now, without waiting; false at the end of the stream.
template <typename F>
bool drain(const Handle& from, std::vector<char>& buffer, bool& any, F&& take)
{
    DWORD ready = 0;
    if (!::PeekNamedPipe(from.get(), nullptr, 0, nullptr, &ready, nullptr))
        return false;
    if (ready == 0)
        return true;
    DWORD got = 0;
    if (!::ReadFile(from.get(), buffer.data(), std::min<DWORD>(ready, static_cast<DWORD>(buffer.size())), &got,
                    nullptr))
        return false;
    any = true;
    take(std::string_view(buffer.data(), got));
    return true;
}

} // namespace

Result<ChildResult> runChild(const ChildCommand& command, const std::function<bool(std::string_view)>& onOutput,
                             const std::stop_token& stop)
{
    BOULTON_TRY(checkProgram(command.program));
    if (command.input.size() > kChildInput)
        return fail(ErrorCode::Internal, "the input of a child process is too long");
    const auto start = steady_clock::now();
    BOULTON_TRY_ASSIGN(Pipe in, makePipe(true));
    BOULTON_TRY_ASSIGN(Pipe out, makePipe(false));
    BOULTON_TRY_ASSIGN(Pipe err, makePipe(false));
    DWORD written = 0;
    if (!command.input.empty() &&
        !::WriteFile(in.write.get(), command.input.data(), static_cast<DWORD>(command.input.size()), &written, nullptr))
        return failed("writing to a pipe");
    in.write.close();
    BOULTON_TRY_ASSIGN(Handle job, makeJob(command.limits));
    BOULTON_TRY_ASSIGN(const Handle process, startIn(job, command, in, out, err));
    in.read.close();
    out.write.close();
    err.write.close();

    ChildResult result;
    std::vector<char> buffer(std::size_t{256} << 10U);
    bool refused = false;
    const auto output = [&](std::string_view bytes) { refused = refused || !onOutput(bytes); };
    const auto errors = [&](std::string_view bytes) {
        result.errors +=
            bytes.substr(0, command.limits.errorBytes - std::min(command.limits.errorBytes, result.errors.size()));
    };
    const auto elapsed = [&] { return std::chrono::duration_cast<milliseconds>(steady_clock::now() - start); };
    bool ended = false;
    for (;;) {
        bool any = false;
        if (out.read.valid() && !drain(out.read, buffer, any, output))
            out.read.close();
        if (err.read.valid() && !drain(err.read, buffer, any, errors))
            err.read.close();
        if (refused || stop.stop_requested() || elapsed() >= command.limits.wallTime) {
            result.end = refused ? ChildEnd::Refused : stop.stop_requested() ? ChildEnd::Cancelled : ChildEnd::TimedOut;
            job.close(); // kills it
            ::WaitForSingleObject(process.get(), 5'000);
            break;
        }
        if (any)
            continue;
        if (ended)
            break;
        ended = ::WaitForSingleObject(process.get(), 10) == WAIT_OBJECT_0;
    }
    DWORD status = 0;
    if (result.end == ChildEnd::Exited && ::GetExitCodeProcess(process.get(), &status))
        result.status = static_cast<int>(status);
    result.elapsed = elapsed();
    return result;
}

Status checkProgram(const Path& program)
{
    const std::string name = toUtf8(program);
    if (!program.is_absolute())
        return fail(ErrorCode::Refused, name + ": a program is started by its absolute path only", {name});
    const DWORD attributes = ::GetFileAttributesW(program.c_str());
    if (attributes == INVALID_FILE_ATTRIBUTES)
        return std::unexpected(lastError("looking for", program));
    if ((attributes & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_REPARSE_POINT)) != 0)
        return fail(ErrorCode::Refused, name + " is not a program", {name});
    return {}; // who may change it is the installer's matter: Program Files belongs to the administrators
}

Path programFolder()
{
    std::wstring buffer(32'768, L'\0');
    const DWORD size = ::GetModuleFileNameW(nullptr, buffer.data(), static_cast<DWORD>(buffer.size()));
    buffer.resize(size < buffer.size() ? size : 0);
    return Path(buffer).parent_path();
}

std::string signalName(int number)
{
    return "signal " + std::to_string(number);
}

Result<PrivateFolder> PrivateFolder::make()
{
    std::error_code error;
    const Path base = std::filesystem::temp_directory_path(error); // the user's own
    if (error)
        return fail(ErrorCode::Io, "there is no folder for temporary files: " + error.message());
    std::random_device random;
    PrivateFolder folder;
    Path path = base / ("boulton-" + std::to_string(random()) + std::to_string(random()));
    BOULTON_TRY(makePrivateFolder(path));
    folder.m_path = std::move(path);
    return folder;
}

void PrivateFolder::remove()
{
    if (m_path.empty())
        return;
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
    m_path.clear();
}

Status copyRegularFile(const Path& from, const Path& to, std::uint64_t limit,
                       const std::function<Status(std::string_view)>& onPiece)
{
    const Handle in(::CreateFileW(from.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING,
                                  FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr));
    if (!in.valid())
        return std::unexpected(lastError("opening", from));
    BY_HANDLE_FILE_INFORMATION info{};
    if (::GetFileType(in.get()) != FILE_TYPE_DISK || !::GetFileInformationByHandle(in.get(), &info) ||
        (info.dwFileAttributes & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_REPARSE_POINT)) != 0)
        return fail(ErrorCode::InvalidInput, toUtf8(from) + " is not an ordinary file", {toUtf8(from)});
    const Handle out(::CreateFileW(to.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!out.valid())
        return std::unexpected(lastError("creating", to));
    std::vector<char> buffer(std::size_t{1} << 20U);
    std::uint64_t total = 0;
    for (;;) {
        DWORD got = 0;
        if (!::ReadFile(in.get(), buffer.data(), static_cast<DWORD>(buffer.size()), &got, nullptr))
            return std::unexpected(lastError("reading", from));
        if (got == 0)
            return {};
        total += got;
        if (total > limit)
            return fail(ErrorCode::TooLarge, toUtf8(from) + " is larger than " + std::to_string(limit >> 20U) + " MiB",
                        {toUtf8(from)});
        BOULTON_TRY(onPiece(std::string_view(buffer.data(), got)));
        DWORD written = 0;
        if (!::WriteFile(out.get(), buffer.data(), got, &written, nullptr) || written != got)
            return std::unexpected(lastError("writing", to));
    }
}

void binaryStandardStreams()
{
    ::_setmode(0, _O_BINARY);
    ::_setmode(1, _O_BINARY);
}

} // namespace boulton::platform
#endif
