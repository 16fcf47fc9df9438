// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

namespace boulton {

std::string_view name(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal: return "internal";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::InvalidInput: return "invalid-input";
    case ErrorCode::NotEnoughData: return "not-enough-data";
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::AlreadyExists: return "already-exists";
    case ErrorCode::Refused: return "refused";
    case ErrorCode::Usage: return "usage";
    case ErrorCode::Io: return "io";
    case ErrorCode::DiskFull: return "disk-full";
    case ErrorCode::ReadOnly: return "read-only";
    case ErrorCode::NotAVault: return "not-a-vault";
    case ErrorCode::WrongPassphrase: return "wrong-passphrase";
    case ErrorCode::Damaged: return "damaged";
    case ErrorCode::RollbackDetected: return "rollback-detected";
    case ErrorCode::NewerVersion: return "newer-version";
    case ErrorCode::KdfOutOfBounds: return "kdf-out-of-bounds";
    case ErrorCode::NotEncrypted: return "not-encrypted";
    case ErrorCode::Busy: return "busy";
    case ErrorCode::TooLarge: return "too-large";
    }
    return "internal";
}

} // namespace boulton
