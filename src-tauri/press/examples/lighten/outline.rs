//! The outline of a glyph with as few bytes as draw it: runs of short pieces become one where it lies
//! within [`NEAR`] of them everywhere. Never moves a point where two pieces meet, drops a contour or
//! turns one round.

use ttf_parser::OutlineBuilder;

use super::charstring::{Step, bytes_of};

/// How far a line may lie from its maker's, in thousandths of an em: at 16 pt a dot of a printer of
/// 600 dpi is seven and a half wide.
pub const NEAR: f64 = 1.0;
/// Pieces that become one, at most.
const RUN: usize = 16;
/// Runs that cannot be one, until no longer one is tried.
const TRIES: usize = 3;

/// A place in units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point(pub f64, pub f64);

impl Point {
    fn plus(self, other: Point, times: f64) -> Point {
        Point(self.0 + other.0 * times, self.1 + other.1 * times)
    }

    fn minus(self, other: Point) -> Point {
        self.plus(other, -1.0)
    }

    fn dot(self, other: Point) -> f64 {
        self.0 * other.0 + self.1 * other.1
    }

    fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    fn rounded(self) -> Point {
        Point(self.0.round(), self.1.round())
    }
}

/// A line, or a curve of the third degree, with all four points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// Begin, inner points, end; of a line the inner ones lie on it.
    pub points: [Point; 4],
    /// Whether it is a line.
    pub straight: bool,
}

impl Piece {
    fn line(from: Point, to: Point) -> Self {
        let way = to.minus(from);
        Piece { points: [from, from.plus(way, 1.0 / 3.0), from.plus(way, 2.0 / 3.0), to], straight: true }
    }

    fn curve(points: [Point; 4]) -> Self {
        Piece { points, straight: false }
    }

    /// A place along it, from 0 to 1.
    pub fn at(&self, t: f64) -> Point {
        let [a, b, c, d] = self.points;
        let s = 1.0 - t;
        let (w0, w1, w2, w3) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
        Point(w0 * a.0 + w1 * b.0 + w2 * c.0 + w3 * d.0, w0 * a.1 + w1 * b.1 + w2 * c.1 + w3 * d.1)
    }

    fn speed(&self, t: f64) -> Point {
        let [a, b, c, d] = self.points;
        let s = 1.0 - t;
        let (ab, bc, cd) = (b.minus(a), c.minus(b), d.minus(c));
        Point(0.0, 0.0).plus(ab, 3.0 * s * s).plus(bc, 6.0 * s * t).plus(cd, 3.0 * t * t)
    }

    /// Places along it, dense enough that nothing between them is farther off than they are.
    fn plotted(&self) -> Vec<Point> {
        let [a, b, c, d] = self.points;
        let polygon = b.minus(a).length() + c.minus(b).length() + d.minus(c).length();
        let steps = if self.straight { 1 } else { ((polygon / 2.5).ceil() as usize).clamp(12, 100) };
        (0..=steps).map(|n| self.at(n as f64 / steps as f64)).collect()
    }

    fn step(&self) -> Step {
        let way = |from: Point, to: Point| ((to.0 - from.0) as i32, (to.1 - from.1) as i32);
        let [a, b, c, d] = self.points;
        if self.straight { Step::Line(way(a, d)) } else { Step::Curve([way(a, b), way(b, c), way(c, d)]) }
    }
}

/// Gathers the contours of a glyph as its maker drew it.
#[derive(Default)]
pub struct Pen {
    pieces: Vec<Piece>,
    begun: Option<Point>,
    /// Closed contours; the last piece of each ends where the first begins.
    pub contours: Vec<Vec<Piece>>,
}

impl Pen {
    fn add(&mut self, piece: impl FnOnce(Point) -> Piece) {
        let Some(begun) = self.begun else { return };
        let piece = piece(self.pieces.last().map_or(begun, |last| last.points[3]));
        // Without the pieces that lead nowhere.
        if piece.points.iter().any(|p| *p != piece.points[0]) {
            self.pieces.push(piece);
        }
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.begun = Some(Point(x.into(), y.into()));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(|at| Piece::line(at, Point(x.into(), y.into())));
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        unreachable!("an outline of a CFF font has curves of the third degree alone");
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add(|at| Piece::curve([at, Point(x1.into(), y1.into()), Point(x2.into(), y2.into()), Point(x.into(), y.into())]));
    }

    fn close(&mut self) {
        if let Some(begun) = self.begun.take() {
            if self.pieces.last().is_some_and(|last| last.points[3] != begun) {
                self.begun = Some(begun);
                self.add(|at| Piece::line(at, begun));
                self.begun = None;
            }
            let contour = std::mem::take(&mut self.pieces);
            if !contour.is_empty() {
                self.contours.push(contour);
            }
        }
    }
}

