# Sources and claims, in Arabic. Every language has the same keys.

part-sources = المصادر
src-sources-lead = ما تحويه القضية وما قُرئ منه. سلِّم الوثائق والقوائم هنا، أو ضعها في مجلدات القضية.
src-sources-held = { $number ->
    [0] لا تحوي القضية أي مصدر.
    [one] تحوي القضية مصدرًا واحدًا.
    [two] تحوي القضية مصدرين.
    [few] تحوي القضية { $number } مصادر.
    [many] تحوي القضية { $number } مصدرًا.
   *[other] تحوي القضية { $number } مصدر.
 }
src-sources-read = { $number ->
    [0] لم تُقرأ أي وثيقة.
    [one] قُرئت وثيقة واحدة.
    [two] قُرئت وثيقتان.
    [few] قُرئت { $number } وثائق.
    [many] قُرئت { $number } وثيقة.
   *[other] قُرئت { $number } وثيقة.
 }
src-sources-refused = { $number ->
    [0] لم تتعذر قراءة أي منها.
    [one] تعذرت قراءة واحدة.
    [two] تعذرت قراءة اثنتين.
    [few] تعذرت قراءة { $number }.
    [many] تعذرت قراءة { $number }.
   *[other] تعذرت قراءة { $number }.
 }
src-sources-all = جميع المصادر
src-sources-none = لا مصدر بعد.
src-sources-withheld = الوثائق تسمّي أشخاصًا: تُعرض على من يجوز له رؤية المحجوب.
src-files-added = { $number ->
    [0] لم يرد جديد.
    [one] أُخذ ملف واحد، وهو على القرص.
    [two] أُخذ ملفان، وهما على القرص.
    [few] أُخذت { $number } ملفات، وهي على القرص.
    [many] أُخذ { $number } ملفًا، وهي على القرص.
   *[other] أُخذ { $number } ملف، وهي على القرص.
 }
src-files-known = { $number ->
    [0] لم يكن أي منها محفوظًا من قبل.
    [one] كان أحد الملفات محفوظًا من قبل.
    [two] كان ملفان محفوظين من قبل.
    [few] كانت { $number } ملفات محفوظة من قبل.
    [many] كان { $number } ملفًا محفوظًا من قبل.
   *[other] كان { $number } ملف محفوظًا من قبل.
 }
src-build-to-read = يقرؤها البناء.
src-editor-to-read = تُقرأ حين يطلب محرر بناء القضية.
src-build-at-once = ابنِ القضية حالًا لتُقرأ
src-hand-in = تسليم ملفات
src-hand-in-now = سلِّم
src-files = الملفات؛ ويمكن إفلاتها فوق هذه الصفحة
src-folder = أو مجلد كامل
src-files-chosen = الملفات المختارة:
src-files-are = الملفات هي
src-files-are-documents = وثائق تُقرأ لاستخراج الإفادات
src-files-are-lists = قوائم ضحايا، سطر لكل قيد
src-same-name = إذا كان ملف بالاسم نفسه وبمحتوى آخر محفوظًا
src-same-name-both = يُحفظ الاثنان، والجديد باسم يحمل رقمًا
src-same-name-replaces = يحل الجديد محله، كإصدار جديد من قائمة
src-known-of-files = ما يُعرف عن هذه الملفات
src-published-on = تاريخ النشر
src-publisher = من نقله
src-address = أين يوجد (عنوان الويب)
src-remark = ملاحظة
src-source = المصدر
src-state = الحالة
src-language = اللغة
src-figures = الأرقام
src-quotes = الاقتباسات
src-positions = المواقف
src-decisions = القرارات
src-source-read = قُرئ
src-source-refused = تعذرت قراءته
src-source-waits = ينتظر البناء
src-source-list = قائمة
src-original = احفظ الأصل
src-first-page = الصفحة الأولى
src-next-page = التالي
src-previous-page = السابق
src-progress = سير القراءة
src-progress-none = لم يُطلب أي بناء منذ فتح المكتب.
src-progress-looks-again = تنظر هذه الصفحة مجددًا من تلقاء نفسها.
src-text = النص
src-text-parts = أجزاء النص
src-text-part = الجزء { $part } من النص.
src-claims = الإفادات
src-claims-here = { $number ->
    [0] لم تُقرأ أي إفادة في هذا الجزء من النص.
    [one] إفادة واحدة في هذا الجزء من النص.
    [two] إفادتان في هذا الجزء من النص.
    [few] { $number } إفادات في هذا الجزء من النص.
    [many] { $number } إفادة في هذا الجزء من النص.
   *[other] { $number } إفادة في هذا الجزء من النص.
 }
