//! What somebody sent is sniffed, decoded, turned upright and encoded anew, so that location and device data are gone.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Longest side taken in. Above this a small file may unfold into gigabytes.
const SIDE_MAX: u32 = 12_000;
/// Memory one decode may use.
const DECODE_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// Longest side stored: enough to read a number plate, small enough for a year on one disk.
const STORED_SIDE: u32 = 2560;
/// Longest side of the small picture.
const SMALL_SIDE: u32 = 480;
/// JPEG quality, 1–100.
const QUALITY: u8 = 82;

/// A photo as it is stored: two JPEG files without anything but the picture.
#[derive(Clone, Debug)]
pub struct Remade {
    /// Bytes of the large one.
    pub large: Vec<u8>,
    /// Bytes of the small one, for lists.
    pub small: Vec<u8>,
    /// Pixels across, of the large one.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Why it was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// Neither JPEG, PNG nor WebP, whatever it is called; or broken.
    NotAPhoto,
    /// More pixels than are taken in.
    TooLarge,
}

/// Makes both files from what was sent.
pub fn remake(sent: &[u8]) -> Result<Remade, NotTaken> {
    let picture = decode(sent)?;
    let large = if picture.width().max(picture.height()) > STORED_SIDE {
        picture.resize(STORED_SIDE, STORED_SIDE, image::imageops::FilterType::Triangle)
    } else {
        picture
    };
    let small = encode(&large.thumbnail(SMALL_SIDE, SMALL_SIDE))?;
    Ok(Remade { large: encode(&large)?, small, width: large.width(), height: large.height() })
}

fn decode(sent: &[u8]) -> Result<DynamicImage, NotTaken> {
    let mut reader = ImageReader::new(Cursor::new(sent)).with_guessed_format().map_err(|_| NotTaken::NotAPhoto)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(NotTaken::NotAPhoto);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(DECODE_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(why)?;
    let orientation = decoder.orientation().map_err(why)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(why)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn why(error: ImageError) -> NotTaken {
    match error {
        ImageError::Limits(_) => NotTaken::TooLarge,
        _ => NotTaken::NotAPhoto,
    }
}

fn encode(picture: &DynamicImage) -> Result<Vec<u8>, NotTaken> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&picture.to_rgb8()).map_err(why)?;
    Ok(bytes)
}
