//! Columns of a file made of the ledger.

use crate::opinions::load::Loaded;
use crate::opinions::tables::opinion;
use crate::opinions::view::{mask_name, mask_phone};
use crate::opinions::reporter::{Reporter, reporter};
use crate::reference::Reference;
use crate::secrets::Secrets;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::{AccountId, SquadId};
use chengguan_statute::opinions::{Kind, corrected_facts, newest_reply};
use chengguan_words::{of, opinions as words};

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// What a column shows. The order here is the order offered.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Column { $($(#[$doc])* $name),+ }

        impl Column {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The one with that code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)+ _ => None }
            }

            /// In requests, and behind `export_` the key of its heading.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

columns! {
    /// 编号
    Number = "number",
    /// 收到时间
    Received = "received",
    /// 种类
    Kind = "kind",
    /// 来源
    Channel = "channel",
    /// 事由
    Title = "title",
    /// 原话
    Text = "text",
    /// 类别
    Category = "category",
    /// 地点
    Address = "address",
    /// 网格
    Grid = "grid",
    /// 缓急
    Urgency = "urgency",
    /// 721
    Approach = "approach",
    /// 进展
    Standing = "standing",
    /// 中队
    Squad = "squad",
    /// 办理人
    Handler = "handler",
    /// 到期
    Due = "due",
    /// 答复时间
    Replied = "replied",
    /// 最后一次答复
    Reply = "reply",
    /// 评价
    Rating = "rating",
    /// 销号时间
    Closed = "closed",
    /// 督办
    Supervised = "supervised",
    /// 并入件数
    Merged = "merged",
    /// 照片
    Photos = "photos",
    /// 反映人, masked
    ReporterName = "reporter_name",
    /// 电话, masked
    ReporterPhone = "reporter_phone",
    /// 原编号
    SourceId = "source_id",
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A count.
    Number(i64),
    /// A moment of the bureau's clock.
    Moment(Instant),
}

impl Column {
    /// As headed.
    pub fn heading(self) -> String {
        of(words::EVERY, &format!("export_{}", self.code())).to_owned()
    }

    /// Shown unless others are chosen.
    pub fn usual(self) -> bool {
        !matches!(self, Self::Text | Self::Grid | Self::Urgency | Self::Reply | Self::Rating | Self::Merged | Self::Photos | Self::ReporterName | Self::ReporterPhone | Self::SourceId)
    }

    /// What was said later than the row holds is in the facts.
    pub fn of_facts(self) -> bool {
        matches!(self, Self::Text | Self::Reply | Self::Rating)
    }

    /// About the reporter: only for who may see reporters, and masked for them, too.
    pub fn of_reporter(self) -> bool {
        matches!(self, Self::ReporterName | Self::ReporterPhone)
    }

    /// Width in signs.
    pub fn width(self) -> f64 {
        match self {
            Self::Text | Self::Reply => 60.0,
            Self::Title | Self::Address => 32.0,
            Self::Number | Self::Received | Self::Due | Self::Replied | Self::Closed => 18.0,
            _ => 12.0,
        }
    }

    /// The cell of an opinion.
    pub fn cell(self, row: &opinion::Model, loaded: Option<&Loaded>, reference: &Reference, secrets: &Secrets) -> Cell {
        let text = |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
        let named = |list: &str, code: Option<&str>| code.map_or(Cell::Empty, |code| Cell::Text(of(words::EVERY, &format!("{list}_{code}")).to_owned()));
        let at = |at: Option<i64>| at.map_or(Cell::Empty, |at| Cell::Moment(Instant(at)));
        let told = |masked: fn(&str) -> String, of: fn(Reporter) -> Option<String>| {
            let told = (row.kind != Kind::Report.code()).then(|| of(reporter(secrets, row))).flatten();
            told.map_or(Cell::Empty, |told| Cell::Text(masked(&told)))
        };
        match self {
            Self::Number => text(Some(&row.number)),
            Self::Received => at(Some(row.received_at)),
            Self::Kind => named("kind", Some(&row.kind)),
            Self::Channel => named("channel", Some(&row.channel)),
            Self::Title => text(Some(&row.title)),
            Self::Text => text(loaded.map(|loaded| crate::opinions::answers::words(&loaded.opinion)).as_deref()),
            Self::Category => text(row.category.as_deref().map(|code| reference.category(code).map_or(code, |category| category.name.as_str()))),
            Self::Address => text(row.address.as_deref()),
            Self::Grid => text(row.grid.as_deref()),
            Self::Urgency => named("urgency", row.urgency.as_deref()),
            Self::Approach => named("approach", row.approach.as_deref()),
            Self::Standing => named("standing", Some(&row.standing)),
            Self::Squad => text(row.squad_id.and_then(|id| reference.squad(SquadId(id))).map(|squad| squad.name.as_str())),
            Self::Handler => text(row.handler_id.and_then(|id| reference.person(AccountId(id))).map(|person| person.name.as_str())),
            Self::Due => at(Some(row.due_at).filter(|due| *due < crate::opinions::store::NO_DUE)),
            Self::Replied => at(row.replied_at),
            Self::Reply => loaded.and_then(reply_of).map_or(Cell::Empty, Cell::Text),
            Self::Rating => match loaded.and_then(|loaded| loaded.opinion.rated) {
                Some((satisfied, _)) => text(Some(if satisfied { words::EXPORT_SATISFIED } else { words::EXPORT_NOT_SATISFIED })),
                None => Cell::Empty,
            },
            Self::Closed => at(row.closed_at),
            Self::Supervised => text(row.supervised.then_some(words::EXPORT_YES)),
            Self::Merged => Cell::Number(row.merged_count.into()),
            Self::Photos => Cell::Number(row.photos.into()),
            Self::ReporterName => told(mask_name, |reporter| reporter.name),
            Self::ReporterPhone => told(mask_phone, |reporter| reporter.phone),
            Self::SourceId => text(row.source_id.as_deref()),
        }
    }
}

fn reply_of(loaded: &Loaded) -> Option<String> {
    newest_reply(&corrected_facts(&loaded.facts).ok()?).map(|(_, said)| said.text.clone())
}
