//! What stands below the options of each `--help`. No line is longer than 80 columns.

pub(crate) const TOP: &str = "\
It sends nothing. Keys come from the environment: BINANCE_PAY_API_KEY, and
BINANCE_PAY_SECRET_KEY or BINANCE_PAY_SECRET_KEY_FILE. Where none is set, demo
keys sign, and a remark says so.

Exit status:
  0  done
  1  the answer is no: an API failure, a signature that does not match, a
     change of the spec that is not to be
  2  wrong use, also a file that cannot be opened
  3  the input is invalid
  4  a reply, or a genuine notification, that cannot be read; a change of the
     spec that a person has to judge

Examples:
  bpay endpoints
  bpay show direct-debit.contract.query
  bpay encode direct-debit.contract.query '{\"contractId\":\"205611460060250112\"}'
  bpay explain 400002";

pub(crate) const ENDPOINTS: &str = "\
Examples:
  bpay endpoints
  bpay endpoints --json | jq -r '.[].id'";

pub(crate) const SHOW: &str = "\
Fields with their limits, rules, result codes with remedies, contradictions of
the documentation with what was decided, what is inferred, and samples.

An id without its version stands for the newest that is not deprecated.

Examples:
  bpay show direct-debit.contract.query
  bpay show service-provider.record.query --json | jq '.codes[].remedy'";

pub(crate) const EXPLAIN: &str = "\
Examples:
  bpay explain 400003
  bpay explain invalid_timestamp --json";

pub(crate) const ENCODE: &str = "\
The request is validated first; one that is not valid is not signed (status 3).
The signature belongs to exactly the printed body, and the server accepts it for
one second.

Keys come from BINANCE_PAY_API_KEY, and BINANCE_PAY_SECRET_KEY or
BINANCE_PAY_SECRET_KEY_FILE. Where none is set, demo keys sign.

Examples:
  bpay encode direct-debit.contract.query '{\"contractId\":\"205611460060250112\"}'
  bpay encode service-provider.record.query @query.json --format json
  echo '{\"page\":1,\"rows\":10}' |
    bpay encode service-provider.record.query --format curl | sh";

pub(crate) const VALIDATE: &str = "\
All violations are found in one pass, each with its place. Status 3 if there is
one; a text that is not JSON has one of the rule `json`.

Examples:
  bpay validate service-provider.record.query '{\"page\":1,\"rows\":11}'
  bpay validate service-provider.record.query @query.json --json";

pub(crate) const DECODE: &str = "\
Prints the data of a success (status 0), or the code and its remedy (status 1),
or why the reply cannot be read (status 4). What the spec marks as secret is
redacted unless you ask for it.

Examples:
  bpay decode direct-debit.contract.query @reply.json
  curl -s ... | bpay decode direct-debit.contract.query --json";

pub(crate) const SIGN: &str = "\
The HMAC-SHA512 of timestamp, line feed, nonce, line feed, body, line feed, in
upper-case hexadecimal. Any text is signed, byte for byte; remarks on stderr say
what the server would not accept.

Keys come from BINANCE_PAY_API_KEY, and BINANCE_PAY_SECRET_KEY or
BINANCE_PAY_SECRET_KEY_FILE. Where none is set, demo keys sign.

Examples:
  bpay sign @body.json --timestamp 1611232922428 \\
    --nonce 5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";

/// clap's own line would be too long.
pub(crate) const VERIFY_USAGE: &str = "\
bpay verify [OPTIONS] --timestamp <TEXT> --nonce <TEXT>
                   --signature <HEX> [@FILE|-]";

pub(crate) const VERIFY: &str = "\
Status 1 where the signature does not match; remarks then say what to check.

Keys come from BINANCE_PAY_API_KEY, and BINANCE_PAY_SECRET_KEY or
BINANCE_PAY_SECRET_KEY_FILE. Where none is set, demo keys are used.

Examples:
  bpay verify @body.json --timestamp 1611232922428 \\
    --nonce 5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA --signature 253B9241...";

pub(crate) const DIAGNOSE: &str = "\
Tries out the usual mistakes, one and then two at a time, and names what makes
exactly the signature of the headers. Prints both payloads where they begin to
differ, and what to do. Status 0 where the signature matches, 1 where it does
not. With --key it is the RSA signature of a webhook.

