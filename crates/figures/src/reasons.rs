//! The reasons why figures are set aside, each held once however many figures it is given for.
//!
//! Must not: outlive the reconciling. What is in use is shared by those that use it.

use std::collections::HashSet;
use std::sync::Arc;
use vocabulary::said::Said;

#[derive(Default)]
pub(crate) struct Reasons(HashSet<Arc<Said>>);

impl Reasons {
    /// The one copy of these words.
    pub(crate) fn shared(&mut self, reason: Said) -> Arc<Said> {
        if let Some(known) = self.0.get(&reason) {
            return Arc::clone(known);
        }
        let reason = Arc::new(reason);
        self.0.insert(Arc::clone(&reason));
        reason
    }
}
