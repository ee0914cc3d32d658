//! Ctrl-C: the first ends the work after the result at hand, the second at once.

use std::sync::atomic::{AtomicBool, Ordering};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Listens for Ctrl-C (and the signals that ask a program to end).
pub fn listen() {
    // Without a handler, Ctrl-C ends the program as usual.
    let _ = ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    });
}

/// Whether the work is to end.
pub fn asked() -> bool {
    STOPPED.load(Ordering::SeqCst)
}
