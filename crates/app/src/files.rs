//! Photos in the folder: encoded anew (`chengguan_photos`), stored by the SM3 of their bytes, synced before any act names
//! them.

use crate::platform_clock::PlatformClock;
use crate::problem::{Field, Problem};
use axum::http::StatusCode;
use chengguan_photos::{NotTaken, Remade, remake};
use chengguan_proof::{Sm3, hex, sm3};
use chengguan_statute::day::Instant;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};
use tokio::sync::Semaphore;

/// Bytes of one upload (contracts.md: 20 MB).
pub const PHOTO_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Photos of one draft or one fact (contracts.md: 6).
pub const PHOTOS_MAX: usize = 6;
/// Decodes side by side: two cores, and each may hold half a gigabyte.
const DECODES: usize = 2;

/// What is not whole yet, and what is about to go.
const PART: &str = ".part";
const GOING: &str = ".going";

/// The folder of stored photos.
#[derive(Clone)]
pub struct Files {
    folder: PathBuf,
    clock: PlatformClock,
    decodes: Arc<Semaphore>,
    /// Held for writing while a file is looked at and removed: a photo that comes in just then must not find it there.
    shelves: Arc<RwLock<()>>,
}

/// A photo as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Name of the file.
    pub sm3: Sm3,
    /// Size of the stored file.
    pub bytes: u64,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

impl Files {
    /// A folder that is made when first written to.
    pub fn new(folder: PathBuf, clock: PlatformClock) -> Self {
        Self { folder, clock, decodes: Arc::new(Semaphore::new(DECODES)), shelves: Arc::default() }
    }

    /// Takes in what somebody sent. Returns once file and folder are synced.
    pub async fn store(&self, sent: Vec<u8>) -> Result<Stored, Problem> {
        if sent.len() > PHOTO_BYTES_MAX {
            return Err(not_taken("photo_too_large", StatusCode::PAYLOAD_TOO_LARGE));
        }
        let _permit = self.decodes.acquire().await.map_err(|_| Problem::unavailable())?;
        let (folder, shelves, at) = (self.folder.clone(), self.shelves.clone(), on_disk(self.clock.now()));
        let task = tokio::task::spawn_blocking(move || {
            let photo = remake(&sent).map_err(|why| match why {
                NotTaken::NotAPhoto => not_taken("not_a_photo", StatusCode::UNSUPPORTED_MEDIA_TYPE),
                NotTaken::TooLarge => not_taken("photo_too_large", StatusCode::PAYLOAD_TOO_LARGE),
            })?;
            let _no_sweep = shelves.read().unwrap_or_else(PoisonError::into_inner);
            write_both(&folder, &photo, at, &|open, _| open.sync_all()).map_err(|why| {
                tracing::error!(%why, "a photo could not be stored");
                if why.kind() == std::io::ErrorKind::StorageFull { crate::store::StoreError::Full.into() } else { Problem::unavailable() }
            })
        });
        task.await.map_err(|_| Problem::internal())?
    }

    /// Files dated before an instant, by the digest they are named after; those without one were never finished.
    pub(crate) fn older_than(&self, instant: Instant) -> std::io::Result<Vec<(Option<Sm3>, PathBuf)>> {
        let mut old = Vec::new();
        let shelves = match std::fs::read_dir(&self.folder) {
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(old),
            shelves => shelves?,
        };
        for shelf in shelves {
            for entry in std::fs::read_dir(shelf?.path())? {
                let path = entry?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let digest = name.strip_suffix("-small.jpg").or(name.strip_suffix(".jpg")).and_then(unhex);
                let ours = digest.is_some() || [PART, GOING].iter().any(|ending| name.ends_with(ending));
                if ours && is_older(&path, instant) {
                    old.push((digest, path));
                }
            }
        }
        Ok(old)
    }

