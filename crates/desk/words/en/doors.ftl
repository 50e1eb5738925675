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
