//! Estimates: refused where a table or the data are unsound, else the contract's JSON, the same bytes for the same seed on any
//! number of threads.

use crate::world::{Ran, World, example};
use serde_json::Value;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::time::Duration;

/// A fictional table of three lists.
const TABLE: &str =
    "morgue,press,survey,count\n1,0,0,60\n0,1,0,45\n0,0,1,50\n1,1,0,22\n1,0,1,18\n0,1,1,16\n1,1,1,9\n";

fn with(table: impl AsRef<[u8]>) -> World {
    World::new().file("table.csv", table)
}

/// A table that cannot be used is refused with line, column and remedy, and nothing is printed.
#[track_caller]
fn refused(table: impl AsRef<[u8]>, options: &str, words: &[&str]) -> Ran {
    let ran = with(table).run(&format!("estimate table.csv {options}")).code(2);
    assert_eq!(ran.out(), "");
    words.iter().fold(ran, |ran, words| ran.warns(words))
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out()).unwrap()
}

#[test]
fn cells_that_are_no_history_are_refused_with_line_column_and_remedy() {
    for (rows, place, words) in [
        ("1,2,3\n", "line 2, column \"B\"", "\"2\" is neither 0 nor 1"),
        ("1,,3\n", "line 2, column \"B\"", "an empty cell is neither 0 nor 1"),
        ("1,0,3\nx,1,3\n", "line 3, column \"A\"", "--stratum \"A\" or --ignore \"A\""),
        ("1,0,-3\n", "line 2, column \"count\"", "a count cannot be negative"),
        ("1,0,2.5\n", "line 2, column \"count\"", "is a fraction"),
        ("1,0,\n", "line 2, column \"count\"", "write how many persons have this combination"),
        ("1,0,many\n", "line 2, column \"count\"", "is no number of persons"),
        ("1,0,1e99\n", "line 2, column \"count\"", "more people than can be"),
        ("1,0,5\n0,0,5\n", "line 3, column \"A\"", "remove the row"),
        ("1,0,5\n0,0,0\n", "line 3, column \"A\"", "on no list, which is what is asked for"),
        ("1,0,5\n0,1,5\n1,0,1\n", "line 4, column \"A\"", "stands above already; add the counts up"),
        ("1,0,5\n0,1\n", "line 3", "mend the table"),
        ("1,0,5\n0,1,2,9\n", "line 3", "mend the table"),
        (
            "1,0,18446744073709551615\n0,1,18446744073709551615\n",
            "table.csv",
            "more than 100000000000 persons",
        ),
    ] {
        refused(format!("A,B,count\n{rows}"), "", &[place, words]);
    }
}

#[test]
fn all_faults_of_a_table_are_told_at_once_up_to_a_number() {
    let ran = refused("A,B,count\n1,2,3\n0,0,-1\n1,1,x\n", "", &["line 2", "line 3", "line 4"]);
    assert_eq!(ran.err().lines().count(), 3, "{}", ran.err());
    let many = "1,2,x\n".repeat(500);
    let ran = refused(format!("A,B,count\n{many}"), "", &["more faults of the table"]);
    assert_eq!(ran.err().lines().count(), 21);
}

#[test]
fn columns_that_cannot_be_are_refused() {
    let many: Vec<String> = (0..64).map(|at| format!("L{at}")).collect();
    let ones = ["1"; 64].join(",");
    refused(
        format!("{},count\n{ones},5\n", many.join(",")),
        "",
        &["64 columns of lists are more than the 63"],
    );
    refused("A,A,count\n1,1,5\n", "", &["mend the table"]);
    refused("A,B,count\n", "", &["table.csv"]);
    refused("", "", &["empty"]);
    refused(TABLE, "--stratum sex", &["no column \"sex\"; there are: morgue, press, survey, count"]);
    refused(TABLE, "--list radio", &["no column \"radio\""]);
    refused(TABLE, "--list press --ignore press", &["named as a list and as something else"]);
    refused(TABLE, "--status killed", &["are for a case"]);
    refused(TABLE, "--method guess", &["loglinear-bic"]);
    refused(TABLE, "--level 1", &["between 0 and 1"]);
    refused(TABLE, "--bootstrap 1000001", &["1000001"]);
    refused(TABLE, "--delta 0", &["above 0"]);
}

#[test]
fn hostile_tables_end_in_a_message() {
    let long = "9".repeat(100_000);
    let wide = vec!["1"; 5000].join(",");
    for table in [
        "\0\0\0".to_owned(),
        format!("A,B,count\n1,1,{long}\n"),
        format!("{wide}\n{wide}\n"),
        "\"A,B,count\n1,0,5\n".to_owned(),
        "A;B;count\n1;0;5\u{202e}\n".to_owned(),
        "A\u{1b}[2J,B,count\n1,x,3\n".to_owned(),
    ] {
        let ran = with(&table).run("estimate table.csv --format table").code(2);
        assert!(ran.err().starts_with("error: ") && !ran.err().contains('\u{1b}'), "{}", ran.err());
    }
    with([0xff, 0xfe, 0x00, 0xd8, 0x41]).run("estimate table.csv").code(2);
}

