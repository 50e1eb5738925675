# How far reviewers agree, in Arabic. Every language has the same keys.

agreement = مدى اتفاق المراجعين
agreement-lead = من كل مئة زوج يحكم مراجعان في { $percent }، ولا يرى أحدهما ما حكم به الآخر.
agreement-off = لا تُحكم الآن أزواج في هذه القضية دون رؤية الآخر. يُضبط ذلك في ملف القضية: blind = true تحت [review].
agreement-none = لم يحكم اثنان في أي زوج بعد.
agreement-how = كابا تساوي 1 حين يتفق الاثنان دائمًا، و0 حين يتفقان بقدر ما تقتضيه المصادفة (كوهين 1960، ومجالها بحسب فلايس وكوهين وإيفريت 1969، وقيمته قليلة دون نحو ثلاثين زوجًا). وAC1 (غويت 2008) تبقى معقولة حين تكون الأجوبة كلها تقريبًا واحدة. وألفا (كريبندورف) لا تسأل من أجاب بماذا. ولا يقول أي منها من المصيب.
agreement-all = جميع المراجعين
agreement-table = الأزواج بحسب الجوابين، والصفوف لمن اسمه أسبق في الترتيب
agreement-judged = أزواج حكم فيها كلاهما
agreement-observed = الاتفاق الملحوظ
agreement-kappa = كابا لكوهين (95 %)
agreement-error = الخطأ المعياري لكابا
agreement-alpha = ألفا لكريبندورف
agreement-ac1 = AC1 لغويت
disagreements = أزواج اختلف فيها اثنان
disagreements-lead = لم تصدر أيًّا من الحكمين. ما تحكم به يغلق الزوج.
disagreements-empty = لا زوج ينتظرك.
verdicts = الحكمان
