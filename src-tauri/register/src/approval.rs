//! 审批程序: who decides before a notice of each colour is issued (《办法》第四十一条 and the practice of such an office).
//! The steps stand in the settings and may be written anew. Never 签发 itself: that is the act which takes the number.

use chrono::NaiveDate;

use crate::objection::{Objection, Objections};
use crate::text;
use crate::warning::WarningLevel;

/// 审批步骤: one step of a path, with who usually takes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApprovalStep {
    /// What is done, such as 纪委副书记审核.
    pub step: String,
    /// Who does it: a person, or a body such as 镇纪委会议; empty = written in each time.
    pub name: String,
}

/// 审批程序: the steps before 签发, by colour, and those of a case that goes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalPaths {
    /// 蓝色.
    pub blue: Vec<ApprovalStep>,
    /// 黄色.
    pub yellow: Vec<ApprovalStep>,
    /// 红色.
    pub red: Vec<ApprovalStep>,
    /// 报上级: where a member of the leadership is the object, whatever the colour.
    pub upward: Vec<ApprovalStep>,
}

impl Default for ApprovalPaths {
    fn default() -> Self {
        let steps = |lines: &[(&str, &str)]| {
            lines.iter().map(|(step, name)| ApprovalStep { step: (*step).to_owned(), name: (*name).to_owned() }).collect()
        };
        Self {
            blue: steps(&[("承办人拟稿", ""), ("纪委副书记审核", "")]),
            yellow: steps(&[("承办人拟稿", ""), ("纪委会议研究", "镇纪委会议")]),
            red: steps(&[("承办人拟稿", ""), ("纪委会议研究", "镇纪委会议"), ("报镇党委主要负责人", ""), ("报区纪委同意", "区纪委")]),
            upward: steps(&[("承办人拟稿", ""), ("纪委会议研究", "镇纪委会议"), ("上级纪委研究决定", "区纪委")]),
        }
    }
}

impl ApprovalPaths {
    /// The path of a colour; the one that goes up where a member of the leadership is the object.
    pub fn of(&self, level: WarningLevel, upward: bool) -> &[ApprovalStep] {
        match (upward, level) {
            (true, _) => &self.upward,
            (false, WarningLevel::Blue) => &self.blue,
            (false, WarningLevel::Yellow) => &self.yellow,
            (false, WarningLevel::Red) => &self.red,
        }
    }
}

/// Reads a path as the settings have it: a step a line, 步骤：姓名, the name left out where it differs each time.
///
/// # Errors
/// The sentence that says what is wrong with it.
pub fn read_path(words: &str) -> Result<Vec<ApprovalStep>, String> {
    let mut steps: Vec<ApprovalStep> = Vec::new();
    for line in words.split(['\n', '；', ';', '→']).map(text::trim).filter(|line| !line.is_empty()) {
        let (step, name) = line.split_once(['：', ':']).unwrap_or((line, ""));
        let (step, name) = (text::trim(step), text::trim(name));
        if step.is_empty() {
            return Err(format!("“{line}”没有写步骤，请写成“纪委副书记审核：姓名”这样，一行一步。"));
        }
        if step.contains("签发") {
            return Err(format!("“{step}”不用写在审批程序里：签发是最后一步，由“签发人”办理。"));
        }
        if steps.iter().any(|known| known.step == step) {
            return Err(format!("“{step}”写了两次，请删去一次。"));
        }
        steps.push(ApprovalStep { step: step.to_owned(), name: name.to_owned() });
    }
    Ok(steps)
}

/// A path as the settings show it.
pub fn path_words(path: &[ApprovalStep]) -> String {
    let line = |step: &ApprovalStep| if step.name.is_empty() { step.step.clone() } else { format!("{}：{}", step.step, step.name) };
    path.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A path in one line, for reading: 承办人拟稿→纪委副书记审核→签发.
pub fn path_line(path: &[ApprovalStep]) -> String {
    path.iter().map(|step| step.step.as_str()).chain(["签发"]).collect::<Vec<_>>().join("→")
}

/// 审批: one step as it was walked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The step.
    pub step: String,
    /// Who took it.
    pub name: String,
    /// The day.
    pub on: NaiveDate,
    /// 意见.
    pub opinion: String,
}

/// Whom a warning concerns, so that nobody decides on himself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concerned {
    /// The object, and the holders of the posts concerned.
    pub names: Vec<String>,
    /// A member of the leadership or its head is among them: the case goes up.
    pub leadership: bool,
}

impl Concerned {
    /// Nobody decides on a warning against himself.
    pub fn against(&self, field: &'static str, name: &str) -> Option<Objection> {
        let name = text::key(name);
        self.names.iter().find(|own| !name.is_empty() && text::key(own) == name).map(|own| {
            let how = if self.leadership {
                "请由上级纪委决定并由其他负责人签署"
            } else {
                "请由其他负责人办理，没有其他人的报上级纪委决定"
            };
            Objection::field(field, "own_case", format!("{own}是这件预警的对象或者有关岗位的任职人，不能审批对自己的预警；{how}。"))
        })
    }
}

