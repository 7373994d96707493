//! Carries the stories out: every step through the same decision and the same record as a person's act, at its instant.

use super::people::{self, DemoAccount};
use super::story::{By, Deed, Picture, Size, Step, Story, stories};
use super::{PASSWORD, SEED, categories, geometry, photos};
use crate::desk::{Bureau, Desk, today};
use crate::identity::setup::{NewAccount, NewBureau, create_accounts, create_bureau, create_settings, create_squads};
use crate::identity::hash_password;
use crate::opinions::carry_out::{record, terms};
use crate::opinions::inputs::PlaceInput;
use crate::opinions::receipt::{code_hash, new_code};
use crate::opinions::said::said;
use crate::opinions::store::{self, Contact};
use crate::opinions::escalate;
use crate::problem::Problem;
use crate::reference::{REOPEN_DAYS, Squad};
use crate::files::Stored;
use chengguan_proof::hex;
use chengguan_statute::access::Clerk;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::{AccountId, AttachmentId, OpinionId, SquadId};
use chengguan_statute::opinions::{self as law, ActedBy, Doer, Outcome, Photo, Refusal, Today};
use serde_json::json;
use std::collections::{BinaryHeap, HashMap};
use std::cmp::Reverse;
use std::sync::Arc;
use uuid::Uuid;

/// What a fill made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filled {
    /// Opinions received.
    pub opinions: usize,
    /// Steps carried out.
    pub acts: usize,
    /// Steps the rules refused: a plan that was not lawful. A test holds this near zero.
    pub refused: usize,
}

struct Office<'a> {
    desk: &'a Desk,
    bureau: Arc<Bureau>,
    people: HashMap<String, AccountId>,
    squads: HashMap<String, SquadId>,
    pictures: Vec<Stored>,
    done: Filled,
}

/// Founds the demo bureau and lets its work go by, up to the desk's now.
pub async fn fill(desk: &Desk, size: Size, progress: impl Fn(usize)) -> Result<Filled, Problem> {
    let end = desk.now();
    let began = Instant(end.0 - size.days() * chengguan_statute::day::DAY_MS);
    desk.clock().set(began);
    desk.store().durable(false).await?;
    let mut office = found(desk).await?;
    let mut waiting: BinaryHeap<Reverse<(Instant, usize, usize)>> = BinaryHeap::new();
    let mut open: HashMap<usize, (OpinionId, Vec<Step>)> = HashMap::new();
    let mut ids: Vec<OpinionId> = Vec::new();
    let mut planned = stories(size, end, SEED).filter(|story| story.received_at <= end).peekable();
    loop {
        let next_story = planned.peek().map(|story| story.received_at);
        let next_step = waiting.peek().map(|Reverse((at, _, _))| *at);
        let Some(at) = next_story.into_iter().chain(next_step).min() else { break };
        office.clocks_until(at).await?;
        desk.clock().set(at);
        if next_step.is_none_or(|step| next_story.is_some_and(|story| story <= step)) {
            let Some(story) = planned.next() else { break };
            let index = ids.len();
            ids.push(office.receive(&story).await?);
            if let Some(first) = story.steps.first() {
                waiting.push(Reverse((first.at, index, 0)));
                open.insert(index, (ids[index], story.steps));
            }
            progress(ids.len());
        } else if let Some(Reverse((_, index, step))) = waiting.pop() {
            let Some((id, steps)) = open.get(&index) else { continue };
            let (id, steps_left) = (*id, steps.get(step + 1).map(|next| next.at));
            let doing = steps[step].clone();
            office.try_step(id, &doing, &ids).await?;
            match steps_left.filter(|at| *at <= end) {
                Some(at) => waiting.push(Reverse((at, index, step + 1))),
                None => drop(open.remove(&index)),
            }
        }
    }
    office.clocks_until(end).await?;
    desk.clock().set(end);
    crate::chores::read_old_notices(desk, office.bureau.id, end.plus_ms(-chengguan_statute::day::DAY_MS)).await?;
    desk.store().durable(true).await?;
    office.done.opinions = ids.len();
    Ok(office.done)
}

