//! 廉政风险点: what a record of one holds, read and said. Never a warning colour: grade and level are two things.

mod grading;
pub mod measures;
pub mod persons;

pub use grading::{power_reason, suggested_grade};

use chrono::NaiveDate;

use crate::Term;
use crate::form::{Form, Raw, Texts};
use crate::id::{PersonId, PostId, PowerId, StepId, UnitId};
use crate::names::Names;
use crate::objection::Objections;
use crate::screening::Progress;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::unit::UnitCategory;

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

impl RiskKind {
    /// 类别 that is proposed for an older table which names none (《办法》第十二条): what each 层面 is mostly about.
    pub fn usual(layer: RiskLayer) -> Self {
        match layer {
            RiskLayer::Post => Self::PostDuty,
            RiskLayer::Department => Self::Process,
            RiskLayer::Unit => Self::System,
        }
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

impl RiskLayer {
    /// 层面 of an older table that names none (《办法》第十四条): with a post it is 个人岗位, else it follows from the unit.
    pub fn implied(has_post: bool, unit: Option<UnitCategory>) -> Self {
        match unit {
            _ if has_post => Self::Post,
            Some(UnitCategory::Office | UnitCategory::Station | UnitCategory::Delegated) => Self::Department,
            _ => Self::Unit,
        }
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

terms! {
    /// 措施层级: 岗位定措施、部门定流程、单位定制度 (《办法》第十六条).
    MeasureLevel {
        /// 岗位措施.
        Post = "post", "岗位措施";
        /// 部门流程.
        Department = "department", "部门流程";
        /// 单位制度.
        Unit = "unit", "单位制度";
    }
}

terms! {
    /// 发现方式: the five moves of a search (《办法》第十四条).
    DiscoveryWay {
        /// 自身找.
        Own = "own", "自身找";
        /// 相互帮.
        Mutual = "mutual", "相互帮";
        /// 领导提.
        Leader = "leader", "领导提";
        /// 集中评.
        Assessment = "assessment", "集中评";
        /// 组织审.
        Organisation = "organisation", "组织审";
    }
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
    /// 责任人, in the words of an older table.
    pub responsible_person: String,
    /// 涉及人员: who holds the power that is at risk.
    pub person: Option<PersonId>,
    /// 流程环节: the step of the power at which it stands.
    pub step: Option<StepId>,
    /// 措施层级.
    pub measure_level: Option<MeasureLevel>,
    /// 发现方式, in the order of the article.
    pub found_by: Vec<DiscoveryWay>,
    /// 定级理由, where the grade is not the one that was worked out.
    pub grade_reason: String,
    /// 定级人: who decided such a grade.
    pub graded_by: String,
    /// 单位领导责任人: 单位主要领导或者分管领导 (《办法》第十八条).
    pub leader: String,
    /// 镇纪委责任人 (《办法》第十八条).
    pub discipline: String,
    /// 部门责任人: 风险所在部门负责人 (《办法》第十八条).
    pub department_head: String,
    /// 取消日期; none while the risk point stands.
    pub abolished_on: Option<NaiveDate>,
    /// 取消理由.
    pub abolish_reason: String,
}

/// 状态 of a risk point that stands.
pub const IN_USE: &str = "在用";

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
        FieldSpec::new("person", "涉及人员", Input::Person)
            .listed(90, Style::Text)
            .article("《办法》第十三条")
            .help("这项权力现在由谁行使。"),
        FieldSpec::new("power", "关联职权", Input::Power).listed(200, Style::Text).article("《办法》第十三条"),
        FieldSpec::new("step", "流程环节", Input::Text)
            .listed(120, Style::Text)
            .article("《办法》第十三条")
            .help("风险点出在关联职权运行程序的哪一个环节，写环节名称。"),
        FieldSpec::new("kind", "类别", Input::Choice)
            .required()
            .choices(labels::<RiskKind>)
            .listed(120, Style::Text)
            .filter()
            .article("《办法》第十二条"),
        FieldSpec::new("description", "风险点描述", Input::LongText).required().listed(260, Style::Text).frozen(),
        FieldSpec::new("manifestation", "表现形式", Input::LongText).listed(300, Style::Text),
        FieldSpec::new("found_by", "发现方式", Input::Choices)
            .choices(labels::<DiscoveryWay>)
            .listed(120, Style::Text)
            .filter()
            .article("《办法》第十四条")
            .help("自身找、相互帮、领导提、集中评、组织审，可以多选。"),
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
            .help("参考：风险值 6 以上为高，3 至 4 为中，2 以下为低。由人确定，与参考等级不同的要写明理由和定级人。"),
        FieldSpec::new("grade_reason", "定级理由", Input::LongText).group("评级").help("等级与参考等级不同时必填。"),
        FieldSpec::new("graded_by", "定级人", Input::Text).group("评级").help("等级与参考等级不同时必填：由谁决定。"),
        FieldSpec::new("control_measures", "防控措施", Input::LongText).group("防控").listed(280, Style::Text).article("《办法》第十七条"),
        FieldSpec::new("measure_level", "措施层级", Input::Choice)
            .group("防控")
            .choices(labels::<MeasureLevel>)
            .listed(90, Style::Text)
            .filter()
            .article("《办法》第十六条")
            .help("岗位定措施、部门定流程、单位定制度。"),
        FieldSpec::new("leader", "单位领导责任人", Input::Text)
            .group("防控")
            .listed(140, Style::Text)
            .article("《办法》第十八条")
            .help("高级风险必须有：单位主要领导或者分管领导，写职务。"),
        FieldSpec::new("discipline", "镇纪委责任人", Input::Text)
            .group("防控")
            .listed(140, Style::Text)
            .article("《办法》第十八条")
            .help("高级、中级风险必须有：镇纪委的哪一个岗位。"),
        FieldSpec::new("department_head", "部门责任人", Input::Text)
            .group("防控")
            .listed(140, Style::Text)
            .article("《办法》第十八条")
            .help("各级风险都必须有：风险所在部门的负责人。"),
        FieldSpec::new("responsible_person", "责任人", Input::Text)
            .group("防控")
            .listed(130, Style::Text)
            .article("《办法》第十八条")
            .help("以前的表格只有这一栏；写明了第十八条的各方责任人的，同样算数。"),
        FieldSpec::new("screened", "排查情况", Input::Text).column("").group("状态").read_only().listed(130, Style::State).filter(),
        FieldSpec::new("approved_on", "审定日期", Input::Date).column("").group("状态").read_only().listed(110, Style::Date),
        FieldSpec::new("status", "状态", Input::Text).column("").group("状态").read_only().listed(80, Style::State).filter(),
        FieldSpec::new("abolished_on", "取消日期", Input::Date)
            .group("状态")
            .help("取消的风险点留在册内，不再计入体检、防控图和目录；清空日期即恢复。"),
        FieldSpec::new("abolish_reason", "取消理由", Input::LongText).group("状态"),
        FieldSpec::new("review", "复核", Input::Text)
            .column("")
            .group("复核")
            .read_only()
            .listed(90, Style::State)
            .filter()
            .article("《办法》第十五条")
            .help("人员离任、岗位换人、职权变动时，相关风险点自动列为待复核。"),
        FieldSpec::new("review_cause", "复核事由", Input::LongText).column("").group("复核").read_only().listed(240, Style::Text),
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
        let person = form.reference("person", |text| names.person(unit, text).or_else(|| names.person_anywhere(text)), "人员");
        let step = read_step(&mut form, power, names);
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
            person,
            step,
            measure_level: form.term("measure_level"),
            found_by: ways(&mut form),
            grade_reason: form.text("grade_reason"),
            graded_by: form.name("graded_by"),
            leader: form.name("leader"),
            discipline: form.name("discipline"),
            department_head: form.name("department_head"),
            abolished_on: form.date("abolished_on"),
            abolish_reason: form.text("abolish_reason"),
        };
        if risk.abolished_on.is_some() && risk.abolish_reason.is_empty() {
            form.object("abolish_reason", "abolish_reason", "取消风险点要写明理由。");
        }
        form.finish(risk)
    }

    /// It stands: it was not taken out of the catalogue.
    pub fn in_use(&self) -> bool {
        self.abolished_on.is_none()
    }

    /// The record as texts; `progress` is how far its screening has come. Whether it waits for a review stands beside it
    /// and is added there.
    pub fn texts(&self, names: &dyn Names, progress: Progress) -> Raw {
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
        texts.set("person", self.person.map_or("", |person| names.person_name(person)));
        texts.set("step", self.step.map_or("", |step| names.step_name(step)));
        texts.term("measure_level", self.measure_level);
        texts.set("found_by", self.found_by.iter().map(|way| way.label()).collect::<Vec<_>>().join("、"));
        texts.set("grade_reason", &self.grade_reason);
        texts.set("graded_by", &self.graded_by);
        texts.set("leader", &self.leader);
        texts.set("discipline", &self.discipline);
        texts.set("department_head", &self.department_head);
        texts.set("screened", progress.words());
        texts.date("approved_on", progress.approved_on);
        texts.set("status", if self.in_use() { IN_USE } else { "已取消" });
        texts.date("abolished_on", self.abolished_on);
        texts.set("abolish_reason", &self.abolish_reason);
        texts.set("review", "");
        texts.set("review_cause", "");
        texts.set("unit_code", unit_code);
        texts.set("post_code", post_code);
        texts.set("power_code", power_code);
        texts.0
    }
}

/// 流程环节 by name, within the power.
fn read_step(form: &mut Form<'_>, power: Option<PowerId>, names: &dyn Names) -> Option<StepId> {
    let word = form.name("step");
    if word.is_empty() || word == "—" {
        return None;
    }
    let step = power.and_then(|power| names.step(power, &word));
    match (power, step) {
        (None, _) => form.object("step", "step_power", "流程环节属于一项职权，请先填关联职权。"),
        (Some(_), None) => {
            form.object("step", "unknown", format!("关联职权的运行程序里没有“{word}”这个环节，请改选已有的，或者先在职权里补上。"));
        }
        _ => {}
    }
    step
}

/// 发现方式 as ticked or written, each once, in the order of the article.
fn ways(form: &mut Form<'_>) -> Vec<DiscoveryWay> {
    let mut found = Vec::new();
    for word in form.list("found_by").into_iter().filter(|word| word != "—") {
        match DiscoveryWay::read(&word) {
            Some(way) if !found.contains(&way) => found.push(way),
            Some(_) => {}
            None => {
                form.object(
                    "found_by",
                    "choice",
                    format!("发现方式“{word}”不在可选范围内，可选：自身找、相互帮、领导提、集中评、组织审。"),
                );
            }
        }
    }
    found.sort_by_key(|way| DiscoveryWay::ALL.iter().position(|known| known == way));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

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
