# Sources and claims, in English. Every language has the same keys.

part-sources = Sources
src-sources-lead = What the case holds, and what was read of it. Hand in documents and lists here, or put them into the folders of the case.
src-sources-held = { $number ->
    [one] The case holds one source.
   *[other] The case holds { $number } sources.
 }
src-sources-read = { $number ->
    [one] One document was read.
   *[other] { $number } documents were read.
 }
src-sources-refused = { $number ->
    [one] One could not be read.
   *[other] { $number } could not be read.
 }
src-sources-all = All sources
src-sources-none = There is no source yet.
src-sources-withheld = Documents name people: they are shown to those who may see what is withheld.
src-files-added = { $number ->
    [0] Nothing new came in.
    [one] One file was taken in; it is on the disk.
   *[other] { $number } files were taken in; they are on the disk.
 }
src-files-known = { $number ->
    [one] One of the files was held already.
   *[other] { $number } of the files were held already.
 }
src-build-to-read = A build reads them.
src-editor-to-read = They are read when an editor has the case built.
src-build-at-once = Build the case at once, so that they are read
src-hand-in = Hand in files
src-hand-in-now = Hand in
src-files = Files; they can also be dropped onto this page
src-folder = Or a whole folder
src-files-chosen = Files chosen:
src-files-are = The files are
src-files-are-documents = documents, to be read for claims
src-files-are-lists = lists of victims, a row for each record
src-same-name = Where a file of the same name with other contents is held
src-same-name-both = both are kept, the new one under a name with a number
src-same-name-replaces = the new one takes its place, as a new release of a list does
src-known-of-files = What is known of these files
src-published-on = Published
src-publisher = Who passed it on
src-address = Where it can be found (URL)
src-remark = Remark
src-source = Source
src-state = State
src-language = Language
src-figures = Figures
src-quotes = Quotes
src-positions = Positions
src-decisions = Decisions
src-source-read = Read
src-source-refused = Could not be read
src-source-waits = Waits for a build
src-source-list = A list
src-original = Save the original
src-first-page = The first page
src-next-page = Next
src-previous-page = Previous
src-progress = How the reading goes on
src-progress-none = No build was asked for since the desk was opened.
src-progress-looks-again = This page looks again by itself.
src-text = The text
src-text-parts = Parts of the text
src-text-part = Part { $part } of the text.
src-claims = Claims
src-claims-here = { $number ->
    [0] No claim was read in this part of the text.
    [one] One claim in this part of the text.
   *[other] { $number } claims in this part of the text.
 }
