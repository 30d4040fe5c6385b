//! 交接清单: what a person has to hand over — posts, powers, risk points, warnings, duties, points of the network.
//! Reads only what the registers say by name or by post; never a guess at who else may be meant.

use crate::check::{Registers, Subject};
use crate::handling_post::HandlingPosts;
use crate::id::{PersonId, PostId, UnitId};
use crate::network::PointOfficer;
use crate::post::Post;
use crate::power::Power;
use crate::risk::RiskPoint;
use crate::warning::{Warning, WarningState};

terms! {
    /// 交接类别.
    HandoverGroup {
        /// 岗位.
        Posts = "posts", "岗位";
        /// 分工.
        Charges = "charges", "分管事项";
        /// 职权.
        Powers = "powers", "承办职权";
        /// 风险点.
        Risks = "risks", "廉政风险点";
        /// 预警.
        Warnings = "warnings", "未办结的预警和整改";
        /// 任务.
        Duties = "duties", "责任分解任务";
        /// 联系点.
        Points = "points", "预警信息员联系点";
        /// 利益回避.
        Recusals = "recusals", "利益回避事项";
    }
}

/// 交接事项: one line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverItem {
    /// Under which heading.
    pub group: HandoverGroup,
    /// The record.
    pub subject: Subject,
    /// Its name.
    pub name: String,
    /// Why it stands here, or what must be said beside it.
    pub detail: String,
}

/// Whom a text may mean: the person by name, or one of the posts by name.
struct Meant<'a> {
    name: &'a str,
    own: Vec<(PostId, &'a Post)>,
    posts: HandlingPosts,
}

impl Meant<'_> {
    fn person(&self, words: &str) -> bool {
        !self.name.is_empty() && words.contains(self.name)
    }

    /// How a text names them.
    fn said(&self, words: &str) -> Option<String> {
        if self.person(words) {
            return Some(self.name.to_owned());
        }
        let named = self.posts.named(words);
        let post = named.iter().filter_map(|one| one.post).find_map(|id| self.own.iter().find(|(own, _)| *own == id))?;
        Some(post.1.name.clone())
    }
}

