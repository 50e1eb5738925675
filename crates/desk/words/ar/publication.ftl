# The publication, in Arabic. Every language has the same keys.

part-publication = النشر
pub-lead = البناء يصنع معاينة. والنشر يضعها كاملة مكان الموقع، ويحفظ الدفتر من نشر ولماذا وماذا بالضبط.
pub-site-nothing = ليس لدى القراء شيء بعد.
pub-site-publication = لدى القراء نشرة القيد { $entry }.
pub-site-build = ما لدى القراء كتبه بناء من سطر الأوامر، ولا نشرة تسميه.
pub-preview = المعاينة
pub-preview-none = لا شيء ينتظر. ابنِ القضية: هذا يصنع المعاينة من جديد.
pub-look = انظر إليها كما يراها القراء.
pub-made-at = صُنعت من الدفتر حتى القيد { $entry }.
pub-files = { $number ->
    [0] لا ملفات.
    [one] ملف واحد.
    [two] ملفان.
    [few] { $number } ملفات.
    [many] { $number } ملفًا.
   *[other] { $number } ملف.
 }
pub-since = { $number ->
    [0] لا قيد جديد.
    [one] أتى قيد واحد بعدها وليس فيها. ابنِ القضية ليدخل.
    [two] أتى قيدان بعدها وليسا فيها. ابنِ القضية ليدخلا.
    [few] أتت { $number } قيود بعدها وليست فيها. ابنِ القضية لتدخل.
    [many] أتى { $number } قيدًا بعدها وليست فيها. ابنِ القضية لتدخل.
   *[other] أتى { $number } قيد بعدها وليست فيها. ابنِ القضية لتدخل.
 }
pub-withheld = المحجوب وسببه
pub-withheld-none = لا قائمة، فلا شيء من القوائم محجوب.
pub-list = القائمة
pub-field = الحقل
pub-persons = الأشخاص
pub-field-names = الأسماء
pub-field-births = أيام الميلاد بالضبط
pub-field-numbers = أرقام أعطتها السلطات
pub-field-places = الأماكن
pub-why-withheld = محجوب: لا ينشره case.toml تحت [publish.persons]
pub-why-published = منشور بحسب [publish.persons] في case.toml
pub-why-places = لا تُعرف به حادثة في القضية: قد يكون عنوانًا
pub-warnings = تنبيهات الإفصاح
pub-warnings-none = لا خانة فيها من القلة ما يكشف عن أحد.
pub-warning = التنبيه
pub-table = الجدول
pub-cell = الخانة
pub-stands = أين يقف
pub-cells = الخانات
pub-least = يُنبَّه إلى الخانات التي فيها أقل من { $cell } أشخاص (small_cell تحت [publish] في case.toml).
pub-least-rate = وإلى المعدلات من أقل من { $rate } وفيات (small_rate).
pub-warning-small-cell = أشخاص قليلون
pub-warning-small-cell-settled = اجمع الخانة مع جارتها: فئة عمر أوسع أو مكان أكبر؛ أو احذف من القائمة ما يدل على المكان أو اليوم؛ أو انشر رغمها وقل لماذا لا تكشف عن أحد.
pub-warning-small-rate = معدل من وفيات قليلة
pub-warning-small-rate-settled = أعطِ السكان سنوات أكثر أو منطقة أكبر في case.toml، أو اترك المعدل.
pub-warning-differencing = قليلون أتوا أو ذهبوا منذئذ
pub-warning-differencing-settled = من لديه النشرتان يعرف هؤلاء القلة: انتظر حتى يتغير أكثر، أو اجمع الخانة مع جارتها، أو انشر رغمها وقل لماذا.
pub-table-incident = أشخاص حادثة
pub-table-place = أشخاص مكان
pub-table-ages = الموتى حسب العمر والجنس
pub-table-rate = المعدلات
pub-changes = ما تغيّر منذ النشرة السابقة
pub-changes-none = لا نشرة قبلها.
pub-figures-same = لم يتغير رقم.
pub-figures-changed = الأرقام التي تغيّرت
pub-was = كان
pub-is = صار
pub-more-changes = { $number ->
    [0] ولا غيرها.
    [one] وواحد آخر.
    [two] واثنان آخران.
    [few] و{ $number } أخرى.
    [many] و{ $number } غيرها.
   *[other] و{ $number } غيرها.
 }
