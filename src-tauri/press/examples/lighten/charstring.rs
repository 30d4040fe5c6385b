//! Writes outlines as Type 2 charstrings, the way CFF fonts keep them: whole differences from point to
//! point, under the operators that need fewest bytes. Never a hint: papers are printed, and a screen of
//! today draws Chinese characters as well without.

const V_MOVE_TO: u8 = 4;
const R_LINE_TO: u8 = 5;
const H_LINE_TO: u8 = 6;
const V_LINE_TO: u8 = 7;
const R_CURVE_TO: u8 = 8;
const END: u8 = 14;
const R_MOVE_TO: u8 = 21;
const H_MOVE_TO: u8 = 22;
const R_CURVE_LINE: u8 = 24;
const R_LINE_CURVE: u8 = 25;
const VV_CURVE_TO: u8 = 26;
const HH_CURVE_TO: u8 = 27;
const VH_CURVE_TO: u8 = 30;
const HV_CURVE_TO: u8 = 31;

const OPERATORS: [u8; 10] =
    [R_LINE_TO, H_LINE_TO, V_LINE_TO, R_CURVE_TO, R_CURVE_LINE, R_LINE_CURVE, VV_CURVE_TO, HH_CURVE_TO, VH_CURVE_TO, HV_CURVE_TO];

/// Numbers that a reader keeps until an operator.
const STACK: usize = 48;

type Way = (i32, i32);

/// A line or a curve as the differences from point to point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To its end.
    Line(Way),
    /// To its first and second inner point and its end.
    Curve([Way; 3]),
}

fn put_number(out: &mut Vec<u8>, value: i32) {
    match value {
        -107..=107 => out.push((value + 139) as u8),
        108..=1131 => out.extend_from_slice(&[((value - 108) / 256 + 247) as u8, ((value - 108) % 256) as u8]),
        -1131..=-108 => out.extend_from_slice(&[((-value - 108) / 256 + 251) as u8, ((-value - 108) % 256) as u8]),
        _ => {
            out.push(28);
            out.extend_from_slice(&(value as i16).to_be_bytes());
        }
    }
}

fn length(value: i32) -> usize {
    match value {
        -107..=107 => 1,
        -1131..=1131 => 2,
        _ => 3,
    }
}

/// About what a step takes: its numbers, of those that nought saves none, and its share of an operator.
pub fn bytes_of(step: &Step) -> usize {
    let numbers = |ways: &[Way]| ways.iter().flat_map(|(x, y)| [*x, *y]).map(length).sum::<usize>() * 2;
    let level = |way: Way| usize::from(way.0 == 0 || way.1 == 0) * 2;
    match step {
        Step::Line(way) => numbers(&[*way]) - level(*way) + 1,
        Step::Curve(ways) => numbers(ways) - level(ways[0]) - level(ways[2]) + 1,
    }
}

/// A whole charstring: the width where it is not the usual one, contours, end. Each contour is where it
/// begins and its steps, without the line that closes it.
pub fn charstring(width: Option<i32>, contours: &[(Way, Vec<Step>)]) -> Vec<u8> {
    let mut out = Vec::new();
    if let Some(width) = width {
        put_number(&mut out, width);
    }
    let mut at = (0, 0);
    for (begin, steps) in contours {
        match (begin.0 - at.0, begin.1 - at.1) {
            (x, 0) => operator(&mut out, &[x], H_MOVE_TO),
            (0, y) => operator(&mut out, &[y], V_MOVE_TO),
            (x, y) => operator(&mut out, &[x, y], R_MOVE_TO),
        }
        at = *begin;
        for step in steps {
            let ways = match step {
                Step::Line(way) => std::slice::from_ref(way),
                Step::Curve(ways) => ways,
            };
            ways.iter().for_each(|way| at = (at.0 + way.0, at.1 + way.1));
        }
        put_steps(&mut out, steps);
    }
    out.push(END);
    out
}

