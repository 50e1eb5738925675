//! Every limit, in one place. A refusal names the limit, the source and what to do.
//!
//! Must not: be repeated elsewhere as a number.

/// The largest source that is read, in bytes.
pub const SOURCE_BYTES_MAX: u64 = 1 << 30;
/// The largest HTML, PDF, DOCX or mail file that is read, in bytes: its parser holds it in memory.
pub const FOREIGN_BYTES_MAX: u64 = 64 << 20;
/// The most text that such a file may hold, in bytes.
pub const FOREIGN_TEXT_BYTES_MAX: usize = 16 << 20;
/// The most that may be unpacked from such a file, in bytes.
pub const UNPACKED_BYTES_MAX: usize = 64 << 20;
/// The most files that a DOCX may hold.
pub const ARCHIVE_ENTRIES_MAX: usize = 4096;
/// The most elements and texts that a web page may have.
pub const HTML_NODES_MAX: usize = 1 << 20;
/// The deepest that elements are followed into one another; what lies deeper is read as if it lay there.
pub const HTML_DEPTH_MAX: usize = 256;
/// The most pages of a PDF.
pub const PDF_PAGES_MAX: usize = 10_000;
/// The most characters on one page of a PDF.
pub const PDF_PAGE_CHARS_MAX: usize = 200_000;
/// The deepest that drawings of a PDF are followed into one another.
pub const PDF_DEPTH_MAX: usize = 8;
/// The most messages of a mailbox.
pub const MAIL_MESSAGES_MAX: usize = 20_000;
/// The deepest that mails are followed into one another.
pub const MAIL_DEPTH_MAX: usize = 8;
/// The most names of what was not read that one remark spells out.
pub const NAMED_UNREAD_MAX: usize = 5;
/// The most memory that the parser of a foreign file may ask for, in bytes of its address space.
pub const CAGE_MEMORY_BYTES: u64 = 512 << 20;
/// The most processor time it may take, in seconds.
pub const CAGE_CPU_SECONDS: u64 = 8;
/// The longest it may take, in seconds.
pub const CAGE_WALL_SECONDS: u64 = 10;
/// The most that it may answer, in bytes.
pub const CAGE_ANSWER_BYTES_MAX: usize = 128 << 20;
/// The longest title, name or remark that is taken from it, in characters.
pub const CAGE_WORDS_CHARS_MAX: usize = 500;
/// The largest spreadsheet, Parquet or JSON file that is read as a list, in bytes: its parser holds it in memory.
pub const LIST_FOREIGN_BYTES_MAX: u64 = 256 << 20;
/// The most memory that the parser of such a file may ask for, in bytes of its address space.
pub const LIST_CAGE_MEMORY_BYTES: u64 = 1 << 30;
/// The most processor time it may take, in seconds.
pub const LIST_CAGE_CPU_SECONDS: u64 = 60;
/// The longest it may take, in seconds.
pub const LIST_CAGE_WALL_SECONDS: u64 = 120;
/// The most that it may answer, in bytes.
pub const LIST_CAGE_ANSWER_BYTES_MAX: u64 = 4 << 30;
/// The most that may be unpacked from a spreadsheet, in bytes.
pub const LIST_UNPACKED_BYTES_MAX: u64 = 1 << 30;
/// The most rows of a list.
pub const LIST_ROWS_MAX: u64 = 100_000_000;
/// The most columns of a list.
pub const LIST_COLUMNS_MAX: usize = 1000;
/// The most cells of a list; each takes four bytes of memory, also where nothing stands in it.
pub const LIST_CELLS_MAX: u64 = 1 << 28;
/// The most cells that rows of a list may lack. Where more are lacking, it is not a list of so many columns.
pub const LIST_LACKING_CELLS_MAX: u64 = 1 << 24;
/// The longest cell of a list, in bytes; a longer one is cut, and remarked on.
pub const LIST_CELL_BYTES_MAX: usize = 32 << 10;
/// The longest row of a list, in bytes.
pub const LIST_ROW_BYTES_MAX: usize = 4 << 20;
/// The most text of a list, in bytes.
pub const LIST_TEXT_BYTES_MAX: u64 = 3 << 30;
/// The longest name of a column, in characters; a longer one is cut, and remarked on.
pub const LIST_HEADER_CHARS_MAX: usize = 200;
/// The most rows at the top of a list among which the names of its columns are looked for.
pub const LIST_HEADER_ROWS_MAX: usize = 64;
/// How much of a list tells how it is written, in bytes.
pub const LIST_SAMPLE_BYTES: usize = 256 << 10;
/// The most lines that one row may run over before that is remarked on: a quotation mark may have swallowed them.
pub const LIST_ROW_LINES_MAX: u64 = 50;
/// The most lists in one file.
pub const LIST_SHEETS_MAX: usize = 256;
/// The deepest that objects of JSON become columns; what lies deeper is kept as it is written.
pub const LIST_JSON_DEPTH_MAX: usize = 8;
/// The most places that one remark on a list names; the others are counted.
pub const LIST_PLACES_MAX: usize = 20;
/// The most text that is read as one piece, in bytes; a larger document is read in sections, in bounded memory.
pub const SECTION_BYTES_MAX: usize = 1 << 20;
/// The largest sidecar or case file, in bytes.
pub const SETTINGS_BYTES_MAX: u64 = 1 << 20;
/// The longest paragraph that is read as one piece, in bytes; a longer one is read in pieces cut between words.
pub const PARAGRAPH_BYTES_MAX: usize = 64 << 10;
/// The longest sentence that is read as one piece, in tokens; a longer one is read in pieces.
pub const SENTENCE_TOKENS_MAX: usize = 400;
/// The longest entry of the ledger, in bytes of its canonical form.
pub const LEDGER_ENTRY_BYTES_MAX: usize = 1 << 20;
/// The most intakes that are committed at once.
pub const INTAKE_BATCH: usize = 256;
/// The most faults that a check of an export lists before it looks no further.
pub const FAULTS_MAX: usize = 1000;
/// The most figures of one relation that are listed beside a figure; the rest are counted.
pub const COMPARED_MAX: usize = 12;
/// The most figures to either side of a figure's number that are looked through for those to list beside it.
pub const COMPARED_SCAN_MAX: usize = 512;
/// The most carriers of one voice that a page lists; the rest are counted.
pub const CARRIERS_LISTED_MAX: usize = 25;
/// The most combinations of lists that a chart draws, the largest first; the others are in its data.
pub const CHART_COMBINATIONS_MAX: usize = 40;
/// The most lists of which a chart draws how each two overlap.
pub const CHART_MATRIX_LISTS_MAX: usize = 20;
/// The most rows of estimates that a chart draws.
pub const CHART_ROWS_MAX: usize = 120;
/// The most thresholds to a side of a map of linking.
pub const CHART_GRID_MAX: usize = 40;
/// The most months, or years, that a chart draws, the latest.
pub const CHART_BARS_MAX: usize = 240;
/// The most speakers that have marks of their own in a timeline; the others share one shape.
pub const CHART_SPEAKERS_MAX: usize = 12;
/// The most figures that a timeline draws, the latest; all are in its data.
pub const CHART_POINTS_MAX: usize = 2_000;
/// The most rows of a chart's table that a page shows; the file of its data has all.
pub const CHART_TABLE_ROWS_MAX: usize = 200;
/// The most rows that the data of who is on which lists have, the largest combinations; the others share the last.
pub const CHART_DATA_ROWS_MAX: usize = 10_000;
/// The longest name in the table of a chart, in characters; a longer one is cut there, and whole where it comes from.
pub const CHART_NAME_CHARS_MAX: usize = 300;
/// The fewest persons of one kind of whom charts are made, where more of another kind are listed.
pub const CHART_PERSONS_MIN: usize = 10;
/// The most figures or sources that a finding spells out in words; all are referred to.
pub const FINDING_NAMED_MAX: usize = 6;
/// The longest name of a place in an incident's id, in bytes.
pub const INCIDENT_SLUG_BYTES_MAX: usize = 48;
/// The longest cell of a list that is read as a date, an age or a sex, in bytes; a longer one is not.
pub const CELL_BYTES_MAX: usize = 120;
/// The most numbers and words in such a cell.
pub const CELL_PARTS_MAX: usize = 16;
/// The most distinct values of a column that are looked at to tell what it holds.
pub const COLUMN_SAMPLE_MAX: usize = 2000;
/// The most rows that are looked at to tell whether one column repeats others.
pub const ROW_SAMPLE_MAX: usize = 20_000;
/// The most places of one kind that a check of a list names; the rest are counted.
pub const CHECK_PLACES_MAX: usize = 1000;
/// The most columns of names, or of places, that are held against one another for repeating each other.
pub const COLUMNS_REPEATED_MAX: usize = 12;
/// The most rows of an earlier release that a row is held against, where no id and no exact content pairs it.
pub const RELEASE_NEAREST_MAX: usize = 64;
/// A value that more rows than this share pairs no rows of two releases by itself.
pub const RELEASE_ROWS_OF_A_VALUE_MAX: usize = 50;
/// How many of the nearest rows of an earlier release are asked whether they name the same person.
pub const RELEASE_ASKED_MAX: usize = 4;
/// The most rows of one id that are looked through for the one that a row of the earlier release goes on in.
pub const RELEASE_ROWS_OF_AN_ID_MAX: usize = 32;
/// The most rows of a duplicate id that a report of a release names; the rest are counted.
pub const RELEASE_DUPLICATES_MAX: usize = 20;
/// How much of a name is looked at to tell whether a row names somebody else, in characters.
pub const RELEASE_NAME_CHARS_MAX: usize = 200;
/// The most words of a header that are looked at to tell what its column holds.
pub const HEADER_WORDS_MAX: usize = 12;
/// The most columns without a partner of the same header whose contents are held against each other.
pub const RELEASE_RENAMED_MAX: usize = 40;
/// The most speakers in one document among whom short forms are looked for; beyond, each stands as written.
pub const SPEAKERS_RESOLVED_MAX: usize = 500;
/// The deepest chain of parts of parts that is followed.
pub const PART_DEPTH_MAX: usize = 16;
/// The largest manifest of a site that is served, in bytes.
pub const MANIFEST_BYTES_MAX: u64 = 64 << 20;
/// The most requests that the desk answers at once; others wait.
pub const DESK_REQUESTS_MAX: usize = 64;
/// How many pages the desk makes at once for each core, of those on which somebody only looks.
pub const DESK_LOOKS_OF_A_CORE: usize = 2;
/// For how long a request waits for its turn before it is told to come back, in seconds.
pub const DESK_WAIT_SECONDS: u64 = 5;
/// The most connections that the desk holds at once; who comes later is told to come back.
pub const DESK_CONNECTIONS_MAX: usize = 1024;
/// The most connections that one address may hold, where not all come from one.
pub const DESK_CONNECTIONS_OF_ADDRESS_MAX: usize = 200;
/// For how long a connection may take to say what it asks for, and may be silent in between, in seconds.
pub const DESK_HEAD_SECONDS: u64 = 20;
/// For how long it may take to send the body of a form, in seconds.
pub const DESK_BODY_SECONDS: u64 = 20;
/// The most bytes before the body of a request.
pub const DESK_HEAD_BYTES_MAX: usize = 32 << 10;
/// How often at most the files of a certificate are looked at for newer ones, in seconds.
pub const CERTIFICATE_LOOK_SECONDS: u64 = 60;
/// The largest file of a certificate or a key, in bytes.
pub const CERTIFICATE_BYTES_MAX: u64 = 1 << 20;
/// The largest document that a model is asked about, in bytes of its text.
pub const MODEL_DOCUMENT_BYTES_MAX: usize = 1 << 20;
/// The most sentences that one question to a model holds.
pub const MODEL_QUESTION_SENTENCES_MAX: usize = 12;
/// The most bytes of sentences that one question to a model holds; a longer sentence is not asked about.
pub const MODEL_QUESTION_BYTES_MAX: usize = 6 << 10;
/// The most questions that are asked about one document.
pub const MODEL_QUESTIONS_MAX: usize = 24;
/// The largest answer of a model that is read, in bytes.
pub const MODEL_ANSWER_BYTES_MAX: u64 = 1 << 20;
/// The most proposals of one answer that are judged.
pub const MODEL_PROPOSALS_MAX: usize = 100;
/// How long an answer of a model is waited for where the case does not say, in seconds.
pub const MODEL_WAIT_SECONDS: u64 = 120;
/// The longest time that a case may set for it, in seconds.
pub const MODEL_WAIT_SECONDS_MAX: u64 = 3600;
/// The most failures in a row after which a model is asked nothing more.
pub const MODEL_FAILURES_MAX: usize = 3;
/// The most of a cell that is read as a name, in bytes.
pub const NAME_BYTES_MAX: usize = 512;
/// The most parts of a name that are compared.
pub const NAME_PARTS_MAX: usize = 8;
/// The most sounds of one part of a name that are compared.
pub const NAME_SOUNDS_MAX: usize = 24;
/// The most romanised letters of one part of a name that are kept.
pub const NAME_LETTERS_MAX: usize = 24;
/// The most fictional persons that one simulation makes.
pub const SIMULATED_PERSONS_MAX: u32 = 20_000_000;
/// The most lists that one simulation makes of them.
pub const SIMULATED_LISTS_MAX: u32 = 12;
/// The most releases of each.
pub const SIMULATED_RELEASES_MAX: u32 = 4;
/// The most records that are linked at once.
pub const LINK_RECORDS_MAX: usize = 200_000_000;
/// The most things that records are compared by.
pub const LINK_FIELDS_MAX: usize = 20;
/// About how many pairs are compared for each record.
pub const LINK_PAIRS_PER_RECORD: f64 = 24.0;
/// How many pairs may be compared however few records there are.
pub const LINK_PAIRS_MIN: f64 = 5_000_000.0;
/// The chance from which on a pair of records waits for a judgement, in parts of 10,000.
pub const QUEUE_CHANCE_MIN: u16 = 500;
/// The chance up to which it does.
pub const QUEUE_CHANCE_MAX: u16 = 9500;
/// The most pairs that wait and are kept, those that move most first; the rest are counted by the next build.
pub const QUEUE_PAIRS_MAX: usize = 100_000;
/// The longest name of a reviewer, in characters.
pub const REVIEWER_CHARS_MAX: usize = 200;
/// The longest reason of a judgement, in characters.
pub const REASON_CHARS_MAX: usize = 4000;
/// The most releases of one list that are followed back for the keys of its rows.
pub const RELEASES_FOLLOWED_MAX: usize = 200;
/// The most lists of a table of capture histories.
pub const CAPTURE_LISTS_MAX: usize = 63;
/// The most persons of such a table: far above mankind, far below where sums of squares lose units.
pub const CAPTURED_MAX: u64 = 100_000_000_000;
/// The most strata that are estimated one by one.
pub const ESTIMATE_STRATA_MAX: usize = 1000;
/// The most registries that might be true over which one estimate is made.
pub const ESTIMATE_LINKAGES_MAX: usize = 1_000;
/// The most strata of such a table.
pub const STRATA_MAX: usize = 20_000;
/// The most columns beside lists and count that make them.
pub const COVARIATES_MAX: usize = 12;
/// The fewest persons about whom more than their number is said: one is no population.
pub const ESTIMATED_PERSONS_MIN: u64 = 2;
/// The most lists whose decomposable graphs are all weighed: 18,154 graphs; of seven lists there are 617,675.
pub const GRAPH_LISTS_MAX: usize = 6;
/// The most numbers of undocumented that are weighed one by one; beyond, a posterior is only followed in steps.
pub const UNDOCUMENTED_GRID_MAX: u64 = 4_000_000;
/// The largest number of undocumented that is thought of at all; draws and posteriors that come to it are refused.
pub const UNDOCUMENTED_MAX: u64 = 1_000_000_000_000_000;
/// The most chains of one sampler.
pub const CHAINS_MAX: usize = 1000;
/// The most latent classes of one sampler.
pub const CLASSES_MAX: usize = 100;
/// The most draws of one chain that are held; longer chains keep every second of them.
pub const CHAIN_DRAWS_MAX: usize = 20_000;
/// The most lists that log-linear models are fitted to: their tables have a cell for each combination.
pub const LOGLINEAR_LISTS_MAX: usize = 12;
/// The most log-linear models that a search keeps; of six lists there are millions.
pub const LOGLINEAR_MODELS_KEPT: usize = 100_000;
/// The most lists of which all hierarchical models are searched.
pub const LOGLINEAR_SEARCH_LISTS_MAX: usize = 6;
/// The most fits of a bootstrap that chooses among many models; it then keeps to the best ones.
pub const LOGLINEAR_BOOTSTRAP_FITS_MAX: usize = 2_000_000;
/// The most samples of a bootstrap.
pub const BOOTSTRAP_SAMPLES_MAX: usize = 1_000_000;
/// The most places of one name that are looked at to tell whether one written place lies in another.
pub const PLACES_COMPARED_MAX: usize = 8;
/// The most scopes of the figures of one count that are held against each other, those with the most figures first.
pub const SCOPES_GATHERED_MAX: usize = 24;
/// The most sides of one difference of scope that are shown.
pub const SIDES_MAX: usize = 12;
/// The most figures of one side that are listed; the rest are counted.
pub const SIDE_LISTED_MAX: usize = 4;
/// The most names that a case ranks, or names as parties that fight.
pub const RANKED_NAMES_MAX: usize = 100;
/// The most deaths of one count that a rate is reckoned from; more are a misprint.
pub const RATE_EVENTS_MAX: u64 = 1_000_000_000;
/// How many days apart two figures may stand that are looked at for a slip of the pen.
pub const SLIP_DAYS_MAX: i32 = 7;
/// The most figures of one number whose days are looked at for that.
pub const SLIP_FIGURES_MAX: usize = 50;
/// In how many sources a number stands that is said to be carried by many without independent origins.
pub const REPEATED_SOURCES_MIN: usize = 5;
/// How far apart the parts of one enumeration may begin, in characters.
pub const ENUMERATION_CHARS_MAX: usize = 300;
/// The fewest people, or people and days, that a rate is reckoned by.
pub const RATE_AT_RISK_MIN: f64 = 1e-3;
/// The most: a hundred times all people on earth for a hundred years of days.
pub const RATE_AT_RISK_MAX: f64 = 1e17;
/// The least share of a standard population, where it is not 0.
pub const RATE_WEIGHT_MIN: f64 = 1e-12;
/// The most sessions that one person has open at the desk.
pub const SESSIONS_MAX: usize = 20;
/// How long a session lasts, in seconds: half a day.
pub const SESSION_SECONDS: i64 = 12 * 3600;
/// How long one lasts in which nobody is seen, in seconds.
pub const SESSION_IDLE_SECONDS: i64 = 30 * 60;
/// How much is kept of what a browser calls itself, in characters.
pub const AGENT_CHARS_MAX: usize = 200;
/// The fewest characters of a password.
pub const PASSWORD_CHARS_MIN: usize = 12;
/// The most characters of a password.
pub const PASSWORD_CHARS_MAX: usize = 256;
/// The longest name under which somebody signs in, in characters.
pub const ACCOUNT_CHARS_MAX: usize = 40;
/// How often somebody may try to sign in under one name within [`TRIES_SECONDS`].
pub const TRIES_MAX: u32 = 10;
/// For how long failed tries are counted, in seconds.
pub const TRIES_SECONDS: i64 = 60;
/// How often somebody may try a code of the second factor within [`CODE_TRIES_SECONDS`]. Of a million codes three count at a
/// time: who knows the password comes in by chance once in some four years.
pub const CODE_TRIES_MAX: u32 = 10;
/// For how long failed tries of codes are counted, in seconds.
pub const CODE_TRIES_SECONDS: i64 = 3600;
/// For how long the code is waited for after the password, in seconds.
pub const HALFWAY_SECONDS: i64 = 5 * 60;
/// How many codes stand in for the app of a second factor.
pub const RECOVERY_CODES: usize = 10;
/// Of how many names failed tries are remembered at once.
pub const TRIED_NAMES_MAX: usize = 10_000;
/// The most wishes that wait for the thread that writes.
pub const WISHES_WAITING_MAX: usize = 1024;
/// The most wishes that are decided in one transaction.
pub const WISHES_AT_ONCE: usize = 64;
/// How many incidents a page of the desk lists.
pub const DESK_INCIDENTS_PER_PAGE: usize = 50;
/// The most speakers of one incident that a page of the desk lists.
pub const DESK_SPEAKERS_MAX: usize = 200;
/// The most towns that are looked at for a map.
pub const MAP_TOWNS_MAX: usize = 60;
/// The longest answer of a desk that a command reads, in bytes.
pub const DESK_ANSWER_BYTES_MAX: u64 = 64 << 20;
/// The fewest persons of a cell that is published without a warning, where the case does not say: as ONS has it for crude rates.
pub const SMALL_CELL_MIN: u64 = 3;
/// The fewest deaths behind a rate that is, likewise: as ONS has it for standardised rates.
pub const SMALL_RATE_MIN: u64 = 10;
/// The longest element of a record of a publication, in bytes.
pub const RECORD_ELEMENT_BYTES_MAX: usize = 1 << 20;
/// The most figures that changed, and pages that came or went, of which one list tells; the rest are counted.
pub const CHANGES_TOLD_MAX: usize = 200;
/// How many counts a page of the desk shows.
pub const DESK_COUNTS_PER_PAGE: usize = 50;
/// How many speakers beside each other.
pub const DESK_VOICES_PER_PAGE: usize = 6;
/// How many claims of a count.
pub const DESK_CLAIMS_PER_PAGE: usize = 100;
/// How many claims of a count are looked through at once for one that a form names.
pub const DESK_CLAIMS_LOOKED_AT: usize = 1000;
/// How many findings.
pub const DESK_FINDINGS_PER_PAGE: usize = 50;
/// How many publications.
pub const PUBLICATIONS_PER_PAGE: usize = 20;
/// The most warnings of disclosure that a page tells one by one; all are counted, and kept with the publication.
pub const WARNINGS_TOLD_MAX: usize = 200;
/// The most figures that a finding lists at the desk; the rest are counted.
pub const FINDING_LISTED_MAX: usize = 20;
/// The most counts that the overview of the desk shows, those of whole incidents with the most claims.
pub const DESK_HEADS_MAX: usize = 12;
/// The longest form that is read at the desk, in bytes.
pub const FORM_BYTES_MAX: usize = 64 << 10;
/// How many entries of the ledger a page of the history shows.
pub const HISTORY_PER_PAGE: usize = 50;
/// The most characters of what a history is looked through for.
pub const SOUGHT_CHARS_MAX: usize = 1000;
/// For how long a pair of the queue is kept for whoever looks at it, in seconds.
pub const LEASE_SECONDS: i64 = 10 * 60;
/// The most pairs of the queue that one reviewer may have at once by naming them.
pub const LEASES_OF_ONE_MAX: usize = 16;
/// The most colons of a record's name at which its list may end.
pub const RECORD_COLONS_MAX: usize = 8;
/// Among how many pairs of the queue one is looked for that nobody looks at.
pub const QUEUE_LOOKED_AT: usize = 256;
/// How many persons a page of the desk shows.
pub const DESK_PERSONS_PER_PAGE: usize = 50;
/// The longest question by which persons are searched, in characters.
pub const SEARCH_CHARS_MAX: usize = 200;
/// The most words of such a question; further ones are passed over.
pub const SEARCH_WORDS_MAX: usize = 8;
/// The fewest letters of a word by which longer ones that begin so are found.
pub const SEARCH_BEGINNING_MIN: usize = 2;
/// The most persons that one search looks at more closely; of a common name those first in the registry.
pub const SEARCH_CANDIDATES_MAX: usize = 150;
/// The most tokens by which one person is found.
pub const SEARCH_TOKENS_MAX: usize = 400;
/// The most records that are joined to one person, or taken apart, by one decision: each pair of them is an entry of the ledger.
pub const MERGED_RECORDS_MAX: usize = 40;
/// The most entries that one such decision becomes.
pub const ENTRIES_AT_ONCE_MAX: usize = 400;
/// The most pairs that were joined and whose evidence is kept for the desk, the least certain first.
pub const JOINED_EXPLAINED_MAX: usize = 100_000;
/// The most missing people for whom candidates are kept.
pub const OPEN_CASES_MAX: usize = 100_000;
/// The most candidates that are kept for one of them.
pub const CANDIDATES_MAX: usize = 12;
/// The most that are kept for all of them: where there are many open cases, each keeps fewer, but the first few.
pub const CANDIDATES_KEPT_MAX: usize = 200_000;
/// How many of them each case keeps however many cases there are.
pub const CANDIDATES_MIN: usize = 2;
/// The most remains without a name that missing people are held against.
pub const REMAINS_MAX: usize = 100_000;
/// The most comparisons of missing people with remains in one build.
pub const REMAINS_COMPARED_MAX: usize = 20_000_000;
/// The most files that are handed in with one form.
pub const UPLOAD_FILES_MAX: usize = 5_000;
/// The most bytes that are handed in with one form.
pub const UPLOAD_BYTES_MAX: u64 = 4 << 30;
/// For how long files that are handed in may stop coming before they are given up, in seconds.
pub const UPLOAD_IDLE_SECONDS: u64 = 60;
/// The most bytes of files handed in that are held in memory before they are taken in, unless one file is larger.
pub const UPLOAD_BATCH_BYTES: u64 = 32 << 20;
/// The longest part of the name of a file that is handed in, in characters; a longer one is shortened before its ending.
pub const NAME_PART_CHARS_MAX: usize = 120;
/// The deepest that folders of files handed in are kept; what lies deeper loses the outer ones.
pub const NAME_PARTS_DEEP_MAX: usize = 12;
/// How many sources a page of the desk shows.
pub const SOURCES_PER_PAGE: usize = 50;
/// How much of a document's text a page of the desk shows, in characters.
pub const DOCUMENT_PAGE_CHARS: usize = 20_000;
/// The largest text of a document that is shown at the desk, in bytes; of a larger one the original is given out.
pub const SHOWN_TEXT_BYTES_MAX: usize = 16 << 20;
/// The longest words that a claim by hand rests on, in characters.
pub const HAND_WORDS_CHARS_MAX: usize = 2_000;
/// The longest name, place or nationality in a claim by hand, in characters.
pub const HAND_NAME_CHARS_MAX: usize = 300;
/// The most speakers, or weapons, of a claim by hand.
pub const HAND_NAMES_MAX: usize = 12;
/// The most incidents that a form for a claim offers; others are written by their ids.
pub const INCIDENTS_OFFERED_MAX: usize = 500;
/// The most figures that a form for a claim offers as its whole: those that stand nearest.
pub const WHOLES_OFFERED_MAX: usize = 300;
/// How much of the words of such a figure is shown, in characters.
pub const WHOLE_WORDS_CHARS_SHOWN: usize = 80;
