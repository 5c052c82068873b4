//! Opens a page in headless Chromium, does what it is told, and saves a picture.
#![expect(
    clippy::print_stdout,
    reason = "A command-line tool speaks on standard output."
)]

use anyhow::{Context as _, Result, bail, ensure};
use e2e::{Browser, Look, built_file, file_url};
use std::collections::VecDeque;
use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

const USAGE: &str = "\
look [FILE|URL] [actions] --out SHOT.png

Opens dist/index.html, or another page, in headless Chromium. Then does, in this order as given:
    --sample              opens the sample export, and waits until it is ready
    --zip FILE            opens an export (again for several files), and waits until it is ready or has failed
    --goto '#/...'        goes to an address within the page
    --click 'role:name'   clicks what has this role and name; a name that ends in * is a beginning
    --type 'text'         types into what has the focus
    --press KEY           presses Enter, Escape, Tab, ArrowDown, ... (names of the DOM's KeyboardEvent.key)
    --run 'script'        runs a script in the page and prints what it returns
    --nodes ROLE          prints the names of all elements of a role
    --size 1440x900       --dark       --light
    --out SHOT.png        saves a picture (as often as wanted)
    --whole SHOT.png      saves a picture of the page in its whole height
    --sheet SHEET.webp    puts the pictures saved so far onto one sheet; nothing can be done after it
What the page writes to the console is printed at the end.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match look().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn look() -> Result<()> {
    let mut args: VecDeque<String> = env::args().skip(1).collect();
    if args.is_empty() || args.iter().any(|arg| arg == "--help") {
        print!("{USAGE}");
        return Ok(());
    }
    let url = match args.front() {
        Some(first) if !first.starts_with("--") => address(&args.pop_front().unwrap_or_default())?,
        _ => file_url(&built_file()).context("`cargo xtask build` makes it")?,
    };
    let browser = Browser::start().await?;
    browser.open(&url).await?;
    let outcome = act(&browser, args).await;
    for line in browser.console().await? {
        println!("console: {line}");
    }
    browser.close().await?;
    outcome
}

async fn act(browser: &Browser, mut args: VecDeque<String>) -> Result<()> {
    let mut look = Look::default();
    let mut saved: Vec<PathBuf> = Vec::new();
    while let Some(flag) = args.pop_front() {
        let mut value = || {
            args.pop_front()
                .with_context(|| format!("{flag} needs a value\n\n{USAGE}"))
        };
        match flag.as_str() {
            "--sample" => {
                browser.click("button", "Open the sample export").await?;
                ready(browser).await?;
            }
            "--zip" => {
                let mut files = vec![PathBuf::from(value()?)];
                while args.front().is_some_and(|next| next == "--zip") {
                    args.pop_front();
                    files.push(args.pop_front().context("--zip needs a value")?.into());
                }
                let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
                browser.choose(&files).await?;
                ready(browser).await?;
            }
            "--goto" => browser.go_to(&value()?).await?,
            "--click" => {
                let target = value()?;
                let (role, name) = target.split_once(':').context("--click needs role:name")?;
                browser.click(role, name).await?;
            }
            "--type" => browser.type_text(&value()?).await?,
            "--press" => browser.press(&value()?).await?,
            "--run" => println!("{}", browser.run(&value()?, vec![]).await?),
            "--nodes" => println!("{}", browser.names(&value()?).await?.join("\n")),
            "--size" => {
                let size = value()?;
                let (width, height) = size.split_once('x').context("--size needs WIDTHxHEIGHT")?;
                look = Look {
                    width: width.parse()?,
                    height: height.parse()?,
                    ..look
                };
                browser.look(look).await?;
            }
            "--dark" | "--light" => {
                look.dark = flag == "--dark";
                browser.look(look).await?;
            }
            "--out" | "--whole" => {
                let file = value()?;
                browser.wait_rest().await?;
                browser
                    .screenshot(Path::new(&file), flag == "--whole")
                    .await?;
                println!("{file}");
                saved.push(file.into());
            }
            "--sheet" => {
                let file = value()?;
                browser.sheet(&saved, Path::new(&file)).await?;
                println!("{file}");
                return Ok(());
            }
            other => bail!("do not know {other:?}\n\n{USAGE}"),
        }
        browser.wait_rest().await?;
    }
    Ok(())
}

async fn ready(browser: &Browser) -> Result<()> {
    let state = browser
        .wait_any_state(&["ready", "failed"], Duration::from_mins(10))
        .await?;
    if state == "failed" {
        println!("failed: {}", browser.alerts().await?);
    }
    Ok(())
}

fn address(target: &str) -> Result<String> {
    if target.contains("://") {
        return Ok(target.to_owned());
    }
    ensure!(Path::new(target).is_file(), "there is no file {target}");
    file_url(Path::new(target))
}
