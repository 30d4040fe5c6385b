//! 权力运行流程图: a chain of steps and decisions with notes beside them, drawn as vectors. A chain
//! longer than a page goes on over joined pages. Never judges whether a process is right.

use crate::PressError;
use crate::flow_pen::{arrow, outline};
use crate::fonts::{Fonts, OpenFonts, Role};
use crate::furniture::{Label, Numbering};
use crate::grid::{Frame, PITCH, SIZE_2, SIZE_5, SIZE_SMALL_4};
use crate::letter::{Body, Span, letters};
use crate::line::{Line, Measure, Stand, set};
use crate::marks::Marks;
use crate::piece::{Paged, Part, Piece, paginate};
use crate::rows::balanced;
use crate::set::{centred_title, items_of_line};
use crate::sheet::{Bookmark, Ink, Item, MM, Shape, Sheets, Stroke};
use crate::table::note_parts;

/// The outline of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepShape {
    /// Rounded: where a process begins or ends.
    Terminal,
    /// A box.
    Step,
    /// A diamond with a way out at its side.
    Decision,
}

/// The way out at the side of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// On the arrow: 不符合.
    pub label: String,
    /// In the box it leads to: 一次性告知补正.
    pub text: String,
}

/// A step of a process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowStep {
    /// Its outline.
    pub shape: StepShape,
    /// What is done: 受理.
    pub text: String,
    /// Notes at the left, a line each: 承办岗位：… 时限：…
    pub notes: Vec<String>,
    /// Risk points at the right, a line each: ★高　低保动态管理不及时.
    pub risks: Vec<String>,
    /// The way out of a decision.
    pub branch: Option<Branch>,
    /// On the arrow to the next step: 符合.
    pub onward: String,
}

impl FlowStep {
    /// A step without notes.
    pub fn new(shape: StepShape, text: impl Into<String>) -> Self {
        FlowStep { shape, text: text.into(), notes: Vec::new(), risks: Vec::new(), branch: None, onward: String::new() }
    }
}

/// Everything that stands on a flow chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowPaper {
    /// Title.
    pub title: String,
    /// Words at the left over the chart: 行使主体：…
    pub left: String,
    /// Words at the right over the chart.
    pub right: String,
    /// The steps in order.
    pub steps: Vec<FlowStep>,
    /// Lines under the chart: 依据, 监督电话.
    pub footer: Vec<String>,
    /// Training mark, anchor, verification code.
    pub marks: Marks,
}

/// Lays a flow chart out.
///
/// # Errors
/// [`PressError::MissingGlyph`], naming the step.
pub fn lay_out(paper: &FlowPaper, fonts: &Fonts) -> Result<Sheets, PressError> {
    let open = fonts.open();
    check(paper, &open)?;
    let frame = Frame::FORM;
    let mut parts = centred_title(&open, &paper.title, Role::XiaoBiaoSong, SIZE_2, frame.width);
    let mut items = Vec::new();
    for (text, stand) in [(&paper.left, Stand::Left), (&paper.right, Stand::Right)] {
        let label = Label::new(Role::FangSong, SIZE_5, text);
        items.extend(label.items(&open, 0.0, frame.width, 10.0, stand));
    }
    parts.push(Part::Piece(Piece { height: PITCH, items, keep: true, ..Piece::default() }));
    let lay = |arrow: f64| {
        let pen = Pen { fonts: &open, arrow };
        let mut parts = parts.clone();
        let mut heights = Vec::new();
        for (n, step) in paper.steps.iter().enumerate() {
            // As a heading, its place on the pages is told.
            let piece = Piece { heading: Some((2, step.text.clone())), ..pen.step(step, n > 0, paper.steps.get(n + 1)) };
            heights.push(piece.height);
            parts.push(Part::Piece(piece));
        }
        for line in &paper.footer {
            parts.extend(note_parts(&open, line, frame.width));
        }
        (paginate(&parts, frame, 0.0), heights)
    };
    let (mut paged, mut heights) = lay(ARROW);
    // Shorter arrows where they save a page.
    if paged.pages.len() > 1 {
        let closer = lay(SHORT_ARROW);
        if closer.0.pages.len() < paged.pages.len() {
            (paged, heights) = closer;
        }
    }
    join_pages(&open, &mut paged, &heights, frame);
    let total = paged.pages.len();
    let pages = paged
        .pages
        .into_iter()
        .enumerate()
        .map(|(n, mut items)| {
            if total > 1 {
                let number = paper.marks.number(&open, frame, (n + 1, total), Numbering::Counted);
                items.extend(number);
            }
            paper.marks.page(&open, frame, items)
        })
        .collect();
    let title = paper.title.replace('\n', "");
    Ok(Sheets { bookmarks: vec![Bookmark { level: 1, title: title.clone(), page: 0, y: frame.top }], title, pages })
}

