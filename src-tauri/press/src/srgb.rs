//! The colour profile that the inks are meant in: sRGB (IEC 61966-2-1) as a matrix profile of ICC
//! version 4, made from the standard's numbers. Never a copy of anybody's file.

/// Red, green and blue adapted to D50, and the adaptation itself, from IEC 61966-2-1 and Bradford.
const PRIMARIES: [(&[u8; 4], [f64; 3]); 3] =
    [(b"rXYZ", [0.43607, 0.22249, 0.01392]), (b"gXYZ", [0.38515, 0.71687, 0.09708]), (b"bXYZ", [0.14307, 0.06061, 0.71410])];
const WHITE: [f64; 3] = [0.96420, 1.0, 0.82491];
const ADAPTED: [f64; 9] = [1.04788, 0.02292, -0.05019, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168];
/// The curve: a power over a straight foot.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];

/// The profile's bytes, always the same.
pub(crate) fn profile() -> Vec<u8> {
    let mut tags: Vec<([u8; 4], Vec<u8>)> = vec![(*b"desc", words("sRGB")), (*b"cprt", words("CC0")), (*b"wtpt", fixed(b"XYZ ", &WHITE))];
    tags.extend(PRIMARIES.map(|(tag, value)| (*tag, fixed(b"XYZ ", &value))));
    tags.push((*b"chad", fixed(b"sf32", &ADAPTED)));
    let mut curve = b"para\0\0\0\0\0\x03\0\0".to_vec();
    CURVE.iter().for_each(|v| curve.extend_from_slice(&s15(*v)));
    let curves = [*b"rTRC", *b"gTRC", *b"bTRC"];
    let count = tags.len() + curves.len();
    let mut table = (count as u32).to_be_bytes().to_vec();
    let mut data = Vec::new();
    let begins = 128 + 4 + 12 * count;
    let mut entry = |tag: [u8; 4], at: usize, size: usize| {
        table.extend_from_slice(&tag);
        table.extend_from_slice(&(at as u32).to_be_bytes());
        table.extend_from_slice(&(size as u32).to_be_bytes());
    };
    for (tag, bytes) in tags {
        entry(tag, begins + data.len(), bytes.len());
        data.extend_from_slice(&bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    for tag in curves {
        entry(tag, begins + data.len(), curve.len());
    }
    data.extend_from_slice(&curve);
    let mut out = header(begins + data.len());
    out.extend_from_slice(&table);
    out.extend_from_slice(&data);
    out
}

fn header(size: usize) -> Vec<u8> {
    let mut out = vec![0; 128];
    out[0..4].copy_from_slice(&(size as u32).to_be_bytes());
    out[8..12].copy_from_slice(&[4, 0x20, 0, 0]);
    out[12..24].copy_from_slice(b"mntrRGB XYZ ");
    // The standard's year stands for a day of making: the same bytes every day.
    for (at, number) in [(24, 1999u16), (26, 1), (28, 1)] {
        out[at..at + 2].copy_from_slice(&number.to_be_bytes());
    }
    out[36..40].copy_from_slice(b"acsp");
    for (at, value) in WHITE.iter().enumerate() {
        out[68 + at * 4..72 + at * 4].copy_from_slice(&s15(*value));
    }
    out
}

/// A number as ICC writes it: 16 bits before the point, 16 behind.
fn s15(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn fixed(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    let mut out = kind.to_vec();
    out.extend_from_slice(&[0; 4]);
    values.iter().for_each(|v| out.extend_from_slice(&s15(*v)));
    out
}

/// A text in English alone.
fn words(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut out = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    out.extend_from_slice(&(utf16.len() as u32).to_be_bytes());
    out.extend_from_slice(&28u32.to_be_bytes());
    out.extend_from_slice(&utf16);
    out
}
