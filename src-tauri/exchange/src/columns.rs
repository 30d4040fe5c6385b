//! The eight kinds of table and their canonical columns with the headings offices use for them. Data only;
//! never a rule about a row.

/// What a table is a list of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 单位
    Units,
    /// 岗位人员
    Posts,
    /// 责任分解表
    Duties,
    /// 职权目录
    Powers,
    /// 廉政风险点
    Risks,
    /// 预警信息
    Signals,
    /// 预警通知书台账
    Notices,
    /// 评分细则
    Scoring,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 8] =
        [Self::Units, Self::Posts, Self::Duties, Self::Powers, Self::Risks, Self::Signals, Self::Notices, Self::Scoring];

    /// The word of the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Posts => "posts",
            Self::Duties => "duties",
            Self::Powers => "powers",
            Self::Risks => "risks",
            Self::Signals => "signals",
            Self::Notices => "notices",
            Self::Scoring => "scoring",
        }
    }

    /// The kind of this command-line word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The Chinese name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Units => "单位",
            Self::Posts => "岗位人员",
            Self::Duties => "责任分解表",
            Self::Powers => "职权目录",
            Self::Risks => "廉政风险点",
            Self::Signals => "预警信息",
            Self::Notices => "预警通知书",
            Self::Scoring => "评分细则",
        }
    }

    /// The canonical columns, in the order in which a register is exported.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Units => UNITS,
            Self::Posts => POSTS,
            Self::Duties => DUTIES,
            Self::Powers => POWERS,
            Self::Risks => RISKS,
            Self::Signals => SIGNALS,
            Self::Notices => NOTICES,
            Self::Scoring => SCORING,
        }
    }

    /// The column known by its canonical or its register name.
    pub fn column(self, name: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.name == name).or_else(|| self.columns().iter().find(|column| column.register == name))
    }

    /// Words in a title that speak for this kind.
    pub(crate) fn titles(self) -> &'static [&'static str] {
        match self {
            Self::Units => &["单位名册", "单位一览", "单位表", "采集报送点一览", "机构"],
            Self::Posts => &["岗位人员", "人员表", "花名册", "岗位一览", "岗位表"],
            Self::Duties => &["责任分解", "任务分解", "分解表", "任务清单", "责任清单", "项目台账"],
            Self::Powers => &["职权目录", "权责清单", "权力清单", "行政职权", "权力目录"],
            Self::Risks => &["风险点", "等级目录", "风险登记", "风险排查", "风险目录"],
            Self::Signals => &["采集表", "采集汇总", "预警信息", "信息采集", "信息汇总"],
            Self::Notices => &["通知书", "预警台账", "发文登记"],
            Self::Scoring => &["评分细则", "评分标准", "百分考核", "考核细则"],
        }
    }

    /// A row without any of these is no record.
    pub(crate) fn required(self) -> &'static [&'static str] {
        match self {
            Self::Units => &["单位全称", "简称"],
            Self::Posts => &["岗位", "单位及岗位"],
            Self::Duties => &["任务", "具体要求"],
            Self::Powers => &["职权名称"],
            Self::Risks => &["风险点描述", "表现形式"],
            Self::Signals => &["内容"],
            Self::Notices => &["文号"],
            Self::Scoring => &["考核内容"],
        }
    }

    /// Headings that hold a word of one of its columns and mean another thing.
    pub(crate) fn strangers(self) -> &'static [&'static str] {
        match self {
            Self::Risks => &["权力类别", "职权类别", "权力类型", "职权类型", "岗位类别", "单位类别"],
            _ => &[],
        }
    }

    /// The column that a section row speaks for.
    pub(crate) fn section(self) -> Option<&'static str> {
        match self {
            Self::Units => Some("类别"),
            Self::Posts | Self::Risks => Some("单位"),
            Self::Duties => Some("机制"),
            Self::Powers => Some("类型(十类)"),
            Self::Signals => Some("采集点"),
            Self::Notices => None,
            Self::Scoring => Some("考核类别"),
        }
    }
}

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A number of order: 001, ３; anything else is a code and kept as 编号.
    Serial,
    /// A whole number.
    Int,
    /// Text that may have line breaks.
    Text,
    /// A name or key: line breaks are dropped.
    Name,
    /// A reference: like a name, and — or 无 mean none.
    Reference,
    /// Several names.
    List,
    /// Several laws.
    Basis,
    /// The steps of a process.
    Flow,
    /// One civil date.
    Date,
    /// Several civil dates.
    Dates,
    /// 完成时限.
    Deadline,
    /// 预警等级: 红色, 黄色, 蓝色.
    Level,
    /// 风险等级: 高, 中, 低.
    Grade,
    /// 风险类别.
    RiskKind,
    /// 是 or 否, as text.
    YesNo,
    /// 是 or 否, as a flag.
    Flag,
    /// One of several printed choices, ticked.
    Choice,
    /// 岗位 and 姓名 in one cell.
    PostAndName,
    /// 单位 and 岗位 in one cell.
    UnitAndPost,
    /// 完成情况.
    Progress,
}

