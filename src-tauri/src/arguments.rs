//! What may stand behind the program's name. Never more than where, which office and which day:
//! everything else is done in the window or by `lianfang-cli`.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;

/// How this start of the window was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// `--data DIR`: the data folder.
    pub data: Option<PathBuf>,
    /// `--sample`: the training office.
    pub sample: bool,
    /// `--today DATE`: the day the rules take for today; desk heeds it in a training office only.
    pub today: Option<NaiveDate>,
    /// `--empty`: a bare window without page or office, against which our own start is measured.
    pub empty: bool,
}

impl Arguments {
    /// Reads the words behind the program's name.
    ///
    /// # Errors
    /// One Chinese sentence that names the word it cannot take.
    pub fn read(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut read = Self::default();
        let mut words = words;
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--sample") => read.sample = true,
                Some("--empty") => read.empty = true,
                Some("--data") => {
                    let folder = words.next().filter(|folder| !folder.is_empty());
                    read.data = Some(folder.ok_or("--data 后面要写数据文件夹。")?.into());
                }
                Some("--today") => {
                    let day = words.next().and_then(|day| day.to_str()?.parse().ok());
                    read.today = Some(day.ok_or("--today 后面要写日期，例如 2026-04-08。")?);
                }
                _ => return Err(format!("不认识的参数：{}", word.to_string_lossy())),
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Arguments, String> {
        Arguments::read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn every_word_has_its_meaning() {
        let all = read("--data /tmp/廉防 --sample --today 2026-04-08 --empty").unwrap();
        assert_eq!(all.data, Some(PathBuf::from("/tmp/廉防")));
        assert!(all.sample && all.empty);
        assert_eq!(all.today, NaiveDate::from_ymd_opt(2026, 4, 8));
        assert_eq!(read(""), Ok(Arguments::default()));
    }

    #[test]
    fn a_word_it_cannot_take_is_named() {
        assert_eq!(read("--help"), Err("不认识的参数：--help".into()));
        assert!(read("--data").unwrap_err().contains("--data"));
        assert!(read("--today 2026-02-30").unwrap_err().contains("--today"));
    }
}
