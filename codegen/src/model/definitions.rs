//! What a file defines, whatever else it is about.

use crate::model::{Endpoint, Object, OpenEnum};

/// The objects and enums of one file, which its types refer to by name.
#[derive(Clone, Copy, Debug)]
pub struct Definitions<'a> {
    /// The id of the endpoint or webhook that the file is about.
    pub id: &'a str,
    /// The file, relative to the spec folder, with forward slashes.
    pub file: &'a str,
    /// The slug of the vendor's page.
    pub page: &'a str,
    /// The objects, in the order of the spec.
    pub objects: &'a [Object],
    /// The enums, in the order of the spec.
    pub enums: &'a [OpenEnum],
}

impl<'a> Definitions<'a> {
    /// The object of this name.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<&'a Object> {
        self.objects.iter().find(|object| object.name == name)
    }

    /// The enum of this name.
    #[must_use]
    pub fn open_enum(&self, name: &str) -> Option<&'a OpenEnum> {
        self.enums.iter().find(|open_enum| open_enum.name == name)
    }
}

impl Endpoint {
    /// What its file defines.
    #[must_use]
    pub fn definitions(&self) -> Definitions<'_> {
        Definitions {
            id: &self.id,
            file: &self.file,
            page: &self.source.page,
            objects: &self.objects,
            enums: &self.enums,
        }
    }
}
