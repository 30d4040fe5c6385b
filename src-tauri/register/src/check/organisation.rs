//! Rules about units, posts and who answers for what: holders, reporting points, and the four things that a
//! head does not take charge of.

use std::collections::HashMap;

use super::{Found, Registers, Subject};
use crate::Term as _;
use crate::charge::ChargeWay;
use crate::id::UnitId;
use crate::supporting_system::SystemArea;
use crate::text;
use crate::unit::{Unit, UnitCategory};

/// 第十三条: 把职责明确到人. Reads 现任人 of every post.
pub(super) fn vacant(registers: &Registers<'_>) -> Vec<Found> {
    let vacant = registers.posts.iter().filter(|(_, post)| post.holder.is_none());
    vacant.map(|(id, post)| (Subject::Post(*id), registers.post_name(post), "没有现任人，请落实到人。".to_owned())).collect()
}

/// 第三十六条: 各村、各单位、部门 are reporting points. Reads 类别 and 是否采集报送点; 领导班子 are none, and a unit
/// without a category may be one.
pub(super) fn no_point(registers: &Registers<'_>) -> Vec<Found> {
    let must = |unit: &Unit| unit.category.is_some_and(|category| category != UnitCategory::Leadership);
    let wrong = registers.units.iter().filter(|(_, unit)| must(unit) && !unit.reporting_point);
    wrong.map(|(id, unit)| (Subject::Unit(*id), unit.short_name.clone(), "没有列为采集报送点，请在机构中标明。".to_owned())).collect()
}

/// The four, and the words by which a text speaks of them.
const FOUR: [(&str, &[&str]); 4] = [("财务", &["财务", "财政"]), ("人事", &["人事"]), ("物资采购", &["采购"]), ("工程项目", &["工程"])];
/// Words of direct charge. 监管 and 联系 are not.
const CHARGE: [&str; 4] = ["分管", "主管", "直接管", "直管"];

fn spoken_of(words: &str) -> Vec<&'static str> {
    FOUR.iter().filter(|(_, names)| names.iter().any(|name| words.contains(name))).map(|(four, _)| *four).collect()
}

/// 第二十七条: 一把手 takes no direct charge of 财务、人事、物资采购、工程项目. A head is the post of a leadership organ
/// that bears the name in its 负责人职务. Reads three things: 备注 of that post, clause by clause, where it says
/// 分管 (不直接分管 is the opposite); and 分管或包保领导 of the units whose name speaks of one of the four, where
/// the head stands there by the bare name of the post (镇长（监管） is no direct charge); and 领导分工, where a row gives the head one
/// of the four as 直接分管. 权力要素 are not read:
/// what a post has power over is not yet whom it directs.
pub(super) fn four_not_direct(registers: &Registers<'_>) -> Vec<Found> {
    let organs: HashMap<UnitId, &Unit> =
        registers.units.iter().filter(|(_, unit)| unit.category == Some(UnitCategory::Leadership)).map(|(id, unit)| (*id, *unit)).collect();
    let heads: Vec<_> = registers
        .posts
        .iter()
        .filter(|(_, post)| {
            let organ = post.unit.and_then(|unit| organs.get(&unit));
            organ.is_some_and(|organ| text::key(&organ.head_post) == text::key(&post.name) && !post.name.is_empty())
        })
        .collect();
    let mut found = Vec::new();
    for (id, post) in &heads {
        let mut four: Vec<&str> = Vec::new();
        for clause in post.note.split(['，', ',', '；', ';', '。', '\n']) {
            if CHARGE.iter().any(|word| clause.contains(word)) && !clause.contains('不') {
                four.extend(spoken_of(clause));
            }
        }
        if !four.is_empty() {
            let sentence = format!("备注写明直接分管{}，请调整分工。", four.join("、"));
            found.push((Subject::Post(*id), registers.post_name(post), sentence));
        }
    }
    for (id, unit) in &registers.units {
        let four = spoken_of(&format!("{}{}", unit.full_name, unit.short_name));
        let leaders = unit.in_charge.rsplit(['：', ':']).next().unwrap_or_default();
        let leaders: Vec<String> = text::list(leaders).iter().map(|leader| text::key(leader)).collect();
        let head = heads.iter().find(|(_, post)| leaders.contains(&text::key(&post.name)));
        if let (Some((_, post)), false) = (head, four.is_empty()) {
            let sentence = format!("由{}直接分管，涉及{}，请调整分工。", post.name, four.join("、"));
            found.push((Subject::Unit(*id), unit.short_name.clone(), sentence));
        }
    }
    for (id, charge) in registers.charges.iter().filter(|(_, charge)| charge.way == Some(ChargeWay::Direct)) {
        let unit = registers.units.iter().find(|(id, _)| Some(*id) == charge.unit).map(|(_, unit)| *unit);
        let four = spoken_of(&format!("{}{}", charge.area, unit.map(|unit| unit.full_name.clone() + &unit.short_name).unwrap_or_default()));
        let head = heads.iter().find(|(own, _)| charge.post == Some(*own));
        if let (Some((_, post)), false) = (head, four.is_empty()) {
            let subject: Vec<_> =
                [charge.area.as_str(), unit.map_or("", |unit| &unit.short_name)].into_iter().filter(|part| !part.is_empty()).collect();
            let sentence = format!("分工中由{}直接分管，涉及{}，请调整分工。", post.name, four.join("、"));
            found.push((Subject::Charge(*id), format!("{} {}", registers.post_name(post), subject.join("：")), sentence));
        }
    }
    found
}

