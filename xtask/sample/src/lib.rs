//! Writes synthetic exports of an invented recruiting firm.
