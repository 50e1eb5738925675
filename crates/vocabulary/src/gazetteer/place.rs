//! One place of the gazetteer.
//!
//! Must not: say whose a contested place is. It keeps every claim.

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum PlaceKind {
    /// A country or territory with a code of its own in ISO 3166-1 (or in use, as `XK`).
    Country = 0,
    /// A state that is no more.
    FormerState = 1,
    /// A division of the first level: a state, province, oblast, governorate.
    Region = 2,
    /// A division of the second level: a county or district.
    District = 3,
    /// Any other stretch of land: a historical region, a valley, an island, a continent.
    Area = 4,
    /// A sea, a lake, a river, a strait.
    Water = 5,
    /// A city, town or village.
    Settlement = 6,
}

impl PlaceKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [PlaceKind; 7] = [
        PlaceKind::Country,
        PlaceKind::FormerState,
        PlaceKind::Region,
        PlaceKind::District,
        PlaceKind::Area,
        PlaceKind::Water,
        PlaceKind::Settlement,
    ];
}

/// A place as the gazetteer has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its number in this gazetteer. Another edition may number otherwise.
    pub id: u32,
    /// The name it is filed under, one of several where it has several.
    pub name: &'static str,
    /// What it is.
    pub kind: PlaceKind,
    /// The country it is counted to, in ISO 3166-1 alpha-2; `None` where it has none or is contested.
    pub country: Option<&'static str>,
    /// A number that all places share which lie in the same country and division of the first level, as far as
    /// both are known.
    pub division: u16,
    /// Latitude in degrees (WGS 84). For countries and divisions: the middle of their settlements.
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    pub lon: Option<f64>,
    /// Its GeoNames identifier.
    pub geonames: Option<u32>,
    /// How many people live there, to about a tenth; 0 where unknown.
    pub population: u64,
    /// Who claims it, as codes with commas between ("IN,PK"), where more than one does; else empty.
    pub claimed_by: &'static str,
    /// From when to when it was, in EDTF, for former states; else empty.
    pub span: &'static str,
}

/// Mean radius of the earth in kilometres.
const EARTH_KM: f64 = 6371.0;

impl Place {
    /// Where it lies, where that is known.
    pub fn point(&self) -> Option<(f64, f64)> {
        self.lat.zip(self.lon)
    }

    /// How far it is to another, in kilometres over the great circle.
    pub fn km_to(&self, other: &Place) -> Option<f64> {
        let ((lat, lon), (other_lat, other_lon)) = (self.point()?, other.point()?);
        let (a, b) = (lat.to_radians(), other_lat.to_radians());
        let half = |x: f64| (x / 2.0).sin().powi(2);
        let h = half(b - a) + a.cos() * b.cos() * half((other_lon - lon).to_radians());
        Some(2.0 * EARTH_KM * h.sqrt().min(1.0).asin())
    }
}
