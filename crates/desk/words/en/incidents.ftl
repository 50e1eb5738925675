# Incidents, in English. Every language has the same keys.

part-incidents = Incidents
incident = Incident
incidents-counted = { $number ->
    [0] No incident is known yet. A build finds them in the documents.
    [one] One incident.
   *[other] { $number } incidents.
 }
incidents-listed = All by time
number = No.
timeline = When
timeline-numbers = How many in which year or month
map-title = Where
map-about = The incidents of this page on a map; the numbers are those of the list below it. An incident that no source places nearer than a country is not on it.
map-credit = A mark stands where the gazetteer has the place that the documents name; of places of one name it may be another. Coasts and borders: Natural Earth, as borders are held; no position is taken. Towns: GeoNames (CC BY 4.0).
incident-figures = Figures
incident-sources = Sources
incident-claims = Claims
incident-counts = Counts
known-by-whom = Who speaks of it
speaker = Speaker
earlier = Earlier
incident-figures-all = Its figures, by speaker
