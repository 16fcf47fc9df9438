// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/briefing: the line in clear at the head of a briefing, and how a passphrase becomes the keys of the rest.
#pragma once
#include "core/briefing/briefing_file.h"

namespace boulton::briefing {

inline constexpr std::size_t kLongestLine = 4096; //!< bytes, with the line end

//! As it stands in the file.
struct Frame {
    Outline outline;
    crypto::KdfParameters kdf;
    crypto::Wrapped fileKey;
    std::string commitment; //!< 32 bytes; XChaCha20-Poly1305 does not commit to its key, this does
    std::string body;       //!< what the mac is over
    std::string mac;        //!< 32 bytes
    std::string line;       //!< all of it, with the line end
};

struct Keys {
    crypto::Secret mac;
    crypto::Secret stream;
};

struct NewFrame {
    Frame frame;
    Keys keys;
};
//! With a new file key and a new salt.
[[nodiscard]] Result<NewFrame> makeFrame(const Outline& outline, const crypto::Secret& passphrase, crypto::KdfParameters kdf);
//! Of the first line of `bytes`: InvalidInput (kNotABriefing), NewerVersion, Damaged.
[[nodiscard]] Result<Frame> readFrame(std::string_view bytes);
//! KdfOutOfBounds, WrongPassphrase, Damaged; with the mac verified.
[[nodiscard]] Result<Keys> openFrame(const Frame& frame, const crypto::Secret& passphrase);

} // namespace boulton::briefing
