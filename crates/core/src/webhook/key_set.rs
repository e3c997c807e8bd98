//! [`KeySet`]: which key has which serial.

use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt;

/// The keys that may sign webhooks, by the serial of their certificate.
///
/// The vendor may have several keys at a time and change them; the header
/// `BinancePay-Certificate-SN` says which one signed. Fetch them from the endpoint
/// `certificate.query` (`certSerial` and `certPublic`), and again when a webhook names a serial that
/// is not here: insert the new ones first and drop the old ones later, so that notifications under
/// way still pass.
///
/// A serial is compared as it is written. `K` is what verifies: a
/// [`VerifySignature`](crate::VerifySignature). Debug shows serials only.
///
/// # Examples
///
/// ```
/// use binance_pay::KeySet;
///
/// type Key = fn(&[u8], &[u8]) -> bool;
/// let key: Key = |_, signature| signature == b"demo";
/// let mut keys: KeySet<Key> = [("1FAA1632AD1E0C9FCE84DD9B8757F471", key)].into_iter().collect();
///
/// // Rotation: both for a while, then the new one alone.
/// keys.insert("0C9FCE84DD9B8757F4711FAA1632AD1E", key);
/// assert_eq!(keys.len(), 2);
/// keys.retain(|serial, _| serial.starts_with("0C9F"));
/// assert!(keys.get("1FAA1632AD1E0C9FCE84DD9B8757F471").is_none());
/// assert_eq!(keys.serials().collect::<Vec<_>>(), ["0C9FCE84DD9B8757F4711FAA1632AD1E"]);
/// ```
#[derive(Clone)]
pub struct KeySet<K> {
    keys: BTreeMap<String, K>,
}

impl<K> KeySet<K> {
    /// Without keys.
    #[must_use]
    pub const fn new() -> Self {
        Self { keys: BTreeMap::new() }
    }

    /// Adds a key. Gives back the one that had this serial before.
    pub fn insert(&mut self, serial: impl Into<String>, key: K) -> Option<K> {
        self.keys.insert(serial.into(), key)
    }

    /// Takes a key out: nothing that it signed is accepted any more.
    pub fn remove(&mut self, serial: &str) -> Option<K> {
        self.keys.remove(serial)
    }

    /// Keeps the keys that the closure says yes to.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &K) -> bool) {
        self.keys.retain(|serial, key| keep(serial, key));
    }

    /// The key of this serial.
    #[must_use]
    pub fn get(&self, serial: &str) -> Option<&K> {
        self.keys.get(serial)
    }

    /// Whether there is a key of this serial.
    #[must_use]
    pub fn contains(&self, serial: &str) -> bool {
        self.keys.contains_key(serial)
    }

    /// The serials, sorted.
    pub fn serials(&self) -> impl ExactSizeIterator<Item = &str> {
        self.keys.keys().map(String::as_str)
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is none, so that nothing can be verified.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

impl<K> Default for KeySet<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Into<String>, K> FromIterator<(S, K)> for KeySet<K> {
    fn from_iter<I: IntoIterator<Item = (S, K)>>(keys: I) -> Self {
        let mut set = Self::new();
        set.extend(keys);
        set
    }
}

impl<S: Into<String>, K> Extend<(S, K)> for KeySet<K> {
    fn extend<I: IntoIterator<Item = (S, K)>>(&mut self, keys: I) {
        self.keys.extend(keys.into_iter().map(|(serial, key)| (serial.into(), key)));
    }
}

impl<K> fmt::Debug for KeySet<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.keys.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn rotation() {
        let mut keys = KeySet::default();
        assert!(keys.is_empty());
        assert_eq!(keys.insert("A", 1), None);
        keys.extend([("B", 2), ("C", 3)]);
        assert_eq!(keys.insert("A", 4), Some(1), "the last one counts");
        assert_eq!(keys.remove("B"), Some(2));
        assert_eq!(keys.remove("B"), None);
        assert_eq!((keys.get("A"), keys.get("B"), keys.len()), (Some(&4), None, 2));
        assert!(!keys.is_empty());
        keys.retain(|_, key| *key == 3);
        assert!(keys.contains("C") && !keys.contains("A"));
    }

    #[test]
    fn serials_are_compared_as_written() {
        let keys: KeySet<()> = [("AB", ())].into_iter().collect();
        for other in ["ab", " AB", "AB ", "0AB", ""] {
            assert!(!keys.contains(other), "{other:?}");
        }
    }

    #[test]
    fn debug_shows_no_key() {
        let keys: KeySet<&str> = [("AB", "key material")].into_iter().collect();
        assert_eq!(format!("{keys:?}"), r#"{"AB"}"#);
    }
}
