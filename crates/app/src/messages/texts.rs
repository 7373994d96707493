//! The texts of messages: the platform's own, or the bureau's. What stands in `{}` is filled in when one is written.

use crate::identity::{May, permission::ManageSettings};
use crate::desk::{Bureau, Desk};
use crate::opinions::said::check_text;
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::server::{Body, IfMatch, Versioned};
use crate::settings::{self, Setting, SettingVersion, Told};
use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chengguan_statute::system::{Channel, MessageKind, short_messages};
use chengguan_words::{fill, of, system as words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// Signs of a text at most: six short messages.
pub const TEXT_MAX: usize = 400;

/// What a text may name, by its kind. What tells who somebody is, or what was said, is not among them (article 3).
fn names(kind: MessageKind) -> &'static [&'static str] {
    match kind {
        MessageKind::Asked => &["bureau", "number", "hotline", "answer_by"],
        MessageKind::Returned => &["bureau", "number", "hotline"],
        MessageKind::Extended => &["bureau", "number", "hotline", "finish_by"],
        MessageKind::Replied => &["bureau", "number", "hotline", "reopen_days"],
        MessageKind::Notice => &["bureau", "number", "title", "name", "notice"],
        MessageKind::Trial => &["bureau"],
    }
}

/// The channel a kind goes over.
pub fn channel(kind: MessageKind) -> Channel {
    if kind == MessageKind::Notice { Channel::Mail } else { Channel::Sms }
}

/// Texts the bureau wrote itself, by kind; the others are the platform's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

impl Setting for Texts {
    const NAME: &'static str = "texts";

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        self.0.iter().map(|(code, text)| Told::new(of(words::EVERY, &format!("message_kind_{code}")), text)).collect()
    }

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let mut fields = Vec::new();
        for (code, text) in &self.0 {
            let path = format!("texts.{code}");
            let Some(kind) = MessageKind::from_code(code).filter(|kind| *kind != MessageKind::Trial) else {
                let kinds: Vec<&str> = written_kinds().map(MessageKind::code).collect();
                fields.push(Field::new(path, "unknown_value", &[("value", code), ("choices", &kinds.join(chengguan_words::marks::LIST))]));
                continue;
            };
            if let Some(wrong) = check_text(&path, text, TEXT_MAX) {
                fields.push(wrong);
            } else if let Some(unknown) = placeholders(text).find(|name| !names(kind).contains(&name.as_str())) {
                let choices: Vec<String> = names(kind).iter().map(|name| format!("{{{name}}}")).collect();
                fields.push(Field::new(path, "unknown_placeholder", &[("name", &format!("{{{unknown}}}")), ("choices", &choices.join(chengguan_words::marks::LIST))]));
            }
        }
        fields
    }
}

fn written_kinds() -> impl Iterator<Item = MessageKind> {
    MessageKind::ALL.iter().copied().filter(|kind| *kind != MessageKind::Trial)
}

/// Everything in braces; what is never closed is nothing anybody has.
fn placeholders(text: &str) -> impl Iterator<Item = String> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').map_or_else(|| format!("{{{rest}"), |(name, _)| name.to_owned()))
}

/// The text of a kind over a channel, as it is now.
pub fn text_of(reference: &Reference, kind: MessageKind, channel: Channel) -> &str {
    match reference.texts.0.get(kind.code()) {
        Some(own) if kind != MessageKind::Trial => own,
        _ => of(words::EVERY, match (kind, channel) {
            (MessageKind::Asked, _) => "text_asked_sms",
            (MessageKind::Returned, _) => "text_returned_sms",
            (MessageKind::Extended, _) => "text_extended_sms",
            (MessageKind::Replied, _) => "text_replied_sms",
            (MessageKind::Notice, _) => "text_notice_mail",
            (MessageKind::Trial, Channel::Sms) => "text_trial_sms",
            (MessageKind::Trial, Channel::Mail) => "text_trial_mail",
        }),
    }
}

/// One text as the page shows it.
#[derive(Serialize, ToSchema)]
pub struct TextView {
    /// Which.
    pub kind: String,
    /// In words.
    pub name: String,
    /// `sms` or `mail`.
    pub channel: String,
    /// As it is now.
    pub text: String,
    /// The platform's, where the bureau wrote its own.
    pub original: Option<String>,
    /// What may stand in braces.
    pub names: Vec<String>,
    /// Filled with an example.
    pub example: String,
    /// Short messages the example counts as.
    pub parts: usize,
}

/// Every text, and how they came to be so.
#[derive(Serialize, ToSchema)]
pub struct TextsView {
    /// In the order of the kinds.
    pub texts: Vec<TextView>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

/// A text to try.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Preview {
    /// Which.
    pub kind: String,
    /// As it would be.
    pub text: String,
}

