//! Makes an outline of a font (a Type 2 charstring) whole in itself: subroutines put where they are
//! called, hints and width taken out. Never moves a point, and never trusts a font: what is odd is an
//! error.

use std::borrow::Cow;

use crate::cff::{Read, broken};

const H_STEM: u8 = 1;
const V_STEM: u8 = 3;
const V_MOVE_TO: u8 = 4;
const R_LINE_TO: u8 = 5;
const R_CURVE_TO: u8 = 8;
const CALL: u8 = 10;
const RETURN: u8 = 11;
const LONG: u8 = 12;
const END: u8 = 14;
const H_STEM_MASKED: u8 = 18;
const HINT_MASK: u8 = 19;
const COUNTER_MASK: u8 = 20;
const R_MOVE_TO: u8 = 21;
const H_MOVE_TO: u8 = 22;
const V_STEM_MASKED: u8 = 23;
const R_CURVE_LINE: u8 = 24;
const VV_CURVE_TO: u8 = 26;
const HH_CURVE_TO: u8 = 27;
const CALL_COMMON: u8 = 29;
const VH_CURVE_TO: u8 = 30;
const HV_CURVE_TO: u8 = 31;

/// Calls within calls, as the format allows.
const DEEPEST: usize = 10;
/// Operands before an operator, as the format allows.
const OPERANDS: usize = 48;

/// Which array a subroutine stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// Of the glyph's part of the font.
    Own,
    /// Of the whole font.
    Common,
}

/// Gives a subroutine by the number that it is called by.
pub(crate) type Subroutines<'a> = dyn Fn(Shelf, i32) -> Read<Cow<'a, [u8]>> + 'a;

/// The outline alone, without the width in front and the end behind.
pub(crate) fn flat(outline: &[u8], subroutines: &Subroutines<'_>) -> Read<Vec<u8>> {
    let mut flat =
        Flat { subroutines, out: Vec::with_capacity(outline.len() + 64), operands: [0; OPERANDS], waiting: 0, stems: 0, begun: false };
    match flat.walk(outline, 0)? {
        Walk::Ended => Ok(flat.out),
        Walk::Returned => broken(),
    }
}

enum Walk {
    Ended,
    Returned,
}

struct Flat<'a, 'b> {
    subroutines: &'b Subroutines<'a>,
    out: Vec<u8>,
    /// Where the operands that wait for their operator begin in `out`.
    operands: [usize; OPERANDS],
    waiting: usize,
    /// Hints stated so far: a mask has a bit for each.
    stems: usize,
    /// Whether an operator came that a width may stand before.
    begun: bool,
}

impl Flat<'_, '_> {
    fn walk(&mut self, code: &[u8], depth: usize) -> Read<Walk> {
        if depth > DEEPEST {
            return broken();
        }
        // What stands before `copied` is in `out` as far as it stays.
        let (mut at, mut copied) = (0, 0);
        while let Some(&first) = code.get(at) {
            let length = match first {
                32..=246 => 1,
                247..=254 => 2,
                28 => 3,
                255 => 5,
                _ => 0,
            };
            if length > 0 {
                let Some(place) = self.operands.get_mut(self.waiting) else { return broken() };
                *place = self.out.len() + at - copied;
                self.waiting += 1;
                at += length;
                continue;
            }
            let operator = at;
            at += 1;
            match first {
                R_LINE_TO..=R_CURVE_TO | R_CURVE_LINE..=VV_CURVE_TO | HH_CURVE_TO | VH_CURVE_TO | HV_CURVE_TO if self.begun => {
                    self.waiting = 0;
                    continue;
                }
                // The four flexes; the other long operators reckon.
                LONG if matches!(code.get(at), Some(34..=37)) && self.begun => {
                    at += 1;
                    self.waiting = 0;
                    continue;
                }
                _ => {}
            }
            let Some(kept) = code.get(copied..operator) else { return broken() };
            self.out.extend_from_slice(kept);
            copied = at;
            match first {
                H_STEM | V_STEM | H_STEM_MASKED | V_STEM_MASKED => self.stems(),
                HINT_MASK | COUNTER_MASK => {
                    self.stems();
                    at += self.stems.div_ceil(8);
                    copied = at;
                }
                R_MOVE_TO => self.begin(2, first)?,
                H_MOVE_TO | V_MOVE_TO => self.begin(1, first)?,
                CALL | CALL_COMMON => {
                    let shelf = if first == CALL { Shelf::Own } else { Shelf::Common };
                    let number = self.take()?;
                    let subroutine = (self.subroutines)(shelf, number)?;
                    if let Walk::Ended = self.walk(&subroutine, depth + 1)? {
                        return Ok(Walk::Ended);
                    }
                }
                RETURN => return Ok(Walk::Returned),
                // With four operands it would put two glyphs together, as fonts no longer do.
                END if self.waiting <= 1 => {
                    self.forget();
                    return Ok(Walk::Ended);
                }
                _ => return broken(),
            }
        }
        // A subroutine that ends without saying so.
        let Some(kept) = code.get(copied..at) else { return broken() };
        self.out.extend_from_slice(kept);
        Ok(Walk::Returned)
    }

