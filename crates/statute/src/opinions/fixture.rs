//! Stories for the tests of acts: people of a small bureau, and an opinion that lives through its facts.

use super::*;
use crate::access::Role;
use crate::ids::{AccountId, AttachmentId, OpinionId, SquadId};
use crate::opinions::{ActedBy, Approach, Channel, Dated, Fact, Kind, Photo, Place, Said, Urgency};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use uuid::Uuid;

pub use crate::access::Clerk;

pub const SQUAD_1: SquadId = SquadId(Uuid::from_u128(0x51));
pub const SQUAD_BELOW_1: SquadId = SquadId(Uuid::from_u128(0x511));
pub const SQUAD_2: SquadId = SquadId(Uuid::from_u128(0x52));
/// The opinion of [`Story::opinion`].
pub const CHILD: OpinionId = OpinionId(Uuid::from_u128(1));
/// The opinion of [`Story::other_opinion`], into which stories merge.
pub const LEAD: OpinionId = OpinionId(Uuid::from_u128(2));

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Person {
    Staff { number: u128, role: Role, squad: Option<SquadId> },
    Resident,
    Automatic,
}

const fn staff(number: u128, role: Role, squad: Option<SquadId>) -> Person {
    Person::Staff { number, role, squad }
}

pub const RESIDENT: Person = Person::Resident;
pub const AUTOMATIC: Person = Person::Automatic;
pub const OPERATOR: Person = staff(11, Role::Operator, None);
pub const SQUAD_LEADER: Person = staff(12, Role::SquadLeader, Some(SQUAD_1));
pub const OFFICER: Person = staff(13, Role::Officer, Some(SQUAD_1));
pub const SECOND_OFFICER: Person = staff(14, Role::Officer, Some(SQUAD_1));
pub const OTHER_LEADER: Person = staff(15, Role::SquadLeader, Some(SQUAD_2));
pub const OTHER_OFFICER: Person = staff(16, Role::Officer, Some(SQUAD_2));
pub const BUREAU_LEADER: Person = staff(17, Role::Leader, None);
pub const REVIEWER: Person = staff(18, Role::Reviewer, None);

impl Person {
    pub const EDITOR: Person = staff(19, Role::Editor, None);
    pub const TRAINER: Person = staff(20, Role::Trainer, None);

    pub fn numbered(number: u128) -> AccountId {
        AccountId(Uuid::from_u128(number))
    }

    pub fn account(self) -> AccountId {
        match self {
            Person::Staff { number, .. } => Self::numbered(number),
            Person::Resident | Person::Automatic => panic!("no account"),
        }
    }

    pub fn by(self) -> ActedBy {
        match self {
            Person::Staff { number, role, squad } => ActedBy::Staff {
                account: Self::numbered(number),
                name: format!("person {number}"),
                squad,
                post: role.code().into(),
            },
            Person::Resident => ActedBy::Resident,
            Person::Automatic => ActedBy::Automatic,
        }
    }

    pub fn clerk(self) -> Clerk {
        let Person::Staff { number, role, squad } = self else { panic!("no clerk") };
        let below = (squad == Some(SQUAD_1)).then_some(SQUAD_BELOW_1);
        let squads = squad.into_iter().chain(below).collect();
        Clerk { account: Self::numbered(number), name: format!("person {number}"), squad, squads, roles: vec![role] }
    }
}

macro_rules! clerks {
    ($($name:ident = $person:ident),+ $(,)?) => {$(pub fn $name() -> Clerk { $person.clerk() })+};
}
clerks! {
    operator = OPERATOR, squad_leader = SQUAD_LEADER, officer = OFFICER, second_officer = SECOND_OFFICER,
    other_leader = OTHER_LEADER, other_officer = OTHER_OFFICER, bureau_leader = BUREAU_LEADER, reviewer = REVIEWER,
}

pub fn said(text: &str) -> Said {
    Said { text: text.into(), salt: "00112233445566778899aabbccddeeff".into() }
}

pub fn photos(count: usize) -> Vec<Photo> {
    (0..count as u128).map(|n| Photo { id: AttachmentId(Uuid::from_u128(n)), sm3: "ab".repeat(32) }).collect()
}

