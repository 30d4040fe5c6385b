//! Small TrueType faces and collections cast for a test: every glyph a box, every number chosen.
//! Never a face that a paper is printed with.

/// A glyph: its character, its advance, and the left and right end of its box, all in em.
pub type Sort = (char, f64, f64, f64);

/// What a face is cast from.
pub struct Mould {
    /// Its full name.
    pub name: &'static str,
    /// Units per em, 16 to 16,384.
    pub em: u16,
    /// The embedding permission of OS/2: 2 forbids it, 0x100 forbids subsets.
    pub fs_type: u16,
    /// Its glyphs; a box of no width draws nothing.
    pub sorts: Vec<Sort>,
}

impl Mould {
    /// A face in which every character of a text fills its cell, and digits half of one.
    pub fn solid(name: &'static str, text: &str) -> Self {
        let sorts = text.chars().map(|c| if c.is_ascii() { (c, 0.5, 0.05, 0.45) } else { (c, 1.0, 0.1, 0.9) });
        Mould { name, em: 1000, fs_type: 0, sorts: sorts.collect() }
    }

    /// The face as a file.
    pub fn cast(&self) -> Vec<u8> {
        let mut sorts = self.sorts.clone();
        sorts.sort_by_key(|s| s.0);
        sorts.dedup_by_key(|s| s.0);
        let units = |em: f64| (em * f64::from(self.em)).round() as u16;
        let mut glyf = Vec::new();
        let mut loca = Vec::new();
        let mut hmtx = Vec::new();
        for (_, advance, left, right) in std::iter::once(&('\0', 1.0, 0.0, 0.0)).chain(&sorts) {
            loca.extend((glyf.len() as u32).to_be_bytes());
            if right > left {
                glyf.extend(a_box(units(*left), units(*right), units(0.8)));
            }
            hmtx.extend([units(*advance), units(*left)].map(u16::to_be_bytes).concat());
        }
        loca.extend((glyf.len() as u32).to_be_bytes());
        let count = sorts.len() as u16 + 1;
        let mut head = words(&[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, self.em]);
        head.extend([0; 16]);
        head.extend(words(&[0, 0, self.em, self.em, 0, 8, 2, 1, 0]));
        let mut hhea = words(&[1, 0, units(1.6), units(0.7).wrapping_neg(), 0, self.em]);
        hhea.extend([0; 22]);
        hhea.extend(count.to_be_bytes());
        let mut maxp = words(&[1, 0, count, 4, 1, 0, 0, 1]);
        maxp.extend([0; 16]);
        let mut os2 = words(&[4, self.em, 400, 5, self.fs_type]);
        os2.extend([0; 86]);
        let mut post = words(&[3, 0]);
        post.extend([0; 28]);
        sfnt(vec![
            (*b"OS/2", os2),
            (*b"cmap", cmap(&sorts)),
            (*b"glyf", glyf),
            (*b"head", head),
            (*b"hhea", hhea),
            (*b"hmtx", hmtx),
            (*b"loca", loca),
            (*b"maxp", maxp),
            (*b"name", names(self.name)),
            (*b"post", post),
        ])
    }
}

fn words(values: &[u16]) -> Vec<u8> {
    values.iter().flat_map(|v| v.to_be_bytes()).collect()
}

/// One closed contour of four corners.
fn a_box(left: u16, right: u16, top: u16) -> Vec<u8> {
    let mut glyph = words(&[1, left, 0, right, top, 3, 0]);
    glyph.extend([1; 4]);
    glyph.extend(words(&[left, right - left, 0, (right - left).wrapping_neg()]));
    glyph.extend(words(&[0, 0, top, 0]));
    glyph
}

/// Format 12: characters of every plane, a group for each.
fn cmap(sorts: &[Sort]) -> Vec<u8> {
    let mut table = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    let long = |v: usize| (v as u32).to_be_bytes();
    table.extend(long(16 + 12 * sorts.len()));
    table.extend(long(0));
    table.extend(long(sorts.len()));
    for (n, (c, ..)) in sorts.iter().enumerate() {
        let code = u32::from(*c).to_be_bytes();
        table.extend([code, code, long(n + 1)].concat());
    }
    table
}

/// Family, full name, version and PostScript name, in Chinese Windows records.
fn names(name: &str) -> Vec<u8> {
    let said = [(1, name), (4, name), (5, "Version 1.25"), (6, "TestFace-Regular")];
    let mut table = words(&[0, said.len() as u16, 6 + 12 * said.len() as u16]);
    let mut text: Vec<u8> = Vec::new();
    for (id, word) in said {
        let own: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
        table.extend(words(&[3, 1, 0x0804, id, own.len() as u16, text.len() as u16]));
        text.extend(own);
    }
    table.extend(text);
    table
}

fn sfnt(tables: Vec<([u8; 4], Vec<u8>)>) -> Vec<u8> {
    let mut file = words(&[1, 0, tables.len() as u16, 0, 0, 0]);
    let mut at = 12 + 16 * tables.len();
    let mut body = Vec::new();
    for (tag, table) in tables {
        file.extend(tag);
        file.extend([0; 4]);
        file.extend((at as u32).to_be_bytes());
        file.extend((table.len() as u32).to_be_bytes());
        let padded = table.len().next_multiple_of(4);
        at += padded;
        body.extend(&table);
        body.resize(body.len() + padded - table.len(), 0);
    }
    file.extend(body);
    file
}

/// Several faces as one collection file.
pub fn collection(faces: &[&[u8]]) -> Vec<u8> {
    let mut file = b"ttcf".to_vec();
    file.extend(words(&[1, 0, 0, faces.len() as u16]));
    let mut start = 12 + 4 * faces.len();
    for face in faces {
        file.extend((start as u32).to_be_bytes());
        start += face.len().next_multiple_of(4);
    }
    for face in faces {
        let base = file.len() as u32;
        let mut moved = face.to_vec();
        let count = usize::from(u16::from_be_bytes([face[4], face[5]]));
        for n in 0..count {
            let at = 12 + 16 * n + 8;
            let offset = u32::from_be_bytes([face[at], face[at + 1], face[at + 2], face[at + 3]]) + base;
            moved[at..at + 4].copy_from_slice(&offset.to_be_bytes());
        }
        moved.resize(face.len().next_multiple_of(4), 0);
        file.extend(moved);
    }
    file
}
