//! numbers of identity cards typed into every text come out of no paper, copy, table or package whole, unless
//! somebody gave a reason; and each time somebody did stands in the journal once. Never a look behind the door.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::bundles;
use crate::canaries::{CANARIES, edition, file_says, fill, hidden, leaks, pdf_says, requests, with_canary, work};
use crate::office::{Folder, Office, text};

/// Papers that quote a part of what was typed: they name nobody, so what they hide is hidden for good.
const QUOTING: [&str; 4] = ["quarter_report", "half_year_report", "year_report", "bound_report"];
/// Why numbers are shown in these errands.
const REASON: &str = "区纪委核查需要";
/// Entries of the journal that show a number, and whether any entry holds one.
fn unmaskings(office: &mut Office) -> usize {
    let journal = office.call("list_records", json!({ "kind": "journal", "limit": 100_000 }));
    assert_eq!(leaks(&journal.to_string()), 0, "no number in the journal");
    journal["rows"].as_array().unwrap().iter().filter(|row| row.to_string().contains("显示身份证号")).count()
}

/// One paper: kept and as copies, nothing whole on it; gives its kind and how many hidden canaries it bears.
fn masked_paper(office: &mut Office, request: &Value, folder: &Folder) -> (String, usize) {
    let kind = text(&request["paper"]).to_owned();
    let preview = office.call("preview_paper", request.clone());
    let made = office.call("make_paper", request.clone());
    let (name, bytes) = office.paper(&made["id"]);
    let mut said = vec![pdf_says(&bytes), name, made.to_string(), preview["words"].to_string(), preview["title"].to_string()];
    for ending in ["docx", "xlsx"] {
        let file = folder.file(&format!("copy.{ending}"));
        office.call("save_copy", json!({ "source": { "of": "paper", "request": request }, "path": file.display().to_string() }));
        said.push(file_says(&file));
    }
    for said in &said {
        assert_eq!(leaks(said), 0, "{request}: {said}");
    }
    let shown = hidden(&said[0]);
    // Archive and journal never held a whole one.
    let held = !["papers", "journal"].contains(&request["list"]["kind"].as_str().unwrap_or_default()) && !QUOTING.contains(&kind.as_str());
    assert!(shown == 0 || !held || preview["numbers"].as_u64().unwrap() > 0, "the window knows that {request} hides some");
    (kind, shown)
}

/// every paper, copy, table and package of an office full of canaries, and every way to have them whole.
#[test]
fn no_number_of_an_identity_card_leaves_whole_without_an_entry() {
    let mut office = Office::sample();
    let mut kept = work(&mut office);
    let texts = fill(&mut office);
    kept.extend(edition(&mut office));
    assert!(texts > 150, "{texts} texts took a canary");
    let folder = Folder::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let requests = requests(&mut office);
    for request in &requests {
        let (kind, hidden) = masked_paper(&mut office, request, &folder);
        *kinds.entry(kind).or_default() += hidden;
    }
    let mut copies = 0;
    for paper in &kept {
        let (name, bytes) = office.paper(&paper["id"]);
        let mut said = pdf_says(&bytes) + &name + &paper.to_string();
        for ending in ["docx", "xlsx"] {
            let file = folder.file(&format!("kept.{ending}"));
            let copy = json!({ "source": { "of": "kept", "paper": paper["id"] }, "path": file.display().to_string() });
            if office.answer("save_copy", copy).is_ok() {
                copies += 1;
                said += &file_says(&file);
            }
        }
        assert_eq!(leaks(&said), 0, "{paper}: {said}");
    }
    assert!(copies >= 10, "{copies} copies of kept papers");
    let bearing = kinds.values().filter(|hidden| **hidden > 0).count();
    assert!(kinds.len() >= 40 && bearing >= 25, "{bearing} of {} kinds bear a hidden number: {kinds:?}", kinds.len());
    let tables = tables(&mut office, &folder);
    assert_eq!(unmaskings(&mut office), 0);
    let (shown, whole) = unmasked(&mut office, &requests, &folder);
    office.assert_sound();
    figures::line(
        "R-45",
        &format!(
            "masked numbers: canaries in {texts} texts, {} papers of {} kinds each as PDF, Word and Excel, {} issued ones with {copies} copies, {tables} tables: 0 whole; {shown} unmasked with a reason: {whole} numbers found there, {shown} entries",
            requests.len(),
            kinds.len(),
            kept.len(),
        ),
    );
}

