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
