//! Browser tests in a worker.
