//! Vitrine's chores. Knows the tools and the machine; the product knows nothing of it.

fn main() {}
