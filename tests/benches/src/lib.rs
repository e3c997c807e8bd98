//! What binance-pay costs: the cases that the benches measure, and what each is measured against.
//!
//! `budgets` times them, `allocations` counts their allocations, `.ci/instructions` their instructions; all
//! three run the same calls. `generate` times the generator.

pub mod cases;
pub mod growth;
pub mod inputs;
pub mod measure;
pub mod peers;
pub mod record;
pub mod table;

/// A call that is made again and again.
pub type Call = Box<dyn FnMut()>;

/// One thing that binance-pay does, and what it is measured against.
pub struct Case {
    /// What is done, with its size.
    pub what: &'static str,
    /// How binance-pay does it.
    pub ours: Call,
    /// How many allocations the budget allows.
    pub allocations: Option<u64>,
    /// The floor and the peers.
    pub others: Vec<Other>,
}

/// A floor or a peer.
pub struct Other {
    /// What it is.
    pub name: &'static str,
    /// What it does.
    pub call: Call,
    /// What the ratio to it must be.
    pub budget: Option<Budget>,
}

/// What a ratio must be.
#[derive(Clone, Copy, Debug)]
pub enum Budget {
    /// We may take this many times as long.
    AtMost(f64),
    /// The other side must take this many times as long.
    AtLeast(f64),
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Case").field("what", &self.what).field("others", &self.others).finish()
    }
}

impl std::fmt::Debug for Other {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Other").field(&self.name).field(&self.budget).finish()
    }
}

impl Case {
    fn new(what: &'static str, ours: impl FnMut() + 'static) -> Self {
        Self { what, ours: Box::new(ours), allocations: None, others: Vec::new() }
    }

    /// The budget of allocations.
    fn allocates_at_most(mut self, count: Option<u64>) -> Self {
        self.allocations = count;
        self
    }

    /// A peer without a budget.
    fn against(self, name: &'static str, call: impl FnMut() + 'static) -> Self {
        self.with(name, None, call)
    }

    fn with(
        mut self,
        name: &'static str,
        budget: impl Into<Option<Budget>>,
        call: impl FnMut() + 'static,
    ) -> Self {
        self.others.push(Other { name, call: Box::new(call), budget: budget.into() });
        self
    }
}
