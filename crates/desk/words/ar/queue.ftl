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
