//! Templates of papers: reading, checking, filling, and the texts that come with the program, case by case.

use std::collections::BTreeSet;

use register::Term as _;
use register::template::{Paragraph, TemplateKind, TemplateVersion, Values, Wording, tidy};

/// The text filled with 季度 and what else is given, a paragraph a line; or the rules that stand against it.
fn zero(text: &str, values: &[(&'static str, &str)]) -> Result<String, Vec<String>> {
    let values: Values = [("季度", "一季度")].iter().chain(values).map(|(key, value)| (*key, (*value).to_owned())).collect();
    match Wording::read(TemplateKind::ZeroReport, text) {
        Ok(wording) => Ok(wording.fill_text(&values)),
        Err(against) => Err(against.into_iter().map(|one| format!("{}:{} {}", one.field, one.rule, one.sentence)).collect()),
    }
}

#[test]
fn fields_are_filled_and_optional_parts_left_out() {
    for (text, filled) in [
        ("{季度}无信息。", "一季度无信息。"),
        ("｛季度｝无信息。", "一季度无信息。"),
        ("{ 季度 }无信息。", "一季度无信息。"),
        ("　　{季度}无信息。\r\n\r\n特此报告。\u{feff}", "一季度无信息。\n特此报告。"),
        ("{季度}【，联系人{联系人}】。", "一季度。"),
        ("{季度}【，联系人{联系人}，电话{联系电话}】。", "一季度。"),
        ("{季度}【（{本单位简称}）】。", "一季度（镇纪委）。"),
        ("{季度}。\n【联系人{联系人}。】\n特此报告。", "一季度。\n特此报告。"),
        ("{季度}{{甲}}｛｛乙｝｝【【丙】】。", "一季度{甲}｛乙｝【丙】。"),
        ("{季度}。\n{乡镇名称}", "一季度。\n第一行\n第二行"),
    ] {
        let values = [("本单位简称", "镇纪委"), ("乡镇名称", "第一行\n\n第二行"), ("联系电话", "0000")];
        assert_eq!(zero(text, &values).as_deref(), Ok(filled), "{text}");
    }
}

#[test]
fn a_value_is_never_read_as_a_template() {
    assert_eq!(zero("{季度}：{联系人}", &[("联系人", "{季度}【】{")]).as_deref(), Ok("一季度：{季度}【】{"));
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_what_to_do() {
    for (text, sentence) in [
        ("", "body:required 正文不能为空，请填写；要用原来的文字，请点“恢复默认”。"),
        ("特此报告。", "body:required 正文里缺少{季度}，这份文书必须写明。请从“可用的字段”里点选，放到合适的位置。"),
        ("{季度}。\n报{预警中芯}。", "body:unknown 第2段：{预警中芯}不是这份文书的字段，是不是{预警中心}？请从“可用的字段”里点选。"),
        ("{季度}{甲乙丙}", "body:unknown 第1段：{甲乙丙}不是这份文书的字段。请从“可用的字段”里点选。"),
        ("{季度无信息。", "body:brace 第1段：“{季度无信息。”后面少了“}”。要印花括号本身，请连写两个。"),
        ("{季度}。\n甲}乙", "body:brace 第2段：多了一个“}”，前面没有“{”与它配对。要印花括号本身，请连写两个。"),
        ("{季度{联系人}", "body:brace 第1段：“{季度”后面少了“}”。要印花括号本身，请连写两个。"),
        ("{季度}【甲", "body:group 第1段：“【”没有“】”与它配对。可省略的部分要在同一段里写完；要印方头括号本身，请连写两个。"),
        ("{季度}甲】", "body:group 第1段：多了一个“】”，前面没有“【”与它配对。要印方头括号本身，请连写两个。"),
        ("{季度}【甲】", "body:group 第1段：【】里没有字段，这部分永远不会省略。请去掉【】，或者在里面放一个字段。"),
        ("{季度}【甲【{联系人}】", "body:group 第1段：【】里面又有“【”。可省略的部分不能套着写，请分成前后两处。"),
        ("【{季度}】", "body:required {季度}不能放在【】里：这份文书必须写明，不能随别的字段一起省略。请移到【】外面。"),
        ("{季度}\u{7}", "body:character 第1段里有看不见的字符（U+0007），印不出来，请删去后重新输入这一处。"),
        ("{季度}\u{e123}", "body:character 第1段里有看不见的字符（U+E123），印不出来，请删去后重新输入这一处。"),
    ] {
        let against = zero(text, &[]).unwrap_err();
        assert_eq!(against, [sentence], "{text}");
    }
    let long = format!("{{季度}}{}", "长".repeat(20_001));
    assert!(zero(&long, &[]).unwrap_err()[0].starts_with("body:length 正文有20005个字"));
    let both = zero("{甲\n{乙}\n丙}", &[]).unwrap_err();
    assert_eq!(both.len(), 3, "everything is said at once: {both:?}");
}

#[test]
fn a_table_stands_alone_and_a_heading_is_a_heading() {
    let read = |text: &str| Wording::read(TemplateKind::Reply, text);
    let text = "一、事项\n{预警文书}。\n二、成因：\n{成因剖析}\n{落实情况表}\n十一、{整改措施}";
    let values: Values =
        [("预警文书", "《通知书》"), ("成因剖析", "甲。\n乙。"), ("整改措施", "丙")].map(|(key, value)| (key, value.to_owned())).into();
    let text_of = |text: &str| Paragraph::Text(text.to_owned());
    assert_eq!(
        read(text).unwrap().fill(&values),
        [
            Paragraph::Heading("一、事项".to_owned()),
            text_of("《通知书》。"),
            text_of("二、成因："),
            text_of("甲。"),
            text_of("乙。"),
            Paragraph::Table,
            text_of("十一、丙"),
        ]
    );
    for wrong in ["见{落实情况表}", "【{落实情况表}】"] {
        let against = read(&format!("{{预警文书}}{{成因剖析}}{{整改措施}}\n{wrong}")).unwrap_err();
        assert_eq!(against[0].sentence, "第2段：{落实情况表}是一张表，要单独占一段。");
    }
}

#[test]
fn every_shipped_text_reads_by_its_own_rules_and_fills_from_its_examples() {
    for kind in TemplateKind::ALL.iter().copied() {
        let label = kind.label();
        let wording = Wording::read(kind, kind.shipped()).unwrap_or_else(|against| panic!("{label}: {against:?}"));
        let keys: Vec<_> = kind.fields().map(|field| field.key).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{label}: a name stands once");
        for field in kind.fields() {
            assert!(!field.example.is_empty() && field.help.ends_with('。'), "{label} {}", field.key);
        }
        for key in kind.required() {
            assert!(kind.field(key).is_some(), "{label}: {key}");
        }
        let examples: Values = kind.fields().map(|field| (field.key, field.example.to_owned())).collect();
        let filled = wording.fill_text(&examples);
        assert!(!filled.contains(['{', '}', '【', '】']), "{label}: {filled}");
        // Without any value only the words remain, and no optional part.
        let bare = wording.fill_text(&Values::new());
        assert!(!bare.contains("（风险点）") && !bare.contains("按来源分"), "{label}: {bare}");
        assert_eq!(tidy(kind.shipped()), kind.shipped(), "{label} is kept as it stands");
        assert!(!kind.article().is_empty() && !kind.group().is_empty());
    }
}

#[test]
fn a_version_is_called_as_the_archive_says_it() {
    let version = TemplateVersion { kind: TemplateKind::NoticeBlue, number: 3 };
    assert_eq!(version.label(), "蓝色预警通知书正文 第3版");
    assert_eq!(TemplateVersion::shipped(TemplateKind::Slip).label(), "通知书回执 随软件自带");
    let levels: Vec<_> = TemplateKind::ALL.iter().filter_map(|kind| kind.level()).map(TemplateKind::of_notice).collect();
    assert_eq!(levels, [TemplateKind::NoticeBlue, TemplateKind::NoticeYellow, TemplateKind::NoticeRed]);
}
