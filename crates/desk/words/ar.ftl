# The desk in Arabic.

desk = مكتب العمل
skip = انتقل إلى المحتوى
parts = أقسام مكتب العمل
language = اللغة
part-overview = نظرة عامة
part-history = السجل
part-people = العاملون
part-account = حسابك
part-site = الموقع المنشور
sign-in = تسجيل الدخول
sign-out = تسجيل الخروج
signed-in-as = دخلت باسم { $name }
name = الاسم
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
unknown-page = لا توجد صفحة كهذه
unknown-page-lead = أو أنها ليست متاحة لك. يبدأ العمل من النظرة العامة.
refused = رُفض هذا الطلب
refused-lead = لم يأت الطلب من صفحة في مكتب العمل هذا. لم يتغير شيء. عد إلى الصفحة وأعد تحميلها ثم حاول مرة أخرى.
too-long = ما أُرسل أطول من اللازم. لم يتغير شيء؛ اختصره.
fault = حدث خطأ
fault-lead = لم يغيّر هذا الطلب شيئًا. يجد مشغّل المكتب السبب في نافذة الأوامر.
read-only = لا تقبل هذه القضية شيئًا جديدًا
read-only-lead = فشلت كتابة سابقة، فالمكتب يعرض الموجود فقط. لم يضع شيء مما أُكّد حفظه. يجد مشغّل المكتب السبب في نافذة الأوامر.
overview-lead = ما تقرر في هذه القضية حتى الآن، ومن قرره.
ledger-head = رأس الدفتر
entries = { $number ->
    [zero] لا قيود في الدفتر
    [one] قيد واحد في الدفتر
    [two] قيدان في الدفتر
    [few] { $number } قيود في الدفتر
    [many] { $number } قيدًا في الدفتر
   *[other] { $number } قيد في الدفتر
 }
history-lead = كل ما تقرر في هذه القضية، الأحدث أولًا. لا يمكن تغيير شيء هنا أو حذفه.
history-entry = القيد
history-when = الوقت (UTC)
history-what = ماذا
history-who = من
history-why = لماذا
older = الأقدم
newest = الأحدث
decision-begun = بدأت القضية
decision-intake = أُدخل مصدر
decision-superseded = حلت نسخة أخرى في الموضع نفسه
decision-described = تغيّر ما يقال عن مصدر
decision-answered = أجاب نموذج
decision-judged-same = حُكم بأنهما شخص واحد
decision-judged-different = حُكم بأنهما شخصان
decision-judged-unsure = نُظر فيه وتُرك مفتوحًا
decision-judgement-withdrawn = سُحب حكم
decision-overridden = وُضع رقم إلى جانب أرقام القواعد
decision-override-withdrawn = سُحب رقم وُضع إلى جانب أرقام القواعد
decision-appointed = عُيّن بصفة { $office }
decision-dismissed = أُعفي
decision-other = تقرر أمر
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
change = غيّر
dismiss = أعف
reason = السبب
reason-missing = اذكر السبب. سيبقى في الدفتر.
overtaken = سبقك غيرك إلى القرار بالقيد { $entry }. لم يتغير شيء؛ انظر إلى ما هو قائم الآن وقرر من جديد.
nothing-to-withdraw = لا حكم قائم على هذين القيدين، فلا شيء يُسحب.
not-appointed = لا أحد معيّن بهذا الاسم.
last-admin = هذا هو المدير الوحيد. عيّن غيره أولًا.
page-is-old = أُعدّت الصفحة قبل أن يتغير شيء. لم يُفعل شيء؛ عد وأعد تحميلها وقرر من جديد.
not-your-judgement = لا يتراجع عن الحكم هنا إلا من أصدره.
no-such-session = انتهت هذه الجلسة من قبل.
site-changed = البناء جارٍ، أو لم يعد هذا الملف كما نُشر. أعد التحميل بعد لحظة.
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
build = ابنِ القضية
build-lead = يُدخل الجديد في مجلدات القضية ويُقرأ، ثم يتبعه الأشخاص والأرقام والموقع المنشور.
build-begun = بدأ البناء.
build-reads = البناء جارٍ: قُرئت { $done } من الوثائق.
build-done = انتهى آخر بناء في { $when } (UTC).
build-failed = فشل آخر بناء في { $when } (UTC). يجد مشغّل المكتب السبب في نافذة الأوامر.
look-again = انظر من جديد
part-persons = الأشخاص
part-queue = قائمة الانتظار
person = الشخص
persons-counted = { $number ->
    [0] لا سجل للأشخاص بعد: ضع القوائم في المجلد “lists” ثم ابنِ القضية.
    [one] شخص واحد في السجل.
    [two] شخصان في السجل.
    [few] { $number } أشخاص في السجل.
    [many] { $number } شخصًا في السجل.
   *[other] { $number } شخص في السجل.
 }
facts = المعروف
records = القيود
weakest = أضعف رابط
withheld = محجوب
further = المزيد
joined-why = لماذا هو الشخص نفسه
queue-lead = أزواج من القيود قد تكون لشخص واحد، وما يغيّر حكمُه المجاميع أكثر يأتي أولًا.
pairs-waiting = { $number ->
    [0] لا شيء ينتظر.
    [one] زوج واحد ينتظر.
    [two] زوجان ينتظران.
    [few] { $number } أزواج تنتظر.
    [many] { $number } زوجًا ينتظر.
   *[other] { $number } زوج ينتظر.
 }
queue-empty = لا زوج ينتظرك. ما ينظر فيه غيرك يعود إن تركه.
chance = احتمال أنهما شخص واحد: { $chance }.
joined-now = هما الآن شخص واحد في السجل.
apart-now = هما الآن شخصان في السجل.
judge-same = شخص واحد
judge-different = شخصان
judge-unsure = غير متأكد
undo = تراجع
evidence = ما يؤيد وما يعارض
evidence-prior = قبل أي مقارنة: { $bits } بت.
evidence-otherwise = لو كانا شخصين لكانا على الأرجح: { $otherwise }.
evidence-field = الحقل
evidence-level = مدى التشابه
evidence-bits = بت
fact-sex = الجنس
fact-age = العمر
fact-born = تاريخ الميلاد
fact-when = متى حدث
fact-place = أين
fact-status = ماذا حدث
fact-numbers = الأرقام
