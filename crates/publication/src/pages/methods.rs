//! How the numbers were made: the rules in force, and what the words of this record mean.
//!
//! Must not: describe a rule that is not in force, or leave out one that is.

use super::Head;
use crate::press::Press;
use crate::select::Selection;
use askama::Template;
use std::io;
use vocabulary::Rule;

#[derive(Template)]
#[template(path = "methods.html")]
struct Methods<'p> {
    head: Head<'p>,
    rules: Vec<Rule>,
}

pub(super) fn print(selection: &Selection, press: &mut Press) -> io::Result<()> {
    let methods = Methods { head: Head::new(selection, "methods", "Methods"), rules: selection.rules() };
    press.page("methods.html", &methods)
}
