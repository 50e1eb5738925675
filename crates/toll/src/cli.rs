//! What can be asked of the command. Help, man page and completions are all made from this.
//!
//! Must not: do anything.

mod estimate;
mod review;
mod served;
mod tables;

pub(crate) use estimate::Estimate;
pub(crate) use review::{Decide, Judge, JudgedAs, Lists, Person, Queue};
pub(crate) use served::{Ask, SignIn, SignOut};
pub(crate) use tables::{Aggregates, Rates, Sdg, TableReport};

use claims::Reader;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use custody::{Head, Moment};
use simulation::{Coverage, Culture, Errors};
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::LazyLock;
use vocabulary::{Edtf, limits};

/// Turns documents on an atrocity, a battle or a disaster into a count in which every number opens onto its words.
#[derive(Parser)]
#[command(name = "toll", version, long_version = LONG_VERSION.as_str(), max_term_width = 100, after_help = AFTER)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The credits travel with the program: `--version` prints them, `-V` the number alone.
static LONG_VERSION: LazyLock<String> =
    LazyLock::new(|| format!("{}\n{}", env!("CARGO_PKG_VERSION"), Reader::CREDITS.join("\n")));

const AFTER: &str = "Exit codes: 0 clean, 1 findings to look at, 2 something could not be done.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read documents and print what they say: figures, quotes, positions, dates, places
    Read(Read),
    /// Say on what each figure of a document rests: which rules fired on which words
    Explain(Explain),
    /// Say what named rules make of rival figures, and which only count something else
    ///
    /// From a case, or from readings as toll read --format jsonl prints them. A table begins with the incident's id and title; the id,
    /// a slash and what stands in the column count is the count's name, as toll decide wants it: odry-2031/killed/people.
    Tally(Tally),
    /// Find which rows of lists are one person: clusters and scored pairs from CSV, XLSX, ODS, JSON or Parquet
    Link(Link),
    /// Hold clusters and scored pairs against a truth that is known
    Evaluate(Evaluate),
    /// Estimate how many no list holds, from how lists overlap; or say why that cannot be told
    ///
    /// From a table with a column of 0 and 1 for each list and the column count; from a row for each person without it; from a
    /// case with lists; or from a folder that `toll link --draws` wrote. The documented come first, then each method with its
    /// interval and what must hold for it, then the refusals: where the data cannot bear an answer there is none.
    Estimate(Box<Estimate>),
    /// Begin a case: a folder for all that is recorded about one incident, conflict or disaster
    Init(Init),
    /// Take in what lies in a case's sources folder, read it, count, check, and write the site
    Build(Build),
    /// List what a model proposed for a case: accepted, waiting for review, refused, each with its words
    Proposals(Proposals),
    /// Show the lists of a case: what each column is taken to hold, why, and how to confirm it
    Lists(Lists),
    /// List pairs of records that may be one person and wait for a judgement, those first that move most
    ///
    /// A pair waits where the chance that it is one person lies between 0.05 and 0.95, or is higher and the two were not joined,
    /// and nobody judged it. A decision moves the number of persons by one, and with it the counts by what happened, by incident
    /// and by sex where the rows say these. Pairs stand in the order of what a decision may be expected to move: the number of
    /// these counts, times the chance that it is not what the registry holds already; of equals, the one with more records
    /// behind it comes first. Names are shown: this is for those who work on the case.
    Queue(Queue),
    /// Judge whether two records are of one person; the judgement is kept in the ledger
    ///
    /// Nothing is deleted: --undo adds an entry that withdraws the last judgement on the two, and what held before holds again.
    /// Name and reason stand in the ledger, which may be passed on: write no victim's name into the reason.
    Judge(Judge),
    /// Set a reviewer's number beside that of the rules, for one count; it is kept in the ledger with its reason
    ///
    /// No rule's number is replaced: the site shows both, with the reason. Nothing is deleted: --undo adds an entry that withdraws
    /// the last decision on the count. Where its figures change later, that is a finding. The reason is published with the site,
    /// and name and reason stand in the ledger, which may be passed on: write no victim's name into it.
    Decide(Decide),
    /// Show a person of the registry with all records and the evidence that holds them together
    Person(Person),
    /// Print the table of SDG 16.1.2: documented deaths of the conflicts that case.toml names in its table sdg, by category, with rates
    ///
    /// Its three layers (direct documented, direct undocumented, indirect) are known in different ways and are never added up.
    Sdg(Sdg),
    /// Absorb the totals without names of a case, such as a morgue's months, step by step
    Aggregates(Aggregates),
    /// Reckon rates, standardised rates and ratios from a table with the columns group, deaths and people
    ///
    /// A column "standard" (how many the standard population has in each group) gives the standardised rate, a column "usual" (the
    /// usual rate, in the same unit) the ratio of observed to expected deaths.
    Rates(Rates),
    /// Open the desk of a case: people sign in with a browser, review, decide and have it built
    Serve(Serve),
    /// Sign in at the desk of a case that is served; other commands then take its address in place of the case's folder
    ///
    /// The password is asked for, or read from standard input. The session's token is kept in the user's own settings folder, or
    /// given by the variable TOLL_TOKEN.
    SignIn(SignIn),
    /// End the session at a desk
    SignOut(SignOut),
    /// Ask a desk for what a page shows, or have something done there, as docs/contracts/desk-openapi.json describes
    Ask(Ask),
    /// Check a case's ledger and originals, or an exported ledger
    Verify(Verify),
    /// Print a case's ledger, so that others can check it
    Export(Export),
    /// Write lists of fictional victims whose truth is known, to learn and to measure with
    Simulate(Simulate),
    /// Parse one file of a foreign format from standard input, caged; toll starts this itself
    #[command(hide = true)]
    Caged(Caged),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page of toll, or of one of its commands
    Man(Man),
}

