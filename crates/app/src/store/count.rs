//! Counts the statements of one request, so that a test can hold each answer to its budget.

use std::cell::Cell;

tokio::task_local! {
    /// The counter of the request being answered.
    pub static COUNTER: StatementCounter;
}

/// How many statements so far.
#[derive(Default)]
pub struct StatementCounter(Cell<usize>);

impl StatementCounter {
    /// One more.
    pub fn add(&self) {
        self.0.set(self.0.get() + 1);
    }
}

/// Runs a request and says how many statements it took.
pub async fn counted<F: Future>(request: F) -> (F::Output, usize) {
    COUNTER
        .scope(StatementCounter::default(), async {
            let answer = request.await;
            (answer, COUNTER.with(|counter| counter.0.get()))
        })
        .await
}
