# The persons, in Arabic. Every language has the same keys.

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
joined-why = لماذا هو الشخص نفسه
fact-sex = الجنس
fact-age = العمر
fact-born = تاريخ الميلاد
fact-when = متى حدث
fact-place = أين
fact-status = ماذا حدث
fact-numbers = الأرقام
search-persons = البحث عن أشخاص
search = بحث
search-all = عرض الكل
search-how = أسماء بأي خط وأي ترتيب، أو أوائلها، أو أرقام، أو رقم الصف، أو أماكن، أو معرّف الشخص.
search-how-withheld = رقم الصف أو الأماكن أو معرّف الشخص. الأسماء والأرقام محجوبة عنك فلا يُبحث فيها.
search-found = { $number ->
    [0] لم يُعثر على أحد.
    [one] عُثر على شخص واحد.
    [two] عُثر على شخصين.
    [few] عُثر على { $number } أشخاص.
    [many] عُثر على { $number } شخصًا.
   *[other] عُثر على { $number } شخص.
 }
search-more = قد يوجد غيرهم: أضف كلمة.
records-beside = جميع القيود جنبًا إلى جنب
differs = مختلفة
story = ما جرى لهم
by-record = بحسب أي قيد
not-said = لم يُذكر
decided-on = ما تقرر في هذه القيود
decided-now = تقرر بالقيود { $entries } من السجل. يسري من البناء التالي.
waits-for-build = ما تقرر يسري من البناء التالي.
pending = ينتظر البناء التالي
withdrawn-by = سُحب بالقيد { $entry }
withdraw = اسحبه
held-together = ما يجمع القيود
evidence-not-kept = لم يُحفظ ما يؤيده: هو من أوثقها.
split = أخرج القيود المعلَّمة
split-choose = لشخص آخر
split-this = أخرجه
split-how = يُحكم بأن كل قيد معلَّم لشخص غير صاحب كل قيد باقٍ. ويمكن التراجع عن ذلك كله.
join = اجمع الشخصين
join-with = معرّف شخص آخر هو نفسه
look-beside = انظر فيهما معًا
join-how = يُحكم بأن هذه القيود كلها لشخص واحد. ويمكن التراجع عن ذلك كله.
shown-beside = قيود { $person } معروضة إلى الجانب.
not-beside = اعرض هذا الشخص وحده
no-such-person = لا يوجد في السجل شخص آخر بهذا المعرّف.
some-go-some-stay = علِّم القيود التي تخرج، واترك قيدًا واحدًا على الأقل يبقى.
too-many-records = هذه قيود أكثر مما يحتمله قرار واحد. احكم في بعض أزواجها أولًا.
decided-already = هذا هو الساري فعلًا. لم يتغير شيء.
blind-editors-join = يحكم مراجعان في أزواج هذه القضية دون أن يرى أحدهما حكم الآخر، فلا يجمع الأشخاص ولا يفرّقهم إلا المحررون.
fact-household = الأسرة
fact-father = الأب
fact-grandfather = الجد
fact-mother = الأم
field-given = الاسم الأول
field-father = الأب
field-grandfather = الجد
field-mother = الأم
field-family = اسم العائلة
field-sex = الجنس
field-age = العمر
field-born = الميلاد
field-happened = متى حدث
field-place = المكان
field-status = ماذا حدث
field-numbers = الأرقام
level-not-known = غير معروف
level-same-rare = متطابق، نادر
level-same-seldom = متطابق، قليل
level-same-known = متطابق، معروف
level-same-common = متطابق، شائع
level-same-very-common = متطابق، شائع جدًا
level-same-sound-one-rare = النطق نفسه، وأحدهما نادر
level-same-sound = النطق نفسه
level-close-one-rare = متقارب، وأحدهما نادر
level-close = متقارب
level-short-form-or-part = صيغة قصيرة أو جزء
level-alike-one-rare = متشابه، وأحدهما نادر
level-alike = متشابه
level-initial = حرف أول
level-elsewhere-in-the-name = في موضع آخر من الاسم
level-different = مختلف
level-one-vaguer = أحدهما أقل دقة
level-day-and-month-swapped = اليوم والشهر متبادلان
level-one-slip = زلّة واحدة
level-same-month-and-day = الشهر واليوم نفسهما
level-same-year-and-month = السنة والشهر نفسهما
level-same-year-and-day = السنة واليوم نفسهما
level-same-year = السنة نفسها
level-within-two-years = في حدود سنتين
level-within-2-days = في حدود يومين
level-within-7-days = في حدود 7 أيام
level-same-month = الشهر نفسه
level-within-1-year = في حدود سنة
level-within-3-years = في حدود 3 سنوات
level-within-10-years = في حدود 10 سنوات
level-beside-or-within = مجاور له أو ضمنه
level-same-beginning = البداية نفسها
class-two-people-at-random = شخصين لا صلة بينهما
class-relatives = قريبين
class-namesakes = متشابهي الاسم
class-one-place-and-day = شخصين من مكان ويوم واحد
class-relatives-of-common-names = قريبين بأسماء شائعة
sex-female = أنثى
sex-male = ذكر