#[derive(Args)]
pub(crate) struct Read {
    /// Files and folders; - for standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,
    /// How to print; by default a table on a terminal, else jsonl
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// When the documents were published: YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Edtf>,
    /// How many documents to read at once; by default as many as there are processors
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) model: AskModel,
    /// The most text to read as one piece
    #[arg(long, hide = true, value_name = "BYTES", default_value_t = limits::SECTION_BYTES_MAX)]
    pub(crate) section_bytes: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table of the figures, and the passages with the figures marked
    Table,
    /// One array of objects
    Json,
    /// One object a line
    Jsonl,
}

#[derive(Args)]
pub(crate) struct Explain {
    /// The document; - for standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// The figure, as `toll read` names it; by default all
    #[arg(long, value_name = "ID")]
    pub(crate) figure: Option<String>,
    /// How to print; by default a table on a terminal, else jsonl
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// When the document was published: YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Edtf>,
}

#[derive(Args)]
pub(crate) struct Tally {
    /// A case's folder, or files of readings, one JSON object a line; - for standard input
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) paths: Vec<PathBuf>,
    /// The rule; by default the one that the case settles for each count, else latest-as-of
    #[arg(long, value_name = "RULE", conflicts_with = "all_rules")]
    pub(crate) rule: Option<String>,
    /// Every rule in force
    #[arg(long)]
    pub(crate) all_rules: bool,
    /// Only this incident, by its id
    #[arg(long, value_name = "ID")]
    pub(crate) incident: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ReportFormat,
}

