"""The court: of the defendant, of the thing, of the sum; and clauses that send disputes elsewhere."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from pipeline.synth.packets.commerce import READ, Region
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.plan import court_of
from pipeline.synth.packets.twists import defect, near
from pipeline.synth.texts import words

_PLAIN: Final = {"element": False}
_MONEY: Final = ("loan", "sale", "bank_loan", "card")


def _elsewhere(draft: Draft) -> Region:
    """A county of another province that has a basic court."""
    return draft.rng.choice([r for r in words.REGIONS if r[0] != draft.region[0] and r[2][-1] in "区县市"])


def _sue_in(draft: Draft, region: Region) -> None:
    """All papers that name the court name that one."""
    draft.court = draft.facts["court"] = court_of(region)
    for paper in draft.papers:
        if "court" in paper.values:
            paper.values["court"] = draft.court


@defect(
    "jurisdiction.domicile",
    kinds=_MONEY,
    touches=("pleading.court", "court"),
    shuns=("defendant", *READ),
    wishes=_PLAIN,
)
def a_court_of_no_place_in_the_packet(draft: Draft) -> None:
    _sue_in(draft, _elsewhere(draft))
    draft.expect("jurisdiction.domicile", "notice")


@defect(
    "jurisdiction.domicile",
    kinds=("loan", "sale"),
    touches=("pleading.court", "court", "agent"),
    shuns=("defendant", *READ),
    wishes=_PLAIN | {"agent": True},
)
def the_court_where_the_lawyer_is(draft: Draft) -> None:
    """Another county, chosen for the lawyer's office."""
    region = _elsewhere(draft)
    firm = f"{region[1].rstrip('市')}{''.join(draft.rng.sample(words.BRAND, 2))}律师事务所"
    _rename(draft, next(s.values["firm"] for s in draft.of_role("agent")), firm)
    _sue_in(draft, region)
    draft.expect("jurisdiction.domicile", "notice")


def _rename(draft: Draft, old: str, new: str) -> None:
    for values in (*(side.values for side in draft.sides), *(paper.values for paper in draft.papers)):
        values |= {name: new for name, value in values.items() if value == old}


@near(
    "jurisdiction.domicile",
    kinds=("loan",),
    touches=("pleading.court", "court"),
    shuns=("defendant", "plaintiff.home"),
    wishes={"borrower_region": _elsewhere, "element": False},
)
def the_lenders_court(draft: Draft) -> None:
    """He who receives the money is at the place of performance."""


@near(
    "jurisdiction.domicile", kinds=("sale",), touches=("pleading.court", "court"), shuns=("contract.clause", "defendant", *READ),
    wishes={"buyer_region": _elsewhere, "trader": False, "papers": ("contract", "delivery", "account"), "element": False,
            "clause": "双方发生争议的，由卖方所在地人民法院管辖"},
)  # fmt: skip
def the_court_of_the_clause(draft: Draft) -> None:
    pass


@near(
    "jurisdiction.domicile", kinds=("bank_loan",), touches=("pleading.court", "court"), shuns=("contract.clause", "defendant", *READ),
    wishes={"borrower_region": _elsewhere, "element": False, "court_clause": "因本合同引起的争议，由贷款人住所地人民法院管辖"},
)  # fmt: skip
def the_banks_court_by_agreement(draft: Draft) -> None:
    pass


@defect(
    "jurisdiction.exclusive",
    kinds=("lease",),
    touches=("pleading.court", "court"),
    shuns=READ,
    wishes={"house_region": _elsewhere, "element": False},
)
def the_house_lies_elsewhere(draft: Draft) -> None:
    """Sued where the parties live."""
    draft.expect("jurisdiction.exclusive", "notice")


@defect(
    "jurisdiction.exclusive", kinds=("lease",), touches=("pleading.court", "court", "contract.clause"), shuns=READ,
    wishes={"house_region": _elsewhere, "element": False, "clause": "发生争议的，向出租方所在地人民法院起诉"},
)  # fmt: skip
def a_clause_against_the_rule(draft: Draft) -> None:
    """The parties cannot agree upon another court than that of the house."""
    draft.expect("jurisdiction.exclusive", "notice")


