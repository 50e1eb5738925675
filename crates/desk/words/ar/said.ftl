# What the checks and the build say, in Arabic. Every language has the same keys.

said-said-by = { $number } ({ $voice })
said-said-by-on = { $number } ({ $voice }، { $day })
said-said-by-more = { $number } ({ $voice } و{ $more } غيره)
said-of-incident = { $scope }، { $incident }
said-differ = { $scope }، { $incident }: { $figures } من { $origins }، من { $lowest } إلى { $highest }: { $said }.
said-last-words-agree = آخر ما قاله جميع المتحدثين متفق: تغيّر الرقم مع ما عُرف.
said-one-day-agrees = أرقام اليوم الواحد متفقة: قد يكون الاختلاف اختلاف أيام.
said-places-differ = تسمّي المكان تسميات مختلفة ({ $places }): قد يقع أحدها في الآخر.
said-some-nationality = بعضها فقط يذكر جنسية: قد يعدّ غيرها أناسًا أكثر.
said-some-least = بعضها لا يعطي إلا الحد الأدنى.
said-also-given = يُذكر { $number } أيضًا لما يلي: { $scope }.
said-differ-remedy = انظر ماذا يعدّ كل منها وأين وحتى أي يوم؛ وحيث تعدّ الشيء نفسه فاعرض الجميع وقل بأي قاعدة يُفضَّل أحدها.
said-contested = { $scope }، { $incident }: مذكور: { $asserted }؛ منفي: { $denied }.
said-contested-remedy = اعرض الاثنين؛ وانظر ماذا ينفي النفي: الرقم أم الفعل أم الفاعل.
said-slips = { $scope }، { $incident }: { $pairs }.
said-slip-swapped = { $one } و{ $other }: رقمان متجاوران متبادلان
said-slip-doubled = { $one } و{ $other }: رقم مكرر
said-slip-dropped = { $one } و{ $other }: رقم ساقط
said-slips-remedy = انظر في الاثنين في الأصل؛ تُحسم الزلة بالمصدر الذي يعودان إليه، أو بأجزاء مجموعها أحدهما.
said-copied = { $scope }، { $incident }: يرد { $number } في { $sources }، وكلها تعود إلى { $voice }.
said-copied-remedy = عدّه صوتًا واحدًا؛ وابحث عن مصدر لم يأخذ الرقم من هناك.
said-one-number-for-two = يُذكر الرقم { $number } لكل من { $one } و{ $other }: { $scopes }.
said-one-number-for-many = يُذكر الرقم { $number } لأشياء مختلفة: { $scopes }.
said-one-incident-remedy = اقرأ المقطعين: قد يقصد أحدهما الشيء الآخر، أو يكون أخذ الرقم منه.
said-many-incidents-remedy = انظر هل الحوادث واحدة باسمين أو يومين، أم نُقل رقم إلى الأخرى.
said-falls = { $scope }، { $incident }: مجموع تراكمي يذكره { $voice } ينقص: { $falls }.
said-fall = { $earlier } في { $on }، ثم { $later } في { $then }
said-falls-remedy = ابحث عن تصحيح بين اليومين، وانظر هل يعدّ الاثنان المكان نفسه والناس أنفسهم.
said-increments = { $scope }، { $incident }: المجموع التراكمي الذي يذكره { $voice } ينتقل { $steps }.
said-increment = من { $earlier } في { $from } إلى { $later } في { $to }، بينما تبلغ الزيادات المذكورة بينهما { $added }
said-increments-remedy = انظر هل الزيادات للمكان نفسه والناس أنفسهم، وهل من بينها موتى أيام سابقة عُثر عليهم لاحقًا؛ وإلا فأحد الأرقام خطأ طباعة أو قراءة.
said-counted-twice = { $incident }: آخر تعداد للمفقودين، { $missing }، هو حتى { $missing_day }، وآخر تعداد للموتى، { $dead }، حتى { $dead_day }: من عُثر عليه ميتًا بينهما قد يكون في كليهما.
said-counted-twice-remedy = لا تجمع الاثنين أبدًا؛ خذهما حتى يوم واحد، أو قابل قائمة المفقودين بقائمة الموتى.
said-more-released = { $incident }: أُفرج عن { $released }، ولا أحد يقول إن أكثر من { $captured } أُسروا أو احتُجزوا.
said-more-released-remedy = انظر هل أُفرج معهم عن أناس من حوادث أخرى، وهل عُدّ المأسورون بعد وقت أسرهم.
said-balance-short = من { $whole } تبلغ الأجزاء { $parts } معًا { $sum }: لا يُذكر شيء عن { $left }.
said-balance-short-least = من { $whole } تبلغ الأجزاء { $parts } معًا { $sum }: لا يُذكر شيء عن { $left } على الأقل.
said-balance-over = من { $whole } تبلغ الأجزاء { $parts } معًا { $sum }، وهو أكثر ممن كانوا.
said-balance-remedy = المأسورون هم المفرج عنهم والموتى والمفقودون والباقون: ابحث عمن لا يُذكرون، وعمن يردون في اثنين منها.
said-part-above = يُذكر { $part } جزءًا من { $whole }، وهو أكبر منه.
said-part-above-remedy = اقرأ الجملة: أحد الاثنين خطأ طباعة أو قراءة، أو ليس الأصغر هو الكل المقصود.
said-parts-above = تبلغ الأجزاء { $parts } معًا { $sum }، أكثر من كلها { $whole }؛ والكلمات تجعلهم أناسًا مختلفين.
said-parts-above-remedy = اقرأ المقطع، وانظر هل يعطي مصدر آخر الأجزاء نفسها أو مجموعًا آخر.
said-parts-overlap = تبلغ الأجزاء { $parts } معًا { $sum }، أكثر من كلها { $whole }؛ قد تتداخل (الفتيات من النساء ومن الأطفال)، فليس هذا تناقضًا.
said-parts-overlap-remedy = انظر هل يقول المصدر كيف تتداخل الفئات؛ ولا تجمعها أبدًا.
said-parts-short = تبلغ الأجزاء { $parts } معًا { $most }، وكلها { $whole } لا يقل عن { $least }: { $left } ليسوا في أي جزء.
said-parts-short-remedy = انظر هل يقول المصدر عن كم منهم لم يُعرف ذلك؛ عُدّ هؤلاء غير معروفين، لا من أحد الأجزاء.
said-parts-over = تبلغ الأجزاء { $parts } معًا { $sum }، أكثر من كلها { $whole }، إلا أن يكون بعضهم الناس أنفسهم.
said-parts-over-remedy = اقرأ المقطع: إن كان يعدد أناسًا مختلفين فأحد الأرقام خطأ طباعة أو قراءة.
said-between = من { $low } إلى { $high }
said-at-least = { $low } على الأقل
said-women = النساء
said-men = الرجال
said-children = الأطفال
said-elderly = كبار السن
said-girls = فتيات
said-boys = فتيان
said-dead-beside = { $incident }: يقال إن عدد القتلى { $claimed } بالقاعدة { $rule }؛ وعدد قيود الموتى { $records }، وعدد الأشخاص { $persons }.
said-dead-beside-nameless = { $incident }: يقال إن عدد القتلى { $claimed } بالقاعدة { $rule }؛ وعدد قيود الموتى { $records }، وعدد الأشخاص { $persons }، منهم { $nameless } بلا اسم.
said-by-group = بحسب الفئة: { $groups }.
said-group = { $group }: يقال { $claimed }، والمسجل { $persons }
said-group-among = { $group }: يقال { $claimed }، والمسجل { $persons }، منهم { $young } { $who }
said-not-known-of = عدد من لا يُعرف جنسه من الأشخاص { $sex }، ومن لا يُعرف عمره { $age }.
said-more-named-remedy = سُمّي أشخاص أكثر مما يقول أي أحد: ابحث عن أشخاص هم واحد، أو عن قيود من حادثة أخرى.
said-fewer-named-remedy = من يقال عنهم ولم يُسمّوا قد يكونون في قوائم ليست هنا؛ ومن سُمّوا مرتين ينتظرون في قائمة المراجعة.
said-moved-one = { $incident }: شخص واحد مفقود بقيد وميت بقيد آخر، ويُعدّ مرة واحدة بين الموتى؛ و{ $more } بكل قيد يذكر مصيره.
said-moved-many = { $incident }: عدد المفقودين بقيد والموتى بقيد آخر { $moved }، ويُعدّ كل منهم مرة واحدة بين الموتى؛ و{ $more } بكل قيد يذكر مصيره.
said-moved-remedy = مجموع للمفقودين يعدّهم أيضًا لا يُجمع مع الموتى؛ انظر من نقل القائمتين، وحتى أي يوم كل منهما.
said-captured = { $incident }: من المأسورين وعددهم { $persons } أُفرج عن { $released }، ومات { $dead }، وفُقد { $missing }، و{ $held } لا يذكر أي قيد مصيرهم: ما زالوا محتجزين، بقدر ما يُعرف.
said-also-released = من الموتى { $number } أُفرج عنهم أيضًا.
said-captured-remedy = قابل قوائم المفرج عنهم والمتبادلين بقائمة المأسورين؛ فالشخص في واحدة من الأربع فقط.
said-families = { $incident }: { $told }
said-families-claimed = { $incident }: يقال إن عدد العائلات المقتولة { $claimed } بالقاعدة { $rule }؛ { $told }
said-by-household = عدد ما فقد أحدًا من السجل { $households }، ويُعرف من { $known } منها فردان أو أكثر، وفي { $wiped } منها كل من يُعرف ميت (عدد الأشخاص { $persons }).
said-by-kin = وبأسماء ذوي القربى عدد ما فقد أحدًا مما يُعرف منه فردان أو أكثر { $families }، وفي { $wiped } منها كل من يُعرف ميت (عدد الأشخاص { $persons })؛ وقد تتفق الأسماء مصادفة.
said-by-both = وبالأسر وذوي القربى معًا عدد ما فقد أحدًا { $families }، ويُعرف من { $known } منها فردان أو أكثر، وفي { $wiped } منها كل من يُعرف ميت (عدد الأشخاص { $persons }).
said-no-survivors = القوائم التي تذكر الأسر ليس فيها أحد يُعرف أنه حي، فلا يمكنها أن تبيّن من نجا.
said-no-survivors-kin = القوائم التي تذكر الأسر أو ذوي القربى ليس فيها أحد يُعرف أنه حي، فلا يمكنها أن تبيّن من نجا.
said-families-above-remedy = عائلات أكثر مما يقال لم يبقَ منها أحد يُعرف: ابحث عن ناجين في قوائم أخرى قبل أن يُحكم بأن القول أقل مما ينبغي.
said-families-remedy = اسأل من غيرهم كان يسكن هذه البيوت؛ لا تكون العائلة قد أُبيدت إلا إن لم يبقَ منها حي.
said-decision-of-nothing = { $incident }: قرر مراجع بشأن { $count } (القيد { $entry } من الدفتر)، ولم يعد يُعدّ هناك شيء.
said-decision-changed = { $incident }: قرر مراجع بشأن { $count } (القيد { $entry } من الدفتر)، وتغيّرت أرقام هذا التعداد منذئذ.
said-decision-remedy = انظر في الأرقام ثانية، ثم قرر من جديد أو اسحب القرار: toll decide CASE { $count } --undo.
said-choice-of-nothing = اختيرت القاعدة { $rule } للتعداد { $count } (القيد { $entry } من الدفتر)، ولا يُعدّ هناك شيء.
said-choice-without-order = اختيرت القاعدة { $rule } للتعداد { $count } (القيد { $entry } من الدفتر)، ولا تسمّي القضية ترتيبًا للمصادر تستند إليه.
said-case-without-order = اختيرت القاعدة { $rule } للقضية (القيد { $entry } من الدفتر)، ولا تسمّي القضية ترتيبًا للمصادر تستند إليه.
said-choice-remedy = اسحب الاختيار في المكتب، أو اذكر في case.toml ما تحتاج إليه.
said-rule-for-nothing = القاعدة { $rule } محددة لبعض التعدادات، ولا يُعدّ هناك شيء.
said-rule-for-nothing-of = القاعدة { $rule } محددة لبعض تعدادات الحادثة { $incident }، ولا يُعدّ هناك شيء.
said-rule-for-remedy = انظر في [[rule-for]] الخاص بها: يسمّي toll tally الحوادث وما يُعدّ.
said-aside-proposed = اقترحه النموذج { $model }؛ وهذا السجل لا يعدّ أرقامًا كهذه
said-aside-denied-by = ينفيه { $voice }
said-aside-denied = منفي في المصدر
said-aside-expected = متوقع أو يُخشى، ولم يُذكر أنه وقع
said-aside-revised = ذُكر رقمًا سابقًا عُدّل
said-aside-addition = زيادة على ما عُدّ من قبل، لا مجموع
said-aside-only-among = لا يعدّ إلا من هم من { $whole } ({ $figure })
said-aside-part-of-figure = جزء من { $whole } ({ $figure })
said-aside-one-person = يسمّي شخصًا واحدًا، وهو معدود بين الأشخاص
said-aside-only-time = يعدّ { $time } فقط، لا { $whole } كله
said-aside-one-beside = شخص واحد، يُذكر إلى جانب { $whole } ({ $figure })
said-aside-part-of = جزء من { $whole }
said-aside-smaller = يعطي المتحدث نفسه { $number } في الوثيقة نفسها ({ $figure }): هذا يعدّ بعضهم أو غيرهم
said-aside-zero = صفر إلى جانب { $number } في الوثيقة نفسها ({ $figure }): يعدّ شيئًا أضيق
said-aside-last-word = آخر ما قاله المتحدث نفسه { $number }
said-aside-fewer-origins = الأصول التي تذكر { $number } ({ $origins }) أقل من أصول رقم آخر ({ $most })؛ وهو يحدّ المدى
said-aside-prefers = يفضّل السجل { $voice }
said-aside-not-ranked = ليس من المصادر التي يرتبها السجل
said-aside-earlier-day = حتى يوم سابق، { $day }
said-aside-no-day = لا يُعرف حتى أي يوم هو
said-aside-least-taken = يذكر { $number }؛ والقاعدة تأخذ أكثر الأرقام تحفظًا، { $least }
said-standing-women = النساء والفتيات من جميع الناس
said-standing-men = الرجال والفتيان من جميع الناس
said-standing-children = الأطفال من جميع الناس
said-standing-adults = البالغون من جميع الناس
said-standing-elderly = كبار السن من جميع الناس
said-standing-of-all = { $who } من جميع الناس
said-standing-women-and-men = نساء وفتيات، ورجال وفتيان
said-standing-elderly-of-adults = كبار السن من البالغين
said-standing-children-no-adults = الأطفال غير البالغين
said-standing-taken-for-civilians = النساء والأطفال وكبار السن المذكورون بلا صفة يُعدّون مدنيين
said-standing-role-taken-for-civilians = { $who } يُعدّون مدنيين
said-standing-roles-apart = { $one } غير { $other }
said-standing-roles-differ = تختلف المصادر في أن { $one } يُعدّون من { $other }
said-standing-nations-apart = { $one } غير { $other }
said-standing-nations-unknown = لا يُعرف ما صلة { $one } بـ { $other }
said-standing-civilians = المدنيون
said-standing-combatants = المقاتلون
said-standing-police = أفراد الشرطة
said-standing-journalists = الصحفيون
said-standing-health-workers = العاملون الصحيون
said-standing-aid-workers = العاملون في المجال الإنساني
said-standing-people-no-families = الأشخاص غير العائلات
said-standing-identified-of-all = محددو الهوية من الجميع
said-standing-addition-of-total = الزيادة جزء من المجموع
said-standing-additions-may-share = قد تشترك زيادتان في أناس
said-standing-place-not-said = أحدهما لا يذكر المكان
said-standing-no-name-of-place = { $one } إلى جانب { $other }: أحدهما ليس اسم مكان
said-standing-lies-in = { $one } يقع في { $other }
said-standing-place-unknown = لا يُعرف موقع { $one } من { $other }
said-standing-one-place = { $one } و{ $other } اسمان لمكان واحد
said-standing-may-lie-in = لا يُعرف هل يقع { $one } في { $other } أم العكس
said-standing-other-place = { $one } مكان غير { $other }
said-standing-may-be-among = قد يكون بعض هؤلاء ({ $one }) من أولئك ({ $other })
said-standing-affected-says-not = «متضررون» لا تقول ماذا حدث
said-standing-of-casualties = هؤلاء ({ $one }) من مجموع القتلى والجرحى
said-standing-identified-of-found = الرفات المحددة الهوية من التي عُثر عليها
said-standing-remains-of-dead = الرفات التي عُثر عليها من الموتى
said-standing-may-be-held = المأسورون حتى يوم قد يكونون من بقوا محتجزين حينئذ فقط
said-standing-released-were-captured = المفرج عنهم كانوا مأسورين أو محتجزين
said-standing-injured-alive = الجرحى هم الأحياء
said-standing-incident-place = مكان إحدى الحادثتين غير معروف
said-standing-incident-time = زمان إحدى الحادثتين غير معروف
said-standing-time-not-said = أحدهما لا يذكر الزمان
said-standing-other-time = { $one } زمان غير { $other }
said-standing-one-event = قد يؤرخ { $one } و{ $other } حدثًا واحدًا
said-standing-time-lies-in = { $one } ضمن { $other }
said-standing-share-days = يشترك { $one } و{ $other } في أيام
said-standing-day-not-said = أحدهما لا يذكر حتى أي يوم هو
said-standing-by-publication = { $why }، بحسب يوم النشر حيث لم يُذكر يوم
said-standing-as-of-beside = حتى { $one } إلى جانب حتى { $other }
said-changed = تغيّر الملف بعد أخذه: كان { $earlier } وهو الآن { $later }.
said-changed-remedy = يُعتدّ باللاحق، والسابق محفوظ بين الأصول؛ تبيّن من غيّره ولماذا.
said-gone = لم يعد الملف في المجلد الذي أُخذ منه.
said-gone-remedy = ما زال يُعتدّ به من النسخة المحفوظة بين الأصول؛ أعده إن أُزيل خطأً.
said-reader-remedy = تحقق منه، واذكر الصواب في ملف إلى جانب المصدر.
said-proposed-one = يقترح نموذج هنا رقمًا واحدًا ينتظر المراجعة: ليس قولًا، ولا يُعدّ في شيء.
said-proposed-many = يقترح نموذج هنا أرقامًا تنتظر المراجعة، عددها { $number }: ليست أقوالًا، ولا تُعدّ في شيء.
said-proposed-remedy = اطلع عليها في صفحة الوثيقة على المكتب، أو بالأمر "toll proposals" ومجلد القضية، إلى جانب الكلمات.
said-left-out = لم يُسأل النموذج عن هذا المصدر كله: فهو فوق الحدود المقررة لذلك.
said-left-out-remedy = تقرأ القواعد اللغوية الباقي وحدها؛ اطلع عليه بنفسك، أو قسّم المصدر.
said-unanswered = ترك النموذج أسئلة عن { $sources } بلا جواب: { $reason }.
said-unanswered-remedy = تبقى قراءات القواعد اللغوية قائمة؛ شغّل الخادم وابنِ ثانية، أو أزل [reader.model] من case.toml.
said-accepted-one = رقم واحد اقترحه نموذج؛ وتحققت القواعد اللغوية من كلماته ورقمه وما حدث.
said-accepted-many = عدد الأرقام التي اقترحها نموذج { $number }؛ وتحققت القواعد اللغوية من كلماتها وأرقامها وما حدث.
said-accepted-remedy = انظر في كلمات كل منها قبل أن تعتمد عليه؛ counted = false تحت [reader.model] يخرجها من كل التعدادات.
said-unfound = ما يقرره القيد { $entry } من الدفتر بشأن الكلمات من المحرف { $start } إلى { $end } لم يعد يجد قوله: هذا الإصدار يقرؤها على نحو آخر.
said-unfound-remedy = انظر في الوثيقة في المكتب، وقرر من جديد، واسحب القرار القديم.
said-uncounted = قرارات على أقوال المصدر { $source } معلقة: لا تعدّ القضية هذا المصدر الآن.
said-uncounted-remedy = إن حل ملف آخر محله فقرر بشأن أقواله.
said-misplaced = يضع القيد { $entry } من الدفتر رقمًا في الحادثة { $incident }، ولا حادثة بهذا الرمز الآن: يحددها المكان والزمان.
said-misplaced-remedy = صحّح القول في المكتب بالرمز الذي تحمله الحادثة الآن.
said-reviewed = بقرار المراجعين: الأقوال المرفوضة التي لا تُعدّ في شيء { $rejected }، والأرقام المصححة { $corrected }، والمضافة باليد { $added }.
said-reviewed-remedy = لا يلزم شيء: في الدفتر كل قرار مع سببه.
said-unsure-one = المراجعون غير متيقنين من رقم واحد يُعدّ حتى يقرر أحد.
said-unsure-many = المراجعون غير متيقنين من أرقام تُعدّ حتى يقرر أحد، عددها { $number }.
said-unsure-remedy = اقرأ الكلمات ثانية، ثم اقبله أو صحّحه أو ارفضه.
said-not-made = جدول تطلبه القضية لم يُعدّ: { $why }.
said-not-made-remedy = صحّح ذلك في case.toml وابنِ ثانية.
said-no-estimate = لا تحتمل القوائم تقديرًا: { $why }
said-nothing-estimated = لم يُقدَّر شيء: { $why }.
said-estimate-remedy = انظر في [estimate] في case.toml وفيما يقوله `toll estimate` عن هذه القضية.
said-here-remedy = اطلع عليه كاملًا بالأمر "toll lists" ومجلد القضية.
said-list-unreadable = لا يمكن قراءة القائمة.
said-list-twice = للملف البايتات نفسها التي لـ { $first }؛ وتُعدّ قيوده مرة واحدة.
said-list-twice-remedy = أزل أحد الملفين.
said-list-twice-any = للملف البايتات نفسها التي لقائمة أخرى؛ وتُعدّ قيوده مرة واحدة.
said-list-misnamed = قائمة يسمّيها case.toml ليست موجودة، أو ليست كما يقال عنها.
said-list-misnamed-remedy = صحّح الاسم في case.toml، أو أزل الجدول.
said-list-left-out = القائمة متروكة خارج السجل: يجب التصريح بما تحويه أعمدتها.
said-list-left-out-remedy = صرّح بما تحويه أعمدتها في case.toml؛ يقترحه "toll lists".
said-columns-unlike = أعمدة قائمتين لا تتوافق.
said-columns-unconfirmed = استُدل على ما تحويه أعمدتها من عناوينها ومحتواها، ولم يؤكَّد بعد.
said-values-doubted = وجد فحص لقيمها ما لا يمكن أن يكون، أو ما يصعب تصديقه.
said-release = حل إصدار لاحق محل السابق: القيود الجديدة { $new }، والزائلة { $gone }، والمتغيرة { $changed }، والباقية كما هي { $same }.
said-release-reused = حل إصدار لاحق محل السابق: القيود الجديدة { $new }، والزائلة { $gone }، والمتغيرة { $changed }، والباقية كما هي { $same }؛ والرموز التي تسمّي غير من كانت تسمّيه { $reused }.
said-release-remedy = انظر في القيود الزائلة أو التي تسمّي غير من كانت تسمّيه: يذكرها "toll lists".
said-remark-remedy = انظر في الموضع من القائمة؛ فإن ضاع شيء فاحفظ القائمة من جديد، أو أصلحها واحتفظ بالملفين.
said-pair-waits = زوج واحد من القيود ينتظر حكمًا: ليس واضحًا هل هما شخص واحد.
said-pairs-wait = أزواج من القيود تنتظر حكمًا، عددها { $number }: ليس واضحًا هل كل زوج شخص واحد.
said-pairs-wait-more = أزواج من القيود تنتظر حكمًا، عددها { $number } أو أكثر: ليس واضحًا هل كل زوج شخص واحد.
said-pairs-remedy = اطلع عليها بالأمر "toll queue"، واحكم فيها بالأمر "toll judge".
said-unlinked = تعذر ربط القوائم، فكل قيد قائم بنفسه.
said-unlinked-remedy = انظر في خرائط الأعمدة بالأمر "toll lists" وصحّحها في case.toml.
said-judged-gone = قيد حُكم فيه لم يعد في أي قائمة.
said-judged-gone-remedy = الحكم محفوظ ولا أثر له حتى يعود القيد؛ احكم في القيد الذي حل محله، أو اسحب الحكم.
said-judged-against = حكم يناقض غيره، ولا يُعمل به.
said-judged-against-remedy = اسحب أحد الأحكام بالأمر "toll judge ... --undo".
said-judged-before = تغيّرت قيود بعد الحكم فيها، وهي الآن ترجح خلافه.
said-judged-before-remedy = يُعمل به. انظر في القيدين ثانية، ثم ثبّت الحكم أو اسحبه بالأمر "toll judge ... --undo".
noun-figure = { $number ->
    [0] لا رقم
    [one] رقم واحد
    [two] رقمان
    [few] { $number } أرقام
    [many] { $number } رقمًا
   *[other] { $number } رقم
 }
