//! `workday add|between` (reference: command-line-contract.md, section 3). Needs no data folder.

use crate::installation::Failure;
use chengguan_statute::calendar::WorkCalendar;
use chengguan_statute::day::Day;
use chengguan_words::commands as words;
use clap::Subcommand;
use serde_json::json;
use std::process::ExitCode;

/// Provisional counts go no further: the festivals of the moon are known to 2035.
const PROVISIONAL_MAX: u32 = 2_000;

/// Working days.
#[derive(Subcommand)]
pub enum Workday {
    /// The N-th working day after DATE (before it, where N is negative; 0: itself, or the next).
    Add {
        /// `YYYY-MM-DD`.
        date: String,
        /// How many.
        #[arg(allow_negative_numbers = true)]
        n: i32,
        /// In a year not announced, count by weekends and the fixed festivals, and say how far that can be off.
        #[arg(long)]
        provisional: bool,
    },
    /// Working days after FROM up to and including TO.
    Between {
        /// `YYYY-MM-DD`.
        from: String,
        /// `YYYY-MM-DD`.
        to: String,
    },
}

impl Workday {
    /// Counts.
    pub fn run(self, as_json: bool) -> Result<ExitCode, Failure> {
        let calendar = WorkCalendar::shipped();
        let answer = match self {
            Self::Add { date, n, provisional } => {
                let Ok(from) = date.parse::<Day>() else { return Ok(usage()) };
                if provisional && n.unsigned_abs() <= PROVISIONAL_MAX {
                    let found = calendar.working_day_after_provisional(from, n);
                    let value = json!({ "from": from, "n": n, "date": found.value, "provisional": found.provisional, "earliest": found.earliest, "latest": found.latest });
                    println!("{}", if as_json { value.to_string() } else { found.value.to_string() });
                    return Ok(ExitCode::SUCCESS);
                }
                calendar.working_day_after(from, n).map(|day| (json!({ "from": from, "n": n, "date": day }), day.to_string()))
            }
            Self::Between { from, to } => {
                let (Ok(from), Ok(to)) = (from.parse::<Day>(), to.parse::<Day>()) else { return Ok(usage()) };
                if to < from {
                    return Ok(usage());
                }
                calendar.working_days_between(from, to).map(|n| (json!({ "from": from, "to": to, "working_days": n }), n.to_string()))
            }
        };
        match answer {
            Ok((value, plain)) => {
                println!("{}", if as_json { value.to_string() } else { plain });
                Ok(ExitCode::SUCCESS)
            }
            Err(_) => {
                let refusal = json!({ "refusal": { "code": "calendar_out_of_range", "message": words::CALENDAR_OUT_OF_RANGE, "grounds": [] } });
                println!("{}", if as_json { refusal.to_string() } else { words::CALENDAR_OUT_OF_RANGE.into() });
                Ok(ExitCode::from(1))
            }
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("{}", words::BAD_DATE);
    ExitCode::from(2)
}