    /// Takes the last operand back, a whole number.
    fn take(&mut self) -> Read<i32> {
        let Some(last) = self.waiting.checked_sub(1) else { return broken() };
        let begins = self.operands[last];
        let number = match self.out[begins..] {
            [28, high, low] => i32::from(i16::from_be_bytes([high, low])),
            [one @ 32..=246] => i32::from(one) - 139,
            [high @ 247..=250, low] => (i32::from(high) - 247) * 256 + i32::from(low) + 108,
            [high @ 251..=254, low] => -(i32::from(high) - 251) * 256 - i32::from(low) - 108,
            _ => return broken(),
        };
        self.out.truncate(begins);
        self.waiting = last;
        Ok(number)
    }

    /// Leaves out the operands that wait.
    fn forget(&mut self) {
        if self.waiting > 0 {
            self.out.truncate(self.operands[0]);
            self.waiting = 0;
        }
    }

    /// Leaves out a statement of hints, and a width before it.
    fn stems(&mut self) {
        self.stems += self.waiting / 2;
        self.begun = true;
        self.forget();
    }

    /// Begins a contour; of the first the width before it is left out.
    fn begin(&mut self, wanted: usize, operator: u8) -> Read<()> {
        if self.waiting == wanted + 1 && !self.begun {
            self.out.drain(self.operands[0]..self.operands[1]);
        } else if self.waiting != wanted {
            return broken();
        }
        self.begun = true;
        self.out.push(operator);
        self.waiting = 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_flat(outline: &[u8]) -> Option<Vec<u8>> {
        // One calls the other: a line, and a curve behind it.
        let subroutine = |shelf: Shelf, number: i32| -> Read<Cow<'static, [u8]>> {
            match (shelf, number) {
                (Shelf::Own, -107) => Ok(Cow::Borrowed(&[140, 141, R_LINE_TO, 33, CALL_COMMON, RETURN])),
                (Shelf::Common, -106) => Ok(Cow::Borrowed(&[140, 140, 140, 140, 140, 140, R_CURVE_TO])),
                _ => broken(),
            }
        };
        flat(outline, &subroutine).ok()
    }

    #[test]
    fn subroutines_stand_where_they_were_called() {
        let whole = made_flat(&[150, 151, R_MOVE_TO, 32, CALL, END]);
        assert_eq!(whole.unwrap(), [150, 151, R_MOVE_TO, 140, 141, R_LINE_TO, 140, 140, 140, 140, 140, 140, R_CURVE_TO]);
    }

    #[test]
    fn width_and_hints_are_left_out() {
        let plain = [150, 151, R_MOVE_TO, 140, 7];
        let hinted = [200, 150, 160, H_STEM_MASKED, 150, 160, HINT_MASK, 0xff, 150, 151, R_MOVE_TO, COUNTER_MASK, 0x80, 140, 7, END];
        assert_eq!(made_flat(&hinted).unwrap(), plain);
        assert_eq!(made_flat(&[200, 150, 151, R_MOVE_TO, 140, 7, END]).unwrap(), plain);
        assert_eq!(made_flat(&[200, END]), Some(Vec::new()));
    }

    #[test]
    fn what_is_odd_is_refused() {
        let endless = |_: Shelf, _: i32| -> Read<Cow<'static, [u8]>> { Ok(Cow::Borrowed(&[32, CALL])) };
        assert!(flat(&[32, CALL, END], &endless).is_err());
        let odd: [&[u8]; 7] = [
            &[150, 151, R_MOVE_TO],
            &[32, 34, CALL, END],
            &[CALL, END],
            &[150, R_MOVE_TO, END],
            &[150, 151, R_LINE_TO, END],
            &[150, 150, LONG, 10, END],
            &[28, 1],
        ];
        for outline in odd {
            assert_eq!(made_flat(outline), None, "{outline:?}");
        }
        assert_eq!(made_flat(&[139; OPERANDS + 1]), None);
    }
}
