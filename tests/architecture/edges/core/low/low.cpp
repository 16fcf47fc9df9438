// SPDX-License-Identifier: GPL-3.0-or-later
// A library needs a source; nothing here is ever compiled.
