//! A site held in memory, and the ways through it.
//!
//! Must not: know what a page should say. It only follows links.

use super::World;
use std::collections::BTreeMap;

/// The files of a site by their paths.
pub struct Site(pub BTreeMap<String, Vec<u8>>);

impl Site {
    pub fn of(world: &World) -> Site {
        let mut files = BTreeMap::new();
        world
            .publish(&mut |path, pieces| {
                let whole = pieces.flatten().collect();
                assert!(files.insert(path.to_owned(), whole).is_none(), "{path} is printed twice");
                Ok(())
            })
            .expect("a site");
        Site(files)
    }

    pub fn text(&self, path: &str) -> &str {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("{path} is not in the site"));
        std::str::from_utf8(bytes).unwrap()
    }

    /// The pages, by path.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.0.keys().filter(|path| path.ends_with(".html"));
        pages.map(|path| (path.as_str(), self.text(path)))
    }

    /// The one page whose path begins so.
    pub fn page(&self, begins: &str) -> (&str, &str) {
        let mut found = self.pages().filter(|(path, _)| path.starts_with(begins));
        let page = found.next().unwrap_or_else(|| panic!("no page begins with {begins}"));
        assert!(found.next().is_none(), "several pages begin with {begins}");
        page
    }

    /// The words at the end of a link: from its anchor to the next heading, or the whole page.
    pub fn open(&self, from: &str, href: &str) -> &str {
        let (path, anchor) = target(from, href);
        let page = self.text(&path);
        if anchor.is_empty() {
            return page;
        }
        let at =
            page.find(&format!("id=\"{anchor}\"")).unwrap_or_else(|| panic!("{from}: {href} leads nowhere"));
        let rest = &page[at..];
        &rest[..rest.find("</section>").unwrap_or(rest.len())]
    }

    /// Links within the site that lead to no file or to no place in it.
    pub fn broken_links(&self) -> Vec<String> {
        let mut broken = Vec::new();
        for (path, page) in self.pages() {
            for href in hrefs(page).filter(|href| !href.starts_with("http") && !href.starts_with("data:")) {
                let (to, anchor) = target(path, href);
                let found = self.0.get(&to).is_some_and(|bytes| {
                    let page = String::from_utf8_lossy(bytes);
                    anchor.is_empty() || page.contains(&format!(" id=\"{anchor}\""))
                });
                if !found {
                    broken.push(format!("{path}: {href}"));
                }
            }
        }
        broken
    }
}

/// The addresses that a piece of a page links to.
pub fn hrefs(html: &str) -> impl Iterator<Item = &str> {
    html.split("href=\"").skip(1).map(|rest| &rest[..rest.find('"').expect("a closed attribute")])
}

/// The file and the anchor that a link on a page leads to.
fn target(from: &str, href: &str) -> (String, String) {
    let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
    if path.is_empty() {
        return (from.to_owned(), anchor.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            parts.pop().expect("a link that stays in the site");
        } else {
            parts.push(part);
        }
    }
    (parts.join("/"), anchor.to_owned())
}
