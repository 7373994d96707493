//! How the demo's year is written: one act behind another on one connection, many to a COMMIT, in the order of handing
//! over. Nobody else writes meanwhile, and a fill that breaks off starts again with nothing.

use crate::store::{OnItsWay, StoreError};
use super::Pool;
use sea_orm::{ConnectionTrait, Statement};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// Acts in one COMMIT.
const ACTS: usize = 256;

/// One act's statements, and who waits for them.
pub struct Handed {
    statements: Vec<Statement>,
    answer: oneshot::Sender<Result<(), StoreError>>,
}

/// A fill under way.
pub struct Filling {
    queue: mpsc::Sender<Handed>,
    task: JoinHandle<()>,
}

impl Filling {
    /// Begins one.
    pub fn begin(pool: Pool) -> Self {
        let (queue, handed) = mpsc::channel(ACTS);
        Self { queue, task: tokio::spawn(write(pool, handed)) }
    }

    /// Where acts are handed over.
    pub fn queue(&self) -> mpsc::Sender<Handed> {
        self.queue.clone()
    }

    /// Waits for the last COMMIT.
    pub async fn end(self) -> Result<(), StoreError> {
        drop(self.queue);
        self.task.await.map_err(|why| StoreError::Broken(format!("the fill ended early: {why}")))
    }
}

/// Hands over one act.
pub async fn hand_over(queue: &mpsc::Sender<Handed>, statements: Vec<Statement>) -> Result<OnItsWay, StoreError> {
    let (answer, answered) = oneshot::channel();
    queue.send(Handed { statements, answer }).await.map_err(|_| StoreError::Broken("the fill broke off".into()))?;
    Ok(OnItsWay::Waiting(answered))
}

async fn write(pool: Pool, mut queue: mpsc::Receiver<Handed>) {
    let mut acts = Vec::with_capacity(ACTS);
    while queue.recv_many(&mut acts, ACTS).await > 0 {
        let (statements, answers): (Vec<_>, Vec<_>) = acts.drain(..).map(|act| (act.statements, act.answer)).unzip();
        let done = commit(&pool, statements).await.map_err(|why| why.to_string());
        for answer in answers {
            // Nobody may be waiting any more.
            answer.send(done.clone().map_err(StoreError::Broken)).ok();
        }
    }
}

async fn commit(pool: &Pool, acts: Vec<Vec<Statement>>) -> Result<(), StoreError> {
    let transaction = pool.begin().await?;
    for statement in acts.into_iter().flatten() {
        transaction.execute_raw(statement).await?;
    }
    Ok(transaction.commit().await?)
}
