//! a newer version of the program opens the office of an older one. A verified backup is made before the
//! first step; where that fails nothing is changed; and a power cut on the way leaves the old version or the new one.
//! The newer version is this one with a step of the schema that no release has.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lianfang_powercut::disk::{Dice, Disk, Habits};
use lianfang_powercut::office::{Folder, Office, PASSWORD, course, create, text, unit};
use lianfang_powercut::size;
use lianfang_powercut::vfs::Recorder;
use lianfang_powercut::witness::{Answered, key};
use serde_json::json;
use store::breakage::{Breakage, with};
use store::{Backup, Store, StoreError};

/// Images of the ordinary run.
const IMAGES: usize = 300;

/// Does the work as the next version of the program.
fn newer<T>(work: impl FnOnce() -> T) -> T {
    with(&[Breakage::NextSchema], work)
}

/// An office that an ordinary course of work left behind, and what it had answered.
fn worked_in(folder: &Path) -> Answered {
    let tables = Folder::new();
    let mut office = Office::open(folder);
    course(&mut office, tables.path(), &mut |_| ());
    let answered = Answered::by(&mut office);
    drop(office);
    answered
}

/// What differs between two readings of a folder; an empty log that was opened and not written is no difference.
fn changed(before: &BTreeMap<PathBuf, Vec<u8>>, after: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<PathBuf> {
    let empty = |bytes: Option<&Vec<u8>>| bytes.is_none_or(Vec::is_empty);
    let names = before.keys().chain(after.keys());
    let differ = |name: &&PathBuf| {
        let (one, other) = (before.get(*name), after.get(*name));
        one != other && !(name.to_string_lossy().ends_with("-wal") && empty(one) && empty(other))
    };
    names.filter(differ).cloned().collect()
}

/// Every file of a folder, by its name.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

/// The files that make up the office itself.
fn office_files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files(folder).into_iter().filter(|(path, _)| path.parent() == Some(folder) && path.to_string_lossy().contains("office.")).collect()
}

fn backups(folder: &Path) -> Vec<PathBuf> {
    files(&folder.join("backups")).into_keys().filter(|path| path.extension().is_some_and(|end| end == "lfb")).collect()
}

fn rows(store: &Store) -> Vec<(String, i64)> {
    store.read(|reader| reader.row_counts()).unwrap()
}

#[test]
fn a_verified_backup_is_made_before_the_schema_changes() {
    let folder = Folder::new();
    let answered = worked_in(folder.path());
    let key = key(folder.path());
    let db = folder.path().join("office.db");
    let before = Store::open(&db, &key).map(|store| rows(&store)).unwrap();
    let there: Vec<PathBuf> = if folder.path().join("backups").exists() { backups(folder.path()) } else { Vec::new() };

    newer(|| {
        let mut office = Office::open(folder.path());
        let status = office.call("app_status", json!({}));
        assert!(status["state"] == "open" && text(&status["notice"]).contains("更新之前自动备份了一份"), "{status}");
        office.assert_sound();
        drop(office);
        let mut again = Office::open(folder.path());
        assert_eq!(again.call("app_status", json!({}))["notice"], json!(null), "said once, and no second backup");
    });
    let made: Vec<PathBuf> = backups(folder.path()).into_iter().filter(|path| !there.contains(path)).collect();
    let [made] = made.as_slice() else { panic!("one backup: {made:?}") };

    // The older program refuses the file and leaves it, and reads the backup whole.
    let upgraded = files(folder.path());
    assert!(matches!(Store::open(&db, &key), Err(StoreError::Newer { found: 2, known: 1 })));
    assert_eq!(changed(&upgraded, &files(folder.path())), [""; 0].map(PathBuf::from), "the newer version's file was not touched");
    let taken_out = folder.path().join("taken-out.db");
    let (manifest, sealed) = Backup::at(made).unpack(&key, &taken_out).unwrap();
    assert_eq!((manifest.schema, sealed.office.as_str()), (1, "中共七溪坪镇纪律检查委员会"));
    let old = Store::open(&taken_out, &key).unwrap();
    assert!(
        rows(&old)
            .iter()
            .zip(&before)
            .all(|(one, other)| one.0 == other.0 && (one == other || ["journal", "act"].contains(&one.0.as_str())))
    );
    old.close().unwrap();

    // The newer one restores it, and brings it along once more.
    newer(|| {
        let mut office = Office::open(folder.path());
        create(&mut office, "units", unit(77));
        office.call("restore_backup", json!({ "path": made.display().to_string(), "password": PASSWORD }));
        office.assert_sound();
        drop(office);
        assert_eq!(answered.stands_in(folder.path(), &key), Ok(true));
    });
    figures::line("R-18", "a file that a newer version had brought to its schema is refused by the older one, every byte unchanged");
}

