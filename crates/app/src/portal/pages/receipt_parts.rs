//! The parts of a receipt: clock, timeline, what is possible.

/// The clock of the answer, and why it says so.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// The promise, in words: by which day there is an answer. None when nothing is promised any more.
    pub promise: Option<String>,
    /// The state, which has a colour and a shape.
    pub tint: Tint,
    /// The clock's words.
    pub text: String,
    /// Why this day.
    pub why: Option<Why>,
}

/// The state of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tint {
    /// Running.
    #[default]
    Ontime,
    /// Near due.
    Yellow,
    /// Overdue.
    Red,
    /// Stopped.
    Suspended,
    /// Done.
    Closed,
}

impl Tint {
    /// The name in the style sheet, as in `clk-ontime`, and in the office API's `colour`.
    pub fn code(&self) -> &'static str {
        match self {
            Tint::Ontime => "ontime",
            Tint::Yellow => "yellow",
            Tint::Red => "red",
            Tint::Suspended => "suspended",
            Tint::Closed => "closed",
        }
    }
}

/// Why a clock ends on its day: the same facts as the office API's `FullClock`.
#[derive(Debug, Clone, Default)]
pub struct Why {
    /// The term and the rule that sets it.
    pub rule: String,
    /// Days that are not counted, and why.
    pub skipped: Option<String>,
    /// Make-up working days that are counted.
    pub counted: Option<String>,
    /// What makes the day uncertain.
    pub provisional: Option<String>,
    /// What happens when it is late.
    pub then: Option<String>,
    /// Law or local rule, each in words.
    pub grounds: Vec<String>,
    /// The days, in order.
    pub days: Vec<Day>,
}

/// One day of the strip.
#[derive(Debug, Clone, Default)]
pub struct Day {
    /// Day of the month, as `4`, or `3/4` for the first and at the turn of a month.
    pub day: String,
    /// The number counted, or the start's one-character word, or empty.
    pub label: String,
    /// What the day is.
    pub mark: Mark,
    /// Whether it is over.
    pub past: bool,
    /// Whether it is today.
    pub today: bool,
}

/// What a day is to a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// The day of receipt, not counted.
    Start,
    /// Counted.
    #[default]
    Counted,
    /// Not counted.
    Skipped,
    /// The last one.
    Due,
}

impl Day {
    /// The style of the day's box.
    pub fn style(&self) -> &'static str {
        match self.mark {
            Mark::Start => "from",
            Mark::Skipped => "skipd",
            _ if self.today => "today",
            Mark::Due => "due",
            Mark::Counted if self.past => "past",
            Mark::Counted => "",
        }
    }

    /// Labels ISO dates (`2026-03-04`) for a strip: the month only where it begins.
    pub fn short_labels<'a>(dates: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let mut month = "";
        let mut labels = Vec::new();
        for date in dates {
            let number = |from: usize, to: usize| date.get(from..to).unwrap_or("").trim_start_matches('0').to_owned();
            let this_month = date.get(0..7).unwrap_or("");
            labels.push(if this_month == month {
                number(8, 10)
            } else {
                format!("{}/{}", number(5, 7), number(8, 10))
            });
            month = this_month;
        }
        labels
    }
}

/// One thing that happened.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// What, in one or two words.
    pub name: String,
    /// When, in words.
    pub when: String,
    /// More about it, in public words.
    pub text: Option<String>,
    /// What was said, as it was said.
    pub said: Option<Said>,
    /// Photos that belong to it.
    pub pictures: Vec<Picture>,
    /// Whether the resident did it (drawn square).
    pub by_resident: bool,
    /// The number in the journal, once it has one.
    pub sequence: Option<String>,
    /// The entry's hash, shortened.
    pub hash: Option<String>,
}

/// Words, and whose they are.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Who says it.
    pub by: String,
    /// The words.
    pub words: String,
}

/// A photo on the receipt.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// The full picture.
    pub url: String,
    /// The small one.
    pub small_url: String,
    /// What it shows, in words.
    pub label: String,
}

/// What is still to come. The words stand in the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ahead {
    /// Sorting by kind and place.
    Sort,
    /// Handing to a squad.
    Assign,
    /// Handling on the spot.
    Handle,
    /// The answer.
    Reply {
        /// By when, in words.
        until: Option<String>,
    },
    /// Checking by another person.
    Verify,
    /// The resident's rating.
    Rate,
    /// Striking it off.
    CloseOut,
}

/// Whether an act is open to the resident now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Possible {
    /// Yes.
    Yes,
    /// Not now.
    No {
        /// Why not, in words.
        reason: String,
        /// From when, or what else one can do, in words.
        way: Option<String>,
    },
    /// It has no place on this page.
    #[default]
    Absent,
}

impl Possible {
    /// Whether a form is shown.
    pub fn yes(&self) -> bool {
        *self == Possible::Yes
    }
}
