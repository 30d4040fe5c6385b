//! How rules find records by the names that people write, and the names of records by key.
//! Never a guess: two candidates are no answer.

use crate::id::{PersonId, PostId, PowerId, RiskId, StepId, UnitId};

/// The office's directory, as desk has read it.
pub trait Names {
    /// A unit by code, short name or full name.
    fn unit(&self, text: &str) -> Option<UnitId>;
    /// A post by code, or by name within a unit.
    fn post(&self, unit: Option<UnitId>, text: &str) -> Option<PostId>;
    /// A post by code, or by a name that no other leading post bears.
    fn leading_post(&self, text: &str) -> Option<PostId>;
    /// A person by name within a unit.
    fn person(&self, unit: Option<UnitId>, text: &str) -> Option<PersonId>;
    /// A person by name in any unit, where only one is called so.
    fn person_anywhere(&self, text: &str) -> Option<PersonId>;
    /// A power by code or name.
    fn power(&self, text: &str) -> Option<PowerId>;
    /// A step of a power's process by name; none where two bear it.
    fn step(&self, power: PowerId, text: &str) -> Option<StepId>;
    /// A risk point by number.
    fn risk(&self, text: &str) -> Option<RiskId>;

    /// Code and short name of a unit.
    fn unit_name(&self, id: UnitId) -> (&str, &str);
    /// Code and name of a post.
    fn post_name(&self, id: PostId) -> (&str, &str);
    /// Name of a person.
    fn person_name(&self, id: PersonId) -> &str;
    /// Code and name of a power.
    fn power_name(&self, id: PowerId) -> (&str, &str);
    /// Name of a step; empty where it is no more.
    fn step_name(&self, id: StepId) -> &str;
    /// Number of a risk point.
    fn risk_number(&self, id: RiskId) -> &str;
}
