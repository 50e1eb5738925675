//! The words that go with what was simulated, and the form of its files.
//!
//! Must not: leave open that everybody in it is invented.

use crate::victim::Victim;
use crate::{Day, Simulation, block::ListFile};
use std::fmt::Write;

/// The headings of `truth.csv`.
pub const TRUTH_COLUMNS: [&str; 3] = ["list", "row", "person"];
/// The headings of `population.csv`.
pub const POPULATION_COLUMNS: [&str; 13] = [
    "person",
    "group",
    "lists",
    "culture",
    "name",
    "sex",
    "born",
    "happened",
    "place",
    "status",
    "event",
    "household",
    "kin",
];

impl Simulation {
    /// The command that makes the same bytes again.
    pub fn command(&self) -> String {
        let plan = self.plan();
        let mut command = format!(
            "toll simulate --out DIR --persons {} --lists {} --releases {} --seed {} --errors {}",
            plan.persons, plan.lists, plan.releases, plan.seed, plan.errors
        );
        // Writing to a string cannot fail.
        for culture in &plan.cultures {
            let _ = write!(command, " --culture {culture}");
        }
        for coverage in &plan.coverage {
            let _ = write!(command, " --coverage {coverage}");
        }
        command
    }

    /// What `README.txt` says.
    pub fn readme(&self) -> String {
        let line = |file: &ListFile| match file.release {
            1 => format!("{}: the list of {}", file.name, file.keeper),
            release => format!(
                "{}: its release {release}, with rows added, edited, removed and renumbered",
                file.name
            ),
        };
        let files: Vec<String> = self.files().iter().map(line).collect();
        format!(
            "FICTION. Everybody in these files is invented.\n\n\
             The names are common name words put together by chance, many family names are made of syllables, the places\n\
             do not exist, and the days lie in 2031 to 2033. Whoever bears such a name is not meant. Do not mix these\n\
             rows with records of real people.\n\n\
             Made by Toll. The same version makes the same bytes again with\n\n    {}\n\n\
             {}\n\
             truth.csv: which person each row of each list is about. Persons whom no list holds stand there with an\n    \
             empty list and row.\n\
             population.csv: every person, with group, the numbers of the lists whose first release holds the person,\n    \
             and what is true of him or her. \"born\" and \"happened\" are year-month-day.\n",
            self.command(),
            files.join("\n"),
        )
    }
}

impl Simulation {
    /// What is true of a person, under [`POPULATION_COLUMNS`].
    pub fn told(&self, victim: &Victim) -> [String; 13] {
        let lists: Vec<String> = self.lists_of(victim).iter().map(u32::to_string).collect();
        let date = |day: Day| {
            let (year, month, day) = day.parts();
            format!("{year:04}-{month:02}-{day:02}")
        };
        [
            victim.id(),
            victim.group.word().to_owned(),
            lists.join(" "),
            victim.culture.word().to_owned(),
            self.name(victim),
            if victim.female { "female" } else { "male" }.to_owned(),
            date(victim.born),
            date(victim.happened),
            self.place(victim).to_owned(),
            if victim.missing { "missing" } else { "killed" }.to_owned(),
            format!("e{}", victim.event),
            format!("h{}", victim.household),
            victim.kin.word().to_owned(),
        ]
    }
}

/// Adds a line of CSV, as RFC 4180 writes it but ended by a line feed alone.
pub fn push_csv<'c>(line: &mut String, cells: impl IntoIterator<Item = &'c str>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            line.push('"');
            line.push_str(&cell.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(cell);
        }
    }
    line.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_would_break_a_line_are_quoted() {
        let mut line = String::new();
        push_csv(&mut line, ["THORNE, Asa", "", "a \"b\"", "c\nd", "e"]);
        assert_eq!(line, "\"THORNE, Asa\",,\"a \"\"b\"\"\",\"c\nd\",e\n");
    }
}
