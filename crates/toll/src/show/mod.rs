//! What people see on a terminal.
//!
//! Must not: be read by programs; those get JSON.

#[allow(dead_code, reason = "the command that links lists writes with it")]
pub(crate) mod parquet;
mod passages;
mod progress;
mod table;
mod waterfall;
mod words;

pub(crate) use passages::passages;
pub(crate) use progress::Progress;
pub(crate) use table::{Column, table};
pub(crate) use waterfall::{waterfall, waterfall_svg};
pub(crate) use words::{count, counted_as, escape, figure_rows, figure_value, heading};

use std::io::{self, IsTerminal};

/// How things are shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// How many columns there are.
    pub(crate) width: usize,
    /// Whether figures are marked bold and underlined; else by square brackets.
    pub(crate) bold: bool,
}

/// The width where there is no terminal.
const WIDTH: usize = 100;
/// The narrowest width that tables are made for.
const WIDTH_LEAST: usize = 60;

impl Look {
    /// As it is read elsewhere than on a terminal.
    pub(crate) fn plain() -> Look {
        Look { width: WIDTH, bold: false }
    }

    /// As standard output can show.
    pub(crate) fn of_stdout() -> Look {
        let terminal = io::stdout().is_terminal();
        let width = rustix::termios::tcgetwinsize(io::stdout()).ok().map(|size| usize::from(size.ws_col));
        let width = width.filter(|width| terminal && *width > 0).unwrap_or(WIDTH);
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Look { width: width.max(WIDTH_LEAST), bold: terminal && !plain }
    }
}
