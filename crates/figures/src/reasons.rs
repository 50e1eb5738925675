//! The reasons why figures are set aside, each held once however many figures it is given for.
//!
//! Must not: outlive the reconciling. What is in use is shared by those that use it.

use std::collections::HashSet;
use std::sync::Arc;

#[derive(Default)]
pub(crate) struct Reasons(HashSet<Arc<str>>);

impl Reasons {
    /// The one copy of these words.
    pub(crate) fn shared(&mut self, reason: String) -> Arc<str> {
        if let Some(known) = self.0.get(reason.as_str()) {
            return Arc::clone(known);
        }
        let reason: Arc<str> = reason.into();
        self.0.insert(Arc::clone(&reason));
        reason
    }
}
