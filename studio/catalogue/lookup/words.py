"""Turn the code of what a look-up met into words a librarian can act on, in English and Persian."""

from studio.errors import InputFault, Problem, Wording, worded

# {value} is a number, a date or what a server said.
_WORDS: dict[str, Wording] = {
    "offline": (
        "note", "no connection to this server", "go on from files, and look up again when there is a network",
        "به این سرور راه نیست", "کار را با پرونده‌ها پیش ببرید و هنگام داشتن شبکه دوباره جست‌وجو کنید",
    ),
    "no-answer": (
        "note", "the server did not answer within {value} seconds", "try again later, or another server",
        "سرور در {value} ثانیه پاسخ نداد", "کمی بعد دوباره بکوشید یا سرور دیگری برگزینید",
    ),
    "broke-off": (
        "warning", "the server broke off before the end{value}", "look up again",
        "سرور پیش از پایان قطع کرد{value}", "دوباره جست‌وجو کنید",
    ),
    "unsafe-connection": (
        "warning", "the server's certificate is not valid, so nothing was sent", "check its address and this clock",
        "گواهی امنیتی این سرور درست نیست و چیزی فرستاده نشد", "نشانی سرور و ساعت رایانه را بررسی کنید",
    ),
    "answer-too-big": (
        "warning", "the answer is larger than {value} MB and was not read", "make the search narrower",
        "پاسخ بزرگ‌تر از {value} مگابایت است و خوانده نشد", "جست‌وجو را محدودتر کنید",
    ),
    "redirect-refused": (
        "warning", "the server sends us on to an address that is not followed: {value}", "correct its address",
        "سرور ما را به نشانی‌ای می‌فرستد که دنبال نمی‌شود: {value}", "نشانی سرور را درست کنید",
    ),
    "access-denied": (
        "warning", "the server wants a user name and password", "write them into your server list",
        "سرور نام کاربری و گذرواژه می‌خواهد", "آن‌ها را در فهرست سرورهای خود بنویسید",
    ),
    "server-says": (
        "warning", "the server says: {value}", "",
        "سرور می‌گوید: {value}", "",
    ),
    "bad-answer": (
        "warning", "the server's answer makes no sense: {value}", "check its address, protocol and database",
        "پاسخ سرور خوانا نیست: {value}", "نشانی، پروتکل و پایگاه آن را بررسی کنید",
    ),
    "unreadable-record": (
        "warning", "the record came in a form we do not know", "choose another record syntax for this server",
        "رکورد در قالبی ناشناخته رسید", "برای این سرور قالب رکورد دیگری برگزینید",
    ),
    "more-found": (
        "note", "{value} records match; not all are shown", "make the search narrower",
        "{value} رکورد یافت شد و همه نمایش داده نمی‌شود", "جست‌وجو را محدودتر کنید",
    ),
    "from-cache": (
        "note", "these are the answers of {value}, kept on this computer", "",
        "این‌ها پاسخ‌های {value} است که در این رایانه نگه داشته شده", "",
    ),
    "empty-query": (
        "error", "there is nothing to look for", "give an ISBN, a title, an author or any words",
        "چیزی برای جست‌وجو نیست", "شابک، عنوان، پدیدآور یا واژه‌ای بدهید",
    ),
    "query-isbn": (
        "error", "“{value}” is no valid ISBN", "compare with the book, or search by title",
        "«{value}» شابک درستی نیست", "با خود کتاب بسنجید یا با عنوان جست‌وجو کنید",
    ),
    "query-kind": (
        "error", "this server cannot be searched by {value}", "search by something else, or choose another server",
        "این سرور جست‌وجو با {value} ندارد", "با چیز دیگری جست‌وجو کنید یا سرور دیگری برگزینید",
    ),
    "no-news": (
        "error", "this server cannot list what is new", "choose a server with the protocol oai",
        "این سرور فهرست تازه‌ها ندارد", "سروری با پروتکل oai برگزینید",
    ),
    "no-server": (
        "error", "there is no server of this name; there are: {value}", "choose one of them",
        "سروری با این نام نیست؛ این‌ها هست: {value}", "یکی از آن‌ها را برگزینید",
    ),
    "bad-server": (
        "error", "this entry of the server list cannot be used: {value}", "correct the server list",
        "این مدخل فهرست سرورها به کار نمی‌آید: {value}", "فهرست سرورها را درست کنید",
    ),
}


def problem(code: str, where: str, value: object = "") -> Problem:
    """The Problem for `code` at `where` (the name of a server); `value` is cut to 160 characters of one line."""
    return worded(_WORDS, code, where, "".join(sign if sign.isprintable() else " " for sign in str(value)[:160]))


def fault(code: str, where: str, value: object = "") -> InputFault:
    """The same as an exception: nothing more can be had from `where`."""
    return InputFault(problem(code, where, value))


class Refusal(InputFault):
    """A server refused a question; `number` is its diagnostic's, in the list of its protocol."""

    def __init__(self, where: str, number: int, told: str) -> None:
        super().__init__(problem("server-says", where, f"{told} ({number})" if told else number))
        self.number = number
