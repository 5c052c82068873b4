//! The worker's program: it reads.

fn main() {
    vitrine::worker::start();
}
