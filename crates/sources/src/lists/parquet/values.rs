//! The values of a Parquet file as text, by their types (Apache Parquet format 2.x, logical types).
//!
//! Must not: round. A number is written as it is, without an ending that only its type adds.

use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type};
use parquet::schema::types::ColumnDescriptor;
use std::fmt::Write;
use vocabulary::Day;

/// What the bytes of a value stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Words,
    Truth,
    Signed,
    Unsigned,
    Float,
    /// Digits after the point.
    Decimal(u32),
    /// Days since 1970.
    Date,
    /// Ticks of a second since 1970, and whether they are of universal time.
    Moment(u64, bool),
    /// Ticks of a second since midnight.
    Clock(u64),
    /// As Hive writes moments: nanoseconds of the day, and the Julian day.
    Julian,
    Uuid,
    Half,
}

/// The type of a column's values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub(super) physical: Type,
    /// How many bytes a value has where all have as many.
    pub(super) length: Option<usize>,
    meaning: Meaning,
}

impl Kind {
    /// The type of a column; what it is, where its values cannot be written as text.
    pub(super) fn of(column: &ColumnDescriptor) -> Result<Kind, String> {
        let physical = column.physical_type();
        let length = match physical {
            Type::BOOLEAN => Some(1),
            Type::INT32 | Type::FLOAT => Some(4),
            Type::INT64 | Type::DOUBLE => Some(8),
            Type::INT96 => Some(12),
            Type::BYTE_ARRAY => None,
            Type::FIXED_LEN_BYTE_ARRAY => Some(
                usize::try_from(column.type_length())
                    .ok()
                    .filter(|length| *length > 0)
                    .ok_or("without a length")?,
            ),
        };
        let logical = column.logical_type_ref();
        let meaning = match logical {
            Some(logical) => of_logical(logical, physical, length),
            None => of_converted(column, physical, length),
        };
        meaning.map(|meaning| Kind { physical, length, meaning }).ok_or_else(|| match logical {
            Some(logical) => format!("{logical:?}"),
            None => format!("{:?}", column.converted_type()),
        })
    }

    /// Writes a value; gives whether all of it could be.
    pub(super) fn text(self, raw: &[u8], out: &mut String) -> bool {
        out.clear();
        match self.meaning {
            Meaning::Words => return words(raw, out),
            Meaning::Truth => out.push_str(if raw.first() == Some(&1) { "true" } else { "false" }),
            Meaning::Signed => number(signed(raw), out),
            Meaning::Unsigned => number(unsigned(raw), out),
            Meaning::Float => match raw.len() {
                4 => float(f32::from_le_bytes(fixed(raw)), out),
                _ => float(f64::from_le_bytes(fixed(raw)), out),
            },
            Meaning::Decimal(scale) => {
                let wide = matches!(self.physical, Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY);
                match if wide { big_endian(raw) } else { Some(signed(raw)) } {
                    Some(digits) => decimal(digits, scale, out),
                    None => return false,
                }
            }
            Meaning::Date => date(signed(raw), out),
            Meaning::Moment(ticks, universal) => moment(signed(raw), ticks, universal, out),
            Meaning::Clock(ticks) => clock(signed(raw), ticks, out),
            Meaning::Julian => {
                let nanos = i128::from(i64::from_le_bytes(fixed(raw)));
                let day = i128::from(u32::from_le_bytes(fixed(raw.get(8..).unwrap_or_default())));
                // 1970 began on this Julian day.
                moment((day - 2_440_588) * 86_400_000_000_000 + nanos, 1_000_000_000, false, out);
            }
            Meaning::Uuid => {
                for (at, byte) in raw.iter().enumerate() {
                    let dash = if matches!(at, 4 | 6 | 8 | 10) { "-" } else { "" };
                    let _ = write!(out, "{dash}{byte:02x}");
                }
            }
            Meaning::Half => float(half(u16::from_le_bytes(fixed(raw))), out),
        }
        true
    }
}

