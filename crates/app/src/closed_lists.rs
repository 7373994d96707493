//! The closed lists as the API's document names them. Values travel as their codes; these types only describe them.

use chengguan_statute::{access, accounts, clock, insight, opinions, system};
use std::borrow::Cow;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

macro_rules! closed_lists {
    ($($(#[$doc:meta])* $name:ident = $codes:expr;)+) => {$(
        $(#[$doc])*
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let codes: Vec<&str> = $codes;
                ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }
        }
    )+};
}

macro_rules! codes {
    ($list:path) => {
        <$list>::ALL.iter().map(|it| it.code()).collect()
    };
}

closed_lists! {
    /// What sort of thing a resident says.
    Kind = codes!(opinions::Kind);
    /// How it came.
    Channel = codes!(opinions::Channel);
    /// How soon.
    Urgency = codes!(opinions::Urgency);
    /// 721.
    Approach = codes!(opinions::Approach);
    /// Where an opinion stands.
    Standing = codes!(opinions::Standing);
    /// Where what everybody may read stands.
    PublicStanding = crate::portal::shown::STANDINGS.to_vec();
    /// Of a clock.
    Colour = codes!(opinions::Colour);
    /// The acts on an opinion.
    Act = codes!(opinions::Act);
    /// The acts on an account.
    AccountAct = codes!(accounts::Act);
    /// What somebody signed in has to do before anything else.
    Owed = codes!(accounts::Owed);
    /// What a token may do.
    TokenScope = crate::identity::TOKEN_SCOPES.to_vec();
    /// Whether somebody gets in with an account.
    AccountState = codes!(accounts::State);
    /// Every act a refusal may name: on an opinion, on an account, of the system administrator.
    AnyAct = any_act();
    /// Where a file to be imported stands.
    ImportState = crate::opinions::import_files::STATES.to_vec();
    /// The times an import goes over its rows.
    ImportPass = crate::opinions::import::Pass::codes();
    /// Columns of a ledger that are named in an import.
    ImportColumnCode = crate::opinions::import_files::column_codes();
    /// What became of an act.
    Outcome = crate::journal::OUTCOMES.to_vec();
    /// What became of an attempt to sign in.
    SignInOutcome = crate::identity::SIGN_IN_OUTCOMES.to_vec();
    /// The clocks of an opinion.
    ClockName = codes!(clock::ClockName);
    /// Headings of the ledger.
    ClockGroup = crate::opinions::GROUPS.to_vec();
    /// How a day of the strip is drawn.
    DayMark = crate::opinions::MARKS.to_vec();
    /// In what capacity somebody acts.
    Capacity = vec!["staff", "resident", "automatic"];
    /// What happened.
    FactName = chengguan_words::opinions::EVERY.iter().filter_map(|(key, _)| key.strip_prefix("fact_")).collect();
    /// Why not: the `refusal_` keys of `words/opinions.json`, `accounts.json` and `system.json`, and a token that only reads.
    ReasonCode = reason_codes();
    /// Notices of the inbox.
    NoticeKind = chengguan_words::notices::EVERY.iter().map(|(key, _)| *key).collect();
    /// Views of the ledger.
    View = crate::opinions::view_codes();
    /// Orders of the ledger.
    Sort = vec!["due", "received", "closed"];
    /// How a file of the ledger is written.
    ExportForm = crate::opinions::export::form_codes();
    /// Columns of such a file.
    ExportColumn = crate::opinions::export::column_codes();
    /// Where such a file stands.
    ExportState = crate::opinions::export::STATES.to_vec();
    /// A filter that is so, or is not.
    YesNo = vec!["yes", "no"];
    /// Periods of the overview.
    Period = codes!(insight::Period);
    /// Ways out of the platform.
    MessageChannel = codes!(system::Channel);
    /// Texts of messages.
    MessageKind = codes!(system::MessageKind);
    /// Where a message stands.
    MessageState = codes!(system::MessageState);
    /// Work after an act.
    JobKind = codes!(system::JobKind);
    /// Where work stands.
    JobState = codes!(system::JobState);
    /// Posts.
    Role = codes!(access::Role);
    /// How far a permission reaches.
    Reach = vec!["own", "squad", "bureau"];
}

/// Each once: `not_permitted` is a reason everywhere.
fn reason_codes() -> Vec<&'static str> {
    each_once([opinions::REASON_CODES, accounts::REASON_CODES, system::REASON_CODES, &["read_only_token"]].concat())
}

fn any_act() -> Vec<&'static str> {
    let of_opinions = opinions::Act::ALL.iter().map(|it| it.code());
    let of_accounts = accounts::Act::ALL.iter().map(|it| it.code());
    each_once(of_opinions.chain(of_accounts).chain(system::Act::ALL.iter().map(|it| it.code())).collect())
}

fn each_once(codes: Vec<&'static str>) -> Vec<&'static str> {
    let mut seen = std::collections::HashSet::new();
    codes.into_iter().filter(|code| seen.insert(*code)).collect()
}

/// A code of a closed list with its Chinese name.
#[derive(ToSchema)]
pub struct Coded<T: ToSchema> {
    /// Of the list.
    pub code: T,
    /// In Chinese.
    pub name: String,
}