/// A text filled with an example.
#[derive(Serialize, ToSchema)]
pub struct PreviewView {
    /// What would be sent.
    pub example: String,
    /// Short messages it counts as.
    pub parts: usize,
}

fn example(bureau: &Bureau, reference: &Reference, kind: MessageKind, text: &str) -> String {
    let number = format!("{}-20260303-0027", bureau.short_code);
    let (hotline, days) = (reference.hotline.as_deref().unwrap_or("12345"), reference.reopen_days.to_string());
    let day = crate::times::date(chengguan_statute::day::Day::new(2026, 3, 10).unwrap_or(chengguan_statute::day::Day(0)), None);
    let values = [
        ("bureau", bureau.name.as_str()),
        ("number", &number),
        ("hotline", hotline),
        ("answer_by", &day),
        ("finish_by", &day),
        ("reopen_days", &days),
        ("title", words::EXAMPLE_TITLE),
        ("name", words::EXAMPLE_NAME),
        ("notice", words::EXAMPLE_NOTICE),
    ];
    let known: Vec<(&str, &str)> = values.into_iter().filter(|(name, _)| names(kind).contains(name)).collect();
    fill(text, &known)
}

async fn view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<TextsView>, Problem> {
    let reference = desk.reference(may.bureau.id);
    let (_, version, history) = settings::shown::<Texts>(desk, may).await?;
    let texts = written_kinds().map(|kind| {
        let (text, way) = (text_of(&reference, kind, channel(kind)), channel(kind));
        let example = example(&may.bureau, &reference, kind, text);
        TextView {
            kind: kind.code().into(),
            name: of(words::EVERY, &format!("message_kind_{}", kind.code())).into(),
            channel: way.code().into(),
            text: text.into(),
            original: reference.texts.0.contains_key(kind.code()).then(|| text_of(&Reference::default(), kind, way).into()),
            names: names(kind).iter().map(|name| (*name).to_owned()).collect(),
            parts: if way == Channel::Sms { short_messages(&example) } else { 1 },
            example,
        }
    });
    let view = TextsView { texts: texts.collect(), history };
    Ok(Versioned { status: StatusCode::OK, version, body: view })
}

/// The texts of messages.
#[utoipa::path(get, path = "/api/v1/messages/texts", tag = "system", responses((status = 200, body = TextsView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<TextsView>, Problem> {
    view(&desk, &clerk).await
}

/// Sets the texts the bureau writes itself; one left out is the platform's again.
#[utoipa::path(put, path = "/api/v1/messages/texts", tag = "system", params(("If-Match" = String, Header)), request_body = Texts,
    responses((status = 200, body = TextsView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(texts): Body<Texts>) -> Result<Versioned<TextsView>, Problem> {
    settings::change(&desk, &mut clerk, expected, |_| Ok(texts)).await?;
    view(&desk, &clerk).await
}

/// Fills a text that is being written with an example.
#[utoipa::path(get, path = "/api/v1/messages/texts/preview", tag = "system", params(Preview),
    responses((status = 200, body = PreviewView), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn preview(clerk: May<ManageSettings>, Query(asked): Query<Preview>) -> Result<Json<PreviewView>, Problem> {
    let fields = Texts(BTreeMap::from([(asked.kind.clone(), asked.text.clone())])).check(&clerk.reference);
    let kind = MessageKind::from_code(&asked.kind).filter(|_| fields.is_empty()).ok_or_else(|| Problem::invalid(fields))?;
    let example = example(&clerk.bureau, &clerk.reference, kind, &asked.text);
    Ok(Json(PreviewView { parts: if channel(kind) == Channel::Sms { short_messages(&example) } else { 1 }, example }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(kind: &str, text: &str) -> Option<(String, String)> {
        let fields = Texts(BTreeMap::from([(kind.into(), text.into())])).check(&Reference::default());
        fields.into_iter().next().map(|field| (field.path, field.code))
    }

    #[test]
    fn a_text_names_only_what_its_kind_has() {
        let told = |path: &str, code: &str| Some((path.to_owned(), code.to_owned()));
        assert_eq!(fault("replied", "{bureau} {number} {hotline} {reopen_days}"), None);
        for text in ["{answer_by}", "{title}", "{number", "{number} {"] {
            assert_eq!(fault("replied", text), told("texts.replied", "unknown_placeholder"), "{text}");
        }
        assert_eq!(fault("replied", " "), told("texts.replied", "text_missing"));
        assert_eq!(fault("trial", "x"), told("texts.trial", "unknown_value"));
        assert_eq!([TEXT_MAX, TEXT_MAX + 1].map(|signs| fault("asked", &"x".repeat(signs)).is_some()), [false, true]);
    }

    #[test]
    fn every_own_text_of_the_platform_passes_its_own_check() {
        let reference = Reference::default();
        for kind in written_kinds() {
            assert_eq!(fault(kind.code(), text_of(&reference, kind, channel(kind))), None, "{kind:?}");
        }
    }
}
