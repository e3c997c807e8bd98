//! `docs/REGENERATING.md`: its commands are ones that the program has.

use std::path::Path;
use std::{env, fs};

use crate::runner::bpay;

/// Commands that are in the text, whole.
fn commands(text: &str) -> Vec<String> {
    let in_blocks = text.lines().filter_map(|line| line.strip_prefix("$ bpay "));
    let in_prose = text.split('`').skip(1).step_by(2).filter_map(|code| code.strip_prefix("bpay "));
    in_blocks.chain(in_prose).map(str::to_owned).collect()
}

#[test]
fn every_command_is_one_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/REGENERATING.md");
    let text = fs::read_to_string(path).unwrap();
    let commands = commands(&text);
    assert!(commands.len() > 12, "{commands:?}");
    let mut told = Vec::new();
    for command in &commands {
        let words: Vec<&str> = command.split_whitespace().collect();
        let (name, arguments) = words.split_at(2.min(words.len()));
        let help = bpay(name).arg("--help").run().ends_with(0);
        assert!(help.stdout.contains(&format!("Usage: bpay {}", name.join(" "))), "{command}");
        for option in arguments.iter().filter(|word| word.starts_with("--")) {
            assert!(help.stdout.contains(option), "{command}: {option}");
        }
        told.push(name.join(" "));
    }
    for name in ["docs check", "docs quote", "spec check", "spec explain"] {
        assert!(told.iter().any(|one| one == name), "{name} is missing from the steps");
    }
}

#[test]
fn every_place_that_is_explained_is_there() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/REGENERATING.md");
    let text = fs::read_to_string(path).unwrap();
    let commands = commands(&text);
    let explained = commands.iter().filter_map(|command| command.strip_prefix("spec explain "));
    let mut places = 0;
    for place in explained.filter(|place| place.contains('#')) {
        bpay(["spec", "explain", place]).run().ends_with(0);
        places += 1;
    }
    assert!(places >= 2, "{places}");
}
