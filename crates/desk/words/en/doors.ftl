# Coming in, accounts, people, in English. Every language has the same keys.

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
dismiss = Dismiss
not-appointed = Nobody of this name is appointed.
last-admin = This is the only admin. Appoint another one first.
no-such-session = This session has ended already.
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
second = Second factor
second-lead = An app on your phone shows a code that changes every half minute. With it, a password that somebody saw lets nobody in.
second-there = You have a second factor.
second-not-there = You have none. Take one up
second-none = There is no second factor to take away.
second-left = { $number ->
    [0] No code is left that stands in for it.
    [one] One code is left that stands in for it.
   *[other] { $number } codes are left that stand in for it.
 }
second-give-up = Give it up
second-take-from = Take away the second factor
second-scan = Take a picture of this with an authenticator app.
second-drawn = The secret as a QR code
second-type = Or type this secret into it:
second-code = Code
second-take-up = Take it up
second-codes = Codes that stand in
second-codes-lead = Where the app is lost, each of these lets you in once. Write them down and keep them apart from the phone: they are not shown again.
second-codes-kept = I have kept them
code-lead = The password was right. Now the code that your app shows, or one of those that you wrote down.
code-wrong = This code does not count, or was used already. Wait for the next one.
code-needed = This account has a second factor: send its code along.
code-often = Too many codes were tried. Wait an hour, then try again.
code-late = That took too long. Begin again with name and password.
code-begin-again = Begin again
