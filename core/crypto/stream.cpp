// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/stream.h"
#include <algorithm>
#include <sodium.h>
#include <utility>

namespace boulton::crypto {
namespace {

static_assert(kStreamHeaderBytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(kStreamTagBytes == crypto_secretstream_xchacha20poly1305_ABYTES);
static_assert(kKeyBytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);

constexpr std::size_t kSealedChunkBytes = kStreamChunkBytes + kStreamTagBytes;

const unsigned char* raw(std::string_view bytes)
{
    return static_cast<const unsigned char*>(static_cast<const void*>(bytes.data()));
}
unsigned char* raw(std::string& bytes)
{
    return static_cast<unsigned char*>(static_cast<void*>(bytes.data()));
}

//! Holds a key as long as it lives.
struct State {
    crypto_secretstream_xchacha20poly1305_state state{};
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { sodium_memzero(&state, sizeof state); }
};

//! Plain text that goes if it is not given out.
struct Plain {
    std::string text;
    ~Plain() { wipe(text); }
};

std::unexpected<Error> damaged()
{
    return fail(ErrorCode::Damaged, "the content was changed or is not complete");
}

Status needKey(const Secret& key)
{
    if (key.size() != kKeyBytes)
        return fail(ErrorCode::Internal, "a key does not have 32 bytes");
    return initialise();
}

} // namespace

Result<std::string> sealStream(const Secret& key, std::string_view plain, std::string_view associated,
                               const JobContext& job)
{
    BOULTON_TRY(needKey(key));
    const std::size_t chunks = plain.empty() ? 1 : (plain.size() - 1) / kStreamChunkBytes + 1;
    std::string out(kStreamHeaderBytes + plain.size() + chunks * kStreamTagBytes, '\0');
    State s;
    if (crypto_secretstream_xchacha20poly1305_init_push(&s.state, raw(out), key.bytes().data()) != 0)
        return fail(ErrorCode::Internal, "the encryption of a stream does not start");
    std::size_t at = kStreamHeaderBytes;
    for (std::size_t i = 0; i < chunks; ++i) {
        BOULTON_TRY(job.check());
        const std::string_view piece = plain.substr(i * kStreamChunkBytes, kStreamChunkBytes);
        const unsigned char tag =
            i + 1 == chunks ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        unsigned long long size = 0;
        if (crypto_secretstream_xchacha20poly1305_push(&s.state, raw(out) + at, &size, raw(piece), piece.size(),
                                                       raw(associated), associated.size(), tag) != 0)
            return fail(ErrorCode::Internal, "the encryption of a stream failed");
        at += size;
        job.progress(static_cast<double>(i + 1) / static_cast<double>(chunks));
    }
    return out;
}

Result<std::string> openStream(const Secret& key, std::string_view sealed, std::string_view associated,
                               const JobContext& job)
{
    BOULTON_TRY(needKey(key));
    if (sealed.size() < kStreamHeaderBytes + kStreamTagBytes)
        return damaged();
    State s;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&s.state, raw(sealed), key.bytes().data()) != 0)
        return damaged();
    sealed.remove_prefix(kStreamHeaderBytes);
    Plain plain{std::string(sealed.size(), '\0')};
    const double all = static_cast<double>(sealed.size());
    std::size_t at = 0;
    for (bool last = false; !last;) {
        BOULTON_TRY(job.check());
        const std::string_view piece = sealed.substr(0, kSealedChunkBytes);
        if (piece.size() < kStreamTagBytes)
            return damaged(); // it ends without its last chunk
        unsigned char tag = 0;
        unsigned long long size = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&s.state, raw(plain.text) + at, &size, &tag, raw(piece), piece.size(),
                                                       raw(associated), associated.size()) != 0)
            return damaged();
        sealed.remove_prefix(piece.size());
        at += size;
        last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        const bool whole = last ? sealed.empty() && (size > 0 || at == 0)
                                : tag == crypto_secretstream_xchacha20poly1305_TAG_MESSAGE && size == kStreamChunkBytes;
        if (!whole)
            return damaged();
        job.progress(1 - static_cast<double>(sealed.size()) / all);
    }
    plain.text.resize(at);
    return std::exchange(plain.text, {});
}

} // namespace boulton::crypto
