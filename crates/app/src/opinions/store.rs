//! The only writer of opinions and their facts. An opinion is loaded with its facts, decided on, and written back as its
//! new facts plus the row worked out from all of them.

use super::list::views::View;
use super::notices;
use super::reporter;
use super::said::{veil, veiled};
use super::tables::{attachment, fact, opinion};
use crate::act::{Act, Entry};
use crate::desk::today;
use crate::events::Changed;
use crate::messages;
use crate::problem::Problem;
use crate::reference::Reference;
use chengguan_proof::{Sm3, canonical, hex, sm3};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{ActedBy, Colour, Dated, Fact, Opinion, Outcome, Photo, Said, clocks, leading, next_alarm, turns};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::{Value, json};
use uuid::Uuid;

/// Signs of the words a list shows.
const TITLE_MAX: usize = 36;
/// Other servers read a changed setting within half a second.
const WAKE_AFTER_MS: i64 = 2000;
/// Last digits of a number that lists are asked for.
pub const NUMBER_TAIL: usize = 4;
/// `due_at` of what has no running clock: the last instant of the year 9999, because the databases sort NULL differently.
pub const NO_DUE: i64 = 253_402_300_799_999;

/// An opinion as it stands before an act: all that applying one needs.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    /// Folded.
    pub opinion: &'a Opinion,
    /// Facts, oldest first.
    pub facts: &'a [Dated],
    /// Of all of them.
    pub digest: Sm3,
}

/// A reporter's name and telephone, each with the salt that hides it in the journal.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// As given.
    pub name: Option<Said>,
    /// As given.
    pub phone: Option<Said>,
}

/// What an act made of an opinion, ready to be recorded.
pub struct Applied {
    /// The row as it will be.
    pub opinion: Opinion,
    /// Its digest.
    pub digest: Sm3,
    /// The facts that came on.
    pub new: Vec<Dated>,
    /// Journal form of the new facts.
    pub facts: Value,
    /// When its clocks are to be looked at again.
    pub next_alarm: Option<Instant>,
}

impl Applied {
    /// The entry for this outcome.
    pub fn entry(&self, act: &str, grounds: Vec<chengguan_statute::cite::Cite>) -> Entry {
        Entry {
            act: format!("opinions.{act}"),
            subject_kind: "opinion",
            subject: self.opinion.id.0,
            version: self.opinion.version,
            digest: self.digest,
            grounds,
            payload: json!({ "facts": self.facts }),
        }
    }

    /// What another opinion's entry says of this one, where one act changed both: an item of its `also`.
    pub fn also(&self) -> Value {
        json!({ "kind": "opinion", "id": self.opinion.id, "version": self.opinion.version, "digest": hex(&self.digest), "facts": self.facts })
    }
}

/// Puts a new opinion on the write set.
#[allow(clippy::too_many_arguments)] // Each is one column or one fact of the new opinion.
pub fn create(act: &mut Act, reference: &Reference, id: OpinionId, number: String, code_hash: Sm3, contact: Contact, outcome: &Outcome, entry: Uuid) -> Result<Applied, Problem> {
    let (row, applied) = compose(act, reference, id, number, code_hash, contact, outcome)?;
    act.insert(row);
    put_facts(act, &applied.opinion, &applied.new, entry)?;
    announce(act, reference, &applied.opinion, &applied.new, "receive");
    Ok(applied)
}

/// A new opinion's row and facts, not yet put anywhere.
pub fn compose(act: &Act, reference: &Reference, id: OpinionId, number: String, code_hash: Sm3, contact: Contact, outcome: &Outcome) -> Result<(opinion::ActiveModel, Applied), Problem> {
    let (opinion, facts) = follow(act, reference, id, number, &[], date(act, 0, outcome))?;
    let (digest, journal) = digest(&[0; 32], &facts);
    let (photos, source_id, proposed) = match &facts[0].fact {
        Fact::Received { photos, source_id, proposed, .. } => (photos.len() as i32, source_id.clone(), proposed.clone()),
        _ => (0, None, None),
    };
    let sealed = reporter::seal(act.secrets(), act.bureau().id, id.0, &contact);
    let mut row = opinion::ActiveModel {
        bureau_id: Set(act.bureau().id),
        id: Set(id.0),
        number_tail: Set(opinion.number.chars().skip(opinion.number.len().saturating_sub(NUMBER_TAIL)).collect()),
        number: Set(opinion.number.clone()),
        kind: Set(opinion.kind.code().into()),
        channel: Set(opinion.channel.code().into()),
        source_id: Set(source_id),
        proposed_category: Set(proposed),
        contact_name: Set(sealed.name),
        contact_phone: Set(sealed.phone),
        contact_phone_mark: Set(sealed.phone_mark),
        contact_name_salt: Set(contact.name.as_ref().map(|name| name.salt.clone())),
        contact_phone_salt: Set(contact.phone.as_ref().map(|phone| phone.salt.clone())),
        receipt_hash: Set(code_hash.to_vec()),
        photos: Set(photos),
        received_at: Set(opinion.received_at.0),
        ..Default::default()
    };
    let next_alarm = project(&mut row, &opinion, reference, act, &digest);
    Ok((row, Applied { opinion, digest, new: facts, facts: with_contact(journal, &contact), next_alarm }))
}

