//! What a person sees of a file before they say which column is which.

use crate::opinions::import::{Mapping, OFFERED, guess, rows};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Rows quoted.
const QUOTED: usize = 3;
/// Signs of a cell quoted.
const QUOTED_SIGNS: usize = 40;
/// Columns listed.
const COLUMNS_MAX: usize = 200;

/// Headings, sheets, a few rows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Described {
    /// `xlsx`, `csv`, `jsonl`.
    pub form: String,
    /// Sheets that can be seen.
    pub sheets: Vec<String>,
    /// The one read.
    pub sheet: Option<String>,
    /// The row the headings stand in; 0 where each row names its own.
    pub head_row: usize,
    /// Columns in their order.
    pub columns: Vec<DescribedColumn>,
}

/// One column of a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct DescribedColumn {
    /// As headed.
    pub name: String,
    /// What stands there in the first rows.
    pub samples: Vec<String>,
    /// Which of ours it most likely is.
    pub guess: Option<String>,
}

/// Looks at a file, at a sheet and a row of headings where they are named.
pub async fn describe(path: PathBuf, sheet: Option<String>, head: Option<usize>) -> Result<Described, Problem> {
    let mapping = Mapping { sheet, head, ..Mapping::default() };
    tokio::task::spawn_blocking(move || look(&path, &mapping)).await.map_err(|_| Problem::internal())?
}

fn look(path: &Path, mapping: &Mapping) -> Result<Described, Problem> {
    let mut table = rows::open(path, mapping)?;
    let form = match (&table.sheet, table.head_row) {
        (Some(_), _) => "xlsx",
        (None, 0) => "jsonl",
        (None, _) => "csv",
    };
    if table.head.len() > COLUMNS_MAX {
        return Err(rows::wrong_file("too_many_columns", &[("max", &COLUMNS_MAX.to_string())]));
    }
    let guessed = guess(&table.head);
    let own = |name: &String| OFFERED.contains(&name.as_str()).then(|| name.clone());
    let mut columns: Vec<DescribedColumn> = table.head.iter().map(|name| DescribedColumn {
        name: name.clone(),
        samples: Vec::new(),
        guess: guessed.iter().find(|(_, theirs)| *theirs == name).map(|(ours, _)| ours.clone()).or_else(|| own(name)),
    }).collect();
    for (_, row) in table.rows.by_ref().take(QUOTED).flatten() {
        for column in &mut columns {
            let cell = row.get(&column.name).map(rows::text).unwrap_or_default();
            column.samples.push(cell.chars().take(QUOTED_SIGNS).collect());
        }
    }
    Ok(Described { form: form.into(), sheets: table.sheets, sheet: table.sheet, head_row: table.head_row, columns })
}
