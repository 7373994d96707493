//! Serving a folder until told to stop.

use crate::admin::Admin;
use crate::front;
use crate::installation::{Failure, Installation, Place};
use chengguan_app::desk::Desk;
use chengguan_app::jobs;
use chengguan_app::opinions::{escalate, search};
use chengguan_app::other_nodes;
use chengguan_app::platform_clock::PlatformClock;
use chengguan_app::server::{Entrances, router};
use chengguan_words::{commands as words, fill};
use clap::Args;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;
use tokio::net::TcpListener;

/// How often what is past its time is dropped.
const SWEEP_EVERY: Duration = Duration::from_secs(600);
/// In every so-manieth of these rounds reporters past their term and the folder of photos are gone through, too.
const LONG_EVERY: u32 = 6;

/// Serve a data folder.
#[derive(Args)]
pub struct Serve {
    /// `ADDR:PORT`, or `ENTRANCE=ADDR:PORT` to give an entrance its own listener.
    #[arg(long, env = "CHENGGUAN_LISTEN", default_value = "127.0.0.1:8080")]
    listen: Vec<String>,
    /// Which entrances a listener without a name serves.
    #[arg(long, env = "CHENGGUAN_ENTRANCES", default_value = "portal,office,field")]
    entrances: String,
}

/// One listener and what it serves.
pub struct Listener {
    address: SocketAddr,
    entrances: Entrances,
}

impl Serve {
    /// Serves until SIGTERM.
    pub async fn run(self, place: &Place) -> Result<ExitCode, Failure> {
        let listeners: Vec<Listener> = self.listen.iter().map(|text| listener(text, &self.entrances)).collect::<Result<_, _>>()?;
        let loopback = listeners.iter().all(|listener| listener.address.ip().is_loopback());
        let installation = Installation::open(place, PlatformClock::default(), rates(loopback)).await?;
        if installation.desk.bureaus().is_empty() {
            return Err(words::NO_BUREAU_YET.into());
        }
        serve(installation, listeners, |address| println!("ready: http://{address}/")).await
    }
}

/// Rate limits are on by default; off is honoured only while listening on loopback.
pub fn rates(loopback: bool) -> bool {
    !(loopback && std::env::var("CHENGGUAN_RATE_LIMIT").is_ok_and(|value| value == "off"))
}

/// Reads `ADDR:PORT` or `ENTRANCE=ADDR:PORT`.
pub fn listener(text: &str, default: &str) -> Result<Listener, Failure> {
    let (entrances, address) = text.split_once('=').unwrap_or((default, text));
    let mut served = Entrances { portal: false, office: false };
    for name in entrances.split(',') {
        match name.trim() {
            "portal" => served.portal = true,
            "office" => served.office = true,
            // The field app comes with patrol; naming it now is no mistake.
            "field" => {}
            other => return Err(fill(words::UNKNOWN_ENTRANCE, &[("name", other)]).into()),
        }
    }
    let address = address.parse().map_err(|_| fill(words::BAD_ADDRESS, &[("address", address)]))?;
    Ok(Listener { address, entrances: served })
}

/// Serves every listener, runs the clocks, and ends gracefully.
pub async fn serve(installation: Installation, listeners: Vec<Listener>, ready: impl FnOnce(SocketAddr)) -> Result<ExitCode, Failure> {
    let desk = installation.desk.clone();
    let admin = Admin::open(&installation.folder, desk.clone())
        .inspect_err(|why| tracing::warn!(%why, "no admin.sock: commands on this folder wait until the server is stopped"))
        .ok();
    tokio::spawn(escalate::run(desk.clone()));
    tokio::spawn(jobs::run(desk.clone()));
    tokio::spawn(sweep(desk.clone()));
    tokio::spawn(search::run(desk.clone()));
    tokio::spawn(other_nodes::run(desk.clone()));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let mut servers = Vec::new();
    let mut first = None;
    for listener in listeners {
        let bound = TcpListener::bind(listener.address).await.map_err(|why| fill(words::CANNOT_LISTEN, &[("address", &listener.address.to_string()), ("why", &why.to_string())]))?;
        first = first.or(Some(bound.local_addr()?));
        let app = router(desk.clone(), listener.entrances, Some(front::routes())).into_make_service_with_connect_info::<SocketAddr>();
        let mut stopped = stopped.clone();
        let wait = async move {
            let _ = stopped.wait_for(|stop| *stop).await; // The sender lives as long as the loop below.
        };
        servers.push(tokio::spawn(async move { axum::serve(bound, app).with_graceful_shutdown(wait).await }));
    }
    if let Some(address) = first {
        ready(address);
    }
    told_to_stop().await?;
    if let Some(admin) = admin {
        admin.close().await;
    }
    let _ = stop.send(true); // Every server may already have ended by itself.
    for server in servers {
        // Live updates have no end of their own.
        let _ = tokio::time::timeout(Duration::from_secs(3), server).await;
    }
    desk.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn told_to_stop() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => Ok(()),
        interrupted = tokio::signal::ctrl_c() => interrupted,
    }
}

async fn sweep(desk: Desk) {
    let mut every = tokio::time::interval(SWEEP_EVERY);
    for round in 0_u32.. {
        every.tick().await;
        for bureau in desk.bureaus() {
            if let Err(why) = chengguan_app::chores::sweep(&desk, bureau.id, desk.now()).await {
                tracing::warn!(%why, "what is past its time stays until the next sweep");
            }
            if let Err(why) = chengguan_app::opinions::export::sweep(&desk, bureau.id).await {
                tracing::warn!(%why, "files past their time stay until the next sweep");
            }
            if let Err(why) = chengguan_app::opinions::import_files::sweep(&desk, bureau.id).await {
                tracing::warn!(%why, "files brought to be imported stay until the next sweep");
            }
        }
        if !round.is_multiple_of(LONG_EVERY) {
            continue;
        }
        for bureau in desk.bureaus() {
            if let Err(why) = chengguan_app::opinions::forget::look(&desk, &bureau).await {
                tracing::warn!(code = why.code, "reporters past their term are forgotten at the next sweep");
            }
        }
        if let Err(why) = chengguan_app::opinions::orphans::sweep(&desk).await {
            tracing::warn!(%why, "photos nobody took in stay until the next sweep");
        }
    }
}