/// The first of the new facts, with the reporter's name and telephone veiled beside it.
fn with_contact(journal: Vec<Value>, contact: &Contact) -> Value {
    let veil_of = |said: &Option<Said>| said.as_ref().map(|said| json!({ "sm3": veil(&said.text, &said.salt) }));
    let mut journal = Value::Array(journal);
    if let Some(first) = journal.get_mut(0).and_then(Value::as_object_mut) {
        first.insert("contact".into(), json!({ "name": veil_of(&contact.name), "phone": veil_of(&contact.phone) }));
    }
    journal
}

/// Puts an outcome on the write set: new facts, and the row they make. Chooses nothing.
pub fn apply(act: &mut Act, reference: &Reference, before: Before<'_>, outcome: &Outcome, name: &str, entry: Uuid) -> Result<Applied, Problem> {
    apply_with(act, reference, before, outcome, name, entry, None)
}

/// As [`apply`], where the reporter gives another name or telephone: what is given replaces what was there, and nothing
/// given takes both back. Where its reporter is forgotten, both go, and where messages to them went.
pub fn apply_with(act: &mut Act, reference: &Reference, before: Before<'_>, outcome: &Outcome, name: &str, entry: Uuid, contact: Option<&Contact>) -> Result<Applied, Problem> {
    let (id, number) = (before.opinion.id, before.opinion.number.clone());
    let (opinion, facts) = follow(act, reference, id, number, before.facts, date(act, before.opinion.version, outcome))?;
    let (digest, journal) = digest(&before.digest, &facts);
    let mut row = opinion::ActiveModel { bureau_id: Set(act.bureau().id), id: Set(opinion.id.0), ..Default::default() };
    let next_alarm = project(&mut row, &opinion, reference, act, &digest);
    let nobody = Contact::default();
    // Salts go with what they veil, so that the journal's digests tell nothing any more and its chain stays valid.
    let contact = if outcome.facts.iter().any(|fact| matches!(fact, Fact::Forgotten { .. })) {
        messages::forget_reporter(act, opinion.id);
        Some(&nobody)
    } else {
        contact
    };
    if let Some(contact) = contact {
        replace_contact(&mut row, contact, reporter::seal(act.secrets(), act.bureau().id, opinion.id.0, contact));
    }
    act.update(row)?;
    super::publication::put(act, opinion.id, before.opinion.publication.as_ref(), opinion.publication.as_ref())?;
    put_facts(act, &opinion, &facts, entry)?;
    announce(act, reference, &opinion, &facts, name);
    let journal = match contact {
        Some(contact) => with_contact(journal, contact),
        None => Value::Array(journal),
    };
    Ok(Applied { opinion, digest, new: facts, facts: journal, next_alarm })
}

fn replace_contact(row: &mut opinion::ActiveModel, contact: &Contact, sealed: reporter::SealedReporter) {
    let none = contact.name.is_none() && contact.phone.is_none();
    if none || contact.name.is_some() {
        row.contact_name = Set(sealed.name);
        row.contact_name_salt = Set(contact.name.as_ref().map(|name| name.salt.clone()));
    }
    if none || contact.phone.is_some() {
        row.contact_phone = Set(sealed.phone);
        row.contact_phone_mark = Set(sealed.phone_mark);
        row.contact_phone_salt = Set(contact.phone.as_ref().map(|phone| phone.salt.clone()));
    }
}

/// A setting that clocks count by changes: every open opinion is looked at again a moment later, by when every server has
/// read the new one.
pub fn wake_clocks(act: &mut Act) {
    let update = opinion::Entity::update_many()
        .col_expr(opinion::Column::NextAlarmAt, Expr::value(act.now().0 + WAKE_AFTER_MS))
        .filter(opinion::Column::BureauId.eq(act.bureau().id))
        .filter(opinion::Column::Open.eq(true));
    act.change("alarms of open opinions", update.into_query());
}

