//! Reference data of one bureau in memory: squads, people, categories, limits, rules, hours, map. One snapshot with a
//! version, not a select per act.

use crate::identity::tables::{account, squad};
use crate::messages::{MailSetting, SmsSetting, Texts};
use crate::settings::{Contact, Holidays, Reopening, Retention};
use crate::settings::tables::setting;
use crate::portal::map::District;
use crate::store::{Reads, StoreError};
use chengguan_statute::access::{Clerk, Role};
use chengguan_statute::accounts::SignInRules;
use chengguan_statute::calendar::WorkCalendar;
use chengguan_statute::clock::{ClockName, Limit, LimitRow, WorkingHours};
use chengguan_statute::ids::{AccountId, SquadId};
use chengguan_statute::insight::Targets;
use chengguan_statute::opinions::{Approach, Question, Rule, Urgency};
use chengguan_statute::system::QuietHours;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QueryTrait};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};
use uuid::Uuid;

/// What a resident may have reopened, in natural days after the reply (contracts.md).
pub const REOPEN_DAYS: u16 = 15;

/// One category of the two-level list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Category {
    /// `major/minor`, stable.
    pub code: String,
    /// As shown.
    pub name: String,
    /// Code of the first level.
    pub major: String,
    /// Its name.
    pub major_name: String,
    /// By what means such a matter is usually handled.
    pub approach: Approach,
    /// 办结 limit of an ordinary one. A setting, 未核实.
    pub finish: Limit,
    /// 办结 limit of an urgent one.
    pub finish_urgent: Limit,
    /// What it asks beyond the words.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// 停用: not offered any more. What was sorted to it stays there.
    #[serde(default)]
    pub closed: bool,
}

/// How near a matter is offered to whoever is about to say the same, in metres: for a category, else for all. A setting, 未核实.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinMetres {
    /// Where a category has none of its own.
    pub usual: u16,
    /// Category code to metres.
    #[serde(default)]
    pub of_category: BTreeMap<String, u16>,
}

impl Default for JoinMetres {
    fn default() -> Self {
        // A stretch of a street, about what one sees from where one stands.
        Self { usual: 100, of_category: BTreeMap::new() }
    }
}

impl JoinMetres {
    /// Of a category.
    pub fn of(&self, category: Option<&str>) -> u16 {
        category.and_then(|code| self.of_category.get(code)).copied().unwrap_or(self.usual)
    }
}

impl Category {
    /// Its limits as the clocks look them up.
    pub fn limits(&self) -> [LimitRow; 2] {
        let row = |urgency, limit| LimitRow { clock: ClockName::Finish, category: Some(self.code.clone()), urgency, limit };
        [row(Some(Urgency::Urgent), self.finish_urgent), row(None, self.finish)]
    }
}

/// Somebody of the bureau.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Which account.
    pub id: AccountId,
    /// What is typed at sign-in.
    pub login: String,
    /// As shown beside acts.
    pub name: String,
    /// Own squad.
    pub squad: Option<SquadId>,
    /// Roles held.
    pub roles: Vec<Role>,
    /// Left the bureau.
    pub disabled: bool,
    /// Where mail reaches them.
    pub mail: Option<String>,
}

/// A squad of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Squad {
    /// Which.
    pub id: SquadId,
    /// The one above.
    pub parent: Option<SquadId>,
    /// As shown.
    pub name: String,
    /// 撤销: takes nobody and nothing new.
    pub closed: bool,
}

/// Working days: what this release holds, and what a bureau entered since.
#[derive(Clone, Debug)]
pub struct Calendar(Arc<WorkCalendar>);

/// The calendar of this release, made once.
static SHIPPED: LazyLock<Arc<WorkCalendar>> = LazyLock::new(|| Arc::new(WorkCalendar::shipped()));

impl Default for Calendar {
    fn default() -> Self {
        Self(SHIPPED.clone())
    }
}

impl std::ops::Deref for Calendar {
    type Target = WorkCalendar;

    fn deref(&self) -> &WorkCalendar {
        &self.0
    }
}

