# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # One packet, from pages to findings
#
# Screens a sample packet from its recorded readings (no OCR, seconds) and looks at each noun on the way:
# which page became which paper, what was read and how surely, what the rules made of it.
# Set `PACKET` to a folder of your own and drop `recorded` to use the real engine.

# %%
import tempfile
from collections import Counter
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from pipeline.report.review_json import field_name
from pipeline.report.xlsx import tables
from pipeline.screen import screen
from pipeline.settings import ROOT, Settings

PACKET = ROOT / "sample_docs" / "loan-02"
settings = Settings(ocr="recorded", recorded=PACKET / "recorded" / "readings.json")
work = Path(tempfile.mkdtemp())
review = screen([PACKET], settings, work)
review.verdict, Counter(page.status.value for page in review.pages)

# %% [markdown]
# ## Pages and the papers they became

# %%
frames = tables(review)
frames["页面台账"]

# %% [markdown]
# ## What was read, and how surely
#
# A field's confidence is that of its least certain word times the trust in the way it was found. Long left tails are
# where a person should look first.

# %%
fields = pd.DataFrame(
    [(d.doc_type, field_name(f), f.source, f.confidence) for d in review.documents for f in d.fields],
    columns=["doc_type", "field", "source", "confidence"],
)
fields.groupby("doc_type")["confidence"].describe().round(3)

# %%
axes = fields["confidence"].plot.hist(bins=20, title="Confidence of extracted fields")
axes.set_xlabel("confidence")
plt.show()

# %% [markdown]
# ## Findings

# %%
frames["检查结果"]

# %%
assert len(review.pages) == sum(Counter(page.status for page in review.pages).values())
assert not frames["要素"].empty