fn operator(out: &mut Vec<u8>, numbers: &[i32], operator: u8) {
    numbers.iter().for_each(|number| put_number(out, *number));
    out.push(operator);
}

/// Divides the steps among operators so that they take fewest bytes.
fn put_steps(out: &mut Vec<u8>, steps: &[Step]) {
    // The fewest bytes from each step to the end, and the first operator with its steps.
    let mut best = vec![(usize::MAX, 0, 0); steps.len() + 1];
    best[steps.len()].0 = 0;
    for from in (0..steps.len()).rev() {
        for operator in OPERATORS {
            for to in from + 1..=steps.len() {
                match numbers(operator, &steps[from..to]) {
                    Some(numbers) if numbers.len() <= STACK => {
                        let cost = numbers.iter().map(|number| length(*number)).sum::<usize>() + 1 + best[to].0;
                        if cost < best[from].0 {
                            best[from] = (cost, to, operator);
                        }
                    }
                    // Of these two the last step is of another kind, so that a shorter run tells nothing.
                    _ if to > from + STACK / 2 || !matches!(operator, R_CURVE_LINE | R_LINE_CURVE) => break,
                    _ => {}
                }
            }
        }
    }
    let mut from = 0;
    while from < steps.len() {
        let (_, to, which) = best[from];
        operator(out, &numbers(which, &steps[from..to]).unwrap_or_default(), which);
        from = to;
    }
}

/// The numbers that stand before an operator for all these steps; None where it cannot draw them.
fn numbers(operator: u8, steps: &[Step]) -> Option<Vec<i32>> {
    let mut out = Vec::with_capacity(steps.len() * 6);
    for (n, step) in steps.iter().enumerate() {
        let (first, last) = (n == 0, n + 1 == steps.len());
        match (operator, step) {
            (R_CURVE_LINE, Step::Line(way)) if last && !first => out.extend([way.0, way.1]),
            (R_LINE_CURVE, Step::Curve(ways)) if last && !first => out.extend(ways.iter().flat_map(|way| [way.0, way.1])),
            (R_CURVE_LINE, Step::Curve(ways)) if !last => out.extend(ways.iter().flat_map(|way| [way.0, way.1])),
            (R_LINE_CURVE, Step::Line(way)) if !last => out.extend([way.0, way.1]),
            (R_LINE_TO, Step::Line(way)) => out.extend([way.0, way.1]),
            (R_CURVE_TO, Step::Curve(ways)) => out.extend(ways.iter().flat_map(|way| [way.0, way.1])),
            (H_LINE_TO | V_LINE_TO, Step::Line((x, y))) => match ((operator == H_LINE_TO) == (n % 2 == 0), x, y) {
                (true, x, 0) => out.push(*x),
                (false, 0, y) => out.push(*y),
                _ => return None,
            },
            (HH_CURVE_TO, Step::Curve([a, b, (c, 0)])) if first || a.1 == 0 => {
                out.extend(Some(a.1).filter(|y| *y != 0));
                out.extend([a.0, b.0, b.1, *c]);
            }
            (VV_CURVE_TO, Step::Curve([a, b, (0, c)])) if first || a.0 == 0 => {
                out.extend(Some(a.0).filter(|x| *x != 0));
                out.extend([a.1, b.0, b.1, *c]);
            }
            (HV_CURVE_TO | VH_CURVE_TO, Step::Curve([a, b, c])) => {
                let level = (operator == HV_CURVE_TO) == (n % 2 == 0);
                let (begins, aside, ends, loose) = if level { (a.0, a.1, c.1, c.0) } else { (a.1, a.0, c.0, c.1) };
                if aside != 0 || loose != 0 && !last {
                    return None;
                }
                out.extend([begins, b.0, b.1, ends]);
                out.extend(Some(loose).filter(|loose| *loose != 0));
            }
            _ => return None,
        }
    }
    Some(out)
}