#[derive(Args)]
pub(crate) struct Link {
    /// The lists; or a case, whose registry is written then, and drawn with --draws, by the settings and judgements of the case
    #[arg(required = true, value_name = "LIST", value_hint = ValueHint::AnyPath)]
    pub(crate) lists: Vec<PathBuf>,
    /// The folder for what comes out: clusters, pairs, report.json
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) out: PathBuf,
    /// The column that holds each row's id; by default one that is plainly that, else rows are numbered
    #[arg(long, value_name = "COLUMN")]
    pub(crate) id: Option<String>,
    /// A column that is kept out of everything
    #[arg(long, value_name = "COLUMN")]
    pub(crate) ignore: Vec<String>,
    /// What the columns hold, as TOML: header = "family" and so on; by default recognised
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) map: Option<PathBuf>,
    /// In which format clusters and pairs are written
    #[arg(long, value_enum, default_value = "csv")]
    pub(crate) format: TableFormat,
    /// Whether two rows of one list may be one person
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no, default_value = "yes", action = clap::ArgAction::Set)]
    pub(crate) within: bool,
    /// A blocking rule, as "family + year of born"; by default chosen. The report names the parts there are
    #[arg(long, value_name = "PARTS")]
    pub(crate) rule: Vec<String>,
    /// About how many pairs are compared for each record
    #[arg(long, value_name = "N", default_value_t = limits::LINK_PAIRS_PER_RECORD)]
    pub(crate) pairs_per_record: f64,
    /// The least probability with which a pair is written
    #[arg(long, value_name = "P", default_value_t = 0.01)]
    pub(crate) floor: f32,
    /// Judgements to keep to: a list with the columns id_a, id_b, judgement (same, different, unsure)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) judgements: Option<PathBuf>,
    /// How many other registries that might be true are drawn
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) draws: usize,
    /// The seed of the draws
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Explain two records, field by field
    #[arg(long, num_args = 2, value_names = ["ID", "ID"])]
    pub(crate) explain: Vec<String>,
    /// How often scores are kept for a run that is broken off, at most
    #[arg(long, hide = true, value_name = "SECONDS", value_parser = seconds, default_value = "5")]
    pub(crate) keep_every: f64,
    /// How many threads to use; by default as many as there are processors
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
}

#[derive(Args)]
pub(crate) struct Evaluate {
    /// The lists that were linked, or one file with the truth of all
    #[arg(required = true, value_name = "LIST", value_hint = ValueHint::FilePath)]
    pub(crate) lists: Vec<PathBuf>,
    /// The column that says which person a row truly is
    #[arg(long, value_name = "COLUMN")]
    pub(crate) truth: String,
    /// The clusters that were found, with the columns id and cluster
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) clusters: PathBuf,
    /// The pairs that were scored, with the columns id_a, id_b and probability
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) pairs: Option<PathBuf>,
    /// The column that holds each row's id; by default as linking finds it
    #[arg(long, value_name = "COLUMN")]
    pub(crate) id: Option<String>,
    /// Count only pairs whose rows differ in this column
    #[arg(long, value_name = "COLUMN", conflicts_with = "between_lists")]
    pub(crate) between: Option<String>,
    /// Count only pairs of different lists
    #[arg(long)]
    pub(crate) between_lists: bool,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ReportFormat,
}

/// A format of a report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    Table,
    /// For programs
    Json,
}

/// A format of tables for programs.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// Comma-separated values
    Csv,
    /// One JSON object a line
    Jsonl,
    /// Apache Parquet
    Parquet,
}

impl TableFormat {
    /// How files of it end.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            TableFormat::Csv => "csv",
            TableFormat::Jsonl => "jsonl",
            TableFormat::Parquet => "parquet",
        }
    }
}

fn seconds(word: &str) -> Result<f64, String> {
    let seconds = word.parse().ok().filter(|seconds| (0.0..=86_400.0).contains(seconds));
    seconds.ok_or_else(|| "write seconds, no more than a day has".to_owned())
}

fn yes_or_no(word: &str) -> Result<bool, String> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("write yes or no".to_owned()),
    }
}

#[derive(Args)]
pub(crate) struct Init {
    /// The folder of the new case
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) dir: PathBuf,
    /// What the record is called; by default the folder's name
    #[arg(long)]
    pub(crate) title: Option<String>,
}

#[derive(Args)]
pub(crate) struct Build {
    /// The case's folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
    /// How many documents to read at once; by default as many as there are processors
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Throw away all that is derived and make it anew from the originals and the ledger
    #[arg(long)]
    pub(crate) rebuild: bool,
    /// Say what was done and what was left as it stood
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// Print each source when it is kept for good
    #[arg(long, hide = true)]
    pub(crate) acks: bool,
    /// The time to write into the ledger, for records that can be made again byte by byte
    #[arg(long, hide = true, value_name = "TIME")]
    pub(crate) clock: Option<Moment>,
}

#[derive(Args)]
pub(crate) struct Proposals {
    /// The case's folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
    /// How to print; by default a table on a terminal, else jsonl
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// Only those that wait for review
    #[arg(long)]
    pub(crate) waiting: bool,
}