/// Where the chain goes on overleaf, words at the end of its arrow say so, and words over its next
/// step say whence it comes.
fn join_pages(fonts: &OpenFonts<'_>, paged: &mut Paged, heights: &[f64], frame: Frame) {
    let left = frame.left + NOTES + GAP;
    let say = |text: &str, top: f64| {
        let label = Label::new(Role::Kai, SIZE_5 - 1.0, text);
        label.items(fonts, left, CHAIN, top, Stand::Middle)
    };
    for (pair, height) in paged.bookmarks.windows(2).zip(heights) {
        let [before, after] = pair else { continue };
        if before.page == after.page {
            continue;
        }
        let (tip, over) = (before.y + height + 1.5, after.y - SIZE_5 - 2.5);
        paged.pages[before.page].extend(say(&format!("（下接第{}页）", after.page + 1), tip));
        paged.pages[after.page].splice(0..0, say(&format!("（上接第{}页）", before.page + 1), over));
    }
}

fn check(paper: &FlowPaper, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
    fonts.check(Role::XiaoBiaoSong, &paper.title, "标题")?;
    for text in [&paper.left, &paper.right].into_iter().chain(&paper.footer) {
        fonts.check(Role::FangSong, text, "图的说明")?;
    }
    for (n, step) in paper.steps.iter().enumerate() {
        let place = format!("第{}个环节", n + 1);
        let branch = step.branch.iter().flat_map(|b| [&b.label, &b.text]);
        let texts = [&step.text, &step.onward].into_iter().chain(&step.notes);
        for text in texts.chain(&step.risks).chain(branch) {
            fonts.check(Role::FangSong, text, &place)?;
            fonts.check(Role::Kai, text, &place)?;
        }
    }
    paper.marks.check(fonts)
}

/// Room at the left for notes, then the chain, then risks and side ways.
const NOTES: f64 = 40.0 * MM;
pub(crate) const CHAIN: f64 = 70.0 * MM;
const GAP: f64 = 5.0 * MM;
const ARROW: f64 = 8.0 * MM;
const SHORT_ARROW: f64 = 4.5 * MM;
/// From here on a gap over an outline is seen.
const AIR: f64 = 0.5;
/// Air under the last step, before the lines of the footer.
const AFTER: f64 = 3.0 * MM;
pub(crate) const EDGE: Stroke = Stroke::full(0.8, Ink::BLACK);
const THIN: Stroke = Stroke { width: 0.5, ink: Ink::GREY, dash: Some((2.0, 2.0)) };

/// A step with its words set, before it is drawn.
struct Laid<'s> {
    text: Words,
    /// Room for the text.
    inner: f64,
    /// Height of the outline.
    own: f64,
    notes: Words,
    risks: Words,
    branch: Option<(&'s Branch, Words)>,
    branch_height: f64,
    risk_height: f64,
    /// Height of what stands at the right.
    beside: f64,
    /// Height of the whole.
    height: f64,
}

struct Pen<'a, 'f> {
    fonts: &'a OpenFonts<'f>,
    /// From one step to the next.
    arrow: f64,
}

/// Lines of a small text and their height.
struct Words {
    lines: Vec<Line>,
    body: Body,
}

impl Words {
    fn height(&self) -> f64 {
        self.body.size * (1.0 + 1.35 * (self.lines.len() as f64 - 1.0))
    }

    fn items(&self, left: f64, top: f64) -> Vec<Item> {
        let mut y = top;
        let mut items = Vec::new();
        for line in &self.lines {
            items.extend(items_of_line(line, self.body, left, y));
            y += self.body.size * 1.35;
        }
        items
    }
}

impl Pen<'_, '_> {
    fn words(&self, role: Role, text: &str, size: f64, width: f64, stand: Stand) -> Words {
        let body = Body::solid(size);
        let measure = Measure { width, first: 0.0, rest: 0.0, cell: size, stand };
        let letters = letters(self.fonts, &[Span::new(role, text)], body);
        let lines = if stand == Stand::Middle { balanced(&letters, measure) } else { set(&letters, measure) };
        Words { lines, body }
    }

