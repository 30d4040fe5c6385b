//! 办理场所 and 1+X (《办法》第二十条). Never a guess where a power is exercised.

use std::collections::BTreeSet;

use super::{Clearing, Power, PowerStatus};
use crate::objection::Objection;
use crate::text;

terms! {
    /// 办理场所: whether a power is exercised in the service hall (《办法》第二十条).
    Hall {
        /// 入厅.
        Inside = "inside", "入厅";
        /// 不入厅: 1+X.
        Outside = "outside", "不入厅";
    }
}

impl Power {
    /// What 1+X still lacks, where the power is exercised outside the service hall.
    pub fn lacks_people(&self) -> Option<&'static str> {
        let people: BTreeSet<String> = self.handlers.iter().chain(&self.joint_handlers).map(|name| text::key(name)).collect();
        if self.hall != Some(Hall::Outside) {
            None
        } else if self.handlers.is_empty() {
            Some("不入厅办理，还没有写经办人，请写明“1+X”的各人。")
        } else if self.joint_handlers.is_empty() {
            Some("不入厅办理，还没有写会审人，请写明“1+X”的各人。")
        } else if people.len() < 2 {
            Some("不入厅办理，经办人和会审人是同一个人，应当由两人以上负责。")
        } else {
            None
        }
    }

    /// What is worth saying beside the form and forbids nothing.
    pub fn remarks(&self) -> Vec<Objection> {
        let mut remarks: Vec<Objection> =
            self.lacks_people().map(|sentence| Objection::field("joint_handlers", "one_with_x", sentence)).into_iter().collect();
        if self.clearing == Some(Clearing::Abolish) && self.status == Some(PowerStatus::InUse) {
            remarks.push(Objection::field("status", "cleared", "清理结论是取消，状态还是在用，请核对。"));
        }
        remarks
    }
}
