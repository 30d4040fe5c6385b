//! The encoding of text tables: BOM, then UTF-16 by its zero bytes, then strict UTF-8, then GB18030. Never a replacement character:
//! UTF-8 read as GB18030 gives mojibake without an error, so the order matters and what fits nothing is refused.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use crate::ReadError;

/// A text in two encodings, cell by cell.
pub(crate) struct Mixed {
    /// The whole text.
    pub text: String,
    /// The lines, from 1, in which a cell is written in the rarer of the two.
    pub foreign: Vec<u32>,
}

/// What the bytes of a cell can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// The same in both.
    Plain,
    /// Chinese letters in UTF-8: by chance that happens in no longer cell.
    Unicode,
    /// No UTF-8.
    National,
    /// UTF-8 without any Chinese letter: a word such as 隆 in GB18030 looks like that too.
    Either,
}

fn sort(cell: &[u8]) -> Result<Sort, ReadError> {
    match std::str::from_utf8(cell) {
        Ok(own) if own.is_ascii() => Ok(Sort::Plain),
        Ok(own) if own.chars().any(|c| c >= '\u{2e80}') => Ok(Sort::Unicode),
        Ok(_) => Ok(Sort::Either),
        Err(_) if mostly_utf8(cell, false) => Err(ReadError::Encoding { what: "同一格里混用了两种编码" }),
        Err(_) => Ok(Sort::National),
    }
}

/// Reads each cell in its own encoding: what stands between cells and lines is the same byte in both, and no part of a
/// Chinese letter in either.
pub(crate) fn decode_cells(bytes: &[u8]) -> Result<Mixed, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let lines = || (1u32..).zip(bytes.split_inclusive(|byte| *byte == b'\n'));
    let cells = |line| <[u8]>::split_inclusive(line, |byte| matches!(byte, b',' | b';' | b'\t'));
    let (mut unicode, mut national) = (Vec::new(), Vec::new());
    for (at, line) in lines() {
        for cell in cells(line) {
            match sort(cell)? {
                Sort::Unicode => unicode.push(at),
                Sort::National => national.push(at),
                Sort::Plain | Sort::Either => {}
            }
        }
    }
    let mostly_national = national.len() > unicode.len();
    let mut text = String::with_capacity(bytes.len());
    for (_, line) in lines() {
        for cell in cells(line) {
            let of_nation = match sort(cell)? {
                Sort::National => true,
                Sort::Either => mostly_national,
                Sort::Plain | Sort::Unicode => false,
            };
            if of_nation {
                let own = GB18030.decode_without_bom_handling_and_without_replacement(cell);
                text.push_str(&own.ok_or(ReadError::Encoding { what: "不是 UTF-8，也不是 GB18030" })?);
            } else {
                text.push_str(std::str::from_utf8(cell).unwrap_or_default());
            }
        }
    }
    let mut foreign = if mostly_national { unicode } else { national };
    foreign.dedup();
    Ok(Mixed { text, foreign })
}

/// The question that a text in two encodings asks: nobody but the person can say whether each line reads as it was
/// meant. None for a text in one.
fn question(bytes: &[u8]) -> Option<ReadError> {
    let Mixed { text, foreign } = decode_cells(bytes).ok()?;
    let line = *foreign.first()?;
    let sample = text.lines().nth(line as usize - 1)?.chars().take(40).collect();
    Some(ReadError::Mixed { count: foreign.len(), line, sample })
}

/// The text of `bytes` with the name of its encoding.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, &'static str), ReadError> {
    let (text, name) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (utf8(rest)?, "UTF-8"),
        [0xff, 0xfe, rest @ ..] => (wide(UTF_16LE, rest)?, "UTF-16"),
        [0xfe, 0xff, rest @ ..] => (wide(UTF_16BE, rest)?, "UTF-16"),
        _ if bytes.contains(&0) => (wide(without_bom(bytes)?, bytes)?, "UTF-16"),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), "UTF-8"),
            Err(error) => {
                let cut = error.error_len().is_none() && bytes.len() - error.valid_up_to() < 4;
                let unicode = mostly_utf8(bytes, cut);
                if unicode && cut {
                    return Err(ReadError::Encoding { what: "文件末尾不完整" });
                }
                // Before GB18030 takes the lines of UTF-8 for letters of its own, which it does without an error.
                if let Some(question) = question(bytes) {
                    return Err(question);
                }
                if unicode {
                    return Err(ReadError::Encoding { what: "同一文件里混用了两种编码" });
                }
                let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
                (text.ok_or(ReadError::Encoding { what: "不是 UTF-8，也不是 GB18030" })?.into_owned(), "GB18030")
            }
        },
    };
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}')) {
        return Err(ReadError::NotATable { what: "含有二进制内容的文件" });
    }
    Ok((text, name))
}

fn utf8(bytes: &[u8]) -> Result<String, ReadError> {
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|_| question(bytes).unwrap_or(ReadError::Encoding { what: "标明是 UTF-8，内容却不是" }))
}

fn wide(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, ReadError> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned).ok_or(ReadError::Encoding { what: "UTF-16 内容不完整" })
}

