//! 职权目录: powers with their process. Never prints an article that is 待核 (《办法》第八条, 第十三条).

mod basis;
mod hall;

pub use basis::{BasisConfirmation, WITHHELD, printable, withheld};
pub use hall::Hall;

use chrono::NaiveDate;

use crate::discretion::{self, DiscretionTier};
use crate::form::{Form, Raw, Texts};
use crate::objection::Objections;
use crate::process::{self, ProcessStep};
use crate::shape::{FieldSpec, Input, RegisterSpec, Style, labels};

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

terms! {
    /// 清理结论 of a power (《办法》第六条, 第七条).
    Clearing {
        /// 保留.
        Keep = "keep", "保留";
        /// 取消.
        Abolish = "abolish", "取消";
        /// 规范.
        Regulate = "regulate", "规范";
        /// 下放.
        Delegate = "delegate", "下放";
    }
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
    /// 确认依据; none for a basis that came in as 确定.
    pub basis_confirmation: Option<BasisConfirmation>,
    /// 清理结论; none while the power was not cleared.
    pub clearing: Option<Clearing>,
    /// 清理理由.
    pub clearing_reason: String,
    /// 清理日期.
    pub cleared_on: Option<NaiveDate>,
    /// 办理场所; none while nobody said.
    pub hall: Option<Hall>,
    /// 经办人: the 1 of 1+X.
    pub handlers: Vec<String>,
    /// 会审人: the X of 1+X.
    pub joint_handlers: Vec<String>,
    /// 裁量基准: its tiers in order.
    pub tiers: Vec<DiscretionTier>,
    /// 利益回避: who keeps out of this power, and when.
    pub recusal: String,
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
        FieldSpec::new("process", "环节明细", Input::LongText)
            .column("")
            .group("运行流程")
            .edited_apart()
            .article("《办法》第十三条")
            .help("每个环节的承办岗位、时限、接口、监督制约，在“流程”页中编辑。"),
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
            .help("拿不准填“待核（原因）”，待核的条款不会印出来；核对无误后用“确认依据”逐条确认。"),
        FieldSpec::new("basis_confirmed_by", "依据确认人", Input::Text).column("").group("依据").edited_apart(),
        FieldSpec::new("basis_confirmed_on", "依据确认日期", Input::Date).column("").group("依据").edited_apart(),
        FieldSpec::new("basis_checked", "核对内容", Input::LongText).column("").group("依据").edited_apart(),
        FieldSpec::new("discretion", "裁量基准", Input::LongText)
            .column("")
            .group("裁量基准")
            .edited_apart()
            .article("《办法》第二十二条")
            .help("按情形分档，每档定标准，在“裁量基准”页中编辑。"),
        FieldSpec::new("clearing", "清理结论", Input::Choice)
            .column("")
            .group("清理结果")
            .choices(labels::<Clearing>)
            .listed(90, Style::Text)
            .filter()
            .article("《办法》第七条")
            .help("没有依据的取消，越权或者违反程序的规范，适合下级行使的下放，其余保留。"),
        FieldSpec::new("clearing_reason", "清理理由", Input::LongText)
            .column("")
            .group("清理结果")
            .listed(180, Style::Text)
            .help("除保留外必须写明理由。"),
        FieldSpec::new("cleared_on", "清理日期", Input::Date).column("").group("清理结果").listed(110, Style::Date).help("不填按今天。"),
        FieldSpec::new("hall", "办理场所", Input::Choice)
            .column("")
            .group("“1+X”审批")
            .choices(labels::<Hall>)
            .listed(90, Style::Text)
            .filter()
            .article("《办法》第二十条")
            .help("不在政务服务中心办理的，由经办人加会审人两人以上共同负责。还不清楚的先不填。"),
        FieldSpec::new("handlers", "经办人（1）", Input::Text)
            .column("")
            .group("“1+X”审批")
            .listed(110, Style::Text)
            .article("《办法》第二十条")
            .help("几个人之间用“、”隔开。"),
        FieldSpec::new("joint_handlers", "会审人（X）", Input::Text)
            .column("")
            .group("“1+X”审批")
            .listed(130, Style::Text)
            .article("《办法》第二十条")
            .help("几个人之间用“、”隔开。"),
        FieldSpec::new("recusal", "利益回避", Input::LongText)
            .column("")
            .group("利益回避")
            .article("《长效机制意见》第四条")
            .help("写明行使这项职权时谁应当回避、什么情形回避。"),
    ],
};

