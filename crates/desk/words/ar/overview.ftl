# The overview and builds, in Arabic. Every language has the same keys.

overview-lead = ما تقرر في هذه القضية حتى الآن، ومن قرره.
ledger-head = رأس الدفتر
build = ابنِ القضية
build-lead = يُدخل الجديد في مجلدات القضية ويُقرأ، ثم يتبعه الأشخاص والأرقام والموقع المنشور.
build-begun = بدأ البناء.
build-reads = البناء جارٍ: قُرئت { $done } من الوثائق.
build-done = انتهى آخر بناء في { $when } (UTC).
build-failed = فشل آخر بناء في { $when } (UTC). يجد مشغّل المكتب السبب في نافذة الأوامر.
look-again = انظر من جديد