fn of_logical(logical: &LogicalType, physical: Type, length: Option<usize>) -> Option<Meaning> {
    let ticks = |unit: &TimeUnit| match unit {
        TimeUnit::MILLIS => 1_000,
        TimeUnit::MICROS => 1_000_000,
        TimeUnit::NANOS => 1_000_000_000,
    };
    let number = matches!(physical, Type::INT32 | Type::INT64);
    match logical {
        LogicalType::String | LogicalType::Enum | LogicalType::Json => {
            matches!(physical, Type::BYTE_ARRAY).then_some(Meaning::Words)
        }
        LogicalType::Decimal(decimal) => scaled(decimal.scale, physical),
        LogicalType::Date => number.then_some(Meaning::Date),
        LogicalType::Time(time) => number.then_some(Meaning::Clock(ticks(&time.unit))),
        LogicalType::Timestamp(stamp) => {
            number.then_some(Meaning::Moment(ticks(&stamp.unit), stamp.is_adjusted_to_u_t_c))
        }
        LogicalType::Integer(int) => {
            number.then_some(if int.is_signed { Meaning::Signed } else { Meaning::Unsigned })
        }
        LogicalType::Uuid => (length == Some(16)).then_some(Meaning::Uuid),
        LogicalType::Float16 => (length == Some(2)).then_some(Meaning::Half),
        LogicalType::Unknown => plain(physical),
        _ => None,
    }
}

fn of_converted(column: &ColumnDescriptor, physical: Type, length: Option<usize>) -> Option<Meaning> {
    let number = matches!(physical, Type::INT32 | Type::INT64);
    let meaning = match column.converted_type() {
        ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON => {
            return matches!(physical, Type::BYTE_ARRAY).then_some(Meaning::Words);
        }
        ConvertedType::DECIMAL => return scaled(column.type_scale(), physical),
        ConvertedType::DATE => Meaning::Date,
        ConvertedType::TIME_MILLIS => Meaning::Clock(1_000),
        ConvertedType::TIME_MICROS => Meaning::Clock(1_000_000),
        ConvertedType::TIMESTAMP_MILLIS => Meaning::Moment(1_000, true),
        ConvertedType::TIMESTAMP_MICROS => Meaning::Moment(1_000_000, true),
        ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32 | ConvertedType::UINT_64 => {
            Meaning::Unsigned
        }
        ConvertedType::INT_8 | ConvertedType::INT_16 | ConvertedType::INT_32 | ConvertedType::INT_64 => {
            Meaning::Signed
        }
        ConvertedType::NONE => return plain(physical).filter(|_| length != Some(0)),
        _ => return None,
    };
    number.then_some(meaning)
}

/// What bytes are of which nothing more is said.
fn plain(physical: Type) -> Option<Meaning> {
    Some(match physical {
        Type::BOOLEAN => Meaning::Truth,
        Type::INT32 | Type::INT64 => Meaning::Signed,
        Type::INT96 => Meaning::Julian,
        Type::FLOAT | Type::DOUBLE => Meaning::Float,
        Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY => Meaning::Words,
    })
}

fn scaled(scale: i32, physical: Type) -> Option<Meaning> {
    let bytes = !matches!(physical, Type::BOOLEAN | Type::INT96 | Type::FLOAT | Type::DOUBLE);
    // Numbers of sixteen bytes have no more digits.
    u32::try_from(scale).ok().filter(|scale| bytes && *scale <= 38).map(Meaning::Decimal)
}

/// The first bytes, or zeros where there are none.
fn fixed<const N: usize>(raw: &[u8]) -> [u8; N] {
    let mut bytes = [0; N];
    let length = raw.len().min(N);
    bytes[..length].copy_from_slice(&raw[..length]);
    bytes
}

fn signed(raw: &[u8]) -> i128 {
    match raw.len() {
        4 => i32::from_le_bytes(fixed(raw)).into(),
        _ => i64::from_le_bytes(fixed(raw)).into(),
    }
}

fn unsigned(raw: &[u8]) -> i128 {
    match raw.len() {
        4 => u32::from_le_bytes(fixed(raw)).into(),
        _ => u64::from_le_bytes(fixed(raw)).into(),
    }
}

fn big_endian(raw: &[u8]) -> Option<i128> {
    let negative = raw.first()? & 0x80 != 0;
    let start = if negative { -1 } else { 0 };
    (raw.len() <= 16).then(|| raw.iter().fold(start, |number, byte| number << 8 | i128::from(*byte)))
}

fn words(raw: &[u8], out: &mut String) -> bool {
    match std::str::from_utf8(raw) {
        Ok(words) if !words.contains('\0') => {
            out.push_str(words);
            true
        }
        _ => {
            out.push_str(&String::from_utf8_lossy(raw).replace('\0', "\u{FFFD}"));
            false
        }
    }
}

/// Digits, the last first: this is met a million times in a list.
fn number(number: i128, out: &mut String) {
    let Ok(mut left) = u64::try_from(number.unsigned_abs()) else {
        let _ = write!(out, "{number}");
        return;
    };
    let (mut digits, mut at) = ([0; 20], 20);
    loop {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    if number < 0 {
        out.push('-');
    }
    out.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

/// A number; nothing where it is none, by which many programs mean that nothing is known.
fn float<F: std::fmt::Display + Into<f64> + Copy>(float: F, out: &mut String) {
    if !float.into().is_nan() {
        let _ = write!(out, "{float}");
    }
}

/// A number of IEEE 754 in 16 bits.
fn half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1F), f64::from(bits & 0x3FF));
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    }
}

