//! 重点覆盖: the 重点领域, 重点部门 and 关键岗位 of 第十二条, each with at least one screened risk point or a written 无.
//! Never a link typed by hand twice: an area finds its points by its words.

use chrono::NaiveDate;

use crate::form::{Form, Raw, Texts};
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::text;

terms! {
    /// 重点类别 (《办法》第十二条).
    KeyAreaKind {
        /// 重点领域.
        Field = "field", "重点领域";
        /// 重点部门.
        Department = "department", "重点部门";
        /// 关键岗位.
        Post = "post", "关键岗位";
    }
}

/// 重点项: one field, department or post that must be covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyArea {
    /// 重点类别.
    pub kind: Option<KeyAreaKind>,
    /// 名称.
    pub name: String,
    /// 关键词: a risk point belongs to the area where one of them stands in it.
    pub words: Vec<String>,
    /// 书面写“无”的理由; empty where nothing was written.
    pub none_reason: String,
    /// 由谁写“无”.
    pub none_by: String,
    /// 写“无”的日期.
    pub none_on: Option<NaiveDate>,
    /// 备注.
    pub note: String,
}

/// The areas that 第十二条 names, with words by which a township's risk points are found.
pub fn of_article_12() -> Vec<KeyArea> {
    let area = |kind, name: &str, words: &[&str]| KeyArea {
        kind: Some(kind),
        name: name.to_owned(),
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        none_reason: String::new(),
        none_by: String::new(),
        none_on: None,
        note: String::new(),
    };
    use KeyAreaKind::{Department, Field, Post};
    vec![
        area(Field, "招商引资", &["招商"]),
        area(Field, "政府投资项目招投标", &["招投标", "招标", "投标", "发包"]),
        area(Field, "经济发展环境", &["企业", "市场主体", "营商"]),
        area(Field, "工程建设", &["工程"]),
        area(Field, "便民服务", &["便民", "窗口", "群众办事"]),
        area(Department, "执法执纪", &["执法", "处罚", "执纪", "问题线索"]),
        area(Department, "政府采购", &["采购"]),
        area(Department, "“五险一金”", &["医保", "社保", "养老", "医疗救助", "公积金"]),
        area(Department, "强农惠农资金", &["惠农", "补贴", "补助", "救助"]),
        area(Post, "行政许可岗位", &["许可", "审批"]),
        area(Post, "行政处罚岗位", &["处罚"]),
        area(Post, "人财物管理岗位", &["人事", "干部选拔", "资金", "报销", "资产", "印章"]),
    ]
}

/// The list of areas.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "重点覆盖",
    noun: "重点项",
    empty: "这里列出必须排查到的重点领域、重点部门和关键岗位，每一项至少要有一个审定过的风险点，或者书面写“无”。",
    natural_key: "name",
    title_key: "name",
    fields: &[
        FieldSpec::new("kind", "重点类别", Input::Choice)
            .required()
            .choices(labels::<KeyAreaKind>)
            .listed(100, Style::Text)
            .filter()
            .article("《办法》第十二条"),
        FieldSpec::new("name", "名称", Input::Text).required().listed(180, Style::Text).frozen(),
        FieldSpec::new("words", "关键词", Input::Text)
            .listed(220, Style::Text)
            .help("用顿号分开。风险点的描述、表现、单位、岗位或者关联职权里有其中一个，就算这一项的风险点。"),
        FieldSpec::new("points", "风险点", Input::Number).read_only().listed(80, Style::Number),
        FieldSpec::new("approved", "已审定", Input::Number).read_only().listed(80, Style::Number).help("四步排查走完的风险点。"),
        FieldSpec::new("state", "覆盖情况", Input::Text).read_only().listed(120, Style::State).filter(),
        FieldSpec::new("none_reason", "书面写“无”", Input::LongText)
            .group("书面写“无”")
            .listed(200, Style::Text)
            .help("确实没有风险点的，写明“无”和理由，并写明由谁、哪天确认。"),
        FieldSpec::new("none_by", "确认人", Input::Text).group("书面写“无”").listed(90, Style::Text),
        FieldSpec::new("none_on", "确认日期", Input::Date).group("书面写“无”").listed(110, Style::Date),
        FieldSpec::new("note", "备注", Input::LongText).group("其他").listed(160, Style::Text),
    ],
};

/// How an area is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Risk points that belong to it.
    pub points: usize,
    /// Of these, those that went through the four steps.
    pub approved: usize,
    /// A 无 was written for it.
    pub none: bool,
}