/// Data that bear no estimate: one refusal of all methods, no number, and the documented all the same.
#[test]
fn lists_that_tell_nothing_of_the_undocumented_are_refused() {
    for (table, reason) in [
        ("A,count\n1,50\n", "fewer than two lists"),
        ("A,B,count\n1,0,50\n0,1,40\n", "share nobody"),
        ("A,B,C,D,count\n1,1,0,0,50\n1,0,0,0,60\n0,1,0,0,30\n0,0,1,1,20\n0,0,1,0,30\n0,0,0,1,30\n", ""),
        ("A,B,count\n1,0,0\n1,1,1\n", "stratum of one"),
    ] {
        let ran = with(table).run("estimate table.csv").code(1);
        let report = json(&ran);
        assert_eq!(report["estimates"], Value::Array(Vec::new()), "{table}");
        let refusals = report["refusals"].as_array().unwrap();
        assert_eq!((refusals.len(), &refusals[0]["method"]), (1, &Value::Null), "{table}");
        for key in ["reason", "safe_to_say", "would_help"] {
            assert!(!refusals[0][key].as_str().unwrap().is_empty());
        }
        assert!(refusals[0]["reason"].as_str().unwrap().contains(reason), "{}", refusals[0]["reason"]);
        assert!(report["checks"].as_array().unwrap().iter().any(|check| check["passed"] == false));
    }
}

#[test]
fn the_json_is_that_of_the_contract() {
    let ran =
        with(TABLE).run("estimate table.csv --method loglinear-bic --method chao --seed 3").code(0).quiet();
    let report = json(&ran);
    assert_eq!(report["documented"], 220);
    assert_eq!(report["lists"], serde_json::json!(["morgue", "press", "survey"]));
    let methods: Vec<&str> =
        report["estimates"].as_array().unwrap().iter().map(|one| one["method"].as_str().unwrap()).collect();
    assert_eq!(methods, ["chao", "loglinear-bic"], "in the order of methods, however they are asked for");
    let keys = [
        "method",
        "estimate",
        "interval",
        "level",
        "interval_kind",
        "assumption",
        "covers",
        "mean",
        "median",
        "model",
        "diagnostics",
    ];
    for estimate in report["estimates"].as_array().unwrap() {
        keys.iter().for_each(|key| assert!(estimate.get(key).is_some(), "{key}"));
        let [low, high] = [0, 1].map(|end| estimate["interval"][end].as_f64().unwrap());
        let total = estimate["estimate"].as_f64().unwrap();
        assert!(220.0 <= low && low <= total && total <= high, "{estimate}");
        assert!(!estimate["assumption"].as_str().unwrap().is_empty());
        assert_eq!(estimate["level"], 0.95);
    }
    assert!(ran.out().find("documented").unwrap() < ran.out().find("estimates").unwrap());
    let words = report["words"].as_array().unwrap();
    assert!(words.len() == 2 && words[0].as_str().unwrap().starts_with("Documented: 220."), "{words:?}");
    let made_from = &report["made_from"];
    let sha256 = vocabulary::Digest::of(TABLE.as_bytes()).to_string();
    assert_eq!((&made_from["sha256"], &made_from["seed"]), (&Value::from(sha256), &Value::from(3)));
    assert_eq!(made_from["from"], "table.csv");
}

/// The documented first, an "if" with every number, and the table as wide as there is room.
#[test]
fn people_are_told_the_documented_first_and_what_must_hold() {
    let ran =
        with(TABLE).run("estimate table.csv --format table --method chao --method independence").code(0);
    let out = ran.out();
    assert!(out.starts_with("Documented: 220 persons on 3 lists: morgue, press, survey\n"), "{out}");
    let said = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(said.matches("Estimated total:").count(), 2);
    assert_eq!(said.matches("are undocumented, if ").count(), 2);
    assert!(out.find("Asked of the data first").unwrap() < out.find("Estimates of the total").unwrap());
}

#[test]
fn a_seed_gives_the_same_bytes_on_any_number_of_threads() {
    let world = with(TABLE);
    let options = "--bootstrap 60 --method loglinear-bic --method loglinear-stepwise --method decomposable \
                   --method lcmcr --chains 4 --samples 200 --method sample-coverage-high";
    let run = |more: &str| {
        let ran = world.run(&format!("estimate table.csv {options} {more}"));
        (ran.out(), std::fs::read_to_string(world.path("draws.csv")).unwrap())
    };
    let one = run("--seed 5 --threads 1 --draws-out draws.csv");
    assert!(one == run("--seed 5 --threads 3 --draws-out draws.csv"));
    assert!(one.1.starts_with("stratum,method,draw,total\n,loglinear-bic,1,"), "{}", &one.1[..60]);
    assert!(one.1 != run("--seed 6 --threads 3 --draws-out draws.csv").1);
}