async fn found(desk: &Desk) -> Result<Office<'_>, Problem> {
    let named = people::bureau();
    let bureau = create_bureau(desk, NewBureau { code: "demo".into(), short_code: "QT".into(), name: named.name, uscc: Some(named.uscc), parent_id: None, demo: true }).await?;
    let drawn = people::squads();
    let squads: HashMap<String, SquadId> = drawn.iter().map(|squad| (squad.key.clone(), SquadId(Uuid::now_v7()))).collect();
    let tree: Vec<Squad> = drawn.iter().map(|squad| Squad { id: squads[&squad.key], parent: squad.parent.as_ref().map(|key| squads[key]), name: squad.name.clone() }).collect();
    create_squads(desk, &bureau, &tree).await?;
    let hash = hash_password(PASSWORD).await;
    let accounts: Vec<DemoAccount> = people::accounts();
    let new = accounts.iter().map(|account| NewAccount {
        login: account.login.clone(),
        name: account.name.clone(),
        squad: account.squad.as_ref().map(|key| squads[key]),
        roles: vec![account.role],
        password_hash: hash.clone(),
    });
    let ids = create_accounts(desk, &bureau, new.collect()).await?;
    let hours = chengguan_statute::clock::WorkingHours::all_year(&[(510, 720), (840, 1050)]);
    let value = |value: serde_json::Result<serde_json::Value>| value.map_err(|_| Problem::internal());
    let settings = [
        ("categories", value(serde_json::to_value(categories::categories()))?),
        ("limits", value(serde_json::to_value(categories::limits()))?),
        ("rules", value(serde_json::to_value(categories::rules(|key| squads[key])))?),
        ("hours", value(serde_json::to_value(hours))?),
        ("reopen_days", json!(REOPEN_DAYS)),
        ("district", value(serde_json::to_value(geometry::district()))?),
        ("hotline", json!(named.hotline)),
        ("window", json!(named.window)),
    ];
    create_settings(desk, &bureau, &settings).await?;
    let people = accounts.into_iter().map(|account| account.login).zip(ids).collect();
    Ok(Office { desk, bureau, people, squads, pictures: pictures(desk).await?, done: Filled::default() })
}

/// Draws the pool, two at a time.
async fn pictures(desk: &Desk) -> Result<Vec<Stored>, Problem> {
    let mut tasks = Vec::new();
    for index in 0..photos::POOL {
        let files = desk.files().clone();
        tasks.push(tokio::spawn(async move {
            let drawn = tokio::task::spawn_blocking(move || photos::picture(index)).await.map_err(|_| Problem::internal())?;
            files.store(drawn).await
        }));
    }
    let mut stored = Vec::new();
    for task in tasks {
        stored.push(task.await.map_err(|_| Problem::internal())??);
    }
    Ok(stored)
}

