# The history, in Arabic. Every language has the same keys.

history-lead = كل ما تقرر في هذه القضية، الأحدث أولًا. لا يمكن تغيير شيء هنا أو حذفه.
history-entry = القيد
history-when = الوقت (UTC)
history-what = ماذا
history-who = من
history-why = لماذا
older = الأقدم
newest = الأحدث
decision-begun = بدأت القضية
decision-intake = أُدخل مصدر
decision-superseded = حلت نسخة أخرى في الموضع نفسه
decision-described = تغيّر ما يقال عن مصدر
decision-answered = أجاب نموذج
decision-judged-same = حُكم بأنهما شخص واحد
decision-judged-different = حُكم بأنهما شخصان
decision-judged-unsure = نُظر فيه وتُرك مفتوحًا
decision-judgement-withdrawn = سُحب حكم
decision-overridden = وُضع رقم إلى جانب أرقام القواعد
decision-override-withdrawn = سُحب رقم وُضع إلى جانب أرقام القواعد
decision-rule-chosen = اختيرت قاعدة
decision-rule-withdrawn = سُحب اختيار قاعدة
decision-published = نُشر الموقع
decision-appointed = عُيّن بصفة { $office }
decision-dismissed = أُعفي
decision-other = تقرر أمر
