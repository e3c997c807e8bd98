//! How bad is what: for each family of facts, each way that it can change.
//!
//! A line reads: direction; what it does where a merchant sends; after the bar, what it does where he
//! receives. Without a bar both are the same. Grades follow the rules for versions in
//! `CONTRIBUTING.md`: what is breaking for [`Victim::RustSource`] is a breaking release.

use crate::words::{Direction, Grade, Victim};

/// What a change in one direction does.
#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) direction: Direction,
    pub(crate) sent: Effect,
    pub(crate) received: Effect,
}

/// How bad, for whom and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Effect {
    pub(crate) grade: Grade,
    pub(crate) victims: &'static [Victim],
    pub(crate) meaning: &'static str,
}

/// Every way that facts of one kind can change.
pub(crate) type Family = &'static [Cell];

macro_rules! effect {
    ($grade:ident [$($victim:ident)*] $meaning:literal) => {
        Effect { grade: Grade::$grade, victims: &[$(Victim::$victim,)*], meaning: $meaning }
    };
}

macro_rules! families {
    ($($(#[$doc:meta])* $family:ident {
        $($direction:ident: $grade:ident [$($victim:ident)*] $meaning:literal
            $(| $received:ident [$($received_victim:ident)*] $received_meaning:literal)?;)+
    })+) => {$(
        $(#[$doc])*
        pub(crate) const $family: Family = &[$({
            let sent = effect!($grade [$($victim)*] $meaning);
            // The other side's own effect, or the same one.
            let [received, ..] = [$(effect!($received [$($received_victim)*] $received_meaning),)? sent];
            Cell { direction: Direction::$direction, sent, received }
        },)+];
    )+};
}

families! {
    /// Wording, samples, sources: nothing that a program does depends on them.
    DOC {
        Added: DocOnly [] "Documentation only.";
        Removed: DocOnly [] "Documentation only.";
        Changed: DocOnly [] "Documentation only.";
        Reordered: DocOnly [] "Documentation only.";
    }
    /// Prose that decides about bytes. No program can tell whether it says something else now.
    PROSE {
        Changed: NeedsDecision [WireCaller] "Prose on which bytes depend: read both texts."
            | NeedsDecision [WireDecoder] "Prose on which bytes depend: read both texts.";
    }
    /// Marks of things that are going to be removed.
    DEPRECATED {
        Added: Risky [WireCaller RustSource] "It is going to be removed; the compiler warns who uses it."
            | Risky [WireDecoder RustSource] "It is going to be removed; the compiler warns who uses it.";
        Removed: Additive [] "It stays after all.";
        Changed: DocOnly [] "The advice has another wording.";
    }

    // Fields.
    REQUIRED_FIELD {
        Added: Breaking [WireCaller RustSource] "Requests without it are refused, and `new` takes it."
            | Breaking [RustSource] "`new`, which test doubles call, takes it.";
        Removed: Breaking [WireCaller RustSource] "The server knows it no longer, and `new` does not take it."
            | Breaking [WireDecoder RustSource] "It does not come any more, and the field of the struct is gone.";
    }
    OPTIONAL_FIELD {
        Added: Additive [] "It may be sent."
            | Additive [] "It may come; readers keep members that they do not know.";
        Removed: Breaking [WireCaller RustSource] "The server knows it no longer, and the field of the struct is gone."
            | Breaking [WireDecoder RustSource] "It does not come any more, and the field of the struct is gone.";
    }
    REQUIREMENT {
        Added: Breaking [WireCaller RustSource] "Requests without it are refused, and `new` takes it."
            | Breaking [RustSource] "It is no `Option` any more, and `new` takes it.";
        Removed: Breaking [RustSource] "It becomes an `Option`, and `new` does not take it."
            | Breaking [WireDecoder RustSource] "It may be missing now, and becomes an `Option`.";
    }
    REQUIRED_ORDER {
        Reordered: Breaking [RustSource] "`new` takes the required fields in the order of the spec.";
    }

    // Types.
    TYPE {
        Changed: Breaking [WireCaller RustSource] "Values of the old type are refused, and the Rust type is another one."
            | Breaking [WireDecoder RustSource] "Values of another type come, and the Rust type is another one.";
    }
    WIDTH {
        Tightened: Breaking [WireCaller RustSource] "Large values are refused, and the Rust type is another one."
            | Breaking [RustSource] "The Rust type is another one.";
        Loosened: Breaking [RustSource] "The Rust type is another one."
            | Breaking [WireDecoder RustSource] "Larger values come, and the Rust type is another one.";
    }
    WIRE {
        Added: Breaking [WireCaller] "The server wants it written in another JSON type."
            | Breaking [WireDecoder] "It comes in another JSON type; this crate reads both.";
        Removed: Breaking [WireCaller] "The server wants it written in another JSON type."
            | Breaking [WireDecoder] "It comes in another JSON type; this crate reads both.";
        Changed: Breaking [WireCaller] "The server wants it written in another JSON type."
            | Breaking [WireDecoder] "It comes in another JSON type; this crate reads both.";
    }
    SECRET {
        Added: Breaking [RustSource] "The Rust type becomes `Secret`, which does not print.";
        Removed: Breaking [RustSource] "The Rust type is `Secret` no longer, and it is printed.";
    }

    // Limits.
    LIMIT {
        Tightened: Breaking [WireCaller] "Values are refused that were taken."
            | Additive [] "Values keep within a narrower limit.";
        Loosened: Additive [] "More values are taken."
            | Risky [WireDecoder] "Values beyond the old limit may come.";
        Changed: NeedsDecision [WireCaller] "The two limits cannot be compared."
            | NeedsDecision [WireDecoder] "The two limits cannot be compared.";
    }
    /// A limit that no page prints, but that the crate checks.
    OWN_LIMIT {
        Tightened: Breaking [RustSource] "The crate refuses, by its own inference, what the server may take."
            | Additive [] "Values are taken to keep within a narrower limit.";
        Loosened: Additive [] "The crate takes more values."
            | Risky [WireDecoder] "Values beyond the old limit may come.";
    }
    /// A set of allowed texts: characters, or a form.
    CLASS {
        Tightened: Breaking [WireCaller] "Texts are refused that were taken."
            | Additive [] "Fewer texts come.";
        Loosened: Additive [] "More texts are taken."
            | Risky [WireDecoder] "Texts of another kind may come.";
        Changed: Breaking [WireCaller] "Texts are refused that were taken."
            | Risky [WireDecoder] "Texts of another kind come.";
    }

    // Enums.
    ENUM {
        Added: Additive [] "A type is new.";
        Removed: Breaking [RustSource] "The Rust type is gone.";
    }
    VALUE {
        Added: Additive [] "It may be sent."
            | Risky [WireDecoder] "It may come; who matches on the known values has to have an answer.";
        Removed: Breaking [WireCaller RustSource] "The server refuses it, and the variant is gone."
            | Breaking [RustSource] "The variant is gone; the value, should it come, is an unknown one.";
    }
    NAME {
        Added: Breaking [RustSource] "The Rust name is another one.";
        Removed: Breaking [RustSource] "The Rust name is another one.";
        Changed: Breaking [RustSource] "The Rust name is another one.";
    }

    // Rules between fields.
    GROUP {
        Added: Breaking [WireCaller RustSource] "Requests without it are refused, and constructors come and go."
            | Breaking [RustSource] "Constructors come and go.";
        Removed: Breaking [RustSource] "Constructors come and go.";
    }
    REQUIRED_IF {
        Added: Breaking [WireCaller] "Requests without the field are refused when the condition holds."
            | Additive [] "The field comes for certain when the condition holds.";
        Removed: Additive [] "The field may be left out."
            | Risky [WireDecoder] "The field may be missing when the condition holds.";
        Changed: Breaking [WireCaller] "Requests are refused that were taken."
            | Risky [WireDecoder] "The field may be missing where it came.";
    }
    IGNORED_IF {
        Added: Risky [WireCaller] "The field has no effect where it had one."
            | Risky [WireDecoder] "The field means nothing where it meant something.";
        Removed: Risky [WireCaller] "The field has an effect where it had none."
            | Risky [WireDecoder] "The field means something where it meant nothing.";
        Changed: Risky [WireCaller] "The field has an effect in other cases."
            | Risky [WireDecoder] "The field means something in other cases.";
    }

    // Endpoints and webhooks.
    OBJECT {
        Added: Additive [] "A type is new.";
        Removed: Breaking [RustSource] "The Rust type is gone.";
    }
    ENDPOINT {
        Added: Additive [] "It may be called.";
        Removed: Breaking [WireCaller RustSource] "It cannot be called any more.";
    }
    WEBHOOK {
        Added: Additive [] "It may come; events of a kind that nobody knows are kept.";
        Removed: Breaking [WireDecoder RustSource] "It does not come any more, and its variant of `Event` is gone.";
    }
    AUDIENCE {
        Tightened: Breaking [WireCaller] "Merchants are refused who were served."
            | Breaking [WireDecoder] "Merchants do not get it who got it.";
        Loosened: Additive [] "Any merchant is served.";
        Changed: NeedsDecision [WireCaller] "Others are served than before: who?"
            | NeedsDecision [WireDecoder] "Others get it than before: who?";
    }
    /// Facts that a call fails without.
    CALL {
        Changed: Breaking [WireCaller] "Calls by the old description fail.";
    }
    /// Facts that reading fails without.
    READING {
        Added: Breaking [WireDecoder] "Messages cannot be read, or not verified, by the old description.";
        Removed: Breaking [WireDecoder] "Messages cannot be read, or not verified, by the old description.";
        Changed: Breaking [WireDecoder] "Messages cannot be read, or not verified, by the old description.";
    }
    /// Whether a success may come without data.
    NO_DATA {
        Added: Breaking [WireDecoder RustSource] "A success may have no data, and the reply's type becomes an `Option`.";
        Removed: Breaking [RustSource] "The reply's type is no `Option` any more.";
        Changed: DocOnly [] "What it means has another wording.";
    }
    /// What a program may do with a failure, or a repetition. All of it is inferred.
    BEHAVIOUR {
        Changed: Risky [WireCaller] "Programs that go by it behave differently."
            | Risky [WireDecoder] "Programs that go by it behave differently.";
    }
    /// Forms of messages that really come.
    SHAPE {
        Added: Risky [WireDecoder] "Messages of a form come that was not known.";
        Removed: Risky [WireDecoder] "Messages of this form are not expected any more.";
        Changed: Risky [WireDecoder] "Messages come in another form.";
    }

    // Result codes.
    CODE {
        Added: Additive [] "It may come; codes that nobody knows are kept.";
        Removed: Breaking [RustSource] "Its variant is gone; the code, should it come, is an unknown one.";
    }
    LISTED_CODE {
        Added: Additive [] "The endpoint may fail with it.";
        Removed: Risky [WireCaller] "What it told may be told by another code.";
    }
    SUCCESS_CODE {
        Added: Breaking [WireDecoder] "Successes come that are read as failures.";
        Removed: Breaking [WireDecoder] "What was a success is a failure.";
    }
}