impl Office<'_> {
    /// Lets every clock turn at its own instant, up to the next thing that happens.
    async fn clocks_until(&self, at: Instant) -> Result<(), Problem> {
        while let Some(alarm) = escalate::next_at(self.desk, &self.bureau).await?.filter(|alarm| *alarm <= at) {
            self.desk.clock().set(alarm);
            escalate::look(self.desk, &self.bureau).await?;
        }
        Ok(())
    }

    async fn receive(&mut self, story: &Story) -> Result<OpinionId, Problem> {
        let reference = self.desk.reference(self.bureau.id);
        let photos = self.photos(&story.photos).await?;
        let place = story.place.as_ref().map(|place| PlaceInput {
            longitude: place.point.map(|point| point[0]),
            latitude: place.point.map(|point| point[1]),
            address: Some(place.address.clone()),
        });
        let mut wrong = Vec::new();
        let place = place.and_then(|place| place.read("place", &reference.district, &mut wrong));
        let asked = law::ReceiveAsked {
            kind: story.kind,
            channel: story.channel,
            said: said(&story.text),
            place,
            anonymous: story.reporter.is_none(),
            photos,
            source_id: story.source_id.clone(),
        };
        let outcome = law::receive(&asked).map_err(|_| Problem::internal())?;
        let contact = match &story.reporter {
            Some(reporter) => Contact { name: Some(said(&reporter.name)), phone: Some(said(&reporter.phone)) },
            None => Contact::default(),
        };
        let by = if matches!(story.channel, law::Channel::Portal) { ActedBy::Resident } else { self.by("operator") };
        let mut act = self.desk.begin(&self.bureau, by, None);
        let number = self.desk.numbers().next(self.desk, &self.bureau, act.now().day()).await?;
        let code = new_code(&self.bureau.short_code);
        let (id, entry_id) = (OpinionId(Uuid::now_v7()), Uuid::now_v7());
        let applied = store::create(&mut act, &reference, id, number, code_hash(&code), contact, &outcome, entry_id)?;
        let entry = applied.entry("receive", outcome.grounds.clone());
        act.record_as(entry_id, entry).await?;
        self.done.acts += 1;
        Ok(id)
    }

    /// A machine busy with something else may take a turn back; the step is then simply done again.
    async fn try_step(&mut self, id: OpinionId, step: &Step, ids: &[OpinionId]) -> Result<(), Problem> {
        for _ in 0..20 {
            match self.step(id, step, ids).await {
                Err(problem) if problem.status == 503 => continue,
                done => return done,
            }
        }
        self.step(id, step, ids).await
    }

    async fn step(&mut self, id: OpinionId, step: &Step, ids: &[OpinionId]) -> Result<(), Problem> {
        if let Deed::MergeInto { story } = &step.deed {
            return self.merge(id, ids[*story]).await;
        }
        let doer = match step.by {
            By::Staff(login) => Some(login),
            By::Resident => None,
            By::Automatic => None,
        };
        let by = match step.by {
            By::Staff(login) => self.by(login),
            By::Resident => ActedBy::Resident,
            By::Automatic => ActedBy::Automatic,
        };
        let reference = self.desk.reference(self.bureau.id);
        let (before, after) = match &step.deed {
            Deed::Handle { before, after, .. } => (self.photos(before).await?, self.photos(after).await?),
            Deed::Answer { photos, .. } => (self.photos(photos).await?, Vec::new()),
            _ => (Vec::new(), Vec::new()),
        };
        let clerk = doer.and_then(|login| reference.clerk(self.people[login]));
        let mut act = self.desk.begin(&self.bureau, by, None);
        let loaded = store::lock(&mut act, id, None).await?;
        let now = today(&reference, act.now());
        let who = clerk.as_ref().map_or(Doer::Resident, Doer::Staff);
        match self.decide(&loaded, &step.deed, who, &now, (before, after)) {
            Ok((outcome, name)) => {
                record(act, &reference, &loaded, &outcome, name).await?;
                self.done.acts += 1;
            }
            Err(refusal) => {
                tracing::debug!(act = refusal.act.code(), code = refusal.reasons.first().map(|reason| reason.code), "a planned step was not lawful");
                self.done.refused += 1;
            }
        }
        Ok(())
    }

    fn decide(&self, loaded: &store::Loaded, deed: &Deed, who: Doer, now: &Today, photos: (Vec<Photo>, Vec<Photo>)) -> Result<(Outcome, &'static str), Refusal> {
        let opinion = &loaded.opinion;
        let reference = self.desk.reference(self.bureau.id);
        let terms = || terms(opinion, now);
        let words = |text: &String| said(text);
        match deed {
            Deed::Sort { category, urgency, approach } => {
                let asked = law::SortAsked { category: (*category).to_owned(), urgency: *urgency, approach: *approach, place: None };
                law::sort(opinion, &asked, who, now).map(|outcome| (outcome, "sort"))
            }
            Deed::Return { reason } => law::return_opinion(opinion, &law::ReturnAsked { reason: words(reason) }, who, now).map(|it| (it, "return")),
            Deed::AssignByRule { .. } => law::assign_by_rule(opinion, &reference.rules, now).map(|it| (it, "assign")),
            Deed::AssignByHand { squad } => {
                let id = self.squads[*squad];
                let squad_name = reference.squad(id).map(|squad| squad.name.clone()).unwrap_or_default();
                law::assign(opinion, &law::AssignAsked { squad: id, squad_name, rule: None }, who, now).map(|it| (it, "assign"))
            }
            Deed::HandBack { reason } => law::hand_back(opinion, &law::HandBackAsked { reason: words(reason) }, who, now).map(|it| (it, "hand-back")),
            Deed::Accept => law::accept(opinion, who, now).map(|it| (it, "accept")),
            Deed::Ask { question, days } => {
                let until = now.now.day().plus(*days).at_minute(24 * 60);
                law::ask(opinion, &law::AskAsked { question: words(question), until }, who, now).map(|it| (it, "ask"))
            }
            Deed::Answer { text, .. } => law::answer(opinion, &law::AnswerAsked { said: words(text), photos: photos.0 }, who, now).map(|it| (it, "answer")),
            Deed::Suspend { reason } => law::suspend(opinion, &law::SuspendAsked { reason: words(reason) }, who, now).map(|it| (it, "suspend")),
            Deed::Resume => law::resume(opinion, who, now).map(|it| (it, "resume")),
            Deed::Extend { work_days, reason } => {
                let asked = law::ExtendAsked { work_days: *work_days, reason: words(reason) };
                law::extend(opinion, &asked, who, now, terms().finish_due).map(|it| (it, "extend"))
            }
            Deed::Urge => law::urge(opinion, who, now, terms().half_term_at).map(|it| (it, "urge")),
            Deed::Supervise { order } => law::supervise(opinion, &law::SuperviseAsked { order: words(order) }, who, now).map(|it| (it, "supervise")),
            Deed::Handle { text, companions, .. } => {
                let companions = companions.iter().map(|login| self.people[*login]).collect();
                let asked = law::HandleAsked { said: words(text), companions, before: photos.0, after: photos.1 };
                law::handle(opinion, &asked, who, now).map(|it| (it, "handle"))
            }
            Deed::Reply { text } => law::reply(opinion, &law::ReplyAsked { said: words(text) }, who, now).map(|it| (it, "reply")),
            Deed::Verify { passed, text } => {
                law::verify(opinion, &law::VerifyAsked { passed: *passed, said: words(text), photos: Vec::new() }, who, now).map(|it| (it, "verify"))
            }
            Deed::Rate { satisfied, text } => {
                let asked = law::RateAsked { satisfied: *satisfied, said: text.as_ref().map(words) };
                law::rate(opinion, loaded.lead.as_deref(), &asked, who, now).map(|it| (it, "rate"))
            }
            Deed::Reopen { reason } => law::reopen(opinion, &law::ReopenAsked { reason: words(reason) }, who, now).map(|it| (it, "reopen")),
            Deed::CloseOut => law::close_out(opinion, who, now).map(|it| (it, "close-out")),
            Deed::MergeInto { .. } => Ok((Outcome { facts: Vec::new(), grounds: Vec::new() }, "merge")),
        }
    }

    async fn merge(&mut self, child: OpinionId, lead: OpinionId) -> Result<(), Problem> {
        let reference = self.desk.reference(self.bureau.id);
        let by = self.by("operator");
        let mut act = self.desk.begin(&self.bureau, by, None);
        let (child, lead) = (store::lock(&mut act, child, None).await?, store::lock(&mut act, lead, None).await?);
        let Some(clerk) = reference.clerk(self.people["operator"]) else { return Ok(()) };
        let now = today(&reference, act.now());
        match law::merge(&child.opinion, &lead.opinion, Doer::Staff(&clerk), &now) {
            Ok(merging) => {
                let entry_id = Uuid::now_v7();
                let applied = store::apply(&mut act, &reference, &child, &merging.child, "merge", entry_id)?;
                let other = store::apply(&mut act, &reference, &lead, &merging.lead, "merge", entry_id)?;
                let mut entry = applied.entry("merge", merging.child.grounds.clone());
                entry.payload["also"] = json!([{ "kind": "opinion", "id": other.opinion.id, "version": other.opinion.version, "digest": hex(&other.digest) }]);
                act.record_as(entry_id, entry).await?;
                self.done.acts += 1;
            }
            Err(_) => self.done.refused += 1,
        }
        Ok(())
    }

    fn by(&self, login: &str) -> ActedBy {
        let clerk: Option<Clerk> = self.desk.reference(self.bureau.id).clerk(self.people[login]);
        clerk.map_or(ActedBy::Automatic, |clerk| ActedBy::Staff {
            account: clerk.account,
            name: clerk.name,
            squad: clerk.squad,
            post: clerk.roles.first().map(|role| role.code().to_owned()).unwrap_or_default(),
        })
    }

    /// A row of its own for each use of a picture of the pool.
    async fn photos(&self, pictures: &[Picture]) -> Result<Vec<Photo>, Problem> {
        let mut taken = Vec::new();
        for picture in pictures {
            let index = photos::before_of(picture.scene, picture.seed) + usize::from(picture.variant == photos::Variant::After);
            let stored = &self.pictures[index];
            let id = AttachmentId(Uuid::now_v7());
            crate::opinions::attachments::add_stored(self.desk, self.bureau.id, id, stored).await?;
            taken.push(Photo { id, sm3: hex(&stored.sm3) });
        }
        Ok(taken)
    }
}

impl Size {
    /// As typed after `--size`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::District => "district",
        }
    }

    /// The one typed.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Small, Self::District].into_iter().find(|size| size.code() == code)
    }

    /// How many opinions.
    pub fn opinions(self) -> usize {
        match self {
            Self::Small => 2_000,
            Self::District => 60_000,
        }
    }

    /// Days of the past the work goes by in, with some before the first word for founding the bureau.
    pub fn days(self) -> i64 {
        match self {
            Self::Small => 370,
            Self::District => 1_100,
        }
    }
}