/// Every register as every kind of table; gives how many.
fn tables(office: &mut Office, folder: &Folder) -> usize {
    let shapes = office.call("shapes", json!({}));
    let (mut tables, mut bearing) = (0, 0);
    for shape in shapes["registers"].as_array().unwrap() {
        let kind = &shape["kind"];
        let counted = office.call("list_numbers", json!({ "kind": kind }))["numbers"].as_u64().unwrap();
        for ending in ["xlsx", "docx", "csv", "json"] {
            let file = folder.file(&format!("table.{ending}"));
            let done = office.call("export_records", json!({ "list": { "kind": kind }, "path": file.display().to_string() }));
            let said = file_says(&file);
            assert_eq!(leaks(&said), 0, "{kind} {ending}: {said}");
            assert!(ending == "docx" || (counted > 0) == text(&done["sentence"]).contains("号码不会恢复"), "{kind} {ending}: {done}");
            tables += 1;
            bearing += usize::from(hidden(&said) > 0);
        }
        assert_eq!(leaks(&office.call("list_rows", json!({ "kind": kind, "limit": 9999 })).to_string()), 0);
    }
    assert!(bearing > 40, "{bearing} of {tables} tables bear a hidden number");
    tables
}

/// Papers, copies and tables with a reason: the numbers are there, the same look finds them, and the journal has an entry
/// for each. Gives how many were unmasked and how many numbers were found.
fn unmasked(office: &mut Office, requests: &[Value], folder: &Folder) -> (usize, usize) {
    let public = |request: &Value| request["public"] == true;
    let (mut shown, mut found) = (0, 0);
    for request in requests {
        let preview = office.call("preview_paper", request.clone());
        let numbers = preview["numbers"].as_u64().unwrap();
        assert_eq!(public(request), text(&preview["why_hidden"]).contains("公开版一律遮盖"), "{request}");
        let unmask = json!({ "request": request, "reason": REASON });
        if public(request) {
            assert_eq!(office.refused("unmask_paper", unmask), "unmask:public", "{request}");
            let source = json!({ "of": "paper", "request": request });
            let copy = json!({ "source": source, "path": folder.file("public.docx").display().to_string(), "unmask": REASON });
            assert_eq!(office.refused("save_copy", copy), "unmask:public", "{request}");
            continue;
        }
        if numbers == 0 || shown >= 20 {
            continue;
        }
        assert_eq!(office.refused("unmask_paper", json!({ "request": request, "reason": " " })), "unmask:required");
        let before = office.entries();
        let made = office.call("unmask_paper", unmask);
        assert_eq!(office.entries(), before + 1);
        assert!(text(&made["title"]).ends_with("（身份证号完整）"), "{made}");
        let whole = leaks(&pdf_says(&office.paper(&made["id"]).1));
        assert!(whole > 0, "{request}: the look that found none before finds them now");
        (shown, found) = (shown + 1, found + whole);
    }
    let source = json!({ "of": "paper", "request": { "paper": "list", "list": { "kind": "signals" }, "columns": [] } });
    for ending in ["docx", "xlsx"] {
        let file = folder.file(&format!("whole.{ending}"));
        office.call("save_copy", json!({ "source": source, "path": file.display().to_string(), "unmask": REASON }));
        (shown, found) = (shown + 1, found + leaks(&file_says(&file)));
    }
    for ending in ["xlsx", "docx", "csv", "json"] {
        let file = folder.file(&format!("whole-table.{ending}"));
        let path = file.display().to_string();
        office.call(
            "export_records",
            json!({ "list": { "kind": "signals" }, "path": path, "unmask": format!("{REASON}，见{}", CANARIES[0]) }),
        );
        let whole = leaks(&file_says(&file));
        assert!(whole > 0, "{ending}");
        (shown, found) = (shown + 1, found + whole);
    }
    assert!(shown > 15, "{shown}");
    assert_eq!(unmaskings(office), shown, "one entry each");
    (shown, found)
}

/// A reason where nothing is hidden shows nothing, and is no unmasking.
#[test]
fn a_paper_without_a_number_needs_no_reason() {
    let mut office = Office::sample();
    let made = office.call("unmask_paper", json!({ "request": { "paper": "duties" }, "reason": REASON }));
    assert!(!text(&made["title"]).contains("完整"), "{made}");
    assert_eq!(unmaskings(&mut office), 0);
}

