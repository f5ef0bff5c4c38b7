<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR" sourcelanguage="en_US">
<context>
<name>ketabnama</name>
<message><source>, </source><translation>، </translation></message>
<message><source>, about {time} left</source><translation>، حدود {time} مانده است</translation></message>
<message><source>; {count} could not be made</source><translation>؛ {count} پرونده ساخته نشد</translation></message>
<message><source>A fault of the program stopped this step. Your design is safe; you can go on.</source><translation>خطایی در برنامه این گام را نیمه‌کاره گذاشت. طرح شما سر جای خود است و می‌توانید ادامه دهید.</translation></message>
<message><source>A fifth shorter</source><translation>یک‌پنجم کوتاه‌تر</translation></message>
<message><source>A file…</source><translation>یک پرونده…</translation></message>
<message><source>A notice</source><translation>اطلاعیه</translation></message>
<message><source>A quarter longer</source><translation>یک‌چهارم بلندتر</translation></message>
<message><source>A readable colour</source><translation>رنگی خوانا</translation></message>
<message><source>A saying or poem</source><translation>جمله یا شعر</translation></message>
<message><source>A service</source><translation>معرفی خدمات</translation></message>
<message><source>A teaser</source><translation>تیزر</translation></message>
<message><source>About Ketabnama</source><translation>دربارهٔ کتاب‌نما</translation></message>
<message><source>About it</source><translation>درباره‌اش</translation></message>
<message><source>Accent</source><translation>تأکید</translation></message>
<message><source>Add a column</source><translation>افزودن ستون</translation></message>
<message><source>Add a font</source><translation>افزودن قلم</translation></message>
<message><source>Add a font…</source><translation>افزودن قلم…</translation></message>
<message><source>Add a guide</source><translation>افزودن خط راهنما</translation></message>
<message><source>Add a page</source><translation>افزودن صفحه</translation></message>
<message><source>Add a row</source><translation>افزودن ردیف</translation></message>
<message><source>Add a sound</source><translation>افزودن صدا</translation></message>
<message><source>Add a template package</source><translation>افزودن بستهٔ الگو</translation></message>
<message><source>Add a template package…</source><translation>افزودن بستهٔ الگو…</translation></message>
<message><source>Address</source><translation>نشانی</translation></message>
<message><source>Again and again</source><translation>پخش پیاپی</translation></message>
<message><source>Align</source><translation>تراز کردن</translation></message>
<message><source>All of the film</source><translation>همهٔ فیلم</translation></message>
<message><source>All pages</source><translation>همهٔ صفحه‌ها</translation></message>
<message><source>All sizes</source><translation>همهٔ اندازه‌ها</translation></message>
<message><source>Along an arc</source><translation>روی کمان</translation></message>
<message><source>Alternative text</source><translation>متن جایگزین</translation></message>
<message><source>Alternative text, for readers who cannot see</source><translation>متن جایگزین، برای خوانندگان نابینا</translation></message>
<message><source>An event</source><translation>رویداد</translation></message>
<message><source>An occasion</source><translation>مناسبت</translation></message>
<message><source>Angle</source><translation>زاویه</translation></message>
<message><source>Another colour…</source><translation>رنگی دیگر…</translation></message>
<message><source>Another picture</source><translation>تصویری دیگر</translation></message>
<message><source>Any shape</source><translation>هر شکلی</translation></message>
<message><source>Arch</source><translation>طاق</translation></message>
<message><source>Area</source><translation>سطحی</translation></message>
<message><source>As a whole</source><translation>یکجا</translation></message>
<message><source>As each template has it</source><translation>همان که هر الگو دارد</translation></message>
<message><source>As it is</source><translation>همان‌گونه که هست</translation></message>
<message><source>As it was</source><translation>مثل اول</translation></message>
<message><source>As long as it takes to read</source><translation>به اندازهٔ زمان خواندن</translation></message>
<message><source>As shares of 100</source><translation>سهم از ۱۰۰</translation></message>
<message><source>As suits this machine</source><translation>به‌فراخور این دستگاه</translation></message>
<message><source>As the language</source><translation>همان زبان</translation></message>
<message><source>As the recipe has it</source><translation>چنان‌که در دستور حرکت است</translation></message>
<message><source>As the style says</source><translation>همان سبک</translation></message>
<message><source>As the system</source><translation>همانند سیستم</translation></message>
<message><source>As typed</source><translation>همان‌گونه که نوشته شده</translation></message>
<message><source>As usual</source><translation>معمولی</translation></message>
<message><source>Ask readers</source><translation>پرسش از خوانندگان</translation></message>
<message><source>Author</source><translation>نویسنده</translation></message>
<message><source>Back</source><translation>بازگشت</translation></message>
<message><source>Back to an earlier version</source><translation>بازگشت به نسخهٔ پیشین</translation></message>
<message><source>Back to its place</source><translation>بازگشت به جای خود</translation></message>
<message><source>Back to the list</source><translation>بازگشت به فهرست</translation></message>
<message><source>Bale</source><translation>بله</translation></message>
<message><source>Bars</source><translation>میله‌ای</translation></message>
<message><source>Batch</source><translation>دسته‌ای</translation></message>
<message><source>Begin with it</source><translation>آغاز با آن</translation></message>
<message><source>Beginning…</source><translation>آغاز شد…</translation></message>
<message><source>Behind the words</source><translation>پشت نوشته</translation></message>
<message><source>Beside each other</source><translation>کنار هم</translation></message>
<message><source>Beside the picture</source><translation>همراه تصویر</translation></message>
<message><source>Best format for each place</source><translation>بهترین قالب برای هر جا</translation></message>
<message><source>Between commas: workshop, children, summer</source><translation>با ویرگول جدا کنید: کارگاه، کودک، تابستان</translation></message>
<message><source>Black</source><translation>سیاه</translation></message>
<message><source>Black weight</source><translation>سیاه‌ترین</translation></message>
<message><source>Blend</source><translation>آمیزش</translation></message>
<message><source>Blur</source><translation>تاری</translation></message>
<message><source>Body</source><translation>متن</translation></message>
<message><source>Bold</source><translation>سیاه</translation></message>
<message><source>Book cover, {a} to {b}</source><translation>جلد کتاب، {a} در {b}</translation></message>
<message><source>Book with its spine</source><translation>کتاب با عطف</translation></message>
<message><source>Books</source><translation>کتاب‌ها</translation></message>
<message><source>Bottom</source><translation>پایین</translation></message>
<message><source>Box</source><translation>چارچوب</translation></message>
<message><source>Bring forward</source><translation>یک لایه جلوتر</translation></message>
<message><source>Bring to front</source><translation>جلوی همه</translation></message>
<message><source>Bubble</source><translation>حباب گفت‌وگو</translation></message>
<message><source>Bulletin</source><translation>تابلوی اعلان</translation></message>
<message><source>Burst</source><translation>انفجار</translation></message>
<message><source>By its first letter</source><translation>از روی نخستین حرف</translation></message>
<message><source>Calendar</source><translation>تقویم</translation></message>
<message><source>Caption</source><translation>متن همراه</translation></message>
<message><source>Catalogue program</source><translation>نرم‌افزار کتابخانه</translation></message>
<message><source>Central library of …</source><translation>کتابخانهٔ مرکزی …</translation></message>
<message><source>Centre</source><translation>میان (افقی)</translation></message>
<message><source>Chance</source><translation>تصادف</translation></message>
<message><source>Change a title or an author</source><translation>تغییر عنوان یا نویسنده</translation></message>
<message><source>Change of pages</source><translation>گذر میان صفحه‌ها</translation></message>
<message><source>Change to page {number}: {effect}</source><translation>گذر به صفحهٔ {number}: {effect}</translation></message>
<message><source>Chart</source><translation>نمودار</translation></message>
<message><source>Checklist</source><translation>فهرست وارسی</translation></message>
<message><source>Children stand in a</source><translation>چیدمان درون</translation></message>
<message><source>Choose a day</source><translation>برگزیدن روز</translation></message>
<message><source>Choose a file</source><translation>برگزیدن پرونده</translation></message>
<message><source>Choose a list of books</source><translation>فهرست کتاب‌ها را برگزینید</translation></message>
<message><source>Choose a picture</source><translation>تصویری برگزینید</translation></message>
<message><source>Choose a template</source><translation>برگزیدن الگو</translation></message>
<message><source>Choose the file</source><translation>برگزیدن پرونده</translation></message>
<message><source>Choose the file…</source><translation>برگزیدن پرونده…</translation></message>
<message><source>Choose your logo</source><translation>نشان کتابخانه را برگزینید</translation></message>
<message><source>Choose…</source><translation>برگزیدن…</translation></message>
<message><source>Circles</source><translation>دایره‌های هم‌پوش</translation></message>
<message><source>Clip</source><translation>فیلم</translation></message>
<message><source>Close</source><translation>بستن</translation></message>
<message><source>Close design</source><translation>بستن طرح</translation></message>
<message><source>Closer in time</source><translation>نمای نزدیک‌تر زمان</translation></message>
<message><source>Colour</source><translation>رنگ</translation></message>
<message><source>Colour behind the letters</source><translation>رنگ پشت حروف</translation></message>
<message><source>Colours</source><translation>رنگ‌ها</translation></message>
<message><source>Column</source><translation>ستون</translation></message>
<message><source>Columns</source><translation>ستونی</translation></message>
<message><source>Comes by</source><translation>شیوهٔ آمدن</translation></message>
<message><source>Comes in its turn</source><translation>به نوبت خود بیاید</translation></message>
<message><source>Comparison</source><translation>مقایسه</translation></message>
<message><source>Contents</source><translation>فهرست</translation></message>
<message><source>Copy</source><translation>رونوشت</translation></message>
<message><source>Copy diagnostics</source><translation>رونوشت از گزارش عیب‌یابی</translation></message>
<message><source>Copy report</source><translation>رونوشت گزارش</translation></message>
<message><source>Copy the page as a picture</source><translation>رونوشت صفحه به‌صورت تصویر</translation></message>
<message><source>Cover file</source><translation>پروندهٔ جلد</translation></message>
<message><source>Covered by {service}</source><translation>زیر دکمه‌های {service}</translation></message>
<message><source>Crop</source><translation>برش</translation></message>
<message><source>Crop the picture</source><translation>برش تصویر</translation></message>
<message><source>Crop…</source><translation>برش…</translation></message>
<message><source>Cut</source><translation>بریدن</translation></message>
<message><source>Cut round by {service}</source><translation>{service} آن را گرد می‌برد</translation></message>
<message><source>Cycle</source><translation>چرخه</translation></message>
<message><source>Dark</source><translation>تیره</translation></message>
<message><source>Dark colour</source><translation>رنگ تیره</translation></message>
<message><source>Darken</source><translation>تیره‌تر</translation></message>
<message><source>Delete</source><translation>حذف</translation></message>
<message><source>Delete page</source><translation>حذف صفحه</translation></message>
<message><source>Design</source><translation>طراحی</translation></message>
<message><source>Designs you save appear here.</source><translation>طرح‌هایی که ذخیره کنید این‌جا می‌آید.</translation></message>
<message><source>Diagram</source><translation>نگاره</translation></message>
<message><source>Digits</source><translation>رقم‌ها</translation></message>
<message><source>Direction</source><translation>جهت</translation></message>
<message><source>Display</source><translation>نمایشی</translation></message>
<message><source>Distribute</source><translation>پخش یکسان</translation></message>
<message><source>Done</source><translation>پایان</translation></message>
<message><source>Donut</source><translation>حلقه‌ای</translation></message>
<message><source>Dots</source><translation>نقطه‌ای</translation></message>
<message><source>Doubles: {count}.</source><translation>{count} رکورد تکراری است.</translation></message>
<message><source>Drag the page from here into another program; a click copies it</source><translation>صفحه را از اینجا به برنامه‌ای دیگر بکشید؛ با یک کلیک رونوشت می‌شود</translation></message>
<message><source>Drag the picture, zoom with the wheel</source><translation>تصویر را بکشید؛ با چرخ موشی بزرگ و کوچک کنید</translation></message>
<message><source>Drag the ring to what must stay in sight</source><translation>حلقه را روی آنچه باید دیده شود بکشید</translation></message>
<message><source>Drop a list of books here</source><translation>فهرست کتاب‌ها را این‌جا رها کنید</translation></message>
<message><source>Drop a picture here, or</source><translation>تصویری این‌جا رها کنید، یا</translation></message>
<message><source>Drop a sound here, or</source><translation>صدایی این‌جا رها کنید، یا</translation></message>
<message><source>Drop your logo here, best as PNG with a clear ground</source><translation>نشان کتابخانه را این‌جا رها کنید؛ PNG با زمینهٔ شفاف بهتر است</translation></message>
<message><source>Dropped when room is short</source><translation>اگر جا تنگ شد حذف شود</translation></message>
<message><source>Duplicate</source><translation>تکثیر</translation></message>
<message><source>Duplicate page</source><translation>تکثیر صفحه</translation></message>
<message><source>Each saving keeps the version before it.</source><translation>با هر ذخیره، نسخهٔ پیش از آن نگه داشته می‌شود.</translation></message>
<message><source>Earlier versions</source><translation>نسخه‌های پیشین</translation></message>
<message><source>Earlier versions…</source><translation>نسخه‌های پیشین…</translation></message>
<message><source>Edit</source><translation>ویرایش</translation></message>
<message><source>Edit the words</source><translation>ویرایش نوشته</translation></message>
<message><source>Editorial</source><translation>مجله‌ای</translation></message>
<message><source>Effect, once</source><translation>جلوهٔ صوتی، یک بار</translation></message>
<message><source>Effects</source><translation>جلوه‌های صوتی</translation></message>
<message><source>Eitaa</source><translation>ایتا</translation></message>
<message><source>Ellipse</source><translation>بیضی</translation></message>
<message><source>English</source><translation>انگلیسی</translation></message>
<message><source>Equal gaps across</source><translation>فاصلهٔ یکسان افقی</translation></message>
<message><source>Equal gaps down</source><translation>فاصلهٔ یکسان عمودی</translation></message>
<message><source>Even lines</source><translation>سطرهای هم‌اندازه</translation></message>
<message><source>Every text and picture of this design becomes a field that can be filled anew. The design itself stays as it is.</source><translation>هر نوشته و تصویر این طرح خانه‌ای می‌شود که از نو پر شدنی است. خود طرح همان‌گونه می‌ماند.</translation></message>
<message><source>Every {count} minutes</source><translation>هر {count} دقیقه</translation></message>
<message><source>Everything</source><translation>همه</translation></message>
<message><source>Export</source><translation>خروجی</translation></message>
<message><source>Export again</source><translation>خروجی دوباره</translation></message>
<message><source>Export package</source><translation>ساختن بستهٔ الگو</translation></message>
<message><source>Export package…</source><translation>ساختن بستهٔ الگو…</translation></message>
<message><source>Extra bold</source><translation>بسیار سیاه</translation></message>
<message><source>F2 or a double click changes it.</source><translation>با F2 یا دوبار کلیک تغییر می‌کند.</translation></message>
<message><source>Fades in</source><translation>بلند شدن آرام در آغاز</translation></message>
<message><source>Fades out</source><translation>محو شدن در پایان</translation></message>
<message><source>Falling</source><translation>از زیاد به کم</translation></message>
<message><source>File</source><translation>پرونده</translation></message>
<message><source>Files are being made</source><translation>پرونده‌ها در حال ساخته شدن‌اند</translation></message>
<message><source>Files made</source><translation>پرونده‌های ساخته‌شده</translation></message>
<message><source>Fill</source><translation>پرشدن</translation></message>
<message><source>Fill the frame</source><translation>پر کردن قاب</translation></message>
<message><source>Fit</source><translation>جای‌گیری</translation></message>
<message><source>Folder</source><translation>پوشه</translation></message>
<message><source>Folder for files</source><translation>پوشهٔ پرونده‌ها</translation></message>
<message><source>Folder for the files</source><translation>پوشهٔ پرونده‌ها</translation></message>
<message><source>Font</source><translation>قلم</translation></message>
<message><source>Font of text</source><translation>قلم متن</translation></message>
<message><source>Font of titles</source><translation>قلم عنوان</translation></message>
<message><source>Fonts</source><translation>قلم‌ها</translation></message>
<message><source>Format</source><translation>قالب</translation></message>
<message><source>From a list of your catalogue: choose a template, and every record becomes a post.</source><translation>فهرستی از نرم‌افزار کتابخانه بیاورید و الگویی برگزینید؛ هر رکورد یک پست می‌شود.</translation></message>
<message><source>From the beginning to the end</source><translation>از آغاز تا پایان</translation></message>
<message><source>From the left</source><translation>فاصله از چپ</translation></message>
<message><source>From the logo</source><translation>از نشان</translation></message>
<message><source>From the top</source><translation>فاصله از بالا</translation></message>
<message><source>Gap</source><translation>فاصله</translation></message>
<message><source>Glow</source><translation>هاله</translation></message>
<message><source>Go</source><translation>رفتن</translation></message>
<message><source>Go back to it</source><translation>بازگشت به آن</translation></message>
<message><source>Go on</source><translation>ادامه</translation></message>
<message><source>Go on with {count} records</source><translation>ادامه با {count} رکورد</translation></message>
<message><source>Go on, or make the files</source><translation>ادامه، یا ساختن پرونده‌ها</translation></message>
<message><source>Grid</source><translation>شبکه</translation></message>
<message><source>Group</source><translation>گروه کردن</translation></message>
<message><source>Group</source><comment>noun</comment><translation>گروه</translation></message>
<message><source>Half-space</source><translation>نیم‌فاصله</translation></message>
<message><source>Hashtags</source><translation>هشتگ‌ها</translation></message>
<message><source>Hashtags, parted by commas</source><translation>هشتگ‌ها، با ویرگول از هم جدا شوند</translation></message>
<message><source>Heading</source><translation>سرخط</translation></message>
<message><source>Height</source><translation>بلندا</translation></message>
<message><source>Help</source><translation>راهنما</translation></message>
<message><source>Hide</source><translation>پنهان کردن</translation></message>
<message><source>Hide here</source><translation>پنهان در این اندازه</translation></message>
<message><source>Hold to see it without changes of this size</source><translation>نگه دارید تا بدون تغییرهای ویژهٔ این اندازه دیده شود</translation></message>
<message><source>Home</source><translation>خانه</translation></message>
<message><source>How all of it moves</source><translation>دستور حرکت همهٔ فیلم</translation></message>
<message><source>How do your cards look?</source><translation>کارت‌هایتان چه رنگ و رویی دارد؟</translation></message>
<message><source>How much may be damaged</source><translation>چه اندازه آسیب‌پذیر باشد</translation></message>
<message><source>How your cards will look</source><translation>نمونهٔ کارت شما</translation></message>
<message><source>Icon</source><translation>نماد</translation></message>
<message><source>Icon grid</source><translation>شبکهٔ نماد</translation></message>
<message><source>Icons</source><translation>نمادها</translation></message>
<message><source>If it happens again, copy the diagnostics and send them to us.</source><translation>اگر تکرار شد، گزارش عیب‌یابی را رونوشت بردارید و برای ما بفرستید.</translation></message>
<message><source>In lists, and when files are made</source><translation>در فهرست‌ها و هنگام خروجی</translation></message>
<message><source>In the words of the page</source><translation>در نوشته‌های صفحه</translation></message>
<message><source>Insert</source><translation>افزودن</translation></message>
<message><source>Instagram</source><translation>اینستاگرام</translation></message>
<message><source>Into the safe area</source><translation>به درون محدودهٔ امن</translation></message>
<message><source>Into the text or the group</source><translation>رفتن به درون نوشته یا گروه</translation></message>
<message><source>Introduce a book</source><translation>معرفی کتاب</translation></message>
<message><source>Iranian services</source><translation>سرویس‌های ایرانی</translation></message>
<message><source>Is brought out by</source><translation>شیوهٔ تأکید</translation></message>
<message><source>Its address</source><translation>نشانی آن</translation></message>
<message><source>Justified with kashida</source><translation>هم‌تراز با کشیده</translation></message>
<message><source>Kashida</source><translation>کشیده</translation></message>
<message><source>Keep it</source><translation>نگه دار</translation></message>
<message><source>Ketabnama</source><translation>کتاب‌نما</translation></message>
<message><source>Ketabnama designs</source><translation>طرح‌های کتاب‌نما</translation></message>
<message><source>Ketabnama {version}: cards, infographics and teasers for libraries. Free, under the MIT licence.</source><translation>کتاب‌نما {version}: کارت، اینفوگرافیک و تیزر برای کتابخانه‌ها. رایگان، با پروانهٔ MIT.</translation></message>
<message><source>Keywords</source><translation>کلیدواژه‌ها</translation></message>
<message><source>Kind</source><translation>گونه</translation></message>
<message><source>Label</source><translation>برچسب</translation></message>
<message><source>Language</source><translation>زبان</translation></message>
<message><source>Large numbers</source><translation>عددهای درشت</translation></message>
<message><source>Larger</source><translation>بزرگ‌تر</translation></message>
<message><source>Larger letters</source><translation>حروف درشت‌تر</translation></message>
<message><source>Largest size</source><translation>بزرگ‌ترین اندازه</translation></message>
<message><source>Later</source><translation>بعداً</translation></message>
<message><source>Layer</source><translation>لایه</translation></message>
<message><source>Layers</source><translation>لایه‌ها</translation></message>
<message><source>Lead</source><translation>درآمد</translation></message>
<message><source>Leave it</source><translation>بماند</translation></message>
<message><source>Leave the words</source><translation>بیرون آمدن از نوشته</translation></message>
<message><source>Leave them out</source><translation>بی آن‌ها</translation></message>
<message><source>Leaves by</source><translation>شیوهٔ رفتن</translation></message>
<message><source>Left</source><translation>چپ</translation></message>
<message><source>Left to right</source><translation>چپ به راست</translation></message>
<message><source>Length of the film</source><translation>طول فیلم</translation></message>
<message><source>Let it finish</source><translation>تمام شود</translation></message>
<message><source>Let the graphics card write films, where it can</source><translation>نوشتن فیلم با کارت گرافیک، اگر بتواند</translation></message>
<message><source>Letter by letter</source><translation>حرف به حرف</translation></message>
<message><source>Letters</source><translation>حروف</translation></message>
<message><source>Library and looks</source><translation>کتابخانه و نمای آن</translation></message>
<message><source>Light</source><translation>روشن</translation></message>
<message><source>Light colour</source><translation>رنگ روشن</translation></message>
<message><source>Light or dark</source><translation>روشن یا تیره</translation></message>
<message><source>Lighten</source><translation>روشن‌تر</translation></message>
<message><source>Line</source><translation>خط</translation></message>
<message><source>Line around</source><translation>خط دور</translation></message>
<message><source>Line by line</source><translation>سطر به سطر</translation></message>
<message><source>Line height</source><translation>فاصلهٔ سطر</translation></message>
<message><source>Line under the letters</source><translation>خط زیر حروف</translation></message>
<message><source>Line width</source><translation>پهنای خط</translation></message>
<message><source>Lines</source><translation>سطرها</translation></message>
<message><source>Link</source><translation>پیوند</translation></message>
<message><source>Listening to the sound…</source><translation>در حال شنیدن صدا…</translation></message>
<message><source>Lock</source><translation>قفل کردن</translation></message>
<message><source>Lock or unlock</source><translation>قفل کردن یا باز کردن</translation></message>
<message><source>Logo</source><translation>نشان</translation></message>
<message><source>Look</source><translation>نما</translation></message>
<message><source>Look in a folder</source><translation>گشتن در یک پوشه</translation></message>
<message><source>Look in a folder…</source><translation>گشتن در یک پوشه…</translation></message>
<message><source>Looks</source><translation>رنگ و قلم</translation></message>
<message><source>Lost pictures put back</source><translation>بازگرداندن تصویرهای ناپیدا</translation></message>
<message><source>MARC, Excel, CSV, RIS, EPUB, ONIX or a folder of covers: posts come out, ready to upload.</source><translation>مارک، اکسل، CSV،‏ RIS،‏ EPUB،‏ ONIX یا پوشه‌ای از جلدها؛ پست‌های آمادهٔ بارگذاری تحویل بگیرید.</translation></message>
<message><source>Make it larger or smaller; with Shift in larger steps</source><translation>بزرگ یا کوچک کردن؛ با Shift گام‌های بلندتر</translation></message>
<message><source>Make it your library's</source><translation>به نام کتابخانهٔ خودتان</translation></message>
<message><source>Make {count} files</source><translation>ساختن {count} پرونده</translation></message>
<message><source>Making the files</source><translation>پرونده‌ها ساخته می‌شوند</translation></message>
<message><source>Manuscript</source><translation>نسخهٔ خطی</translation></message>
<message><source>Many posts at once</source><translation>پست‌های دسته‌ای</translation></message>
<message><source>Many printers cannot print to the very edge and leave a few millimetres white.</source><translation>بسیاری از چاپگرها تا لبهٔ کاغذ چاپ نمی‌کنند و چند میلی‌متر سفید می‌ماند.</translation></message>
<message><source>Map of branches</source><translation>نقشهٔ شعبه‌ها</translation></message>
<message><source>Map of provinces</source><translation>نقشهٔ استان‌ها</translation></message>
<message><source>Mark the letters</source><translation>نشان‌دار کردن حروف</translation></message>
<message><source>Mask</source><translation>قالب برش</translation></message>
<message><source>May be shortened</source><translation>می‌تواند کوتاه شود</translation></message>
<message><source>Medium</source><translation>میانه</translation></message>
<message><source>Mend it</source><translation>درستش کن</translation></message>
<message><source>Mend these in the file itself, then read it again.</source><translation>این‌ها را در خود پرونده درست کنید، سپس دوباره بخوانید.</translation></message>
<message><source>Mend {n} places</source><translation>درست کردن {n} جا</translation></message>
<message><source>Mended cells that were not kept: {count}.</source><translation>خانه‌هایی که ویرایشتان در آن‌ها نماند: {count}.</translation></message>
<message><source>Menu</source><translation>فهرست</translation></message>
<message><source>Middle</source><translation>میان (عمودی)</translation></message>
<message><source>Moment of the film</source><translation>لحظهٔ فیلم</translation></message>
<message><source>Most lines</source><translation>بیشترین سطر</translation></message>
<message><source>Most readable</source><translation>هر چه خواناتر است</translation></message>
<message><source>Motion of the film</source><translation>حرکت فیلم</translation></message>
<message><source>Motion: {recipe}</source><translation>حرکت: {recipe}</translation></message>
<message><source>Move</source><translation>جابه‌جایی</translation></message>
<message><source>Move earlier</source><translation>یکی جلوتر</translation></message>
<message><source>Move later</source><translation>یکی عقب‌تر</translation></message>
<message><source>Move page</source><translation>جابه‌جایی صفحه</translation></message>
<message><source>Move the guide</source><translation>جابه‌جایی خط راهنما</translation></message>
<message><source>Move what is selected; with Shift ten times as far</source><translation>جابه‌جا کردن برگزیده؛ با Shift ده برابر</translation></message>
<message><source>Multiply</source><translation>ضرب</translation></message>
<message><source>Music</source><translation>موسیقی</translation></message>
<message><source>Music, quieter under speech</source><translation>موسیقی، آرام‌تر زیر گفتار</translation></message>
<message><source>My library</source><translation>کتابخانهٔ من</translation></message>
<message><source>My library…</source><translation>کتابخانهٔ من…</translation></message>
<message><source>My templates</source><translation>الگوهای من</translation></message>
<message><source>Name</source><translation>نام</translation></message>
<message><source>Name in English</source><translation>نام انگلیسی</translation></message>
<message><source>Nearer</source><translation>نزدیک‌تر</translation></message>
<message><source>New arrivals</source><translation>تازه‌های کتابخانه</translation></message>
<message><source>New design</source><translation>طرح تازه</translation></message>
<message><source>Next</source><translation>بعدی</translation></message>
<message><source>Next month</source><translation>ماه بعد</translation></message>
<message><source>Next page</source><translation>صفحهٔ بعد</translation></message>
<message><source>Niche</source><translation>طاقچه</translation></message>
<message><source>Night</source><translation>شب</translation></message>
<message><source>No loudspeaker was found; it plays silently</source><translation>بلندگویی پیدا نشد؛ بی‌صدا پخش می‌شود</translation></message>
<message><source>No template answers that. Try other words.</source><translation>الگویی با این واژه‌ها پیدا نشد. واژه‌های دیگری بنویسید.</translation></message>
<message><source>No; every step is kept even so</source><translation>نه؛ هر گام به‌هرروی نگه‌داشته می‌شود</translation></message>
<message><source>None</source><translation>هیچ</translation></message>
<message><source>Normal</source><translation>عادی</translation></message>
<message><source>Not now</source><translation>حالا نه</translation></message>
<message><source>Nothing on this machine opens it; its path is on the clipboard.</source><translation>در این رایانه چیزی آن را باز نمی‌کند؛ نشانی‌اش در حافظهٔ رونوشت است.</translation></message>
<message><source>Nothing to paste: copy FIPA text, ISBNs or a list first.</source><translation>چیزی برای چسباندن نیست: نخست متن فیپا، شابک یا فهرستی را رونوشت بردارید.</translation></message>
<message><source>Numbered list</source><translation>فهرست شماره‌دار</translation></message>
<message><source>Numbers</source><translation>آمار و عدد</translation></message>
<message><source>Numbers and charts</source><translation>آمار و نمودار</translation></message>
<message><source>Numbers and their names</source><translation>عددها و نام‌هایشان</translation></message>
<message><source>OK</source><translation>باشد</translation></message>
<message><source>On a phone</source><translation>روی گوشی</translation></message>
<message><source>On one another</source><translation>روی هم چیده</translation></message>
<message><source>On the page</source><translation>روی صفحه</translation></message>
<message><source>On the sheet</source><translation>روی برگه</translation></message>
<message><source>One frame back (Ctrl with an arrow key)</source><translation>یک قاب عقب‌تر (Ctrl با کلید جهت)</translation></message>
<message><source>One frame on (Ctrl with an arrow key)</source><translation>یک قاب جلوتر (Ctrl با کلید جهت)</translation></message>
<message><source>Only in this size</source><translation>تنها در این اندازه</translation></message>
<message><source>Opacity</source><translation>کدری</translation></message>
<message><source>Open a design</source><translation>باز کردن طرح</translation></message>
<message><source>Open folder</source><translation>باز کردن پوشه</translation></message>
<message><source>Open log folder</source><translation>باز کردن پوشهٔ گزارش خطا</translation></message>
<message><source>Open or begin a design first.</source><translation>نخست طرحی باز کنید یا بسازید.</translation></message>
<message><source>Open…</source><translation>باز کردن…</translation></message>
<message><source>Order</source><translation>ترتیب</translation></message>
<message><source>Our library</source><translation>کتابخانهٔ ما</translation></message>
<message><source>Our own</source><translation>خود کتابخانه</translation></message>
<message><source>Outline</source><translation>دورخط</translation></message>
<message><source>Overlay</source><translation>روکش</translation></message>
<message><source>Own fonts</source><translation>قلم‌های خودتان</translation></message>
<message><source>Own pattern, or none</source><translation>الگوی خودم، یا هیچ</translation></message>
<message><source>Own places to post</source><translation>جاهای انتشار خودتان</translation></message>
<message><source>Page</source><translation>صفحه</translation></message>
<message><source>Page as long as it is read</source><translation>صفحه به اندازهٔ زمان خواندنش</translation></message>
<message><source>Page {number}</source><translation>صفحهٔ {number}</translation></message>
<message><source>Page {number}, {seconds} seconds</source><translation>صفحهٔ {number}، {seconds} ثانیه</translation></message>
<message><source>Pages</source><translation>صفحه‌ها</translation></message>
<message><source>Palette</source><translation>رنگ‌بندی</translation></message>
<message><source>Paper</source><translation>کاغذ</translation></message>
<message><source>Part of the picture</source><translation>بخشی از تصویر</translation></message>
<message><source>Parts</source><translation>جدا شدن متن</translation></message>
<message><source>Paste</source><translation>چسباندن</translation></message>
<message><source>Paste FIPA text, ISBNs or a list you copied</source><translation>متن فیپا، شابک‌ها یا فهرستی را که رونوشت برداشته‌اید بچسبانید</translation></message>
<message><source>Paste a table</source><translation>چسباندن جدول</translation></message>
<message><source>Paste layers, a picture or words</source><translation>چسباندن لایه، تصویر یا نوشته</translation></message>
<message><source>Pasted list</source><translation>فهرست چسبانده</translation></message>
<message><source>Pattern</source><translation>نقش</translation></message>
<message><source>Patterns</source><translation>نقش‌ها</translation></message>
<message><source>Pause (Space)</source><translation>مکث (فاصله)</translation></message>
<message><source>Persian</source><translation>فارسی</translation></message>
<message><source>Phone</source><translation>تلفن</translation></message>
<message><source>Picture</source><translation>تصویر</translation></message>
<message><source>Pictures</source><translation>تصویرها</translation></message>
<message><source>Pictures that are gone</source><translation>تصویرهای ناپیدا</translation></message>
<message><source>Picture…</source><translation>تصویر…</translation></message>
<message><source>Place</source><translation>جا</translation></message>
<message><source>Places and sizes change only in this size</source><translation>جا و اندازه تنها در همین قالب عوض می‌شود</translation></message>
<message><source>Places to export for</source><translation>جاهایی که خروجی برایشان ساخته می‌شود</translation></message>
<message><source>Plain</source><translation>ساده</translation></message>
<message><source>Play (Space)</source><translation>پخش (فاصله)</translation></message>
<message><source>Playful</source><translation>شاد</translation></message>
<message><source>Portrait, {a} to {b}</source><translation>ایستاده، {a} در {b}</translation></message>
<message><source>Press to go back to the page</source><translation>برای بازگشت به صفحه کلیک کنید</translation></message>
<message><source>Previous month</source><translation>ماه قبل</translation></message>
<message><source>Previous page</source><translation>صفحهٔ قبل</translation></message>
<message><source>Print</source><translation>چاپ</translation></message>
<message><source>Print…</source><translation>چاپ…</translation></message>
<message><source>Process</source><translation>فرایند</translation></message>
<message><source>Processes at work</source><translation>پردازش‌های هم‌زمان</translation></message>
<message><source>Progress</source><translation>پیشرفت</translation></message>
<message><source>Properties</source><translation>ویژگی‌ها</translation></message>
<message><source>Published</source><translation>منتشرشده</translation></message>
<message><source>Put back what was found</source><translation>بازگرداندن یافته‌ها</translation></message>
<message><source>QR code</source><translation>کد QR</translation></message>
<message><source>Quit</source><translation>خروج</translation></message>
<message><source>Read again</source><translation>خواندن دوباره</translation></message>
<message><source>Read, and pass it on.</source><translation>بخوانید و به دیگران بسپارید.</translation></message>
<message><source>Reading the list…</source><translation>در حال خواندن فهرست…</translation></message>
<message><source>Recent designs</source><translation>طرح‌های اخیر</translation></message>
<message><source>Records</source><translation>رکوردها</translation></message>
<message><source>Records left out: {count}.</source><translation>{count} رکورد کنار گذاشته شد.</translation></message>
<message><source>Rectangle</source><translation>مستطیل</translation></message>
<message><source>Redo</source><translation>انجام دوباره</translation></message>
<message><source>Refine by hand</source><translation>پرداخت با دست</translation></message>
<message><source>Regular</source><translation>معمولی</translation></message>
<message><source>Remove</source><translation>برداشتن</translation></message>
<message><source>Remove all guides</source><translation>برداشتن همهٔ خط‌های راهنما</translation></message>
<message><source>Remove the guide</source><translation>برداشتن خط راهنما</translation></message>
<message><source>Remove the row</source><translation>برداشتن ردیف</translation></message>
<message><source>Remove the sound</source><translation>برداشتن صدا</translation></message>
<message><source>Report</source><translation>گزارش</translation></message>
<message><source>Research</source><translation>پژوهش</translation></message>
<message><source>Resize</source><translation>تغییر اندازه</translation></message>
<message><source>Ribbon</source><translation>روبان</translation></message>
<message><source>Right</source><translation>راست</translation></message>
<message><source>Right to left</source><translation>راست به چپ</translation></message>
<message><source>Ring</source><translation>حلقهٔ پیشرفت</translation></message>
<message><source>Rising</source><translation>از کم به زیاد</translation></message>
<message><source>Role</source><translation>نقش صدا</translation></message>
<message><source>Round bars</source><translation>میله‌های گرد</translation></message>
<message><source>Round corners</source><translation>گردی گوشه</translation></message>
<message><source>Row</source><translation>ردیف</translation></message>
<message><source>Row down</source><translation>ردیف به پایین</translation></message>
<message><source>Row up</source><translation>ردیف به بالا</translation></message>
<message><source>Rulers</source><translation>خط‌کش‌ها</translation></message>
<message><source>Same as in other sizes</source><translation>مانند اندازه‌های دیگر</translation></message>
<message><source>Save</source><translation>ذخیره</translation></message>
<message><source>Save as PDF</source><translation>ذخیره به‌صورت PDF</translation></message>
<message><source>Save as PDF…</source><translation>ذخیره به‌صورت PDF…</translation></message>
<message><source>Save as template</source><translation>نگه‌داشتن به‌عنوان الگو</translation></message>
<message><source>Save as template…</source><translation>نگه‌داشتن به‌عنوان الگو…</translation></message>
<message><source>Save as…</source><translation>ذخیره با نام…</translation></message>
<message><source>Save by itself</source><translation>ذخیرهٔ خودکار</translation></message>
<message><source>Save changes?</source><translation>تغییرها ذخیره شود؟</translation></message>
<message><source>Save the design</source><translation>ذخیرهٔ طرح</translation></message>
<message><source>Scallop</source><translation>دالبر</translation></message>
<message><source>Screen</source><translation>پرده</translation></message>
<message><source>Search icons</source><translation>جست‌وجوی نمادها</translation></message>
<message><source>Search icons: book, clock…</source><translation>جست‌وجوی نماد: کتاب، ساعت…</translation></message>
<message><source>Search places</source><translation>جست‌وجوی جاها</translation></message>
<message><source>Search places: Eitaa, story, A4…</source><translation>جست‌وجوی جاها: ایتا، استوری، A4…</translation></message>
<message><source>Search templates</source><translation>جست‌وجوی الگو</translation></message>
<message><source>Search templates: event, new arrivals, Yalda…</source><translation>جست‌وجوی الگو: نشست، تازه‌ها، یلدا…</translation></message>
<message><source>Search the help</source><translation>جست‌وجو در راهنما</translation></message>
<message><source>Search the list</source><translation>جست‌وجو در فهرست</translation></message>
<message><source>Second colour</source><translation>رنگ دوم</translation></message>
<message><source>Seconds of the page</source><translation>زمان صفحه</translation></message>
<message><source>Seconds of this page</source><translation>زمان این صفحه به ثانیه</translation></message>
<message><source>See it</source><translation>دیدن</translation></message>
<message><source>Select all</source><translation>گزینش همه</translation></message>
<message><source>Select less, or nothing</source><translation>کمتر برگزیدن، یا هیچ</translation></message>
<message><source>Select something on the page to change how it looks.</source><translation>چیزی را در صفحه برگزینید تا شکلش را تغییر دهید.</translation></message>
<message><source>Select the next layer</source><translation>برگزیدن لایهٔ بعدی</translation></message>
<message><source>Semibold</source><translation>نیم‌سیاه</translation></message>
<message><source>Send backward</source><translation>یک لایه عقب‌تر</translation></message>
<message><source>Send to back</source><translation>پشت همه</translation></message>
<message><source>Set up</source><translation>آغاز</translation></message>
<message><source>Settings</source><translation>تنظیمات</translation></message>
<message><source>Settings…</source><translation>تنظیمات…</translation></message>
<message><source>Several series</source><translation>چند سری</translation></message>
<message><source>Shadow</source><translation>سایه</translation></message>
<message><source>Shape</source><translation>شکل</translation></message>
<message><source>Shortcuts</source><translation>میان‌برهای صفحه‌کلید</translation></message>
<message><source>Show</source><translation>نمایش</translation></message>
<message><source>Show at 100%</source><translation>نمایش صد درصد</translation></message>
<message><source>Show names</source><translation>نمایش نام‌ها</translation></message>
<message><source>Show numbers</source><translation>نمایش عددها</translation></message>
<message><source>Show the film in place of the page</source><translation>نمایش فیلم به جای صفحه</translation></message>
<message><source>Signs</source><translation>تصویری</translation></message>
<message><source>Single colours</source><translation>تک‌رنگ‌ها</translation></message>
<message><source>Size</source><translation>اندازه</translation></message>
<message><source>Size looked at</source><translation>اندازه‌ای که می‌بینید</translation></message>
<message><source>Size of the preview</source><translation>اندازهٔ پیش‌نمایش</translation></message>
<message><source>Size of the repeat</source><translation>اندازهٔ تکرار</translation></message>
<message><source>Sizes</source><translation>اندازه‌ها</translation></message>
<message><source>Small print</source><translation>ریزنوشت</translation></message>
<message><source>Smaller</source><translation>کوچک‌تر</translation></message>
<message><source>Smallest size</source><translation>کوچک‌ترین اندازه</translation></message>
<message><source>Snap to lines</source><translation>چسبیدن به خط‌ها</translation></message>
<message><source>Soft light</source><translation>نور نرم</translation></message>
<message><source>Something went wrong</source><translation>خطایی پیش آمد</translation></message>
<message><source>Sounds</source><translation>صداها</translation></message>
<message><source>Source</source><translation>منبع</translation></message>
<message><source>Speech</source><translation>گفتار</translation></message>
<message><source>Square</source><translation>مربع</translation></message>
<message><source>Stack</source><translation>روی هم</translation></message>
<message><source>Stands out</source><translation>برجسته</translation></message>
<message><source>Star</source><translation>ستاره</translation></message>
<message><source>Start of the layer</source><translation>زمان آمدن لایه</translation></message>
<message><source>Stay here</source><translation>همین‌جا می‌مانم</translation></message>
<message><source>Stays to the end</source><translation>تا پایان می‌ماند</translation></message>
<message><source>Step {step} of {count}</source><translation>گام {step} از {count}</translation></message>
<message><source>Steps</source><translation>گام‌ها</translation></message>
<message><source>Stop</source><translation>بس کن</translation></message>
<message><source>Stop it</source><translation>بس کن</translation></message>
<message><source>Stopped. What is finished is in the folder; the same button makes the rest.</source><translation>متوقف شد. آنچه آماده شده در پوشه است؛ همان دکمه بقیه را می‌سازد.</translation></message>
<message><source>Strength</source><translation>شدت</translation></message>
<message><source>Strength of the tint</source><translation>شدت ته‌رنگ</translation></message>
<message><source>Style</source><translation>سبک</translation></message>
<message><source>Table</source><translation>جدول</translation></message>
<message><source>Take its place</source><translation>جای آن بنشیند</translation></message>
<message><source>Take out of the row</source><translation>بیرون آوردن از ردیف</translation></message>
<message><source>Take the word after away</source><translation>پاک کردن واژهٔ پس از مکان‌نما</translation></message>
<message><source>Take the word before away</source><translation>پاک کردن واژهٔ پیش از مکان‌نما</translation></message>
<message><source>Takes</source><translation>می‌پذیرد</translation></message>
<message><source>Teach something</source><translation>آموزش و راهنما</translation></message>
<message><source>Telegram</source><translation>تلگرام</translation></message>
<message><source>Template packages</source><translation>بسته‌های الگو</translation></message>
<message><source>Templates</source><translation>الگوها</translation></message>
<message><source>Text</source><translation>متن</translation></message>
<message><source>The files are not all made yet.</source><translation>هنوز همهٔ پرونده‌ها ساخته نشده‌اند.</translation></message>
<message><source>The files are ready</source><translation>پرونده‌ها آماده‌اند</translation></message>
<message><source>The film</source><translation>فیلم</translation></message>
<message><source>The name of your library</source><translation>نام کتابخانهٔ شما</translation></message>
<message><source>The package is ready.</source><translation>بستهٔ الگو آماده است.</translation></message>
<message><source>The page is on the clipboard, as a picture.</source><translation>تصویر صفحه در حافظهٔ رونوشت است.</translation></message>
<message><source>The pasted text looks damaged. It may have been:</source><translation>متنی که چسباندید آسیب دیده است. شاید این بوده:</translation></message>
<message><source>The program ended unexpectedly. These designs are safe:</source><translation>برنامه ناگهان بسته شده بود. این طرح‌ها سالم مانده است:</translation></message>
<message><source>The template is in your gallery.</source><translation>الگو در نگارخانهٔ شماست.</translation></message>
<message><source>The window</source><translation>پنجره</translation></message>
<message><source>Theme</source><translation>پوسته</translation></message>
<message><source>There is none yet.</source><translation>هنوز نسخه‌ای نیست.</translation></message>
<message><source>There is something to know about the file.</source><translation>دربارهٔ این پرونده نکته‌ای هست.</translation></message>
<message><source>There is such a file</source><translation>چنین پرونده‌ای هست</translation></message>
<message><source>These pictures are not in the design file. Where are they now?</source><translation>این تصویرها در پروندهٔ طرح نیستند. اکنون کجایند؟</translation></message>
<message><source>Thickness</source><translation>ضخامت</translation></message>
<message><source>This page</source><translation>این صفحه</translation></message>
<message><source>This size as all others</source><translation>این اندازه مانند بقیه</translation></message>
<message><source>Throw away</source><translation>دور انداختن</translation></message>
<message><source>Tick a place first</source><translation>نخست جایی را برگزینید</translation></message>
<message><source>Tick a record first</source><translation>نخست رکوردی را نشان بزنید</translation></message>
<message><source>Tick all</source><translation>نشان زدن همه</translation></message>
<message><source>Tick none</source><translation>برداشتن همهٔ نشان‌ها</translation></message>
<message><source>Tick or untick</source><translation>نشان زدن یا برداشتن نشان</translation></message>
<message><source>Ticket</source><translation>بلیت</translation></message>
<message><source>Tilework</source><translation>کاشی‌کاری</translation></message>
<message><source>Time of the sound</source><translation>زمان صدا</translation></message>
<message><source>Timeline</source><translation>خط زمان</translation></message>
<message><source>Timeline of the film</source><translation>خط زمان فیلم</translation></message>
<message><source>Tint</source><translation>ته‌رنگ</translation></message>
<message><source>Title</source><translation>عنوان</translation></message>
<message><source>Titles</source><translation>عنوان‌ها</translation></message>
<message><source>To the edge of the paper</source><translation>تا لبهٔ کاغذ</translation></message>
<message><source>To the next word; with Shift select it</source><translation>به واژهٔ بعدی؛ با Shift آن را برمی‌گزیند</translation></message>
<message><source>Today</source><translation>امروز</translation></message>
<message><source>Top</source><translation>بالا</translation></message>
<message><source>Treatment</source><translation>پرداخت</translation></message>
<message><source>Tree</source><translation>درخت</translation></message>
<message><source>Turn</source><translation>چرخاندن</translation></message>
<message><source>Turn it by a degree; with Shift by fifteen</source><translation>چرخاندن یک درجه؛ با Shift پانزده درجه</translation></message>
<message><source>Type</source><translation>نوشتن</translation></message>
<message><source>Underline</source><translation>خط زیر</translation></message>
<message><source>Undo</source><translation>واگرد</translation></message>
<message><source>Ungroup</source><translation>باز کردن گروه</translation></message>
<message><source>Unit</source><translation>یکا</translation></message>
<message><source>Unlock</source><translation>باز کردن قفل</translation></message>
<message><source>Unlock all</source><translation>باز کردن همهٔ قفل‌ها</translation></message>
<message><source>Untick doubles</source><translation>برداشتن نشان تکراری‌ها</translation></message>
<message><source>Versions are kept from the first saving on.</source><translation>نسخه‌ها از نخستین ذخیره به بعد نگه داشته می‌شوند.</translation></message>
<message><source>View</source><translation>نما</translation></message>
<message><source>Volume</source><translation>بلندی صدا</translation></message>
<message><source>Waffle</source><translation>صدخانه</translation></message>
<message><source>Waveform</source><translation>موج صدا</translation></message>
<message><source>Web site</source><translation>وب‌گاه</translation></message>
<message><source>Week</source><translation>هفته</translation></message>
<message><source>Weight</source><translation>وزن</translation></message>
<message><source>What are you making today?</source><translation>امروز چه می‌سازید؟</translation></message>
<message><source>What is finished stays in the folder. Exporting there again makes only the rest.</source><translation>آنچه آماده شده در پوشه می‌ماند. خروجی دوباره در همان پوشه فقط بقیه را می‌سازد.</translation></message>
<message><source>What is your library called?</source><translation>نام کتابخانه‌تان چیست؟</translation></message>
<message><source>What stays in sight</source><translation>آنچه دیده شود</translation></message>
<message><source>What the service covers</source><translation>آنچه سرویس می‌پوشاند</translation></message>
<message><source>What to look at</source><translation>نگاهی به این‌ها بیندازید</translation></message>
<message><source>What was wrong with the list</source><translation>اشکال‌های فهرست</translation></message>
<message><source>When something goes wrong</source><translation>هنگام خطا</translation></message>
<message><source>When the file has been mended: it is read once more.</source><translation>پس از درست کردن پرونده: یک بار دیگر خوانده می‌شود.</translation></message>
<message><source>When would somebody use it?</source><translation>چه هنگام به کار می‌آید؟</translation></message>
<message><source>Where do readers find you?</source><translation>خوانندگان کجا پیدایتان می‌کنند؟</translation></message>
<message><source>Where will “{title}” be posted?</source><translation>«{title}» کجا منتشر می‌شود؟</translation></message>
<message><source>White</source><translation>سفید</translation></message>
<message><source>Whole film</source><translation>همهٔ فیلم</translation></message>
<message><source>Whole page</source><translation>همهٔ صفحه</translation></message>
<message><source>Whole picture</source><translation>همهٔ تصویر</translation></message>
<message><source>Wide, {a} to {b}</source><translation>پهن، {a} در {b}</translation></message>
<message><source>Width</source><translation>پهنا</translation></message>
<message><source>With white margins</source><translation>با حاشیهٔ سفید</translation></message>
<message><source>Without marks</source><translation>برداشتن نشان‌ها</translation></message>
<message><source>Without motion</source><translation>بی‌حرکت</translation></message>
<message><source>Word by word</source><translation>کلمه به کلمه</translation></message>
<message><source>Word cloud</source><translation>ابر واژه</translation></message>
<message><source>Words</source><translation>نوشته‌ها</translation></message>
<message><source>Words for it</source><translation>شرح تصویر</translation></message>
<message><source>Working</source><translation>کار</translation></message>
<message><source>World services</source><translation>سرویس‌های جهانی</translation></message>
<message><source>Write a shorter text</source><translation>متن کوتاه‌تر بنویسید</translation></message>
<message><source>Writing: {field}</source><translation>نوشتن «{field}»</translation></message>
<message><source>Your name, logo and colours on every card: three short steps.</source><translation>نام، نشان و رنگ‌های کتابخانهٔ شما روی همهٔ کارت‌ها؛ در سه گام کوتاه.</translation></message>
<message><source>Your words</source><translation>نوشتهٔ شما</translation></message>
<message><source>Yours</source><translation>از آنِ شما</translation></message>
<message><source>Zoom</source><translation>بزرگ‌نمایی</translation></message>
<message><source>alternative text {count} too long</source><translation>متن جایگزین {count} نویسه بلندتر است</translation></message>
<message><source>as read</source><translation>خودکار</translation></message>
<message><source>line {number}</source><translation>سطر {number}</translation></message>
<message><source>none</source><translation>هیچ</translation></message>
<message><source>not saved</source><translation>ذخیره نشده</translation></message>
<message><source>one minute</source><translation>یک دقیقه</translation></message>
<message><source>one second</source><translation>یک ثانیه</translation></message>
<message><source>record {number}</source><translation>رکورد {number}</translation></message>
<message><source>row {number}</source><translation>ردیف {number}</translation></message>
<message><source>s</source><comment>seconds</comment><translation>ثانیه</translation></message>
<message><source>{count} files</source><translation>{count} پرونده</translation></message>
<message><source>{count} files are in “{folder}”.</source><translation>{count} پرونده در «{folder}» است.</translation></message>
<message><source>{count} files are ready, in {time}</source><translation>{count} پرونده در {time} آماده شد</translation></message>
<message><source>{count} layers are selected</source><translation>{count} لایه برگزیده شده است</translation></message>
<message><source>{count} minutes</source><translation>{count} دقیقه</translation></message>
<message><source>{count} seconds</source><translation>{count} ثانیه</translation></message>
<message><source>{count} too long, will be shortened</source><translation>{count} نویسه بلندتر است و کوتاه می‌شود</translation></message>
<message><source>{done} of {total} files</source><translation>{done} از {total} پرونده</translation></message>
<message><source>{form}, up to {size} MB</source><translation>{form} تا {size} مگابایت</translation></message>
<message><source>{kind}: {words}</source><translation>{kind}: {words}</translation></message>
<message><source>{layer}. Enters after {seconds} seconds: {effect}</source><translation>{layer}. پس از {seconds} ثانیه می‌آید: {effect}</translation></message>
<message><source>{name}, {width} × {height}</source><translation>{name}، {width} × {height}</translation></message>
<message><source>{page} of {count}</source><translation>{page} از {count}</translation></message>
<message><source>{percent}%</source><translation>{percent}٪</translation></message>
<message><source>{platform}, {placement}</source><translation>{platform}، {placement}</translation></message>
<message><source>{seconds} s</source><translation>{seconds} ثانیه</translation></message>
<message><source>{size} KB</source><translation>{size} کیلوبایت</translation></message>
<message><source>{size} MB</source><translation>{size} مگابایت</translation></message>
<message><source>{sound}, from {start} to {end} seconds</source><translation>{sound}، از ثانیهٔ {start} تا {end}</translation></message>
<message><source>{sound}, muted</source><translation>{sound}، بی‌صدا</translation></message>
<message><source>{used} of {limit}</source><translation>{used} از {limit}</translation></message>
<message><source>{what} — in {count} files</source><translation>{what} — در {count} پرونده</translation></message>
<message><source>{width} × {height}</source><translation>{width} × {height}</translation></message>
<message><source>فارسی / English</source><translation>English / فارسی</translation></message>
<message><source>“{name}” has changes that are not saved.</source><translation>تغییرهای «{name}» ذخیره نشده است.</translation></message>
<message><source>“{name}” is deleted.</source><translation>«{name}» پاک شد.</translation></message>
<message><source>“{name}” is no picture that can be read.</source><translation>«{name}» تصویری نیست که خوانده شود.</translation></message>
<message><source>“{name}” is now one of your templates.</source><translation>«{name}» اکنون یکی از الگوهای شماست.</translation></message>
<message><source>“{name}” is there already. Shall the new file take its place?</source><translation>«{name}» از پیش هست. پروندهٔ تازه جای آن بنشیند؟</translation></message>
<message><source>“{name}” is thrown away.</source><translation>«{name}» دور انداخته شد.</translation></message>
<message><source>“{name}”: {count} records</source><translation>«{name}»: {count} رکورد</translation></message>
</context>
</TS>
