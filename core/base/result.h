// SPDX-License-Identifier: GPL-3.0-or-later
// How things fail in Boulton: Result<T> is a value or an Error. No exceptions of our own. (ARCHITECTURE.md, "Errors")
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace boulton {

//! What happened, for tests and for the sentence the ui and the command line choose. Append only; never renumber.
enum class ErrorCode : std::uint8_t {
    Internal,         //!< a bug of ours
    Cancelled,        //!< the user stopped it; everything is as it was
    InvalidInput,     //!< the data given cannot be used; diagnostics say where
    NotEnoughData,    //!< a statistic refuses: too few values, no variation, …
    NotFound,         //!< a named thing does not exist
    AlreadyExists,    //!< would replace something
    Refused,          //!< not allowed: right missing, period locked, state forbids it
    Usage,            //!< the command or parameters make no sense
    Io,               //!< the operating system said no
    DiskFull,         //!< no space left; nothing changed
    ReadOnly,         //!< folder or medium cannot be written
    NotAVault,        //!< no Boulton vault at that place
    WrongPassphrase,  //!< the passphrase opens no key slot
    Damaged,          //!< content fails its checksum, tag or schema
    RollbackDetected, //!< an older copy was put back
    NewerVersion,     //!< made by a newer Boulton
    KdfOutOfBounds,   //!< key derivation settings below the floor or above the ceiling
    NotEncrypted,     //!< the SQLite library in this process does not encrypt
    Busy,             //!< another program holds it
    TooLarge,         //!< above a stated limit
};

//! The code's name as it is printed by the command line, e.g. "wrong-passphrase".
[[nodiscard]] std::string_view name(ErrorCode code);

struct [[nodiscard]] Error {
    ErrorCode code = ErrorCode::Internal;
    std::string what; //!< English, for the log and the command line; names files, rows and columns, no personal data
    std::vector<std::string> args; //!< for the translated sentence that the ui picks by code
};

template <typename T = void>
using Result = std::expected<T, Error>;
using Status = Result<void>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string what, std::vector<std::string> args = {})
{
    return std::unexpected(Error{code, std::move(what), std::move(args)});
}

} // namespace boulton

#define BOULTON_CONCAT_(a, b) a##b
#define BOULTON_CONCAT(a, b) BOULTON_CONCAT_(a, b)
//! Returns the error of `expr` from the enclosing function; otherwise goes on.
#define BOULTON_TRY(expr)                                                                                              \
    do {                                                                                                               \
        if (auto boultonStatus_ = (expr); !boultonStatus_)                                                             \
            return std::unexpected(std::move(boultonStatus_).error());                                                 \
    } while (false)
//! BOULTON_TRY_ASSIGN(auto x, f()): x is the value of f(), or its error is returned.
#define BOULTON_TRY_ASSIGN(decl, expr) BOULTON_TRY_ASSIGN_(BOULTON_CONCAT(boultonResult_, __LINE__), decl, expr)
#define BOULTON_TRY_ASSIGN_(tmp, decl, expr)                                                                           \
    auto tmp = (expr);                                                                                                 \
    if (!tmp)                                                                                                          \
        return std::unexpected(std::move(tmp).error());                                                                \
    decl = *std::move(tmp)
