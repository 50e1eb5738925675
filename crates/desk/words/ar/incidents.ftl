# Incidents, in Arabic. Every language has the same keys.

part-incidents = الحوادث
incident = حادثة
incidents-counted = { $number ->
    [0] لا حادثة معروفة بعد. البناء يجدها في الوثائق.
    [one] حادثة واحدة.
    [two] حادثتان.
    [few] { $number } حوادث.
    [many] { $number } حادثة.
   *[other] { $number } حادثة.
 }
incidents-listed = كلّها بحسب الزمن
number = الرقم
timeline = متى
timeline-numbers = كم منها في كلّ سنة أو شهر
map-title = أين
map-about = حوادث هذه الصفحة على خريطة؛ والأرقام هي أرقام القائمة تحتها. الحادثة التي لا يحدّد أيّ مصدر مكانها بأدقّ من بلد ليست عليها.
map-credit = تقف العلامة حيث يضع معجم الأماكن المكان الذي تسمّيه الوثائق؛ وقد يكون غيره من الأماكن ذات الاسم نفسه. السواحل والحدود: Natural Earth، كما هي قائمة فعلًا؛ دون اتخاذ موقف. المدن: GeoNames (CC BY 4.0)‎.
incident-figures = الأعداد
incident-sources = المصادر
incident-claims = الأقوال
incident-counts = المعدودات
known-by-whom = من يتحدّث عنها
speaker = المتحدّث
earlier = الأقدم
incident-figures-all = أعدادها بحسب المتحدّثين
