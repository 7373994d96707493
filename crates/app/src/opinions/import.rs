//! Importing opinions from JSON Lines, CSV or a workbook. Every row is checked first, and one that is wrong sends the whole file
//! back. Then the rows are staged in chunks nobody sees, one act accepts them all, whatever their number, and they are
//! placed on the ledger chunk by chunk; a process that ends in between goes on where it was. The same source id twice
//! adds nothing.

mod check;
mod mapping;
mod place;
pub mod rows;
mod stage;
mod when;
mod workbook;

pub use mapping::{Mapping, OFFERED, guess};
pub use place::{place_job, resume};

use crate::desk::{Bureau, Desk};
use crate::problem::Problem;
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::ActedBy;
use chengguan_words::{commands as words, fill};
use check::Checked;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// Rows of one file.
pub const ROWS_MAX: usize = 1_000_000;
/// Problems told of one file; the rest is counted.
const PROBLEMS_MAX: usize = 200;
/// Rows of one chunk, staged or placed in one turn: some 20 ms, far below what a turn may take.
const CHUNK: usize = 500;
/// Unknown words for a kind told of one file.
const KINDS_MAX: usize = 30;

/// How to import.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Options {
    /// Check only.
    pub dry_run: bool,
    /// What the file calls our columns.
    pub mapping: Mapping,
}

/// One wrong cell.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq, ToSchema)]
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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Report {
    /// Rows in the file.
    pub rows: usize,
    /// Taken in.
    pub imported: usize,
    /// There before, by source id.
    pub skipped: usize,
    /// Only checked.
    pub dry_run: bool,
    /// Our columns and what the file calls them, as said or guessed.
    pub columns: BTreeMap<String, String>,
    /// Columns nothing was taken from.
    pub unused: BTreeSet<String>,
    /// Words for a kind that say nothing to us, the first of them.
    pub unknown_kinds: BTreeSet<String>,
    /// How many cells are wrong.
    pub wrong: usize,
    /// The first of them; if anything is wrong, nothing was taken in.
    pub problems: Vec<RowProblem>,
}

impl Report {
    fn add(&mut self, row: rows::NumberedRow, mapping: &Mapping, now: Instant) {
        self.rows += 1;
        let problems = match row {
            Ok((number, row)) => {
                let unused: Vec<&String> = row.keys().filter(|column| !mapping.takes(column) && !self.unused.contains(*column)).collect();
                self.unused.extend(unused.into_iter().cloned());
                if self.unknown_kinds.len() < KINDS_MAX {
                    self.unknown_kinds.extend(check::unknown_kind(&row, mapping));
                }
                check_row(&row, mapping, now, number)
            }
            Err(problem) => vec![problem],
        };
        self.wrong += problems.len();
        let room = PROBLEMS_MAX.saturating_sub(self.problems.len());
        self.problems.extend(problems.into_iter().take(room));
    }

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

impl Pass {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Staged => "staged",
            Self::Placed => "placed",
        }
    }

    /// Every code, for the document.
    pub fn codes() -> Vec<&'static str> {
        [Self::Checked, Self::Staged, Self::Placed].map(Self::code).to_vec()
    }
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

/// In whose name a file is imported.
#[derive(Clone, Debug)]
pub enum By {
    /// Whoever may type commands on the server.
    Platform,
    /// Somebody of the bureau, as a batch named beforehand: imported again after a crash, it is the same.
    Ordered {
        /// Who.
        by: ActedBy,
        /// Which batch it becomes.
        batch: Uuid,
    },
}

/// Imports a file of this machine.
pub async fn import(desk: &Desk, bureau: &Arc<Bureau>, file: &Path, options: &Options, told: Told<'_>) -> Result<Report, Problem> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    import_as(desk, bureau, file, &name, By::Platform, options, told).await
}

/// Imports a file in somebody's name. `name` is what it was called where it came from.
pub async fn import_as(desk: &Desk, bureau: &Arc<Bureau>, file: &Path, name: &str, by: By, options: &Options, told: Told<'_>) -> Result<Report, Problem> {
    if let By::Ordered { batch, .. } = by
        && let Some(rows) = place::go_on(desk, bureau, batch, told).await?
    {
        return Ok(Report { rows, imported: rows, ..Report::default() });
    }
    let (mut report, mapping) = look(desk, file, options, told).await?;
    if report.wrong > 0 {
        return Ok(report);
    }
    let mut staging = stage::Staging::open(desk, bureau, name, by);
    let mut seen = HashSet::new();
    let mut chunk: Vec<Checked> = Vec::with_capacity(CHUNK);
    for (at, row) in rows::open(file, &mapping)?.rows.enumerate() {
        let (_, row) = row.map_err(|_| Problem::stale())?; // Right a moment ago: somebody writes to the file.
        let row = check::check(&row, &mapping, desk.now()).map_err(|_| Problem::stale())?;
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

/// Everything wrong in a row.
pub fn check_row(row: &rows::Row, mapping: &Mapping, now: Instant, number: usize) -> Vec<RowProblem> {
    check::check(row, mapping, now).err().unwrap_or_default().into_iter().map(|wrong| wrong.at(number)).collect()
}

/// The first pass: every row, and everything wrong in the file at once. Gives the mapping with what was guessed.
async fn look(desk: &Desk, file: &Path, options: &Options, told: Told<'_>) -> Result<(Report, Mapping), Problem> {
    let (file, mapping, now, dry_run) = (file.to_owned(), options.mapping.clone(), desk.now(), options.dry_run);
    let (far, mut seen) = tokio::sync::watch::channel(0);
    let looked = tokio::task::spawn_blocking(move || {
        let table = rows::open(&file, &mapping)?;
        let mapping = mapping.completed(&table.head);
        let mut report = Report { dry_run, columns: mapping.columns.clone().into_iter().collect(), ..Report::default() };
        for row in table.rows {
            report.add(row, &mapping, now);
            if report.rows.is_multiple_of(CHUNK) {
                far.send_replace(report.rows);
            }
        }
        far.send_replace(report.rows);
        Ok::<_, Problem>((report, mapping))
    });
    // Ends when the other end is dropped.
    while seen.changed().await.is_ok() {
        told(Progress { pass: Pass::Checked, rows: *seen.borrow_and_update(), of: None });
    }
    let (report, mapping) = looked.await.map_err(|_| Problem::internal())??;
    if report.rows > ROWS_MAX {
        return Err(rows::wrong_file("number_range", &[("min", "1"), ("max", &ROWS_MAX.to_string())]));
    }
    Ok((report, mapping))
}