@near(
    "jurisdiction.exclusive",
    kinds=("lease",),
    touches=("pleading.court", "court"),
    shuns=READ,
    wishes={"tenant_region": _elsewhere, "element": False},
)
def the_tenant_has_moved_away(draft: Draft) -> None:
    """The house lies where the suit is brought; where the tenant lives does not matter."""


@near(
    "jurisdiction.exclusive",
    kinds=("sale",),
    touches=("pleading.court", "court"),
    shuns=("contract.clause", *READ),
    wishes={
        "buyer_region": _elsewhere,
        "trader": False,
        "element": False,
        "papers": ("contract", "delivery", "account"),
        "clause": "双方发生争议的，由卖方所在地人民法院管辖",
    },
)
def goods_have_no_exclusive_court(draft: Draft) -> None:
    pass


_LARGE: Final[dict[str, Any]] = {"trader": False, "partly_paid": False, "lawyer_fee": False, "element": False}


@defect(
    "jurisdiction.level",
    kinds=("sale",),
    touches=("level",),
    shuns=("claims", "total", "amounts", "court", "defendant"),
    wishes=_LARGE | {"price": Decimal(620_000_000)},
)
def beyond_five_hundred_million(draft: Draft) -> None:
    draft.expect("jurisdiction.level", "notice")


@defect(
    "jurisdiction.level",
    kinds=("sale",),
    touches=("level",),
    shuns=("claims", "total", "amounts", "court", "defendant"),
    wishes=_LARGE | {"price": Decimal(160_000_000), "seller_region": _elsewhere},
)
def beyond_a_hundred_million_over_the_border(draft: Draft) -> None:
    """One party's domicile lies outside the province."""
    draft.expect("jurisdiction.level", "notice")


@near(
    "jurisdiction.level",
    kinds=("sale",),
    touches=("level",),
    shuns=("claims", "total", "amounts", "court", "defendant"),
    wishes=_LARGE | {"price": Decimal(160_000_000)},
)
def beyond_a_hundred_million_at_home(draft: Draft) -> None:
    pass


@near(
    "jurisdiction.level",
    kinds=("sale",),
    touches=("level",),
    shuns=("claims", "total", "amounts", "court", "defendant"),
    wishes=_LARGE | {"price": Decimal(60_000_000), "seller_region": _elsewhere},
)
def below_a_hundred_million_over_the_border(draft: Draft) -> None:
    pass


def _to_arbitration(draft: Draft) -> str:
    commission = f"{draft.region[1].rstrip('市')}仲裁委员会"
    return draft.rng.choice((
        f"因本合同发生的争议，双方应提交{commission}仲裁，仲裁裁决是终局的",
        f"凡因本合同引起的争议，均提交{commission}按其规则仲裁",
        f"双方协商不成的，任何一方可向{commission}申请仲裁",
    ))  # fmt: skip


@defect(
    "jurisdiction.arbitration_clause",
    kinds=("sale",),
    touches=("contract.clause",),
    shuns=READ,
    wishes={"arbitration": _to_arbitration, "element": False, "papers": ("contract", "delivery", "account")},
)
def arbitration_in_a_sale(draft: Draft) -> None:
    draft.expect("jurisdiction.arbitration_clause", "notice")


@defect(
    "jurisdiction.arbitration_clause",
    kinds=("bank_loan", "lease"),
    touches=("contract.clause",),
    shuns=READ,
    wishes={"arbitration": _to_arbitration, "element": False},
)
def arbitration_in_a_contract(draft: Draft) -> None:
    draft.expect("jurisdiction.arbitration_clause", "notice")


@near(
    "jurisdiction.arbitration_clause",
    kinds=("sale",),
    touches=("contract.clause",),
    shuns=READ,
    wishes={
        "clause": "本合同争议由卖方所在地人民法院管辖，双方不约定仲裁",
        "papers": ("contract", "delivery", "account"),
    },
)
def expressly_no_arbitration(draft: Draft) -> None:
    pass


@near(
    "jurisdiction.arbitration_clause",
    kinds=("lease",),
    touches=("contract.clause",),
    shuns=READ,
    wishes={"clause": "争议解决方式（勾选）：□提交仲裁　☑向房屋所在地人民法院起诉"},
)
def the_other_box_is_ticked(draft: Draft) -> None:
    pass
