"""Pages to their document types, and a stream of pages in any order to documents."""

from pipeline.classify.pages import classify
from pipeline.classify.split import split

__all__ = ["classify", "split"]
