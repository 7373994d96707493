//! Founding the demo bureau: its squads, people and settings, and the pool of drawn photos.

use crate::demo::people::{self, DemoAccount};
use crate::demo::{OPEN311_KEY, PASSWORD, categories, geometry};
use chengguan_photos::drawn;
use crate::desk::{Bureau, Desk};
use crate::files::Stored;
use crate::identity::hash_password;
use crate::identity::setup::{NewAccount, NewBureau, create_accounts, create_bureau, create_settings, create_squads};
use crate::open311;
use crate::problem::Problem;
use crate::reference::{REOPEN_DAYS, Squad};
use chengguan_statute::accounts::SignInRules;
use chengguan_statute::ids::{AccountId, SquadId};
use chengguan_words::commands as words;
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// What the work needs to know of the bureau founded.
pub struct Founded {
    pub bureau: Arc<Bureau>,
    pub people: HashMap<String, AccountId>,
    pub squads: HashMap<String, SquadId>,
}

pub async fn found(desk: &Desk) -> Result<Founded, Problem> {
    let named = people::bureau();
    let bureau = create_bureau(desk, NewBureau { code: "demo".into(), short_code: "QT".into(), name: named.name, uscc: Some(named.uscc), parent_id: None, demo: true }).await?;
    let drawn = people::squads();
    let squads: HashMap<String, SquadId> = drawn.iter().map(|squad| (squad.key.clone(), SquadId(Uuid::now_v7()))).collect();
    let tree: Vec<Squad> = drawn.iter().map(|squad| Squad { id: squads[&squad.key], parent: squad.parent.as_ref().map(|key| squads[key]), name: squad.name.clone(), closed: false }).collect();
    create_squads(desk, &bureau, &tree).await?;
    let hash = hash_password(PASSWORD).await;
    let accounts: Vec<DemoAccount> = people::accounts();
    let new = accounts.iter().map(|account| NewAccount {
        login: account.login.clone(),
        name: account.name.clone(),
        squad: account.squad.as_ref().map(|key| squads[key]),
        roles: vec![account.role],
        password_hash: hash.clone(),
    });
    let ids = create_accounts(desk, &bureau, new.collect()).await?;
    let hours = chengguan_statute::clock::WorkingHours::all_year(&[(510, 720), (840, 1050)]);
    let value = |value: serde_json::Result<serde_json::Value>| value.map_err(|_| Problem::internal());
    let settings = [
        ("categories", value(serde_json::to_value(categories::categories()))?),
        ("limits", value(serde_json::to_value(categories::limits()))?),
        ("rules", value(serde_json::to_value(categories::rules(|key| squads[key])))?),
        ("hours", value(serde_json::to_value(hours))?),
        ("reopen_days", json!(REOPEN_DAYS)),
        ("district", value(serde_json::to_value(geometry::district()))?),
        ("contact", json!({ "hotline": named.hotline, "hotline_hours": named.hotline_hours, "window": named.window })),
        // Everybody tries the demo with the password printed; its own bureau asks for no telephone.
        ("sign_in", value(serde_json::to_value(SignInRules { second_factor: false, ..SignInRules::default() }))?),
    ];
    create_settings(desk, &bureau, &settings).await?;
    open311::keys::keep(desk, &bureau, words::DEMO_SYSTEM, OPEN311_KEY).await?;
    let people = accounts.into_iter().map(|account| account.login).zip(ids).collect();
    Ok(Founded { bureau, people, squads })
}

/// Draws the pool, on every core.
pub async fn pictures(desk: Desk) -> Result<Vec<Stored>, Problem> {
    let mut tasks = Vec::new();
    for index in 0..drawn::POOL {
        let files = desk.files().clone();
        tasks.push(tokio::spawn(async move {
            let drawn = tokio::task::spawn_blocking(move || drawn::picture(index)).await.map_err(|_| Problem::internal())?;
            files.store(drawn).await
        }));
    }
    let mut stored = Vec::new();
    for task in tasks {
        stored.push(task.await.map_err(|_| Problem::internal())??);
    }
    Ok(stored)
}