fn decimal(digits: i128, scale: u32, out: &mut String) {
    let unit = 10u128.pow(scale);
    let (whole, part) = (digits.unsigned_abs() / unit, digits.unsigned_abs() % unit);
    let sign = if digits < 0 { "-" } else { "" };
    let _ = write!(out, "{sign}{whole}");
    if part > 0 {
        let part = format!("{part:0width$}", width = scale as usize);
        let _ = write!(out, ".{}", part.trim_end_matches('0'));
    }
}

/// A day; a number where the calendar has none.
fn date(days: i128, out: &mut String) {
    let begin = Day::new(1970, 1, 1);
    match (begin, i32::try_from(days)) {
        // From the year 1 to 9999; the calendar stops at its ends.
        (Some(begin), Ok(days)) if (-719_162..=2_932_896).contains(&days) => {
            let _ = write!(out, "{}", begin.plus_days(days));
        }
        _ => {
            let _ = write!(out, "{days}");
        }
    }
}

/// A day, and the time where it is not midnight.
fn moment(since: i128, ticks: u64, universal: bool, out: &mut String) {
    let day = i128::from(ticks) * 86_400;
    date(since.div_euclid(day), out);
    let rest = since.rem_euclid(day);
    if rest > 0 {
        out.push('T');
        clock(rest, ticks, out);
        out.push_str(if universal { "Z" } else { "" });
    }
}

fn clock(since: i128, ticks: u64, out: &mut String) {
    let ticks = i128::from(ticks);
    let (seconds, part) = (since.div_euclid(ticks), since.rem_euclid(ticks));
    let _ = write!(out, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if part > 0 {
        let part = format!("{:09}", part * (1_000_000_000 / ticks));
        let _ = write!(out, ".{}", part.trim_end_matches('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(physical: Type, meaning: Meaning, raw: &[u8]) -> String {
        let mut out = String::new();
        Kind { physical, length: None, meaning }.text(raw, &mut out);
        out
    }

    #[test]
    fn values_are_written_as_people_write_them() {
        let int = |meaning, number: i64| text(Type::INT64, meaning, &number.to_le_bytes());
        let fixed = |meaning, raw: &[u8]| text(Type::FIXED_LEN_BYTE_ARRAY, meaning, raw);
        for (found, wanted) in [
            (int(Meaning::Signed, -12), "-12"),
            (int(Meaning::Signed, i64::MIN), "-9223372036854775808"),
            (int(Meaning::Unsigned, -1), "18446744073709551615"),
            (int(Meaning::Signed, 0), "0"),
            (int(Meaning::Decimal(2), -1250), "-12.5"),
            (int(Meaning::Decimal(0), 7), "7"),
            (int(Meaning::Date, -1), "1969-12-31"),
            (int(Meaning::Date, i64::MAX), "9223372036854775807"),
            (int(Meaning::Moment(1_000, true), 86_400_000), "1970-01-02"),
            (int(Meaning::Moment(1_000, true), 1_500), "1970-01-01T00:00:01.5Z"),
            (int(Meaning::Moment(1_000_000_000, false), -1), "1969-12-31T23:59:59.999999999"),
            (int(Meaning::Clock(1_000_000), 3_661_000_000), "01:01:01"),
            (text(Type::DOUBLE, Meaning::Float, &12f64.to_le_bytes()), "12"),
            (text(Type::FLOAT, Meaning::Float, &0.1f32.to_le_bytes()), "0.1"),
            (text(Type::DOUBLE, Meaning::Float, &f64::NAN.to_le_bytes()), ""),
            (text(Type::BOOLEAN, Meaning::Truth, &[1]), "true"),
            (text(Type::BYTE_ARRAY, Meaning::Words, b"a\xFF\0"), "a\u{FFFD}\u{FFFD}"),
            (fixed(Meaning::Decimal(1), &[0xFF, 0x85]), "-12.3"),
            (fixed(Meaning::Uuid, &[0xAB; 16]), "abababab-abab-abab-abab-abababababab"),
            (fixed(Meaning::Half, &[0x00, 0x3E]), "1.5"),
            (
                text(Type::INT96, Meaning::Julian, &[0, 0, 0, 0, 0, 0, 0, 0, 0x8C, 0x3D, 0x25, 0]),
                "1970-01-01",
            ),
        ] {
            assert_eq!(found, wanted);
        }
    }
}