#[test]
fn a_bootstrap_comes_first_and_the_profile_stays() {
    let ran =
        with(TABLE).run("estimate table.csv --method loglinear-bic --bootstrap 100 --level 0.9").code(0);
    let report = json(&ran);
    let estimate = &report["estimates"][0];
    assert_eq!((&estimate["interval_kind"], &estimate["level"]), (&Value::from("bca"), &Value::from(0.9)));
    let kinds: Vec<&str> =
        estimate["intervals"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"profile"), "{kinds:?}");
}

#[test]
fn rows_of_persons_json_and_the_table_that_was_used_say_the_same() {
    let mut persons = String::from("name,morgue,press,survey\n");
    let mut objects = Vec::new();
    for row in TABLE.lines().skip(1) {
        let (on, count) = row.rsplit_once(',').unwrap();
        for at in 0..count.parse::<usize>().unwrap() {
            persons += &format!("Nobody {at} (fictional),{on}\n");
        }
        let cells: Vec<&str> = on.split(',').collect();
        objects.push(
            serde_json::json!({"morgue": cells[0], "press": cells[1], "survey": cells[2], "count": count}),
        );
    }
    let world =
        with(TABLE).file("persons.csv", persons).file("table.json", serde_json::to_string(&objects).unwrap());
    let of = |words: &str| {
        let report =
            json(&world.run(&format!("estimate {words} --method chao --method loglinear-bic")).code(0));
        report["estimates"].clone()
    };
    let wanted = of("table.csv --table-out used.csv");
    assert_eq!(of("persons.csv --ignore name"), wanted);
    assert_eq!(of("persons.csv --list morgue --list press --list survey"), wanted);
    assert_eq!(of("table.json"), wanted);
    assert_eq!(of("used.csv"), wanted);
    let fewer = json(&world.run("estimate table.csv --list morgue --list press --method chapman").code(0));
    assert_eq!(fewer["documented"], 170);
    assert_eq!(fewer["notes"][0], "not counted, as they are on none of the lists chosen: 50");
}

#[test]
fn strata_are_summed_by_draws_and_nobody_is_dropped_whose_stratum_is_not_said() {
    let mut table = String::from("morgue,press,survey,sex,count\n");
    for (sex, times) in [("female", 1), ("male", 2), ("", 1)] {
        for row in TABLE.lines().skip(1) {
            let (on, count) = row.rsplit_once(',').unwrap();
            table += &format!("{on},{sex},{}\n", count.parse::<u64>().unwrap() * times);
        }
    }
    let world = with(&table);
    world.run("estimate table.csv").code(2).warns("--stratum \"sex\"");
    world.run("estimate table.csv --ignore sex").code(2).warns("stands above already");
    let report =
        json(&world.run("estimate table.csv --stratum sex --method chao --table-out used.csv").code(0));
    assert_eq!(report["documented"], 880);
    let strata = report["strata"].as_array().unwrap();
    let documented: Vec<(&str, u64)> = strata
        .iter()
        .map(|one| (one["stratum"].as_str().unwrap(), one["documented"].as_u64().unwrap()))
        .collect();
    assert_eq!(documented, [("unknown", 220), ("female", 220), ("male", 440)]);
    let summed = &report["summed"][0];
    assert_eq!((&summed["answered"], &summed["refused"]), (&Value::from(3), &Value::from(0)));
    let ends = |of: &Value| [0, 1].map(|end| of["interval"][end].as_f64().unwrap());
    let [low, high] = ends(&summed["estimate"]);
    let sums = strata
        .iter()
        .map(|one| ends(&one["estimates"][0]))
        .fold([0.0, 0.0], |a, b| [a[0] + b[0], a[1] + b[1]]);
    assert!(sums[0] < low && high < sums[1], "ends are not summed: {low} {high} {sums:?}");
    let again = json(&world.run("estimate used.csv --stratum sex --method chao").code(0));
    assert_eq!(again["summed"], report["summed"]);
}

#[test]
fn charts_are_written_with_their_numbers() {
    let world = with(TABLE);
    world.run("estimate table.csv --method chao --method independence --charts drawn").code(0);
    let drawn = world.tree("drawn");
    for name in ["overlaps", "matrix", "methods", "without"] {
        let svg = std::str::from_utf8(&drawn[&format!("estimate-{name}.svg")]).unwrap();
        assert!(svg.starts_with("<svg ") && svg.contains("<title"), "{name}");
        assert!(drawn.contains_key(&format!("estimate-{name}.csv")), "{name}");
    }
}

