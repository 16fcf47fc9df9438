// SPDX-License-Identifier: GPL-3.0-or-later
// Carries the precompiled header that every library of ui/ shares (BoultonLibrary.cmake): Qt's headers are most of their compile time.
