//! What people keep of their own account: since when a password is theirs, passwords of before, a second factor, and where
//! a session or a token is used.

use crate::{bureau_table, create, index, optional, required};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![past_password(), second_factor(), recovery_code()], Vec::new()).await?;
        let added = [
            // Since when the password is one its owner chose; nothing where it was made for them and is to be changed first.
            ("account", optional("password_since").big_integer().take()),
            // Since when a second factor is asked for at sign-in. Here, because every request looks whether one is owed.
            ("account", optional("second_factor_at").big_integer().take()),
            // What a session is called on screens; its key is the digest of a secret. Those opened before have no name.
            ("session", optional("id").uuid().take()),
            // What the browser said it is, cut.
            ("session", optional("agent").string_len(300).take()),
            // Where it signed in from, already masked: enough to know one's own by, too little to follow somebody.
            ("session", optional("address").string_len(40).take()),
            // What a token is called on screens.
            ("token", optional("id").uuid().take()),
            // What its owner calls it.
            ("token", optional("name").string_len(40).take()),
        ];
        // One at a time: SQLite adds one column a statement.
        for (table, column) in added {
            manager.alter_table(Table::alter().table(Alias::new(table)).add_column(column).take()).await?;
        }
        // By its name one is ended; the tokens of an account are listed.
        for index in [index("session", &["id"], true), index("token", &["id"], true), index("token", &["account_id"], false)] {
            manager.create_index(index).await?;
        }
        manager.exec_stmt(theirs()).await?;
        manager.exec_stmt(no_second_factor_in_a_demo()).await
    }
}

/// Passwords from before this release are their owners' own: nobody comes to work to a door that is shut.
fn theirs() -> UpdateStatement {
    Query::update().table(Alias::new("account")).value(Alias::new("password_since"), Expr::col(Alias::new("created_at"))).to_owned()
}

/// A demo filled before this release stays open with the password that was printed.
fn no_second_factor_in_a_demo() -> InsertStatement {
    let rules = r#"{"second_factor":false,"password_min":12,"password_classes":2,"passwords_remembered":5,"password_days":null}"#;
    let demos = Query::select()
        .column(Alias::new("id"))
        .expr(Expr::val("sign_in"))
        .expr(Expr::val(rules))
        .expr(Expr::val(1))
        .column(Alias::new("created_at"))
        .from(Alias::new("bureau"))
        .and_where(Expr::col(Alias::new("demo")).eq(true))
        .to_owned();
    let mut insert = Query::insert();
    insert.into_table(Alias::new("setting")).columns(["bureau_id", "name", "value", "version", "changed_at"].map(Alias::new));
    insert.select_from(demos).expect("five columns and five values").to_owned()
}

/// A password somebody had, so that they do not take it again. Only as many stay as the bureau's rules look back on.
fn past_password() -> TableCreateStatement {
    bureau_table(
        "past_password",
        &["account_id", "until"],
        vec![
            required("account_id").uuid().take(),
            // When it was given up.
            required("until").big_integer().take(),
            // PHC string.
            required("password_hash").text().take(),
        ],
    )
}

/// A time-based second factor (RFC 6238). Apart from the account, whose row is read with every request.
fn second_factor() -> TableCreateStatement {
    bureau_table(
        "second_factor",
        &["account_id"],
        vec![
            required("account_id").uuid().take(),
            // The shared key, sealed: a copy of the database opens nothing.
            optional("secret").text().take(),
            // The newest time step whose code was used: neither it nor an older one is taken again.
            required("last_step").big_integer().take(),
            // A key shown for enrolling and not confirmed by a code yet, sealed.
            optional("pending").text().take(),
            required("changed_at").big_integer().take(),
        ],
    )
}

/// A code for whoever has lost the second factor. Its row goes when it is used.
fn recovery_code() -> TableCreateStatement {
    bureau_table(
        "recovery_code",
        &["account_id", "code_hash"],
        vec![
            required("account_id").uuid().take(),
            // SM3 of account and code; a code has 80 bits, so that no slower digest is needed.
            required("code_hash").binary_len(32).take(),
        ],
    )
}
