//! Versions of templates: numbered once for ever, taken back like any act while no paper was made from
//! them, and guarded by the same walks as everything else.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::{Folder, act, at, barrier, founded, key, raw, record, warning};
use register::id::WarningId;
use register::template::{Template, TemplateKind, TemplateVersion};
use register::warning::{NoticeText, WarningLevel};
use store::{Act, Astray, NewPaper, Op, Outlines, Store, StoreError, Undo};

const BLUE: TemplateKind = TemplateKind::NoticeBlue;

fn save(store: &mut Store, n: u64, kind: TemplateKind, body: &str) -> u32 {
    record(store, act(Op::Settings), n, |writer| writer.add_template(kind, body)).number
}

fn kept(store: &Store) -> Vec<Template> {
    store.read(|reader| reader.templates()).unwrap()
}

fn texts(store: &Store) -> Vec<(u32, String)> {
    kept(store).into_iter().map(|template| (template.version.number, template.body)).collect()
}

/// Keeps a paper that was made from these versions and answers what is kept of them.
fn paper(store: &mut Store, n: u64, templates: &[TemplateVersion]) -> Vec<TemplateVersion> {
    let aside = Act { undo: Undo::Aside, always: true, ..act(Op::Paper) };
    let paper = NewPaper {
        kind: "reminder",
        title: "催办函",
        file_name: "催办函.pdf",
        warning: None,
        edition: None,
        pages: 1,
        bytes: &n.to_be_bytes(),
        pictures: &[],
        outlines: &Outlines::new(),
        fonts: "仿宋",
        templates,
        period: None,
    };
    let id = record(store, aside, n, |writer| writer.add_paper(&paper));
    store.read(|reader| reader.paper(id.0)).unwrap().templates
}

fn version(number: u32) -> TemplateVersion {
    TemplateVersion { kind: BLUE, number }
}

#[test]
fn each_kind_counts_its_own_versions_and_none_is_used_twice() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    assert_eq!(save(&mut store, 1, BLUE, "甲"), 1);
    assert_eq!(save(&mut store, 2, TemplateKind::Slip, "乙"), 1);
    assert_eq!(save(&mut store, 3, BLUE, "丙"), 2);
    assert_eq!(kept(&store)[0].made_at, at(1).wall);
    store.undo(at(4)).unwrap().unwrap();
    assert_eq!(texts(&store), [(1, "甲".to_owned()), (1, "乙".to_owned())], "the second version was taken back");
    store.redo(at(5)).unwrap().unwrap();
    assert_eq!(texts(&store).len(), 3);
    store.undo(at(6)).unwrap().unwrap();
    assert_eq!(save(&mut store, 7, BLUE, "丁"), 3, "what was called the second version is never called so again");
    store.close().unwrap();
    let store = Store::open(&folder.file(), &key()).unwrap();
    assert_eq!(texts(&store), [(1, "甲".to_owned()), (3, "丁".to_owned()), (1, "乙".to_owned())]);
    assert_eq!(store.read(|reader| reader.verify_rows()).unwrap(), []);
}

#[test]
fn a_version_that_a_paper_was_made_from_stays() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    save(&mut store, 1, BLUE, "甲");
    let made_from = [version(1), TemplateVersion::shipped(TemplateKind::Slip)];
    assert_eq!(paper(&mut store, 2, &made_from), made_from);
    let before = texts(&store);
    // The paper stands aside of undo, so the save is the act that undo would take back.
    assert!(matches!(store.undo(at(3)), Err(StoreError::InUse)));
    assert_eq!(texts(&store), before);
    assert_eq!(store.read(|reader| reader.verify_journal()).unwrap().broken_at, None);
}

#[test]
fn a_paper_cannot_name_a_version_that_is_not_there() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    let paper = NewPaper {
        kind: "reminder",
        title: "催办函",
        file_name: "催办函.pdf",
        warning: None,
        edition: None,
        pages: 1,
        bytes: b"PDF",
        pictures: &[],
        outlines: &Outlines::new(),
        fonts: "仿宋",
        templates: &[version(7)],
        period: None,
    };
    let answer = store.record(act(Op::Paper), at(1), |writer| writer.add_paper(&paper));
    assert!(matches!(answer, Err(StoreError::InUse)));
    assert_eq!(store.read(|reader| reader.papers()).unwrap().len(), 0);
}

#[test]
fn a_notice_keeps_the_version_its_body_was_composed_from() {
    let folder = Folder::new();
    let (mut store, unit) = founded(&folder);
    save(&mut store, 1, BLUE, "甲");
    let mut of_version = |n: u64, template: Option<TemplateVersion>| {
        record(&mut store, barrier(Op::Issue), n, |writer| {
            let id = WarningId(writer.new_id());
            let mut issued = warning(writer.next_number("七纪廉警", 2026)?, WarningLevel::Blue, unit, None);
            issued.notice = Some(NoticeText { template, ..issued.notice.unwrap_or_default() });
            writer.add_warning(id, &issued)
        });
    };
    let versions = [Some(version(1)), Some(version(0)), None];
    for (n, template) in (2..).zip(versions) {
        of_version(n, template);
    }
    let read = store.read(|reader| reader.warnings()).unwrap();
    assert_eq!(read.into_iter().map(|(_, warning)| warning.notice.unwrap().template).collect::<Vec<_>>(), versions);
    store.close().unwrap();
    let refused = raw(&folder.file()).execute("UPDATE template SET body = 'x'", []).unwrap_err().to_string();
    assert!(refused.contains("never edited"), "{refused}");
}

#[test]
fn what_was_done_to_versions_around_the_guards_is_found() {
    let folder = Folder::new();
    let (mut store, _) = founded(&folder);
    save(&mut store, 1, BLUE, "甲");
    save(&mut store, 2, BLUE, "乙");
    paper(&mut store, 3, &[version(2)]);
    store.close().unwrap();
    let sound = std::fs::read(folder.file()).unwrap();
    for (statement, table) in [
        ("UPDATE template SET body = '伪' WHERE version = 1", "template"),
        ("DELETE FROM template WHERE version = 1", "template"),
        ("INSERT INTO template (id, kind, version, body, made_at) VALUES (randomblob(16), 'slip', 1, '伪', '')", "template"),
        ("UPDATE paper_template SET version = 1", "paper"),
        ("DELETE FROM paper_template", "paper"),
    ] {
        std::fs::write(folder.file(), &sound).unwrap();
        let connection = raw(&folder.file());
        for trigger in ["template_no_update", "paper_template_no_update", "paper_template_no_delete"] {
            connection.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
        }
        assert_eq!(connection.execute(statement, []).unwrap(), 1, "{statement}");
        connection.close().unwrap();
        let store = Store::open(&folder.file(), &key()).unwrap();
        let astray = store.read(|reader| reader.verify_rows()).unwrap();
        assert!(matches!(astray.as_slice(), [Astray { table: found, .. }] if found == table), "{statement}: {astray:?}");
    }
}