#[test]
fn where_the_backup_fails_nothing_is_upgraded() {
    let folder = Folder::new();
    let answered = worked_in(folder.path());
    let key = key(folder.path());
    let place = folder.path().join("backups");
    let _ = fs::remove_dir_all(&place);
    // Closed cleanly, and as a power cut leaves it, with acts in the log.
    for unclean in [false, true] {
        let other = Folder::new();
        if unclean {
            let mut office = Office::open(folder.path());
            create(&mut office, "units", unit(50));
            copy(folder.path(), other.path());
        } else {
            copy(folder.path(), other.path());
        }
        fs::remove_dir_all(other.path().join("backups")).ok();
        fs::write(other.path().join("backups"), b"in the way").unwrap();
        let before = office_files(other.path());
        assert_eq!(before.keys().any(|path| path.to_string_lossy().ends_with("-wal")), unclean);
        newer(|| {
            let mut office = Office::open(other.path());
            let answer = office.answer("unlock", json!({ "password": PASSWORD })).unwrap_err();
            assert_eq!(answer["code"], "not_backed_up", "{answer}");
            for words in ["备份没有做成", "没有改动", "旧版本的程序仍能打开"] {
                assert!(answer.to_string().contains(words), "{words}: {answer}");
            }
            assert_eq!(office.state(), "locked", "put right, the same door opens");
            assert_eq!(changed(&before, &office_files(other.path())), [""; 0].map(PathBuf::from), "nothing was changed");
            fs::remove_file(other.path().join("backups")).unwrap();
            office.call("unlock", json!({ "password": PASSWORD }));
            assert_eq!(backups(other.path()).len(), 1);
            office.assert_sound();
        });
    }
    // A step that loses rows is no step.
    with(&[Breakage::NextSchemaLoses], || {
        let mut office = Office::open(folder.path());
        assert_ne!(office.state(), "open");
    });
    assert_eq!(answered.stands_in(folder.path(), &key), Ok(true), "it is as it was");
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let target = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}

#[test]
fn a_power_cut_while_the_schema_changes_leaves_the_old_or_the_new() {
    let folder = Folder::new();
    let answered = worked_in(folder.path());
    let key = key(folder.path());
    let at_first: BTreeMap<String, Vec<u8>> = files(folder.path())
        .into_iter()
        .map(|(path, bytes)| (path.strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned(), bytes))
        .collect();
    let (db, beside): (BTreeMap<_, _>, BTreeMap<_, _>) = at_first.into_iter().partition(|(name, _)| name.starts_with("office.db"));
    let recorder = Recorder::of(folder.path());
    recorder.record();
    newer(|| drop(Office::open(folder.path())));
    let steps = recorder.take();
    assert!(steps.len() > 20, "{}", steps.len());

    let images = size("LIANFANG_IMAGES", IMAGES * 4) / 4;
    let mut dice = Dice::new(11);
    let mut places: Vec<(usize, u64)> = (0..images).map(|n| (dice.below(steps.len() + 1), n as u64)).collect();
    places.sort_unstable();
    let mut disk = Disk::new(db, Habits::default(), 1);
    let (mut done, mut old, mut new) = (0, 0, 0);
    let image = Folder::new();
    for (place, seed) in places {
        while done < place {
            disk.step(&steps[done]);
            done += 1;
        }
        image.clear();
        let cut = disk.cut(&mut Dice::new(5000 + seed));
        for (name, bytes) in beside.iter().chain(cut.iter().filter(|(name, _)| name.starts_with("office.db"))) {
            let file = image.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
        fs::write(image.path().join("office.running"), b"").unwrap();
        match Store::open(&image.path().join("office.db"), &key) {
            Ok(store) => {
                drop(store);
                old += 1;
                assert_eq!(answered.stands_in(image.path(), &key), Ok(true), "image {seed} at {place}");
            }
            Err(StoreError::Newer { .. }) => new += 1,
            Err(error) => panic!("image {seed} at {place}: {error}"),
        }
        assert_eq!(newer(|| answered.stands_in(image.path(), &key)), Ok(true), "image {seed} at {place}: the newer version goes on");
    }
    assert!(old > 0 && new > 0, "{old} {new}");
    figures::line(
        "R-17",
        &format!(
            "to a newer schema: {} power cuts on the way, {old} left the old version and {new} the new, 0 between, 0 rows lost; a \
             verified backup before it, and nothing changed where that failed",
            old + new
        ),
    );
}
