# The desk in English. Every other language has the same keys.

desk = The desk
skip = Skip to the content
parts = Parts of the desk
language = Language
part-overview = Overview
part-history = History
part-people = People
part-account = Your account
part-site = The published site
sign-in = Sign in
sign-out = Sign out
signed-in-as = Signed in as { $name }
name = Name
password = Password
new-password = New password
new-password-again = New password, once more
old-password = Your password now
sign-in-wrong = Name or password is wrong. Nothing was changed; try again.
sign-in-often = Too many tries under this name. Wait a minute, then try again.
first-run = Begin the desk of this case
first-run-lead = Nobody can sign in yet. Make the first account: it appoints the others.
first-code = The code that the terminal shows
first-code-wrong = This is not the code that the terminal shows. Start Toll again for a new one.
make-account = Make the account
password-too-short = The password is too short: 12 characters are the least. Four words that do not belong together are easy to keep in mind.
password-too-long = The password is too long: 256 characters are the most.
password-holds-name = The password holds the name. Choose another one.
password-one-character = The password repeats one character. Choose another one.
passwords-differ = The two passwords differ. Type the same one twice.
name-wrong = A name has 1 to 40 letters or digits; dots, hyphens and underscores may stand between them.
unknown-page = There is no such page
unknown-page-lead = Or it is not for you. The overview is where the work begins.
refused = This was refused
refused-lead = The request did not come from a page of this desk. Nothing was changed. Go back, reload the page and try again.
too-long = What was sent is too long. Nothing was changed; shorten it.
fault = Something went wrong
fault-lead = Nothing was changed by this request. Whoever runs the desk finds the cause in its terminal.
read-only = This case takes nothing more
read-only-lead = An earlier write failed, so the desk only shows what is there. Nothing that was confirmed is lost. Whoever runs the desk finds the cause in its terminal.
overview-lead = What was settled in this case so far, and by whom.
ledger-head = Ledger head
entries = { $number ->
    [one] One entry in the ledger
   *[other] { $number } entries in the ledger
 }
history-lead = Everything that was settled in this case, the newest first. Nothing here can be changed or taken out.
history-entry = Entry
history-when = When (UTC)
history-what = What
history-who = Who
history-why = Why
older = Older
newest = The newest
decision-begun = The case was begun
decision-intake = A source was taken in
decision-superseded = Another version lies at the same path
decision-described = What is said about a source changed
decision-answered = A model answered
decision-judged-same = Judged one person
decision-judged-different = Judged two people
decision-judged-unsure = Looked at and left open
decision-judgement-withdrawn = A judgement was withdrawn
decision-overridden = A number was set beside the rules'
decision-override-withdrawn = A number set beside the rules' was withdrawn
decision-appointed = Appointed { $office }
decision-dismissed = Dismissed
decision-other = Something was settled
people-lead = Who may work on this case, and as what. Each may do what those before it may: contributor, reviewer, editor, admin.
office = Office
office-contributor = contributor
office-reviewer = reviewer
office-editor = editor
office-admin = admin
office-none = dismissed
sees-withheld = Sees what is withheld
appoint = Appoint
appoint-new = Appoint somebody new
appoint-lead = Hand the password over in person. They can change it once they are in.
change = Change
dismiss = Dismiss
reason = Reason
reason-missing = Say why. It stands in the ledger for good.
overtaken = Somebody else decided first, by entry { $entry }. Nothing was changed; look at what stands now and decide again.
nothing-to-withdraw = No judgement holds on these two records, so there is none to take back.
not-appointed = Nobody of this name is appointed.
last-admin = This is the only admin. Appoint another one first.
page-is-old = The page was made before something changed. Nothing was done; go back, reload it and decide again.
not-your-judgement = Only who judged takes a judgement back here.
no-such-session = This session has ended already.
site-changed = A build is under way, or this file is not as it was published. Reload in a moment.
account-lead = How you come in, and where you are in now.
change-password = Change the password
password-changed = The password was changed. All other sessions were ended.
password-wrong = This is not your password. Nothing was changed.
sessions = Sessions
sessions-open = { $number ->
    [one] One session is open.
   *[other] { $number } sessions are open.
 }
session-here = this one
session-began = Began
session-seen = Last seen
session-agent = Browser
end-session = End it
end-others = End all others
build = Build the case
build-lead = What is new in the folders of the case is taken in and read; persons, figures and the published site follow.
build-begun = A build has begun.
build-reads = A build goes on: { $done } documents are read.
build-done = The last build ended at { $when } (UTC).
build-failed = The last build failed at { $when } (UTC). Whoever runs the desk finds the cause in its terminal.
look-again = Look again
part-persons = Persons
part-queue = The queue
person = Person
persons-counted = { $number ->
    [0] There is no registry of persons yet: put lists into the folder “lists” and build the case.
    [one] One person in the registry.
   *[other] { $number } persons in the registry.
 }
facts = What is known
records = Records
weakest = Weakest link
withheld = withheld
further = Further
joined-why = Why it is the same person
queue-lead = Pairs of records that may be one person; those whose judgement moves the totals most come first.
pairs-waiting = { $number ->
    [0] None waits.
    [one] One waits.
   *[other] { $number } wait.
 }
queue-empty = No pair waits for you. What others look at comes back if they leave it.
chance = Chance that they are one person: { $chance }.
joined-now = They are one person in the registry now.
apart-now = They are two persons in the registry now.
judge-same = One person
judge-different = Two people
judge-unsure = Unsure
undo = Undo
evidence = What speaks for and against
evidence-prior = Before anything is compared: { $bits } bits.
evidence-otherwise = Were they two people, they would most likely be: { $otherwise }.
evidence-field = Field
evidence-level = How alike
evidence-bits = Bits
fact-sex = Sex
fact-age = Age
fact-born = Born
fact-when = When it happened
fact-place = Where
fact-status = What happened
fact-numbers = Numbers
