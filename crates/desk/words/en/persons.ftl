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
