//! 廉政风险点 and their grades. Never a warning colour: grade and level are two things.

use chrono::NaiveDate;

use crate::Term;
use crate::form::{Form, Raw, Texts};
use crate::id::{PostId, PowerId, UnitId};
use crate::names::Names;
use crate::objection::{Objection, Objections};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

terms! {
    /// 四类风险 (《办法》第十二条).
    RiskKind {
        /// 思想道德风险 (内因).
        Moral = "moral", "思想道德风险", ["思想道德"];
        /// 岗位职责风险 (外因).
        PostDuty = "post_duty", "岗位职责风险", ["岗位职责"];
        /// 业务流程风险 (条件).
        Process = "process", "业务流程风险", ["业务流程"];
        /// 制度机制风险 (机会).
        System = "system", "制度机制风险", ["制度机制"];
        /// 外部环境风险: met elsewhere (《实施意见》第十三条).
        Environment = "environment", "外部环境风险", ["外部环境"];
    }
}

terms! {
    /// 三个层面 (《办法》第十四条).
    RiskLayer {
        /// 个人岗位.
        Post = "post", "个人岗位";
        /// 科室职责.
        Department = "department", "科室职责", ["站所职责"];
        /// 单位职能.
        Unit = "unit", "单位职能";
    }
}

terms! {
    /// 风险等级 高中低 (《办法》第十八条).
    RiskGrade {
        /// 高.
        High = "high", "高", ["高级", "一级", "A", "★★★", "高风险"];
        /// 中.
        Medium = "medium", "中", ["中级", "二级", "B", "★★", "中风险"];
        /// 低.
        Low = "low", "低", ["低级", "三级", "C", "★", "低风险"];
    }
}

terms! {
    /// 可能性 and 影响, three steps each.
    Degree {
        /// 高, counts 3.
        High = "high", "高";
        /// 中, counts 2.
        Medium = "medium", "中";
        /// 低, counts 1.
        Low = "low", "低";
    }
}

impl Degree {
    fn points(self) -> u32 {
        match self {
            Self::High => 3,
            Self::Medium => 2,
            Self::Low => 1,
        }
    }
}

/// 可能性 × 影响: 6 and above 高, 3 to 4 中, 2 and below 低 (a helper; the human decides).
pub fn suggested_grade(likelihood: Degree, impact: Degree) -> (u32, RiskGrade) {
    let score = likelihood.points() * impact.points();
    let grade = match score {
        6.. => RiskGrade::High,
        3..=5 => RiskGrade::Medium,
        _ => RiskGrade::Low,
    };
    (score, grade)
}

/// 廉政风险点.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiskPoint {
    /// 风险编号.
    pub number: String,
    /// 层面.
    pub layer: Option<RiskLayer>,
    /// 单位.
    pub unit: Option<UnitId>,
    /// 岗位; none above the post layer.
    pub post: Option<PostId>,
    /// 关联职权.
    pub power: Option<PowerId>,
    /// 类别.
    pub kind: Option<RiskKind>,
    /// 风险点描述.
    pub description: String,
    /// 表现形式.
    pub manifestation: String,
    /// 可能性.
    pub likelihood: Option<Degree>,
    /// 影响.
    pub impact: Option<Degree>,
    /// 等级.
    pub grade: Option<RiskGrade>,
    /// 防控措施.
    pub control_measures: String,
    /// 责任人.
    pub responsible_person: String,
}

/// The register of risk points.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "廉政风险目录",
    noun: "风险点",
    empty: "这里登记排查出的廉政风险点：在哪个岗位、什么表现、什么等级、怎样防控、谁负责。可直接导入现有的风险点登记表。",
    natural_key: "number",
    title_key: "description",
    fields: &[
        FieldSpec::new("number", "风险编号", Input::Text).listed(90, Style::Text).help("不填则自动编号。"),
        FieldSpec::new("layer", "层面", Input::Choice)
            .required()
            .choices(labels::<RiskLayer>)
            .listed(90, Style::Text)
            .filter()
            .article("《办法》第十四条"),
        FieldSpec::new("unit", "单位", Input::Unit).required().listed(110, Style::Text).filter(),
        FieldSpec::new("post", "岗位", Input::Post).listed(160, Style::Text).filter().help("个人岗位层面必填，科室和单位层面不填。"),
        FieldSpec::new("power", "关联职权", Input::Power).listed(200, Style::Text).article("《办法》第十三条"),
        FieldSpec::new("kind", "类别", Input::Choice)
            .required()
            .choices(labels::<RiskKind>)
            .listed(120, Style::Text)
            .filter()
            .article("《办法》第十二条"),
        FieldSpec::new("description", "风险点描述", Input::LongText).required().listed(260, Style::Text).frozen(),
        FieldSpec::new("manifestation", "表现形式", Input::LongText).listed(300, Style::Text),
        FieldSpec::new("likelihood", "可能性", Input::Choice).group("评级").choices(labels::<Degree>).listed(70, Style::Text).filter(),
        FieldSpec::new("impact", "影响", Input::Choice).group("评级").choices(labels::<Degree>).listed(70, Style::Text).filter(),
        FieldSpec::new("score", "风险值", Input::Number)
            .group("评级")
            .read_only()
            .listed(70, Style::Number)
            .help("可能性 × 影响，高 3 中 2 低 1。"),
        FieldSpec::new("grade", "等级", Input::Choice)
            .group("评级")
            .required()
            .choices(labels::<RiskGrade>)
            .listed(80, Style::Grade)
            .filter()
            .article("《办法》第十八条")
            .help("参考：风险值 6 以上为高，3 至 4 为中，2 以下为低。由人确定。"),
        FieldSpec::new("control_measures", "防控措施", Input::LongText).group("防控").listed(280, Style::Text).article("《办法》第十七条"),
        FieldSpec::new("responsible_person", "责任人", Input::Text).group("防控").listed(130, Style::Text).article("《办法》第十八条"),
        FieldSpec::new("unit_code", "单位编码", Input::Text).group("编码").read_only(),
        FieldSpec::new("post_code", "岗位编码", Input::Text).group("编码").read_only(),
        FieldSpec::new("power_code", "职权编码", Input::Text).group("编码").read_only(),
    ],
};

