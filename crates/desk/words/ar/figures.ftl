# Figures, rules, findings, in Arabic. Every language has the same keys.

part-figures = الأرقام
part-findings = الملاحظات
count = تعداد
fig-lead = ما يُعَدّ، صفًا بعد صف، وما يقوله عنه كل متحدث مستقل. كل رقم يفتح على الأقوال التي وراءه.
fig-none = لم يُعَدّ شيء بعد. ابنِ القضية.
fig-counts = { $number ->
    [0] لا تعداد.
    [one] تعداد واحد.
    [two] تعدادان.
    [few] { $number } تعدادات.
    [many] { $number } تعدادًا.
   *[other] { $number } تعداد.
 }
fig-voices = { $number ->
    [0] لا متحدث.
    [one] متحدث مستقل واحد.
    [two] متحدثان مستقلان.
    [few] { $number } متحدثين مستقلين، الأكثر أقوالًا أولًا.
    [many] { $number } متحدثًا مستقلًا، الأكثر أقوالًا أولًا.
   *[other] { $number } متحدث مستقل، الأكثر أقوالًا أولًا.
 }
fig-only = المعروض
fig-only-all = الكل
fig-only-differing = ما تختلف أرقامه
fig-only-decided = ما قرر فيه أحد
fig-matrix = التعدادات حسب المتحدث
fig-matrix-caption = أدنى وأعلى ما يقوله كل متحدث، وعلامة × تبين عدد المرات. الخانة الفارغة: لم يُقل شيء.
fig-count = التعداد
fig-number = الرقم
fig-claims = الأقوال
fig-differs = تختلف
fig-unknown = غير معروف
fig-silent-cell = لا يقول شيئًا
fig-decided-short = تقرر:
fig-claims-number = { $number ->
    [0] لا قول
    [one] قول واحد
    [two] قولان
    [few] { $number } أقوال
    [many] { $number } قولًا
   *[other] { $number } قول
 }
fig-sources-number = { $number ->
    [0] لا مصدر
    [one] مصدر واحد
    [two] مصدران
    [few] { $number } مصادر
    [many] { $number } مصدرًا
   *[other] { $number } مصدر
 }
fig-documented-number = { $number ->
    [0] لا شخص في السجل يطابقه.
    [one] شخص واحد في السجل يطابقه.
    [two] شخصان في السجل يطابقانه.
    [few] { $number } أشخاص في السجل يطابقونه.
    [many] { $number } شخصًا في السجل يطابقونه.
   *[other] { $number } شخص في السجل يطابقونه.
 }
fig-turn-voices = متحدثون آخرون
fig-turn-counts = تعدادات أخرى
fig-first-voices = أول المتحدثين
fig-next-voices = متحدثون آخرون
fig-first-counts = أول التعدادات
fig-rules = القواعد جنبًا إلى جنب
fig-rules-none = لا قاعدة تعدّ أيًا من هذه الأقوال: العدد غير معروف، وليس هذا صفرًا.
fig-rules-silent = قواعد لا تعطي شيئًا هنا:
fig-origins = الأصول
fig-used = المستخدم
fig-mark = العلامة
fig-mark-none = بلا علامة
fig-mark-provisional = مؤقت
fig-mark-confirmed = مؤكد
fig-mark-fair = مقبول
fig-mark-weak = ضعيف
fig-mark-contested = متنازع عليه
fig-mark-discounted = مستبعد
fig-decided = ما قرره المراجعون
fig-decided-none = لم يضع أحد رقمًا إلى جانب أرقام القواعد.
fig-entry = القيد { $entry }
fig-beside-then = حين تقرر، كانت القاعدة تعطي:
fig-changed = تغيّرت أقوال هذا التعداد منذ ذلك الحين. انظر فيها ثانية، ثم قرر من جديد أو اسحب القرار.
fig-next-build = يسري من البناء القادم.
fig-differences = لماذا تختلف الأرقام
fig-presumed = بعض هذا مفترض: الكلمات لا تقول كل شيء.
fig-rivals-none = لا قولان يعدّان الشيء نفسه ويتناقضان.
fig-rivals = { $number ->
    [0] لا أقوال متناقضة.
    [one] قول واحد يعدّ الشيء نفسه ويناقض غيره.
    [two] قولان يعدّان الشيء نفسه ويتناقضان.
    [few] { $number } أقوال تعدّ الشيء نفسه وتتناقض.
    [many] { $number } قولًا تعدّ الشيء نفسه وتتناقض.
   *[other] { $number } قول تعدّ الشيء نفسه وتتناقض.
 }
