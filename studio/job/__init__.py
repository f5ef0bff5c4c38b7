"""Turn an order (template, rows, brand, presets) into an export folder: fill, lay out, paint, write, pack.

`make` is the whole program as one generator of progress; the command line, the window, worker processes and tests all
call it. An order is cut into tasks, one picture each, plain values that any `concurrent.futures.Executor` may run in
any process; a picture is named by a hash of everything it depends on, so unchanged pictures are not made again.
"""

from studio.job.cards import card_rows, sheet_in
from studio.job.films import film_plan, is_film
from studio.job.orders import Design, Order, designs_of, opened, pages_of, rounds_of, with_covers
from studio.job.running import Progress, Set, export, make, problems_at
from studio.job.tasks import Place, Task, forms_of, problems_of, run_task, tasks_of
from studio.job.wishes import FilmWish
from studio.job.workers import workers

__all__ = [
    "Design", "FilmWish", "Order", "Place", "Progress", "Set", "Task", "card_rows", "designs_of", "export", "film_plan",
    "forms_of", "is_film", "make", "opened", "pages_of", "problems_at", "problems_of", "rounds_of", "run_task",
    "sheet_in", "tasks_of", "with_covers", "workers",
]