/// What is typed gets a word, by hand and by a table; it is kept as it was typed.
#[test]
fn who_types_a_number_is_told() {
    let mut office = Office::founded();
    crate::registers::fill(&mut office);
    let signal = office.find("signals", "number", "Y001");
    let typed = json!({ "kind": "signals", "id": signal, "fields": { "content": format!("反映{}冒领", CANARIES[0]) } });
    let hints = office.call("hint_record", typed.clone());
    assert_eq!((text(&hints[0]["field"]), hints.as_array().unwrap().len()), ("content", 1), "{hints}");
    assert!(text(&hints[0]["sentence"]).contains("里有身份证号"), "{hints}");
    assert_eq!(office.call("check_record", typed.clone()), json!([]), "it stands against nothing");
    assert!(text(&office.call("save_record", typed)["sentence"]).contains("印出和导出时会遮盖中间8位"));
    let record = office.call("read_record", json!({ "kind": "signals", "id": signal }));
    assert!(text(&record["fields"]["content"]).contains(CANARIES[0]), "kept as it was typed");
    assert!(record["remarks"].as_array().unwrap().iter().any(|remark| remark["rule"] == "citizen_number"), "{record}");
    let wrong = json!({ "kind": "signals", "id": signal, "fields": { "note": CANARIES[1] } });
    assert!(text(&office.call("hint_record", wrong)[0]["sentence"]).contains("校验码不对"));
}

/// Out and in again: whole with a reason; masked, what is there stays, and what is not there does not come back.
#[test]
fn a_masked_table_takes_no_number_away_and_brings_none_back() {
    let mut office = Office::founded();
    crate::registers::fill(&mut office);
    let content = format!("反映{}冒领", CANARIES[0]);
    let signal = office.find("signals", "number", "Y001");
    office.call("save_record", json!({ "kind": "signals", "id": signal, "fields": { "content": content } }));
    let folder = Folder::new();
    for (name, reason) in [("masked", ""), ("whole", REASON)] {
        for ending in ["xlsx", "csv"] {
            let path = folder.file(&format!("{name}.{ending}")).display().to_string();
            office.call("export_records", json!({ "list": { "kind": "signals" }, "path": path, "unmask": reason }));
            let preview = office.call("preview_import", json!({ "path": path, "kind": "signals" }));
            assert_eq!(preview["rows"][0]["verdict"], "same", "{name} {ending}: {preview}");
        }
    }
    // Somewhere else the record is not known.
    let mut elsewhere = Office::founded();
    crate::registers::fill(&mut elsewhere);
    let there = elsewhere.find("signals", "number", "Y001");
    elsewhere.call("delete_records", json!({ "kind": "signals", "ids": [there] }));
    let path = |name: &str| folder.file(name).display().to_string();
    let masked = elsewhere.call("preview_import", json!({ "path": path("masked.xlsx"), "kind": "signals" }));
    assert_eq!(masked["rows"][0]["verdict"], "confirm");
    assert!(masked["rows"][0]["reasons"].to_string().contains("遮盖过的"), "{masked}");
    let whole = elsewhere.call("preview_import", json!({ "path": path("whole.xlsx"), "kind": "signals" }));
    assert_eq!(whole["rows"][0]["verdict"], "confirm");
    assert!(whole["rows"][0]["reasons"].to_string().contains("印出和导出时会遮盖中间8位"), "{whole}");
    elsewhere.call("commit_import", json!({ "token": whole["token"], "update_existing": false }));
    let found = elsewhere.find("signals", "number", "Y001");
    assert_eq!(elsewhere.call("read_record", json!({ "kind": "signals", "id": found }))["fields"]["content"], content);
}

/// The report that travels in a package follows the mask; the records go as they are, sealed.
#[test]
fn the_report_in_a_package_is_masked() {
    let (mut township, mut centre) = bundles::pair();
    let body = with_canary("全季共采集{信息件次}件次。", 0);
    township.call("save_report_section", json!({ "period": "2026Q1", "section": "total", "body": body }));
    let file = bundles::make(&mut township, "云溪区廉政风险预警中心", "masked.lfp");
    bundles::take(&mut centre, &file);
    let received = centre.call("list_records", json!({ "kind": "received_returns", "limit": 1 }));
    let id = received["rows"][0]["id"].clone();
    let report = centre.call("read_record", json!({ "kind": "received_returns", "id": id }))["fields"].to_string();
    assert!(leaks(&report) == 0 && hidden(&report) > 0, "{report}");
}
