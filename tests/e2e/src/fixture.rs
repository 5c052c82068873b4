//! Files to open: generated exports and files made on the spot, in a folder that goes away with its owner.

use anyhow::{Context as _, Result};
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use vitrine_sample::Options;
pub use vitrine_sample::Shape;
use zip::unstable::write::FileOptionsExt as _;
use zip::write::FileOptions;
use zip::{AesMode, ZipWriter};

/// How an archive is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Not at all.
    Open,
    /// In the way that zips had first, which is called `ZipCrypto`.
    Traditional,
    /// By AES with 256 bits.
    Aes,
}

/// A folder of its own for files to open.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes an empty folder.
    pub fn new() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "vitrine-e2e-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path)?;
        Ok(Self { path })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file, and folders on the way to it; returns where it is.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let file = self.path.join(name);
        fs::create_dir_all(file.parent().context("a file without a folder")?)?;
        fs::write(&file, bytes)?;
        Ok(file)
    }

    /// Packs files into a zip behind a password; returns where it is.
    pub fn zip(
        &self,
        name: &str,
        files: &[(&str, &[u8])],
        lock: Lock,
        password: &str,
    ) -> Result<PathBuf> {
        let path = self.path.join(name);
        let mut writer = ZipWriter::new(File::create(&path)?);
        for (file, bytes) in files {
            let plain = FileOptions::<()>::default();
            let options = match lock {
                Lock::Open => plain,
                Lock::Traditional => plain.with_deprecated_encryption(password.as_bytes())?,
                Lock::Aes => plain.with_aes_encryption(AesMode::Aes256, password),
            };
            writer.start_file(*file, options)?;
            writer.write_all(bytes)?;
        }
        writer.finish()?;
        Ok(path)
    }

    /// Writes the export of an invented firm; returns where it is.
    pub fn export(&self, shape: Shape, people: u32) -> Result<PathBuf> {
        let file = self.path.join(format!("{}-{people}.zip", shape.as_str()));
        let out = BufWriter::new(File::create(&file)?);
        vitrine_sample::write(
            out,
            &Options {
                people,
                seed: 11,
                shape,
            },
        )?;
        Ok(file)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // It lies in the system's temporary folder; what cannot be removed now is removed there some day.
        fs::remove_dir_all(&self.path).ok();
    }
}
