//! What screens need to know once: categories, squads, people, names of codes, limits, the map.

use super::inputs::{STAFF_TEXT_MAX, TEXT_MAX};
use super::answers::QuestionView;
use super::view::{Named, NamedId, named};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{BureauName, May, permission::ReadOpinions};
use crate::portal::map::District;
use crate::problem::Problem;
use axum::Json;
use axum::extract::{Request, State};
use chengguan_statute::opinions::{ASK_DAYS_MAX, Approach, Channel, Colour, EXTEND_WORK_DAYS_MAX, Kind, Standing, TRANSFER_DAYS_MAX, Urgency};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A category as offered.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)] // docs/formats/office-api.md says what they are.
pub struct CategoryView {
    pub code: String,
    pub name: String,
    pub major: String,
    pub major_name: String,
    #[schema(value_type = closed::Approach)]
    pub approach: String,
    /// Not offered any more.
    pub closed: bool,
    pub questions: Vec<QuestionView>,
}

/// A squad of the tree.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct SquadView {
    pub id: Uuid,
    pub name: String,
    pub parent: Option<Uuid>,
    /// Takes nothing new.
    pub closed: bool,
}

/// Somebody who may come along.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct PersonView {
    pub id: Uuid,
    pub name: String,
    pub squad: Option<NamedId>,
}

/// Limits forms need.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct FormLimits {
    pub text_max: usize,
    pub staff_text_max: usize,
    pub photos_max: usize,
    pub photo_bytes_max: usize,
    pub ask_days_max: u16,
    pub extend_work_days_max: u16,
    pub transfer_days_max: u16,
}

/// Everything at once.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct ReferenceView {
    pub categories: Vec<CategoryView>,
    pub squads: Vec<SquadView>,
    pub people: Vec<PersonView>,
    #[schema(value_type = Vec<closed::Coded<closed::Kind>>)]
    pub kinds: Vec<Named>,
    #[schema(value_type = Vec<closed::Coded<closed::Channel>>)]
    pub channels: Vec<Named>,
    #[schema(value_type = Vec<closed::Coded<closed::Urgency>>)]
    pub urgencies: Vec<Named>,
    #[schema(value_type = Vec<closed::Coded<closed::Approach>>)]
    pub approaches: Vec<Named>,
    #[schema(value_type = Vec<closed::Coded<closed::Standing>>)]
    pub standings: Vec<Named>,
    #[schema(value_type = Vec<closed::Coded<closed::Colour>>)]
    pub colours: Vec<Named>,
    pub limits: FormLimits,
}

/// The bureau's reference data.
#[utoipa::path(get, path = "/api/v1/reference", tag = "opinions", responses((status = 200, body = ReferenceView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn reference(State(_desk): State<Desk>, clerk: May<ReadOpinions>) -> Json<ReferenceView> {
    let reference = &clerk.reference;
    let squad_name = |id| reference.squad(id).map(|squad| NamedId { id: squad.id.0, name: squad.name.clone() });
    Json(ReferenceView {
        categories: reference.categories.iter().map(|it| CategoryView {
            closed: it.closed,
            questions: it.questions.iter().map(QuestionView::of).collect(),
            code: it.code.clone(),
            name: it.name.clone(),
            major: it.major.clone(),
            major_name: it.major_name.clone(),
            approach: it.approach.code().into(),
        }).collect(),
        squads: reference.squads.iter().map(|squad| SquadView { id: squad.id.0, name: squad.name.clone(), parent: squad.parent.map(|id| id.0), closed: squad.closed }).collect(),
        people: reference.people.iter().filter(|person| !person.disabled && person.squad.is_some())
            .map(|person| PersonView { id: person.id.0, name: person.name.clone(), squad: person.squad.and_then(squad_name) }).collect(),
        kinds: Kind::ALL.iter().map(|it| named("kind", it.code())).collect(),
        channels: Channel::ALL.iter().map(|it| named("channel", it.code())).collect(),
        urgencies: Urgency::ALL.iter().map(|it| named("urgency", it.code())).collect(),
        approaches: Approach::ALL.iter().map(|it| named("approach", it.code())).collect(),
        standings: Standing::ALL.iter().map(|it| named("standing", it.code())).collect(),
        colours: Colour::ALL.iter().map(|it| named("colour", it.code())).collect(),
        limits: FormLimits {
            text_max: TEXT_MAX,
            staff_text_max: STAFF_TEXT_MAX,
            photos_max: crate::files::PHOTOS_MAX,
            photo_bytes_max: crate::files::PHOTO_BYTES_MAX,
            ask_days_max: ASK_DAYS_MAX as u16,
            extend_work_days_max: EXTEND_WORK_DAYS_MAX,
            transfer_days_max: TRANSFER_DAYS_MAX as u16,
        },
    })
}

/// The district with the bureau it belongs to.
#[derive(Serialize, ToSchema)]
pub struct MapView {
    /// Whose.
    pub bureau: BureauName,
    /// Boundary, cells, roads, river, labels.
    #[serde(flatten)]
    pub district: District,
}

/// The district as drawn: public, because the portal draws it, too.
#[utoipa::path(get, path = "/api/v1/map", tag = "opinions", responses((status = 200, body = MapView)))]
pub async fn map(State(desk): State<Desk>, request: Request) -> Result<Json<MapView>, Problem> {
    let bureau = crate::identity::bureau_of(&request.into_parts().0)?;
    Ok(Json(MapView { bureau: BureauName::of(&bureau), district: desk.reference(bureau.id).district.clone() }))
}