pub fn place(longitude: f64, latitude: f64) -> Place {
    let (longitude, latitude) = (Some(longitude), Some(latitude));
    Place { longitude, latitude, address: said("Jinxiu Street"), grid: Some("JX-03".into()) }
}

static CALENDAR: LazyLock<WorkCalendar> = LazyLock::new(WorkCalendar::shipped);
static HOURS: LazyLock<WorkingHours> = LazyLock::new(|| WorkingHours::all_year(&[(510, 720), (840, 1050)]));

pub fn today_at(now: Instant) -> Today<'static> {
    Today { now, calendar: &CALENDAR, hours: &HOURS, limits: &[], reopen_days: 15 }
}

/// An opinion's facts so far, half an hour between each.
#[derive(Clone, Debug)]
pub struct Story {
    pub facts: Vec<Dated>,
    next_at: Instant,
}

impl Story {
    pub fn then(mut self, by: Person, fact: Fact) -> Self {
        let number = self.facts.len() as u32 + 1;
        self.facts.push(Dated { number, at: self.next_at, by: by.by(), fact });
        self.next_at = self.next_at.plus_ms(1_800_000);
        self
    }

    /// The next fact happens at that instant.
    pub fn at(mut self, instant: Instant) -> Self {
        self.next_at = instant;
        self
    }

    /// When the newest fact happened.
    pub fn now(&self) -> Instant {
        self.facts.last().map_or(self.next_at, |dated| dated.at)
    }

    pub fn today(&self) -> Today<'static> {
        today_at(self.now())
    }

    pub fn opinion(&self) -> Opinion {
        Opinion::fold(CHILD, "QT-20260213-0001".into(), &self.facts).unwrap()
    }

    pub fn other_opinion(&self) -> Opinion {
        Opinion::fold(LEAD, "QT-20260213-0002".into(), &self.facts).unwrap()
    }

    pub fn of_kind(mut self, new: Kind) -> Self {
        if let Some(Fact::Received { kind, .. }) = self.facts.first_mut().map(|dated| &mut dated.fact) {
            *kind = new;
        }
        self
    }

    pub fn sorted(self) -> Self {
        self.sorted_as("street-order/stalls", Approach::Enforce, None)
    }

    pub fn sorted_as(self, category: &str, approach: Approach, place: Option<Place>) -> Self {
        let (category, urgency) = (category.into(), Urgency::Normal);
        self.then(OPERATOR, Fact::Sorted { category, urgency, approach, place })
    }

    pub fn returned(self) -> Self {
        self.then(OPERATOR, Fact::Returned { reason: said("A matter of the water company.") })
    }

    pub fn merged(self) -> Self {
        self.then(OPERATOR, Fact::Merged { into: LEAD, number: "QT-20260213-0002".into() })
    }

    pub fn absorbing(self) -> Self {
        self.then(OPERATOR, Fact::Absorbed { from: CHILD, number: "QT-20260213-0001".into() })
    }

    pub fn released(self) -> Self {
        self.then(OPERATOR, Fact::Released { from: CHILD, number: "QT-20260213-0001".into() })
    }

    pub fn assigned(self) -> Self {
        self.then(AUTOMATIC, Fact::Assigned { squad: SQUAD_1, squad_name: "squad 1".into(), rule: None })
    }

    pub fn handed_back(self) -> Self {
        self.then(OFFICER, Fact::HandedBack { reason: said("Not our street.") })
    }

    pub fn accepted(self) -> Self {
        self.then(OFFICER, Fact::Accepted)
    }

    pub fn asked(self) -> Self {
        let until = self.next_at.day().plus(3).at_minute(1_440);
        self.then(OFFICER, Fact::Asked { question: said("Which stall?"), until })
    }

    pub fn answered(self) -> Self {
        self.then(RESIDENT, Fact::Answered { said: said("The green one."), photos: vec![] })
    }

    pub fn suspended(self) -> Self {
        self.then(OFFICER, Fact::Suspended { reason: said("Waits for the noise measurement.") })
    }

    pub fn transferred(self) -> Self {
        let until = self.next_at.day().plus(5).at_minute(1_440);
        self.then(OPERATOR, Fact::TransferredOut { unit: "Traffic police".into(), reason: said("Parking."), until })
    }

    pub fn resumed(self) -> Self {
        self.then(OFFICER, Fact::Resumed)
    }

    pub fn extended(self, work_days: u16) -> Self {
        self.then(SQUAD_LEADER, Fact::Extended { work_days, reason: said("Rain.") })
    }

    pub fn handled(self) -> Self {
        let (before, after) = (vec![], photos(1));
        self.then(OFFICER, Fact::Handled { said: said("Cleared."), companions: vec![], before, after })
    }

    pub fn replied(self) -> Self {
        self.then(OFFICER, Fact::Replied { said: said("The stalls are gone.") })
    }

    pub fn verified(self, passed: bool) -> Self {
        self.then(REVIEWER, Fact::Verified { passed, said: said("Seen on the spot."), photos: vec![] })
    }

    pub fn rated(self, satisfied: bool) -> Self {
        self.then(RESIDENT, Fact::Rated { satisfied, said: None })
    }

    pub fn merged_rated(self, satisfied: bool) -> Self {
        self.then(RESIDENT, Fact::MergedRated { from: CHILD, number: "QT-20260213-0001".into(), satisfied })
    }

    pub fn reopened(self) -> Self {
        self.then(RESIDENT, Fact::Reopened { reason: said("They are back.") })
    }

    pub fn published(self) -> Self {
        self.then(OPERATOR, Fact::Published { said: said("Stalls at night."), photos: vec![], reply: None })
    }

    pub fn withdrawn(self) -> Self {
        self.then(RESIDENT, Fact::Withdrawn { reason: said("They are gone.") })
    }

    pub fn closed(self) -> Self {
        self.then(OPERATOR, Fact::ClosedOut)
    }
}