Keys come from BINANCE_PAY_API_KEY, and BINANCE_PAY_SECRET_KEY or
BINANCE_PAY_SECRET_KEY_FILE, and are never printed. A webhook needs none; with
the secret, HMAC is tried on it too.

Examples:
  bpay diagnose --headers @headers --body @body.json
  bpay diagnose --headers @headers --body @body.json --key @key.pem --json";

pub(crate) const WEBHOOK: &str = "\
Examples:
  bpay webhook list
  bpay webhook show PAY
  bpay webhook verify --headers @headers --key @key.pem --body @body.json";

pub(crate) const WEBHOOK_LIST: &str = "\
Examples:
  bpay webhook list
  bpay webhook list --json | jq -r '.[].bizType'";

pub(crate) const WEBHOOK_SHOW: &str = "\
Members with their limits, what to answer, contradictions of the documentation
with what was decided, what is inferred, and samples.

Examples:
  bpay webhook show PAY_REFUND
  bpay webhook show PAY --json | jq '.webhook.samples'";

/// clap's own line would be too long.
pub(crate) const WEBHOOK_VERIFY_USAGE: &str = "\
bpay webhook verify [OPTIONS] --headers <@FILE|-> --key <@FILE|->
                           --body <@FILE|->";

pub(crate) const WEBHOOK_VERIFY: &str = "\
Prints which webhook it is and what it says (status 0), why it is not to be
taken (status 1), what of the input is not what it should be (status 3), or what
of a genuine body cannot be read (status 4). Where the signature does not match,
remarks say what to check. The vendor gives no window; five minutes are ours.

Examples:
  bpay webhook verify --headers @headers --key @key.pem --body @body.json
  bpay webhook verify --headers @headers --key @key.pem --body @body.json \\
    --now 1611232922428 --json";

pub(crate) const SPEC: &str = "\
Examples:
  bpay spec coverage
  bpay spec explain direct-debit.contract.query#/objects/Contract
  bpay spec check
  bpay spec diff main spec";

pub(crate) const SPEC_COVERAGE: &str = "\
For each endpoint and webhook: members by where they are known from, limits and
other facts that are inferred, what nobody has read, samples, result codes, and
contradictions with a decision.

Examples:
  bpay spec coverage
  bpay spec coverage --json | jq .total";

pub(crate) const SPEC_DIFF: &str = "\
A state is the folder of a spec, a model.json, or a revision of the git
repository around you: REV, whose folder `spec` is taken, or REV:FOLDER.

Each change has a grade: breaking, needs-decision, risky, additive or doc-only.
Status 1 where one that nobody has approved is as bad as --fail-on, or worse;
else 4 where one needs a decision; 3 where a spec is invalid, or an approval
approves nothing (any more). An entry of the file of approvals:
  approvals:
    - fingerprint: e91e467cb48845e6
      rule: codes-code-name-changed
      pointer: /codes/400006/name
      reason: Nobody has used the name.
      expires: 2027-03-31   # may be left out

Examples:
  bpay spec diff main spec
  bpay spec diff v0.1.0 HEAD --fail-on breaking --approvals approvals.yaml
  bpay spec diff old/model.json new/model.json --format html > changes.html";
pub(crate) const DOCS: &str = "\
Examples:
  bpay docs read page.html
  bpay docs check page.html
  bpay docs compare old.html new.html
  bpay docs draft new-endpoint.html";

pub(crate) const DOCS_DRAFT: &str = "\
Every fact of the page is in its place, and every open question is a line that
begins with \"# open:\" above the place. No sentence of the page is taken over:
what is for people is a \"?\". The generator takes the file once the questions
are answered. Status 4, because there is always something to decide; 3 if the
page is about no endpoint.

Examples:
  bpay docs draft page.html > spec/endpoints/group/name.yaml
  bpay docs draft page.html --json | jq '.questions[].message'";

pub(crate) const DOCS_COMPARE: &str = "\
Every change has the name of a rule and a grade: doc-only, additive, risky,
needs-decision or breaking. What one state cannot show, because it is cut off or
cannot be read there, is told as such: it is neither added nor removed.

Status 1 if a change reaches --fail-on; 4 if one needs a decision.

Examples:
  bpay docs compare old.html new.html
  bpay docs compare old.html new.html --fail-on risky
  bpay docs compare old.html new.html --json | jq '.changes[].rule'";

