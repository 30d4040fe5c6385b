//! 字体: which faces of the office's own stand before the bundled ones. Never a file's bytes: whether a
//! face can be set and embedded is press's to say.

terms! {
    /// 字体用途: what a face sets on official paper (GB/T 9704-2012).
    TypefaceRole {
        /// 小标宋.
        XiaoBiaoSong = "xiao_biao_song", "小标宋", ["方正小标宋", "方正小标宋简体", "方正小标宋_GBK"];
        /// 仿宋.
        FangSong = "fang_song", "仿宋", ["仿宋_GB2312", "华文仿宋", "方正仿宋"];
        /// 楷体.
        Kai = "kai", "楷体", ["楷体_GB2312", "华文楷体", "方正楷体"];
        /// 黑体.
        Hei = "hei", "黑体", ["华文黑体", "方正黑体"];
        /// 宋体.
        Song = "song", "宋体", ["新宋体", "华文宋体", "方正书宋"];
    }
}

impl TypefaceRole {
    /// What the face sets, in the office's words.
    pub fn sets(self) -> &'static str {
        match self {
            Self::XiaoBiaoSong => "标题、发文机关标志",
            Self::FangSong => "正文、文号、主送、落款",
            Self::Kai => "二级标题、签发人姓名",
            Self::Hei => "一级标题、表头、附件字样",
            Self::Song => "页码、表格文字、数字",
        }
    }

    /// Whether a family of this name is meant for this use: 仿宋_GB2312, FangSong and STFangsong are all 仿宋.
    pub fn suits(self, family: &str) -> bool {
        let name = family.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        match self {
            Self::XiaoBiaoSong => has(&["小标宋", "xiaobiaosong", "xbs"]),
            Self::FangSong => has(&["仿宋", "fangsong", "fang song"]),
            Self::Kai => has(&["楷", "kaiti", "kai ti", "stkai"]),
            Self::Hei => has(&["黑", "simhei", "heiti", "stheiti", "noto sans cjk sc", "source han sans"]),
            Self::Song => {
                has(&["宋", "simsun", "stsong", "noto serif cjk sc", "source han serif"])
                    && !Self::XiaoBiaoSong.suits(family)
                    && !Self::FangSong.suits(family)
            }
        }
    }
}

/// 字体: one face of the office's own, in front of the bundled one of its use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typeface {
    /// What it sets.
    pub role: TypefaceRole,
    /// The font file on this machine.
    pub file: String,
    /// Which face of a collection; 0 in a file with one.
    pub index: u32,
    /// The family's name, as the settings show it.
    pub family: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Term;

    #[test]
    fn a_family_is_offered_where_offices_use_it() {
        for (family, role) in [
            ("方正小标宋简体", TypefaceRole::XiaoBiaoSong),
            ("FZXiaoBiaoSong-B05S", TypefaceRole::XiaoBiaoSong),
            ("仿宋_GB2312", TypefaceRole::FangSong),
            ("STFangsong", TypefaceRole::FangSong),
            ("楷体_GB2312", TypefaceRole::Kai),
            ("KaiTi", TypefaceRole::Kai),
            ("SimHei", TypefaceRole::Hei),
            ("宋体", TypefaceRole::Song),
            ("Noto Serif CJK SC", TypefaceRole::Song),
        ] {
            let suiting: Vec<_> = TypefaceRole::ALL.iter().copied().filter(|role| role.suits(family)).collect();
            assert_eq!(suiting, [role], "{family}");
        }
        assert!(!TypefaceRole::ALL.iter().any(|role| role.suits("DejaVu Sans")));
    }
}
