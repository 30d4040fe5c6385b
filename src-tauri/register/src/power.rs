//! 职权目录: powers with their process. Never prints an article that is 待核 (《办法》第八条, 第十三条).

use chrono::NaiveDate;

use crate::form::{Form, Raw, Texts};
use crate::objection::Objections;
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};
use crate::text;

terms! {
    /// 职权类型: the ten of 《办法》第十三条, in its order.
    PowerKind {
        /// 行政许可.
        Licence = "licence", "行政许可";
        /// 行政处罚.
        Penalty = "penalty", "行政处罚";
        /// 行政征收.
        Levy = "levy", "行政征收";
        /// 行政强制.
        Coercion = "coercion", "行政强制";
        /// 行政监管.
        Supervision = "supervision", "行政监管";
        /// 行政审批.
        Approval = "approval", "行政审批";
        /// 行政裁决.
        Ruling = "ruling", "行政裁决";
        /// 行政给付.
        Benefit = "benefit", "行政给付";
        /// 非行政许可审批事项: abolished as a class in 2015, kept for old tables only.
        NonLicenceApproval = "non_licence_approval", "非行政许可审批", ["非行政许可审批事项"];
        /// 领导班子成员分管人、财、物和业务权责.
        Leadership = "leadership", "领导班子成员分管人财物和业务权责", ["领导班子成员分管人、财、物和业务权责"];
    }
}

terms! {
    /// 现行权力类型: the ten in use since 2015.
    PresentPowerKind {
        /// 行政许可.
        Licence = "licence", "行政许可";
        /// 行政处罚.
        Penalty = "penalty", "行政处罚";
        /// 行政强制.
        Coercion = "coercion", "行政强制";
        /// 行政征收.
        Levy = "levy", "行政征收";
        /// 行政给付.
        Benefit = "benefit", "行政给付";
        /// 行政检查.
        Inspection = "inspection", "行政检查";
        /// 行政确认.
        Confirmation = "confirmation", "行政确认";
        /// 行政奖励.
        Award = "award", "行政奖励";
        /// 行政裁决.
        Ruling = "ruling", "行政裁决";
        /// 其他权力.
        Other = "other", "其他权力", ["其他", "其他行政权力"];
    }
}

terms! {
    /// 职权状态.
    PowerStatus {
        /// 在用.
        InUse = "in_use", "在用";
        /// 已取消.
        Abolished = "abolished", "已取消", ["取消"];
    }
}

/// 环节 of a 权力运行流程.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessStep {
    /// 环节名称.
    pub name: String,
}

/// 职权.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Power {
    /// 序号.
    pub number: Option<u32>,
    /// 职权编码.
    pub code: String,
    /// 职权名称.
    pub name: String,
    /// 类型 (《办法》第十三条).
    pub kind: Option<PowerKind>,
    /// 现行类型.
    pub present_kind: Option<PresentPowerKind>,
    /// 内容.
    pub content: String,
    /// 行使主体.
    pub holder: String,
    /// 承办岗位, in the catalogue's words.
    pub handling_posts: String,
    /// 法规依据.
    pub legal_basis: String,
    /// 办理时限.
    pub time_limit: String,
    /// 运行程序: the steps of the process in order.
    pub steps: Vec<ProcessStep>,
    /// 监督制约环节.
    pub control_points: String,
    /// 相对人权利.
    pub counterpart_rights: String,
    /// 投诉举报途径.
    pub complaint_channel: String,
    /// 公开方式.
    pub publicity: String,
    /// 职权状态.
    pub status: Option<PowerStatus>,
    /// 依据核对: the words, 确定 or 待核（…）.
    pub basis_check: String,
}

/// The register of powers.
pub static SPEC: RegisterSpec = RegisterSpec {
    title: "职权目录",
    noun: "职权",
    empty: "这里是职权目录：每项职权的名称、类型、内容、行使主体、法规依据和运行流程。可直接导入现有的权责清单。",
    natural_key: "code",
    title_key: "name",
    fields: &[
        FieldSpec::new("number", "序号", Input::Number),
        FieldSpec::new("code", "职权编码", Input::Text).listed(90, Style::Text).help("类别字母加两位数，不填则自动编号。"),
        FieldSpec::new("name", "职权名称", Input::Text).required().listed(260, Style::Text).frozen().article("《办法》第八条"),
        FieldSpec::new("kind", "类型（《办法》十项）", Input::Choice)
            .column("类型(十类)")
            .required()
            .choices(labels::<PowerKind>)
            .listed(150, Style::Text)
            .filter()
            .article("《办法》第十三条"),
        FieldSpec::new("present_kind", "类型（现行十类）", Input::Choice)
            .column("类型(现行通行十类)")
            .choices(labels::<PresentPowerKind>)
            .listed(120, Style::Text)
            .filter(),
        FieldSpec::new("content", "内容", Input::LongText).listed(280, Style::Text).article("《办法》第八条"),
        FieldSpec::new("holder", "行使主体", Input::Text).listed(170, Style::Text).filter().article("《办法》第八条"),
        FieldSpec::new("handling_posts", "承办岗位", Input::Text).group("运行流程").listed(180, Style::Text).article("《办法》第十三条"),
        FieldSpec::new("legal_basis", "法规依据", Input::LongText).group("依据").listed(280, Style::Text).article("《办法》第八条"),
        FieldSpec::new("time_limit", "办理时限", Input::Text).group("运行流程").listed(150, Style::Text).article("《办法》第十三条"),
        FieldSpec::new("steps", "运行程序", Input::Steps)
            .group("运行流程")
            .listed(300, Style::Text)
            .article("《办法》第十三条")
            .help("环节之间用 → 连接，也可以每行写一个环节。"),
        FieldSpec::new("control_points", "监督制约环节", Input::LongText)
            .group("运行流程")
            .listed(220, Style::Text)
            .article("《办法》第十三条"),
        FieldSpec::new("counterpart_rights", "相对人权利", Input::LongText)
            .group("公开与监督")
            .listed(220, Style::Text)
            .article("《办法》第十三条"),
        FieldSpec::new("complaint_channel", "投诉举报途径", Input::LongText)
            .group("公开与监督")
            .listed(220, Style::Text)
            .article("《办法》第十三条"),
        FieldSpec::new("publicity", "公开方式", Input::Text).group("公开与监督").listed(180, Style::Text).article("《办法》第八条"),
        FieldSpec::new("status", "状态", Input::Choice)
            .choices(labels::<PowerStatus>)
            .listed(80, Style::Text)
            .filter()
            .help("不填按在用。"),
        FieldSpec::new("basis_check", "依据核对", Input::Text)
            .group("依据")
            .listed(130, Style::Text)
            .filter()
            .help("核对无误填“确定”；拿不准填“待核（原因）”，待核的条款不会印到公开的目录上。"),
    ],
};

