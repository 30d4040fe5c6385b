//! 预警网络: 预警中心, the reporting points below it, and the officers who keep in touch with each (《办法》第三十六条).
//! Never a unit that is no point.

use crate::id::{PersonId, UnitId};
use crate::person::Person;
use crate::unit::{Unit, UnitCategory};

/// 联系点: an officer keeps in touch with a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointOfficer {
    /// The point.
    pub unit: UnitId,
    /// The officer.
    pub person: PersonId,
}

/// One point of the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkPoint {
    /// The unit.
    pub unit: UnitId,
    /// Its category: points stand in the order of the categories.
    pub category: Option<UnitCategory>,
    /// 采集报送点.
    pub reporting: bool,
    /// 直报点.
    pub direct: bool,
    /// Its officers; none = the point is empty.
    pub officers: Vec<PersonId>,
}

/// The points of the live units in the order of their categories; only officers who are live and have not left.
pub fn points(units: &[(UnitId, &Unit)], persons: &[(PersonId, &Person)], officers: &[PointOfficer]) -> Vec<NetworkPoint> {
    let serves = |person: PersonId| persons.iter().any(|(id, one)| *id == person && one.departure.is_none());
    let mut points: Vec<NetworkPoint> = units
        .iter()
        .filter(|(_, unit)| unit.reporting_point || unit.direct_point)
        .map(|(id, unit)| NetworkPoint {
            unit: *id,
            category: unit.category,
            reporting: unit.reporting_point,
            direct: unit.direct_point,
            officers: officers.iter().filter(|one| one.unit == *id && serves(one.person)).map(|one| one.person).collect(),
        })
        .collect();
    points.sort_by_key(|point| point.category);
    points
}

/// Officers who keep in touch with no point.
pub fn idle(persons: &[(PersonId, &Person)], points: &[NetworkPoint]) -> Vec<PersonId> {
    let busy = |id: PersonId| points.iter().any(|point| point.officers.contains(&id));
    persons.iter().filter(|(id, one)| one.reporting_officer && one.departure.is_none() && !busy(*id)).map(|(id, _)| *id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::made::{key, person, unit};

    #[test]
    fn points_stand_by_category_with_those_who_serve_them() {
        let (mut village, centre, mut plain) = (
            unit("柳树沟村", UnitCategory::Village, "", ""),
            unit("财政所", UnitCategory::Station, "", ""),
            unit("档案室", UnitCategory::Office, "", ""),
        );
        village.direct_point = true;
        plain.reporting_point = false;
        let units = [(key(1), &village), (key(2), &centre), (key(3), &plain)];
        let (mut here, mut gone, mut idler) = (person("谢某某"), person("章某某"), person("窦某某"));
        for one in [&mut here, &mut gone, &mut idler] {
            one.reporting_officer = true;
        }
        gone.departure = Some(crate::departure::Departure {
            on: "2026-04-01".parse().unwrap(),
            reason: crate::departure::DepartureReason::Transferred,
            to: String::new(),
            document: String::new(),
        });
        let persons = [(key(1), &here), (key(2), &gone), (key(3), &idler)];
        let officers = [PointOfficer { unit: key(1), person: key(1) }, PointOfficer { unit: key(2), person: key(2) }];
        let found = points(&units, &persons, &officers);
        let told: Vec<_> = found.iter().map(|point| (point.unit, point.direct, point.officers.clone())).collect();
        assert_eq!(told, [(key(2), false, vec![]), (key(1), true, vec![key(1)])], "stations before villages; who left serves no more");
        assert_eq!(idle(&persons, &found), [key(3)]);
    }
}