/// A canonical column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in what an import reports.
    pub name: &'static str,
    /// Its name in the registers and their exports; mostly the same.
    pub register: &'static str,
    /// How its cells are read.
    pub shape: Shape,
    /// Other headings for it.
    pub synonyms: &'static [&'static str],
    /// Whether offices write it only on the first line of a group.
    pub grouped: bool,
}

const fn column(name: &'static str, shape: Shape, synonyms: &'static [&'static str]) -> Column {
    Column { name, register: name, shape, synonyms, grouped: false }
}

const fn group(name: &'static str, shape: Shape, synonyms: &'static [&'static str]) -> Column {
    Column { name, register: name, shape, synonyms, grouped: true }
}

impl Column {
    const fn as_register(self, register: &'static str) -> Self {
        Self { register, ..self }
    }
}

use Shape::{
    Basis, Choice, Date, Dates, Deadline, Flag, Flow, Grade, Int, Level, List, Name, PostAndName, Progress, Reference, RiskKind, Serial,
    Text, UnitAndPost, YesNo,
};

/// Headings about a person or a sheet that no register keeps: they speak neither for a kind of table nor against it.
pub(crate) const ASIDE: &[&str] = &[
    "性别",
    "民族",
    "年龄",
    "出生年月",
    "出生日期",
    "籍贯",
    "学历",
    "文化程度",
    "政治面貌",
    "入党时间",
    "参加工作时间",
    "任职时间",
    "联系电话",
    "联系方式",
    "电话",
    "手机",
    "手机号",
    "手机号码",
    "电话号码",
    "办公电话",
    "身份证号",
    "身份证号码",
    "身份证",
    "签字",
    "签名",
    "岗位职责",
    "工作职责",
    "主要职责",
];

const UNITS: &[Column] = &[
    column("序号", Serial, &["顺序号", "序列"]),
    column("单位编码", Name, &["编码", "编号", "单位代码", "单位编号"]),
    column("单位全称", Name, &["单位名称", "全称", "名称", "机构名称", "单位", "机构全称", "部门名称", "单位(机构)名称"]),
    column("简称", Name, &["单位简称", "规范简称", "机构简称"]),
    group("类别", Name, &["单位类别", "单位性质", "单位类型", "机构类别", "机构性质", "机构类型"]),
    column("上级单位", Name, &["主管单位", "主管部门", "上级部门", "隶属单位"]),
    column("是否采集报送点", YesNo, &["采集报送点", "报送点"]),
    column("是否直报点", YesNo, &["直报点"]),
    column("负责人职务", Name, &["主要负责人职务", "负责人"]),
    column("分管或包保领导", Name, &["分管领导", "包保领导", "包村领导", "联系领导"]),
    column("人数", Int, &["实有人数", "编制人数", "人员数"]),
    column("备注", Text, &["说明"]),
];

const POSTS: &[Column] = &[
    column("序号", Serial, &["顺序号", "序列"]),
    column("岗位编码", Name, &["编码", "编号", "岗位编号"]),
    column("单位编码", Name, &["单位代码"]),
    group("单位", Name, &["所在部门", "所在单位", "部门", "单位名称", "科室", "工作单位", "站所", "站所名称", "部门名称", "机构"])
        .as_register("单位简称"),
    column("岗位", Name, &["职务", "现任职务", "岗位(职务)", "职务(岗位)", "岗位名称", "担任职务", "职务名称", "工作岗位"])
        .as_register("岗位名称"),
    column("岗位层级", Name, &["层级", "职级"]),
    column(
        "单位及岗位",
        UnitAndPost,
        &["单位及职务", "部门及职务", "工作单位及职务", "单位职务", "单位、职务", "科室及职务", "现任单位及职务", "工作单位和职务"],
    ),
    column("姓名", Name, &["现任人", "人员", "人员姓名", "任职人员"]).as_register("现任人(虚构)"),
    column("权力要素", Name, &["要素", "涉及权力"]),
    column("高风险", Flag, &["高风险岗位", "是否高风险"]).as_register("是否高风险岗位"),
    column("备注", Text, &["说明"]),
];

const DUTIES: &[Column] = &[
    column("序号", Serial, &["编号", "序列", "顺序号", "项次"]),
    group("机制", Name, &["大项", "项目", "类别", "一级指标", "工作机制", "工作类别"]),
    group(
        "任务",
        Name,
        &[
            "重点任务",
            "工作任务",
            "主要任务",
            "工作项目",
            "任务名称",
            "工作事项",
            "二级指标",
            "重点工作",
            "工作重点",
            "任务分解",
            "任务事项",
            "责任事项",
            "重点项目",
            "责任内容",
        ],
    ),
    column(
        "具体要求",
        Text,
        &[
            "工作内容",
            "工作措施",
            "具体措施",
            "工作措施及要求",
            "工作要求",
            "任务内容",
            "具体内容",
            "主要内容",
            "具体举措",
            "工作举措",
            "落实措施",
            "推进措施",
            "主要措施",
            "具体任务",
            "举措",
            "措施",
        ],
    ),
    column("量化要求/频次", Text, &["量化要求", "量化指标", "频次", "目标", "预期目标", "工作目标"]),
    column("牵头单位", Name, &["牵头部门", "主办单位", "牵头科室", "牵头责任单位", "主责单位", "主责部门", "牵头站所", "牵头办所"]),
    column(
        "责任单位",
        List,
        &[
            "责任部门",
            "配合单位",
            "协办单位",
            "参加单位",
            "责任科室",
            "配合部门",
            "承办单位",
            "责任站所",
            "配合站所",
            "落实单位",
            "实施单位",
            "协同单位",
            "配合责任单位",
            "责任办所",
            "责任主体",
        ],
    ),
    column(
        "责任人(职务)",
        Name,
        &["责任人", "责任领导", "具体负责人", "第一责任人", "负责人", "责任人员", "牵头领导", "牵头责任人", "主要责任人"],
    ),
    column(
        "完成时限原文",
        Deadline,
        &[
            "完成时间",
            "时间节点",
            "办结时限",
            "时限",
            "完成期限",
            "时间要求",
            "时限要求",
            "完成日期",
            "完成节点",
            "截止时间",
            "办理时限",
            "进度安排",
            "时间安排",
            "工作时限",
            "完成时间节点",
        ],
    )
    .as_register("完成时限"),
    column("验收标准", Text, &["评价标准", "完成标准", "评估验收标准", "考核标准", "成果要求", "成果形式", "工作成效"]),
    column("出处条款", Name, &["文件依据", "依据", "出处"]),
    column("时限类型", Name, &[]),
    column("截止日期", Date, &[]),
    column("频次周期", Name, &[]),
    column("最低次数", Int, &[]),
    column("计量对象", Name, &[]),
    column("量化来源", Name, &[]),
    column("多个日期", Dates, &[]).as_register("分段日期"),
    column("完成情况", Progress, &["进展", "落实情况", "推进情况", "进展情况", "工作进展"]),
    column("备注", Text, &["说明"]),
];

const POWERS: &[Column] = &[
    column("序号", Serial, &["编号", "序列", "顺序号"]),
    column("职权编码", Name, &["项目编码", "权力编码", "事项编码", "编码", "职权编号"]),
    column("职权名称", Name, &["权力事项名称", "权责事项名称", "事项名称", "项目名称", "职权事项", "权力名称", "权力事项", "职权"]),
    group("类型(十类)", Name, &["类型", "权力类型", "权力类别", "职权类型", "职权类别", "事项类型", "事项类别", "类别"]),
    column("类型(现行通行十类)", Name, &["现行类型", "类型(现行)"]),
    column("内容", Text, &["职权内容", "权力内容", "事项内容"]),
    column("行使主体", Reference, &["实施主体", "责任主体", "实施机关", "行使机关"]),
    column("承办岗位", Reference, &["承办机构", "承办科室", "责任科室", "内设机构", "承办部门", "承办单位", "责任部门"]),
    column("法规依据", Basis, &["实施依据", "设定依据", "法律依据", "权力依据", "依据"]),
    column("办理时限", Reference, &["法定时限", "承诺时限", "时限", "办结时限", "法定期限", "承诺期限"]),
    column("运行程序", Flow, &["办理流程", "运行流程", "流程", "办理程序", "工作流程", "运行程序及相关接口"]),
    column("监督制约环节", Text, &["监督环节", "制约环节", "监督制约"]),
    column("相对人权利", Text, &["相对人的权利"]),
    column("投诉举报途径", Text, &["监督方式", "监督电话", "投诉途径", "举报途径", "投诉电话"]),
    column("公开方式", Text, &["公开形式", "公示方式"]),
    column("状态", Name, &["事项状态", "职权状态"]),
    column("依据核对", Name, &[]),
    column("备注", Text, &["说明"]),
];

const RISKS: &[Column] = &[
    column("序号", Serial, &["编号", "序列", "顺序号"]),
    column("风险编号", Name, &["风险点编号"]),
    column("层面", Name, &["风险层面", "排查层面"]),
    group(
        "单位",
        Name,
        &[
            "单位/科室",
            "科室",
            "部门",
            "所在单位",
            "单位名称",
            "所在部门",
            "单位(部门)",
            "站所",
            "村(社区)",
            "村/社区",
            "村(居)",
            "村社区",
            "村居",
            "所属单位",
            "排查单位",
        ],
    ),
    group("岗位", Reference, &["岗位名称", "风险岗位", "职务", "岗位(职务)", "行使岗位", "责任岗位"]),
    column("关联职权", Reference, &["职权事项", "职权名称", "权力事项", "职权", "权力名称", "权力事项名称", "职权(流程)", "职权项目"]),
    column("类别", RiskKind, &["风险类别", "风险种类", "风险类型"]),
    column("风险点描述", Name, &["风险点", "廉政风险点", "风险名称", "风险点名称", "风险内容"]),
    column("表现形式", Text, &["表现", "具体表现", "廉政风险主要内容及表现形式", "风险描述", "风险表现", "风险表现形式", "主要表现"]),
    column("可能性", Grade, &["发生可能性", "发生概率"]),
    column("影响", Grade, &["危害性", "影响程度", "危害程度"]),
    column("等级", Grade, &["风险等级", "星级", "级别", "风险级别"]),
    column("防控措施", Text, &["防范措施", "防范化解措施", "预防和控制措施", "防控对策"]),
    column("责任人", Name, &["部门负责人", "责任领导", "防控责任人"]),
    column("涉及人员", Reference, &[]),
    column("流程环节", Reference, &[]),
    column("发现方式", List, &[]),
    column("定级理由", Text, &[]),
    column("定级人", Name, &[]),
    column("措施层级", Name, &[]),
    column("单位领导责任人", Name, &[]),
    column("镇纪委责任人", Name, &[]),
    column("部门责任人", Name, &[]),
    column("取消日期", Date, &[]),
    column("取消理由", Text, &[]),
    column("单位编码", Name, &[]),
    column("岗位编码", Name, &[]),
    column("职权编码", Name, &[]),
    column("风险值", Int, &["d值"]),
    column("风险点数量", Int, &["风险点数", "风险点个数"]),
    column("备注", Text, &["说明"]),
];

const SIGNALS: &[Column] = &[
    column("序号", Serial, &["顺序号", "序列"]),
    column("信息编号", Name, &["编号", "预警编号", "采集编号"]),
    column(
        "采集日期",
        Date,
        &[
            "采集时间",
            "收到时间",
            "接收日期",
            "日期",
            "登记日期",
            "收到日期",
            "登记时间",
            "接收时间",
            "受理日期",
            "受理时间",
            "报送日期",
            "报送时间",
            "反映时间",
            "来信日期",
        ],
    ),
    column("季度", Name, &["所属季度"]),
    group("采集点", Name, &["采集报送点", "报送单位", "报送点", "采集单位", "填报单位"]),
    column("来源", Choice, &["信息来源", "渠道", "信息渠道", "来源渠道"]),
    column(
        "对象单位",
        Reference,
        &["涉及单位", "反映对象", "反映对象单位", "被反映单位", "涉及人员单位", "被反映人单位", "反映对象所在单位"],
    ),
    column(
        "对象岗位/姓名",
        PostAndName,
        &["职务/姓名", "岗位及姓名", "岗位/姓名", "职务及姓名", "姓名及职务", "姓名/职务", "岗位、姓名", "涉及人员"],
    ),
    column("对象岗位", Reference, &["涉及岗位", "岗位", "职务"]),
    column("姓名", Reference, &["对象姓名", "涉及人员姓名"]),
    column(
        "对象原文",
        Reference,
        &["对象", "涉及单位及人员", "涉及对象", "被反映人", "被反映对象", "单位及人员", "涉及单位(人员)", "反映对象(单位及人员)"],
    ),
    column(
        "内容",
        Text,
        &[
            "主要内容",
            "反映内容",
            "反映问题",
            "主要问题",
            "内容摘要",
            "信息内容",
            "问题内容",
            "信息摘要",
            "问题摘要",
            "摘要",
            "反映情况",
            "情况摘要",
            "简要内容",
            "主要情况",
            "反映事项",
            "反映的主要问题",
            "反映的问题",
        ],
    ),
    column("关联风险点", Reference, &["风险点", "风险点编号", "对应风险点"]),
    column("建议等级", Level, &["预警等级", "建议预警等级", "建议级别", "级别", "等级"]),
    column("核实情况", Choice, &["初核情况", "核查情况", "核实结果"]),
    column("备注", Text, &["说明"]),
    column("是否业务范围内", YesNo, &["业务范围内", "是否属业务范围"]),
    column("是否重复", YesNo, &["重复"]),
    column("提供方式", Choice, &["信息提供方式", "反映方式"]),
    column("受理方式", Choice, &[]),
    column("署名情况", Choice, &["是否署名"]),
    column("职级", Choice, &["被反映人职级"]),
    column("信息类型", Choice, &["信访类型"]),
    column("问题性质", Choice, &["违纪性质"]),
    column("专题", Name, &["所属专题"]),
    column("关联职权", Reference, &["对应职权"]),
    column("风险类别", RiskKind, &["风险种类"]),
];

const NOTICES: &[Column] = &[
    column("序号", Serial, &["顺序号", "序列"]),
    column("文号", Name, &["通知书文号", "发文字号", "通知书编号", "编号", "通知书号", "通知编号", "通知书字号"]),
    column("预警等级", Level, &["等级", "级别"]),
    column("文书名称", Name, &["文书", "文书种类"]),
    column("签发日期", Date, &["签发时间", "发文日期", "印发日期", "下发日期", "下发时间", "发出日期", "发出时间", "印发时间", "发文时间"]),
    column("送达日期", Date, &["送达时间", "签收日期", "签收时间", "送达时间(签收)"]),
    column(
        "受送达单位",
        Reference,
        &["受送达单位(人)", "送达单位", "被预警单位", "预警对象", "对象", "送达对象", "主送单位", "接收单位", "发往单位"],
    ),
    column("受送达人(职务)", Reference, &["受送达人", "签收人", "被预警人", "被预警岗位", "被预警人职务", "受送达人职务"]),
    column("送达方式", Choice, &[]),
    column("事由", Text, &["预警事由", "主要问题", "预警事项", "主要内容", "预警内容", "内容", "风险内容"]),
    column("来源信息编号", Reference, &["信息编号", "来源编号"]),
    column("关联风险点", Reference, &["风险点", "风险点编号"]),
    column("处置方式", Choice, &["处置措施", "处置"]),
    column(
        "回告期限",
        Date,
        &["回告时限", "应回告日期", "回复截止日期", "回复期限", "回复时限", "反馈期限", "反馈时限", "整改期限", "应回复日期"],
    ),
    column("实际回告日期", Date, &["回告日期", "回告时间", "回复日期", "回复时间", "反馈日期", "反馈时间", "实际回复日期"]),
    column("回告状态", Name, &["状态"]),
    column("督查情况", Text, &["督查", "督查结果"]),
    column("备注", Text, &["说明"]),
];

const SCORING: &[Column] = &[
    column("序号", Serial, &["顺序号", "序列"]),
    column("年度", Int, &["考核年度"]),
    group("类别代码", Name, &["类别编号"]),
    group("考核类别", Name, &["考核项目", "一级指标"]),
    group("类别分值", Name, &["类别总分"]),
    column("细则编号", Name, &["项目编号", "指标编号"]),
    column("考核内容", Text, &["具体工作内容", "检查内容", "考核指标", "二级指标"]),
    column("分值", Name, &["标准分", "满分"]),
    column("评分(扣分)标准", Text, &["评分标准", "扣分标准", "考核评分标准", "考核标准"]),
    column("查验资料", Text, &["佐证资料", "检查资料", "查验材料"]),
];
