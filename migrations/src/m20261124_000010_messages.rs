//! Jobs, what residents and staff are told outside the platform, and the history of settings.

use crate::{bureau_table, create, index, optional, required};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![job(), message(), setting_version()], indexes()).await?;
        // Where mail reaches somebody; they set it themselves.
        let mail = optional("mail").string_len(254).take();
        manager.alter_table(Table::alter().table(Alias::new("account")).add_column(mail).take()).await
    }
}

/// Work after an act: ordered in the act itself, so that it happens exactly where the act does.
fn job() -> TableCreateStatement {
    bureau_table(
        "job",
        &["id"],
        vec![
            required("id").uuid().take(),
            required("kind").string_len(24).take(),
            // What it is about: an opinion, a message, an import.
            required("subject_id").uuid().take(),
            // What it needs to know, JSON without personal data.
            required("body").text().take(),
            // `waiting`, `done`, `dead`.
            required("state").string_len(8).take(),
            // Times it was begun.
            required("attempts").integer().take(),
            // Not before this instant. While somebody is at it, the end of their lease: a worker that died is followed then.
            required("run_at").big_integer().take(),
            // Who is at it: only they may say how it ended.
            optional("claim").uuid().take(),
            // Why the last attempt failed: a code with words.
            optional("fault").string_len(24).take(),
            required("ordered_at").big_integer().take(),
            optional("finished_at").big_integer().take(),
            // The act that ordered it; nothing where a job ordered it.
            optional("entry_id").uuid().take(),
        ],
    )
}

/// One text to one person over one channel. Apart from the facts, so that erasing a reporter erases it, too.
fn message() -> TableCreateStatement {
    bureau_table(
        "message",
        &["id"],
        vec![
            required("id").uuid().take(),
            // Which text: `replied`, `asked`, ….
            required("kind").string_len(24).take(),
            // `sms`, `mail`.
            required("channel").string_len(8).take(),
            // Nothing where it is a trial of a channel.
            optional("opinion_id").uuid().take(),
            // Telephone or mail address.
            required("address").string_len(254).take(),
            // Of a mail.
            optional("subject").string_len(200).take(),
            required("body").text().take(),
            // Short messages it counts as at the gateway; 1 for a mail.
            required("parts").integer().take(),
            // `waiting`, `sent`, `failed`, `not_connected`.
            required("state").string_len(16).take(),
            required("ordered_at").big_integer().take(),
            optional("sent_at").big_integer().take(),
            // What the gateway calls it, for asking there.
            optional("gateway_id").string_len(120).take(),
            // What the gateway said when it failed, cut.
            optional("fault").string_len(200).take(),
        ],
    )
}

/// Every value a setting ever had, with its author. The table `setting` has the one in force.
fn setting_version() -> TableCreateStatement {
    bureau_table(
        "setting_version",
        &["name", "version"],
        vec![
            required("name").string_len(40).take(),
            required("version").integer().take(),
            required("value").text().take(),
            required("changed_at").big_integer().take(),
            required("account_id").uuid().take(),
            required("entry_id").uuid().take(),
        ],
    )
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        // What is due, and what is dead.
        index("job", &["state", "run_at"], false),
        index("message", &["ordered_at", "id"], false),
        index("message", &["state", "ordered_at", "id"], false),
        index("message", &["opinion_id"], false),
    ]
}
