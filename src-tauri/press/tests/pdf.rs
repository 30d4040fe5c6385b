//! The finished file, read by an independent reader (poppler, qpdf): text, fonts, sizes, sameness.
//! Never by printpdf itself, which would agree with its own mistakes.

mod common;

use common::reader::{flat, run, written};

#[test]
fn a_notice_is_read_back_word_for_word() {
    let paper = common::blue_notice();
    let sheets = press::notice::lay_out(&paper, &common::fonts()).unwrap();
    let (bytes, path) = written("blue", &sheets, &common::fonts());
    assert!(bytes.len() < 120_000, "{} bytes", bytes.len());
    let path = path.to_str().unwrap();
    let text = run("pdftotext", &["-enc", "UTF-8", path, "-"]);
    let found = flat(&text);
    let mut from = 0;
    let wanted = [&paper.number, &paper.title, &paper.addressee, &paper.body[0], &paper.body[1]];
    for part in wanted {
        let part = flat(part);
        let at = found[from..].find(&part);
        from += at.unwrap_or_else(|| panic!("not in reading order: {part}\n{text}"));
    }
    let fonts = run("pdffonts", &[path]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(rows.len() >= 3, "{fonts}");
    for row in rows {
        let fields: Vec<&str> = row.split_whitespace().collect();
        let tag = fields[0].split('+').next().unwrap();
        assert!(tag.len() == 6 && tag.chars().all(|c| c.is_ascii_uppercase()), "{row}");
        assert_eq!(fields[fields.len() - 5..fields.len() - 2], ["yes", "yes", "yes"], "{row}");
    }
    let info = run("pdfinfo", &[path]);
    for line in [
        "Title:           廉政风险预警通知书（七纪廉警〔2026〕2号）",
        "Producer:        廉防 0.1.0",
        "PDF version:     1.7",
        "JavaScript:      no",
    ] {
        assert!(info.contains(line), "{info}");
    }
    assert!(!info.contains("Author") && !info.contains("Creator:"), "{info}");
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let sheets = press::notice::lay_out(&common::red_notice(), &common::fonts()).unwrap();
    let again = press::notice::lay_out(&common::red_notice(), &common::fonts()).unwrap();
    let about = common::about();
    let first = press::pdf::write(&sheets, &common::fonts(), &about).unwrap();
    let second = press::pdf::write(&again, &common::fonts(), &about).unwrap();
    assert!(first == second);
    let mut later = about.clone();
    later.made_at.minute += 1;
    assert!(first != press::pdf::write(&sheets, &common::fonts(), &later).unwrap());
}

#[test]
fn rare_names_are_read_back_and_two_characters_of_one_glyph_stay_two() {
    let mut paper = common::blue_notice();
    let names = "䶮㛃𬭚𬍛昇喆堃赟㙘𬱖𪟝";
    // U+2F8F is the radical whose glyph a face may share with 行.
    paper.body = vec![format!("经办人{names}。")];
    let sheets = press::notice::lay_out(&paper, &common::fonts()).unwrap();
    let (_, path) = written("rare", &sheets, &common::fonts());
    let text = run("pdftotext", &["-enc", "UTF-8", path.to_str().unwrap(), "-"]);
    assert!(flat(&text).contains(names), "{text}");
}

#[test]
fn a_report_has_nested_bookmarks_in_document_order_and_is_sound() {
    let sheets = press::report::lay_out(&common::quarter::report(), &common::fonts()).unwrap();
    let (_, path) = written("report", &sheets, &common::fonts());
    let path = path.to_str().unwrap();
    run("qpdf", &["--check", path]);
    let json = run("qpdf", &["--json=2", "--json-key=outlines", path]);
    let order: Vec<usize> = ["一、基本情况", "（一）报送情况", "（二）来源分布", "二、预警处置情况", "附件1　零报告单位名单"]
        .iter()
        .map(|title| json.find(title).unwrap_or_else(|| panic!("{title} in {json}")))
        .collect();
    // qpdf prints children before their parent's title.
    assert!(order[1] < order[2] && order[2] < order[0] && order[0] < order[3] && order[3] < order[4]);
    let text = flat(&run("pdftotext", &["-enc", "UTF-8", path, "-"]));
    for part in ["表12026年第一季度预警信息来源和等级", "图1近五个季度预警等级", "—1—", "（件）"] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn every_page_is_drawn_as_svg_with_its_own_outlines() {
    let fonts = common::fonts();
    let sheets = press::notice::lay_out(&common::red_notice(), &fonts).unwrap();
    for index in 0..sheets.pages.len() {
        let svg = press::svg::page(&sheets, &fonts, index).unwrap();
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert!(svg.ends_with("</svg>"));
        assert!(!svg.contains("<text") && !svg.contains("font-family"));
        let uses = svg.matches("<use ").count();
        let glyphs: usize = sheets.pages[index]
            .items
            .iter()
            .map(|i| match i {
                press::sheet::Item::Run(run) => run.glyphs.len(),
                _ => 0,
            })
            .sum();
        assert_eq!(uses, glyphs);
        let mut outlines = std::collections::BTreeMap::new();
        let kept = press::svg::page_by_address(&sheets, &fonts, index, |steps| {
            let address = outlines.len().to_string();
            outlines.insert(address.clone(), steps.to_owned());
            address
        });
        let kept = kept.unwrap();
        assert!(kept.len() * 2 < svg.len() && press::svg::addresses(&kept).eq((0..outlines.len()).map(|n| n.to_string())));
        let whole = press::svg::with_outlines(&kept, |address| outlines.get(address).map(String::as_str));
        assert!(whole.as_deref() == Some(svg.as_str()));
        assert_eq!(press::svg::with_outlines(&kept, |_| None), None);
    }
    assert_eq!(press::svg::page(&sheets, &fonts, sheets.pages.len()), None);
}

#[test]
fn properties_say_the_same_twice_and_nobodys_name_and_colours_are_srgb() {
    let sheets = press::notice::lay_out(&common::red_notice(), &common::fonts()).unwrap();
    let (bytes, path) = written("properties", &sheets, &common::fonts());
    assert!(bytes.starts_with(b"%PDF-1.7\n"));
    let path = path.to_str().unwrap();
    let properties = run("pdfinfo", &["-meta", path]);
    for part in [
        "<rdf:li xml:lang=\"x-default\">廉政风险预警整改通知书（七纪廉警〔2026〕1号）</rdf:li>",
        "<pdf:Producer>廉防 0.1.0</pdf:Producer>",
        "<xmp:CreateDate>2026-01-13T09:30:00+08:00</xmp:CreateDate>",
        "<rdf:li>zh-CN</rdf:li>",
    ] {
        assert!(properties.contains(part), "{part} in {properties}");
    }
    assert!(!properties.contains("creator") && !properties.contains("Creator"), "{properties}");
    let json = run("qpdf", &["--json=2", "--json-stream-data=inline", "--decode-level=all", path]);
    for part in ["\"/Lang\": \"u:zh-CN\"", "\"/DisplayDocTitle\": true", "\"/S\": \"/GTS_PDFA1\"", "u:sRGB IEC61966-2.1"] {
        assert!(json.contains(part), "{part} in the document");
    }
    // "acsp" stands at byte 36 of every profile, so at the boundary of its base64 groups.
    assert!(json.contains("YWNzcA"), "no colour profile");
    let said = run("mutool", &["info", path]);
    assert!(!said.contains("error") && !said.contains("warning"), "{said}");
}

#[test]
fn faces_read_in_parts_give_the_same_files_and_pictures_as_whole_ones() {
    let (whole, parts) = (common::fonts(), common::fonts_in_parts());
    let mut rare = common::red_notice();
    rare.body.push("经办人䶮㛃𬭚𬍛昇喆堃赟㙘𬱖𪟝。".to_string());
    let sheets = press::notice::lay_out(&rare, &whole).unwrap();
    assert_eq!(press::notice::lay_out(&rare, &parts).unwrap(), sheets);
    let bytes = |fonts| press::pdf::write(&sheets, fonts, &common::about()).unwrap();
    assert!(bytes(&whole) == bytes(&parts));
    for page in 0..sheets.pages.len() {
        assert!(press::svg::page(&sheets, &whole, page) == press::svg::page(&sheets, &parts, page), "page {}", page + 1);
    }
    assert_eq!(whole.used(&sheets), parts.used(&sheets));
}
