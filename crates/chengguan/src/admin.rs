//! `DIR/admin.sock`: a command on a folder that another process serves hands its errand over and prints what comes back
//! (docs/decisions/2026-11-24-admin-socket.md).
//!
//! Request: length (4 bytes, big-endian) and JSON, then length (8 bytes) and the bytes of the file that goes with it.
//! Answer: frames of kind (1 byte), length (4 bytes), bytes; the last one is `DONE` or `FAILED`. Those of an import tell
//! in between how far it is.

use crate::errand::Errand;
use crate::installation::Failure;
use crate::progress::{Pace, Shown};
use chengguan_app::desk::Desk;
use chengguan_words::{commands as words, fill};
use serde::{Deserialize, Serialize};
use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, BufWriter, Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::UnixListener;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

const NAME: &str = "admin.sock";
/// Where the socket is made before anybody may reach it, and where files lie while they are taken in.
const WORKSHOP: &str = ".admin";
/// A socket's path has 108 bytes (`sun_path`); longer ones go through an open folder.
const PATH_MAX: usize = 100;
/// A request without its file.
const REQUEST_MAX: usize = 64 * 1024;
/// Errands side by side.
const ERRANDS: u32 = 8;
/// A command sends its errand at once; one that does not has died.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long errands may go on once the server was told to stop.
const LAST_ERRANDS: Duration = Duration::from_secs(3);

const OUTPUT: u8 = b'o';
const PROGRESS: u8 = b'p';
const DONE: u8 = b'd';
const FAILED: u8 = b'f';

#[derive(Serialize, Deserialize)]
struct Request {
    /// Of the command. Another release may mean something else by the same words.
    version: String,
    json: bool,
    /// Name of the file that follows, without its folder.
    file: Option<String>,
    errand: Errand,
}

/// The socket of the process that serves a folder; gone when it ends.
pub struct Admin {
    folder: PathBuf,
    accepting: JoinHandle<()>,
    errands: Arc<Semaphore>,
}

impl Admin {
    /// Opens the socket. The caller holds the folder's lock, so one that is there is a dead process's.
    pub fn open(folder: &Path, desk: Desk) -> io::Result<Self> {
        let workshop = folder.join(WORKSHOP);
        let _ = fs::remove_dir_all(&workshop); // Not there, unless a process died.
        // Made where nobody else can reach it, closed to others, and only then put in its place: at no moment is it open.
        DirBuilder::new().mode(0o700).create(&workshop)?;
        let (_held, near) = near(&workshop)?;
        let listener = UnixListener::bind(near.join(NAME))?;
        fs::set_permissions(workshop.join(NAME), Permissions::from_mode(0o600))?;
        fs::rename(workshop.join(NAME), folder.join(NAME))?;
        let errands = Arc::new(Semaphore::new(ERRANDS as usize));
        let accepting = tokio::spawn(accept(listener, desk, workshop, errands.clone()));
        Ok(Self { folder: folder.to_owned(), accepting, errands })
    }

    /// Takes no more errands, and lets those under way end.
    pub async fn close(self) {
        self.accepting.abort();
        let _ = fs::remove_file(self.folder.join(NAME)); // Somebody tidied up: as well.
        if tokio::time::timeout(LAST_ERRANDS, self.errands.acquire_many(ERRANDS)).await.is_err() {
            tracing::warn!("a command was cut short by the end of the server");
        }
        let _ = fs::remove_dir_all(self.folder.join(WORKSHOP)); // As above.
    }
}

/// A folder's path short enough for a socket; the file, if one is needed, must stay open while the path is used.
fn near(folder: &Path) -> io::Result<(Option<File>, PathBuf)> {
    if folder.as_os_str().len() + NAME.len() < PATH_MAX {
        return Ok((None, folder.to_owned()));
    }
    let held = File::open(folder)?;
    let path = PathBuf::from(format!("/proc/self/fd/{}", held.as_raw_fd()));
    Ok((Some(held), path))
}

async fn accept(listener: UnixListener, desk: Desk, workshop: PathBuf, errands: Arc<Semaphore>) {
    loop {
        let Ok(permit) = errands.clone().acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else { continue };
        let (desk, workshop, handle) = (desk.clone(), workshop.clone(), Handle::current());
        // A thread of its own, which may wait for a slow reader of an export.
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            if let Err(why) = stream.into_std().and_then(|stream| serve(&stream, &desk, &workshop, &handle)) {
                tracing::warn!(%why, "a command went away before its end");
            }
        });
    }
}

/// Takes one errand, does it, says how it ended.
fn serve(mut stream: &UnixStream, desk: &Desk, workshop: &Path, handle: &Handle) -> io::Result<()> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // One thread does one errand at a time, so its name is free.
    let own = workshop.join(format!("{:?}", std::thread::current().id()));
    let outcome = carry(stream, desk, &own, handle);
    let _ = fs::remove_dir_all(own); // There only where a file came with it.
    match outcome? {
        Ok(code) => frame(&mut stream, DONE, &[code]),
        Err(why) => frame(&mut stream, FAILED, why.to_string().as_bytes()),
    }
}

