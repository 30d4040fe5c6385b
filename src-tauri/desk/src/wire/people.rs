//! Wire types of what goes on between persons, posts and points: tenures, handing over, leaving, reviews, the
//! warning network, units that become one. Never a label that is not in register: forms travel as fields.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{Field, Kind};

/// One tenure.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TenureLine {
    /// The post.
    pub post_id: String,
    /// Its unit and name.
    pub post: String,
    /// The person.
    pub person_id: String,
    /// The person's name.
    pub person: String,
    /// First day, ISO; none where it is not known.
    pub from_on: Option<String>,
    /// The day it ended, ISO; none while it lasts.
    pub until_on: Option<String>,
    /// Why it began and ended, with documents, in words.
    pub detail: String,
}

/// 任职经历 of a post or a person, and the forms of what can be done.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Tenures {
    /// The present ones first, then the newest.
    pub lines: Vec<TenureLine>,
    /// The form of 岗位交接; empty for a person.
    pub hand_over: Vec<Field>,
    /// How the person left, in words; none for a post or a person in office.
    pub departed: Option<String>,
}

/// 岗位交接.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandOverPost {
    /// The post's id.
    pub post: String,
    /// `to`, `on`, `reason`, `document`, as typed.
    pub fields: BTreeMap<String, String>,
}

/// Names a person.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PersonRef {
    /// The person's id.
    pub person: String,
}

/// 登记离任.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DepartPerson {
    /// The person's id.
    pub person: String,
    /// `on`, `reason`, `to`, `document`; `successor:<post id>` names who takes a post over, `officer` who takes the
    /// points of the network over. Empty leaves them vacant.
    pub fields: BTreeMap<String, String>,
}

/// One thing to be handed over.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandoverLine {
    /// The register of its record.
    pub kind: Kind,
    /// The record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Why it stands here.
    pub detail: String,
}

/// Things of one sort to be handed over.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandoverPart {
    /// The heading, such as 承办职权.
    pub label: String,
    /// The things.
    pub lines: Vec<HandoverLine>,
}

/// 交接清单 of a person, and the form of 登记离任.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Handover {
    /// The person's name.
    pub name: String,
    /// How the person left, in words; none while in office.
    pub departed: Option<String>,
    /// The form; empty once the person has left.
    pub fields: Vec<Field>,
    /// What has to be handed over, heading by heading; headings without anything are left out.
    pub parts: Vec<HandoverPart>,
    /// What the act will do, one sentence each.
    pub happens: Vec<String>,
}

/// One review of a risk point.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReviewLine {
    /// Since when, ISO.
    pub raised_on: String,
    /// What raised it, such as 人员离任.
    pub cause: String,
    /// What happened.
    pub words: String,
    /// Settled on, ISO; none while it is open.
    pub settled_on: Option<String>,
    /// 复核结论, who and why, in words; empty while it is open.
    pub outcome: String,
}

/// The reviews of a risk point.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Reviews {
    /// The newest first.
    pub lines: Vec<ReviewLine>,
    /// The form of 复核完成; empty where nothing is open.
    pub fields: Vec<Field>,
}

/// 复核完成 for one or several risk points.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SettleReviews {
    /// The risk points' ids.
    pub risks: Vec<String>,
    /// `conclusion`, `by`, `on`, `note`, as typed.
    pub fields: BTreeMap<String, String>,
}

/// An officer of the network.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NetworkOfficer {
    /// The person.
    pub id: String,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// 联系电话.
    pub phone: String,
    /// Points the officer keeps in touch with.
    pub points: u32,
}

/// A point of the network.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NetworkPointLine {
    /// The unit.
    pub id: String,
    /// Its short name.
    pub name: String,
    /// 采集报送点, 直报点 or both.
    pub role: String,
    /// Its officers' names; empty = an empty point.
    pub officers: Vec<String>,
}

/// Points of one category of units.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NetworkGroup {
    /// The category.
    pub label: String,
    /// Its points.
    pub points: Vec<NetworkPointLine>,
}

/// 预警网络.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Network {
    /// 预警中心.
    pub centre: String,
    /// 共36个点，其中直报点4个，36个还没有预警信息员。
    pub summary: String,
    /// Points by category.
    pub groups: Vec<NetworkGroup>,
    /// Every officer.
    pub officers: Vec<NetworkOfficer>,
}

/// Settles who keeps in touch with some points.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetPointOfficers {
    /// The units' ids.
    pub units: Vec<String>,
    /// Names, `name（unit）` where a name is borne by several; joined by 、. Empty leaves the points without.
    pub officers: String,
}

/// 撤并: one unit becomes part of another.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MergeUnit {
    /// The unit that ends.
    pub unit: String,
    /// The unit it becomes part of, by id, code or name.
    pub into: String,
    /// Only say what would happen.
    #[serde(default)]
    pub trial: bool,
}

/// What 撤并 did or would do.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Merged {
    /// One sentence each.
    pub happens: Vec<String>,
    /// A sentence for the toast.
    pub sentence: String,
}