/// The snapshot.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// Squads in the order screens show them.
    pub squads: Vec<Squad>,
    /// People, by name of account.
    pub people: Vec<Person>,
    /// Categories in the order screens offer them.
    pub categories: Vec<Category>,
    /// Limits by step, category, urgency.
    pub limits: Vec<LimitRow>,
    /// Assignment rules, first match wins.
    pub rules: Vec<Rule>,
    /// Working hours by season.
    pub hours: WorkingHours,
    /// Working days: what this release holds, and notices the bureau entered since.
    pub calendar: Calendar,
    /// Reopening window.
    pub reopen_days: u16,
    /// Boundary, cells, roads, river.
    pub district: District,
    /// How long reporters are kept after the end.
    pub retention: Retention,
    /// Telephone shown to residents.
    pub hotline: Option<String>,
    /// When somebody answers it, in the bureau's words.
    pub hotline_hours: Option<String>,
    /// Where residents can come in person.
    pub window: Option<String>,
    /// Where mail goes out; nothing where nobody has connected it.
    pub mail: Option<MailSetting>,
    /// Where short messages go out; nothing where nobody has connected it.
    pub sms: Option<SmsSetting>,
    /// Texts of messages the bureau wrote itself.
    pub texts: Texts,
    /// Hours in which no resident is sent a short message.
    pub quiet: Option<QuietHours>,
    /// How near a matter is offered to whoever is about to say the same.
    pub join_metres: JoinMetres,
    /// What is asked of passwords and sign-ins.
    pub sign_in: SignInRules,
    /// What figures are measured against.
    pub targets: Targets,
    by_account: HashMap<AccountId, usize>,
    by_squad: HashMap<SquadId, usize>,
    by_category: HashMap<String, usize>,
}

impl Reference {
    /// Reads a bureau's snapshot.
    pub async fn load(reads: &mut (impl Reads + Send), bureau: i32) -> Result<Self, StoreError> {
        let squads: Vec<squad::Model> = reads
            .all(squad::Entity::find().filter(squad::Column::BureauId.eq(bureau)).order_by_asc(squad::Column::Position).into_query())
            .await?;
        let accounts: Vec<account::Model> = reads
            .all(account::Entity::find().filter(account::Column::BureauId.eq(bureau)).order_by_asc(account::Column::Login).into_query())
            .await?;
        let settings: Vec<setting::Model> =
            reads.all(setting::Entity::find().filter(setting::Column::BureauId.eq(bureau)).into_query()).await?;
        let squads = squads.into_iter().map(|row| Squad { id: SquadId(row.id), parent: row.parent_id.map(SquadId), name: row.name, closed: row.closed_at.is_some() }).collect();
        let people = accounts.into_iter().map(Person::of).collect::<Result<_, _>>()?;
        let mut reference = Self { squads, people, ..Self::default() };
        for row in settings {
            reference.set(&row.name, &row.value).map_err(|why| StoreError::Broken(format!("setting {}: {why}", row.name)))?;
        }
        // A rule names its squad as it is called today, and sends to none that is closed.
        let open: Vec<SquadId> = reference.open_squads().map(|squad| squad.id).collect();
        reference.rules.retain(|rule| open.contains(&rule.squad));
        let names: HashMap<SquadId, String> = reference.squads.iter().map(|squad| (squad.id, squad.name.clone())).collect();
        for rule in &mut reference.rules {
            if let Some(name) = names.get(&rule.squad) {
                rule.squad_name.clone_from(name);
            }
        }
        // A category's own limit counts unless the bureau set another for it.
        let own: Vec<LimitRow> = reference.categories.iter().flat_map(Category::limits).collect();
        reference.limits.extend(own);
        reference.index();
        Ok(reference)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), serde_json::Error> {
        match name {
            "categories" => self.categories = serde_json::from_str(value)?,
            "limits" => self.limits = serde_json::from_str(value)?,
            "rules" => self.rules = serde_json::from_str(value)?,
            "hours" => self.hours = serde_json::from_str(value)?,
            "reopen_days" => Reopening(self.reopen_days) = serde_json::from_str(value)?,
            "district" => self.district = serde_json::from_str(value)?,
            "contact" => {
                let Contact { hotline, hotline_hours, window } = serde_json::from_str(value)?;
                (self.hotline, self.hotline_hours, self.window) = (hotline, hotline_hours, window);
            }
            "mail" => self.mail = serde_json::from_str(value)?,
            "sms" => self.sms = serde_json::from_str(value)?,
            "texts" => self.texts = serde_json::from_str(value)?,
            "sign_in" => self.sign_in = serde_json::from_str(value)?,
            "join_metres" => self.join_metres = serde_json::from_str(value)?,
            "targets" => self.targets = serde_json::from_str(value)?,
            "holidays" => {
                let Holidays(notices) = serde_json::from_str(value)?;
                if !notices.is_empty() {
                    self.calendar = Calendar(Arc::new(WorkCalendar::with_notices(&notices)));
                }
            }
            "retention" => self.retention = serde_json::from_str(value)?,
            "quiet" => self.quiet = serde_json::from_str(value)?,
            other => tracing::warn!(name = other, "a setting this release does not know; left alone"),
        }
        Ok(())
    }

