//! What a leader looks at (insight): which days a figure is about, and what it is measured against. Counting itself is the
//! database's work; what is counted is defined here, so that a figure and the list it opens to are about the same days.

mod cuts;
mod due_days;
mod span;
mod targets;

pub use cuts::Cuts;
pub use due_days::{DueDays, due_days};
pub use span::{Days, Period, SPAN_DAYS_MAX, SpanFault, months, span_between};
pub use targets::Targets;
