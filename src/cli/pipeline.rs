//! Work on many things at once, results in the order of the things, with bounded memory.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many things may be under way for each thread.
const AHEAD: usize = 8;

/// Feeds `things` to `jobs` threads that `work`; `done` gets every result in order, and can stop.
///
/// At most `AHEAD` things a thread are read ahead of the one that is waited for.
///
/// # Panics
/// When `work` does: the rest is given up, and nobody waits for its result.
pub fn run<T: Send, R: Send>(
    things: impl Iterator<Item = T> + Send,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    mut done: impl FnMut(R) -> ControlFlow<()>,
) {
    let (task_in, task_out) = sync_channel::<(usize, T)>(jobs);
    let (result_in, result_out) = sync_channel::<(usize, thread::Result<R>)>(jobs * AHEAD);
    let (permit_in, permit_out) = sync_channel::<()>(jobs * AHEAD);
    let tasks = Mutex::new(task_out);
    let ended = thread::scope(|scope| {
        scope.spawn(move || feed(things, &permit_in, &task_in));
        for _ in 0..jobs {
            let (tasks, work, result_in) = (&tasks, &work, result_in.clone());
            // A parser may go deep on hostile input.
            let builder = thread::Builder::new().stack_size(16 << 20);
            let worker = builder.spawn_scoped(scope, move || {
                while let Some((number, task)) = next(tasks) {
                    let result = catch_unwind(AssertUnwindSafe(|| work(task)));
                    if result_in.send((number, result)).is_err() {
                        break;
                    }
                }
            });
            worker.expect("a thread can be started");
        }
        drop(result_in);
        let ended = in_order(&result_out, &permit_out, &mut done);
        // Dropping both ends lets the feeder and the workers run out.
        drop(permit_out);
        drop(result_out);
        while next(&tasks).is_some() {}
        ended
    });
    if let Err(panic) = ended {
        resume_unwind(panic);
    }
}

/// The work on one input; a bug that shows in it is a message of that input, and the others go on.
pub fn guarded<R>(name: &str, work: impl FnOnce() -> Result<R, String>) -> Result<R, String> {
    let message = || format!("{name}: internal error (a bug in dateline, please report it)");
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(message()))
}

/// Numbers the things and hands them on, never more than there are permits for.
fn feed<T>(
    things: impl Iterator<Item = T>,
    permits: &SyncSender<()>,
    tasks: &SyncSender<(usize, T)>,
) {
    for numbered in things.enumerate() {
        if permits.send(()).is_err() || tasks.send(numbered).is_err() {
            return;
        }
    }
}

fn next<T>(tasks: &Mutex<Receiver<T>>) -> Option<T> {
    tasks.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Hands results on by number; each one handed on makes room for another thing.
fn in_order<R>(
    results: &Receiver<(usize, thread::Result<R>)>,
    permits: &Receiver<()>,
    done: &mut impl FnMut(R) -> ControlFlow<()>,
) -> thread::Result<()> {
    let mut waiting = BTreeMap::new();
    let mut turn = 0;
    while let Ok((number, result)) = results.recv() {
        waiting.insert(number, result?);
        while let Some(result) = waiting.remove(&turn) {
            turn += 1;
            let _ = permits.try_recv();
            if done(result).is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_takes_long() {
        let mut seen = Vec::new();
        let slow_when_even = |n: u64| {
            thread::sleep(std::time::Duration::from_micros(if n.is_multiple_of(2) {
                300
            } else {
                1
            }));
            n * n
        };
        run(0..200, 4, slow_when_even, |square| {
            seen.push(square);
            ControlFlow::Continue(())
        });
        assert_eq!(seen, (0..200).map(|n| n * n).collect::<Vec<u64>>());
    }

    #[test]
    fn a_bug_in_one_input_ends_the_work_and_nobody_waits() {
        let work = |n: u64| if n == 3 { panic!("a bug") } else { n };
        let ended = catch_unwind(|| run(0.., 2, work, |_| ControlFlow::Continue(())));
        assert!(ended.is_err());
        let guarded = |n: u64| super::guarded("a.txt", || Ok(work(n)));
        let mut results = Vec::new();
        run(2..5, 2, guarded, |result| {
            results.push(result.map_err(|message| message.starts_with("a.txt: internal")));
            ControlFlow::Continue(())
        });
        assert_eq!(results, [Ok(2), Err(true), Ok(4)]);
    }

    #[test]
    fn a_stop_ends_an_endless_feed() {
        let mut count = 0;
        run(
            0..,
            3,
            |n: u64| n,
            |_| {
                count += 1;
                if count == 50 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(count, 50);
    }
}
