//! A list leaves the window in the form that is asked for, and its empty form has a button of its own. Never a look at
//! what stands in the files: the journeys read them.

use std::path::{Path, PathBuf};

use crate::app::App;
use crate::app::Look::{Css, Part, Test};
use crate::driver::wait;

fn saved(folder: &Path, words: &str) -> PathBuf {
    wait(&format!("a workbook named {words}"), || {
        let files = std::fs::read_dir(folder).ok()?.flatten().map(|file| file.path());
        files.into_iter().find(|file| file.to_string_lossy().contains(words) && file.extension().is_some_and(|end| end == "xlsx"))
    })
}

#[test]
fn a_list_and_its_empty_form_have_a_button_each() {
    let app = App::start("export", &["--sample", "--today", "2026-04-08"]);
    let folder = app.data().with_file_name("exported");
    std::fs::create_dir_all(&folder).expect("a folder to save to");
    app.will_save(&folder);
    app.click(Test("nav-units"));
    app.see(Test("row-0"));
    app.click(Test("tool-export"));
    app.see(Part("导出现在列出的 40 条"));
    app.photograph("export");
    app.click(Test("export-sheet"));
    app.see(Part("已导出40条"));
    saved(&folder, "机构.");
    app.click(Css("[data-test=toast] .shut"));
    app.click(Test("tool-export"));
    app.click(Test("export-printed"));
    app.see(Part("已另存为 Excel"));
    saved(&folder, "机构清单");
    app.click(Css("[data-test=toast] .shut"));
    app.click(Test("tool-blank"));
    app.see(Part("填好后用“导入”读回"));
    saved(&folder, "机构（空白表）");
}
