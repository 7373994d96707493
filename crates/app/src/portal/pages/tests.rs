//! Every page with least data, with most, and with what people paste into fields.

use std::collections::BTreeSet;

mod samples;

use askama::Template;

use super::*;
use samples::{form, least, most, page, receipt};

/// The values of an attribute, wherever it stands.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap_or("")).collect()
}

#[test]
fn every_page_has_one_headline_a_way_to_it_and_nothing_inline() {
    for (name, html) in least().into_iter().chain(most()) {
        assert_eq!(html.matches("<h1").count(), 1, "{name}: one headline");
        assert_eq!(html.matches(" id=\"main\"").count(), 1, "{name}: the skip link leads somewhere");
        assert!(values(&html, "style").is_empty(), "{name}: a style attribute, which the policy forbids");
        assert!(!html.contains("<style"), "{name}: a style element, which the policy forbids");
        assert_eq!(
            html.matches("<script").count(),
            html.matches("<script defer src=\"/assets/").count(),
            "{name}: inline script"
        );
        assert!(!html.contains(" onclick") && !html.contains("javascript:"), "{name}: inline script");
    }
}

#[test]
fn what_people_paste_is_shown_and_never_run() {
    for (name, html) in most() {
        assert!(!html.contains("<script>"), "{name}: script in text runs");
        assert!(!html.contains("\"'&"), "{name}: quotes in text are not escaped");
        assert!(html.contains("𠮷䶮&#60;script&#62;"), "{name}: rare characters are lost");
    }
}

#[test]
fn ids_are_unique_and_every_label_error_and_link_finds_its_field() {
    for (name, html) in most() {
        let ids = values(&html, "id");
        let unique: BTreeSet<_> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an id twice among {ids:?}");
        let pointed = values(&html, "for")
            .into_iter()
            .chain(values(&html, "aria-labelledby"))
            .chain(values(&html, "aria-describedby").into_iter().flat_map(str::split_whitespace));
        let linked = values(&html, "href").into_iter().filter_map(|link| link.strip_prefix('#'));
        for id in pointed.chain(linked) {
            assert!(unique.contains(id), "{name}: nothing has the id {id}");
        }
    }
}

#[test]
fn a_bureau_without_a_telephone_shows_no_empty_number() {
    for (name, html) in least() {
        assert!(!html.contains("href=\"tel:\""), "{name}: a telephone without a number");
        assert!(!html.contains("<small></small>"), "{name}: an empty line");
    }
    let called = Frame { elder: true, hotline: "0563".into(), ..Frame::default() };
    let (_, html) = page("home, elder", &HomePage { frame: called, ..HomePage::default() });
    assert!(html.contains("<span>0563</span>"), "no mark after a number without hours");
}

#[test]
fn every_step_carries_everything_entered_so_far() {
    let carried = [
        "kind",
        "text",
        "address",
        "longitude",
        "latitude",
        "name",
        "phone",
        "anonymous",
        "draft",
        "attachments",
        "idempotency_key",
        "from",
    ];
    for (name, html) in
        most().into_iter().filter(|(name, _)| ["what", "where", "contact", "check", "unavailable"].contains(name))
    {
        let names: BTreeSet<_> = values(&html, "name").into_iter().collect();
        for field in carried {
            assert!(names.contains(field), "{name}: {field} is lost on the way");
        }
    }
}

#[test]
fn a_first_line_left_empty_survives_the_text_box() {
    let (_, html) = page("what", &SpeakWhat { form: form(), ..SpeakWhat::default() });
    assert!(html.contains(">\n\n𠮷䶮"), "the parser eats one line end after the tag");
}

#[test]
fn sealed_is_said_only_once_sealed() {
    let open = ReceiptPage { sealed: None, ..receipt() }.render().expect("renders");
    assert!(open.contains("已记账") && !open.contains("已封存"));
    let sealed = receipt().render().expect("renders");
    assert!(sealed.contains("已封存") && !sealed.contains("已记账"));
}

#[test]
fn figures_that_do_not_exist_are_not_drawn() {
    let none = HomePage::default().render().expect("renders");
    assert!(!none.contains("办得怎么样"));
    let some =
        HomePage { figures: Some(Figures { received: "3".into(), ..Figures::default() }), ..HomePage::default() }
            .render()
            .expect("renders");
    assert!(some.contains("件收到") && !some.contains("按时答复") && !some.contains("评价满意"));
}

#[test]
fn nobody_who_left_no_contact_is_named() {
    assert!(SpeakForm::default().is_anonymous());
    assert!(SpeakForm { anonymous: "no".into(), phone: "  ".into(), ..SpeakForm::default() }.is_anonymous());
    assert!(!SpeakForm { phone: "12319".into(), ..SpeakForm::default() }.is_anonymous());
    assert!(SpeakForm { phone: "12319".into(), anonymous: "yes".into(), ..SpeakForm::default() }.is_anonymous());
}

#[test]
fn photo_ids_are_read_in_order_without_empty_ones() {
    let form = SpeakForm { attachments: ",a, b,,c,".into(), ..SpeakForm::default() };
    assert_eq!(form.attachment_ids().collect::<Vec<_>>(), ["a", "b", "c"]);
}

#[test]
fn a_strip_of_days_names_the_month_where_it_begins() {
    assert_eq!(Day::short_labels(["2026-03-31", "2026-04-01", "2026-04-02"]), ["3/31", "4/1", "2"]);
    assert_eq!(Day::short_labels([]), Vec::<String>::new());
    assert_eq!(Day::short_labels(["𠮷"]), [""], "what is no date breaks nothing");
}

#[test]
fn codes_lead_back_to_what_they_stand_for() {
    for step in [Step::What, Step::Where, Step::Contact, Step::Check, Step::Send] {
        assert_eq!(Step::from_code(step.code()), Some(step));
    }
    for told in [Told::Sent, Told::Answered, Told::Urged, Told::Rated, Told::Reopened] {
        assert_eq!(Told::from_code(told.code()), Some(told));
    }
    assert_eq!(Size::from_code("largest"), Some(Size::Largest));
    assert_eq!((Size::from_code("huge"), Step::from_code(""), Told::from_code("x")), (None, None, None));
}

#[test]
fn assets_are_small_and_their_words_stand_in_the_pages() {
    let styles = [
        include_str!("../../../assets/portal.css"),
        include_str!("../../../assets/forms.css"),
        include_str!("../../../assets/receipt.css"),
    ];
    assert!(styles.iter().all(|style| style.len() <= 15 * 1024));
    let scripts = [
        include_str!("../../../assets/portal.js"),
        include_str!("../../../assets/speak.js"),
        include_str!("../../../assets/photos.js"),
        include_str!("../../../assets/map.js"),
        include_str!("../../../assets/receipt.js"),
    ];
    assert!(scripts.iter().all(|script| !script.chars().any(|sign| ('\u{2e80}'..='\u{9fff}').contains(&sign))));
}
