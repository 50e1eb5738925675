//! What a page tells of itself: title, day, publisher, address, language.
//!
//! Read are, in this order, JSON-LD (schema.org), Open Graph and the older `<meta>` names of Dublin Core and of news
//! sites, then what stands in the page.
//!
//! Must not: take what a page says about another page.

use super::tree::{Node, Tree};
use crate::formats::Told;
use crate::formats::parsed::short;
use serde_json::Value;
use vocabulary::{Carrier, Edtf, Sidecar};

/// The kinds of things that schema.org calls what is read here.
const WORKS: &[&str] = &[
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "Report",
    "BlogPosting",
    "LiveBlogPosting",
    "AnalysisNewsArticle",
    "ScholarlyArticle",
    "TechArticle",
    "WebPage",
];
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "citation_publication_date",
    "citation_date",
    "sailthru.date",
    "parsely-pub-date",
];
/// The most values of JSON-LD that are looked at.
const VALUES_MAX: usize = 20_000;

pub(super) fn told(tree: &Tree, text: &str, root: usize) -> Told {
    let page = Page { tree, text };
    let works = page.works();
    let work = works.iter().min_by_key(|work| rank(work));
    let of_work = |key: &str| work.and_then(|work| work.get(key)).and_then(word);
    let site = page.meta(&["og:site_name"]);
    let publisher = work
        .and_then(|work| work.get("publisher"))
        .and_then(|publisher| named(publisher, &works))
        .or_else(|| site.clone())
        .or_else(|| page.meta(&["publisher", "dc.publisher", "dcterms.publisher", "citation_publisher"]));
    let published = of_work("datePublished").as_deref().and_then(day);
    let published = published.or_else(|| page.dated()).or_else(|| page.timed(root));
    let title = of_work("headline").or_else(|| page.meta(&["og:title"])).or_else(|| page.titled(root));
    let known = Sidecar {
        title: title.map(|title| without_site(&title, site.as_deref().or(publisher.as_deref()))),
        published,
        publisher: publisher.map(Carrier),
        url: page.address(),
        language: page.language(),
        note: None,
    };
    Told { known, made: None }
}

/// The day in a date as pages write it: "2021-03-04T10:00:00Z", "2021/03/04", "20210304", "2021-03".
pub(crate) fn day(written: &str) -> Option<Edtf> {
    let start: String = written.trim().chars().take(10).collect();
    let plain = start.replace('/', "-");
    let digits = start.len() >= 8 && start.bytes().take(8).all(|byte| byte.is_ascii_digit());
    let plain = if digits { format!("{}-{}-{}", &start[..4], &start[4..6], &start[6..8]) } else { plain };
    let plain = plain.split(['T', ' ']).next().unwrap_or_default();
    let of_day = plain.len() >= 4 && plain.bytes().take(4).all(|byte| byte.is_ascii_digit());
    of_day.then(|| plain.parse().ok()).flatten()
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(word) => Some(short(word)).filter(|word| !word.is_empty()),
        Value::Array(values) => {
            values.first().and_then(|value| value.as_str()).map(short).filter(|w| !w.is_empty())
        }
        _ => None,
    }
}

/// The name of who is meant: said there, or where the same is described.
fn named(who: &Value, works: &[serde_json::Map<String, Value>]) -> Option<String> {
    let who = match who {
        Value::Array(several) => several.first()?,
        one => one,
    };
    let id = who.get("@id").and_then(Value::as_str);
    let elsewhere =
        || works.iter().find(|work| work.get("@id").and_then(Value::as_str) == id).filter(|_| id.is_some());
    who.get("name").and_then(word).or_else(|| word(who)).or_else(|| elsewhere()?.get("name").and_then(word))
}

fn rank(work: &serde_json::Map<String, Value>) -> usize {
    let kinds: Vec<&str> = match work.get("@type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    kinds.iter().filter_map(|kind| WORKS.iter().position(|work| work == kind)).min().unwrap_or(WORKS.len())
}

/// "Twelve drown | The Odry Gazette" without the name of the site.
fn without_site(title: &str, site: Option<&str>) -> String {
    let cut = site.and_then(|site| {
        let rest = title.trim_end().strip_suffix(site)?.trim_end();
        Some(rest.strip_suffix(['|', '-', '–', '—', '·', ':'])?.trim_end().to_owned())
    });
    cut.filter(|rest| !rest.is_empty()).unwrap_or_else(|| title.to_owned())
}

struct Page<'p> {
    tree: &'p Tree,
    text: &'p str,
}