    fn index(&mut self) {
        self.by_account = self.people.iter().enumerate().map(|(at, person)| (person.id, at)).collect();
        self.by_squad = self.squads.iter().enumerate().map(|(at, squad)| (squad.id, at)).collect();
        self.by_category = self.categories.iter().enumerate().map(|(at, category)| (category.code.clone(), at)).collect();
    }

    /// Somebody by account.
    pub fn person(&self, id: AccountId) -> Option<&Person> {
        self.by_account.get(&id).map(|at| &self.people[*at])
    }

    /// A squad.
    pub fn squad(&self, id: SquadId) -> Option<&Squad> {
        self.by_squad.get(&id).map(|at| &self.squads[*at])
    }

    /// A squad that takes people and opinions.
    pub fn open_squad(&self, id: SquadId) -> Option<&Squad> {
        self.squad(id).filter(|squad| !squad.closed)
    }

    /// Squads that take people and opinions, in their order.
    pub fn open_squads(&self) -> impl Iterator<Item = &Squad> {
        self.squads.iter().filter(|squad| !squad.closed)
    }

    /// A category.
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.by_category.get(code).map(|at| &self.categories[*at])
    }

    /// Those that can be chosen.
    pub fn open_categories(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(|category| !category.closed)
    }

    /// A category that can be chosen.
    pub fn open_category(&self, code: &str) -> Option<&Category> {
        self.category(code).filter(|category| !category.closed)
    }

    /// A squad and every squad below it.
    pub fn squads_below(&self, top: SquadId) -> Vec<SquadId> {
        let mut below = vec![top];
        let mut at = 0;
        while at < below.len() {
            let parent = Some(below[at]);
            below.extend(self.squads.iter().filter(|squad| squad.parent == parent).map(|squad| squad.id));
            at += 1;
        }
        below
    }

    /// Everything a decision may need to know about somebody.
    pub fn clerk(&self, id: AccountId) -> Option<Clerk> {
        self.clerk_of(self.person(id)?)
    }

    /// The same for somebody read by themselves, just now.
    pub fn clerk_of(&self, person: &Person) -> Option<Clerk> {
        (!person.disabled).then(|| Clerk {
            account: person.id,
            name: person.name.clone(),
            squad: person.squad,
            squads: person.squad.map(|squad| self.squads_below(squad)).unwrap_or_default(),
            roles: person.roles.clone(),
        })
    }

    /// Accounts that hold a role; with a squad, only those of that squad.
    pub fn holders(&self, role: Role, squad: Option<SquadId>) -> Vec<AccountId> {
        let holds = |person: &&Person| !person.disabled && person.roles.contains(&role) && (squad.is_none() || person.squad == squad);
        self.people.iter().filter(holds).map(|person| person.id).collect()
    }
}

impl Person {
    /// From the columns of an account.
    pub(crate) fn read(id: Uuid, login: String, name: String, squad: Option<Uuid>, roles: &str, disabled: bool) -> Result<Self, StoreError> {
        let roles = serde_json::from_str(roles).map_err(|why| StoreError::Broken(format!("roles of {login}: {why}")))?;
        Ok(Self { id: AccountId(id), login, name, squad: squad.map(SquadId), roles, disabled, mail: None })
    }

    /// From its row.
    pub(crate) fn of(row: account::Model) -> Result<Self, StoreError> {
        let person = Self::read(row.id, row.login, row.name, row.squad_id, &row.roles, row.disabled_at.is_some())?;
        Ok(Self { mail: row.mail, ..person })
    }
}
