//! Many kept papers as one job, one after the other on a thread of its own. Never two such jobs at once,
//! and never a paper taken back: what the queue has taken is printed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::fault::Fault;
use crate::office::Office;
use crate::printing::{self, Job, Sides};
use crate::viewing;

/// What the person asked for, for every paper of the job.
#[derive(Debug, Clone, Deserialize)]
pub struct Order {
    /// The papers by id, in the order in which they are printed.
    pub papers: Vec<BatchPaper>,
    /// A printer's name; without one the system's default.
    pub printer: Option<String>,
    /// Copies of each.
    pub copies: u32,
}

/// One paper of the job.
#[derive(Debug, Clone, Deserialize)]
pub struct BatchPaper {
    /// Which paper.
    pub id: String,
    /// Which sides of the sheet.
    pub sides: Sides,
}

/// How far a job is.
#[derive(Debug, Default, Clone, PartialEq)]
struct Progress {
    total: usize,
    printed: usize,
    stopping: bool,
    over: bool,
    /// Why it ended early: the answer as the window reads it.
    trouble: Option<Value>,
}

/// The one job of this process: under way, or the last one.
#[derive(Debug, Default)]
pub struct Batch(Mutex<Option<Progress>>);

impl Batch {
    /// Begins a job; it goes on by itself.
    ///
    /// # Errors
    /// A fault while another one is under way.
    pub fn begin(self: &Arc<Self>, office: &Arc<Office>, order: Order) -> Result<(), Fault> {
        {
            let mut place = self.hold();
            if place.as_ref().is_some_and(|progress| !progress.over) {
                return Err(Fault::new("busy", "上一批文书还在打印。", "请等它打印完，或者先取消它。"));
            }
            *place = Some(Progress { total: order.papers.len(), ..Progress::default() });
        }
        let (batch, office) = (Arc::clone(self), Arc::clone(office));
        std::thread::spawn(move || batch.run(&order, |paper| print(&office, &order, paper)));
        Ok(())
    }

    /// Stops before the next paper.
    pub fn stop(&self) {
        if let Some(progress) = self.hold().as_mut() {
            progress.stopping = true;
        }
    }

    /// `{total, printed, stopping, over, trouble}`; null before the first job.
    pub fn state(&self) -> Value {
        self.hold().as_ref().map_or(Value::Null, |progress| {
            json!({
                "total": progress.total,
                "printed": progress.printed,
                "stopping": progress.stopping,
                "over": progress.over,
                "trouble": progress.trouble,
            })
        })
    }

    /// Paper after paper until the end, the first trouble, or the person's stop.
    fn run(&self, order: &Order, mut print: impl FnMut(&BatchPaper) -> Result<(), Value>) {
        for paper in &order.papers {
            if self.with(|progress| progress.stopping) {
                break;
            }
            match print(paper) {
                Ok(()) => self.with(|progress| progress.printed += 1),
                Err(trouble) => {
                    self.with(|progress| progress.trouble = Some(trouble));
                    break;
                }
            }
        }
        self.with(|progress| progress.over = true);
    }

    fn with<T: Default>(&self, change: impl FnOnce(&mut Progress) -> T) -> T {
        self.hold().as_mut().map(change).unwrap_or_default()
    }

    fn hold(&self) -> MutexGuard<'_, Option<Progress>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One paper: its stored bytes to the queue, then the note in the journal.
fn print(office: &Office, order: &Order, paper: &BatchPaper) -> Result<(), Value> {
    let (_, bytes) = office.paper(&paper.id)?;
    let job = Job {
        bytes: &bytes,
        printer: order.printer.as_deref(),
        copies: order.copies,
        sides: paper.sides,
        folder: &viewing::lending_folder(&office.folder),
    };
    printing::print(&job).map_err(|fault| office.answer("print_papers", fault))?;
    office.note_use(&paper.id, "print", order.copies)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(papers: &[&str]) -> Order {
        let papers = papers.iter().map(|id| BatchPaper { id: (*id).to_owned(), sides: Sides::One }).collect();
        Order { papers, printer: None, copies: 1 }
    }

    fn batch(order: &Order) -> Batch {
        Batch(Mutex::new(Some(Progress { total: order.papers.len(), ..Progress::default() })))
    }

    #[test]
    fn papers_go_in_order_and_are_counted() {
        let order = order(&["a", "b", "c"]);
        let (batch, mut seen) = (batch(&order), Vec::new());
        batch.run(&order, |paper| {
            seen.push((paper.id.clone(), batch.state()["printed"].as_u64()));
            Ok(())
        });
        assert_eq!(seen, [("a".to_owned(), Some(0)), ("b".to_owned(), Some(1)), ("c".to_owned(), Some(2))]);
        assert_eq!(batch.state(), json!({ "total": 3, "printed": 3, "stopping": false, "over": true, "trouble": null }));
    }

    #[test]
    fn a_stop_lets_the_paper_under_way_go_and_no_other() {
        let order = order(&["a", "b", "c"]);
        let batch = batch(&order);
        batch.run(&order, |_| {
            batch.stop();
            Ok(())
        });
        assert_eq!(batch.state(), json!({ "total": 3, "printed": 1, "stopping": true, "over": true, "trouble": null }));
    }

    #[test]
    fn the_first_trouble_ends_the_job_and_is_said() {
        let order = order(&["a", "b", "c"]);
        let batch = batch(&order);
        batch.run(&order, |paper| if paper.id == "b" { Err(json!("gone")) } else { Ok(()) });
        assert_eq!(batch.state(), json!({ "total": 3, "printed": 1, "stopping": false, "over": true, "trouble": "gone" }));
    }

    #[test]
    fn one_job_at_a_time() {
        let batch = Arc::new(batch(&order(&["a"])));
        let folder = crate::test_folder("batch");
        let office = Arc::new(Office::new(folder.clone(), Arc::new(crate::log::Log::in_folder(&folder))));
        assert_eq!(batch.begin(&office, order(&["b"])).map_err(|fault| fault.code), Err("busy"));
    }
}