impl RiskPoint {
    /// Reads a form. Codes, where a table gives them, win over names.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, names: &dyn Names, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let unit = names.unit(&form.name("unit_code")).or_else(|| form.reference("unit", |text| names.unit(text), "机构"));
        let post = names.post(unit, &form.name("post_code")).or_else(|| form.reference("post", |text| names.post(unit, text), "岗位"));
        let power = names.power(&form.name("power_code")).or_else(|| form.reference("power", |text| names.power(text), "职权目录"));
        let layer = form.term("layer");
        if layer == Some(RiskLayer::Post) && post.is_none() && form.name("post").is_empty() {
            form.object("post", "post_layer", "个人岗位层面的风险点要写明岗位。");
        }
        let risk = Self {
            number: form.name("number"),
            layer,
            unit,
            post,
            power,
            kind: form.term("kind"),
            description: form.text("description"),
            manifestation: form.text("manifestation"),
            likelihood: form.term("likelihood"),
            impact: form.term("impact"),
            grade: form.term("grade"),
            control_measures: form.text("control_measures"),
            responsible_person: form.name("responsible_person"),
        };
        form.finish(risk)
    }

    /// The record as texts.
    pub fn texts(&self, names: &dyn Names) -> Raw {
        let mut texts = Texts::default();
        let (unit_code, unit) = self.unit.map_or(("", ""), |unit| names.unit_name(unit));
        let (post_code, post) = self.post.map_or(("", "—"), |post| names.post_name(post));
        let (power_code, power) = self.power.map_or(("", "—"), |power| names.power_name(power));
        texts.set("number", &self.number);
        texts.term("layer", self.layer);
        texts.set("unit", unit);
        texts.set("post", post);
        texts.set("power", power);
        texts.term("kind", self.kind);
        texts.set("description", &self.description);
        texts.set("manifestation", &self.manifestation);
        texts.term("likelihood", self.likelihood);
        texts.term("impact", self.impact);
        texts.number("score", self.score());
        texts.term("grade", self.grade);
        texts.set("control_measures", &self.control_measures);
        texts.set("responsible_person", &self.responsible_person);
        texts.set("unit_code", unit_code);
        texts.set("post_code", post_code);
        texts.set("power_code", power_code);
        texts.0
    }

    /// 风险值, where both degrees are given.
    pub fn score(&self) -> Option<u32> {
        Some(suggested_grade(self.likelihood?, self.impact?).0)
    }

    /// A remark where the grade differs from what the two degrees suggest; it forbids nothing.
    pub fn grade_remark(&self) -> Option<Objection> {
        let (score, suggested) = suggested_grade(self.likelihood?, self.impact?);
        let grade = self.grade?;
        (grade != suggested).then(|| {
            Objection::field(
                "grade",
                "grade_differs",
                format!("按可能性和影响计算，风险值为{score}，参考等级为“{}”，现定为“{}”。", suggested.label(), grade.label()),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_follow_the_product_of_the_two_degrees() {
        use Degree::{High as H, Low as L, Medium as M};
        for (likelihood, impact, score, grade) in [
            (H, H, 9, RiskGrade::High),
            (H, M, 6, RiskGrade::High),
            (M, M, 4, RiskGrade::Medium),
            (H, L, 3, RiskGrade::Medium),
            (L, M, 2, RiskGrade::Low),
            (L, L, 1, RiskGrade::Low),
        ] {
            assert_eq!(suggested_grade(likelihood, impact), (score, grade));
        }
    }

    #[test]
    fn grades_are_read_in_every_way_they_are_written() {
        for (word, grade) in [
            ("高级", RiskGrade::High),
            ("Ａ", RiskGrade::High),
            ("★★", RiskGrade::Medium),
            ("三级", RiskGrade::Low),
            (" 中 ", RiskGrade::Medium),
        ] {
            assert_eq!(RiskGrade::read(word), Some(grade), "{word}");
        }
        assert_eq!(RiskGrade::read("1中2低"), None);
    }
}