impl Power {
    /// Reads a form.
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let basis_check = form.name("basis_check");
        if !(basis_check.is_empty() || basis_check == "确定" || basis_check.starts_with("待核")) {
            form.object("basis_check", "basis_check", "依据核对请填“确定”或“待核（原因）”。");
        }
        let power = Self {
            number: form.number("number"),
            code: form.name("code"),
            name: form.name("name"),
            kind: form.term("kind"),
            present_kind: form.term("present_kind"),
            content: form.text("content"),
            holder: form.name("holder"),
            handling_posts: form.name("handling_posts"),
            legal_basis: form.text("legal_basis"),
            time_limit: form.text("time_limit"),
            steps: steps(&form.text("steps")),
            control_points: form.text("control_points"),
            counterpart_rights: form.text("counterpart_rights"),
            complaint_channel: form.text("complaint_channel"),
            publicity: form.text("publicity"),
            status: form.term("status").or(Some(PowerStatus::InUse)),
            basis_check: if basis_check.is_empty() { "待核".to_owned() } else { basis_check },
        };
        form.finish(power)
    }

    /// The record as texts.
    pub fn texts(&self) -> Raw {
        let mut texts = Texts::default();
        texts.number("number", self.number);
        texts.set("code", &self.code);
        texts.set("name", &self.name);
        texts.term("kind", self.kind);
        texts.term("present_kind", self.present_kind);
        texts.set("content", &self.content);
        texts.set("holder", &self.holder);
        texts.set("handling_posts", &self.handling_posts);
        texts.set("legal_basis", &self.legal_basis);
        texts.set("time_limit", &self.time_limit);
        texts.set("steps", self.steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>().join("→"));
        texts.set("control_points", &self.control_points);
        texts.set("counterpart_rights", &self.counterpart_rights);
        texts.set("complaint_channel", &self.complaint_channel);
        texts.set("publicity", &self.publicity);
        texts.term("status", self.status);
        texts.set("basis_check", &self.basis_check);
        texts.0
    }

    /// True when the legal basis was checked; otherwise its articles never reach a printed catalogue.
    pub fn basis_confirmed(&self) -> bool {
        self.basis_check == "确定"
    }
}

/// Splits a process on arrows and on numbered lines (forms.md section 12, rule 5).
pub fn steps(text: &str) -> Vec<ProcessStep> {
    let arrows = text.replace("-->", "→").replace("->", "→").replace(['＞', '>', '\n', '\r'], "→");
    arrows
        .split('→')
        .map(|part| strip_number(text::trim(part)).to_owned())
        .filter(|part| !part.is_empty())
        .map(|name| ProcessStep { name })
        .collect()
}

/// Takes "1.", "2、" or "第一步：" off the front.
fn strip_number(part: &str) -> &str {
    if let Some(rest) = part.strip_prefix('第')
        && let Some((_, rest)) = rest.split_once('步')
    {
        return text::trim(rest.trim_start_matches(['：', ':', '、', '，']));
    }
    let rest = part.trim_start_matches(|character: char| character.is_ascii_digit());
    if rest.len() < part.len() && rest.starts_with(['.', '、', '．']) {
        text::trim(rest.trim_start_matches(['.', '、', '．']))
    } else {
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_split_on_arrows_and_numbered_lines() {
        let names = |text: &str| steps(text).into_iter().map(|step| step.name).collect::<Vec<_>>();
        assert_eq!(names("申请→受理->审批 --> 送达"), ["申请", "受理", "审批", "送达"]);
        assert_eq!(names("1.申请\n2.受理\n3、审批"), ["申请", "受理", "审批"]);
        assert_eq!(names("第一步：申请\n第二步：受理"), ["申请", "受理"]);
        assert_eq!(names("3日内受理→办结"), ["3日内受理", "办结"]);
    }

    #[test]
    fn the_law_has_ten_kinds_in_its_order() {
        use crate::Term;
        assert_eq!(PowerKind::ALL.len(), 10);
        assert_eq!(PowerKind::ALL[0].label(), "行政许可");
        assert_eq!(PresentPowerKind::ALL.len(), 10);
    }
}
