# Missing persons, in Arabic. Every language has the same keys.

missing-counted = { $number ->
    [0] لا أحد في السجل مفقود مجهول المصير.
    [one] شخص واحد مفقود.
    [two] شخصان مفقودان.
    [few] { $number } أشخاص مفقودون.
    [many] { $number } شخصًا مفقودًا.
   *[other] { $number } شخص مفقود.
 }
missing-lead = مفقودون أو محتجزون بحسب القيود، ولا قيد يذكر مصيرًا لاحقًا. الأحدث ظهورًا أولًا.
missing-case = حالة مفتوحة
missing-person = المفقود
last-seen = آخر ظهور
candidates = المرشحون
candidates-counted = { $number ->
    [0] لا مرشحين
    [one] مرشح واحد
    [two] مرشحان
    [few] { $number } مرشحين
    [many] { $number } مرشحًا
   *[other] { $number } مرشح
 }
candidates-lead = مرتبون بحسب ما يؤيد أنهما شخص واحد. المرشح ليس تعرّفًا على الهوية، فذلك يتطلب أكثر من القيود. والرفات التي لا يُعرف عنها إلا القليل احتمالها صغير حتى لأرجحها.
candidate = المرشح { $number }
among-released = من المفرج عنهم
among-dead = من القتلى
among-unidentified = من رفات بلا اسم
