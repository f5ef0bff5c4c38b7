"""Turn a teaser into a strip of time under the canvas: pages, what moves on them, sounds, and the film as it plays."""

from widgets.timeline.timeline import Timeline

__all__ = ["Timeline"]
