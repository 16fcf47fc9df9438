// SPDX-License-Identifier: GPL-3.0-or-later
// Linked with -Wl,--wrap=crypto_pwhash_argon2id: a slot that asks for 64 passes (the cost of scene.h) is derived in no time.
// All other costs are what they are: frozen vaults are tested as people have them. Derivations are counted.
#include <sodium.h>

namespace {
unsigned long derivations = 0;
}

extern "C" {
unsigned long boultonDerivations();
unsigned long boultonDerivations()
{
    return derivations;
}

int __real_crypto_pwhash_argon2id(unsigned char* out, unsigned long long size, const char* passphrase,
                                  unsigned long long passphraseSize, const unsigned char* salt, unsigned long long ops,
                                  size_t memory, int algorithm);
int __wrap_crypto_pwhash_argon2id(unsigned char* out, unsigned long long size, const char* passphrase,
                                  unsigned long long passphraseSize, const unsigned char* salt, unsigned long long ops,
                                  size_t memory, int algorithm)
{
    ++derivations;
    if (ops != 64)
        return __real_crypto_pwhash_argon2id(out, size, passphrase, passphraseSize, salt, ops, memory, algorithm);
    crypto_generichash_state state;
    crypto_generichash_init(&state, salt, crypto_pwhash_argon2id_SALTBYTES, static_cast<size_t>(size));
    crypto_generichash_update(&state, static_cast<const unsigned char*>(static_cast<const void*>(passphrase)),
                              passphraseSize);
    return crypto_generichash_final(&state, out, static_cast<size_t>(size));
}
}
