# The queue, in Arabic. Every language has the same keys.

not-your-judgement = لا يتراجع عن الحكم هنا إلا من أصدره.
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
pair-not-waiting = هذان السجلان ليسا زوجًا ينتظرك: لا سجل كهذا، أو حُكم فيهما، أو لا حاجة إلى ذلك. لم يتغير شيء.
pair-lent = غيرك ينظر في هذا الزوج الآن. لم يتغير شيء؛ يعود الزوج إن تُرك عشر دقائق.
pairs-too-many = أمامك من الأزواج أكثر ما يُعطى لواحد. احكم في أحدها أولًا، أو انتظر عشر دقائق.
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
queue-blind = يحكم مراجعان في الزوج قبل أن يُحتسب، ولا يرى أحدهما ما حكم به الآخر.
pair-blind = يحكم في هذا الزوج اثنان. لا يُعرض حكمك على أحد حتى يحكم الآخر.
pairs-differing = { $number ->
    [0] لا شيء ينتظر مرجّحًا.
    [one] زوج واحد ينتظر مرجّحًا.
    [two] زوجان ينتظران مرجّحًا.
    [few] { $number } أزواج تنتظر مرجّحًا.
    [many] { $number } زوجًا ينتظر مرجّحًا.
   *[other] { $number } زوج ينتظر مرجّحًا.
 }
verdict-settled = صدر الحكمان وحُسم الزوج. يسحب المحررُ الحكمَ من صفحة الشخص.
