//! The bundled faces and the sample papers that tests and the specimen share.
//! Never a paper of a real office: every name is invented.
#![expect(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]
#![allow(dead_code, reason = "each test file uses its own part of this module")]

pub mod charts;
pub mod foundry;
pub mod lists;
pub mod others;
pub mod quarter;
pub mod reader;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use press::notice::{MarkColour, Measure, NoticePaper, Slip};
use press::pdf::{About, Moment};
use press::{FontFile, FontFiles, FontSource, Fonts, Head, Imprint, Marks, Seal, SignOff};

/// A path in the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The bytes of a bundled face.
pub fn face(name: &str) -> Arc<[u8]> {
    let path = repository("assets/fonts").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())).into()
}

fn face_whole(name: &str) -> FontFile {
    face(name).into()
}

/// A font file that is read in parts.
struct OnDisk(File, u64);

impl FontSource for OnDisk {
    fn size(&self) -> u64 {
        self.1
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<()> {
        // Tests run on Linux: desk has the way of other systems too.
        std::os::unix::fs::FileExt::read_exact_at(&self.0, into, at)
    }
}

fn face_in_parts(name: &str) -> FontFile {
    let path = repository("assets/fonts").join(name);
    let file = File::open(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let size = file.metadata().expect("its size").len();
    FontFile::Parts(Arc::new(OnDisk(file, size)))
}

/// The bundled faces, read as needed, as the program does.
pub fn fonts_in_parts() -> Fonts {
    Fonts::new(bundle(face_in_parts)).expect("the bundled faces are fonts")
}

/// The bundled faces.
pub fn font_files() -> FontFiles {
    bundle(face_whole)
}

fn bundle(face: fn(&str) -> FontFile) -> FontFiles {
    FontFiles {
        fang_song: face("FandolFang-Regular.otf"),
        kai: face("FandolKai-Regular.otf"),
        hei: face("NotoSansSC-Regular.otf"),
        song: face("NotoSerifSC-Regular.otf"),
        xiao_biao_song: face("NotoSerifSCBold-8105.otf"),
        fallback_kai: face("GWFallbackKai-Light.ttf"),
    }
}

/// The bundled faces, ready.
pub fn fonts() -> Fonts {
    Fonts::new(font_files()).expect("the bundled faces parse")
}

/// Fixed properties.
pub fn about() -> About {
    About { producer: "廉防 0.1.0".to_string(), made_at: Moment { year: 2026, month: 1, day: 13, hour: 9, minute: 30, second: 0 } }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|t| t.to_string()).collect()
}

/// A blue notice, plain head, slip at the foot.
pub fn blue_notice() -> NoticePaper {
    NoticePaper {
        head: Head::Plain { issuer: "中共七溪坪镇纪律检查委员会".to_string() },
        number: "七纪廉警〔2026〕2号".to_string(),
        title: "廉政风险预警通知书".to_string(),
        colour: MarkColour::Blue,
        colour_words: "低级·蓝色预警".to_string(),
        addressee: "社会事务办公室".to_string(),
        body: strings(&[
            "近期，镇纪委在汇总分析行政投诉信息时发现，你单位在最低生活保障动态复核中，对停发对象存在未书面告知理由的情况，群众有一定议论，反映出低保救助岗“动态管理不及时”（风险点R035）的防控措施落实不到位。上述情况属苗头性问题，情节较轻微。依据《七溪坪镇廉政风险预警防控暂行办法》第四十一条、第四十二条规定，决定对你单位实施低级（蓝色）预警，并作出责令说明、纠正偏差的处置。",
            "请你单位接到本通知书后，对照岗位职责和办理流程认真剖析成因，逐项提出整改措施，明确责任人和完成时间，自收到本通知书之日起三十日内，将《廉政风险预警处置回告书》报镇纪委。逾期未回告或者整改不到位的，将提高预警等级并在全镇通报。",
        ]),
        measures: Vec::new(),
        closing: Vec::new(),
        contact: Some("联系人：向明远　联系电话：0000-0000000".to_string()),
        attachments: Vec::new(),
        sign_off: SignOff {
            name: "中共七溪坪镇纪律检查委员会".to_string(), date: "2026年1月13日".to_string(), seal: Seal::Place
        },
        imprint: None,
        slip: Some(Slip {
            addressee: "中共七溪坪镇纪律检查委员会".to_string(),
            text: "我单位（本人）已收到《廉政风险预警通知书》（七纪廉警〔2026〕2号）。".to_string(),
        }),
        marks: Marks { anchor: Some("3fa94c0b1d22".to_string()), ..Marks::default() },
    }
}

/// A red notice with everything: red head, measures, attachments, 版记, slip.
pub fn red_notice() -> NoticePaper {
    let measure = |problem: &str, demand: &str, who: &str, when: &str, what: &str| Measure {
        problem: problem.to_string(),
        demand: demand.to_string(),
        responsible: who.to_string(),
        deadline: when.to_string(),
        evidence: what.to_string(),
    };
    NoticePaper {
        head: Head::Red { mark: "中共七溪坪镇纪律检查委员会".to_string() },
        number: "七纪廉警〔2026〕1号".to_string(),
        title: "廉政风险预警整改通知书".to_string(),
        colour: MarkColour::Red,
        colour_words: "高级·红色预警".to_string(),
        addressee: "柳树沟村党支部、村民委员会".to_string(),
        body: strings(&[
            "经查，你村2025年将集体林地约320亩以低于周边的价格、期限二十年发包，未经村民代表会议讨论通过，未进入农村产权交易平台，合同订立后未公示；2025年7月、10月镇纪委和区委巡察组先后提出整改意见，至2026年1月仍未整改到位，违反农村集体资产管理和民主决策有关规定，有违纪行为但尚不构成立案。依据《廉政风险预警防控暂行办法》第四十二条，经镇纪委会议研究并报区纪委同意，决定对你村实施高级（红色）预警，作出专项调查、督导整改的处置。现提出以下整改要求：",
        ]),
        measures: vec![
            measure(
                "集体林地约320亩低价发包，未经民主决策、未进场交易",
                "立即停止履行有争议的发包合同，一个月内依法依规完成民主决策、底价评估和进场交易程序",
                "村党支部书记",
                "2026年2月15日",
                "会议记录、评估报告、交易鉴证书",
            ),
            measure(
                "集体资产资源发包出租底数不清",
                "清理近五年集体资产资源发包出租合同，建立台账并公示",
                "村报账员、村监委会主任",
                "2026年2月28日",
                "合同台账、公示照片",
            ),
            measure(
                "班子民主决策意识不强",
                "村党支部召开专题组织生活会，主要负责人作出书面检查",
                "村党支部书记",
                "2026年2月28日",
                "会议记录、书面检查",
            ),
        ],
        closing: strings(&[
            "请于收到本通知书之日起三十日内书面回告整改结果并附佐证材料。镇纪委将于期满后十日内开展督查；整改不力的，依规依纪追究有关人员责任。",
        ]),
        contact: Some("联系人：向明远　联系电话：0000-0000000".to_string()),
        attachments: strings(&["柳树沟村集体林地发包合同清单", "集体资产资源发包出租台账（空白）及填写说明、公示样式和报送要求"]),
        sign_off: SignOff {
            name: "中共七溪坪镇纪律检查委员会".to_string(), date: "2026年1月13日".to_string(), seal: Seal::Outline
        },
        imprint: Some(Imprint {
            copy_to: "镇党委，分管农业副镇长，区预警中心".to_string(),
            issuer: "中共七溪坪镇纪律检查委员会".to_string(),
            issued_on: "2026年1月13日".to_string(),
            copies: Some(4),
            on_even_page: false,
        }),
        slip: Some(Slip {
            addressee: "中共七溪坪镇纪律检查委员会".to_string(),
            text: "我单位（本人）已收到《廉政风险预警整改通知书》（七纪廉警〔2026〕1号）。".to_string(),
        }),
        marks: Marks {
            training: true,
            anchor: Some("3fa94c0b1d22".to_string()),
            check_code: Some("K7Q2-9F3M".to_string()),
            unnumbered: false,
        },
    }
}

/// A blue notice without seal, with room on the page for its slip.
pub fn short_notice() -> NoticePaper {
    let mut paper = blue_notice();
    paper.number = "七纪廉警〔2026〕31号".to_string();
    paper.title = "廉政风险预警通知书".to_string();
    paper.addressee = "便民服务中心".to_string();
    paper.body = strings(&[
        "近期，群众反映你单位窗口人员在岗不在位。依据《廉政风险预警防控暂行办法》第四十二条，决定对你单位实施低级（蓝色）预警。请于收到之日起三十日内书面回告。",
    ]);
    paper.contact = None;
    paper.sign_off.seal = Seal::None;
    if let Some(slip) = &mut paper.slip {
        slip.text = "我单位（本人）已收到《廉政风险预警通知书》（七纪廉警〔2026〕31号）。".to_string();
    }
    paper
}

/// A yellow notice for 套打, its title long.
pub fn preprinted_notice() -> NoticePaper {
    let mut paper = red_notice();
    paper.head = Head::PrePrinted { mark: String::new() };
    paper.colour = MarkColour::Yellow;
    paper.colour_words = "中级·黄色预警".to_string();
    paper.title = "关于七溪坪镇柳树沟村集体资产处置不规范问题的廉政风险预警整改通知书".to_string();
    paper.body = strings(&["经查，你村存在倾向性问题且情节轻微，决定实施中级（黄色）预警。现提出以下整改要求："]);
    paper.measures.truncate(1);
    paper.attachments.clear();
    paper.imprint = None;
    paper.slip = None;
    paper.marks = Marks::default();
    paper
}