    /// Removes a file, unless it was dated anew meanwhile. Says whether it did. Another node may share the folder and store
    /// the same photo, or sweep, at this moment: the file is put aside, and only then looked at.
    pub(crate) fn remove_if_older(&self, path: &Path, instant: Instant) -> std::io::Result<bool> {
        let _nobody_stores = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
        let aside = beside(path, GOING);
        match std::fs::rename(path, &aside) {
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(false), // Another node was first.
            renamed => renamed?,
        }
        if is_older(&aside, instant) {
            std::fs::remove_file(aside)?;
            return Ok(true);
        }
        std::fs::rename(aside, path)?;
        Ok(false)
    }

    /// Where a stored photo is, large or small.
    pub fn path(&self, sm3: &[u8], small: bool) -> PathBuf {
        let name = hex(sm3);
        self.folder.join(&name[..2]).join(if small { format!("{name}-small.jpg") } else { format!("{name}.jpg") })
    }
}

fn on_disk(instant: Instant) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(instant.0.unsigned_abs())
}

fn is_older(path: &Path, instant: Instant) -> bool {
    std::fs::metadata(path).and_then(|file| file.modified()).is_ok_and(|at| at < on_disk(instant))
}

fn unhex(text: &str) -> Option<Sm3> {
    let mut digest = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(digest)
}

fn not_taken(code: &str, status: StatusCode) -> Problem {
    let mut problem = Problem::field("file", code, &[]);
    problem.status = status.as_u16();
    problem
}

/// Puts what is open under this path on the disk. Handed in, so that a test can see what is synced, and when.
type Sync<'a> = &'a dyn Fn(&File, &Path) -> std::io::Result<()>;

fn write_both(folder: &Path, photo: &Remade, at: SystemTime, sync: Sync) -> std::io::Result<Stored> {
    let digest = sm3(&[&photo.large]);
    let name = hex(&digest);
    let shelf = folder.join(&name[..2]);
    std::fs::create_dir_all(&shelf)?;
    write_synced(&shelf, &format!("{name}.jpg"), &photo.large, at, sync)?;
    write_synced(&shelf, &format!("{name}-small.jpg"), &photo.small, at, sync)?;
    sync(&File::open(&shelf)?, &shelf)?;
    sync(&File::open(folder)?, folder)?;
    Ok(Stored { sm3: digest, bytes: photo.large.len() as u64, width: photo.width, height: photo.height })
}

/// Written beside and renamed, so that a file of that name is always whole. Dated by the platform's clock; one that was
/// there is dated anew, so that the sweep does not take it for an old one nobody wants.
fn write_synced(shelf: &Path, name: &str, bytes: &[u8], at: SystemTime, sync: Sync) -> std::io::Result<()> {
    let target = shelf.join(name);
    if let Ok(there) = File::options().write(true).open(&target) {
        there.set_modified(at)?;
        // Looked for after it was dated: a sweep on another node puts a file aside before it looks at its date.
        if target.exists() {
            return Ok(());
        }
    }
    let part = beside(&target, PART);
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.set_modified(at)?;
    sync(&file, &part)?;
    std::fs::rename(part, target)
}

/// A name nobody else has, in the same folder.
fn beside(path: &Path, ending: &str) -> PathBuf {
    path.with_file_name(format!(".{}{ending}", hex(&crate::random::bytes::<8>())))
}

