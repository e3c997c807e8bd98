//! Time, by turns.

use std::time::{Duration, Instant};

use crate::Call;

/// How long one side runs in one turn: short, so that most turns are not interrupted.
const TURN: Duration = Duration::from_micros(150);
/// Nanoseconds for one call of each side. The sides run in turns, so that a machine that slows down slows all of them,
/// and the quickest turn of each counts: what else the machine does can only add to a time, never take from it. They do so for the whole time, and at least so many times.
#[must_use]
pub fn quickest(sides: &mut [&mut Call], whole: Duration, least: u32) -> Vec<f64> {
    let mut sides: Vec<Turns<'_>> = sides.iter_mut().map(|call| Turns::new(call)).collect();
    let (begin, mut turns) = (now(), 0);
    while turns < least || begin.elapsed() < whole {
        sides.iter_mut().for_each(Turns::take);
        turns += 1;
    }
    sides.into_iter().map(|side| side.quickest).collect()
}

struct Turns<'a> {
    call: &'a mut Call,
    calls: u32,
    quickest: f64,
}

impl<'a> Turns<'a> {
    /// Warms up, and finds how many calls fill a turn.
    fn new(call: &'a mut Call) -> Self {
        let mut calls = 1;
        while calls < 200 && time(call, calls) * f64::from(calls) < TURN.as_nanos() as f64 {
            calls *= 2;
        }
        Self { call, calls, quickest: f64::INFINITY }
    }

    fn take(&mut self) {
        self.quickest = self.quickest.min(time(self.call, self.calls));
    }
}

/// Nanoseconds for one call.
fn time(call: &mut Call, calls: u32) -> f64 {
    let start = now();
    for _ in 0..calls {
        call();
    }
    start.elapsed().as_nanos() as f64 / f64::from(calls)
}

#[expect(clippy::disallowed_methods, reason = "measuring time is what a bench is for")]
fn now() -> Instant {
    Instant::now()
}
