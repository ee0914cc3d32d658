//! The chart as a user sees it: what is on the page, where, and that nothing is in the way.

#[path = "chart/checks.rs"]
mod checks;
#[path = "chart/clear.rs"]
mod clear;
#[path = "chart/command.rs"]
mod command;
#[path = "chart/given.rs"]
mod given;
#[path = "chart/list.rs"]
mod list;
#[path = "chart/pictures.rs"]
mod pictures;
#[path = "chart/places.rs"]
mod places;
#[path = "chart/properties.rs"]
mod properties;
#[path = "chart/reading.rs"]
mod reading;