/// 第二十七条: four supporting rules stand beside 四个不直接管. Reads the register of these rules, and only once
/// the office has begun it: an empty register says nothing about what the office has. A row that says 否 is
/// missed in its own place, an area without any row at the first row of the register.
pub(super) fn supporting_systems(registers: &Registers<'_>) -> Vec<Found> {
    let Some((first, _)) = registers.systems.first() else { return Vec::new() };
    let mut found = Vec::new();
    for area in SystemArea::FOUR {
        let of_area: Vec<_> = registers.systems.iter().filter(|(_, system)| system.area == Some(area)).collect();
        if of_area.iter().any(|(_, system)| system.present) {
            continue;
        }
        found.push(match of_area.first() {
            Some((id, system)) => {
                (Subject::System(*id), system.name.clone(), format!("{}方面的配套制度还没有建立，请建立后登记文号和日期。", area.label()))
            }
            None => (Subject::System(*first), "配套制度".to_owned(), format!("没有登记{}方面的配套制度，请补登或建立。", area.label())),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charge::Charge;
    use crate::check::made::{Made, key, post, unit};
    use crate::post::PostRank;
    use crate::supporting_system::SupportingSystem;

    #[test]
    fn a_post_is_held_by_somebody() {
        let mut made = Made {
            units: vec![unit("财政所", UnitCategory::Station, "所长", "")],
            posts: vec![post(1, "出纳", PostRank::Staff, 1), post(1, "会计", PostRank::Staff, 1)],
            ..Made::default()
        };
        assert!(made.said(vacant).is_empty());
        made.posts[1].holder = None;
        let names: Vec<_> = vacant(&made.registers()).into_iter().map(|found| found.1).collect();
        assert_eq!(names, ["财政所 会计"]);
    }

    #[test]
    fn every_unit_below_the_leadership_reports() {
        for (category, point, finds) in [
            (Some(UnitCategory::Village), true, false),
            (Some(UnitCategory::Village), false, true),
            (Some(UnitCategory::Delegated), false, true),
            (Some(UnitCategory::Leadership), false, false),
            (None, false, false),
        ] {
            let mut one = unit("石桥村", UnitCategory::Village, "", "");
            one.category = category;
            one.reporting_point = point;
            assert_eq!(Made { units: vec![one], ..Made::default() }.said(no_point).len(), usize::from(finds), "{category:?} {point}");
        }
    }

    /// 镇政府 under its 镇长, a deputy, and a unit of this name in this charge.
    fn township(mayor_says: &str, deputy_says: &str, name: &str, in_charge: &str) -> Made {
        let mut made = Made {
            units: vec![unit("镇政府", UnitCategory::Leadership, "镇长", ""), unit(name, UnitCategory::Station, "所长", in_charge)],
            posts: vec![
                post(1, "镇长", PostRank::Leadership, 1),
                post(1, "副镇长（财经）", PostRank::Leadership, 2),
                post(2, "所长", PostRank::Middle, 3),
            ],
            ..Made::default()
        };
        made.posts[0].note = mayor_says.to_owned();
        made.posts[1].note = deputy_says.to_owned();
        made.posts[2].note = "分管财务".to_owned();
        made
    }

    #[test]
    fn the_register_of_charges_is_read_beside_the_words() {
        let charge = |post: u128, area: &str, unit: Option<u128>, way| Charge {
            post: Some(key(post)),
            area: area.to_owned(),
            unit: unit.map(key),
            way: Some(way),
            note: String::new(),
        };
        for (charge, said) in [
            (charge(1, "人事", None, ChargeWay::Direct), "分工中由镇长直接分管，涉及人事，请调整分工。"),
            (charge(1, "", Some(2), ChargeWay::Direct), "分工中由镇长直接分管，涉及财务，请调整分工。"),
            (charge(1, "人事", None, ChargeWay::Supervise), ""),
            (charge(1, "招商引资", None, ChargeWay::Direct), ""),
            (charge(2, "物资采购", None, ChargeWay::Direct), ""),
        ] {
            let mut made = township("", "", "财政所", "");
            made.charges = vec![charge];
            assert_eq!(made.said(four_not_direct).concat(), said, "{:?}", made.charges);
        }
    }

    #[test]
    fn supporting_rules_are_asked_for_once_their_register_is_begun() {
        let system = |area, present| SupportingSystem {
            area: Some(area),
            name: "某制度".to_owned(),
            present,
            document: String::new(),
            issued_on: None,
            note: String::new(),
        };
        let said = |systems: Vec<SupportingSystem>| Made { systems, ..Made::default() }.said(supporting_systems);
        assert!(said(Vec::new()).is_empty());
        assert_eq!(said(vec![system(SystemArea::Other, true)]).len(), 4);
        assert!(said(SystemArea::FOUR.map(|area| system(area, true)).into()).is_empty());
        let mut four: Vec<_> = SystemArea::FOUR.map(|area| system(area, true)).into();
        four[3].present = false;
        assert_eq!(said(four.clone()), ["物资采购方面的配套制度还没有建立，请建立后登记文号和日期。"]);
        four.push(system(SystemArea::Purchasing, true));
        assert!(said(four).is_empty(), "one that is in force is enough");
    }

    #[test]
    fn a_head_is_in_charge_of_none_of_the_four() {
        for (mayor, deputy, name, in_charge, said) in [
            ("不直接分管财务、人事、物资采购、工程项目", "分管财政所、物资采购", "财政所", "镇长（监管）、副镇长（财经）", ""),
            ("", "", "财政所", "镇长", "由镇长直接分管，涉及财务，请调整分工。"),
            ("", "", "财政所", "分管领导： 镇长、副镇长（财经）", "由镇长直接分管，涉及财务，请调整分工。"),
            ("", "", "招商专班", "镇长", ""),
            ("", "", "平安建设办公室", "镇长", ""),
            ("分管人事、工程项目", "", "招商专班", "", "备注写明直接分管人事、工程项目，请调整分工。"),
            ("主持政府工作，不直接分管财务；主管物资采购", "", "招商专班", "", "备注写明直接分管物资采购，请调整分工。"),
            ("监督财务公开", "", "招商专班", "", ""),
        ] {
            assert_eq!(township(mayor, deputy, name, in_charge).said(four_not_direct).concat(), said, "{mayor} {name} {in_charge}");
        }
    }
}
