//! Rewrites a source file so that each of its mutants can be switched on at run time.

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::list::{Genre, Mutant, Place};
use crate::weave::{Piece, Wrap};

/// What the wraps of a file are made from.
pub(crate) struct Plan<'p> {
    /// All mutants of the package; the index is the number.
    pub(crate) mutants: &'p [Mutant],
    /// Those that are woven in.
    pub(crate) wanted: &'p HashSet<usize>,
    /// The function that asks whether a mutant is on.
    pub(crate) switch: &'p str,
    /// Functions that stay `const`: `function`, or `Type::method`.
    pub(crate) constant: &'p HashSet<String>,
}

/// Finds the mutants of a file in its syntax.
///
/// # Errors
///
/// The file is no Rust.
pub(crate) fn of_file(path: &str, source: &str, plan: &Plan) -> syn::Result<Vec<Wrap>> {
    let mut at: HashMap<(Kind, Place), Vec<usize>> = HashMap::new();
    for &number in plan.wanted {
        let mutant = &plan.mutants[number];
        if mutant.file == path {
            at.entry((Kind::of(mutant.genre), mutant.span.start)).or_default().push(number);
        }
    }
    at.values_mut().for_each(|numbers| numbers.sort_unstable());
    let mut finder = Finder { plan, source, at, owner: None, constant: false, wraps: Vec::new() };
    finder.visit_file(&syn::parse_file(source)?);
    Ok(finder.wraps)
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Body,
    Operator,
    Arm,
    Guard,
    Field,
}

impl Kind {
    fn of(genre: Genre) -> Self {
        match genre {
            Genre::FnValue => Self::Body,
            Genre::BinaryOperator | Genre::UnaryOperator => Self::Operator,
            Genre::MatchArm => Self::Arm,
            Genre::MatchArmGuard => Self::Guard,
            Genre::StructField => Self::Field,
            Genre::Table => unreachable!("tables are built anew"),
        }
    }
}

struct Finder<'p> {
    plan: &'p Plan<'p>,
    source: &'p str,
    at: HashMap<(Kind, Place), Vec<usize>>,
    /// The type whose methods these are.
    owner: Option<String>,
    /// Inside of a function that stays `const`.
    constant: bool,
    wraps: Vec<Wrap>,
}