/// Which UTF-16 it is: separators and digits have their zero byte on one side.
fn without_bom(bytes: &[u8]) -> Result<&'static encoding_rs::Encoding, ReadError> {
    let (mut even, mut odd) = (0usize, 0usize);
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == 0) {
        if at % 2 == 0 { even += 1 } else { odd += 1 }
    }
    if bytes.len().is_multiple_of(2) && odd > 8 * even {
        Ok(UTF_16LE)
    } else if bytes.len().is_multiple_of(2) && even > 8 * odd {
        Ok(UTF_16BE)
    } else {
        Err(ReadError::NotATable { what: "含有二进制内容的文件" })
    }
}

/// More characters of Chinese text came out whole than broke: it was UTF-8 once.
fn mostly_utf8(bytes: &[u8], cut: bool) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for c in String::from_utf8_lossy(bytes).chars() {
        match c {
            '\u{fffd}' => broken += 1,
            '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' => whole += 1,
            _ => {}
        }
    }
    whole > broken || (cut && whole + 1 >= broken && whole > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "单位\t岗位\n镇党委\t书记，𬍛䶮𠮷㛃\n七溪坪\t1\n";

    fn utf16(text: &str, little: bool, bom: bool) -> Vec<u8> {
        let units = bom.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let gb = GB18030.encode(TEXT).0.into_owned();
        assert!(gb.windows(4).any(|w| (0x81..=0xfe).contains(&w[0]) && (0x30..=0x39).contains(&w[1])), "four-byte forms are in it");
        for (bytes, name) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            ([b"\xef\xbb\xbf".as_slice(), TEXT.as_bytes()].concat(), "UTF-8"),
            (utf16(TEXT, true, true), "UTF-16"),
            (utf16(TEXT, false, true), "UTF-16"),
            (utf16(TEXT, true, false), "UTF-16"),
            (utf16(TEXT, false, false), "UTF-16"),
            (gb, "GB18030"),
            (b"a,b\r\n1,2\r\n".to_vec(), "UTF-8"),
        ] {
            let (text, got) = decode(&bytes).unwrap();
            assert_eq!(got, name);
            assert!(text == TEXT || text == "a,b\r\n1,2\r\n");
        }
    }

    #[test]
    fn what_would_become_mojibake_is_refused() {
        let mut cut = "七溪坪镇纪委".as_bytes().to_vec();
        cut.pop();
        let mixed = [TEXT.as_bytes(), GB18030.encode("七溪").0.as_ref()].concat();
        let wrong_bom = [b"\xef\xbb\xbf".as_slice(), GB18030.encode(TEXT).0.as_ref()].concat();
        for bytes in
            [cut, mixed, wrong_bom, b"\x89\x01\x02\xff\xff\xff".to_vec(), b"\xff\xfe\x00\xd8".to_vec(), b"ab\x00\x01\x02\x00\x00".to_vec()]
        {
            let said = decode(&bytes).unwrap_err().to_string();
            assert!(said.contains("编码") || said.contains("二进制"), "{said}");
        }
    }

    #[test]
    fn two_encodings_are_read_cell_by_cell_when_asked() {
        let gb = |text: &str| GB18030.encode(text).0.into_owned();
        let lines = [
            b"\xe5\x8d\x95\xe4\xbd\x8d,\xe5\xa7\x93\xe5\x90\x8d\r\n".to_vec(),
            gb("财政所,𠮷某\r\n"),
            [b"a,".to_vec(), gb("丙"), b",\xe4\xb9\x99\n".to_vec()].concat(),
            "镇政府,某某\n".into(),
        ];
        let bytes = lines.concat();
        let asked = decode(&bytes).unwrap_err();
        assert_eq!(asked, ReadError::Mixed { count: 2, line: 2, sample: "财政所,𠮷某".to_owned() });
        let read = decode_cells(&bytes).unwrap();
        assert_eq!((read.text.as_str(), read.foreign), ("单位,姓名\r\n财政所,𠮷某\r\na,丙,乙\n镇政府,某某\n", vec![2, 3]));
        let both_in_one = [b"\xe8\xb4\xa2\xe6\x94\xbf\xe6\x89\x80".to_vec(), gb("所"), b",b\n".to_vec()].concat();
        assert!(decode_cells(&both_in_one).is_err(), "no cell is guessed at");
        // Few lines of UTF-8 among many others, which GB18030 would read as other letters without an error.
        let few = [gb("单位,姓名\n财政所,隆某某\n镇政府,某某\n"), "经管站,乙某\n".into(), gb("卫生院,隆\n")].concat();
        assert_eq!(decode(&few).unwrap_err(), ReadError::Mixed { count: 1, line: 4, sample: "经管站,乙某".to_owned() });
        assert_eq!(decode_cells(&few).unwrap().text, "单位,姓名\n财政所,隆某某\n镇政府,某某\n经管站,乙某\n卫生院,隆\n");
        assert_eq!(decode(&gb("单位,姓名\n卫生院,隆\n")).unwrap().1, "GB18030", "one encoding is not asked about");
    }

    #[test]
    fn any_bytes_are_answered() {
        let mut seed = 7u64;
        for length in 0..300usize {
            let bytes: Vec<u8> = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    (seed >> 33) as u8
                })
                .collect();
            let _ = decode(&bytes).map(|(text, _)| assert!(!text.contains('\u{fffd}')));
        }
    }
}
