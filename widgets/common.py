"""Turn what every room needs (settings, background work, the user's brand) into one value handed to each."""

from dataclasses import dataclass

from widgets.brand_file import BrandFile
from widgets.jobs import Jobs
from widgets.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Common:
    """What rooms share; made once by the application."""

    settings: Settings
    jobs: Jobs
    brand: BrandFile
