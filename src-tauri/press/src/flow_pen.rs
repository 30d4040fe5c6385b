//! What a flow chart is drawn with: the outlines of its steps and the arrows between them.
//! Never a word.

use crate::flow::{CHAIN, EDGE, StepShape};
use crate::sheet::{Ink, Item, Shape};

/// The outline of a step around its middle, `height` points high.
pub(crate) fn outline(shape: StepShape, middle: f64, centre: f64, height: f64) -> Shape {
    let (half, tall) = (CHAIN * 0.5, height * 0.5);
    let mut outline = Shape::rectangle(middle - half, centre - tall, CHAIN, height);
    match shape {
        StepShape::Step => {}
        StepShape::Decision => {
            outline.points = vec![(middle, centre - tall), (middle + half, centre), (middle, centre + tall), (middle - half, centre)];
        }
        StepShape::Terminal => {
            // Half circles at both ends, in short straight strokes.
            let turns = 16;
            outline.points = (0..=2 * turns + 1)
                .map(|i| {
                    let right = i <= turns;
                    let n = if right { i } else { i - 1 };
                    let turn = std::f64::consts::PI * (f64::from(n) / f64::from(turns) - 0.5);
                    let x = if right { middle + half - tall } else { middle - half + tall };
                    (x + tall * turn.cos(), centre + tall * turn.sin())
                })
                .collect();
        }
    }
    outline
}

/// A line with a filled head.
pub(crate) fn arrow(from: (f64, f64), to: (f64, f64)) -> Vec<Item> {
    const HEAD: f64 = 5.0;
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let long = (dx * dx + dy * dy).sqrt().max(0.01);
    let (ux, uy) = (dx / long, dy / long);
    let neck = (to.0 - ux * HEAD, to.1 - uy * HEAD);
    let wing = |side: f64| (neck.0 - uy * HEAD * 0.4 * side, neck.1 + ux * HEAD * 0.4 * side);
    let head = Shape { points: vec![to, wing(1.0), wing(-1.0)], closed: true, fill: Some(Ink::BLACK), stroke: None };
    vec![Item::rule(from, neck, EDGE), Item::Shape(head)]
}
