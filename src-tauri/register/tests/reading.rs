//! Reading what was typed: each register's objections appear exactly when they should, all at once, and
//! each says what to do. Never a record that is kept.

mod common;

use common::{against, raw, small, today};
use register::duty::Duty;
use register::form::Raw;
use register::objection::Objections;
use register::office::Office;
use register::person::Person;
use register::post::Post;
use register::power::{Power, PowerStatus};
use register::risk::RiskPoint;
use register::shape::{Input, RegisterSpec};
use register::signal::Signal;
use register::unit::Unit;
use register::warning::Warning;

/// A register as tests read it: its table of fields, a form that reads, and the reading.
struct Case {
    spec: &'static RegisterSpec,
    good: &'static [(&'static str, &'static str)],
    read: fn(&Raw) -> Result<(), Objections>,
}

const REGISTERS: &[Case] = &[
    Case {
        spec: &register::unit::SPEC,
        good: &[("full_name", "七溪坪镇财政所"), ("short_name", "财政所"), ("category", "事业站所")],
        read: |raw| Unit::read(raw, today()).map(drop),
    },
    Case {
        spec: &register::post::SPEC,
        good: &[("unit", "财政所"), ("name", "出纳")],
        read: |raw| Post::read(raw, &small(), today()).map(drop),
    },
    Case { spec: &register::person::SPEC, good: &[("name", "李某某")], read: |raw| Person::read(raw, &small(), today()).map(drop) },
    Case { spec: &register::duty::SPEC, good: &[("requirement", "集中学习")], read: |raw| Duty::read(raw, today()).map(drop) },
    Case {
        spec: &register::power::SPEC,
        good: &[("name", "宅基地审批"), ("kind", "行政许可")],
        read: |raw| Power::read(raw, today()).map(drop),
    },
    Case {
        spec: &register::risk::SPEC,
        good: &[("layer", "单位职能"), ("unit", "财政所"), ("kind", "制度机制风险"), ("description", "截留"), ("grade", "高")],
        read: |raw| RiskPoint::read(raw, &small(), today()).map(drop),
    },
    Case {
        spec: &register::signal::SPEC,
        good: &[("collected_on", "2026-4-1"), ("point", "财政所"), ("source", "市长热线"), ("content", "反映")],
        read: |raw| Signal::read(raw, &small(), today()).map(drop),
    },
    Case {
        spec: &register::warning::SPEC,
        good: &[
            ("number", "七纪廉警〔2026〕1号"),
            ("level", "红色"),
            ("issued_on", "2026-1-5"),
            ("unit", "财政所"),
            ("subject", "事由"),
            ("disposition", "专项调查"),
        ],
        read: |raw| Warning::read_ledger(raw, &small(), |_| None, today()).map(drop),
    },
    Case {
        spec: &register::office::SPEC,
        good: &[
            ("name", "中共七溪坪镇纪律检查委员会"),
            ("short_name", "镇纪委"),
            ("township", "七溪坪镇"),
            ("party_committee", "中共七溪坪镇委员会"),
            ("upper_body", "区纪委"),
            ("warning_centre", "区预警中心"),
            ("letterhead", "中共七溪坪镇纪律检查委员会"),
            ("series", "七纪廉警"),
            ("measures_name", "暂行办法"),
            ("contact", "预警信息员"),
            ("phone", "0000-0000000"),
            ("reply_days", "30"),
        ],
        read: |raw| Office::read(raw, today()).map(drop),
    },
];

/// What a register says against its good form with some texts changed.
fn check(case: &Case, changes: &[(&str, &str)], expect: &str) {
    let mut form = raw(case.good);
    form.extend(raw(changes));
    assert_eq!(against((case.read)(&form)), expect, "{} with {changes:?}", case.spec.title);
}

#[test]
fn a_good_form_reads_and_an_empty_one_names_every_required_field_at_once() {
    for case in REGISTERS {
        check(case, &[], "");
        let required: Vec<_> = case
            .spec
            .fields
            .iter()
            .filter(|field| field.required && !field.read_only)
            .map(|field| format!("{}:required", field.key))
            .collect();
        assert!(!required.is_empty());
        let said = against((case.read)(&Raw::new()));
        assert_eq!(said.split(' ').filter(|one| one.ends_with(":required")).collect::<Vec<_>>(), required, "{}", case.spec.title);
    }
}