/// A contour with the fewest bytes, from a corner on: it begins behind a line where it can, because a
/// contour closes with one by itself.
pub fn lightened(contour: &[Piece]) -> Vec<Piece> {
    let mut pieces = contour.to_vec();
    let turn = |n: usize| {
        let (before, after) = (&contour[(n + contour.len() - 1) % contour.len()], &contour[n]);
        let (arrives, leaves) = (direction(before, true), direction(after, false));
        arrives.dot(leaves) / (arrives.length() * leaves.length())
    };
    let straight_before = |n: &usize| contour[(n + contour.len() - 1) % contour.len()].straight;
    let sharpest = |all: &mut dyn Iterator<Item = usize>| all.min_by(|a, b| turn(*a).total_cmp(&turn(*b)));
    let corner = sharpest(&mut (0..contour.len()).filter(straight_before)).filter(|n| turn(*n) < 0.7);
    pieces.rotate_left(corner.or_else(|| sharpest(&mut (0..contour.len()))).unwrap_or(0));
    // The cheapest way from each joint to the end.
    let mut best: Vec<(usize, usize, Option<Piece>)> = vec![(0, 0, None); pieces.len() + 1];
    for from in (0..pieces.len()).rev() {
        let alone = (bytes_of(&pieces[from].step()) + best[from + 1].0, from + 1, None);
        best[from] = alone;
        let mut failed = 0;
        for to in from + 2..=(from + RUN).min(pieces.len()) {
            match one_for(&pieces[from..to]) {
                Some(one) => {
                    failed = 0;
                    let cost = bytes_of(&one.step()) + best[to].0;
                    if cost < best[from].0 {
                        best[from] = (cost, to, Some(one));
                    }
                }
                None => failed += 1,
            }
            if failed == TRIES {
                break;
            }
        }
    }
    let (mut out, mut at) = (Vec::new(), 0);
    while at < pieces.len() {
        let (_, to, one) = best[at];
        out.push(one.unwrap_or(pieces[at]));
        at = to;
    }
    out
}

/// Where a piece leads at its end, or at its beginning.
fn direction(piece: &Piece, at_end: bool) -> Point {
    let [a, b, c, d] = piece.points;
    let (from, ways) = if at_end { (d, [c, b, a]) } else { (a, [b, c, d]) };
    let way = ways.into_iter().map(|p| p.minus(from)).find(|way| way.dot(*way) > 0.25).unwrap_or(d.minus(a));
    if at_end { Point(-way.0, -way.1) } else { way }
}

/// One piece for several that follow each other, the cheapest that lies near enough.
fn one_for(run: &[Piece]) -> Option<Piece> {
    let (first, last) = (run.first()?, run.last()?);
    let (from, to) = (first.points[0], last.points[3]);
    // What leads back to its beginning encloses something.
    if from == to {
        return None;
    }
    let samples = samples(run);
    let line = Piece::line(from, to);
    if good(run, &samples, &line) {
        return Some(line);
    }
    if run.iter().all(|piece| piece.straight) && run.len() < 3 {
        return None;
    }
    let free = fitted(from, to, &samples)?;
    let held = held(from, to, direction(first, false), direction(last, true), &samples);
    let tried = [Some(free), held].into_iter().flatten().flat_map(|one| snapped(&one));
    tried.filter(|one| good(run, &samples, one)).min_by_key(|one| bytes_of(&one.step()))
}

/// Places of a run, each with its share of the way.
fn samples(run: &[Piece]) -> Vec<(f64, Point)> {
    let mut out = vec![(0.0, run[0].points[0])];
    for piece in run {
        let steps = if piece.straight { 2 } else { 4 };
        for n in 1..=steps {
            let (done, before) = out[out.len() - 1];
            let place = piece.at(f64::from(n) / f64::from(steps));
            out.push((done + place.minus(before).length(), place));
        }
    }
    let whole = out[out.len() - 1].0;
    out.iter().map(|(done, place)| (done / whole, *place)).collect()
}

/// The curve that lies nearest, its inner points free: the shares of the way are mended twice.
fn fitted(from: Point, to: Point, samples: &[(f64, Point)]) -> Option<Piece> {
    let mut shares: Vec<f64> = samples.iter().map(|(t, _)| *t).collect();
    let mut one = None;
    for _ in 0..3 {
        let (mut aa, mut ab, mut bb) = (0.0, 0.0, 0.0);
        let (mut ay, mut by) = (Point(0.0, 0.0), Point(0.0, 0.0));
        for (t, (_, place)) in shares.iter().zip(samples) {
            let s = 1.0 - t;
            let (b1, b2) = (3.0 * s * s * t, 3.0 * s * t * t);
            let rest = place.plus(from, -s * s * s).plus(to, -t * t * t);
            aa += b1 * b1;
            ab += b1 * b2;
            bb += b2 * b2;
            ay = ay.plus(rest, b1);
            by = by.plus(rest, b2);
        }
        let determinant = aa * bb - ab * ab;
        if determinant.abs() < 1e-9 {
            return None;
        }
        let b = Point(ay.0 * bb - by.0 * ab, ay.1 * bb - by.1 * ab);
        let c = Point(by.0 * aa - ay.0 * ab, by.1 * aa - ay.1 * ab);
        let scaled = |p: Point| Point(p.0 / determinant, p.1 / determinant);
        let fit = Piece::curve([from, scaled(b), scaled(c), to]);
        for (t, (_, place)) in shares.iter_mut().zip(samples) {
            *t = nearest(&fit, *t, *place);
        }
        one = Some(fit);
    }
    one
}

