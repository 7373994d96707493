//! The acts on an opinion, one file each.

mod accept;
mod answer;
mod ask;
mod assign;
mod call_back;
mod close_out;
mod correct;
mod extend;
mod forget;
mod hand_back;
mod hand_over;
mod handle;
pub(crate) mod merge;
mod publish;
mod rate;
mod reopen;
mod reply;
mod resume;
mod return_opinion;
mod reveal;
mod sort;
mod supervise;
mod suspend;
mod transfer_out;
mod unpublish;
mod urge;
mod verify;
mod withhold;

use crate::desk::Desk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of all acts.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(sort::sort))
        .routes(routes!(return_opinion::return_opinion))
        .routes(routes!(merge::merge))
        .routes(routes!(merge::unmerge))
        .routes(routes!(assign::assign))
        .routes(routes!(hand_back::hand_back))
        .routes(routes!(hand_over::hand_over))
        .routes(routes!(hand_over::hand_over_all))
        .routes(routes!(accept::accept))
        .routes(routes!(ask::ask))
        .routes(routes!(answer::answer))
        .routes(routes!(suspend::suspend))
        .routes(routes!(resume::resume))
        .routes(routes!(extend::extend))
        .routes(routes!(urge::urge))
        .routes(routes!(transfer_out::transfer_out))
        .routes(routes!(transfer_out::sign_for))
        .routes(routes!(transfer_out::take_back))
        .routes(routes!(call_back::call_back))
        .routes(routes!(supervise::supervise))
        .routes(routes!(handle::handle))
        .routes(routes!(reply::reply))
        .routes(routes!(verify::verify))
        .routes(routes!(rate::rate))
        .routes(routes!(reopen::reopen))
        .routes(routes!(close_out::close_out))
        .routes(routes!(correct::correct))
        .routes(routes!(forget::forget))
        .routes(routes!(publish::publish))
        .routes(routes!(withhold::withhold))
        .routes(routes!(unpublish::unpublish))
        .routes(routes!(reveal::reveal))
}
