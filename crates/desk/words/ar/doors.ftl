# Coming in, accounts, people, in Arabic. Every language has the same keys.

password = كلمة المرور
new-password = كلمة مرور جديدة
new-password-again = كلمة المرور الجديدة مرة أخرى
old-password = كلمة مرورك الحالية
sign-in-wrong = الاسم أو كلمة المرور غير صحيح. لم يتغير شيء؛ حاول مرة أخرى.
sign-in-often = محاولات كثيرة بهذا الاسم. انتظر دقيقة ثم حاول مرة أخرى.
first-run = ابدأ مكتب العمل لهذه القضية
first-run-lead = لا يستطيع أحد الدخول بعد. أنشئ الحساب الأول، فهو الذي يعيّن الآخرين.
first-code = الرمز الظاهر في نافذة الأوامر
first-code-wrong = ليس هذا هو الرمز الظاهر في نافذة الأوامر. أعد تشغيل Toll للحصول على رمز جديد.
make-account = أنشئ الحساب
password-too-short = كلمة المرور قصيرة: اثنا عشر حرفًا على الأقل. أربع كلمات لا صلة بينها يسهل تذكرها.
password-too-long = كلمة المرور طويلة: 256 حرفًا على الأكثر.
password-holds-name = كلمة المرور تحتوي على الاسم. اختر غيرها.
password-one-character = كلمة المرور تكرر حرفًا واحدًا. اختر غيرها.
passwords-differ = كلمتا المرور مختلفتان. اكتب الكلمة نفسها مرتين.
name-wrong = الاسم من حرف إلى أربعين حرفًا أو رقمًا، وقد تتوسطها نقطة أو شرطة.
people-lead = من يعمل على هذه القضية وبأي صفة. لكل صفة ما لمن قبلها: مساهم، مراجع، محرر، مدير.
office = الصفة
office-contributor = مساهم
office-reviewer = مراجع
office-editor = محرر
office-admin = مدير
office-none = معفى
sees-withheld = يرى المحجوب
appoint = عيّن
appoint-new = عيّن شخصًا جديدًا
appoint-lead = سلّم كلمة المرور شخصيًا. يمكن تغييرها بعد الدخول.
dismiss = أعف
not-appointed = لا أحد معيّن بهذا الاسم.
last-admin = هذا هو المدير الوحيد. عيّن غيره أولًا.
no-such-session = انتهت هذه الجلسة من قبل.
account-lead = كيف تدخل، وأين أنت داخل الآن.
change-password = غيّر كلمة المرور
password-changed = تغيّرت كلمة المرور، وأُنهيت الجلسات الأخرى كلها.
password-wrong = ليست هذه كلمة مرورك. لم يتغير شيء.
sessions = الجلسات
sessions-open = { $number ->
    [zero] لا جلسات مفتوحة.
    [one] جلسة واحدة مفتوحة.
    [two] جلستان مفتوحتان.
    [few] { $number } جلسات مفتوحة.
    [many] { $number } جلسة مفتوحة.
   *[other] { $number } جلسة مفتوحة.
 }
session-here = هذه
session-began = البداية
session-seen = آخر نشاط
session-agent = المتصفح
end-session = أنهها
end-others = أنه الجلسات الأخرى