/// One field problem for a photo that was named but is not there for this person.
pub fn unknown_photo(path: &str) -> Field {
    Field::new(path, "unknown_photo", &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg_with_location() -> Vec<u8> {
        let mut plain = Vec::new();
        image::codecs::jpeg::JpegEncoder::new(&mut plain).encode_image(&image::RgbImage::new(40, 20)).unwrap();
        // SOI, then an APP1 segment with EXIF: orientation 6 (turn right) and a made-up GPS text.
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 30.95N 118.75E Phone-of-a-resident");
        let mut sent = vec![0xff, 0xd8, 0xff, 0xe1];
        sent.extend(((exif.len() + 2) as u16).to_be_bytes());
        sent.extend(exif);
        sent.extend(&plain[2..]);
        sent
    }

    #[tokio::test]
    async fn location_and_device_are_gone_and_the_picture_stands_upright() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().into(), PlatformClock::default());
        let stored = files.store(jpeg_with_location()).await.unwrap();
        assert_eq!((stored.width, stored.height), (20, 40), "orientation 6 swaps the sides");
        let bytes = std::fs::read(files.path(&stored.sm3, false)).unwrap();
        assert_eq!(sm3(&[&bytes]), stored.sm3);
        assert!(!bytes.windows(4).any(|part| part == b"GPS " || part == b"Exif"));
        assert!(files.path(&stored.sm3, true).exists());
    }

    /// That what is called here reaches the disk only a power cut shows.
    #[test]
    fn a_file_is_synced_whole_before_it_has_its_name_and_the_folders_after() {
        let folder = tempfile::tempdir().unwrap();
        let photo = remake(&jpeg_with_location()).unwrap();
        let seen = std::cell::RefCell::new(Vec::new());
        let stored = write_both(folder.path(), &photo, SystemTime::now(), &|open, path| {
            let named = |folder: &Path| std::fs::read_dir(folder).unwrap().filter(|file| file.as_ref().unwrap().path().extension().unwrap() == "jpg").count();
            let found = if path.is_dir() { "folder".to_owned() } else { format!("{} bytes", open.metadata()?.len()) };
            let shelf = if path.is_dir() { path } else { path.parent().unwrap() };
            seen.borrow_mut().push((found, if path == folder.path() { 2 } else { named(shelf) }));
            Ok(())
        });
        assert_eq!(stored.unwrap().bytes, photo.large.len() as u64);
        let bytes = |photo: &[u8]| format!("{} bytes", photo.len());
        let expected = [(bytes(&photo.large), 0), (bytes(&photo.small), 1), ("folder".into(), 2), ("folder".into(), 2)];
        assert_eq!(seen.into_inner(), expected, "what was synced, and how many files had their names by then");
    }

    #[test]
    fn a_disk_that_cannot_sync_stores_no_photo() {
        let photo = remake(&jpeg_with_location()).unwrap();
        for works in 0..4 {
            let folder = tempfile::tempdir().unwrap();
            let calls = std::cell::Cell::new(0);
            let stored = write_both(folder.path(), &photo, SystemTime::now(), &|_, _| {
                calls.set(calls.get() + 1);
                if calls.get() > works { Err(std::io::ErrorKind::StorageFull.into()) } else { Ok(()) }
            });
            assert_eq!(stored.unwrap_err().kind(), std::io::ErrorKind::StorageFull, "after {works} that worked");
        }
    }

    #[tokio::test]
    async fn a_file_another_node_removed_is_no_mistake_and_one_dated_anew_stays_whole() {
        let folder = tempfile::tempdir().unwrap();
        let clock = PlatformClock::default();
        let files = Files::new(folder.path().into(), clock.clone());
        let stored = files.store(jpeg_with_location()).await.unwrap();
        let (path, now) = (files.path(&stored.sm3, false), clock.now());
        let before = std::fs::read(&path).unwrap();
        assert!(!files.remove_if_older(&path, now.plus_ms(-60_000)).unwrap(), "dated anew");
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert!(files.remove_if_older(&path, now.plus_ms(60_000)).unwrap());
        assert!(!files.remove_if_older(&path, now.plus_ms(60_000)).unwrap(), "gone");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "the small one; nothing is left aside");
    }

    #[tokio::test]
    async fn what_is_no_photo_is_refused_whatever_it_is_called() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().into(), PlatformClock::default());
        for sent in [&b"<svg onload=alert(1)>"[..], b"GIF89a\x01\0\x01\0", b"%PDF-1.7", b"", b"\xff\xd8\xff\xe0broken"] {
            let problem = files.store(sent.to_vec()).await.unwrap_err();
            assert_eq!((problem.status, problem.fields[0].code.as_str()), (415, "not_a_photo"));
        }
        let problem = files.store(vec![0xff; PHOTO_BYTES_MAX + 1]).await.unwrap_err();
        assert_eq!((problem.status, problem.fields[0].code.as_str()), (413, "photo_too_large"));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
    }
}
