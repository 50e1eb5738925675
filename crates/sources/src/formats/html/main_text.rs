//! Which part of a page is the document.
//!
//! First what is surely not it is left out: navigation, notices, forms, comments, related links, by the element and by
//! the words of its class. Then the place with the most running text is looked for: an article that the page marks as
//! such, else by the length of paragraphs, their commas and the share of links, as readability tools do (the method is
//! that of Arc90's Readability, 2009).
//!
//! Must not: leave out half of a page because of a class's name.

use super::tree::{Node, Tree};

/// What is known of each node, by its place in the tree.
pub(super) struct Measures {
    /// Whether it is left out.
    pub(super) out: Vec<bool>,
    /// How many letters of kept text lie in it.
    pub(super) letters: Vec<u32>,
    /// How many of them are links.
    links: Vec<u32>,
}

const NEVER: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "nav", "form", "button", "select", "option",
    "input", "textarea", "iframe", "object", "embed", "canvas", "audio", "video", "map", "dialog", "head",
    "noembed", "noframes",
];
const ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
];
/// Words of classes and ids that name what is beside the document.
const BESIDE: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "dropdown",
    "footer",
    "gdpr",
    "login",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "pager",
    "pagination",
    "popup",
    "promo",
    "recommended",
    "recommendations",
    "related",
    "respond",
    "share",
    "sharing",
    "shares",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "toolbar",
    "trending",
    "widget",
];
/// The fewest letters of an article that stands by itself.
const ARTICLE_LETTERS: u32 = 140;

impl Measures {
    pub(super) fn of(tree: &Tree, text: &str) -> Measures {
        let mut measures = Measures {
            out: vec![false; tree.len()],
            letters: vec![0; tree.len()],
            links: vec![0; tree.len()],
        };
        for at in 1..tree.len() {
            let above = measures.out[tree[at].parent];
            measures.out[at] = above || is_surely_out(tree, at);
        }
        measures.count(tree, text);
        // What only a name speaks against stays where it is most of the page.
        let whole = measures.letters[0];
        for (at, node) in tree.iter().enumerate().skip(1) {
            let named = !measures.out[at] && measures.letters[at] * 2 < whole.max(1) && is_named_beside(node);
            measures.out[at] |= measures.out[node.parent] || named;
        }
        measures.count(tree, text);
        measures
    }

    fn count(&mut self, tree: &Tree, text: &str) {
        self.letters.fill(0);
        self.links.fill(0);
        for at in (1..tree.len()).rev() {
            let node = &tree[at];
            if node.is_text() && !self.out[at] {
                let letters =
                    text[node.range.clone()].bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
                self.letters[at] = letters.min(1 << 28) as u32;
            }
            if node.name == "a" {
                self.links[at] = self.letters[at];
            }
            let parent = node.parent;
            self.letters[parent] = self.letters[parent].saturating_add(self.letters[at]);
            self.links[parent] = self.links[parent].saturating_add(self.links[at]);
        }
    }

    /// The share of links in an element's text, from 0 to 1.
    fn link_share(&self, at: usize) -> f32 {
        self.links[at] as f32 / self.letters[at].max(1) as f32
    }
}

fn is_surely_out(tree: &Tree, at: usize) -> bool {
    let node = &tree[at];
    let hidden = node.attribute("hidden").is_some()
        || node.attribute("aria-hidden") == Some("true")
        || node.attribute("style").is_some_and(|style| {
            let style: String = style.to_ascii_lowercase().split_whitespace().collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        });
    let role = node.attribute("role").is_some_and(|role| ROLES.contains(&role.trim()));
    let of_page =
        matches!(node.name.as_str(), "footer" | "header" | "aside") && !is_within(tree, at, "article");
    let aside = node.name == "aside";
    NEVER.contains(&node.name.as_str()) || hidden || role || of_page || aside
}

/// Whether an element lies in another of this name.
pub(super) fn is_within(tree: &Tree, mut at: usize, name: &str) -> bool {
    while at > 0 {
        at = tree[at].parent;
        if tree[at].name == name {
            return true;
        }
    }
    false
}

