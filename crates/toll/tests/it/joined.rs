//! Persons joined and taken apart at a served desk: the next build keeps to it, and taking it back leaves the registry byte for byte.

use crate::lists::tables;
use crate::served::{Client, Served};
use crate::world::{World, example};
use serde_json::Value;
use std::thread::sleep;
use std::time::Duration;

struct Desk {
    world: World,
    _served: Served,
    client: Client,
}

fn desk() -> Desk {
    let world = example("riverbend");
    world.build("");
    let served = Served::of(&world);
    let cookie = served.first_account();
    let client = Client::new(&served.address, &cookie);
    Desk { world, _served: served, client }
}

impl Desk {
    /// The persons of the registry, as they are kept.
    fn persons(&self) -> Vec<Value> {
        let tables = tables(&self.world);
        let lines = tables.lines().filter(|line| line.starts_with("{\"id\""));
        lines.map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn get(&mut self, place: &str) -> String {
        let answer = self.client.ask("GET", place, "").unwrap();
        assert_eq!(answer.status, 200, "{place}");
        answer.body
    }

    /// Has the case built, and waits until it is.
    fn build(&mut self) {
        assert_eq!(self.client.ask("POST", "/build", "").unwrap().status, 303);
        while !self.get("/").contains("action=\"/build\"") {
            sleep(Duration::from_millis(50));
        }
    }

    /// Decides on a person as its page stands now; gives the first entry and the last.
    fn decide(&mut self, place: &str, id: &str, more: &[(&str, &str)]) -> (u64, u64) {
        let page = self.get(&format!("/person/{id}?with={}", more[0].1));
        let field = |name: &str| {
            let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("a form");
            value.split('"').next().unwrap().to_owned()
        };
        let (made, until) = (field("made"), field("until"));
        let mut form = format!("person={id}&made={made}&until={until}");
        for (name, value) in more {
            let coded: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
            form += &format!("&{name}={coded}");
        }
        let answer = self.client.ask("POST", place, &form).unwrap();
        assert_eq!(answer.status, 303, "{}", answer.body);
        let done = answer.head.split("?done=").nth(1).unwrap().lines().next().unwrap();
        let (last, of) = done.trim().split_once("&of=").unwrap();
        let (last, of): (u64, u64) = (last.parse().unwrap(), of.parse().unwrap());
        (last + 1 - of, last)
    }

    fn undo(&mut self, id: &str, (first, last): (u64, u64)) {
        let form = format!("person={id}&first={first}&last={last}");
        assert_eq!(self.client.ask("POST", "/persons/undo", &form).unwrap().status, 303);
    }
}

fn id(person: &Value) -> &str {
    person["id"].as_str().unwrap()
}

fn keys(person: &Value) -> Vec<String> {
    let key = |record: &Value| {
        format!("{}:{}", record["key"]["list"].as_str().unwrap(), record["key"]["row"].as_str().unwrap())
    };
    person["records"].as_array().unwrap().iter().map(key).collect()
}

#[test]
fn joining_holds_with_the_next_build_and_taken_back_leaves_the_registry_as_it_was() {
    let mut desk = desk();
    let (before, persons) = (tables(&desk.world), desk.persons());
    let several: Vec<&Value> = persons.iter().filter(|person| keys(person).len() > 1).take(2).collect();
    let [one, other] = several[..] else { panic!("persons of several records") };
    let decided = desk.decide("/persons/join", id(one), &[("other", id(other))]);
    assert!(desk.get(&format!("/person/{}", id(one))).contains("waits for the next build"));
    desk.build();
    let joined = desk.persons();
    assert_eq!(joined.len(), persons.len() - 1);
    let whole = joined.iter().find(|person| id(person) == id(one)).unwrap();
    assert_eq!(keys(whole).len(), keys(one).len() + keys(other).len(), "all records of both, and no other");
    assert!(!desk.get(&format!("/person/{}", id(one))).contains("waits for the next build"));
    desk.undo(id(one), decided);
    desk.build();
    assert!(tables(&desk.world) == before, "the registry is as it was");
}

#[test]
fn taking_apart_holds_with_the_next_build_and_taken_back_leaves_the_registry_as_it_was() {
    let mut desk = desk();
    let (before, persons) = (tables(&desk.world), desk.persons());
    let one = persons.iter().max_by_key(|person| keys(person).len()).unwrap();
    let gone = keys(one).pop().unwrap();
    let decided = desk.decide("/persons/split", id(one), &[("record", &gone)]);
    desk.build();
    let apart = desk.persons();
    let of = |key: &String| apart.iter().position(|person| keys(person).contains(key)).unwrap();
    assert!(keys(one).iter().filter(|key| **key != gone).all(|key| of(key) != of(&gone)));
    desk.undo(id(one), decided);
    desk.build();
    assert!(tables(&desk.world) == before, "the registry is as it was");
}

#[test]
fn the_missing_and_what_is_searched_come_of_a_build() {
    let mut desk = desk();
    let missing = desk.get("/missing");
    assert!(missing.contains("href=\"/missing/") && !missing.contains("Nobody in the registry"), "{missing}");
    let persons = desk.persons();
    let name = persons[0]["records"][0]["name"].as_str().unwrap();
    let coded: String = name.to_uppercase().bytes().map(|byte| format!("%{byte:02X}")).collect();
    let found = desk.get(&format!("/persons?q={coded}"));
    assert!(found.contains(&format!("href=\"/person/{}\"", id(&persons[0]))), "{name}");
}
