//! Work on many things at once, results in the order of the things, with bounded memory.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many things may be under way for each thread.
const AHEAD: usize = 8;

/// Feeds `things` to `jobs` threads that `work`; `done` gets every result in order, and can stop.
///
/// At most `AHEAD` things a thread are read ahead of the one that is waited for.
pub fn run<T: Send, R: Send>(
    things: impl Iterator<Item = T> + Send,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    mut done: impl FnMut(R) -> ControlFlow<()>,
) {
    let (task_in, task_out) = sync_channel::<(usize, T)>(jobs);
    let (result_in, result_out) = sync_channel::<(usize, R)>(jobs * AHEAD);
    let (permit_in, permit_out) = sync_channel::<()>(jobs * AHEAD);
    let tasks = Mutex::new(task_out);
    thread::scope(|scope| {
        scope.spawn(move || feed(things, &permit_in, &task_in));
        for _ in 0..jobs {
            let (tasks, work, result_in) = (&tasks, &work, result_in.clone());
            // A parser may go deep on hostile input.
            let builder = thread::Builder::new().stack_size(16 << 20);
            let worker = builder.spawn_scoped(scope, move || {
                while let Some((number, task)) = next(tasks) {
                    if result_in.send((number, work(task))).is_err() {
                        break;
                    }
                }
            });
            worker.expect("a thread can be started");
        }
        drop(result_in);
        in_order(&result_out, &permit_out, &mut done);
        // Dropping both ends lets the feeder and the workers run out.
        drop(permit_out);
        drop(result_out);
        while next(&tasks).is_some() {}
    });
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
    results: &Receiver<(usize, R)>,
    permits: &Receiver<()>,
    done: &mut impl FnMut(R) -> ControlFlow<()>,
) {
    let mut waiting = BTreeMap::new();
    let mut turn = 0;
    while let Ok((number, result)) = results.recv() {
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&turn) {
            turn += 1;
            let _ = permits.try_recv();
            if done(result).is_break() {
                return;
            }
        }
    }
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
