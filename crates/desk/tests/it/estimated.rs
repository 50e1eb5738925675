//! Estimates beside counts: shown for the very people whom a count counts, and for nobody else. Everything told of here is
//! fictional.

use crate::counted::{KILLED, PAGE, served, served_estimated};
use figures::told::{EstimatedTold, MethodTold, RefusalTold};
use serde_json::Value;
use vocabulary::{EstimateMethod, Status};

const OTHER: &str = "/count/odry-2031-05-05/missing/people";

fn estimated(incident: Option<&str>, methods: Vec<MethodTold>, refusals: Vec<RefusalTold>) -> EstimatedTold {
    let incident = incident.map(str::to_owned);
    EstimatedTold { incident, status: Some(Status::Killed), documented: Some(40), methods, refusals }
}

fn chao() -> MethodTold {
    let assumption = "all are <b>alike</b>".to_owned();
    MethodTold {
        method: EstimateMethod::Chao,
        estimate: 77,
        low: 61,
        high: Some(103),
        level: 0.95,
        assumption,
    }
}

fn refusal() -> RefusalTold {
    let reason = "Two lists share nobody.".to_owned();
    RefusalTold { method: Some(EstimateMethod::Chapman), reason }
}

#[tokio::test]
async fn an_estimate_of_other_people_stands_beside_no_count() {
    for (incident, why) in
        [(None, "speaks of more people than this count"), (Some("lunt-2031-05-05"), "speaks of other people")]
    {
        let served = served_estimated(estimated(incident, vec![chao()], vec![])).await;
        let ada = served.ada().await;
        let page = ada.get(PAGE).await.text();
        assert!(page.contains(why) && !page.contains("103"), "{incident:?}: {page}");
        assert!(!ada.get("/figures").await.text().contains("#estimated"));
        assert!(!ada.program("GET", &format!("/api{PAGE}"), "").await.text().contains("103"));
        assert!(ada.get("/").await.text().contains("103"), "the overview has the case's own");
    }
    let served = served().await;
    assert!(served.ada().await.get(PAGE).await.text().contains("the case asks for no estimate"));
}

#[tokio::test]
async fn the_estimate_of_a_count_stands_beside_it_with_its_interval_and_its_if() {
    let told = estimated(Some("odry-2031-05-05"), vec![chao()], vec![refusal()]);
    let served = served_estimated(told).await;
    let ada = served.ada().await;
    let page = ada.get(PAGE).await.text();
    for words in [
        "77 (61\u{2013}103)",
        "95%",
        "all are &lt;b&gt;alike",
        "Two lists share nobody.",
        "40 are documented",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(ada.get("/figures").await.text().contains(&format!("{PAGE}#estimated")));
    let other = ada.get(OTHER).await.text();
    assert!(other.contains("speaks of other people") && !other.contains("103"), "{other}");
    let count: Value =
        serde_json::from_str(&ada.program("GET", &format!("/api{PAGE}"), "").await.text()).unwrap();
    assert_eq!(count["estimated"]["is"], "asked");
    assert_eq!(count["estimated"]["methods"][0]["numbers"]["high"], 103);
    assert_eq!(count["estimated"]["refusals"][0]["method"], "chapman");
    let rows: Value = serde_json::from_str(&ada.program("GET", "/api/figures", "").await.text()).unwrap();
    let rows = rows["rows"].as_array().unwrap();
    let of = |key: &str| rows.iter().find(|row| row["count"]["key"] == key).unwrap()["estimated"].clone();
    assert_eq!((of(KILLED), of("odry-2031-05-05/missing/people")), (1.into(), 0.into()));
}

#[tokio::test]
async fn where_no_method_gives_one_each_says_why() {
    let told = estimated(Some("odry-2031-05-05"), vec![], vec![refusal()]);
    let ada_of = served_estimated(told).await;
    let page = ada_of.ada().await.get(PAGE).await.text();
    assert!(page.contains("That is no zero") && page.contains("Two lists share nobody."), "{page}");
    let none = EstimatedTold { documented: None, ..estimated(Some("odry-2031-05-05"), vec![], vec![]) };
    let served = served_estimated(none).await;
    assert!(served.ada().await.get(PAGE).await.text().contains("None could be made"));
}
