//! The one binary: command line, configuration, server assembly, embedded web front end.

mod admin;
mod commands;
mod errand;
mod front;
mod installation;
mod progress;
mod serving;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// A fifth of an act's time went into the system's allocator (docs/decisions).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// An open platform for a district urban-management law-enforcement bureau.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(flatten)]
    place: installation::Place,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Found a bureau in a data folder.
    Init(commands::init::Init),
    /// Serve a data folder.
    Serve(serving::Serve),
    /// Fill an empty folder with the demo bureau and serve it.
    Demo(commands::demo::Demo),
    /// Print the OpenAPI document.
    Openapi,
    /// Tokens for programs.
    #[command(subcommand)]
    Token(commands::token::Token),
    /// Keys for systems that speak Open311.
    #[command(subcommand)]
    Open311Key(commands::open311_key::Open311Key),
    /// Keys under which personal data is sealed.
    #[command(subcommand)]
    Keys(commands::keys::Keys),
    /// Export or verify the journal.
    #[command(subcommand)]
    Journal(commands::journal::Journal),
    /// Count working days.
    #[command(subcommand)]
    Workday(commands::workday::Workday),
    /// Bring records in from a file.
    #[command(subcommand)]
    Import(commands::import::Import),
}

/// 0 done, 1 refused or failed with a reason, 2 usage (contracts.md).
fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(why) => {
            let _ = why.print(); // Where nobody reads, there is nobody to tell.
            return ExitCode::from(if why.use_stderr() { 2 } else { 0 });
        }
    };
    let filter = tracing_subscriber::EnvFilter::try_from_env("CHENGGUAN_LOG").unwrap_or_else(|_| "warn,chengguan=info,chengguan_app=info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::from(1);
        }
    };
    let place = arguments.place;
    let done = runtime.block_on(async {
        match arguments.command {
            Command::Init(init) => init.run(&place).await,
            Command::Serve(serve) => serve.run(&place).await,
            Command::Demo(demo) => demo.run(&place).await,
            Command::Openapi => commands::openapi(),
            Command::Token(token) => token.run(&place).await,
            Command::Open311Key(key) => key.run(&place).await,
            Command::Keys(keys) => keys.run(&place).await,
            Command::Journal(journal) => journal.run(&place).await,
            Command::Workday(workday) => workday.run(place.json),
            Command::Import(import) => import.run(&place).await,
        }
    });
    // Connections that are still open (live updates) do not keep the process.
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    match done {
        Ok(code) => code,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(1)
        }
    }
}