/// The curve that lies nearest of those that leave and arrive as the run does.
fn held(from: Point, to: Point, leaves: Point, arrives: Point, samples: &[(f64, Point)]) -> Option<Piece> {
    let unit = |way: Point| Point(way.0 / way.length(), way.1 / way.length());
    let (out, back) = (unit(leaves), unit(Point(-arrives.0, -arrives.1)));
    let (mut aa, mut ab, mut bb, mut ay, mut by) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (t, place) in samples {
        let s = 1.0 - t;
        let (b1, b2) = (3.0 * s * s * t, 3.0 * s * t * t);
        let rest = place.minus(from).plus(to.minus(from), -(b2 + t * t * t));
        aa += b1 * b1;
        ab += b1 * b2;
        bb += b2 * b2;
        ay += b1 * out.dot(rest);
        by += b2 * back.dot(rest);
    }
    ab *= out.dot(back);
    let determinant = aa * bb - ab * ab;
    let (a, b) = ((ay * bb - by * ab) / determinant, (by * aa - ay * ab) / determinant);
    // Also what is no number is refused.
    (a > 0.0 && b > 0.0).then(|| Piece::curve([from, from.plus(out, a), to.plus(back, b), to]))
}

/// A curve on the grid, and with its ends level or upright where they nearly are: that takes fewer
/// numbers.
fn snapped(one: &Piece) -> Vec<Piece> {
    let [a, b, c, d] = one.points.map(Point::rounded);
    let near = |end: Point, inner: Point| {
        let way = inner.minus(end);
        let mut all = vec![inner];
        if way.1.abs() <= 2.0 && way.0.abs() > way.1.abs() {
            all.push(Point(inner.0, end.1));
        }
        if way.0.abs() <= 2.0 && way.1.abs() > way.0.abs() {
            all.push(Point(end.0, inner.1));
        }
        all
    };
    let seconds = near(d, c);
    near(a, b).into_iter().flat_map(|b| seconds.iter().map(move |c| Piece::curve([a, b, *c, d]))).collect()
}

/// The share of the way at which a piece passes a place: two steps of Newton from where it should be.
fn nearest(one: &Piece, mut t: f64, place: Point) -> f64 {
    for _ in 0..2 {
        let speed = one.speed(t);
        let square = speed.dot(speed);
        if square > 0.0 {
            t = (t + place.minus(one.at(t)).dot(speed) / square).clamp(0.0, 1.0);
        }
    }
    t
}

/// Whether a piece lies near a run, looked at quickly first and then from both sides.
fn good(run: &[Piece], samples: &[(f64, Point)], one: &Piece) -> bool {
    let passes = |(t, place): &(f64, Point)| {
        let off = place.minus(one.at(nearest(one, *t, *place)));
        off.dot(off) <= NEAR * NEAR
    };
    if !samples.iter().all(passes) {
        return false;
    }
    let ours = one.plotted();
    let theirs: Vec<Point> = run.iter().flat_map(Piece::plotted).collect();
    farthest(&ours, &theirs) <= SURE && farthest(&theirs, &ours) <= SURE
}

/// What the plotted places may be off, that no place between them is farther off than [`NEAR`].
const SURE: f64 = NEAR - 0.05;

/// The longest way from a place of one line to the nearest of the other.
fn farthest(from: &[Point], to: &[Point]) -> f64 {
    let nearest = |p: &Point| {
        let squares = to.windows(2).map(|w| {
            let way = w[1].minus(w[0]);
            let t = (p.minus(w[0]).dot(way) / way.dot(way).max(1e-12)).clamp(0.0, 1.0);
            let off = p.minus(w[0]).plus(way, -t);
            off.dot(off)
        });
        squares.fold(f64::MAX, f64::min)
    };
    // Lines are plotted by their ends alone.
    let between = from.windows(2).flat_map(|w| {
        let steps = (w[1].minus(w[0]).length() / 4.0).ceil().max(1.0) as usize;
        (0..=steps).map(move |n| w[0].plus(w[1].minus(w[0]), n as f64 / steps as f64))
    });
    between.map(|p| nearest(&p)).fold(0.0, f64::max).sqrt()
}

/// A contour as where it begins and its steps, without the line that closes it.
pub fn steps(contour: &[Piece]) -> ((i32, i32), Vec<Step>) {
    let begin = contour.first().map_or(Point(0.0, 0.0), |first| first.points[0]);
    let drawn = contour.split_last().map_or(contour, |(last, others)| if last.straight { others } else { contour });
    ((begin.0 as i32, begin.1 as i32), drawn.iter().map(Piece::step).collect())
}
