//! Who is on what: what each of a squad's people has in hand, and has closed lately.

use super::counts::{ClosedBy, InHand, Within};
use super::figures::{Figure, Opens};
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOverview};
use crate::opinions::view::NamedId;
use crate::paging::unknown_name;
use crate::problem::Problem;
use crate::reference::Person;
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::access::Permission;
use chengguan_statute::ids::SquadId;
use chengguan_statute::insight::{Days, Period};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The people of the squads within reach.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct Loads {
    pub as_of: String,
    /// By squad, then by account.
    pub officers: Vec<OfficerLoad>,
}

/// One of them.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct OfficerLoad {
    pub person: NamedId,
    pub squad: NamedId,
    /// Signs in no more; what is still in hand waits to be handed over.
    pub disabled: bool,
    pub in_hand: Figure,
    pub today: Figure,
    pub overdue: Figure,
    /// Closed out in the last 30 days.
    pub closed: Figure,
}

/// Who is on what, in the squads within reach.
#[utoipa::path(get, path = "/api/v1/loads", tag = "insight", responses((status = 200, body = Loads), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn loads(State(desk): State<Desk>, clerk: May<ReadOverview>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<Loads>, Problem> {
    if let Some((name, _)) = asked.first() {
        return Err(unknown_name(name, &[]));
    }
    let now = desk.now();
    let reference = &clerk.reference;
    let squads: Vec<_> = reference.squads.iter().filter(|squad| clerk.reaches(Some(squad.id))).collect();
    let of_squad = |squad: SquadId| reference.people.iter().filter(move |person| person.squad == Some(squad) && handles(person));
    let people: Vec<Uuid> = squads.iter().flat_map(|squad| of_squad(squad.id)).map(|person| person.id.0).collect();
    let within = Within { bureau: clerk.bureau.id, squads: squads.iter().map(|squad| squad.id.0).collect(), unassigned: false };
    let lately = Period::Last30.days(now.day());
    let mut reader = desk.reading();
    let in_hand: Vec<InHand> = reader.all(within.open_by_handler(&people, now)).await?;
    let closed: Vec<ClosedBy> = reader.all(within.closed_by_handler(&people, lately.from.at_minute(0))).await?;
    let mut officers = Vec::new();
    for squad in squads {
        let squad_named = NamedId { id: squad.id.0, name: squad.name.clone() };
        for person in of_squad(squad.id) {
            let id = Some(person.id.0);
            let open = in_hand.iter().find(|row| row.handler_id == id);
            let closed = closed.iter().find(|row| row.handler_id == id).map_or(0, |row| row.found);
            officers.push(load_of(person, squad_named.clone(), open, closed, lately));
        }
    }
    // Whoever left is listed as long as something waits to be handed over.
    officers.retain(|load| !load.disabled || load.in_hand.value > 0);
    Ok(Json(Loads { as_of: now.to_rfc3339(), officers }))
}

/// Whether somebody's post handles opinions, also where they signed in for the last time.
fn handles(person: &Person) -> bool {
    person.roles.iter().any(|role| chengguan_statute::access::bundle(*role).iter().any(|(permission, _)| *permission == Permission::AcceptOpinion))
}

fn load_of(person: &Person, squad: NamedId, open: Option<&InHand>, closed: i64, lately: Days) -> OfficerLoad {
    let opens = |view: &str| Opens::default().and("view", view).and("sort", "due").and("handler", person.id.to_string());
    OfficerLoad {
        person: NamedId { id: person.id.0, name: person.name.clone() },
        squad,
        disabled: person.disabled,
        in_hand: opens("open").counts(open.map_or(0, |row| row.found)),
        today: opens("today").counts(open.map_or(0, |row| row.today)),
        overdue: opens("overdue").counts(open.map_or(0, |row| row.overdue)),
        closed: Opens::default().closed(lately).and("handler", person.id.to_string()).counts(closed),
    }
}
