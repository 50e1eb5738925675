//! Tags into a tree, forgiving what writers of pages forget.
//!
//! Nodes lie in the order of the page, each with where it ends, so that no walk needs to recurse: a page of a hundred
//! thousand nested tags is one more page.
//!
//! Must not: lose text. What cannot be nested lies beside.

use super::tokens::{Token, Tokens};
use crate::formats::Unfit;
use std::ops::Range;
use vocabulary::limits;

/// An element or a text.
#[derive(Debug)]
pub(crate) struct Node {
    /// The element's name; empty for a text.
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) parent: usize,
    /// The first node that does not lie in it.
    pub(crate) end: usize,
    /// The bytes of a text; for an element, where its tag begins.
    pub(crate) range: Range<usize>,
    /// Whether a text holds no references.
    pub(crate) raw: bool,
}

impl Node {
    pub(crate) fn is_text(&self) -> bool {
        self.name.is_empty()
    }

    pub(crate) fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }
}

/// All nodes; the first is the document.
pub(crate) type Tree = Vec<Node>;

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that begin a block, and so end a paragraph.
pub(crate) const BLOCK: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// What a start tag ends, and what that may not lie outside of.
const ENDS: &[(&[&str], &[&str], &[&str])] = &[
    (&["li"], &["li"], &["ul", "ol", "menu", "dir"]),
    (&["dd", "dt"], &["dd", "dt"], &["dl"]),
    (&["td", "th"], &["td", "th"], &["tr", "table"]),
    (&["tr"], &["tr", "td", "th"], &["table"]),
    (&["tbody", "thead", "tfoot"], &["tbody", "thead", "tfoot", "tr", "td", "th"], &["table"]),
    (&["option", "optgroup"], &["option"], &["select"]),
];

/// Builds the tree of a page.
pub(crate) fn build(text: &str) -> Result<Tree, Unfit> {
    let root = Node {
        name: "#document".to_owned(),
        attributes: Vec::new(),
        parent: 0,
        end: 0,
        range: 0..text.len(),
        raw: false,
    };
    let mut builder = Builder { tree: vec![root], open: vec![0] };
    for token in Tokens::new(text) {
        if builder.tree.len() >= limits::HTML_NODES_MAX {
            return Err(Unfit::limit("HTML_NODES_MAX", limits::HTML_NODES_MAX));
        }
        match token {
            Token::Start { name, attributes, at, empty } => builder.start(name, attributes, at, empty),
            Token::End { name } => builder.end(&name),
            Token::Text { range, raw } => builder.add(String::new(), Vec::new(), range, raw),
        }
    }
    builder.close_to(0);
    builder.tree[0].end = builder.tree.len();
    Ok(builder.tree)
}

struct Builder {
    tree: Tree,
    /// The elements that are open, outermost first.
    open: Vec<usize>,
}

impl Builder {
    fn add(&mut self, name: String, attributes: Vec<(String, String)>, range: Range<usize>, raw: bool) {
        let parent = self.open.last().copied().unwrap_or(0);
        let end = self.tree.len() + 1;
        self.tree.push(Node { name, attributes, parent, end, range, raw });
    }

    fn start(&mut self, name: String, attributes: Vec<(String, String)>, at: usize, empty: bool) {
        for (begun, ended, within) in ENDS {
            if begun.contains(&name.as_str()) {
                self.close_any(ended, within);
            }
        }
        if BLOCK.contains(&name.as_str()) {
            self.close_any(&["p"], &["table", "td", "th", "body", "object", "button"]);
        }
        let void = VOID.contains(&name.as_str());
        self.add(name, attributes, at..at, false);
        // In HTML only void elements are empty; in what is foreign to it, such as a drawing, any may be.
        let drawn =
            empty && self.open.iter().any(|at| matches!(self.tree[*at].name.as_str(), "svg" | "math"));
        if !void && !drawn && self.open.len() < limits::HTML_DEPTH_MAX {
            self.open.push(self.tree.len() - 1);
        }
    }

    fn end(&mut self, name: &str) {
        let found = self.open.iter().rposition(|at| self.tree[*at].name == name);
        let barred = self.open.iter().rposition(|at| self.tree[*at].name == "table");
        // A stray end tag in a table does not end what lies around it.
        let inner = found >= barred || matches!(name, "body" | "html");
        if let Some(depth) = found.filter(|depth| *depth > 0 && inner) {
            self.close_to(depth);
        }
    }

    /// Closes the innermost of some elements, unless one of others lies between.
    fn close_any(&mut self, names: &[&str], within: &[&str]) {
        let mut outermost = None;
        for depth in (1..self.open.len()).rev() {
            let name = self.tree[self.open[depth]].name.as_str();
            if within.contains(&name) {
                break;
            }
            if names.contains(&name) {
                outermost = Some(depth);
            }
        }
        if let Some(depth) = outermost {
            self.close_to(depth);
        }
    }

    fn close_to(&mut self, depth: usize) {
        let end = self.tree.len();
        for at in self.open.split_off(depth.max(1)) {
            self.tree[at].end = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in brackets.
    fn shape(text: &str) -> String {
        fn inner(tree: &Tree, text: &str, at: usize, out: &mut String) {
            let mut child = at + 1;
            while child < tree[at].end {
                let node = &tree[child];
                match node.is_text() {
                    true => out.push_str(&text[node.range.clone()]),
                    false => {
                        out.push_str(&format!("({} ", node.name));
                        inner(tree, text, child, out);
                        out.push(')');
                    }
                }
                child = node.end;
            }
        }
        let mut out = String::new();
        inner(&build(text).unwrap(), text, 0, &mut out);
        out
    }

    #[test]
    fn what_writers_forget_to_close_is_closed() {
        for (text, tree) in [
            ("<p>a<p>b<div>c</div>", "(p a)(p b)(div c)"),
            ("<ul><li>a<li>b<ul><li>c</ul>d</ul>e", "(ul (li a)(li b(ul (li c))d))e"),
            ("<table><tr><td>a<td>b<tr><td>c</table>", "(table (tr (td a)(td b))(tr (td c)))"),
            ("<div><td></div>a</div>b", "(div (td ))ab"),
            ("<b>a</i>b</b>c", "(b ab)c"),
            ("<br>a<br/>b", "(br )a(br )b"),
            ("<p>a<table><tr><td><p>b</table>c", "(p a)(table (tr (td (p b))))c"),
        ] {
            assert_eq!(shape(text), tree, "{text}");
        }
    }

    #[test]
    fn deep_nesting_stays_flat() {
        let text = "<div>".repeat(100_000) + "x";
        let tree = build(&text).unwrap();
        assert_eq!(tree.len(), 100_002);
        assert!(tree.last().unwrap().is_text());
    }
}
