//! Whose folder it is: one process at a time, no newer release.

use crate::processes::{Filling, Server, init, run, until};
use sea_orm::{ConnectionTrait, Database};
use std::os::unix::fs::MetadataExt;

#[test]
fn a_second_server_on_a_folder_is_refused_by_name_and_the_first_goes_on() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    assert_eq!(init(&folder, "one", "QT").code, 0);
    let server = Server::start(&folder, &["serve"]);
    let second = run(Some(&folder), &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!((second.code, second.out.as_str()), (1, ""));
    assert_eq!(second.err.trim(), format!("{} 正被另一个 chengguan 进程使用，先停掉那一个", folder.display()));
    assert_eq!(server.send("GET", "/health/ready", None, "", "").0, 200);
    assert_eq!(run(Some(&folder), &["journal", "verify"]).code, 0, "commands still reach the first");
    assert_eq!(server.stop(), Some(0));
    let third = Server::start(&folder, &["serve"]);
    assert_eq!(third.send("GET", "/health/ready", None, "", "").0, 200);
}

#[tokio::test]
async fn a_folder_of_a_newer_release_is_refused_by_name_and_unchanged() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    assert_eq!(init(&folder, "one", "QT").code, 0);
    let file = folder.join("chengguan.sqlite");
    let database = Database::connect(format!("sqlite://{}", file.display())).await.unwrap();
    database.execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_later', 0)").await.unwrap();
    database.close().await.unwrap();
    let before = std::fs::read(&file).unwrap();
    for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["journal", "verify"], &["token", "create", "--account", "admin", "--scope", "read", "--days", "1"]] {
        let refused = run(Some(&folder), arguments);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{arguments:?}");
        assert!(refused.err.contains(&folder.display().to_string()) && refused.err.contains("m20991231_000001_later") && refused.err.contains("更新版本"), "{}", refused.err);
    }
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_folder_without_data_is_named_and_none_is_made_of_it() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("nothing");
    for arguments in [&["journal", "verify"][..], &["journal", "export"], &["token", "create", "--account", "admin", "--scope", "read", "--days", "1"]] {
        let refused = run(Some(&folder), arguments);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{arguments:?}");
        assert!(refused.err.contains(&folder.display().to_string()), "{}", refused.err);
    }
    assert!(!folder.exists());
    assert_eq!(run(None, &["journal", "verify"]).code, 1, "no folder named");
    assert_eq!(run(Some(&folder), &["journal", "verfy"]).code, 2);
}

/// There is no password a bureau has before somebody chooses one: without it nothing is founded (fault 12 of docs/faults.md).
#[test]
fn no_bureau_is_founded_without_a_password_of_ones_own() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("bureau");
    let own = ["init", "--name", "青棠区城市管理执法局", "--code", "qt", "--short-code", "QT", "--admin", "admin"];
    let without = run(Some(&folder), &own);
    assert_ne!(without.code, 0, "{without:?}");
    for weak in ["admin", "admin123", "123456", "chengguan"] {
        let file = parent.path().join("password");
        std::fs::write(&file, weak).unwrap();
        let refused = run(Some(&folder), &[&own[..], &["--password-file", file.to_str().unwrap()]].concat());
        assert_ne!(refused.code, 0, "{weak}: {refused:?}");
    }
    assert_ne!(run(Some(&folder), &["token", "create", "--account", "admin", "--scope", "read", "--days", "1"]).code, 0, "nothing was founded");
}

#[test]
fn a_second_demo_on_a_folder_being_filled_is_refused_and_clears_nothing_away() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("demo");
    let filling = Filling::start(&folder);
    until("it fills", || folder.join("chengguan.sqlite").exists().then_some(()));
    let second = run(Some(&folder), &["demo", "--listen", "127.0.0.1:0"]);
    assert_eq!((second.code, second.out.as_str()), (1, ""));
    assert!(second.err.contains("正被另一个 chengguan 进程使用"), "{}", second.err);
    assert!(folder.join("chengguan.sqlite").exists());
    drop(filling);
    // Interrupted: the next start clears it away and begins again.
    let before = std::fs::metadata(folder.join("chengguan.sqlite")).unwrap().ino();
    // Held by a second name, so that the number of the old file is not given to the new one.
    std::fs::hard_link(folder.join("chengguan.sqlite"), parent.path().join("old")).unwrap();
    assert!(std::fs::read_to_string(folder.join("demo.json")).unwrap().contains("false"), "the trap is set");
    let _again = Filling::start(&folder);
    until("a new file", || std::fs::metadata(folder.join("chengguan.sqlite")).is_ok_and(|file| file.ino() != before).then_some(()));
}
