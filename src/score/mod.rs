//! TimeML scoring (`dateline eval`).