/// The outer error is the command's side gone, the inner one what it is told.
fn carry(stream: &UnixStream, desk: &Desk, own: &Path, handle: &Handle) -> io::Result<Result<u8, Failure>> {
    Ok(match receive(stream, own) {
        Ok(request) if request.version != env!("CARGO_PKG_VERSION") => {
            Err(fill(words::OTHER_RELEASE, &[("command", &request.version), ("server", env!("CARGO_PKG_VERSION"))]).into())
        }
        Ok(request) => {
            let mut out = BufWriter::new(Frames(stream));
            let file = request.file.map(|name| own.join(name));
            let pace = Pace::default();
            let told = |progress| {
                if pace.lets(progress) {
                    // Nobody there to be told: what was begun goes on to its end.
                    let _ = frame(&mut &*stream, PROGRESS, &serde_json::to_vec(&progress).unwrap_or_default());
                }
            };
            let done = handle.block_on(request.errand.run(desk, request.json, file.as_deref(), &mut out, &told));
            out.flush()?;
            done
        }
        Err(why) => Err(why.into()),
    })
}

fn receive(mut stream: &UnixStream, own: &Path) -> io::Result<Request> {
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length) as usize;
    if length > REQUEST_MAX {
        return Err(io::Error::other("an errand of that size is none"));
    }
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes)?;
    let request: Request = serde_json::from_slice(&bytes)?;
    if let Some(name) = &request.file {
        if Path::new(name).file_name() != Some(name.as_ref()) {
            return Err(io::Error::other("a file's name that is a path"));
        }
        let mut length = [0; 8];
        stream.read_exact(&mut length)?;
        let length = u64::from_be_bytes(length);
        DirBuilder::new().mode(0o700).create(own)?;
        let taken = io::copy(&mut stream.take(length), &mut File::create(own.join(name))?)?;
        if taken != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(request)
}

/// What is written to it goes out as output.
struct Frames<'a>(&'a UnixStream);

impl Write for Frames<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        frame(&mut self.0, OUTPUT, bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn frame(out: &mut impl Write, kind: u8, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    out.write_all(&[kind])?;
    out.write_all(&length.to_be_bytes())?;
    out.write_all(bytes)
}

/// Sends a file of any size in small pieces; what has no length of its own (a pipe) is read first.
fn attach(file: &Path, stream: &mut UnixStream) -> io::Result<()> {
    let found = fs::metadata(file)?;
    if !found.is_file() {
        let bytes = fs::read(file)?;
        stream.write_all(&(bytes.len() as u64).to_be_bytes())?;
        return stream.write_all(&bytes);
    }
    stream.write_all(&found.len().to_be_bytes())?;
    let sent = io::copy(&mut File::open(file)?.take(found.len()), stream)?;
    if sent == found.len() { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Hands an errand to the process that serves the folder, prints what it says, ends as it ends.
pub fn ask(folder: &Path, errand: Errand, as_json: bool, file: Option<&Path>, shown: &Shown) -> Result<ExitCode, Failure> {
    let in_use = || Failure::from(fill(words::IN_USE, &[("folder", &folder.display().to_string())]));
    let (_held, near) = near(folder)?;
    // Held by another command, or by a server that is not that far yet.
    let mut stream = UnixStream::connect(near.join(NAME)).map_err(|_| in_use())?;
    let name = file.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let request = serde_json::to_vec(&Request { version: env!("CARGO_PKG_VERSION").into(), json: as_json, file: name, errand })?;
    stream.write_all(&u32::try_from(request.len())?.to_be_bytes())?;
    stream.write_all(&request)?;
    if let Some(file) = file {
        attach(file, &mut stream).map_err(|why| format!("{}: {why}", file.display()))?;
    }
    let mut out = BufWriter::new(io::stdout());
    loop {
        let mut head = [0; 5];
        stream.read_exact(&mut head).map_err(|_| words::SERVER_WENT_AWAY)?;
        let mut bytes = vec![0; u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize];
        stream.read_exact(&mut bytes).map_err(|_| words::SERVER_WENT_AWAY)?;
        match head[0] {
            OUTPUT => out.write_all(&bytes)?,
            PROGRESS => shown.at(serde_json::from_slice(&bytes)?),
            DONE => {
                shown.clear();
                out.flush()?;
                return Ok(ExitCode::from(bytes.first().copied().unwrap_or(1)));
            }
            _ => {
                shown.clear();
                out.flush()?;
                return Err(String::from_utf8_lossy(&bytes).into_owned().into());
            }
        }
    }
}
