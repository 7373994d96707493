//! Carries stories out in memory through the real decisions, to see that every step is lawful where it stands.

use super::office::OFFICE;
use super::{By, Deed, Picture, Step, Story};
use crate::demo::categories::{categories, limits, rules};
use crate::demo::deed::{self, Known};
use crate::demo::geometry::{cell_at, places::PLACES};
use crate::demo::people::PEOPLE;
use chengguan_statute::access::Clerk;
use chengguan_statute::clock::LimitRow;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::{AccountId, AttachmentId, OpinionId, SquadId};
use chengguan_statute::opinions::*;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What came of it.
pub struct Replayed {
    /// Every opinion at the end.
    pub opinions: Vec<Opinion>,
    /// Steps carried out.
    pub done: usize,
    /// How often each was refused: act and first reason.
    pub refused: BTreeMap<String, usize>,
    limits: Vec<LimitRow>,
    end: Instant,
}

impl Replayed {
    /// How many stand there.
    pub fn standing(&self, standing: Standing) -> usize {
        self.opinions.iter().filter(|opinion| opinion.standing() == standing).count()
    }

    /// How many clocks of open opinions are of that colour: the leading one of each.
    pub fn coloured(&self, colour: Colour) -> usize {
        let today = today(self.end, &self.limits);
        let open = self.opinions.iter().filter(|opinion| opinion.standing().is_open());
        open.filter_map(|opinion| leading(opinion, &today)).filter(|run| run.colour == colour).count()
    }
}

/// Carries them all out, step by step in order of time.
pub fn replay(stories: &[Story], end: Instant) -> Replayed {
    let squad_id = |code: &str| SquadId(Uuid::from_u128(1 + PEOPLE.squads.iter().position(|squad| squad.code == code).unwrap() as u128));
    let own = categories().into_iter().flat_map(|category| category.limits());
    let (limits, rules): (Vec<LimitRow>, _) = (limits().into_iter().chain(own).collect(), rules(squad_id));
    let mut ledgers: Vec<Vec<Dated>> = stories.iter().map(|story| vec![received(story)]).collect();
    let mut order: Vec<(Instant, usize, &Step)> = Vec::new();
    for (number, story) in stories.iter().enumerate() {
        order.extend(story.steps.iter().map(|step| (step.at, number, step)));
    }
    order.sort_by_key(|(at, number, _)| (*at, *number));
    let mut replayed = Replayed { opinions: Vec::new(), done: 0, refused: BTreeMap::new(), limits: limits.clone(), end };
    for (at, number, step) in order {
        let today = today(at, &limits);
        let mut opinion = folded(number, &ledgers[number]);
        if let Some(fact) = answer_expired(&opinion, &today) {
            push(&mut ledgers[number], at, ActedBy::Automatic, fact);
            opinion = folded(number, &ledgers[number]);
        }
        let clerk = match step.by {
            By::Staff(account) => Some(clerk(account, squad_id)),
            By::Resident | By::Automatic => None,
        };
        let doer = clerk.as_ref().map_or(Doer::Resident, Doer::Staff);
        let decided = match &step.deed {
            Deed::MergeInto { story } => {
                let lead = folded(*story, &ledgers[*story]);
                merge(&opinion, &lead, doer, &today).map(|merging| {
                    for fact in merging.lead.facts {
                        push(&mut ledgers[*story], at, by(&clerk, step), fact);
                    }
                    merging.child.into()
                })
            }
            deed => {
                let squad = |code: &str| (squad_id(code), PEOPLE.squad_name(code).to_owned());
                let (before, after) = deed::pictures(deed);
                let known = Known { rules: &rules, squad: &squad, account: &account_id };
                deed::decide((&opinion, &ledgers[number]), None, deed, (pictures(before), pictures(after)), doer, &today, &known)
            }
        };
        match decided {
            Ok(Halves { own, .. }) => {
                replayed.done += 1;
                for fact in own.facts {
                    push(&mut ledgers[number], at, by(&clerk, step), fact);
                }
            }
            Err(refusal) => {
                let reasons: Vec<&str> = refusal.reasons.iter().map(|reason| reason.code).collect();
                *replayed.refused.entry(format!("{}: {}", refusal.act.code(), reasons.join(" "))).or_default() += 1;
            }
        }
    }
    replayed.opinions = ledgers.iter().enumerate().map(|(number, ledger)| folded(number, ledger)).collect();
    replayed
}

fn received(story: &Story) -> Dated {
    let place = story.place.as_ref().map(|place| {
        let cell = place.point.and_then(|[longitude, latitude]| cell_at(&PLACES.district, longitude, latitude));
        let [longitude, latitude] = [0, 1].map(|axis| place.point.map(|point| point[axis]));
        Place { longitude, latitude, address: said(&place.address), grid: cell.map(|cell| cell.name.clone()) }
    });
    let fact = Fact::Received {
        kind: story.kind,
        channel: story.channel,
        said: said(&story.text),
        place,
        anonymous: story.reporter.is_none(),
        photos: pictures(&story.photos),
        source_id: story.source_id.clone(),
        written_at: None,
        proposed: None,
        answers: Vec::new(),
    };
    Dated { number: 1, at: story.received_at, by: ActedBy::Resident, fact }
}

fn today(now: Instant, limits: &[LimitRow]) -> Today<'_> {
    let (calendar, hours) = OFFICE.calendar_and_hours();
    Today { now, calendar, hours, limits, reopen_days: 15 }
}

fn folded(number: usize, ledger: &[Dated]) -> Opinion {
    Opinion::fold(OpinionId(Uuid::from_u128(number as u128)), format!("QT-{number}"), ledger).unwrap()
}

fn push(ledger: &mut Vec<Dated>, at: Instant, by: ActedBy, fact: Fact) {
    ledger.push(Dated { number: ledger.len() as u32 + 1, at, by, fact });
}

fn by(clerk: &Option<Clerk>, step: &Step) -> ActedBy {
    match (clerk, step.by) {
        (Some(clerk), _) => ActedBy::Staff { account: clerk.account, name: clerk.name.clone(), squad: clerk.squad, post: clerk.roles[0].code().into() },
        (None, By::Automatic) => ActedBy::Automatic,
        (None, _) => ActedBy::Resident,
    }
}

fn clerk(account: &str, squad_id: impl Fn(&str) -> SquadId) -> Clerk {
    let known = PEOPLE.accounts.iter().find(|known| known.account == account).unwrap();
    let squad = known.squad.as_deref().map(squad_id);
    Clerk { account: account_id(account), name: known.name.clone(), squad, squads: squad.into_iter().collect(), roles: vec![known.role] }
}

fn account_id(account: &str) -> AccountId {
    AccountId(Uuid::from_u128(100 + PEOPLE.accounts.iter().position(|known| known.account == account).unwrap() as u128))
}

fn pictures(pictures: &[Picture]) -> Vec<Photo> {
    (0..pictures.len() as u128).map(|number| Photo { id: AttachmentId(Uuid::from_u128(number)), sm3: String::new() }).collect()
}

fn said(text: &str) -> Said {
    Said { text: text.to_owned(), salt: String::new() }
}