fig-claims-caption = أصغر رقم أولًا. اليوم بين قوسين هو يوم النشر.
fig-one-voice = تظهر أقوال متحدث واحد فقط.
fig-all-voices = كل الأقوال
fig-take = خذ
fig-take-number = خذ الرقم { $number } من هذا القول
fig-speaker = المتحدث
fig-words = الكلمات
fig-in-document = في الوثيقة
fig-source = المصدر
fig-as-of = حتى يوم
fig-verdicts = ما تفعله به القواعد
fig-every-rule = كل قاعدة
fig-uses = تستخدمه
fig-aside = تتركه
fig-identified-only = محددو الهوية فقط
fig-dimension-status = ماذا حدث
fig-dimension-unit = أفراد أو عائلات
fig-dimension-sex = الجنس
fig-dimension-age = العمر
fig-dimension-role = الدور
fig-dimension-nationality = الجنسية
fig-dimension-identified = محددو الهوية أو الكل
fig-dimension-counting = مجموع أو زيادة
fig-dimension-as-of = حتى أي يوم
fig-dimension-place = المكان
fig-dimension-period = الزمان
fig-standing-same = كلاهما يعدّ الشيء نفسه
fig-standing-part = الأول جزء من الثاني
fig-standing-whole = الثاني جزء من الأول
fig-standing-overlaps = قد يكون بعضهم في كليهما
fig-standing-apart = لا أحد في كليهما
fig-standing-not = لا يمكن مقارنتهما
override-lead = رقمك يقف إلى جانب أرقام القواعد ولا يحل محل أي منها. اكتب رقمًا واحدًا، أو مدى، أو خذ رقم قول من الأسفل، ويُخبَر القراء بالسبب.
override-number = رقم واحد
override-range = أو مدى
override-low = الأدنى
override-best = الأفضل
override-high = الأعلى (مفتوح إن تُرك)
override-set = ضعه إلى جانب القواعد
override-withdraw = اسحبه
override-number-wrong = يُكتب الرقم بالأرقام وحدها، والعلامة واحدة من القائمة. لم يتغير شيء.
override-nothing = قل ما تقرر: رقمًا، أو أدنى، أو قولًا من الأسفل، أو علامة على ما تعطيه قاعدة. لم يتغير شيء.
override-crossed = الأرقام لا تتوافق: لا يعلو الأدنى على الأفضل ولا الأفضل على الأعلى. لم يتغير شيء.
rule = القاعدة
rule-first = في المقدمة
rule-case = قاعدة القضية
rule-count = قاعدة هذا التعداد
rule-stands = ما يتقدم الآن:
rule-wins = الأقرب إلى التعداد يغلب: قاعدة اختيرت هنا للتعداد، ثم rule-for في case.toml، ثم قاعدة اختيرت هنا للقضية، ثم قاعدة case.toml.
rule-toml = في case.toml:
rule-toml-none = لا شيء خاص به.
rule-chosen = اختير هنا:
rule-chosen-none = لا شيء.
rule-choose = اختر هذه القاعدة
rule-withdraw = اسحب الاختيار
rule-meanings = ما تفعله القواعد
rule-not-in-force = ليس لهذه القاعدة ما تستند إليه في هذه القضية. لم يتغير شيء.
find-lead = ما لاحظته الفحوص، الأثقل أولًا، ومع كل ملاحظة ما يحسمها. هي نفسها لا تحسم شيئًا.
find-none = لم يُلاحَظ شيء بعد، أو لم يُبنَ شيء.
find-all = الكل
find-show = اعرض
find-kind = النوع
find-about = الكلمات:
find-weight-fault = خلل
find-weight-warning = تنبيه
find-weight-note = ملاحظة
find-kind-unreadable = مصدر لا يمكن قراءته
find-kind-source-changed = مصدر تغيّر
find-kind-source-gone = مصدر لم يعد في المجلد
find-kind-parts-above-whole = الأجزاء أكثر من كلها
find-kind-part-above-whole = جزء أكبر من كله
find-kind-differ = أرقام تختلف
find-kind-cumulative-falls = مجموع متراكم ينقص
find-kind-contested = ينفيه واحد ويقوله آخر
find-kind-reader = القارئ ينبه
find-kind-proposed = اقترح نموذج
find-kind-unanswered = لم يجب نموذج
find-kind-list = قائمة
find-kind-release = إصدار جديد من قائمة
find-kind-judgement = حكم
find-kind-registry = السجل بجانب الأقوال
find-kind-override = قرار لم يعد يناسب
find-kind-parts-below-whole = الأجزاء أقل من كلها
find-kind-increments = زيادات بجانب المجاميع
find-kind-slip = ربما زلة قلم
find-kind-repeated = رقم واحد في مواضع كثيرة
find-kind-families = عائلات بجانب الأسر
find-kind-counted-twice = ربما عُدّوا مرتين
find-kind-balance = المحتجزون بجانب المفرج عنهم والموتى والمفقودين والباقين
find-kind-reviewed = ما قرره المراجعون بشأن الإفادات
find-kind-not-reckoned = جدول تعذّر إعداده
est-beside = الموثق والمقول والمقدَّر
est-estimated = مقدَّر
est-is = مقدَّر
est-not-documented = لا يُعدّ هنا أشخاص: لم تُؤخذ أي قائمة، أو ليس التعداد لأفراد تميّزهم قائمة.
est-not-asked = لا شيء: لا تطلب القضية تقديرًا.
est-of-whole-only = لا شيء: تُقدَّر أعداد كل من حدث لهم أمر واحد، لا جزء منهم.
est-of-more = لا شيء: يتناول تقدير هذه القضية أناسًا أكثر مما يعدّه هذا التعداد.
est-of-other = لا شيء: يتناول تقدير هذه القضية أناسًا آخرين.
est-none-made = تعذّر إعداد أي تقدير؛ والملاحظات تبيّن السبب.
est-all-refuse = لا طريقة تعطي تقديرًا لمن لا تضمهم أي قائمة. وليس هذا صفرًا: العدد غير معروف.
