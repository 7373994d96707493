//! Importing opinions from JSON Lines or CSV. Every row is checked first, and one that is wrong sends the whole file
//! back. Then the rows are staged in chunks nobody sees, one act accepts them all, whatever their number, and they are
//! placed on the ledger chunk by chunk; a process that ends in between goes on where it was. The same source id twice
//! adds nothing.

mod place;
mod read;
mod stage;

pub use place::{place_job, resume};
pub use read::Mapping;

use crate::desk::{Bureau, Desk};
use crate::problem::Problem;
use chengguan_words::{commands as words, fill};
use read::Checked;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

/// Rows of one file.
pub const ROWS_MAX: usize = 1_000_000;
/// Problems told of one file; the rest is counted.
const PROBLEMS_MAX: usize = 200;
/// Rows of one chunk, staged or placed in one turn: some 20 ms, far below what a turn may take.
const CHUNK: usize = 500;

/// How to import.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Options {
    /// Check only.
    pub dry_run: bool,
    /// What the file calls our columns.
    pub mapping: Mapping,
}

/// One wrong cell.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct RowProblem {
    /// Row in the file, from 1; the head of a CSV is row 1.
    pub row: usize,
    /// Name of the column, as the file has it.
    pub column: String,
    /// What stands there, cut.
    pub value: String,
    /// How to mend it.
    pub mend: String,
}

/// What an import did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Rows in the file.
    pub rows: usize,
    /// Taken in.
    pub imported: usize,
    /// There before, by source id.
    pub skipped: usize,
    /// Only checked.
    pub dry_run: bool,
    /// Columns nothing was taken from.
    pub unused: BTreeSet<String>,
    /// How many cells are wrong.
    pub wrong: usize,
    /// The first of them; if anything is wrong, nothing was taken in.
    pub problems: Vec<RowProblem>,
}

impl Report {
    /// For people.
    pub fn words(&self) -> String {
        let count = |template: &str, n: usize| fill(template, &[("rows", &n.to_string()), ("count", &n.to_string())]);
        let mut lines = Vec::new();
        if self.wrong > 0 {
            lines.push(count(words::IMPORT_REFUSED, self.wrong));
            lines.extend(self.problems.iter().map(|problem| format!("{}\t{}\t{}\t{}", problem.row, problem.column, problem.value, problem.mend)));
            return lines.join("\n");
        }
        lines.push(match (self.imported, self.dry_run) {
            (0, _) => count(words::IMPORT_NOTHING, self.skipped),
            (imported, true) => count(words::IMPORT_CHECKED, imported),
            (imported, false) => count(words::IMPORT_DONE, imported),
        });
        if self.skipped > 0 && self.imported > 0 {
            lines.push(count(words::IMPORT_SKIPPED, self.skipped));
        }
        if !self.unused.is_empty() {
            let names: Vec<&str> = self.unused.iter().map(String::as_str).collect();
            lines.push(fill(words::IMPORT_UNUSED, &[("columns", &names.join(chengguan_words::marks::LIST))]));
        }
        lines.join("\n")
    }
}

/// The three times an import goes over its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pass {
    /// Nothing is written yet.
    Checked,
    /// Where nobody sees them.
    Staged,
    /// On the ledger.
    Placed,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// In which pass.
    pub pass: Pass,
    /// Rows done.
    pub rows: usize,
    /// Rows there are; known once they were counted.
    pub of: Option<usize>,
}

/// Who is told how far it is. Whoever does not come back holds the import up.
pub type Told<'a> = &'a (dyn Fn(Progress) + Sync);

/// Imports a file.
pub async fn import(desk: &Desk, bureau: &Arc<Bureau>, file: &Path, options: &Options, told: Told<'_>) -> Result<Report, Problem> {
    let mut report = check(desk, file, options, told).await?;
    if report.wrong > 0 {
        return Ok(report);
    }
    let mut staging = stage::Staging::open(desk, bureau, file);
    let mut seen = HashSet::new();
    let mut chunk: Vec<Checked> = Vec::with_capacity(CHUNK);
    for (at, row) in read::rows(file)?.enumerate() {
        let (_, row) = row.map_err(|_| Problem::stale())?; // Right a moment ago: somebody writes to the file.
        let row = read::check(row, &options.mapping, desk.now()).map_err(|_| Problem::stale())?;
        if seen.insert(row.key()) {
            chunk.push(row);
        } else {
            report.skipped += 1;
        }
        if chunk.len() == CHUNK {
            report.skipped += staging.take(std::mem::take(&mut chunk), options.dry_run).await?;
            told(Progress { pass: Pass::Staged, rows: at + 1, of: Some(report.rows) });
        }
    }
    report.skipped += staging.take(chunk, options.dry_run).await?;
    told(Progress { pass: Pass::Staged, rows: report.rows, of: Some(report.rows) });
    report.imported = staging.rows();
    if !options.dry_run && report.imported > 0 {
        let batch = staging.accept().await?;
        place::place(desk, bureau, batch, &|rows| told(Progress { pass: Pass::Placed, rows, of: Some(report.imported) })).await?;
    }
    Ok(report)
}

/// The first pass: every row, and everything wrong in the file at once.
async fn check(desk: &Desk, file: &Path, options: &Options, told: Told<'_>) -> Result<Report, Problem> {
    let (file, mapping, now, dry_run) = (file.to_owned(), options.mapping.clone(), desk.now(), options.dry_run);
    let (far, mut seen) = tokio::sync::watch::channel(0);
    let checked = tokio::task::spawn_blocking(move || {
        let mut report = Report { dry_run, ..Report::default() };
        for row in read::rows(&file)? {
            report.rows += 1;
            let problems = match row {
                Ok((number, row)) => {
                    report.unused.extend(read::unused(&row, &mapping));
                    read::check(row, &mapping, now).err().unwrap_or_default().into_iter().map(|wrong| wrong.at(number)).collect()
                }
                Err(problem) => vec![problem],
            };
            report.wrong += problems.len();
            let room = PROBLEMS_MAX.saturating_sub(report.problems.len());
            report.problems.extend(problems.into_iter().take(room));
            if report.rows.is_multiple_of(CHUNK) {
                far.send_replace(report.rows);
            }
        }
        far.send_replace(report.rows);
        Ok::<Report, Problem>(report)
    });
    // Ends when the other end is dropped.
    while seen.changed().await.is_ok() {
        told(Progress { pass: Pass::Checked, rows: *seen.borrow_and_update(), of: None });
    }
    let report = checked.await.map_err(|_| Problem::internal())??;
    if report.rows > ROWS_MAX {
        return Err(read::wrong_file("number_range", &[("min", "1"), ("max", &ROWS_MAX.to_string())]));
    }
    Ok(report)
}