/// What stands against a path as it was walked: every step of it, in its order, each with a name and a day from
/// `earliest` to `latest`, and by nobody whom it concerns.
pub fn check_walked(
    path: &[ApprovalStep],
    walked: &[Approval],
    concerned: &Concerned,
    earliest: NaiveDate,
    latest: NaiveDate,
) -> Objections {
    let mut objections = Vec::new();
    let mut add = |rule, sentence: String| objections.push(Objection::field("approvals", rule, sentence));
    if !path.iter().map(|step| &step.step).eq(walked.iter().map(|approval| &approval.step)) {
        add("approval_steps", format!("这件预警的审批程序是{}，请按这个顺序逐步填写。", path_line(path)));
    }
    let mut before = earliest;
    for (index, approval) in walked.iter().enumerate() {
        let step = format!("第{}步“{}”", index + 1, approval.step);
        if text::trim(&approval.name).is_empty() {
            add("required", format!("{step}没有写是谁办的，请填写姓名（集体研究的写会议名称）。"));
        }
        if approval.on < before {
            add("order", format!("{step}的日期{}早于上一步或者信息采集日期（{before}），请核对。", approval.on));
        } else if approval.on > latest {
            add("order", format!("{step}的日期{}晚于签发日期（{latest}），请核对。", approval.on));
        }
        before = before.max(approval.on);
    }
    objections.extend(walked.iter().filter_map(|approval| concerned.against("approvals", &approval.name)));
    objections
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_path_is_written_a_step_a_line_and_reads_back() {
        let path = read_path("承办人拟稿：岑某某；纪委副书记审核\n 区纪委同意 : 区纪委 ").unwrap();
        assert_eq!(path_words(&path), "承办人拟稿：岑某某\n纪委副书记审核\n区纪委同意：区纪委");
        assert_eq!(read_path(&path_words(&path)), Ok(path.clone()));
        assert_eq!(path_line(&path), "承办人拟稿→纪委副书记审核→区纪委同意→签发");
        for (words, said) in [("：岑某某", "没有写步骤"), ("书记签发：郑某某", "签发是最后一步"), ("审核：甲\n审核：乙", "写了两次")]
        {
            assert!(read_path(words).unwrap_err().contains(said), "{words}");
        }
    }

    #[test]
    fn a_case_against_a_leader_goes_up_whatever_its_colour() {
        let paths = ApprovalPaths::default();
        for level in [WarningLevel::Blue, WarningLevel::Yellow, WarningLevel::Red] {
            assert_eq!(paths.of(level, true), &paths.upward[..]);
            assert_ne!(paths.of(level, false), &paths.upward[..]);
        }
    }

    #[test]
    fn every_step_has_a_name_and_a_day_in_order_and_is_nobodys_own_case() {
        let path = read_path("承办人拟稿：岑某某\n纪委副书记审核：毕某某").unwrap();
        let walked = |rows: &[(&str, &str, &str)]| -> Vec<Approval> {
            rows.iter()
                .map(|(step, name, on)| Approval {
                    step: (*step).to_owned(),
                    name: (*name).to_owned(),
                    on: day(on),
                    opinion: "同意".to_owned(),
                })
                .collect()
        };
        let concerned = |names: &[&str]| Concerned { names: names.iter().map(|name| (*name).to_owned()).collect(), leadership: false };
        let both = [("承办人拟稿", "岑某某", "2026-04-07"), ("纪委副书记审核", "毕某某", "2026-04-08")];
        let swapped = [both[1], both[0]];
        let unnamed = [both[0], ("纪委副书记审核", " ", "2026-04-08")];
        let late = [both[0], ("纪委副书记审核", "毕某某", "2026-04-09")];
        let early = [("承办人拟稿", "岑某某", "2026-03-01"), both[1]];
        for (rows, names, said) in [
            (&both[..], &[][..], ""),
            (&both[..1], &[], "approval_steps"),
            (&swapped, &[], "approval_steps order"),
            (&unnamed, &[], "required"),
            (&late, &[], "order"),
            (&early, &[], "order"),
            (&both, &["毕某某"], "own_case"),
            (&both, &["毕 某某", "", "别人"], "own_case"),
        ] {
            let objections = check_walked(&path, &walked(rows), &concerned(names), day("2026-03-30"), day("2026-04-08"));
            let rules: Vec<_> = objections.iter().map(|against| against.rule).collect();
            assert_eq!(rules.join(" "), said, "{rows:?} {names:?}");
        }
    }
}
