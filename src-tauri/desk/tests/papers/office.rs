//! An office in a folder of its own, and its papers as text.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, FixedOffset};
use desk::{Clock, Desk, DeskSettings, SlotCost};
use serde_json::{Value, json};

/// The day of the sample's ledger.
const NOW: &str = "2026-04-07T09:30:00+08:00";

struct Still;

impl Clock for Still {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(NOW).unwrap()
    }
}

/// An office behind the one door; its folder goes with it.
pub struct Office {
    desk: Desk,
    folder: Folder,
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A paper as its readers find it.
pub struct Paper {
    /// Its title in the archive.
    pub title: String,
    /// Pages.
    pub pages: usize,
    /// Every word, without any space.
    pub text: String,
    /// The same, page by page.
    sheets: Vec<String>,
}

impl Paper {
    /// Fails with the first of these that does not stand in the paper.
    #[track_caller]
    pub fn says(&self, wanted: &[&str]) {
        for words in wanted {
            assert!(self.text.contains(&flat(words)), "“{words}” does not stand in {}:\n{}", self.title, self.text);
        }
    }

    /// Fails unless this stands in the paper, whole or cut by the foot of a page.
    #[track_caller]
    pub fn says_on(&self, words: &str) {
        let wanted = flat(words);
        let cut = || {
            wanted.char_indices().any(|(at, _)| {
                at > 0 && self.sheets.windows(2).any(|pair| pair[0].contains(&wanted[..at]) && pair[1].contains(&wanted[at..]))
            })
        };
        assert!(self.text.contains(&wanted) || cut(), "“{words}” does not stand in {}:\n{}", self.title, self.text);
    }

    /// Fails with the first of these that stands in the paper.
    #[track_caller]
    pub fn does_not_say(&self, unwanted: &[&str]) {
        for words in unwanted {
            assert!(!self.text.contains(&flat(words)), "“{words}” stands in {}", self.title);
        }
    }
}

/// Without spaces and line ends: a cell may break its text anywhere.
pub fn flat(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

impl Office {
    fn in_folder(folder: PathBuf) -> Self {
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets");
        let settings = DeskSettings {
            data_dir: folder.clone(),
            fonts_dir: assets.join("fonts"),
            samples_dir: assets.join("sample"),
            clock: Box::new(Still),
            today: None,
            slot_cost: SlotCost::LIGHT,
        };
        Self { desk: Desk::open(settings), folder: Folder(folder) }
    }

    /// 七溪坪镇 with its data.
    pub fn sample() -> Self {
        static FOUNDED: OnceLock<PathBuf> = OnceLock::new();
        // Founding and filling takes longest: it is done once, and copied.
        let founded = FOUNDED.get_or_init(|| {
            let folder = new_folder();
            let Self { desk, folder: kept } = {
                let mut office = Self::in_folder(folder.clone());
                office.call("start_sample", json!({}));
                office
            };
            drop(desk);
            std::mem::forget(kept);
            folder
        });
        let folder = new_folder();
        for file in ["training.db", "training.ring", "training.open"] {
            std::fs::copy(founded.join(file), folder.join(file)).unwrap();
        }
        Self::in_folder(folder)
    }

    /// An office without a single record, its names as long as they come.
    pub fn empty() -> Self {
        let mut office = Self::in_folder(new_folder());
        let fields = json!({
            "name": "中共七溪坪镇纪律检查委员会", "short_name": "镇纪委", "township": "七溪坪镇", "party_committee": "中共七溪坪镇委员会",
            "upper_body": "区纪委监委", "warning_centre": "区预警中心", "letterhead": "中共七溪坪镇纪律检查委员会", "series": "七纪廉警",
            "measures_name": "七溪坪镇廉政风险预警防控暂行办法", "contact": "昇喆堃", "phone": "0000-0000000", "reply_days": "30"
        });
        let password = "桥头 青石 三月 早茶";
        office
            .call("start_office", json!({ "fields": fields, "no_state_secrets": true, "password": password, "password_again": password }));
        let shown = office.call("recovery_code", json!({}));
        let groups: Vec<&str> = shown["groups"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        office.call("prove_recovery", json!({ "code": groups.join(" ") }));
        office
    }

    #[track_caller]
    pub fn call(&mut self, command: &str, request: Value) -> Value {
        let shown = request.to_string();
        self.desk.call(command, request).unwrap_or_else(|answer| panic!("{command} {shown}: {answer}"))
    }

    /// A record is added, or one is changed.
    #[track_caller]
    pub fn save(&mut self, kind: &str, id: Option<&str>, fields: Value) -> String {
        self.call("save_record", json!({ "kind": kind, "id": id, "fields": fields }))["id"].as_str().unwrap().to_owned()
    }

    /// Makes a paper and reads it back from its bytes; the fonts in it are embedded subsets.
    #[track_caller]
    pub fn paper(&mut self, request: Value) -> Paper {
        let made = self.call("make_paper", request);
        let sheets = self.pages(&made);
        Paper {
            title: made["title"].as_str().unwrap().to_owned(),
            pages: usize::try_from(made["pages"].as_u64().unwrap()).unwrap(),
            text: sheets.concat(),
            sheets,
        }
    }

    /// The words of each page of a kept paper.
    #[track_caller]
    pub fn pages(&mut self, made: &Value) -> Vec<String> {
        let (name, bytes) = self.desk.paper_bytes(made["id"].as_str().unwrap()).unwrap();
        assert!(name.ends_with(".pdf") && !name.contains(['/', ' ']), "{name}");
        let path = self.folder.0.join("read.pdf");
        std::fs::write(&path, bytes).unwrap();
        let fonts = run("pdffonts", &[path.to_str().unwrap()]);
        for line in fonts.lines().skip(2) {
            let marks: Vec<&str> = line.split_whitespace().rev().skip(2).take(3).collect();
            assert_eq!(marks, ["yes", "yes", "yes"], "embedded, subset, unicode: {line}");
        }
        run("pdftotext", &["-raw", path.to_str().unwrap(), "-"]).split('\u{c}').map(flat).collect()
    }

    /// The sentence with which a paper is refused; nothing is kept.
    #[track_caller]
    pub fn refused(&mut self, request: Value) -> String {
        let kept = self.papers();
        let answer = self.desk.call("make_paper", request).err().unwrap_or_default();
        assert_eq!(answer["kind"], "refused", "{answer}");
        assert_eq!(self.papers(), kept);
        answer["objections"][0]["sentence"].as_str().unwrap().to_owned()
    }

    fn papers(&mut self) -> Value {
        self.call("list_records", json!({ "kind": "papers", "limit": 0 }))["total"].clone()
    }
}

/// A folder that the next build run may throw away.
fn new_folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("papers-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output =
        Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program} (package poppler-utils): {error}"));
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}
