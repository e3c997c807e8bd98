//! [`kill`]: how many seeded faults the vectors find.

use crate::judge::{Answer, judge};
use crate::reference::{Fault, Reference};
use crate::vector::Vector;

/// A fault, and the first vector that finds it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Kill {
    /// The fault.
    pub fault: Fault,
    /// The id of the first vector that the faulty reference fails; none where it passes all.
    pub killed_by: Option<String>,
}

/// Seeds every fault into the reference, one at a time, and looks for a vector that finds it.
///
/// # Errors
///
/// Where the reference without a fault fails a vector: then nothing is proved; the id and the reason.
pub fn kill(vectors: &[Vector]) -> Result<Vec<Kill>, String> {
    let sound = Reference::new()?;
    if let Some((id, why)) = vectors.iter().find_map(|vector| failure(&sound, vector)) {
        return Err(format!("the reference itself fails {id}: {why}"));
    }
    let mut reference = sound;
    let mut kills = Vec::with_capacity(Fault::ALL.len());
    for fault in Fault::ALL {
        reference = reference.with(*fault);
        // Those that are about the same part find it soonest; the others are asked all the same.
        let (near, far): (Vec<_>, Vec<_>) =
            vectors.iter().partition(|vector| is_near(*fault, vector));
        let killed_by = near.into_iter().chain(far).find_map(|vector| failure(&reference, vector));
        kills.push(Kill { fault: *fault, killed_by: killed_by.map(|(id, _)| id) });
    }
    Ok(kills)
}

fn is_near(fault: Fault, vector: &Vector) -> bool {
    vector.operation().is_ok_and(|operation| fault.name().starts_with(operation.as_str()))
}

fn failure(reference: &Reference, vector: &Vector) -> Option<(String, String)> {
    let outcome = match reference.answer(vector) {
        Answer::Outcome(outcome) => judge(vector, &outcome),
        Answer::Unsupported(why) | Answer::Error(why) => Err(why),
    };
    outcome.err().map(|why| (vector.id.clone(), why))
}
