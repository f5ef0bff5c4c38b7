"""Turn a library's brand file into its name, logo, colours, fonts, contact and the link of every book, and back."""

from studio.brand.file import load_brand, save_brand
from studio.brand.links import book_link, catalogue_systems, check_link
from studio.brand.logo import colours_of
from studio.brand.model import Brand, brand_values

__all__ = [
    "Brand", "book_link", "brand_values", "catalogue_systems", "check_link", "colours_of", "load_brand", "save_brand",
]
