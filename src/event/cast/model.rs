//! Who can be told of.

use std::collections::BTreeSet;

use crate::event::mention::Sex;

/// Index of one of the cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub u32);

/// What kind of actor a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// One person.
    Person,
    /// A company, an agency, a team, a country.
    Group,
    /// Not known.
    Unknown,
}

/// Someone or something that acts under a name, or under a description that is one of its kind.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The fullest name the article gives, without titles; or the description ("the company").
    pub name: String,
    /// Person or group.
    pub kind: ActorKind,
    /// When titles, first names or descriptions tell.
    pub sex: Option<Sex>,
    /// Whether it is a ship, which is "it" or "she".
    pub is_ship: bool,
    /// Whether `name` is a proper name.
    pub named: bool,
    /// The name as a sentence says it: with the article that it was first told with.
    pub spoken: String,
    pub(in crate::event) parts: Vec<String>,
    pub(in crate::event) roles: BTreeSet<String>,
}