pub(crate) const DOCS_CHECK: &str = "\
A page is found in the spec by its method and path, or by its bizType. What lies
behind the end of a page that is cut off is unknown, not gone. A recorded
decision covers a difference if its texts name what the page says. One that is
bound to words (bpay docs quote) has to be looked at once the page has others,
or says what the spec says.

Status 1 if a page differs from the spec where nothing was decided; 4 if a page
has something to decide, or the spec does not know it.

Examples:
  bpay docs check page.html
  bpay docs check pages/*.md --json |
    jq '.pages[].differences[] | select(.decision == null)'";

pub(crate) const DOCS_QUOTE: &str = "\
Writes quotes/<id>.yaml into the folder of the spec, for each endpoint or
webhook that the pages are about: digests of the words that state what the spec
states, and of those that decisions override. The same pages give the same
files. Give all pages of an id at once: they replace what was quoted before.

Examples:
  bpay docs quote page.html
  bpay docs quote pages/*.md --spec spec --json | jq '.files[].changed'";

pub(crate) const DOCS_READ: &str = "\
Every cell of every table is read by a rule or reported. Where the form of a
page has lost something, all readings are told and none is picked. Status 4 if
something has to be decided; a page that is no endpoint or webhook is status 0.

Examples:
  bpay docs read page.html
  bpay docs read pages/*.md --json | jq '.pages[].findings[] | select(.open)'";

pub(crate) const SPEC_EXPLAIN: &str = "\
Prints the value in force, and for each part of it where it comes from: quoted
from a page, with the digest of its words; decided, with the texts that exclude
each other; inferred; or not on a page that was at hand. A decision names the
words that it overrides. Pointers are those into the YAML files of the spec.

Examples:
  bpay spec explain order.close
  bpay spec explain order.close#/objects/OrderClosing/fields/prepayId
  bpay spec explain protocol#/window --json
  bpay spec explain result-codes#/codes/400003";

pub(crate) const SPEC_CHECK: &str = "\
Names, references, limits, samples against their tables, decisions that decide
nothing, quotes of what the spec does not state: every error with file, line and
column, and status 3. Without a folder, the spec that is built in.

Examples:
  bpay spec check
  bpay spec check --json | jq .statistics.provenance";

pub(crate) const COMPLETIONS: &str = "\
They know all commands and options, the ids of endpoints and the webhooks. Print
them again after an update.

Examples:
  bpay completions bash > ~/.local/share/bash-completion/completions/bpay
  bpay completions zsh > ~/.zfunc/_bpay
  bpay completions fish > ~/.config/fish/completions/bpay.fish";

pub(crate) const VECTORS: &str = "\
The vectors are files of JSON, in the folder tests/vectors of the repository.
README.md there explains them and the lines that a program reads and writes.

Examples:
  bpay vectors run -- python3 my_runner.py
  bpay vectors list --kind webhook
  bpay vectors kill";

pub(crate) const VECTORS_RUN: &str = "\
Asks the program one vector a line and judges its answers. One that gives no
answer in time, or something else, fails that vector and is killed and started
again; what it has started itself is not. When stdin closes it is to end with
status 0.

What a program cannot do is counted apart and never as passed. --ledger names a
file of failures that are known; one of them that passes is a failure.

The status is 0 where nothing failed but what the ledger expects, and 1 where
something did. It is 1, too, where nothing was judged: all is unsupported.

Examples:
  bpay vectors run -- python3 my_runner.py
  bpay vectors run --kind sign --format junit -- node runner.mjs > report.xml
  bpay vectors run --ledger known.json --timeout 1000 -- ./runner
  bpay vectors run -- bpay vectors answer";

pub(crate) const VECTORS_LIST: &str = "\
Examples:
  bpay vectors list
  bpay vectors list --kind reject --json | jq -r '.[].id'";

pub(crate) const VECTORS_KILL: &str = "\
Seeds mistakes that SDKs make into a small implementation of the protocol, one
at a time, and looks for a vector that finds each. The status is 1 where one
stays.

Examples:
  bpay vectors kill
  bpay vectors kill --json | jq '.faults[] | {fault, killedBy}'";

pub(crate) const VECTORS_ANSWER: &str = "\
Reads questions on stdin as a runner does, and answers them with the reference:
an implementation from the spec's model alone. --fault makes one mistake.

Examples:
  bpay vectors run -- bpay vectors answer
  bpay vectors run -- bpay vectors answer --fault sign-lower-hex";