#[test]
fn a_required_field_is_missed_one_by_one_and_space_or_a_dash_is_nothing() {
    for case in REGISTERS {
        for field in case.spec.fields.iter().filter(|field| field.required && !field.read_only) {
            for nothing in ["", " ", "\u{3000}\u{3000}", "\n", "\u{a0}"] {
                check(case, &[(field.key, nothing)], &format!("{}:required", field.key));
            }
            // A dash once read as blue where the colour was missing, and as a post without its unit.
            if matches!(field.input, Input::Choice | Input::Unit) {
                check(case, &[(field.key, "—")], &format!("{}:required", field.key));
            }
        }
    }
}

#[test]
fn every_kind_of_field_refuses_what_it_cannot_be() {
    for case in REGISTERS {
        for field in case.spec.fields.iter().filter(|field| !field.read_only) {
            let (typed, rule) = match field.input {
                Input::Choice => ("紫色", "choice"),
                Input::Date => ("某日", "date"),
                Input::Number => ("三十", "number"),
                Input::YesNo if field.key != "inspected" => ("也许", "yes_no"),
                Input::Unit if field.key != "lead_unit" => ("火星办", "unknown"),
                Input::Power | Input::Risk => ("X999", "unknown"),
                Input::Post => ("不存在的岗位", "unknown"),
                _ => continue,
            };
            let mut form = raw(case.good);
            form.extend(raw(&[(field.key, typed)]));
            let objections = (case.read)(&form).err().unwrap_or_default();
            let own: Vec<_> = objections.iter().filter(|objection| objection.field == field.key).collect();
            assert_eq!(own.first().map(|objection| objection.rule), Some(rule), "{} {}", case.spec.title, field.key);
            assert!(own[0].sentence.contains(typed), "the sentence quotes what was typed: {}", own[0].sentence);
            assert!(own[0].sentence.ends_with('。') && own[0].sentence.contains(['请', '选']), "and says what to do: {}", own[0].sentence);
        }
    }
}

#[test]
fn numbers_and_yes_and_no_are_read_as_offices_type_them() {
    let unit = &REGISTERS[0];
    for (typed, expect) in [
        ("9", ""),
        ("０９", ""),
        ("", ""),
        ("-1", "headcount:number"),
        ("1.5", "headcount:number"),
        ("99999999999", "headcount:number"),
        ("九", "headcount:number"),
    ] {
        check(unit, &[("headcount", typed)], expect);
    }
    for (typed, want) in
        [("是", true), ("√", true), ("有", true), ("true", true), ("1", true), ("否", false), ("", false), ("×", false), ("无", false)]
    {
        let mut form = raw(unit.good);
        form.extend(raw(&[("reporting_point", typed)]));
        assert_eq!(Unit::read(&form, today()).unwrap().reporting_point, want, "{typed}");
    }
}

#[test]
fn rules_of_the_settings() {
    let office = &REGISTERS[8];
    for (days, expect) in [("1", ""), ("365", ""), ("0", "reply_days:range"), ("366", "reply_days:range"), ("abc", "reply_days:number")] {
        check(office, &[("reply_days", days)], expect);
    }
    for series in ["七纪廉警〔", "七纪廉警（", "七纪 廉警", "[七纪]"] {
        check(office, &[("series", series)], "series:series");
    }
    let mut form = raw(office.good);
    form.extend(raw(&[("measures_name", "《某某办法》")]));
    assert_eq!(Office::read(&form, today()).unwrap().measures_name, "某某办法");
}

#[test]
fn rules_of_a_duty() {
    let duty = &REGISTERS[3];
    for (year, expect) in
        [("2026", ""), ("", ""), ("26", "year:range"), ("0", "year:range"), ("4294967295", "year:range"), ("今年", "year:number")]
    {
        check(duty, &[("year", year)], expect);
    }
    check(duty, &[("dates", "2026-6-30；2026-12-31")], "");
    check(duty, &[("dates", "2026-6-30；某日")], "dates:date");
    check(duty, &[("deadline_kind", "随便")], "deadline_kind:choice");
    let mut form = raw(duty.good);
    form.extend(raw(&[("year", "2025"), ("deadline", "6月底、12月底前"), ("due_on", "2025-11-1")]));
    let read = Duty::read(&form, today()).unwrap();
    assert_eq!(read.deadline.original, "6月底、12月底前", "the office's words stay");
    assert_eq!(read.deadline.on, Some(common::day("2025-11-01")), "a day that was typed wins");
    assert_eq!(read.deadline.dates, ["2025-06-30", "2025-12-31"].map(common::day));
}

