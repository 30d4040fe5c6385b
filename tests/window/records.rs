//! Records made, changed, deleted and brought back by hand, and a text that cannot be printed. Never
//! the errand itself.

use serde_json::json;

use crate::app::Look::{Part, Test};
use crate::app::{App, keys};
use crate::ledger;
use crate::way;

/// A name with characters that common fonts lack; the last lies beyond the first plane.
const RARE: &str = "㛃䶮𬱖";

#[test]
fn a_unit_is_made_changed_deleted_and_brought_back() {
    let app = App::start("unit", &["--sample"]);
    app.click(Test("nav-units"));
    app.see(Test("row-0"));
    app.click(Test("tool-add"));
    app.type_into(Test("field-short_name"), "政策宣讲队");
    app.press(&[keys::CONTROL, 's']);
    app.see(Test("objection-full_name"));
    app.type_into(Test("field-full_name"), "七溪坪镇政策宣讲队");
    app.choose(Test("field-category"), "镇属单位");
    app.click(Test("save"));
    app.see(Part("七溪坪镇政策宣讲队"));
    app.see(Test("toast-action"));
    app.photograph("unit");

    app.fill(Test("field-full_name"), "七溪坪镇理论政策宣讲队");
    app.press(&[keys::CONTROL, 's']);
    app.see(Part("已保存单位"));
    app.click(Test("tab-history"));
    app.see(Part("修改单位“政策宣讲队”"));

    app.fill(Test("search"), "宣讲队");
    app.see(Part("显示 1 条"));
    app.press(&[keys::ENTER]);
    app.click(Test("tool-remove"));
    app.see(Part("没有符合条件的记录"));
    app.click(Test("toast-action"));
    app.see(Part("显示 1 条"));
    app.click(Test("redo"));
    app.see(Part("没有符合条件的记录"));
    app.click(Test("undo"));
    app.see(Part("显示 1 条"));
}

#[test]
fn cells_are_changed_by_the_keys_of_a_spreadsheet() {
    let app = App::start("cells", &["--sample"]);
    app.click(Test("nav-units"));
    let first = Test("cell-0-full_name");
    let second = Test("cell-1-full_name");
    let before = app.text(second).trim().to_owned();
    app.click(first);
    app.press(&[keys::F2]);
    app.type_into(Test("grid-input"), "（试）");
    app.press(&[keys::TAB]);
    app.reads(first, "中共七溪坪镇委员会（试）");
    app.see(Part("已保存"));

    // Typing begins anew; Esc takes it back.
    app.click(first);
    app.press(&[keys::DOWN]);
    app.press(&['x']);
    app.type_into(Test("grid-input"), "不要的");
    app.press(&[keys::ESCAPE]);
    app.reads(second, &before);

    app.press(&[keys::CONTROL, 'z']);
    app.reads(first, "中共七溪坪镇委员会");
}

#[test]
fn a_rare_name_is_typed_kept_found_and_deleted() {
    let mut app = App::start("rare", &["--sample"]);
    app.click(Test("nav-units"));
    app.click(Test("kind-persons"));
    app.see(Test("row-0"));
    app.press(&[keys::CONTROL, 'n']);
    app.type_into(Test("field-name"), RARE);
    app.click(Test("save"));
    app.see(Test("toast-action"));
    app.fill(Test("search"), "𬱖");
    app.see(Part("显示 1 条"));
    app.photograph("rare");
    app.reopen(&[]);
    app.see(Test("rail"));
    app.press(&[keys::CONTROL, 'k']);
    app.type_into(Test("find"), RARE);
    app.press(&[keys::ENTER]);
    app.see(Test("record-pane"));
    app.reads(Test("field-name"), RARE);
    app.close();
    assert_eq!(ledger::count(&app, "persons", RARE), 1);
}

#[test]
fn a_character_without_a_glyph_is_refused_beside_its_field_before_the_issue() {
    let mut app = App::start("glyph", &["--sample", "--today", "2026-04-08"]);
    way::to_issue(&app, "Y122");
    app.click(Test("level-blue"));
    app.click(Part("谈话提醒"));
    app.see(Test("page-1"));
    app.type_into(Test("field-recipient"), "\u{31350}");
    app.click(Test("approved"));
    app.click(Test("to-sign"));
    app.see(Test("objection-recipient"));
    assert!(app.text(Test("objection-recipient")).contains("U+31350"));
    app.photograph("glyph");
    assert!(!app.sees(Test("sign-page")));
    app.press(&[keys::ESCAPE]);
    app.close();
    let warning =
        json!({ "kind": "warnings", "search": "青岭村", "filters": [], "sort": null, "unit": null, "bin": false, "offset": 0, "limit": 9 });
    let rows = ledger::ask(&app, "list_records", &warning);
    assert!(!rows.to_string().contains("17号"), "{rows}");
    assert_eq!(ledger::sound(&app), 0, "no number, no paper");
}