/// The columns of the articles, ready to be shown: name and field keys. 权力运行流程 is given with what it belongs to.
pub const COLUMN_SETS: &[(&str, &[&str])] = &[
    ("《办法》第八条五项", &["code", "name", "kind", "content", "holder", "legal_basis"]),
    (
        "《办法》第十三条七项",
        &[
            "code",
            "name",
            "legal_basis",
            "handling_posts",
            "steps",
            "time_limit",
            "control_points",
            "counterpart_rights",
            "complaint_channel",
        ],
    ),
    ("新旧类型对照", &["code", "name", "kind", "present_kind", "status"]),
    ("清理结果", &["code", "name", "kind", "clearing", "clearing_reason", "cleared_on", "status"]),
];

impl Power {
    /// Reads a form. What has an editor or an act of its own (details of the steps, tiers, 确认依据) does not
    /// travel in it: see [`Self::follow`].
    ///
    /// # Errors
    /// Every objection.
    pub fn read(raw: &Raw, today: NaiveDate) -> Result<Self, Objections> {
        let mut form = Form::new(raw, &SPEC, today);
        let basis_check = form.name("basis_check");
        if !(basis_check.is_empty() || basis_check == basis::CONFIRMED || basis_check.starts_with(basis::UNCONFIRMED)) {
            form.object("basis_check", "basis_check", "依据核对请填“确定”或“待核（原因）”。");
        }
        let clearing = form.term("clearing");
        let clearing_reason = form.text("clearing_reason");
        if clearing.is_some_and(|result| result != Clearing::Keep) && clearing_reason.is_empty() {
            form.object("clearing_reason", "required", "除保留外都要写明清理理由，请填写。");
        }
        let cleared_on = form.date("cleared_on");
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
            steps: process::steps(&form.text("steps")),
            control_points: form.text("control_points"),
            counterpart_rights: form.text("counterpart_rights"),
            complaint_channel: form.text("complaint_channel"),
            publicity: form.text("publicity"),
            status: form.term("status").or(Some(PowerStatus::InUse)),
            basis_check: if basis_check.is_empty() { basis::UNCONFIRMED.to_owned() } else { basis_check },
            basis_confirmation: None,
            clearing,
            clearing_reason,
            cleared_on: cleared_on.or(clearing.map(|_| today)),
            hall: form.term("hall"),
            handlers: form.list("handlers"),
            joint_handlers: form.list("joint_handlers"),
            tiers: Vec::new(),
            recusal: form.text("recusal"),
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
        texts.set("steps", process::chain(&self.steps));
        texts.set("process", process::details(&self.steps));
        texts.set("control_points", &self.control_points);
        texts.set("counterpart_rights", &self.counterpart_rights);
        texts.set("complaint_channel", &self.complaint_channel);
        texts.set("publicity", &self.publicity);
        texts.term("status", self.status);
        texts.set("basis_check", &self.basis_check);
        let confirmation = self.basis_confirmation.as_ref();
        texts.set("basis_confirmed_by", confirmation.map_or("", |basis| &basis.confirmed_by));
        texts.date("basis_confirmed_on", confirmation.map(|basis| basis.confirmed_on));
        texts.set("basis_checked", confirmation.map_or("", |basis| &basis.checked));
        texts.set("discretion", discretion::details(&self.tiers));
        texts.term("clearing", self.clearing);
        texts.set("clearing_reason", &self.clearing_reason);
        texts.date("cleared_on", self.cleared_on);
        texts.term("hall", self.hall);
        texts.set("handlers", self.handlers.join("、"));
        texts.set("joint_handlers", self.joint_handlers.join("、"));
        texts.set("recusal", &self.recusal);
        texts.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_sets_name_listed_fields() {
        for (name, keys) in COLUMN_SETS {
            for key in *keys {
                assert!(SPEC.field(key).is_some_and(|field| field.listed.is_some()), "{name} {key}");
            }
        }
    }

    #[test]
    fn the_law_has_ten_kinds_in_its_order() {
        use crate::Term;
        assert_eq!(PowerKind::ALL.len(), 10);
        assert_eq!(PowerKind::ALL[0].label(), "行政许可");
        assert_eq!(PresentPowerKind::ALL.len(), 10);
    }
}