/// What `person` hands over with these posts, heading by heading.
pub fn list(person: PersonId, posts: &[PostId], officers: &[PointOfficer], registers: &Registers<'_>) -> Vec<HandoverItem> {
    let short = |unit: Option<UnitId>| registers.units.iter().find(|(id, _)| Some(*id) == unit).map_or("", |(_, unit)| &unit.short_name);
    let own: Vec<(PostId, &Post)> = registers.posts.iter().filter(|(id, _)| posts.contains(id)).copied().collect();
    let someone = registers.persons.iter().find(|(id, _)| *id == person).map(|(_, person)| *person);
    let meant = Meant {
        name: someone.map_or("", |person| &person.name),
        own: own.clone(),
        posts: HandlingPosts::of(registers.units.iter().copied(), registers.posts.iter().copied()),
    };
    let mut items = Vec::new();
    let mut add = |group, subject, name: String, detail: String| items.push(HandoverItem { group, subject, name, detail });
    for (id, post) in &own {
        let risk = if post.high_risk { "高风险岗位" } else { "" };
        add(HandoverGroup::Posts, Subject::Post(*id), format!("{} {}", short(post.unit), post.name).trim().to_owned(), risk.to_owned());
    }
    for (id, charge) in registers.charges.iter().filter(|(_, charge)| charge.post.is_some_and(|post| posts.contains(&post))) {
        let unit = short(charge.unit);
        let name = [charge.area.as_str(), unit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("：");
        add(HandoverGroup::Charges, Subject::Charge(*id), name, charge.way.map_or("", crate::Term::label).to_owned());
    }
    for (id, power) in &registers.powers {
        let at_step = power.steps.iter().find(|step| step.post_id.is_some_and(|post| posts.contains(&post)));
        let why = match (meant.said(&power.handling_posts), at_step) {
            (Some(said), _) => Some(format!("承办岗位：{said}")),
            (None, Some(step)) => Some(format!("环节：{}", step.name)),
            (None, None) => handlers(power).any(|name| meant.person(name)).then(|| format!("经办人、会审人：{}", meant.name)),
        };
        if let Some(why) = why {
            add(HandoverGroup::Powers, Subject::Power(*id), format!("{} {}", power.code, power.name), why);
        }
    }
    for (id, risk) in registers.risks.iter().filter(|(_, risk)| risk.in_use()) {
        let of_post = risk.post.and_then(|post| own.iter().find(|(id, _)| *id == post));
        let why = match of_post {
            Some((_, post)) => Some(format!("岗位：{}", post.name)),
            None if risk.person == Some(person) => Some(format!("风险点所在的人：{}", meant.name)),
            None => answers(risk).find_map(|words| meant.said(words)).map(|said| format!("责任人：{said}")),
        };
        if let Some(why) = why {
            let grade = risk.grade.map(|grade| format!("，{}级", crate::Term::label(grade))).unwrap_or_default();
            add(HandoverGroup::Risks, Subject::Risk(*id), registers.risk_name(risk), format!("{why}{grade}"));
        }
    }
    for (id, warning) in registers.warnings.iter().filter(|(_, warning)| under_way(warning)) {
        if let Some(why) = responsible(warning, &meant) {
            add(HandoverGroup::Warnings, Subject::Warning(*id), format!("{} {}", warning.number, warning.subject), why);
        }
    }
    for (id, duty) in &registers.duties {
        if let Some(said) = meant.said(&duty.responsible_person) {
            let number = duty.number.map(|number| format!("第{number}项 ")).unwrap_or_default();
            add(
                HandoverGroup::Duties,
                Subject::Duty(*id),
                format!("{}年{number}{}", duty.year, duty.requirement),
                format!("责任人：{said}"),
            );
        }
    }
    for point in officers.iter().filter(|one| one.person == person) {
        add(HandoverGroup::Points, Subject::Unit(point.unit), short(Some(point.unit)).to_owned(), String::new());
    }
    if let Some(someone) = someone.filter(|someone| !someone.recusal.is_empty()) {
        add(HandoverGroup::Recusals, Subject::Person(person), someone.name.clone(), someone.recusal.clone());
    }
    for (id, post) in own.iter().filter(|(_, post)| !post.recusal.is_empty()) {
        add(HandoverGroup::Recusals, Subject::Post(*id), post.name.clone(), post.recusal.clone());
    }
    items
}

/// The risk points to be looked at again when this person leaves: those of the posts, and those that name the person.
pub fn risks_to_review(person: PersonId, name: &str, posts: &[PostId], registers: &Registers<'_>) -> Vec<crate::id::RiskId> {
    let named = |risk: &RiskPoint| risk.person == Some(person) || answers(risk).any(|words| !name.is_empty() && words.contains(name));
    let of_post = |risk: &RiskPoint| risk.post.is_some_and(|post| posts.contains(&post));
    let linked = registers.risks.iter().filter(|(_, risk)| risk.in_use() && (of_post(risk) || named(risk)));
    linked.map(|(id, _)| *id).collect()
}

/// The persons of 1+X.
fn handlers(power: &Power) -> impl Iterator<Item = &str> {
    power.handlers.iter().chain(&power.joint_handlers).map(String::as_str)
}

/// Who answers for a risk point, in every column that says so.
fn answers(risk: &RiskPoint) -> impl Iterator<Item = &str> {
    [&risk.responsible_person, &risk.leader, &risk.discipline, &risk.department_head].into_iter().map(String::as_str)
}

fn under_way(warning: &Warning) -> bool {
    let over =
        matches!(warning.state(), WarningState::Closed | WarningState::Recorded) || warning.ended.is_some() || warning.voided.is_some();
    !over
}

/// How a warning names them: as its addressee, in a measure, or as who received it.
fn responsible(warning: &Warning, meant: &Meant<'_>) -> Option<String> {
    if let Some(said) = meant.said(&warning.addressee) {
        return Some(format!("受送达人：{said}"));
    }
    let measures = warning.notice.iter().flat_map(|notice| &notice.measures);
    if let Some(said) = measures.filter_map(|measure| meant.said(&measure.responsible)).next() {
        return Some(format!("整改责任人：{said}"));
    }
    let received = warning.service.as_ref().is_some_and(|service| meant.person(&service.received_by));
    received.then(|| format!("签收人：{}", meant.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{Made, key, person, post, power, risk, unit};
    use crate::post::PostRank;
    use crate::risk::RiskGrade;
    use crate::unit::UnitCategory;

    /// 财政所 with 出纳 and 所长, 村建所 with its own 所长.
    fn office() -> Made {
        Made {
            units: vec![unit("财政所", UnitCategory::Station, "所长", ""), unit("村建所", UnitCategory::Station, "所长", "")],
            posts: vec![post(1, "出纳", PostRank::Staff, 1), post(1, "所长", PostRank::Middle, 1), post(2, "所长", PostRank::Middle, 2)],
            persons: vec![person("章某某"), person("柏某某")],
            ..Made::default()
        }
    }

    fn told(made: &Made, posts: &[PostId]) -> Vec<(HandoverGroup, String, String)> {
        list(key(1), posts, &[], &made.registers()).into_iter().map(|item| (item.group, item.name, item.detail)).collect()
    }

    #[test]
    fn a_post_is_meant_by_its_own_name_or_with_its_unit() {
        let mut made = office();
        let posts = [key(1), key(2)];
        for (words, detail) in [
            ("村建所所长、出纳", Some("承办岗位：出纳")),
            ("所长", None),
            ("财政所所长", Some("承办岗位：所长")),
            ("村建所所长", None),
            ("出纳岗", None),
            ("财政所（章某某）", Some("承办岗位：章某某")),
        ] {
            let mut one = power("XK01");
            one.handling_posts = words.to_owned();
            made.powers = vec![one];
            let found: Vec<_> = told(&made, &posts).into_iter().filter(|(group, ..)| *group == HandoverGroup::Powers).collect();
            assert_eq!(found.first().map(|(.., said)| said.as_str()), detail, "{words}");
        }
    }

    #[test]
    fn everything_of_the_posts_and_the_person_is_handed_over() {
        let mut made = office();
        made.persons[0].recusal = "配偶经营建材".to_owned();
        made.posts[0].high_risk = true;
        made.risks = vec![risk(RiskGrade::High, ""), risk(RiskGrade::Low, "柏某某"), risk(RiskGrade::Low, "分管领导、章某某")];
        made.risks[1].post = Some(key(3));
        made.risks[2].post = Some(key(3));
        let officers = [PointOfficer { unit: key(2), person: key(1) }, PointOfficer { unit: key(1), person: key(2) }];
        let items = list(key(1), &[key(1)], &officers, &made.registers());
        let told: Vec<_> = items.iter().map(|item| format!("{} {}", crate::Term::label(item.group), item.detail)).collect();
        assert_eq!(
            told,
            [
                "岗位 高风险岗位",
                "廉政风险点 岗位：出纳，高级",
                "廉政风险点 责任人：章某某，低级",
                "预警信息员联系点 ",
                "利益回避事项 配偶经营建材"
            ]
        );
        assert_eq!(risks_to_review(key(1), "章某某", &[key(1)], &made.registers()), [key(1), key(3)]);
    }

    #[test]
    fn without_posts_and_names_there_is_nothing() {
        let made = office();
        assert!(list(key(1), &[], &[], &made.registers()).is_empty());
    }
}