fn is_named_beside(node: &Node) -> bool {
    if matches!(
        node.name.as_str(),
        "html" | "body" | "article" | "main" | "p" | "h1" | "a" | "em" | "b" | "strong" | "td"
    ) {
        return false;
    }
    let names = [node.attribute("class"), node.attribute("id"), node.attribute("data-component")];
    names.into_iter().flatten().flat_map(str::split_whitespace).any(|name| {
        let words = words(name);
        let about =
            words.first().is_some_and(|word| matches!(word.as_str(), "has" | "with" | "no" | "is" | "js"));
        !about && words.iter().any(|word| BESIDE.contains(&word.as_str()))
    })
}

/// "relatedLinks-list" as "related", "links", "list".
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for char in name.chars().take(200) {
        if !char.is_alphanumeric() {
            words.push(String::new());
        } else {
            if char.is_uppercase() && before.is_lowercase() {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(char.to_lowercase());
            }
        }
        before = char;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The element that holds the document.
pub(super) fn root(tree: &Tree, text: &str, measures: &Measures) -> usize {
    let kept = |at: usize| !measures.out[at];
    let named = |wanted: &dyn Fn(&Node) -> bool| -> Vec<usize> {
        let all = (1..tree.len()).filter(|at| kept(*at) && wanted(&tree[*at]));
        all.filter(|at| measures.letters[*at] >= ARTICLE_LETTERS).collect()
    };
    let body = named(&|node| node.attribute("itemprop") == Some("articleBody"));
    if let [body] = body[..] {
        return body;
    }
    let articles = named(&|node| node.name == "article" || node.attribute("role") == Some("article"));
    let outer: Vec<usize> = articles.iter().copied().filter(|at| !is_within(tree, *at, "article")).collect();
    let whole = measures.letters[0];
    if let Some(article) =
        outer.iter().copied().max_by_key(|at| (measures.letters[*at], std::cmp::Reverse(*at)))
        && (outer.len() == 1 && measures.letters[article] * 4 >= whole
            || measures.letters[article] * 2 >= whole)
    {
        return article;
    }
    let mains = named(&|node| node.name == "main" || node.attribute("role") == Some("main"));
    let within = match mains[..] {
        [main] => main,
        _ => tree.iter().position(|node| node.name == "body").filter(|at| kept(*at)).unwrap_or(0),
    };
    let best = best(tree, text, measures, within);
    // Where little would be left, the page is taken whole: better a menu too many than a sentence too few.
    match best {
        Some(best) if measures.letters[best] * 3 >= measures.letters[within] => best,
        _ => within,
    }
}

/// The element with the most running text right below it.
fn best(tree: &Tree, text: &str, measures: &Measures, within: usize) -> Option<usize> {
    let mut scores = vec![0f32; tree.len()];
    for at in within + 1..tree[within].end {
        let node = &tree[at];
        let paragraph = matches!(node.name.as_str(), "p" | "pre" | "td" | "blockquote" | "li");
        if measures.out[at] || !paragraph || measures.letters[at] < 25 {
            continue;
        }
        let commas = (at..node.end)
            .filter(|inner| tree[*inner].is_text())
            .take(64)
            .map(|inner| text[tree[inner].range.clone()].bytes().filter(|byte| *byte == b',').count())
            .sum::<usize>();
        let score = 1.0 + commas.min(10) as f32 + (measures.letters[at] as f32 / 100.0).min(3.0);
        let parent = node.parent;
        scores[parent] += score;
        if parent > within {
            scores[tree[parent].parent] += score / 2.0;
        }
    }
    let scored = (within..tree[within].end)
        .filter(|at| scores[*at] > 0.0)
        .map(|at| (scores[at] * (1.0 - measures.link_share(at)), at));
    let best = scored.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)))?.1;
    // A table's row is no document, nor is an item of a list.
    let mut at = best;
    while matches!(tree[at].name.as_str(), "tr" | "tbody" | "table" | "li" | "ul" | "ol" | "p" | "blockquote")
        && at > within
    {
        at = tree[at].parent;
    }
    Some(at)
}
