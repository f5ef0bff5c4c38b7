"""Turn a generator that tells its steps and returns an answer into both, in one loop."""

from collections.abc import Generator, Iterator
from typing import Generic, TypeVar

Step = TypeVar("Step")
Answer = TypeVar("Answer")


class Steps(Generic[Step, Answer]):
    """The steps of a generator, to be run through once; then `answer` is what it returned, until then None.

    Whoever may leave on the way closes it (`contextlib.closing`), and what the generator holds is let go at once.
    """

    def __init__(self, steps: Generator[Step, None, Answer]) -> None:
        self._steps = steps
        self.answer: Answer | None = None

    def __iter__(self) -> Iterator[Step]:
        self.answer = yield from self._steps

    def close(self) -> None:
        """End the generator where it stands."""
        self._steps.close()