src-claims-keys = المفاتيح: j و k للتنقل بين الإفادات؛ a قبول، r رفض، u ترك مفتوح، c تصحيح؛ n يأخذ الكلمات المحددة.
src-unfound = قرارات لا تجد إفاداتها
src-unfound-lead = تُقرأ الكلمات الآن على نحو آخر. لا تغير هذه القرارات شيئًا حتى يقرر أحد من جديد ويسحبها.
src-add-claim = إضافة إفادة باليد
src-correct-claim = تصحيح هذه الإفادة
src-hand-lead = حدد الكلمات في النص، أو اكتبها كما وردت فيه. الرقم وما يعده هو ما تقوله هذه الكلمات، لا ما تراه صحيحًا.
src-words-of-claim = الكلمات
src-number = الرقم
src-high = حتى، إن كان مدى
src-precision = كيف تحده الكلمات
src-unit = المعدود
src-role = صفتهم
src-nationality = الجنسية كما كُتبت
src-as-of = حتى أي يوم
src-way-of-counting = نوع الرقم
src-identified-only = المعرَّفون أو المسمَّون فقط
src-modality = كيف ذُكر
src-said-by = من يقول ذلك
src-alleged-doer = من يُزعم أنه فعله
src-alleged-means = بأي وسيلة (بينها فواصل)
src-incident-id = الحادثة برمزها؛ يحددها المكان واليوم إن تُرك فارغًا
src-not-said = لم يُذكر
src-leave-it = اتركها كما هي
src-take-selection = خذ الكلمات المحددة
src-accept = قبول
src-reject = رفض
src-correct = تصحيح
src-withdraw = سحب
src-by-hand = باليد
src-reader-had = كان لدى القارئ
src-document-itself = الوثيقة نفسها
src-verdict-accepted = مقبولة
src-verdict-rejected = مرفوضة
src-verdict-unsure = غير محسومة
src-kind-figure = رقم
src-kind-quote = اقتباس
src-kind-position = موقف
src-status-killed = قتلى
src-status-injured = جرحى
src-status-missing = مفقودون
src-status-captured = أسرى أو محتجزون
src-status-released = مفرَج عنهم
src-status-displaced = نازحون
src-status-exhumed = جثامين أو رفات عُثر عليها
src-status-identified = رفات حُددت هويات أصحابها
src-status-casualties = قتلى أو جرحى
src-status-affected = متضررون على نحو آخر
src-unit-people = أشخاص
src-unit-families = عائلات
src-precision-exact = بالضبط
src-precision-about = نحو
src-precision-at-least = على الأقل
src-precision-more-than = أكثر من
src-precision-nearly = ما يقارب
src-precision-at-most = على الأكثر
src-precision-less-than = أقل من
src-precision-range = بين رقمين
src-precision-vague = كلمة مبهمة، مثل عشرات
src-sex-female = نساء وفتيات
src-sex-male = رجال وفتيان
src-age-child = أطفال
src-age-adult = بالغون
src-age-elderly = كبار السن
src-role-civilian = مدنيون
src-role-combatant = مقاتلون
src-role-police = أفراد شرطة
src-role-journalist = صحفيون
src-role-health-worker = عاملون صحيون
src-role-aid-worker = عاملون في المجال الإنساني
src-modality-asserted = مذكور
src-modality-denied = منفي
src-modality-expected = يُخشى أو يُتوقع
src-modality-superseded = حل محله رقم لاحق
src-counts-cumulative = مجموع تراكمي
src-counts-new = إضافة
file-name-odd = اسم أحد الملفات لا يمكن إرساله: فيه محارف تحكم، أو ينتهي بشرطة مائلة عكسية. لم يُؤخذ شيء؛ غيّر اسم الملف وسلّم الملفات كلها ثانية.
not-files = لا يمكن قراءة ما أُرسل ملفاتِ نموذج. اختر الملفات من جديد.
no-files = لم يُختر أي ملف.
too-many-files = هذه ملفات أكثر مما يتسع له نموذج واحد: 5,000 على الأكثر. لم يؤخذ شيء؛ سلِّمها على دفعات.
file-too-large = أحد الملفات أكبر من 1 GiB. لم يؤخذ شيء؛ اتركه جانبًا.
files-too-large = الملفات معًا أكبر من 4 GiB. لم يؤخذ شيء؛ سلِّمها على دفعات.
not-a-figure = لا تُصحَّح إلا الأرقام.
claim-is-there = هذه الإفادة بعينها موجودة.
claim-unchanged = لم يتغير شيء: الإفادة تقول هذا بالفعل.
claim-needs-number = اكتب الرقم بالأرقام.
claim-range-needs-two = يحتاج المدى إلى رقمين، والثاني ليس دون الأول.
claim-no-such-day = اكتب اليوم هكذا 2031-05-08، والشهر 2031-05، والسنة 2031، والمدة بشرطة مائلة بينهما.
claim-name-too-long = أحد الأسماء طويل جدًا، أو الأسماء كثيرة جدًا، أو فيه علامات لا تُرى.
claim-needs-words = حدد الكلمات، أو اكتبها كما وردت في النص.
claim-words-too-long = الكلمات طويلة جدًا: تستند الإفادة إلى 2,000 محرف على الأكثر.
claim-words-twice = ترد الكلمات في النص أكثر من مرة. خذ مزيدًا مما حولها، أو حددها في النص.
claim-words-not-there = لا ترد الكلمات في النص. اكتبها كما وردت فيه تمامًا.
claim-no-text = نص هذه الوثيقة غير متاح للعرض. احفظ الأصل، أو اطلب بناء القضية.
sidecar-amiss = ملف ينتهي بـ .toml بجانب آخر باسمه لا يمكن قراءته بيانًا عنه. لم يؤخذ شيء؛ صحِّحه أو اتركه جانبًا.
claim-no-such-incident = لا حادثة بهذا الرمز. اختر واحدة من المعروضة، أو اتركه فارغًا.
src-part-of = جزء من
src-part-of-nothing = لا شيء: يقوم بذاته
src-part-unfound = جعله مراجع جزءًا من رقم لم يعد موجودًا: يسري ما وجده القارئ. صحِّحه بالكل الذي ينتمي إليه.
src-part-circle = بحسب ما قرره المراجعون يصير هذا جزءًا من نفسه: فهو يقوم بذاته. صحِّحه أو صحِّح أحد الأرقام الأخرى.
claim-part-of-itself = لا يكون الرقم جزءًا من نفسه.
claim-part-circle = ذلك الرقم نفسه جزء من هذا: اختر غيره، أو صحِّح ذاك أولًا.
claim-no-such-whole = لم يعد ذلك الرقم موجودًا. اختر غيره.
src-proposals = ما يقترحه نموذج
src-proposals-lead = ليست هذه إفادات، ولا تُحسب في شيء حتى يقبلها أحد. المفاتيح هي نفسها: a قبول، r رفض، u ترك مفتوح، c يفتح النموذج بما اقتُرح.
src-proposed = يقترح { $model }
src-proposed-accepted = اقترحه { $model } وقُبل باليد
src-proposed-confirmed = اقترحه { $model } وأكدته قواعد القراءة
src-proposal-correct = تصحيح وإضافة
src-hand-proposed = هذا مما اقترحه نموذج. ما ترسله يُضاف باسمك، ويذكر الدفتر أن نموذجًا اقترحه.
src-waits = ينتظر لأن
src-waits-several-numbers = أرقامًا عدة في كلماته قد تكون المقصودة.
src-waits-contradicts = قواعد القراءة تقرأ هذه الكلمات على نحو آخر.
src-waits-not-counted = المذكور شخص واحد أو لا أحد أو نسبة، لا عدد.
src-waits-unknown-noun = الاسم قد لا يدل على أشخاص.
src-waits-other-unit = الكلمات تعدّ بوحدة أخرى.
src-waits-loose-words = الكلمات الدالة على ما حدث قد تعني غير ذلك.
src-waits-no-cue = لا كلمة معروفة فيه تقول إن هذا حدث.
src-waits-doubted = الجملة تنفي شيئًا أو تشك فيه أو تفترضه أو تراجعه.
src-waits-unconfirmed = قواعد القراءة لا تقرؤه، حتى في الجملة وحدها.
src-waits-other-group = الكلمات تقول غير ذلك عمّن كانوا.
src-waits-other-manner = الكلمات تقول غير ذلك عن مدى اليقين.
src-waits-other-speaker = القواعد تجد متكلمًا آخر أو لا تجد أحدًا.