impl Page<'_> {
    /// The text right below the elements of a kind.
    fn words(&self, at: usize) -> String {
        let texts = (at..self.tree[at].end).map(|at| &self.tree[at]).filter(|node| node.is_text());
        texts.take(64).map(|node| &self.text[node.range.clone()]).collect()
    }

    fn all(&self, name: &'static str) -> impl Iterator<Item = (usize, &Node)> {
        self.tree.iter().enumerate().filter(move |(_, node)| node.name == name)
    }

    /// What the first `<meta>` of one of these names says.
    fn meta(&self, names: &[&str]) -> Option<String> {
        let said = |wanted: &&str| {
            self.all("meta").find_map(|(_, node)| {
                let keys = [node.attribute("property"), node.attribute("name"), node.attribute("itemprop")];
                let meant = keys.into_iter().flatten().any(|key| key.trim().eq_ignore_ascii_case(wanted));
                let content = meant.then(|| node.attribute("content")).flatten().map(short)?;
                Some(content).filter(|content| !content.is_empty())
            })
        };
        names.iter().find_map(said)
    }

    fn dated(&self) -> Option<Edtf> {
        DATES.iter().find_map(|name| self.meta(&[name]).as_deref().and_then(day))
    }

    /// A `<time>` that is marked as the day of publication, or the first in the document.
    fn timed(&self, root: usize) -> Option<Edtf> {
        let marked = |node: &Node| {
            node.attribute("itemprop") == Some("datePublished") || node.attribute("pubdate").is_some()
        };
        let time = |node: &Node| node.attribute("datetime").and_then(day);
        let within = root.saturating_sub(64)..self.tree[root].end.min(root + 64);
        self.all("time").find_map(|(_, node)| marked(node).then(|| time(node)).flatten()).or_else(|| {
            self.all("time").filter(|(at, _)| within.contains(at)).find_map(|(_, node)| time(node))
        })
    }

    fn titled(&self, root: usize) -> Option<String> {
        let clean = |at: usize| {
            let words = self.words(at);
            Some(short(&html_escape::decode_html_entities(&words))).filter(|words| !words.is_empty())
        };
        let heading = self.all("h1").find(|(at, _)| (root..self.tree[root].end).contains(at));
        let title = || self.all("title").find(|(at, _)| !super::main_text::is_within(self.tree, *at, "svg"));
        heading.and_then(|(at, _)| clean(at)).or_else(|| title().and_then(|(at, _)| clean(at)))
    }

    fn address(&self) -> Option<String> {
        let canonical = self.all("link").find_map(|(_, node)| {
            let canonical = node.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
            canonical.then(|| node.attribute("href")).flatten().map(short)
        });
        let web = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        canonical.filter(web).or_else(|| self.meta(&["og:url"]).filter(web))
    }

    fn language(&self) -> Option<String> {
        let html =
            self.all("html").find_map(|(_, node)| node.attribute("lang").or(node.attribute("xml:lang")));
        let code = html?.split(['-', '_']).next()?.trim().to_ascii_lowercase();
        ((2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
    }

    /// All things that JSON-LD describes, with their fields.
    fn works(&self) -> Vec<serde_json::Map<String, Value>> {
        let mut found = Vec::new();
        for (at, node) in self.all("script") {
            let is_data = node
                .attribute("type")
                .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
            if !is_data {
                continue;
            }
            let Ok(value) = serde_json::from_str::<Value>(self.words(at).trim()) else { continue };
            let mut open = vec![value];
            while let Some(value) = open.pop() {
                match value {
                    Value::Array(values) => open.extend(values.into_iter().rev()),
                    Value::Object(fields) if found.len() < VALUES_MAX => {
                        let inner = fields.get("@graph").or_else(|| fields.get("mainEntity")).cloned();
                        open.extend(inner);
                        found.push(fields);
                    }
                    _ => {}
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_pages_write_them_and_never_guessed() {
        for (written, read) in [
            ("2021-03-04T23:30:00-05:00", Some("2021-03-04")),
            ("2021-03-04 10:00", Some("2021-03-04")),
            ("2021/03/04", Some("2021-03-04")),
            ("20210304", Some("2021-03-04")),
            ("2021-03", Some("2021-03")),
            ("2021", Some("2021")),
            ("2021-13-04", None),
            ("04.03.2021", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(day(written).map(|day| day.to_string()).as_deref(), read, "{written}");
        }
    }
}
