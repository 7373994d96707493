//! The hands that do the demo's work: opinions held in memory, each act decided on them and handed to the writer.

use super::Filled;
use super::found::Founded;
use crate::demo::deed::{Known, Photos, decide, pictures};
use chengguan_photos::drawn;
use crate::demo::story::{By, Deed, Picture, Step, Story};
use crate::desk::{Desk, today};
use crate::files::Stored;
use crate::opinions::acts::merge::entry_of_both;
use crate::opinions::attachments;
use crate::opinions::inputs::PlaceInput;
use crate::opinions::receipt::{code_hash, new_code};
use crate::opinions::said::said;
use crate::opinions::store::{self, Applied, Before, Contact};
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::OnItsWay;
use chengguan_proof::{Sm3, hex};
use chengguan_statute::access::Clerk;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::{AccountId, AttachmentId, OpinionId};
use chengguan_statute::opinions::{self as law, Halves, ActedBy, Dated, Doer, Opinion, Outcome, Photo};
use std::collections::VecDeque;
use std::sync::Arc;
use uuid::Uuid;

/// Handed over and not yet known to stand. More only costs memory: the writer takes 64 at once.
const ON_THEIR_WAY: usize = 256;

/// An opinion between two acts.
pub struct Held {
    pub opinion: Opinion,
    facts: Vec<Dated>,
    digest: Sm3,
    alarm: Option<Instant>,
    lead: Option<usize>,
}

impl Held {
    fn before(&self) -> Before<'_> {
        Before { opinion: &self.opinion, facts: &self.facts, digest: self.digest }
    }

    fn follow(&mut self, applied: Applied) {
        self.opinion = applied.opinion;
        self.facts.extend(applied.new);
        self.digest = applied.digest;
        self.alarm = applied.next_alarm;
    }
}

pub struct Hands<'a> {
    desk: &'a Desk,
    founded: Founded,
    pictures: Vec<Stored>,
    pub reference: Arc<Reference>,
    held: Vec<Held>,
    on_their_way: VecDeque<OnItsWay>,
    done: Filled,
}

impl<'a> Hands<'a> {
    pub fn new(desk: &'a Desk, founded: Founded, pictures: Vec<Stored>) -> Self {
        let reference = desk.reference(founded.bureau.id);
        Self { desk, founded, pictures, reference, held: Vec::new(), on_their_way: VecDeque::new(), done: Filled::default() }
    }

    pub fn held(&self, index: usize) -> &Held {
        &self.held[index]
    }

    /// When an opinion's clocks are to be looked at next.
    pub fn alarm(&self, index: usize) -> Option<Instant> {
        self.held[index].alarm
    }

    /// Nothing came of it.
    pub fn forget_alarm(&mut self, index: usize) {
        self.held[index].alarm = None;
    }

    /// Waits for everything handed over.
    pub async fn finish(mut self) -> Result<Filled, Problem> {
        while let Some(act) = self.on_their_way.pop_front() {
            act.stands().await?;
        }
        self.done.opinions = self.held.len();
        Ok(self.done)
    }

    async fn hand_over(&mut self, act: OnItsWay) -> Result<(), Problem> {
        self.on_their_way.push_back(act);
        while self.on_their_way.len() > ON_THEIR_WAY {
            if let Some(oldest) = self.on_their_way.pop_front() {
                oldest.stands().await?;
            }
        }
        Ok(())
    }

    /// Receives the next opinion.
    pub async fn receive(&mut self, story: &Story) -> Result<(), Problem> {
        let photos = self.photos(&story.photos, story.received_at).await?;
        let place = story.place.as_ref().map(|place| PlaceInput {
            longitude: place.point.map(|point| point[0]),
            latitude: place.point.map(|point| point[1]),
            address: Some(place.address.clone()),
        });
        let place = place.and_then(|place| place.read("place", &self.reference.district, &mut Vec::new()));
        let asked = law::ReceiveAsked {
            kind: story.kind,
            channel: story.channel,
            said: said(&story.text),
            place,
            anonymous: story.reporter.is_none(),
            photos,
            source_id: story.source_id.clone(),
            written_at: None,
            proposed: None,
            answers: Vec::new(),
        };
        let outcome = law::receive(&asked).map_err(|_| Problem::internal())?;
        let contact = story.reporter.as_ref().map_or_else(Contact::default, |reporter| Contact {
            name: Some(said(&reporter.name)),
            phone: Some(said(&reporter.phone)),
        });
        let by = if matches!(story.channel, law::Channel::Portal) { ActedBy::Resident } else { self.by(By::Staff("operator")).1 };
        let mut act = self.desk.begin_at(&self.founded.bureau, by, story.received_at);
        let number = self.desk.numbers().next(self.desk, &self.founded.bureau, story.received_at.day()).await?;
        let code = code_hash(&new_code(&self.founded.bureau.short_code));
        let (id, entry_id) = (OpinionId(Uuid::now_v7()), Uuid::now_v7());
        let applied = store::create(&mut act, &self.reference, id, number, code, contact, &outcome, entry_id)?;
        let entry = applied.entry("receive", outcome.grounds.clone());
        let sealed = act.seal(entry_id, &entry);
        let handed = act.hand_over(sealed).await?;
        self.held.push(Held { opinion: applied.opinion, facts: applied.new, digest: applied.digest, alarm: applied.next_alarm, lead: None });
        self.done.acts += 1;
        self.hand_over(handed).await
    }

