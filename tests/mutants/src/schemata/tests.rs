use super::*;
use crate::list::tests::mutant;
use crate::weave::weave;

/// The source with these mutants, and its switch cut short.
fn woven(source: &str, mutants: &[Mutant]) -> String {
    woven_with(source, mutants, &[])
}

fn woven_with(source: &str, mutants: &[Mutant], constant: &[&str]) -> String {
    let wanted = (0..mutants.len()).collect();
    let constant = constant.iter().map(|&name| name.to_owned()).collect();
    let plan = Plan { mutants, wanted: &wanted, switch: "on", constant: &constant };
    weave(source, of_file("src/lib.rs", source, &plan).unwrap()).text
}

#[test]
fn bodies() {
    let both = ["0", "1"].map(|value| mutant(Genre::FnValue, (1, 16), value));
    assert_eq!(
        woven("fn f() -> u8 { g() }", &both),
        "fn f() -> u8 { if on(0) { return 0; } if on(1) { return 1; } g() }",
    );
}

#[test]
fn operators_evaluate_each_side_once() {
    let both = [
        mutant(Genre::BinaryOperator, (1, 19), "||"),
        mutant(Genre::BinaryOperator, (1, 24), ">="),
        mutant(Genre::BinaryOperator, (1, 24), "=="),
    ];
    assert_eq!(
        woven("fn f() { let x = a && b > c as u8; }", &both),
        "fn f() { let x = a && b > c as u8; }",
    );
    let both = both.map(|mut mutant| {
        mutant.span.start.column += 1;
        mutant
    });
    assert_eq!(
        woven("fn f() { let x = a && b > c as u8; }", &both),
        "fn f() { let x = (if on(0) { (a) || (b > c as u8) } else { a && (if on(1) { (b) >= (c as u8) } \
         else if on(2) { (b) == (c as u8) } else { b > c as u8 }) }); }",
    );
}

#[test]
fn assignments_and_signs() {
    let all =
        [mutant(Genre::BinaryOperator, (1, 12), "-="), mutant(Genre::UnaryOperator, (1, 15), "")];
    assert_eq!(
        woven("fn f() { a += !b; }", &all),
        "fn f() { (if on(0) { (a) -= (!b) } else { a += (if on(1) { b } else { !b }) }); }",
    );
}

#[test]
fn chains_with_let_keep_their_form() {
    let all =
        [mutant(Genre::BinaryOperator, (1, 15), "||"), mutant(Genre::UnaryOperator, (1, 13), "")];
    assert_eq!(
        woven("fn f() { if !a && let Some(b) = c {} }", &all),
        "fn f() { if (if on(1) { a } else { !a }) && let Some(b) = c {} }",
    );
}

#[test]
fn arms_and_guards() {
    let all = [
        mutant(Genre::MatchArm, (1, 20), ""),
        mutant(Genre::MatchArm, (1, 28), ""),
        mutant(Genre::MatchArmGuard, (1, 33), "true"),
        mutant(Genre::MatchArmGuard, (1, 33), "false"),
    ];
    assert_eq!(
        woven("fn f() { match x { 1 => a, 2 if b => c, _ => d } }", &all),
        "fn f() { match x { 1 if !on(0) && true => a, 2 if !on(1) && (on(2) || !on(3) && (b)) => c, _ => d } }",
    );
}

#[test]
fn fields() {
    let one = [mutant(Genre::StructField, (1, 22), "")];
    assert_eq!(
        woven("fn f() { let x = S { a: 1, b: 2, ..c }; }", &one),
        "fn f() { let x = (if on(0) { S {  b: 2, ..c } } else { S { a: 1, b: 2, ..c } }); }",
    );
}

#[test]
fn what_is_const_stays_only_where_it_must() {
    let source = "const fn f() -> u8 { 1 + 2 } const N: u8 = 3 + 4;";
    let all =
        [mutant(Genre::BinaryOperator, (1, 24), "-"), mutant(Genre::BinaryOperator, (1, 46), "-")];
    assert_eq!(
        woven(source, &all),
        " fn f() -> u8 { (if on(0) { (1) - (2) } else { 1 + 2 }) } const N: u8 = 3 + 4;",
    );
    assert_eq!(woven_with(source, &all, &["f"]), source);
}