/// What a linking wrote: over registries that might be true, with an interval wider than that of one, and over thresholds.
#[test]
fn linking_is_carried_through() {
    let world = World::new();
    world.run("simulate --out sim --persons 300 --lists 3 --errors medium --seed 2").code(0);
    world.run("link sim/list-1.csv sim/list-2.csv sim/list-3.csv --out linked --draws 8");
    let options = "--method chao --method independence";
    let report = json(&world.run(&format!("estimate linked {options}")).code(0));
    let over = report["linkages"].as_array().unwrap();
    assert_eq!((over.len(), &over[0]["answered"]), (2, &Value::from(8)));
    let pooled = &over[0]["estimate"];
    assert_eq!(pooled["interval_kind"], "pooled");
    assert!(pooled["covers"].as_array().unwrap().contains(&Value::from("linkage")));
    assert!(over[0]["least"].as_f64().unwrap() < over[0]["greatest"].as_f64().unwrap());
    let thresholds = report["thresholds"].as_array().unwrap();
    assert_eq!(thresholds.len(), 25);
    let documented = |at: usize| thresholds[at]["documented"].as_u64().unwrap();
    assert!(documented(0) < documented(24), "fewer persons where more pairs are joined");
    world.run(&format!("estimate linked {options} --format table")).says("Wherever the line is drawn");
    world.run(&format!("estimate linked {options} --charts drawn")).code(0);
    assert!(world.tree("drawn").contains_key("estimate-linkage.svg"));
    world.run("estimate linked --status killed").code(2).warns("are for a case");
    let draws = String::from_utf8(world.tree("linked")["draws.csv"].clone()).unwrap();
    let shorter: Vec<&str> = draws.lines().take(draws.lines().count() - 1).collect();
    world.write("linked/draws.csv", shorter.join("\n"));
    world.run("estimate linked").code(2).warns("not every draw holds every record once; link again");
    world.write("linked/draws.csv", draws.replacen(",list-1.csv\n", ",list-9.csv\n", 1));
    world.run("estimate linked").code(2).warns("is not among the clusters; link again");
    world.write("empty/notes.txt", "");
    world.run("estimate empty").code(2).warns("no case.toml and no clusters.csv");
}

/// A case publishes estimates only where it declares them, and one that cannot be made is a finding.
#[test]
fn a_case_estimates_where_it_says_so() {
    let world = example("riverbend");
    world.build("");
    assert!(!world.path("case/site/estimates.html").exists());
    let told = |words: &str| json(&world.run(&format!("estimate case {words} --method chao")));
    let all = told("");
    assert_eq!(all["checks"][0]["check"], "one-status");
    assert_eq!(all["checks"][0]["passed"], false);
    let dead = told("--status killed");
    assert!(dead["documented"].as_u64().unwrap() < all["documented"].as_u64().unwrap());
    assert!(dead["notes"].to_string().contains("not counted"), "{}", dead["notes"]);
    world
        .run("estimate case --list nobody.csv")
        .code(2)
        .warns("there is no list \"nobody.csv\"; there are: lists/");
    world.run("estimate case --incident nowhere").code(2).warns("no person is of an incident \"nowhere\"");
    let settings = std::fs::read_to_string(world.path("case/case.toml")).unwrap();
    let declared = "\n[estimate]\nmethods = [\"chao\"]\nstatus = \"killed\"\n";
    world.write("case/case.toml", format!("{settings}{declared}"));
    world.build("");
    let page = std::fs::read_to_string(world.path("case/site/estimates.html")).unwrap();
    assert!(
        page.contains(" if ")
            && page.find("ocumented").unwrap() < page.find("stimated total").unwrap_or(usize::MAX)
    );
    assert_eq!(json(&world.run("estimate case"))["documented"], dead["documented"], "as the case declares");
    world.build("").says("Nothing new");
    world.write("case/case.toml", format!("{settings}{declared}lists = [\"nobody.csv\"]\n"));
    world.build("").code(1);
    assert!(!world.path("case/site/estimates.html").exists());
    let findings = std::fs::read_to_string(world.path("case/site/findings.html")).unwrap();
    assert!(findings.contains("Nothing is estimated: there is no list"), "{findings}");
}

/// Who breaks a run off finds nothing half written.
#[test]
fn a_run_that_is_broken_off_leaves_nothing() {
    let world = with(TABLE);
    let words = "estimate table.csv --method lcmcr --chains 1000 --samples 20000 --draws-out draws.csv --table-out used.csv";
    let mut child = world.command(words).stdout(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let ended = child.wait().unwrap();
    assert!(told.success() && ended.signal() == Some(2), "{ended:?}");
    let left: Vec<String> = world.tree("").into_keys().collect();
    assert_eq!(left, ["table.csv"]);
}
