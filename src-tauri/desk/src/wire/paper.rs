//! Wire types of papers: previews, what was made, and what can be made. Never the bytes themselves:
//! those go to a printer or a file by the shell, by paper id.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A paper in the archive.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperRef {
    /// Which paper.
    pub id: String,
    /// Its title, such as 廉政风险预警通知书 七纪廉警〔2026〕2号.
    pub title: String,
    /// A good file name without folder, ending in `.pdf`.
    pub file_name: String,
    /// Pages.
    pub pages: u32,
    /// Local time it was made, `YYYY-MM-DD HH:MM`.
    pub made_at: String,
    /// SHA-256, hex.
    pub sha256: String,
}

/// Asks for some pages of a kept paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperPages {
    /// Which paper.
    pub paper: String,
    /// Pages to leave out at the front; the reply holds at most 30 after them.
    #[serde(default)]
    pub first: u32,
}

/// Pages as pictures.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Pages {
    /// One self-contained SVG document a page, drawn from the sheets that print; at most 30.
    pub pages: Vec<String>,
    /// Pages of the whole paper.
    pub total: u32,
    /// The paper's title.
    pub title: String,
}

/// Which paper to make from the registers as they stand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "paper", rename_all = "snake_case")]
pub enum PaperRequest {
    /// 季度预警报告.
    QuarterReport {
        /// Such as `2026Q1`.
        quarter: String,
    },
    /// 责任分解表.
    Duties {},
    /// 职权目录.
    Powers {
        /// The public version: no rows marked 待核, no names.
        public: bool,
    },
    /// 廉政风险等级目录.
    Risks {
        /// The public version: posts, no names.
        public: bool,
    },
    /// 送达回证 of one warning, filled as far as known.
    ServiceReceipt {
        /// The warning's id or 文号.
        warning: String,
    },
    /// Any list as it stands.
    List {
        /// Which rows.
        list: super::record::ListRequest,
    },
}

/// Quarters for which a report can be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QuarterChoice {
    /// Such as `2026Q1`.
    pub quarter: String,
    /// 2026年第一季度.
    pub label: String,
    /// Signals collected in it.
    pub signals: u32,
    /// Warnings issued in it.
    pub warnings: u32,
}

/// A kept paper left the program.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperUse {
    /// Which paper.
    pub paper: String,
    /// `print`, `save` or `view`.
    pub act: String,
    /// Copies printed.
    #[serde(default)]
    pub copies: u32,
}