impl Finder<'_> {
    fn take(&mut self, kind: Kind, span: Span) -> Vec<usize> {
        if self.constant {
            return Vec::new();
        }
        self.at.remove(&(kind, place(span))).unwrap_or_default()
    }

    fn on(&self, mutant: usize) -> String {
        format!("{}({mutant})", self.plan.switch)
    }

    fn text(&self, node: &impl Spanned) -> &str {
        &self.source[node.span().byte_range()]
    }

    fn replacement(&self, mutant: usize) -> &str {
        &self.plan.mutants[mutant].replacement
    }

    fn wrap(&mut self, inner: Range<usize>, lead: Vec<Piece>, trail: &str) {
        self.wraps.push(Wrap { inner, lead, trail: trail.to_owned(), ..Wrap::default() });
    }

    /// `(if on(1) { another } else { the expression })`; one alternative for each mutant.
    fn alternatives(&mut self, inner: Range<usize>, others: Vec<(usize, String)>) {
        if others.is_empty() {
            return;
        }
        let branch = |(mutant, other)| {
            Piece::Branch(mutant, format!("if {} {{ {other} }} else ", self.on(mutant)))
        };
        let mut lead = vec![Piece::glue("(")];
        lead.extend(others.into_iter().map(branch));
        lead.push(Piece::glue("{ "));
        self.wrap(inner, lead, " })");
    }

    fn function(
        &mut self,
        signature: &syn::Signature,
        block: &syn::Block,
        inner: impl FnOnce(&mut Self),
    ) {
        let outer = self.constant;
        if let Some(token) = &signature.constness {
            let name = match &self.owner {
                Some(owner) => format!("{owner}::{}", signature.ident),
                None => signature.ident.to_string(),
            };
            self.constant = self.plan.constant.contains(&name);
            if !self.constant {
                let inner = token.span.byte_range();
                self.wraps.push(Wrap { inner, drops: true, ..Wrap::default() });
            }
        } else {
            self.constant = false;
        }
        if let Some(first) = block.stmts.first() {
            let start = block.brace_token.span.open().byte_range().end;
            for mutant in self.take(Kind::Body, first.span()) {
                let value = self.replacement(mutant);
                let text = format!(" if {} {{ return {value}; }}", self.on(mutant));
                self.wrap(start..start, vec![Piece::Branch(mutant, text)], "");
            }
        }
        inner(self);
        self.constant = outer;
    }

    fn binary(&mut self, binary: &syn::ExprBinary) {
        let found = self.take(Kind::Operator, binary.op.span());
        if has_let(&binary.left) || has_let(&binary.right) {
            // `let` has no place in parentheses: no mutant of such a chain compiles.
            return;
        }
        let (left, right) = (self.text(&binary.left), self.text(&binary.right));
        let other =
            |&mutant: &usize| (mutant, format!("({left}) {} ({right})", self.replacement(mutant)));
        let others = found.iter().map(other).collect();
        self.alternatives(binary.span().byte_range(), others);
    }

    fn unary(&mut self, unary: &syn::ExprUnary) {
        let found = self.take(Kind::Operator, unary.op.span());
        let others =
            found.iter().map(|&mutant| (mutant, self.text(&unary.expr).to_owned())).collect();
        self.alternatives(unary.span().byte_range(), others);
    }

    /// Remembers which mutants can make a match incomplete.
    fn arms(&mut self, all: &syn::ExprMatch) {
        let place = |arm: &syn::Arm| (Kind::Arm, place(arm.span()));
        let deleted = all.arms.iter().filter_map(|arm| self.at.get(&place(arm))).flatten();
        let arms = deleted.copied().collect();
        self.wraps.push(Wrap { inner: all.span().byte_range(), arms, ..Wrap::default() });
    }

    fn arm(&mut self, arm: &syn::Arm) {
        let deleted = self.take(Kind::Arm, arm.span());
        let mut lead: Vec<Piece> = deleted
            .iter()
            .map(|&mutant| Piece::Branch(mutant, format!("!{} && ", self.on(mutant))))
            .collect();
        let syn::Pat::Guard(guarded) = &arm.pat else {
            if !lead.is_empty() {
                lead.insert(0, Piece::glue(" if "));
                let end = arm.pat.span().byte_range().end;
                self.wrap(end..end, lead, "true");
            }
            return;
        };
        let replaced = self.take(Kind::Guard, guarded.guard.span());
        if has_let(&guarded.guard) {
            return;
        }
        lead.push(Piece::glue("("));
        for mutant in replaced {
            let on = match self.replacement(mutant) {
                "true" => format!("{} || ", self.on(mutant)),
                _ => format!("!{} && ", self.on(mutant)),
            };
            lead.push(Piece::Branch(mutant, on));
        }
        lead.push(Piece::glue("("));
        self.wrap(guarded.guard.span().byte_range(), lead, "))");
    }

    fn fields(&mut self, expression: &syn::ExprStruct) {
        let all = expression.span().byte_range();
        let mut others = Vec::new();
        for pair in expression.fields.pairs() {
            let field = pair.value().span();
            for mutant in self.take(Kind::Field, field) {
                let range = field.byte_range();
                let comma = pair.punct().map_or(range.end, |comma| comma.span.byte_range().end);
                let (before, after) =
                    (&self.source[all.start..range.start], &self.source[comma..all.end]);
                others.push((mutant, format!("{before}{after}")));
            }
        }
        self.alternatives(all, others);
    }
}

fn place(span: Span) -> Place {
    let start = span.start();
    Place { line: start.line, column: start.column + 1 }
}

fn has_let(expression: &syn::Expr) -> bool {
    match expression {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

impl<'a> Visit<'a> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        self.function(&item.sig, &item.block, |finder| visit::visit_item_fn(finder, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        self.function(&item.sig, &item.block, |finder| visit::visit_impl_item_fn(finder, item));
    }

    fn visit_item_impl(&mut self, all: &'a syn::ItemImpl) {
        if let syn::Type::Path(of) = &*all.self_ty {
            self.owner = of.path.segments.last().map(|last| last.ident.to_string());
        }
        visit::visit_item_impl(self, all);
        self.owner = None;
    }

    fn visit_trait_item_fn(&mut self, item: &'a syn::TraitItemFn) {
        match &item.default {
            Some(block) => {
                self.function(&item.sig, block, |finder| visit::visit_trait_item_fn(finder, item));
            }
            None => visit::visit_trait_item_fn(self, item),
        }
    }

    fn visit_expr_binary(&mut self, binary: &'a syn::ExprBinary) {
        self.binary(binary);
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'a syn::ExprUnary) {
        self.unary(unary);
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_match(&mut self, all: &'a syn::ExprMatch) {
        self.arms(all);
        visit::visit_expr_match(self, all);
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        self.arm(arm);
        visit::visit_arm(self, arm);
    }

    fn visit_expr_struct(&mut self, expression: &'a syn::ExprStruct) {
        self.fields(expression);
        visit::visit_expr_struct(self, expression);
    }

    // What is computed at compile time knows no switch.
    fn visit_item_const(&mut self, _: &'a syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'a syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'a syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'a syn::TraitItemConst) {}
    fn visit_type(&mut self, _: &'a syn::Type) {}
}
