"""Tiny golds and reviews with known answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.gold import Gold, GoldClaim, GoldDocument, GoldField, GoldFinding, GoldPage, GoldParty
from pipeline.report.contract import DocumentJson, EvidenceJson, FieldJson, FindingJson, PartyJson, ReviewJson
from pipeline.score.match import Judged
from pipeline.score.run import Screened
from pipeline.score.tally import Numbers, set_of
from pipeline.score.told import nothing
from pipeline.types import Box

BOX = Box(0.1, 0.1, 0.3, 0.2)


def gold(*documents: GoldDocument, **facts: Any) -> Gold:
    """Pages are those of the documents unless given."""
    pages = tuple(GoldPage(p) for d in documents for p in d.pages if not p.endswith("#*"))
    known = {
        "packet_id": "p1",
        "split": "samples",
        "as_of": None,
        "pages": pages,
        "files": {},
        "parties": None,
        "claims": None,
        "case": {},
        "findings": (),
    }
    return Gold(documents=documents, **(known | facts))


def paper(doc_type: str, *pages: str, **facts: Any) -> GoldDocument:
    fields = tuple(f if isinstance(f, GoldField) else GoldField(*f) for f in facts.pop("fields", ()))
    return GoldDocument(doc_type, pages or ("a.pdf#1",), fields, **facts)


def told(doc_type: str, *pages: str, confidence: float | None = 0.9, fields: Iterable[FieldJson] = ()) -> DocumentJson:
    return {
        "document_id": "d" + "".join(pages),
        "doc_type": doc_type,
        "title": None,
        "pages": list(pages or ("a.pdf#1",)),
        "confidence": confidence,
        "fields": list(fields),
    }


def field(name: str, value: str, confidence: float | None = 0.9, page: str = "a.pdf#1", box: Box = BOX) -> FieldJson:
    return {"name": name, "value": value, "confidence": confidence, "evidence": [place(page, box)]}


def place(page: str = "a.pdf#1", box: Box = BOX) -> EvidenceJson:
    return {"page_id": page, "bbox": list(box), "text": "", "confidence": 0.9}


def review(*documents: DocumentJson, statuses: Mapping[str, str] | None = None, **case: Any) -> ReviewJson:
    """Pages are those of the documents, used, unless `statuses` says more; other words go into the case."""
    made: Any = nothing("p1")
    known = {p: "used" for d in documents for p in d["pages"]} | dict(statuses or {})
    made["pages"] = [
        {"page_id": p, "status": s, "rotation": 0, "duplicate_of": None, "text_source": "ocr"} for p, s in known.items()
    ]
    made["documents"] = list(documents)
    made["findings"] = case.pop("findings", [])
    made["verdict"] = case.pop("verdict", "ready")
    made["case"] |= case
    return made


def party(role: str, name: str, **values: Any) -> PartyJson:
    blank = dict.fromkeys(("sex", "birth_date", "ethnicity", "occupation", "address", "phone", "id_number", "uscc"))
    kind = values.pop("kind", "natural")
    made: Any = {"role": role, "name": name, "kind": kind, **blank, "firm": None, "represents": [], "evidence": []}
    return made | {"confidence": 0.9} | values


def finding(rule_id: str, subject: str = "原告 张三", level: str = "correction", status: str = "fail") -> FindingJson:
    made: Any = {"rule_id": rule_id, "status": status, "level": level, "subject": subject, "message": "m", "remedy": ""}
    return made | {"citation": [], "evidence": [place()], "searched": []}


def parts(*packets: tuple[Gold, ReviewJson], name: str = "made") -> dict[str, dict[str, Numbers]]:
    return set_of(name, [Screened(g, r) for g, r in packets]).parts


def outcomes(judged: Iterable[Judged], part: str | None = None) -> list[tuple[str, str]]:
    return sorted((j.key, j.outcome) for j in judged if part in (None, j.part))


WHOLE = gold(
    paper("complaint", "a.pdf#1", "a.pdf#2", fields=[("court", "南湖区人民法院")]),
    paper("loan_note", "b.jpg#1", fields=[("amount", "50000.00"), ("lender", "张三"), ("borrower", "李四")]),
    packet_id="whole",
    parties=(
        GoldParty("plaintiff", "natural", {"name": "张三", "sex": "男", "phone": None}, ()),
        GoldParty("defendant", "natural", {"name": "李四"}, ()),
    ),
    claims=(GoldClaim(1, "principal", ("50000.00",)), GoldClaim(2, "fees", ())),
    case={
        "category": "civil",
        "cause": "民间借贷纠纷",
        "court": "南湖区人民法院",
        "total_claimed": "50000.00",
        "fee": None,
    },
    findings=(GoldFinding("money.sum_mismatch", "correction"),),
    near_misses=("complaint.unsigned",),
)


def claim(no: int, kind: str, *amounts: str) -> Any:
    sums = [{"text": a, "value": a, "evidence": [place()]} for a in amounts]
    return {"no": no, "text": f"判令第{no}项", "kind": kind, "amounts": sums, "evidence": [place()]}


def perfect() -> ReviewJson:
    """What tells exactly the gold of WHOLE."""
    note = [field("amount", "50000.00", 0.99), field("lender", "张三"), field("borrower", "李四")]
    return review(
        told("complaint", "a.pdf#1", "a.pdf#2", fields=[field("court", "南湖区人民法院")]),
        told("loan_note", "b.jpg#1", fields=note),
        findings=[finding("money.sum_mismatch", "诉讼请求")],
        parties=[party("plaintiff", "张三", sex="男"), party("defendant", "李四")],
        claims=[claim(1, "principal", "50000.00"), claim(2, "fees")],
        category={"value": "civil", "confidence": 0.9},
        cause={"name": "民间借贷纠纷", "path": [], "confidence": 0.8, "alternatives": []},
        court="南湖区人民法院",
        total_claimed={"value": "50000.00", "how": ""},
    )