#[test]
fn rules_of_a_power() {
    let power = &REGISTERS[4];
    for (typed, expect) in [("确定", ""), ("待核", ""), ("待核（条款号）", ""), ("", ""), ("大概", "basis_check:basis_check")]
    {
        check(power, &[("basis_check", typed)], expect);
    }
    let mut form = raw(power.good);
    form.extend(raw(&[("steps", "申请→受理 → 审批\n归档")]));
    let read = Power::read(&form, today()).unwrap();
    assert_eq!(read.steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>(), ["申请", "受理", "审批", "归档"]);
    assert_eq!((read.status, read.basis_check.as_str(), read.basis_confirmed()), (Some(PowerStatus::InUse), "待核", false));
}

#[test]
fn rules_of_a_post_and_its_elements() {
    let post = &REGISTERS[1];
    for (typed, expect) in [("人财物事", ""), ("人、财", ""), ("财财", ""), ("—", ""), ("人和钱", "elements:choice")] {
        check(post, &[("elements", typed)], expect);
    }
    check(post, &[("unit", "财政所"), ("name", "会计"), ("holder", "还没登记的人")], "");
}

#[test]
fn rules_of_a_risk_point() {
    let risk = &REGISTERS[5];
    check(risk, &[("layer", "个人岗位")], "post:post_layer");
    check(risk, &[("layer", "个人岗位"), ("post", "出纳")], "");
    check(risk, &[("layer", "个人岗位"), ("post", "没有的岗位")], "post:unknown");
    check(risk, &[("post", "出纳"), ("unit", "柳树沟村")], "post:unknown");
    check(risk, &[("unit_code", "V01"), ("unit", "写错的名字")], "");
    let mut form = raw(risk.good);
    form.extend(raw(&[("likelihood", "低"), ("impact", "低")]));
    let read = RiskPoint::read(&form, &small(), today()).unwrap();
    assert_eq!((read.score(), read.grade_remark().map(|remark| remark.rule)), (Some(1), Some("grade_differs")));
}

#[test]
fn rules_of_a_signal() {
    let signal = &REGISTERS[6];
    check(signal, &[("collected_on", "2026-4-8")], "");
    check(signal, &[("collected_on", "2026-4-9")], "collected_on:future");
    check(signal, &[("in_scope", "否")], "");
    check(signal, &[("in_scope", "否"), ("suggested_level", "蓝色")], "suggested_level:out_of_scope");
    check(signal, &[("suggested_level", "高级（红色）")], "");
    for (typed, post, person) in
        [("出纳/李某某", "出纳", "李某某"), ("出纳／李某某", "出纳", "李某某"), ("出纳", "出纳", ""), ("一/二/三", "一/二", "三")]
    {
        let mut form = raw(signal.good);
        form.extend(raw(&[("object", typed)]));
        let read = Signal::read(&form, &small(), today()).unwrap();
        assert_eq!((read.object_post.as_str(), read.object_person.as_str()), (post, person), "{typed}");
    }
}

#[test]
fn rules_of_a_row_of_the_ledger() {
    let warning = &REGISTERS[7];
    check(warning, &[("number", "七纪廉警2026年1号")], "number:doc_number");
    for (level, disposition, expect) in [
        ("红色", "督导整改、组织处理", ""),
        ("红色", "诫勉谈话", "disposition:disposition"),
        ("黄色", "诫勉谈话，函询整改", ""),
        ("黄色", "集体谈话", "disposition:disposition"),
        ("蓝色", "谈话提醒", ""),
        ("蓝色", "专项调查、约谈", "disposition:disposition disposition:disposition"),
    ] {
        check(warning, &[("level", level), ("disposition", disposition)], expect);
    }
    check(warning, &[("served_on", "2026-1-4")], "served_on:order");
    check(warning, &[("replied_on", "2026-1-9")], "replied_on:order");
    check(warning, &[("served_on", "2026-1-8"), ("replied_on", "2026-1-7")], "replied_on:order");
    check(warning, &[("served_on", "2026-1-8"), ("replied_on", "2026-2-9"), ("due_on", "2026-2-7"), ("way", "直接")], "");
    // A last day before service was once read as thirty days; one past ten years broke on the way in.
    check(warning, &[("served_on", "2026-1-8"), ("due_on", "2026-1-7")], "due_on:order");
    check(warning, &[("served_on", "2026-1-8"), ("due_on", "2046-1-7")], "due_on:order");
    check(warning, &[("due_on", "2026-2-7")], "due_on:order");
    check(warning, &[("risk", "R001"), ("signal", "Y999")], "");
}

#[test]
fn names_keep_every_character_and_lose_only_space_at_the_ends() {
    for name in ["䶮㛃", "𬭚𬍛", "阿卜杜·热合曼", "欧阳 某某", "Ａ某"] {
        let form = raw(&[("name", &format!("\u{3000}{name} "))]);
        assert_eq!(Person::read(&form, &small(), today()).unwrap().name, name);
    }
}
