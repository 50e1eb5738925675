# The publication, in English. Every language has the same keys.

part-publication = Publication
pub-lead = A build makes a preview. Publishing puts it in the place of the site, whole, and the ledger keeps by whom, why and what exactly.
pub-site-nothing = Readers have nothing yet.
pub-site-publication = Readers have the publication of entry { $entry }.
pub-site-build = What readers have was written by a build on the command line; no publication names it.
pub-preview = The preview
pub-preview-none = Nothing waits. Have the case built: that makes the preview anew.
pub-look = Look at it as readers would.
pub-made-at = It was made from the ledger up to entry { $entry }.
pub-files = { $number ->
    [one] One file.
   *[other] { $number } files.
 }
pub-since = { $number ->
    [one] One entry came to the ledger since and is not in it. Have the case built to have it there.
   *[other] { $number } entries came to the ledger since and are not in it. Have the case built to have them there.
 }
pub-withheld = What is withheld, and why
pub-withheld-none = There is no list, so nothing of lists is withheld.
pub-list = List
pub-field = Field
pub-persons = Persons
pub-field-names = names
pub-field-births = exact days of birth
pub-field-numbers = numbers given by authorities
pub-field-places = places
pub-why-withheld = withheld: case.toml does not publish it, under [publish.persons]
pub-why-published = published, by [publish.persons] of case.toml
pub-why-places = no incident of the case is known by it: it may be an address
pub-warnings = Warnings of disclosure
pub-warnings-none = No cell holds so few that it would tell of somebody.
pub-warning = Warning
pub-table = Table
pub-cell = Cell
pub-stands = Where it stands
pub-cells = The cells
pub-least = Cells of fewer than { $cell } persons are warned of (small_cell under [publish] of case.toml).
pub-least-rate = Rates of fewer than { $rate } deaths are (small_rate).
pub-warning-small-cell = few persons
pub-warning-small-cell-settled = Join the cell with a neighbour: a wider class of age, a larger place; leave out what tells the place or the day in the list; or publish over it and say why it tells nobody anything.
pub-warning-small-rate = a rate of few deaths
pub-warning-small-rate-settled = Give the population more years or a larger area in case.toml, or leave the rate out.
pub-warning-differencing = few came or went since
pub-warning-differencing-settled = Who has both publications learns of these few: wait until more have changed, join the cell with a neighbour, or publish over it and say why.
pub-table-incident = persons of an incident
pub-table-place = persons of a place
pub-table-ages = the dead by age and sex
pub-table-rate = rates
pub-changes = What changed since the publication before
pub-changes-none = There is no publication before it.
pub-figures-same = No figure changed.
pub-figures-changed = Figures that changed
pub-was = Was
pub-is = Is
pub-more-changes = { $number ->
    [one] And one more.
   *[other] And { $number } more.
 }
pub-change-new = new
pub-change-gone = counted no longer
pub-change-claims = claims
pub-change-other-claims = other claims, as many
pub-change-rule = the rule
pub-change-decided = a reviewer decided
pub-change-settings = settings of the case, or the program
pub-pages = The pages
pub-pages-added = { $number ->
    [0] No page was added.
    [one] One page was added.
   *[other] { $number } pages were added.
 }
pub-pages-removed = { $number ->
    [0] None was removed.
    [one] One was removed.
   *[other] { $number } were removed.
 }
pub-title = Title
pub-title-missing = Give the publication a title, of at most 200 characters. Nothing was published.
pub-over = I have looked at the warnings and publish over them, for the reason given.
pub-warned = There are warnings of disclosure: look at them, then publish over them with a reason, or settle them first. Nothing was published.
pub-publish = Publish
pub-preview-old = The preview changed since this page was made. Nothing was published; look at it again.
pub-while-building = A build goes on. Nothing was published; try again when it has ended.
pub-goes-on = Something is being published already. Nothing was begun; look again when it has ended.
pub-goes-on-now = It is being published: every file of the preview is hashed again before anything changes place.
pub-hashing = Files hashed
pub-hashed = { $done } files are hashed.
pub-ended-at = It ended at { $when }.
pub-ended-published = It is published, by entry { $entry }.
pub-ended-entered = It stands in the ledger as entry { $entry }, but the folders could not change places; the terminal of the desk says why. Opening the case again finishes it.
pub-ended-refused = It was not published.
pub-ended-failed = It was not published: something failed here, and the terminal of the desk says what.
pub-past = Publications
pub-past-none = Nothing was published from here yet.
pub-files-head = Files
pub-one = A publication
pub-manifest = SHA-256 of its manifest:
pub-before = The publication of entry { $entry }
pub-figures-told = { $number ->
    [one] It tells one figure.
   *[other] It tells { $number } figures.
 }
pub-warned-number = { $number ->
    [0] There was no warning.
    [one] It was published over one warning.
   *[other] It was published over { $number } warnings.
 }