impl Coverage {
    /// It needs nothing more.
    pub fn is_whole(self) -> bool {
        self.approved > 0 || self.none && self.points == 0
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self { approved: 1.., .. } => "已覆盖",
            Self { points: 1.., none: true, .. } => "写“无”却有风险点",
            Self { points: 1.., .. } => "风险点未审定",
            Self { none: true, .. } => "已写“无”",
            Self { .. } => "没有风险点",
        }
    }

    /// What has to be done; none where it is whole.
    pub fn amiss(self) -> Option<String> {
        let points = self.points;
        (!self.is_whole()).then(|| match self {
            Self { points: 1.., none: true, .. } => format!("写了“无”，却有{points}个风险点属于这一项，请核对。"),
            Self { points: 1.., .. } => format!("有{points}个风险点，都没有经过四步排查审定，请完成排查。"),
            Self { .. } => "没有风险点，也没有书面写“无”，请排查登记，或者写明“无”和确认人、日期。".to_owned(),
        })
    }
}

impl KeyArea {
    /// Reads a form.
    ///
    /// # Errors
    /// Every objection; a written 无 has its name and day.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let area = Self {
            kind: form.term("kind"),
            name: form.name("name"),
            words: form.list("words"),
            none_reason: form.text("none_reason"),
            none_by: form.name("none_by"),
            none_on: form.date("none_on"),
            note: form.text("note"),
        };
        let written = !area.none_reason.is_empty() || !area.none_by.is_empty() || area.none_on.is_some();
        for (key, label, missing) in [
            ("none_reason", "理由", area.none_reason.is_empty()),
            ("none_by", "确认人", area.none_by.is_empty()),
            ("none_on", "确认日期", area.none_on.is_none() && form.text("none_on").is_empty()),
        ] {
            if written && missing {
                form.object(key, "none_whole", format!("书面写“无”要写全理由、确认人和日期，还缺{label}。"));
            }
        }
        form.finish(area)
    }

    /// A risk point whose texts are these belongs to the area.
    pub fn holds(&self, texts: &str) -> bool {
        let texts = text::key(texts);
        self.words.iter().any(|word| texts.contains(&text::key(word)))
    }

    /// The area as texts.
    pub fn texts(&self, coverage: Coverage) -> Raw {
        let mut texts = Texts::default();
        texts.term("kind", self.kind);
        texts.set("name", &self.name);
        texts.set("words", self.words.join("、"));
        texts.set("points", coverage.points);
        texts.set("approved", coverage.approved);
        texts.set("state", coverage.words());
        texts.set("none_reason", &self.none_reason);
        texts.set("none_by", &self.none_by);
        texts.date("none_on", self.none_on);
        texts.set("note", &self.note);
        texts.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_12_names_five_fields_four_departments_and_three_kinds_of_post() {
        let areas = of_article_12();
        let of = |kind| areas.iter().filter(|area| area.kind == Some(kind)).count();
        assert_eq!([KeyAreaKind::Field, KeyAreaKind::Department, KeyAreaKind::Post].map(of), [5, 4, 3]);
        assert!(areas.iter().all(|area| !area.words.is_empty() && area.none_reason.is_empty()));
    }

    #[test]
    fn an_area_finds_its_points_by_its_words() {
        let area = &of_article_12()[0];
        assert!(area.holds("招商专班 招 商引资优惠承诺"));
        assert!(!area.holds("财政所 出纳"));
        let bare = KeyArea { words: Vec::new(), ..area.clone() };
        assert!(!bare.holds("招商"));
    }

    #[test]
    fn an_area_has_an_approved_point_or_a_written_none() {
        for (points, approved, none, words, whole) in [
            (0, 0, false, "没有风险点", false),
            (0, 0, true, "已写“无”", true),
            (3, 0, false, "风险点未审定", false),
            (3, 0, true, "写“无”却有风险点", false),
            (3, 1, false, "已覆盖", true),
            (3, 1, true, "已覆盖", true),
        ] {
            let coverage = Coverage { points, approved, none };
            assert_eq!((coverage.words(), coverage.is_whole(), coverage.amiss().is_none()), (words, whole, whole), "{coverage:?}");
        }
    }

    #[test]
    fn a_written_none_is_whole() {
        let today = NaiveDate::from_ymd_opt(2026, 4, 8).unwrap();
        let raw = |pairs: &[(&str, &str)]| -> Raw {
            [("kind", "重点部门"), ("name", "“五险一金”")]
                .iter()
                .chain(pairs)
                .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
                .collect()
        };
        let fields = |pairs: &[(&str, &str)]| match KeyArea::read(&raw(pairs), today) {
            Ok(_) => Vec::new(),
            Err(against) => against.into_iter().map(|one| one.field).collect(),
        };
        assert!(fields(&[]).is_empty());
        assert!(fields(&[("none_reason", "无，由区级部门办理"), ("none_by", "郑丙"), ("none_on", "3.5")]).is_empty());
        assert_eq!(fields(&[("none_reason", "无")]), ["none_by", "none_on"]);
        assert_eq!(fields(&[("none_by", "郑丙")]), ["none_reason", "none_on"]);
    }
}