fn date(act: &Act, version: u32, outcome: &Outcome) -> Vec<Dated> {
    let dated = |(at, fact): (usize, &Fact)| Dated { number: version + 1 + at as u32, at: act.now(), by: act.by().clone(), fact: fact.clone() };
    outcome.facts.iter().enumerate().map(dated).collect()
}

/// Folds the new facts onto the old. A clock that starts near due (a limit of a day or two) turns in the act that starts
/// it: a moment later it would be another version, and the next person's act would be stale for no reason they see.
fn follow(act: &Act, reference: &Reference, id: OpinionId, number: String, before: &[Dated], mut new: Vec<Dated>) -> Result<(Opinion, Vec<Dated>), Problem> {
    let mut all: Vec<Dated> = before.iter().chain(&new).cloned().collect();
    let opinion = Opinion::fold(id, number.clone(), &all).map_err(|_| Problem::internal())?;
    let turned = turns(&opinion, &today(reference, act.now()));
    if turned.is_empty() {
        return Ok((opinion, new));
    }
    for fact in turned {
        let dated = Dated { number: all.len() as u32 + 1, at: act.now(), by: ActedBy::Automatic, fact };
        all.push(dated.clone());
        new.push(dated);
    }
    let opinion = Opinion::fold(id, number, &all).map_err(|_| Problem::internal())?;
    Ok((opinion, new))
}

/// The subject's digest after these facts: each hangs on all before it. Also their journal form.
pub fn digest(previous: &Sm3, facts: &[Dated]) -> (Sm3, Vec<Value>) {
    let mut last = *previous;
    let mut journal = Vec::with_capacity(facts.len());
    for fact in facts {
        let mut value = veiled(serde_json::to_value(fact).unwrap_or_default());
        // Names stay in the fact; the journal knows people by account.
        if let Some(by) = value.get_mut("by").and_then(Value::as_object_mut) {
            by.remove("name");
        }
        last = sm3(&[&last, &canonical(&value)]);
        journal.push(value);
    }
    (last, journal)
}

/// A fact as a row.
pub fn fact_row(bureau: i32, opinion: OpinionId, dated: &Dated, entry: Uuid) -> Result<fact::ActiveModel, Problem> {
    let text = |value: serde_json::Result<String>| value.map_err(|_| Problem::internal());
    Ok(fact::ActiveModel {
        bureau_id: Set(bureau),
        opinion_id: Set(opinion.0),
        number: Set(dated.number as i32),
        at: Set(dated.at.0),
        by: Set(text(serde_json::to_string(&dated.by))?),
        body: Set(text(serde_json::to_string(&dated.fact))?),
        entry_id: Set(entry),
    })
}

fn put_facts(act: &mut Act, opinion: &Opinion, facts: &[Dated], entry: Uuid) -> Result<(), Problem> {
    let bureau = act.bureau().id;
    for dated in facts {
        let row = fact_row(bureau, opinion.id, dated, entry)?;
        act.insert(row);
        let taken: Vec<Uuid> = photos_of(&dated.fact).iter().map(|photo| photo.id.0).collect();
        if !taken.is_empty() {
            let update = attachment::Entity::update_many()
                .col_expr(attachment::Column::OpinionId, Expr::value(opinion.id.0))
                .filter(attachment::Column::BureauId.eq(bureau))
                .filter(attachment::Column::Id.is_in(taken));
            act.change(format!("attachment of {}/{}", opinion.id, dated.number), update.into_query());
        }
    }
    Ok(())
}

/// Every photo a fact holds.
pub fn photos_of(fact: &Fact) -> Vec<Photo> {
    match fact {
        Fact::Received { photos, .. } | Fact::Answered { photos, .. } | Fact::Verified { photos, .. } => photos.clone(),
        Fact::Handled { before, after, .. } => before.iter().chain(after).cloned().collect(),
        _ => Vec::new(),
    }
}

