//! x
#![allow(missing_docs)]
pub struct Gazetteer;
impl Gazetteer { pub fn bundled() -> &'static Gazetteer { &Gazetteer }
 pub fn demonym(&'static self, w: &str) -> Option<&'static str> { let w=w.trim_end_matches('s'); ["Azerbaijani","British","Argentine","Estonian","Swede","American","Nepali","US","Varnish","Ostrelian","Turk","Chilean","Iraqi","Syrian","Palestinian","Israeli","Russian","Ukrainian","Armenian"].contains(&w).then_some("XX") } }
