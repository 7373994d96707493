//! What is sealed is sealed anew under another key: it says what it said before. The act that changed the key answers for it.

use super::{new_set, write};
use crate::desk::Desk;
use crate::identity::tables::second_factor;
use crate::messages::tables::message;
use crate::opinions::reporter::SealedReporter;
use crate::opinions::tables::opinion;
use crate::settings::tables::setting;
use crate::store::StoreError;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

/// Reporters of opinions. A row whose reporter was mended meanwhile is sealed under the new key already, and left.
pub async fn seal_reporters_anew(desk: &Desk, bureau: i32, rows: Vec<(opinion::Model, SealedReporter)>) -> Result<(), StoreError> {
    use opinion::Column;
    let mut set = new_set();
    for (before, sealed) in rows {
        let as_it_was = |column: Column, held: &Option<String>| held.as_deref().map_or_else(|| column.is_null(), |held| column.eq(held));
        let update = opinion::Entity::update_many()
            .col_expr(Column::ContactName, Expr::value(sealed.name))
            .col_expr(Column::ContactPhone, Expr::value(sealed.phone))
            .col_expr(Column::ContactPhoneMark, Expr::value(sealed.phone_mark))
            .filter(Column::BureauId.eq(bureau))
            .filter(Column::Id.eq(before.id))
            .filter(as_it_was(Column::ContactName, &before.contact_name))
            .filter(as_it_was(Column::ContactPhone, &before.contact_phone));
        set.push(None, update.into_query());
    }
    write(desk, bureau, set).await
}

/// Addresses of messages.
pub async fn seal_addresses_anew(desk: &Desk, bureau: i32, rows: Vec<(Uuid, String)>) -> Result<(), StoreError> {
    let mut set = new_set();
    for (id, address) in rows {
        let update = message::Entity::update_many()
            .col_expr(message::Column::Address, Expr::value(address))
            .filter(message::Column::BureauId.eq(bureau))
            .filter(message::Column::Id.eq(id));
        set.push(None, update.into_query());
    }
    write(desk, bureau, set).await
}

/// A second factor, where it is still the one that was read.
pub async fn seal_second_factor_anew(desk: &Desk, before: &second_factor::Model, sealed: String) -> Result<(), StoreError> {
    let update = second_factor::Entity::update_many()
        .col_expr(second_factor::Column::Secret, Expr::value(sealed))
        .filter(second_factor::Column::BureauId.eq(before.bureau_id))
        .filter(second_factor::Column::AccountId.eq(before.account_id))
        .filter(second_factor::Column::Secret.eq(before.secret.clone()));
    let mut set = new_set();
    set.push(None, update.into_query());
    write(desk, before.bureau_id, set).await
}

/// A setting that holds a secret, where it is still the one that was read: its version is the same, for nobody changed it.
pub async fn seal_setting_anew(desk: &Desk, before: &setting::Model, value: String) -> Result<(), StoreError> {
    let update = setting::Entity::update_many()
        .col_expr(setting::Column::Value, Expr::value(value))
        .filter(setting::Column::BureauId.eq(before.bureau_id))
        .filter(setting::Column::Name.eq(before.name.clone()))
        .filter(Expr::col(setting::Column::Version).eq(before.version));
    let mut set = new_set();
    set.push(None, update.into_query());
    write(desk, before.bureau_id, set).await
}
