//! Enabling an account again (启用): the old password opens it, old sessions and tokens do not come back.

use crate::desk::Desk;
use crate::identity::accounts::carry_out::{Beside, carry_out};
use crate::identity::accounts::store::Written;
use crate::identity::accounts::view::{AccountView, page};
use crate::identity::{May, permission::ManageAccounts};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Reasoned, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::accounts as law;
use chengguan_statute::ids::AccountId;

/// Enables an account.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/enable", tag = "identity", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Reasoned, responses((status = 200, body = AccountView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn enable(State(desk): State<Desk>, mut clerk: May<ManageAccounts>, Path(id): Path<AccountId>, expected: IfMatch, Body(asked): Body<Reasoned>) -> Result<Versioned<AccountView>, Problem> {
    let reason = asked.read()?;
    // Nobody comes back to a squad that is closed: they are put into another first.
    let squad = clerk.reference.person(id).and_then(|person| person.squad);
    if squad.is_some_and(|squad| clerk.reference.open_squad(squad).is_none()) {
        return Err(Problem::field("squad", "squad_closed", &[]));
    }
    let text = reason.text.clone();
    let beside = Beside { written: Written { reason: Some(reason), ..Written::default() }, ..Beside::default() };
    carry_out(&desk, &mut clerk, (id, expected), beside, |account, at| law::enable(account, &text, at), law::Act::Enable).await?;
    page(&desk, &clerk, id).await
}