src-claims-keys = Keys: j and k go through the claims; a accepts, r rejects, u leaves open, c corrects; n takes the words that are selected.
src-unfound = Decisions without their claim
src-unfound-lead = The words are read otherwise now. These decisions change nothing until somebody decides anew and withdraws them.
src-add-claim = Add a claim by hand
src-correct-claim = Correct this claim
src-hand-lead = Select the words in the text, or write them as they stand there. The number, and what it counts, is what these words say, not what you hold to be true.
src-words-of-claim = The words
src-number = Number
src-high = Up to, where it is a range
src-precision = How the words bound it
src-unit = Counted
src-role = What they were
src-nationality = Nationality, as written
src-as-of = As of which day
src-way-of-counting = Kind of number
src-identified-only = Only people who are identified or named
src-modality = Stated how
src-said-by = Who says so
src-alleged-doer = Who is alleged to have done it
src-alleged-means = With what (commas between)
src-incident-id = Incident, by its id; place and day settle it where this is empty
src-not-said = not said
src-leave-it = Leave it as it is
src-take-selection = Take the selected words
src-accept = Accept
src-reject = Reject
src-correct = Correct
src-withdraw = Withdraw
src-by-hand = by hand
src-reader-had = The reader had
src-document-itself = the document itself
src-verdict-accepted = accepted
src-verdict-rejected = rejected
src-verdict-unsure = unsure
src-kind-figure = Figure
src-kind-quote = Quote
src-kind-position = Position
src-status-killed = killed
src-status-injured = injured
src-status-missing = missing
src-status-captured = captured
src-status-released = released
src-status-displaced = displaced
src-status-exhumed = bodies or remains found
src-status-identified = remains identified
src-status-casualties = killed or injured
src-status-affected = otherwise affected
src-unit-people = people
src-unit-families = families
src-precision-exact = exactly
src-precision-about = about
src-precision-at-least = at least
src-precision-more-than = more than
src-precision-nearly = nearly
src-precision-at-most = at most
src-precision-less-than = fewer than
src-precision-range = between two numbers
src-precision-vague = a vague word, such as dozens
src-sex-female = women and girls
src-sex-male = men and boys
src-age-child = children
src-age-adult = adults
src-age-elderly = the elderly
src-role-civilian = civilians
src-role-combatant = combatants
src-role-police = police
src-role-journalist = journalists
src-role-health-worker = health workers
src-role-aid-worker = aid workers
src-modality-asserted = stated
src-modality-denied = denied
src-modality-expected = feared or expected
src-modality-superseded = replaced by a later number
src-counts-cumulative = a running total
src-counts-new = an addition
file-name-odd = The name of a file cannot be sent: it holds control characters, or ends in a backslash. Nothing was taken in; rename the file, and hand all of them in again.
not-files = What was sent cannot be read as files of a form. Choose the files anew.
no-files = No file was chosen.
too-many-files = These are too many files for one form: at most 5,000. Nothing was taken in; hand them in in parts.
file-too-large = One of the files is larger than 1 GiB. Nothing was taken in; leave it out.
files-too-large = The files are larger than 4 GiB together. Nothing was taken in; hand them in in parts.
not-a-figure = Only figures can be corrected.
claim-is-there = This very claim is there already.
claim-unchanged = Nothing was changed: the claim says this already.
claim-needs-number = Write the number with digits.
claim-range-needs-two = A range needs two numbers, the second not below the first.
claim-no-such-day = Write a day as 2031-05-08, a month as 2031-05, a year as 2031, a period with a slash between.
claim-name-too-long = A name is too long, there are too many, or it has signs that cannot be seen.
claim-needs-words = Select the words, or write them as they stand in the text.
claim-words-too-long = The words are too long: a claim rests on at most 2,000 characters.
claim-words-twice = The words stand in the text more than once. Take more of the words around them, or select them in the text.
claim-words-not-there = The words do not stand in the text. Write them just as they stand there.
claim-no-text = The text of this document is not there to be shown. Save the original, or have the case built.
sidecar-amiss = A file that ends with .toml and lies beside another of its name cannot be read as what is known of that file. Nothing was taken in; put it right or leave it out.
claim-no-such-incident = There is no incident of that id. Choose one that is offered, or leave it empty.
src-part-of = Part of
src-part-of-nothing = nothing: it stands alone
src-part-unfound = A reviewer made this part of another figure that is found no longer: what the reader found holds. Correct it with the whole that it has.
src-part-circle = By what reviewers decided this would be part of itself: it stands alone. Correct it, or one of the others.
claim-part-of-itself = A figure cannot be part of itself.
claim-part-circle = That figure is itself part of this one: choose another, or correct that one first.
claim-no-such-whole = That figure is not there any more. Choose another.
src-proposals = What a model proposes
src-proposals-lead = These are no claims, and count in nothing until somebody accepts them. The keys are the same: a accepts, r rejects, u leaves open, c opens the form with what the model says.
src-proposed = { $model } proposes
src-proposed-accepted = proposed by { $model }, accepted by hand
src-proposed-confirmed = proposed by { $model }, confirmed by the grammar
src-proposal-correct = Correct and add
src-hand-proposed = A model proposes this. What you send is added in your name, and the ledger says that a model proposed it.
src-waits = It waits because
src-waits-several-numbers = several numbers in its words may be meant.
src-waits-contradicts = the grammar reads these words otherwise.
src-waits-not-counted = it is one person, nobody or a share, and no number.
src-waits-unknown-noun = the noun may be one for no people.
src-waits-other-unit = the words count in another unit.
src-waits-loose-words = the words for what happened may mean something else.
src-waits-no-cue = no known word in it says that this happened.
src-waits-doubted = the sentence denies, doubts, supposes or revises something.
src-waits-unconfirmed = the grammar does not read it, even in the clause by itself.
src-waits-other-group = the words say otherwise who they were.
src-waits-other-manner = the words say otherwise how sure it is.
src-waits-other-speaker = the rules find another speaker, or none.
