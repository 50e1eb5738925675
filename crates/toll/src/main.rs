//! The command `toll`: documents in, a count out in which every number opens onto its words.
//!
//! `cli` says what can be asked, `commands` holds one module for each answer, `pipeline` is the only place where the
//! stages meet, `show` is what people see on a terminal.
//!
//! Must not: hold rules of the trade. Those are in the stages.

mod cli;
mod commands;
mod connection;
mod english;
mod messages;
mod model;
mod pipeline;
mod served;
mod show;

use clap::Parser;
use cli::{Cli, Command};
use messages::Verdict;
use std::process::ExitCode;

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Read(asked) => commands::read(asked),
        Command::Explain(asked) => commands::explain(asked),
        Command::Tally(asked) => commands::tally(asked),
        Command::Link(asked) => commands::link(asked),
        Command::Evaluate(asked) => commands::evaluate(asked),
        Command::Estimate(asked) => commands::estimate(*asked),
        Command::Init(asked) => commands::init(asked),
        Command::Build(asked) => commands::build(asked),
        Command::Proposals(asked) => commands::proposals(asked),
        Command::Lists(asked) => commands::lists(asked),
        Command::Queue(asked) => commands::queue(asked),
        Command::Judge(asked) => commands::judge(asked),
        Command::Decide(asked) => commands::decide(asked),
        Command::Person(asked) => commands::person(asked),
        Command::Sdg(asked) => commands::sdg(asked),
        Command::Aggregates(asked) => commands::aggregates(asked),
        Command::Rates(asked) => commands::rates(asked),
        Command::Serve(asked) => commands::serve(asked),
        Command::SignIn(asked) => commands::sign_in(asked),
        Command::SignOut(asked) => commands::sign_out(asked),
        Command::Ask(asked) => commands::ask(asked),
        Command::Verify(asked) => commands::verify(asked),
        Command::Export(asked) => commands::export(asked),
        Command::Simulate(asked) => commands::simulate(asked),
        Command::Caged(asked) => commands::caged(asked),
        Command::Completions(asked) => commands::completions(asked),
        Command::Man(asked) => commands::man(asked),
    };
    match done {
        Ok(verdict) => verdict.into(),
        Err(error) if messages::is_broken_pipe(&error) => Verdict::Clean.into(),
        Err(error) => {
            messages::error(&error);
            Verdict::Failure.into()
        }
    }
}
