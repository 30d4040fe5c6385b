//! Code speaks the glossary's English. (That the glossary and the types agree is register's own
//! test, `src-tauri/register/tests/glossary.rs`.) Never a list of the terms themselves.

use std::fs;

use crate::sources::{files, shown};

/// The office's words in pinyin, as people write them in code. Not one may stand in a source.
const PINYIN: &[&str] = &[
    "lianzheng",
    "lianjie",
    "fengxian",
    "fangkong",
    "yujing",
    "tongzhi",
    "huigao",
    "zhongdui",
    "zeren",
    "renwu",
    "gangwei",
    "danwei",
    "renyuan",
    "zhiquan",
    "dengji",
    "biaoge",
    "jiwei",
    "jijian",
    "xiangzhen",
    "shuji",
    "qingdan",
    "wenhao",
    "songda",
    "cuiban",
    "ducha",
    "chouyang",
    "kaohe",
    "wenze",
    "xiansuo",
    "tanhua",
    "taizhang",
    "bianhao",
];

#[test]
fn no_source_speaks_pinyin() {
    let root = lianfang_tests::root();
    let mut read = 0;
    for (folder, endings) in [("src-tauri", &["rs", "sql"][..]), ("ui/src", &["ts", "vue"][..])] {
        for file in files(&root.join(folder), endings) {
            read += 1;
            let text = fs::read_to_string(&file).expect("a source").to_lowercase();
            for word in PINYIN {
                assert!(!text.contains(word), "{}: {word}: code speaks the glossary's English", shown(&file));
            }
        }
    }
    assert!(read > 50, "the sources were read: {read}");
}
