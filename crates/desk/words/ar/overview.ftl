# The overview and builds, in Arabic. Every language has the same keys.

overview-lead = أين تقف هذه القضية: أرقامها، وما ينتظر، وآخر ما تقرّر.
ledger-head = رأس الدفتر
build = ابنِ القضية
build-lead = يُدخل الجديد في مجلدات القضية ويُقرأ، ثم يتبعه الأشخاص والأرقام ومعاينة الموقع. ويبقى ما لدى القراء كما هو حتى ينشر أحد.
build-begun = بدأ البناء.
build-reads = البناء جارٍ: قُرئت { $done } من الوثائق.
build-done = انتهى آخر بناء في { $when } (UTC).
build-failed = فشل آخر بناء في { $when } (UTC). يجد مشغّل المكتب السبب في نافذة الأوامر.
look-again = انظر من جديد
over-figures = أين تقف الأرقام
over-heads = تعدادات الحوادث الكاملة ذات أكثر الأقوال. لا يُجمع الموثق أبدًا مع ما يقال أو يقدَّر.
over-documented = موثق
over-claimed = مقول
over-others = بالقواعد الأخرى
over-incidents = { $number ->
    [0] لا حوادث.
    [one] حادثة واحدة.
    [two] حادثتان.
    [few] { $number } حوادث.
    [many] { $number } حادثة.
   *[other] { $number } حادثة.
 }
over-registry = أشخاص السجل:
over-estimated = ما يقدَّر: مجاميع، والموثقون من ضمنها.
over-estimated-documented = { $number ->
    [0] لا موثق.
    [one] موثق واحد.
    [two] موثقان.
    [few] { $number } موثقين.
    [many] { $number } موثقًا.
   *[other] { $number } موثق.
 }
over-method = الطريقة
over-total = المجموع
over-level = المجال
over-if = بشرط
over-refused = { $number ->
    [0] لا طريقة ترفض.
    [one] طريقة واحدة ترفض.
    [two] طريقتان ترفضان.
    [few] { $number } طرق ترفض.
    [many] { $number } طريقة ترفض.
   *[other] { $number } طريقة ترفض.
 }
over-waits = ما ينتظر
over-changes = منذ آخر نشر
over-published = نشرة القيد { $entry }
over-changes-build = لم يُبنَ شيء منذئذ. البناء القادم يبين ما تغيّر.
build-said = ما قاله البناء