    /// A step with its notes, risks and the arrow to the next one. Where what stands beside it is taller than its
    /// outline, the arrow of the step before would end in the air: then that is a mere line, and the head is here.
    fn step(&self, step: &FlowStep, follows: bool, next: Option<&FlowStep>) -> Piece {
        let middle = NOTES + GAP + CHAIN * 0.5;
        let Laid { text, inner, own, notes, risks, branch, branch_height, risk_height, beside, height } = self.laid(step);
        let right = NOTES + CHAIN + 2.0 * GAP;
        let side = Frame::FORM.width - right;
        let centre = height * 0.5;
        let mut items = Vec::new();

        let outline = outline(step.shape, middle, centre, own);
        items.push(Item::Shape(outline.outlined(EDGE)));
        items.extend(text.items(middle - inner * 0.5, centre - text.height() * 0.5));
        let top = centre - own * 0.5;
        if follows && top > AIR {
            items.extend(arrow((middle, 0.0), (middle, top)));
        }
        if !step.notes.is_empty() {
            items.extend(notes.items(0.0, centre - notes.height() * 0.5));
            let line = (NOTES + 1.0 * MM, NOTES + GAP);
            items.push(Item::rule((line.0, centre), (line.1, centre), THIN));
        }
        let mut y = centre - beside * 0.5;
        if let Some((branch, words)) = branch {
            items.extend(self.branch(branch, &words, (right, y), side, centre));
            y += branch_height + 2.0 * MM;
        }
        if !step.risks.is_empty() {
            let shape = Shape::rectangle(right, y, side, risk_height);
            items.push(Item::Shape(shape.outlined(THIN)));
            items.extend(risks.items(right + 1.5 * MM, y + 1.5 * MM));
            if step.branch.is_none() {
                items.push(Item::rule((right - GAP, centre), (right, centre), THIN));
            }
        }
        let mut whole = height + AFTER;
        if let Some(next) = next {
            let from = (middle, centre + own * 0.5);
            whole = height.max(centre + own * 0.5) + self.arrow;
            let next = self.laid(next);
            if (next.height - next.own) * 0.5 > AIR {
                items.push(Item::rule(from, (middle, whole), EDGE));
            } else {
                items.extend(arrow(from, (middle, whole)));
            }
            if !step.onward.is_empty() {
                let label = Label::new(Role::FangSong, SIZE_5 - 1.0, &step.onward);
                items.extend(label.items(self.fonts, middle + 3.0, 0.0, whole - self.arrow + 2.0, Stand::Left));
            }
        }
        Piece { height: whole, items, ..Piece::default() }
    }

    /// The words of a step and the room they take.
    fn laid<'s>(&self, step: &'s FlowStep) -> Laid<'s> {
        let right = NOTES + CHAIN + 2.0 * GAP;
        let side = Frame::FORM.width - right;
        let inner = match step.shape {
            StepShape::Decision => CHAIN * 0.56,
            StepShape::Terminal | StepShape::Step => CHAIN - 6.0 * MM,
        };
        let text = self.words(Role::FangSong, &step.text, SIZE_SMALL_4, inner, Stand::Middle);
        let own = match step.shape {
            StepShape::Decision => text.height() * 2.0 + 8.0 * MM,
            StepShape::Terminal | StepShape::Step => text.height() + 5.0 * MM,
        };
        let notes = self.words(Role::Kai, &step.notes.join("\n"), SIZE_5 - 1.0, NOTES, Stand::Right);
        let risks = self.words(Role::Kai, &step.risks.join("\n"), SIZE_5 - 1.0, side - 3.0 * MM, Stand::Left);
        let branch = step.branch.as_ref().map(|b| {
            let room = side - 10.0 * MM;
            (b, self.words(Role::FangSong, &b.text, SIZE_5, room, Stand::Middle))
        });
        let branch_height = branch.as_ref().map_or(0.0, |(_, w)| w.height() + 3.0 * MM);
        let has = |texts: &[String]| !texts.is_empty();
        let risk_height = if has(&step.risks) { risks.height() + 3.0 * MM } else { 0.0 };
        let beside = branch_height + risk_height + if branch_height * risk_height > 0.0 { 2.0 * MM } else { 0.0 };
        let height = own.max(beside).max(if has(&step.notes) { notes.height() } else { 0.0 });
        Laid { text, inner, own, notes, risks, branch, branch_height, risk_height, beside, height }
    }

    /// The box at the side of a decision and the arrow to it.
    fn branch(&self, branch: &Branch, words: &Words, at: (f64, f64), side: f64, centre: f64) -> Vec<Item> {
        let (left, top) = (at.0 + 8.0 * MM, at.1);
        let room = side - 8.0 * MM;
        let height = words.height() + 3.0 * MM;
        let mut items = vec![Item::Shape(Shape::rectangle(left, top, room, height).outlined(EDGE))];
        items.extend(words.items(left + 1.0 * MM, top + 1.5 * MM));
        let target = top + height * 0.5;
        let corner = at.0 - GAP;
        if (target - centre).abs() > 0.5 {
            let bend = at.0 - GAP * 0.4;
            items.push(Item::rule((corner, centre), (bend, centre), EDGE));
            items.push(Item::rule((bend, centre), (bend, target), EDGE));
            items.extend(arrow((bend, target), (left, target)));
        } else {
            items.extend(arrow((corner, target), (left, target)));
        }
        let label = Label::new(Role::FangSong, SIZE_5 - 1.0, &branch.label);
        let above = target - SIZE_5 - 2.0;
        items.extend(label.items(self.fonts, corner, left - corner, above, Stand::Middle));
        items
    }
}