/// A complaint by the portal on Friday 2026-02-13 at 16:20.
pub fn received() -> Story {
    let (kind, channel, place) = (Kind::Complaint, Channel::Portal, Some(place(118.75, 30.95)));
    let said = said("Stalls on the pavement every night.");
    let fact = Fact::Received { kind, channel, said, place, anonymous: true, photos: vec![], source_id: None, written_at: None, proposed: None, answers: vec![] };
    let at = Instant::from_rfc3339("2026-02-13T16:20:00+08:00").unwrap();
    Story { facts: vec![], next_at: at }.then(RESIDENT, fact)
}

macro_rules! stories {
    ($($name:ident = $before:ident),+ $(,)?) => {$(pub fn $name() -> Story { $before().$name() })+};
}
stories! {
    merged = received, sorted = received, assigned = sorted, accepted = assigned, asked = accepted,
    suspended = accepted, transferred = accepted, handled = accepted, replied = handled,
}

pub fn closed() -> Story {
    replied().verified(true).closed()
}

/// The Chinese words, read as the server reads them.
pub static WORDS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../words/opinions.json")).unwrap());

/// Names in braces.
pub fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect()
}

/// Compares what stands in the way with what should, situation by situation, and that it can be said and resolved.
pub fn check(situations: &[(&str, Result<(), Refusal>, &[&str])]) {
    for (situation, decided, expected) in situations {
        let reasons: &[Reason] = decided.as_ref().err().map_or(&[], |refusal| &refusal.reasons);
        assert_eq!(reasons.iter().map(|reason| reason.code).collect::<Vec<_>>(), *expected, "{situation}");
        for reason in reasons {
            for key in [format!("refusal_{}", reason.code), format!("refusal_{}_way", reason.code)] {
                for name in placeholders(&WORDS[&key]) {
                    let given = reason.values.iter().any(|(known, value)| *known == name && !value.is_null());
                    assert!(given, "{situation}: {key} wants {{{name}}}");
                }
            }
            assert!(reason.grounds.iter().all(|cite| cite.gist().is_some()), "{situation}: {:?}", reason.grounds);
        }
        if let Err(refusal) = decided {
            let words = |code: &&str| WORDS.contains_key(&format!("met_{code}"));
            assert!(refusal.met.iter().all(words), "{situation}: {:?}", refusal.met);
        }
    }
}
