//! The page's program: it draws.

fn main() {
    vitrine::client::report_panics();
    vitrine::ui::mount();
}
