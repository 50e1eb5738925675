# The persons, in English. Every language has the same keys.

person = Person
persons-counted = { $number ->
    [0] There is no registry of persons yet: put lists into the folder “lists” and build the case.
    [one] One person in the registry.
   *[other] { $number } persons in the registry.
 }
facts = What is known
records = Records
weakest = Weakest link
joined-why = Why it is the same person
fact-sex = Sex
fact-age = Age
fact-born = Born
fact-when = When it happened
fact-place = Where
fact-status = What happened
fact-numbers = Numbers
search-persons = Search persons
search = Search
search-all = Show all
search-how = Names in any script and order, beginnings of them, numbers, the id of a row, places, or a person's id.
search-how-withheld = The id of a row, places, or a person's id. Names and numbers are withheld from you and are not searched.
search-found = { $number ->
    [0] Nobody was found.
    [one] One person was found.
   *[other] { $number } persons were found.
 }
search-more = There may be more: add a word.
records-beside = All records, side by side
differs = differ
story = What became of them
by-record = By which record
not-said = not said
decided-on = What was decided on these records
decided-now = Decided by entries { $entries }. It holds from the next build on.
waits-for-build = What was decided holds from the next build on.
pending = waits for the next build
withdrawn-by = withdrawn by entry { $entry }
withdraw = Take back
held-together = What holds the records together
evidence-not-kept = What speaks for it was not kept: it is among the most certain.
split = Take the ticked records out
split-choose = Of somebody else
split-this = take out
split-how = Each ticked record is judged to be of somebody else than each that stays. All of it can be taken back.
join = Join both persons
join-with = Id of another person who is the same
look-beside = Look at both
join-how = All these records are judged to be of one person. All of it can be taken back.
shown-beside = The records of { $person } stand beside.
not-beside = Show this person alone
no-such-person = There is no other person with this id in the registry.
some-go-some-stay = Tick the records to take out, and leave at least one that stays.
too-many-records = These are more records than one decision may take. Judge some of their pairs first.
decided-already = This is what holds already. Nothing was changed.
blind-editors-join = Two reviewers judge the pairs of this case blind, so only editors join persons and take them apart.
fact-household = Household