noun-origin = { $number ->
    [0] لا أصل
    [one] أصل واحد
    [two] أصلين
    [few] { $number } أصول
    [many] { $number } أصلًا
   *[other] { $number } أصل
 }
noun-source = { $number ->
    [0] لا مصدر
    [one] مصدر واحد
    [two] مصدرين
    [few] { $number } مصادر
    [many] { $number } مصدرًا
   *[other] { $number } مصدر
 }
noun-person = { $number ->
    [0] لا شخص
    [one] شخص واحد
    [two] شخصان
    [few] { $number } أشخاص
    [many] { $number } شخصًا
   *[other] { $number } شخص
 }
noun-household = { $number ->
    [0] لا أسرة
    [one] أسرة واحدة
    [two] أسرتان
    [few] { $number } أسر
    [many] { $number } أسرة
   *[other] { $number } أسرة
 }
noun-family = { $number ->
    [0] لا عائلة
    [one] عائلة واحدة
    [two] عائلتان
    [few] { $number } عائلات
    [many] { $number } عائلة
   *[other] { $number } عائلة
 }
noun-still = { $number ->
    [0] لا أحد غيرهم مفقود
    [one] واحد آخر مفقود
    [two] اثنان آخران مفقودان
    [few] { $number } آخرون مفقودون
    [many] { $number } آخرون مفقودون
   *[other] { $number } آخرون مفقودون
 }
between-comma = {"، "}
between-semicolon = {"؛ "}
and-more = و{ $number } غيرها
quoted = «{ $text }»