    /// Does a step. Says which other opinion it touched, or the same.
    pub async fn step(&mut self, index: usize, step: &Step) -> Result<usize, Problem> {
        let (clerk, by) = self.by(step.by);
        let reference = self.reference.clone();
        let now = today(&reference, step.at);
        let doer = clerk.as_ref().map_or(Doer::Resident, Doer::Staff);
        if let Deed::MergeInto { story: lead } = step.deed {
            return match law::merge(&self.held[index].opinion, &self.held[lead].opinion, doer, &now) {
                Ok(merging) => {
                    self.both((index, &merging.child), (lead, &merging.lead), "merge", by, step.at).await?;
                    self.held[index].lead = Some(lead);
                    Ok(lead)
                }
                Err(refusal) => Ok(self.refused(index, &refusal)),
            };
        }
        let (before, after) = pictures(&step.deed);
        let photos: Photos = (self.photos(before, step.at).await?, self.photos(after, step.at).await?);
        let held = &self.held[index];
        let lead = held.lead.map(|lead| &self.held[lead].opinion);
        let squad = |code: &str| {
            let id = self.founded.squads[code];
            (id, reference.squad(id).map(|squad| squad.name.clone()).unwrap_or_default())
        };
        let known = Known { rules: &reference.rules, squad: &squad, account: &|login: &str| self.founded.people[login] };
        match decide((&held.opinion, &held.facts), lead, &step.deed, photos, doer, &now, &known) {
            Ok(Halves { own, lead: Some(told) }) if lead.is_some() => {
                let lead = self.held[index].lead.unwrap_or(index);
                self.both((index, &own), (lead, &told), step.deed.act(), by, step.at).await.map(|()| lead)
            }
            Ok(made) => self.apply(index, &made.own, step.deed.act(), by, step.at).await.map(|()| index),
            Err(refusal) => Ok(self.refused(index, &refusal)),
        }
    }

    /// Records an outcome.
    pub async fn apply(&mut self, index: usize, outcome: &Outcome, name: &str, by: ActedBy, at: Instant) -> Result<(), Problem> {
        let mut act = self.desk.begin_at(&self.founded.bureau, by, at);
        let entry_id = Uuid::now_v7();
        let applied = store::apply(&mut act, &self.reference, self.held[index].before(), outcome, name, entry_id)?;
        let sealed = act.seal(entry_id, &applied.entry(name, outcome.grounds.clone()));
        let handed = act.hand_over(sealed).await?;
        self.held[index].follow(applied);
        self.done.acts += 1;
        self.hand_over(handed).await
    }

    /// Records one act on two opinions.
    async fn both(&mut self, (child, own): (usize, &Outcome), (lead, other): (usize, &Outcome), name: &str, by: ActedBy, at: Instant) -> Result<(), Problem> {
        let mut act = self.desk.begin_at(&self.founded.bureau, by, at);
        let entry_id = Uuid::now_v7();
        let both = entry_of_both(&mut act, &self.reference, (self.held[child].before(), own), (self.held[lead].before(), other), name, entry_id)?;
        let sealed = act.seal(entry_id, &both.entry);
        let handed = act.hand_over(sealed).await?;
        self.held[child].follow(both.child);
        self.held[lead].follow(both.lead);
        self.done.acts += 1;
        self.hand_over(handed).await
    }

    fn refused(&mut self, index: usize, refusal: &law::Refusal) -> usize {
        let code = refusal.reasons.first().map(|reason| reason.code);
        tracing::debug!(act = refusal.act.code(), code, "a planned step was not lawful");
        self.done.refused += 1;
        index
    }

    fn by(&self, by: By) -> (Option<Clerk>, ActedBy) {
        let login = match by {
            By::Resident => return (None, ActedBy::Resident),
            By::Automatic => return (None, ActedBy::Automatic),
            By::Staff(login) => login,
        };
        let account: AccountId = self.founded.people[login];
        let Some(clerk) = self.reference.clerk(account) else { return (None, ActedBy::Automatic) };
        let post = clerk.roles.first().map(|role| role.code().to_owned()).unwrap_or_default();
        let by = ActedBy::Staff { account: clerk.account, name: clerk.name.clone(), squad: clerk.squad, post };
        (Some(clerk), by)
    }

    /// A row of its own for each use of a picture of the pool.
    async fn photos(&mut self, pictures: &[Picture], at: Instant) -> Result<Vec<Photo>, Problem> {
        if pictures.is_empty() {
            return Ok(Vec::new());
        }
        let (mut taken, mut rows) = (Vec::new(), Vec::new());
        for picture in pictures {
            let index = drawn::before_of(picture.scene, picture.seed) + usize::from(picture.variant == drawn::Variant::After);
            let stored = &self.pictures[index];
            let id = AttachmentId(Uuid::now_v7());
            rows.push(attachments::row_of_pool(self.founded.bureau.id, id, stored, at));
            taken.push(Photo { id, sm3: hex(&stored.sm3) });
        }
        let handed = crate::chores::hand_over_attachments(self.desk, self.founded.bureau.id, rows).await?;
        self.hand_over(handed).await?;
        Ok(taken)
    }
}