pub-change-new = جديد
pub-change-gone = لم يعد يُعَدّ
pub-change-claims = الأقوال
pub-change-other-claims = أقوال أخرى بالعدد نفسه
pub-change-rule = القاعدة
pub-change-decided = قرر مراجع
pub-change-settings = إعدادات القضية أو البرنامج
pub-pages = الصفحات
pub-pages-added = { $number ->
    [0] لم تُضَف صفحة.
    [one] أضيفت صفحة واحدة.
    [two] أضيفت صفحتان.
    [few] أضيفت { $number } صفحات.
    [many] أضيفت { $number } صفحة.
   *[other] أضيفت { $number } صفحة.
 }
pub-pages-removed = { $number ->
    [0] ولم تُحذف أي صفحة.
    [one] وحُذفت صفحة واحدة.
    [two] وحُذفت صفحتان.
    [few] وحُذفت { $number } صفحات.
    [many] وحُذفت { $number } صفحة.
   *[other] وحُذفت { $number } صفحة.
 }
pub-title = العنوان
pub-title-missing = أعطِ النشرة عنوانًا لا يزيد على 200 حرف. لم يُنشر شيء.
pub-over = نظرت في التنبيهات وأنشر رغمها، للسبب المذكور.
pub-warned = هناك تنبيهات إفصاح: انظر فيها، ثم انشر رغمها مع ذكر السبب، أو احسمها أولًا. لم يُنشر شيء.
pub-publish = انشر
pub-preview-old = تغيّرت المعاينة منذ صُنعت هذه الصفحة. لم يُنشر شيء، فانظر إليها ثانية.
pub-while-building = البناء جارٍ. لم يُنشر شيء، فحاول ثانية حين ينتهي.
pub-goes-on = هناك ما يُنشر الآن. لم يبدأ شيء، فانظر ثانية حين ينتهي.
pub-goes-on-now = يجري النشر: تُحسب بصمة كل ملف من المعاينة من جديد قبل أن يتغير مكان شيء.
pub-hashing = الملفات التي حُسبت بصماتها
pub-hashed = حُسبت بصمات { $done } من الملفات.
pub-ended-at = انتهى في { $when }.
pub-ended-published = نُشرت بالقيد { $entry }.
pub-ended-entered = هي في الدفتر بالقيد { $entry }، لكن المجلدين لم يتبادلا مكانيهما، وطرفية المكتب تقول لماذا. فتح القضية من جديد يُتمّ ذلك.
pub-ended-refused = لم تُنشر.
pub-ended-failed = لم تُنشر: أخفق شيء هنا، وطرفية المكتب تقول ما هو.
pub-past = النشرات
pub-past-none = لم يُنشر شيء من هنا بعد.
pub-files-head = الملفات
pub-one = نشرة
pub-manifest = SHA-256 لبيانها:
pub-before = نشرة القيد { $entry }
pub-figures-told = { $number ->
    [0] لا تذكر رقمًا.
    [one] تذكر رقمًا واحدًا.
    [two] تذكر رقمين.
    [few] تذكر { $number } أرقام.
    [many] تذكر { $number } رقمًا.
   *[other] تذكر { $number } رقم.
 }
pub-warned-number = { $number ->
    [0] لم يكن تنبيه.
    [one] نُشرت رغم تنبيه واحد.
    [two] نُشرت رغم تنبيهين.
    [few] نُشرت رغم { $number } تنبيهات.
    [many] نُشرت رغم { $number } تنبيهًا.
   *[other] نُشرت رغم { $number } تنبيه.
 }
