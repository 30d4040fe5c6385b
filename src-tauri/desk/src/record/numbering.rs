//! Running numbers of records that were given none: the prefix of their kind and the next number.

use register::power::{Power, PowerKind};
use register::unit::{Unit, UnitCategory};

/// Gives a number where there is none: one above the greatest with this prefix.
pub(crate) fn number<'a>(own: &mut String, prefix: &str, width: usize, taken: impl Iterator<Item = &'a str>) {
    if !own.is_empty() {
        return;
    }
    let greatest = taken.filter_map(|code| code.strip_prefix(prefix)?.parse::<u32>().ok()).max().unwrap_or(0);
    *own = format!("{prefix}{:0width$}", greatest + 1);
}

/// Units: villages V, communities C, the rest U.
pub(super) fn unit_prefix(unit: &Unit) -> &'static str {
    match unit.category {
        Some(UnitCategory::Village) => "V",
        Some(UnitCategory::Community) => "C",
        _ => "U",
    }
}

/// Powers: the letters of forms.md section 3.
pub(super) fn power_prefix(power: &Power) -> &'static str {
    match power.kind {
        Some(PowerKind::Licence) => "XK",
        Some(PowerKind::Penalty) => "CF",
        Some(PowerKind::Levy) => "ZS",
        Some(PowerKind::Coercion) => "QZ",
        Some(PowerKind::Supervision) => "JG",
        Some(PowerKind::Approval) => "SP",
        Some(PowerKind::Ruling) => "CJ",
        Some(PowerKind::Benefit) => "JF",
        Some(PowerKind::NonLicenceApproval) => "FX",
        Some(PowerKind::Leadership) | None => "QT",
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_go_on_from_the_greatest_of_their_prefix() {
        let mut own = String::new();
        number(&mut own, "Y", 3, ["Y001", "Y131", "X900", "Yabc"].into_iter());
        assert_eq!(own, "Y132");
        number(&mut own, "Y", 3, ["Y500"].into_iter());
        assert_eq!(own, "Y132", "a number that was given stays");
        let mut first = String::new();
        number(&mut first, "R", 3, std::iter::empty());
        assert_eq!(first, "R001");
    }
}