/// A model that may propose figures; none is asked unless one is named.
#[derive(Args)]
pub(crate) struct AskModel {
    /// Let a model behind this address propose figures, as in http://127.0.0.1:8080/v1
    #[arg(long, value_name = "URL", requires = "model_name", value_hint = ValueHint::Url)]
    pub(crate) model: Option<String>,
    /// The model's name, as its server knows it
    #[arg(long, value_name = "NAME", requires = "model")]
    pub(crate) model_name: Option<String>,
    /// The environment variable that holds the key for the model's server
    #[arg(long, value_name = "VARIABLE", requires = "model")]
    pub(crate) model_key_env: Option<String>,
    /// How long one answer is waited for, in seconds
    #[arg(long, value_name = "N", requires = "model", default_value_t = limits::MODEL_WAIT_SECONDS)]
    pub(crate) model_wait_seconds: u64,
    /// Allow that words of the documents are sent to another computer
    #[arg(long, requires = "model")]
    pub(crate) model_send_to_others: bool,
}

#[derive(Args)]
pub(crate) struct Serve {
    /// The case's folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
    /// The port to show it at; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 8655)]
    pub(crate) port: u16,
    /// The host under which a proxy with TLS hands requests on to this computer: desk.example.org
    #[arg(long, value_name = "HOST")]
    pub(crate) behind: Option<String>,
    /// The address to listen at, with its port, for others than this computer: 0.0.0.0:8655. Only with --cert and --key, or --behind
    #[arg(long, value_name = "ADDRESS", conflicts_with = "port")]
    pub(crate) listen: Option<SocketAddr>,
    /// A file with the chain of certificates for TLS, in PEM
    #[arg(long, value_name = "FILE", requires = "key", value_hint = ValueHint::FilePath)]
    pub(crate) cert: Option<PathBuf>,
    /// A file with the key of the first certificate, in PEM
    #[arg(long, value_name = "FILE", requires = "cert", value_hint = ValueHint::FilePath)]
    pub(crate) key: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Verify {
    /// The case's folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath, required_unless_present = "ledger", conflicts_with = "ledger")]
    pub(crate) case: Option<PathBuf>,
    /// An exported ledger; - for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) ledger: Option<PathBuf>,
    /// A head that was printed earlier: tells a ledger that was cut off or written anew
    #[arg(long, value_name = "HEAD")]
    pub(crate) head: Option<Head>,
}

#[derive(Args)]
pub(crate) struct Export {
    /// The case's folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
    /// Where to write it; by default standard output
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: Option<PathBuf>,
}

/// Writes DIR/list-1.csv and so on, truth.csv, population.csv and README.txt. Everybody in them is invented. The same
/// options make the same bytes on every machine.
#[derive(Args)]
pub(crate) struct Simulate {
    /// The folder to write into; new or empty
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) out: PathBuf,
    /// How many persons were harmed
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub(crate) persons: u32,
    /// How many lists were kept of them: by a hospital, a ministry, an organisation, the media, and again
    #[arg(long, value_name = "K", default_value_t = 3)]
    pub(crate) lists: u32,
    /// What all chance is drawn from
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
    /// How people are named: arabic, azerbaijani, russian, ukrainian, english or spanish; can be given again. The
    /// ministry writes in the language of the first [default: english]
    #[arg(long = "culture", value_name = "NAME")]
    pub(crate) cultures: Vec<Culture>,
    /// What share the lists hold: of all (0.4), by list (2=0.4), by group (child=0.2) or both (2/child=0.2); can be given
    /// again, and the last that fits counts. Groups: child, woman, man, elderly, combatant
    #[arg(long, value_name = "WHAT")]
    pub(crate) coverage: Vec<Coverage>,
    /// How badly the lists are written: none, low, medium or high
    #[arg(long, value_name = "LEVEL", default_value_t = Errors::Medium)]
    pub(crate) errors: Errors,
    /// How often each list is released, each time with rows added, edited, removed and renumbered
    #[arg(long, value_name = "R", default_value_t = 1)]
    pub(crate) releases: u32,
    /// The form of the files
    #[arg(long, value_enum, default_value_t = ListFormat::Csv)]
    pub(crate) format: ListFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Values with commas between, in UTF-8
    Csv,
}

#[derive(Args)]
pub(crate) struct Caged {
    /// The format
    pub(crate) format: String,
}

#[derive(Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Args)]
pub(crate) struct Man {
    /// The command, as in `toll man build`
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}
