//! Work on many things at once, results in the order of the things, with bounded memory.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many things may be under way for each thread, at least.
const AHEAD: usize = 8;

/// Stack of a thread: a parser may go deep on hostile input.
const STACK: usize = 16 << 20;

/// A thing or its result, with its number and how many permits it took.
struct Numbered<T> {
    number: usize,
    permits: usize,
    thing: T,
}

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
    done: impl FnMut(R) -> ControlFlow<()>,
) {
    let each = |some: Vec<T>| some.into_iter().map(&work).collect();
    run_together(things, (jobs, 1), |_| 1, each, done);
}

/// As [`run`], but a thread takes up to `most` things at once: few at first, then as many as are
/// there without waiting. The heavier things are by `weight` (most have 1), the fewer are read ahead.
pub fn run_together<T: Send, R: Send>(
    things: impl Iterator<Item = T> + Send,
    (jobs, most): (usize, usize),
    weight: impl Fn(&T) -> usize + Send,
    work: impl Fn(Vec<T>) -> Vec<R> + Sync,
    mut done: impl FnMut(R) -> ControlFlow<()>,
) {
    let ahead = jobs * AHEAD * most;
    let (task_in, task_out) = sync_channel::<Numbered<T>>(jobs * most);
    let (result_in, result_out) = sync_channel::<Numbered<thread::Result<R>>>(ahead);
    let (permit_in, permit_out) = sync_channel::<()>(ahead);
    let weight = move |thing: &T| weight(thing).clamp(1, ahead);
    let tasks = Mutex::new(task_out);
    let ended = thread::scope(|scope| {
        scope.spawn(move || feed(things, weight, &permit_in, &task_in));
        for _ in 0..jobs {
            let (tasks, work, result_in) = (&tasks, &work, result_in.clone());
            let builder = thread::Builder::new().stack_size(STACK);
            let worker = builder.spawn_scoped(scope, move || {
                let sizes = std::iter::successors(Some(1), |size| Some(most.min(2 * size)));
                for size in sizes {
                    let some = next(tasks, size);
                    let heavy = some.iter().any(|one| one.permits == ahead);
                    let work = |things| if heavy { apart(|| work(things)) } else { work(things) };
                    if some.is_empty() || !work_on(some, work, &result_in) {
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
        while !next(&tasks, most).is_empty() {}
        ended
    });
    if let Err(panic) = ended {
        resume_unwind(panic);
    }
}

/// Works in a thread of its own. The memory that it took then waits for the next such thread, where
/// each of the workers would keep as much for itself.
fn apart<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(STACK);
        let worker = builder.spawn_scoped(scope, work).expect("a thread can be started");
        worker.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// Works on some things and sends the results; whether anybody waits for more.
fn work_on<T, R>(
    some: Vec<Numbered<T>>,
    work: impl Fn(Vec<T>) -> Vec<R>,
    results: &SyncSender<Numbered<thread::Result<R>>>,
) -> bool {
    let places: Vec<_> = some.iter().map(|one| (one.number, one.permits)).collect();
    let things = some.into_iter().map(|one| one.thing).collect();
    let worked = catch_unwind(AssertUnwindSafe(|| work(things)));
    let worked = worked.map_or_else(
        |panic| vec![Err(panic)],
        |worked| worked.into_iter().map(Ok).collect::<Vec<_>>(),
    );
    let mut sent = places.into_iter().zip(worked).map(|((number, permits), thing)| {
        results.send(Numbered { number, permits, thing }).is_ok()
    });
    sent.all(|sent| sent)
}

/// The work on one input; a bug that shows in it is a message of that input, and the others go on.
pub fn guarded<R>(name: &str, work: impl FnOnce() -> Result<R, String>) -> Result<R, String> {
    let message = || format!("{name}: internal error (a bug in dateline, please report it)");
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(message()))
}

/// Numbers the things and hands them on, never more than there are permits for.
fn feed<T>(
    things: impl Iterator<Item = T>,
    weight: impl Fn(&T) -> usize,
    permits: &SyncSender<()>,
    tasks: &SyncSender<Numbered<T>>,
) {
    for (number, thing) in things.enumerate() {
        let weight = weight(&thing);
        let permitted = (0..weight).all(|_| permits.send(()).is_ok());
        if !permitted || tasks.send(Numbered { number, permits: weight, thing }).is_err() {
            return;
        }
    }
}

/// Waits for a thing, and takes up to `most` that are there; none when there will be no more.
fn next<T>(tasks: &Mutex<Receiver<T>>, most: usize) -> Vec<T> {
    let tasks = tasks.lock().unwrap_or_else(PoisonError::into_inner);
    let first = tasks.recv().ok();
    let more = first.is_some().then(|| tasks.try_iter().take(most - 1));
    first.into_iter().chain(more.into_iter().flatten()).collect()
}

/// Hands results on by number; each one handed on makes room for other things.
fn in_order<R>(
    results: &Receiver<Numbered<thread::Result<R>>>,
    permits: &Receiver<()>,
    done: &mut impl FnMut(R) -> ControlFlow<()>,
) -> thread::Result<()> {
    let mut waiting = BTreeMap::new();
    let mut turn = 0;
    while let Ok(Numbered { number, permits: taken, thing }) = results.recv() {
        waiting.insert(number, (taken, thing?));
        while let Some((taken, result)) = waiting.remove(&turn) {
            turn += 1;
            permits.try_iter().take(taken).for_each(drop);
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
    fn results_of_what_is_worked_on_together_come_in_order() {
        let (mut seen, most) = (Vec::new(), Mutex::new(0));
        let squares = |some: Vec<u64>| {
            let mut most = most.lock().unwrap();
            *most = some.len().max(*most);
            some.iter().map(|n| n * n).collect()
        };
        let weight = |n: &u64| if n.is_multiple_of(50) { usize::MAX } else { 1 };
        run_together(0..500, (3, 8), weight, squares, |square| {
            seen.push(square);
            ControlFlow::Continue(())
        });
        assert_eq!(seen, (0..500).map(|n| n * n).collect::<Vec<u64>>());
        assert!((1..=8).contains(&*most.lock().unwrap()));
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
