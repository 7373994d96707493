//! Why an act cannot be done now, on what grounds, and what would make it possible: one form for the acts of every
//! capability, which each names in its own `refusal.rs`.

use crate::cite::Cite;
use crate::day::Instant;
use serde::Serialize;
use serde_json::Value;

/// The acts of one capability.
pub trait RuledAct: Copy + std::fmt::Debug + 'static {
    /// The closed list of reasons they may be refused for.
    const REASON_CODES: &'static [&'static str];

    /// An article of the bureau's own rules they rest on.
    fn rule(article: u16) -> Cite;

    /// The end of the act's route.
    fn code(self) -> &'static str;
}

/// One reason. `code` is the key of its Chinese words in the capability's file (`refusal_<code>` states what stands in
/// the way, `refusal_<code>_way` what would make the act possible), whose `{name}`s are filled from `values`.
///
/// How a value is written follows from its name: `…_at` is an [`Instant`] in milliseconds, `…_on` a civil day `YYYY-MM-DD`,
/// `roles` a list of role codes; every other value is shown as it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason<A> {
    /// Which rule stands in the way.
    pub code: &'static str,
    /// The articles it rests on.
    pub grounds: Vec<Cite>,
    /// Facts to fill into the words.
    pub values: Vec<(&'static str, Value)>,
    /// Acts that would clear it, offered as buttons.
    pub way_out: Vec<A>,
    /// The earliest instant at which it clears by itself.
    pub earliest: Option<Instant>,
    /// The field of what was asked that is wrong; nothing where the subject or the person stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
}

impl<A: RuledAct> Reason<A> {
    /// A reason that rests on one article of the bureau's own rules.
    pub fn new(code: &'static str, article: u16) -> Self {
        debug_assert!(A::REASON_CODES.contains(&code), "{code} is not in the closed list of reasons");
        Self { code, grounds: vec![A::rule(article)], values: Vec::new(), way_out: Vec::new(), earliest: None, field: None }
    }

    /// Adds a fact for the words.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Adds an act that would clear it.
    pub fn cleared_by(mut self, act: A) -> Self {
        self.way_out.push(act);
        self
    }

    /// Says when it clears by itself.
    pub fn clears_at(mut self, instant: Instant) -> Self {
        self.earliest = Some(instant);
        self
    }

    /// Says which field of what was asked is wrong.
    pub fn at_field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }
}

/// An act refused: every reason that stands in the way, not only the first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refusal<A> {
    /// The act asked for.
    pub act: A,
    /// At least one.
    pub reasons: Vec<Reason<A>>,
    /// Codes of the conditions already met (`met_<code>` in the words), shown so that nobody starts over.
    pub met: Vec<&'static str>,
}

impl<A> Refusal<A> {
    /// Every article of every reason, each once.
    pub fn grounds(&self) -> Vec<Cite> {
        let mut grounds: Vec<Cite> = Vec::new();
        for ground in self.reasons.iter().flat_map(|reason| &reason.grounds) {
            if !grounds.contains(ground) {
                grounds.push(ground.clone());
            }
        }
        grounds
    }
}

/// One act as it stands now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ActStanding<A> {
    /// Which act.
    pub act: A,
    /// What stands in the way; nothing where it is possible.
    pub reasons: Vec<Reason<A>>,
    /// Codes of the conditions already met, where something stands in the way.
    pub met: Vec<&'static str>,
}

impl<A> ActStanding<A> {
    /// From the answer of the function that decides.
    pub fn of(act: A, asked: Result<(), Refusal<A>>) -> Self {
        match asked {
            Ok(()) => Self { act, reasons: Vec::new(), met: Vec::new() },
            Err(Refusal { reasons, met, .. }) => Self { act, reasons, met },
        }
    }

    /// Whether it may be done now.
    pub fn possible(&self) -> bool {
        self.reasons.is_empty()
    }
}
