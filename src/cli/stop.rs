//! Ctrl-C: the work ends after the result at hand, or within a second.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::output;

/// How long the result at hand may take.
const GRACE: Duration = Duration::from_millis(800);

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Listens for Ctrl-C (and the signals that ask a program to end).
pub fn listen() {
    // Without a handler, Ctrl-C ends the program as usual.
    let _ = ctrlc::set_handler(|| {
        STOPPED.store(true, Ordering::SeqCst);
        std::thread::sleep(GRACE);
        output::abandon(130);
    });
}

/// Whether the work is to end.
pub fn asked() -> bool {
    STOPPED.load(Ordering::SeqCst)
}
