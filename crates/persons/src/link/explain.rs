//! Why two records are, or are not, one person: field by field, in bits.
//!
//! Fields are taken in their order. Each moves the log-odds from what they were with the fields before it: so what a
//! field says is told as it stands beside them. A family name that relatives share says less once the day and the place
//! agree. The bits and the prior sum to the log-odds of the probability, exactly.
//!
//! Must not: know more than the score does.

use super::classes::Role;
use super::levels::name_of;
use super::linker::{Learnt, Linker, pair};
use super::pairs::Pair;
use super::patterns::Comparer;
use super::score::Scorer;
use serde::{Deserialize, Serialize};

/// Why two records are, or are not, one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The chance that they are one person.
    pub probability: f64,
    /// The log-odds before anything is compared, in bits: how rare it is that two records are one person.
    pub prior_bits: f64,
    /// What each field says.
    pub fields: Vec<FieldEvidence>,
    /// What two different people who agree like this most likely are: two at random, relatives, namesakes.
    pub otherwise: String,
}

impl Explanation {
    /// What each field spoke for, without what stands in it: what may stand in a ledger.
    pub fn in_bits(&self) -> Vec<String> {
        let prior = format!("before anything is compared: {:+.1} bits", self.prior_bits);
        let field =
            |field: &FieldEvidence| format!("{}: {}, {:+.1} bits", field.name, field.level, field.bits);
        std::iter::once(prior).chain(self.fields.iter().map(field)).collect()
    }
}

/// What one field says of a pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldEvidence {
    /// The field.
    pub name: String,
    /// What stands in the one record, as written.
    pub a: String,
    /// What stands in the other.
    pub b: String,
    /// How much they agree.
    pub level: String,
    /// By how much this speaks for one person, in bits; below 0 against.
    pub bits: f64,
}

impl Explanation {
    /// The log-odds in bits.
    pub fn bits(&self) -> f64 {
        self.prior_bits + self.fields.iter().map(|field| field.bits).sum::<f64>()
    }
}

pub(super) fn explain_all(linker: &Linker<'_>, learnt: &Learnt, pairs: &[(u32, u32)]) -> Vec<Explanation> {
    let rows = linker.rows(&learnt.rules);
    let comparer = Comparer::new(&linker.records, rows);
    let scorer = Scorer::new(&comparer, &learnt.model, &linker.records);
    pairs.iter().map(|&(a, b)| explained(linker, learnt, &comparer, &scorer, pair(rows, a, b))).collect()
}

fn explained(
    linker: &Linker<'_>,
    learnt: &Learnt,
    comparer: &Comparer<'_>,
    scorer: &Scorer<'_>,
    pair: Pair,
) -> Explanation {
    let levels = comparer.levels(pair);
    let mut weights = learnt.model.shares;
    let bits = |weights: &[f64]| {
        let side = |same: bool| {
            let classes = learnt.model.classes.iter().zip(weights);
            classes
                .filter(|(class, _)| (class.role == Role::Same) == same)
                .map(|(_, weight)| weight)
                .sum::<f64>()
        };
        (side(true) / side(false)).log2()
    };
    let prior_bits = bits(&weights);
    let mut before = prior_bits;
    let mut fields = Vec::new();
    for (at, field) in linker.records.fields.iter().enumerate() {
        learnt.model.take_field(&mut weights, at, levels[at]);
        scorer.take_rarity(&mut weights, pair, at, levels[at]);
        let now = bits(&weights);
        let cell = |record: u32| linker.cell(at, record);
        let (a, b) = (cell(pair.a), cell(pair.b));
        if !(a.is_empty() && b.is_empty()) {
            let level = name_of(field.kind, levels[at]);
            fields.push(FieldEvidence { name: field.name.clone(), a, b, level, bits: now - before });
        }
        before = now;
    }
    let others = learnt.model.classes.iter().zip(weights).filter(|(class, _)| class.role != Role::Same);
    let likeliest = others.max_by(|x, y| x.1.total_cmp(&y.1)).map_or("", |(class, _)| class.name);
    let odds = before.exp2();
    let probability = if odds.is_finite() { odds / (1.0 + odds) } else { 1.0 };
    Explanation { probability, prior_bits, fields, otherwise: likeliest.to_owned() }
}

impl Linker<'_> {
    /// What stands in a record for a field, as written; of several columns, with spaces between.
    fn cell(&self, field: usize, record: u32) -> String {
        let (list, row) = self.row_of(record);
        let columns = &self.records.fields[field].columns[list];
        let cells = columns.iter().map(|&column| self.inputs[list].list.value(row, column));
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
    }
}