/// Works the row out from the folded opinion. Says when its clocks are to be looked at again.
fn project(row: &mut opinion::ActiveModel, opinion: &Opinion, reference: &Reference, act: &Act, digest: &Sm3) -> Option<Instant> {
    let now = today(reference, act.now());
    let standing = opinion.standing();
    let clock = leading(opinion, &now);
    let finish = clocks(opinion, &now).into_iter().find(|clock| clock.clock == chengguan_statute::clock::ClockName::Finish);
    let due = clock.as_ref().filter(|clock| clock.colour != Colour::Suspended).and_then(|clock| clock.due.as_ref());
    row.version = Set(opinion.version as i32);
    row.changed_at = Set(act.now().0);
    row.digest = Set(digest.to_vec());
    row.kind = Set(opinion.kind.code().into());
    row.title = Set(title(&opinion.said.text));
    row.anonymous = Set(opinion.anonymous);
    row.address = Set(opinion.place.as_ref().map(|place| place.address.text.clone()).filter(|address| !address.is_empty()));
    row.grid = Set(opinion.place.as_ref().and_then(|place| place.grid.clone()));
    row.longitude = Set(opinion.place.as_ref().and_then(|place| place.longitude));
    row.latitude = Set(opinion.place.as_ref().and_then(|place| place.latitude));
    row.place_cell = Set(opinion.place.as_ref().and_then(|place| Some(super::nearby::cell(place.longitude?, place.latitude?))));
    row.category = Set(opinion.sorting.as_ref().map(|sorting| sorting.category.clone()));
    row.urgency = Set(opinion.sorting.as_ref().map(|sorting| sorting.urgency.code().into()));
    row.approach = Set(opinion.sorting.as_ref().map(|sorting| sorting.approach.code().into()));
    row.standing = Set(standing.code().into());
    row.open = Set(standing.is_open());
    row.squad_id = Set(opinion.assignment.as_ref().map(|assignment| assignment.squad.0));
    row.handler_id = Set(opinion.accepted.as_ref().and_then(|done| done.by).map(|account| account.0));
    row.supervised = Set(opinion.supervised.is_some());
    row.waits = Set(waits(opinion).map(str::to_owned));
    row.satisfied = Set(opinion.rated.map(|(satisfied, _)| satisfied));
    row.merged_into = Set(opinion.merged_into.map(|id| id.0));
    row.merged_count = Set(opinion.absorbed.len() as i32);
    row.replied_at = Set(opinion.replied.as_ref().map(|done| done.at.0));
    let ended = [opinion.closed, opinion.returned.as_ref().map(|done| done.at), opinion.withdrawn];
    row.closed_at = Set(ended.into_iter().flatten().next().map(|at| at.0));
    row.clock = Set(clock.as_ref().map(|clock| clock.clock.code().into()));
    row.clock_unit = Set(clock.as_ref().map(|clock| clock.limit.unit.code().into()));
    row.yellow_at = Set(due.map(|due| due.yellow_at.0));
    row.due_at = Set(due.map_or(NO_DUE, |due| due.due.0));
    row.finish_due_at = Set(finish.and_then(|clock| clock.due).map(|due| due.due.0));
    let alarm = next_alarm(opinion, &now);
    row.next_alarm_at = Set(alarm.map(|at| at.0));
    alarm
}

/// For what outside the bureau's hands an open opinion waits: another agency, or a call to its reporter.
fn waits(opinion: &Opinion) -> Option<&'static str> {
    if opinion.transferred.is_some() && opinion.standing().is_open() {
        return Some(View::WithOthers.code());
    }
    let to_call = opinion.standing().is_open() && opinion.replied.is_some() && !opinion.anonymous && opinion.calls.reached.is_none();
    to_call.then(|| View::ToCallBack.code())
}

/// First words: up to the first full stop, or as many as a list shows.
pub fn title(text: &str) -> String {
    let line = text.split(|sign: char| "\n!?".contains(sign) || chengguan_words::marks::SENTENCE_ENDS.contains(sign)).map(str::trim).find(|part| !part.is_empty()).unwrap_or(text);
    if line.chars().count() <= TITLE_MAX {
        return line.to_owned();
    }
    line.chars().take(TITLE_MAX - 1).chain(['…']).collect()
}

fn announce(act: &mut Act, reference: &Reference, opinion: &Opinion, facts: &[Dated], name: &str) {
    let noticed = notices::put(act, reference, opinion, facts);
    messages::order(act, reference, opinion, facts, &noticed);
    act.announce(Changed {
        bureau: act.bureau().id,
        opinion: opinion.id,
        number: opinion.number.clone(),
        squad: opinion.assignment.as_ref().map(|assignment| assignment.squad),
        act: name.into(),
        noticed: noticed.into_iter().map(|(account, _)| account).collect(),
    });
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_title_is_the_first_sentence_cut_to_what_a_list_shows() {
        assert_eq!(title("路灯不亮。已经三天了。"), "路灯不亮");
        assert_eq!(title("\n\n𠮷祥里门口"), "𠮷祥里门口");
        assert_eq!(title(&"长".repeat(50)).chars().count(), 36);
    }
}
