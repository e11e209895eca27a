"""Labels of real texts: made from quotes, kept as offsets, and laid out as complaints. All texts here are invented."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import re
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import WrongUse
from pipeline.score import unseen
from pipeline.score.real_layout import added, laid, taken
from pipeline.score.real_paper import look_of, rows_of
from pipeline.score.real_sources import FILES, Label, Original, labels, originals
from pipeline.score.real_texts import RealText, review_of, split_of, texts
from pipeline.sheet import sheet_of
from tests.gold_real import label as tool

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold_real"
REAL = Path(os.environ.get("YUSHEN_REAL_TEXTS", ROOT.parent / "shared" / "data"))

LOAN = {
    "id": "inv-1",
    "cause": "民间借贷纠纷",
    "header": "原告：钱多乐，男，1980年5月6日出生，汉族，住云州市东门街8号。"
    "委托诉讼代理人：孙小舟，云州正和律师事务所律师。被告：周大川，男，汉族。",
    "body": "原告钱多乐诉称，2019年3月1日，被告周大川因装修向原告借款50000元，约定月利率1％，还款期满后分文未还。"
    "请求判令：1、被告周大川偿还借款50000元并按年利率6％支付自2020年3月1日起的利息；2、诉讼费由被告承担。"
    "被告周大川辩称，借款50000元属实。经审理查明，2019年3月1日，被告周大川因装修向原告借款50000元。",
}
LOAN_LABEL = """
- id: inv-1
  parties:
    - {role: plaintiff, kind: natural, name: 钱多乐, sex: 男, birth_date: {quote: "1980年5月6日", value: "1980-05-06"},
       ethnicity: 汉族, address: 云州市东门街8号}
    - {role: agent, kind: natural, name: 孙小舟, firm: 云州正和律师事务所, represents: [钱多乐]}
    - {role: defendant, kind: natural, name: 周大川, sex: 男, ethnicity: 汉族}
  facts: ["2019年3月1日，被告周大川", "分文未还。"]
  claims_passage: ["1、被告周大川偿还", "诉讼费由被告承担。"]
  claims:
    - {no: 1, quote: "被告周大川偿还借款50000元并按年利率6％支付自2020年3月1日起的利息", kind: principal,
       amounts: [{quote: "50000元", value: "50000.00"}], rate: {quote: "年利率6％", value: "0.06"},
       start_date: {quote: "2020年3月1日", value: "2020-03-01"}}
    - {no: 2, quote: "诉讼费由被告承担", kind: fees, amounts: []}
"""
APPEAL = {
    "类别": "行政", "案由": "行政处罚", "法院": "云州市中级人民法院", "上诉人": "（原审原告）：吴远帆",
    "上诉人基本情况": "无",
    "被上诉人": "（一审被告、原行政机关）云州市城管局，（一审被告、复议机关）云州市人民政府", "上诉请求":
    "吴远帆上诉请求：撤销处罚决定，诉讼费由对方承担。事实与理由：程序有误。\n没有听证。", "一审法院认定事实": "无",
}  # fmt: skip
APPEAL_LABEL = """
- id: sim-001
  parties:
    - {role: plaintiff, kind: natural, name: 吴远帆}
    - {role: defendant, kind: organization, name: 云州市城管局}
    - {role: defendant, kind: organization, name: 云州市人民政府}
  facts: ["程序有误。", "没有听证。"]
  claims_passage: ["撤销处罚决定", "由对方承担。"]
  court: 云州市中级人民法院
  claims:
    - {no: 1, quote: "撤销处罚决定", kind: specific_performance, amounts: []}
    - {no: 2, quote: "诉讼费由对方承担", kind: fees, amounts: []}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The two sources with one invented text each, and one that is no case for a complaint."""
    data = tmp_path / "data"
    for source in FILES.values():
        (data / source).parent.mkdir(parents=True)
    (data / FILES["judgments_loan"]).write_text(json.dumps(LOAN) + "\n", encoding="utf-8")
    appeals = [{"类别": "刑事"}, APPEAL]
    (data / FILES["simucourt_second"]).write_text(json.dumps(appeals), encoding="utf-8")
    return data


def labelled(folder: Path, text: str = LOAN_LABEL + APPEAL_LABEL) -> tuple[int, Path]:
    """The tool's exit code and the folder it wrote to."""
    out = folder.parent / "labels"
    out.mkdir(exist_ok=True)
    (out / "x.yaml").write_text(text, encoding="utf-8")
    code = tool.main(
        [str(out / "x.yaml"), "--texts", str(folder), "--out", str(out), "--unseen", str(out / "unseen.txt")]
    )
    return code, out


def texts_of(folder: Path) -> dict[str, RealText]:
    _, out = labelled(folder)
    return {text.text_id: text for text in texts(out, folder)}


def changed(old: str, new: str) -> str:
    assert old in LOAN_LABEL
    return LOAN_LABEL.replace(old, new)


def test_quotes_become_offsets(folder: Path) -> None:
    code, out = labelled(folder)
    assert code == 0
    label = labels(out / "judgments_loan.jsonl")["inv-1"]
    text = (originals("judgments_loan", folder) or {})["inv-1"].text
    said = [text[p.spans["name"].start : p.spans["name"].end] for p in label.parties]
    assert said == ["钱多乐", "孙小舟", "周大川"]
    assert label.parties[1].represents == (0,)
    born = label.parties[0].spans["birth_date"]
    assert (text[born.start : born.end], born.value) == ("1980年5月6日", "1980-05-06")
    sex = label.parties[2].spans["sex"]
    assert sex.start > label.parties[2].spans["name"].start
    assert [a.value for c in label.claims for a in c.amounts] == ["50000.00"]
    assert label.facts is not None
    assert text[label.facts.start : label.facts.end].endswith("分文未还。")


def test_labels_are_merged_by_text(folder: Path) -> None:
    _, out = labelled(folder)
    before = (out / "judgments_loan.jsonl").read_text()
    labelled(folder, changed("kind: fees", "kind: other"))
    after = labels(out / "judgments_loan.jsonl")
    assert [c.kind for c in after["inv-1"].claims] == ["principal", "other"]
    labelled(folder)
    assert (out / "judgments_loan.jsonl").read_text() == before


@pytest.mark.parametrize(
    ("old", "new", "quote"),
    [
        ("name: 周大川", "name: 郑大川", "郑大川"),
        ('facts: ["2019年3月1日，被告周大川"', 'facts: ["借款50000元"', "借款50000元"),
        ("represents: [钱多乐]", "represents: [钱多]", "钱多"),
        ('{quote: "50000元", value: "50000.00"}', '{quote: "50001元", value: "50001.00"}', "50001元"),
        ('value: "50000.00"', 'value: "5万"', "50000元"),
        ("address: 云州市东门街8号", "address: {quote: 东门街, value: 云州市东门街八号}", "云州市东门街八号"),
        ("sex: 男, ethnicity", "height: 男, ethnicity", "height"),
    ],
)
def test_a_quote_that_does_not_fit_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, quote: str
) -> None:
    code, out = labelled(folder, changed(old, new))
    told = capsys.readouterr().err
    assert code == 1
    assert "inv-1" in told
    assert quote in told
    assert not (out / "judgments_loan.jsonl").exists()


def test_an_unknown_text_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert labelled(folder, changed("inv-1", "inv-2"))[0] == 1
    assert "inv-2" in capsys.readouterr().err


def test_a_changed_text_is_refused(folder: Path) -> None:
    _, out = labelled(folder)
    other = LOAN | {"body": LOAN["body"].replace("装修", "经商")}
    (folder / FILES["judgments_loan"]).write_text(json.dumps(other) + "\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="inv-1"):
        list(texts(out, folder))


def test_a_changed_span_is_refused(folder: Path) -> None:
    _, out = labelled(folder)
    file = out / "judgments_loan.jsonl"
    row = json.loads(file.read_text(encoding="utf-8"))
    row["claims"][0]["span"][0] += 1
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="inv-1"):
        list(texts(out, folder))


def test_a_text_that_is_gone_is_refused(folder: Path) -> None:
    _, out = labelled(folder)
    (folder / FILES["judgments_loan"]).write_text(json.dumps(LOAN | {"id": "inv-9"}) + "\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="inv-1"):
        list(texts(out, folder))


def test_a_broken_label_line_is_refused(folder: Path) -> None:
    _, out = labelled(folder)
    (out / "judgments_loan.jsonl").write_text('{"id": "inv-1"}\n')
    with pytest.raises(WrongUse, match="第 1 行"):
        list(texts(out, folder))


def test_a_missing_source_is_skipped_with_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = labelled(folder)
    (folder / FILES["judgments_loan"]).unlink()
    capsys.readouterr()
    assert [text.text_id for text in texts(out, folder)] == ["sim-001"]
    assert list(texts(out, folder / "nowhere")) == []
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 3
    assert all("跳过" in line for line in told)


def test_gold_says_what_was_labelled(folder: Path) -> None:
    gold = texts_of(folder)["inv-1"].gold
    assert gold.parties is not None
    assert gold.claims is not None
    plaintiff, agent, defendant = gold.parties
    assert plaintiff.values["address"] == "云州市东门街8号"
    assert plaintiff.values["birth_date"] == "1980-05-06"
    assert agent.represents == ("钱多乐",)
    assert defendant.values["birth_date"] is None
    assert [(c.no, c.kind, c.amounts) for c in gold.claims] == [(1, "principal", ("50000.00",)), (2, "fees", ())]
    assert gold.claims[0].values == {"rate": "0.06", "start_date": "2020-03-01"}
    assert gold.case == {"category": "civil", "cause": "民间借贷纠纷"}


def test_an_appeal_becomes_a_complaint(folder: Path) -> None:
    text = texts_of(folder)["sim-001"]
    lines = [line.text for line in sheet_of(text.document).lines]
    assert text.document.doc_type == "administrative_complaint"
    assert [re.sub(r"\s", "", line) for line in lines[1:4]] == [
        "原告：吴远帆",
        "被告：云州市城管局",
        "被告：云州市人民政府",
    ]
    assert "云州市中级人民法院" in lines
    assert text.gold.case == {"category": "administrative", "court": "云州市中级人民法院"}


def test_boxes_show_the_labelled_words(folder: Path) -> None:
    for text in texts_of(folder).values():
        sheet = sheet_of(text.document)
        for field in text.gold.documents[0].fields:
            assert field.page_id is not None
            words = "".join(
                word.text[i]
                for box in field.boxes
                for word in (w for line in sheet.lines if line.page.page_id == field.page_id for w in line.words)
                for i in range(len(word.text))
                if box.top == word.box.top and box.left <= word.edges[i] < word.edges[i + 1] <= box.right
            )
            numbers = re.sub(r"\D", "", field.value)
            assert words == field.value or re.sub(r"\D", "", words)[:1] == numbers.strip("0")[:1]


def test_extraction_reads_the_paper(folder: Path) -> None:
    review = review_of(texts_of(folder)["inv-1"])
    assert [p.name for p in review.case.parties] == ["钱多乐", "孙小舟", "周大川"]
    assert [[str(a.value) for a in c.amounts] for c in review.case.claims] == [["50000.00"], []]


@pytest.mark.parametrize("parties", ["lines", "joined", "columns"])
@pytest.mark.parametrize("numbers", ["", "{}.", "chinese"])
@pytest.mark.parametrize("colon", [True, False])
def test_looks_never_change_the_words(folder: Path, parties: str, numbers: str, colon: bool) -> None:
    _, out = labelled(folder)
    label: Label = labels(out / "judgments_loan.jsonl")["inv-1"]
    original: Original = (originals("judgments_loan", folder) or {})["inv-1"]
    look = replace(look_of("inv-1", "complaint"), parties=parties, numbers=numbers, colon=colon)
    rows = list(rows_of(original, label, look))
    shown = {i: char for row in rows for char, i in zip(row.text, row.origin, strict=True) if i >= 0}
    for span in (s for s in label.spans() if s != label.claims_passage):
        assert "".join(shown[i] for i in range(span.start, span.end)) == original.text[span.start : span.end]
    taken_once = [i for row in rows for i in row.origin if i >= 0]
    assert len(taken_once) == len(set(taken_once))


def rows_with(folder: Path, text_id: str, **look: Any) -> list[str]:
    source = "judgments_loan" if text_id.startswith("inv") else "simucourt_second"
    _, out = labelled(folder)
    original = (originals(source, folder) or {})[text_id]
    made = rows_of(original, labels(out / f"{source}.jsonl")[text_id], replace(look_of(text_id, "complaint"), **look))
    return [row.text for row in made]


def test_numbers_take_another_style(folder: Path) -> None:
    rows = rows_with(folder, "inv-1", numbers="（{}）")
    assert [row[:5] for row in rows if row.startswith("（")] == ["（1）被告", "（2）诉讼"]
    assert "1、被告" in "".join(rows_with(folder, "inv-1", numbers=""))


@pytest.mark.parametrize("divided", [True, False])
def test_unnumbered_claims_stay_or_are_divided(folder: Path, divided: bool) -> None:
    rows = rows_with(folder, "sim-001", divided=divided, numbers="")
    assert ("撤销处罚决定，诉讼费由对方承担。" in rows) is not divided
    assert ("2、诉讼费由对方承担。" in rows) is divided


def test_agents_stand_with_their_party_where_joined(folder: Path) -> None:
    rows = rows_with(folder, "inv-1", parties="joined", colon=False)
    assert any("钱多乐" in row and "孙小舟" in row and "周大川" not in row for row in rows)


def test_a_header_that_lost_its_breaks_gets_them_back(folder: Path) -> None:
    other = LOAN | {"header": LOAN["header"].replace("。", "")}
    (folder / FILES["judgments_loan"]).write_text(json.dumps(other) + "\n", encoding="utf-8")
    rows = rows_with(folder, "inv-1", parties="lines", colon=False)
    assert [row[:3] for row in rows[1:4]] == ["原告：", "委托诉", "被告："]


def test_facts_leave_out_the_claims_inside_them(folder: Path) -> None:
    text = changed('"分文未还。"', '"诉讼费由被告承担。"')
    _, out = labelled(folder, text)
    original = (originals("judgments_loan", folder) or {})["inv-1"]
    rows = rows_of(original, labels(out / "judgments_loan.jsonl")["inv-1"], look_of("inv-1", "complaint"))
    assert "".join(row.text for row in rows).count("按年利率6％") == 1


def test_lines_do_not_break_numbers() -> None:
    text = "借款人民币123456.78元，" * 12
    paper = laid([taken(text, 0, len(text))], "a.pdf", 25, 40)
    lines = [word.text for page in paper.pages for word in page.words]
    assert len(lines) > 5
    assert sum(line.count("123456.78") for line in lines) == 12
    assert not any(line.startswith("，") for line in lines)


def test_the_same_text_looks_the_same_twice(folder: Path) -> None:
    assert texts_of(folder) == texts_of(folder)


@given(st.text("原告被告甲乙丙，。123abc", min_size=1, max_size=300), st.integers(12, 42), st.integers(1, 30))
def test_every_character_is_laid_once(text: str, width: int, capacity: int) -> None:
    paper = laid([added("起诉状", "title"), taken(text, 0, len(text))], "a.pdf", width, capacity)
    assert sorted(paper.spots) == list(range(len(text)))
    assert "".join(word.text for page in paper.pages for word in page.words) == "起诉状" + text
    for page in paper.pages:
        assert len({word.line for word in page.words}) <= capacity
        assert all(0 <= word.box.left < word.box.right <= 1 and word.box.bottom <= 1 for word in page.words)


@given(st.text(max_size=20))
def test_no_text_is_for_training(text_id: str) -> None:
    assert split_of(text_id) in ("dev", "test")
    assert split_of(text_id) == split_of(text_id)


def kept() -> list[Path]:
    return sorted(GOLD.glob("*.jsonl"))


def test_labels_copy_nothing() -> None:
    for file in kept():
        runs = re.findall(rf"[\u3400-\u9fff]{{{tool.LONGEST_RUN + 1},}}", file.read_text(encoding="utf-8"))
        assert runs == [], file.name
        assert "\\u" not in file.read_text(encoding="utf-8")


def test_labels_are_whole() -> None:
    found = [label for file in kept() for label in labels(file).values()]
    assert len(found) >= 120
    for label in found:
        assert [c.no for c in label.claims] == list(range(1, len(label.claims) + 1)), label.text_id
        assert any(p.role == "plaintiff" for p in label.parties), label.text_id
        assert any(p.role == "defendant" for p in label.parties), label.text_id
        for claim in label.claims:
            inside = (*claim.amounts, *claim.spans.values())
            assert all(claim.span.start <= s.start < s.end <= claim.span.end for s in inside), label.text_id
            assert label.claims_passage.start <= claim.span.start < claim.span.end <= label.claims_passage.end


def test_both_halves_are_there() -> None:
    splits = [split_of(i) for file in kept() for i in labels(file)]
    assert min(splits.count("dev"), splits.count("test")) >= len(splits) / 3


@pytest.mark.skipif(not REAL.is_dir(), reason="the real texts lie outside the project (YUSHEN_REAL_TEXTS)")
def test_labels_lie_inside_their_texts() -> None:
    found = list(texts(GOLD, REAL))
    assert len(found) >= 120
    for text in found:
        assert all(field.boxes for field in text.gold.documents[0].fields), text.text_id


def training_script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"train_{name}", ROOT / "models" / name / "train.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_fingerprints_know_a_text_in_another_form(folder: Path) -> None:
    long = "".join(f"第{i}日原告交付{i * 37}元给被告；" for i in range(60))
    marks = unseen.fingerprints(long)
    assert unseen.unseen(f"前言{long[100:600]}后记".replace("；", "；\n"), marks)
    assert not unseen.unseen(LOAN["body"], marks)
    assert len(marks) < len(long) / 10


def test_every_labelled_text_is_kept_from_training() -> None:
    lines = unseen.FILE.read_text(encoding="ascii").splitlines()
    assert len(lines) == sum(len(labels(file)) for file in kept())
    assert all(len(line.split()) >= 2 for line in lines)


def test_the_cause_model_skips_labelled_texts(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out = labelled(folder)
    script = training_script("cause")
    marks = unseen.known(out / "unseen.txt")
    monkeypatch.setattr(script, "known", lambda: marks)
    rows: list[dict[str, Any]] = [
        {"text": LOAN["body"], "cause": "民间借贷纠纷"}, {"text": "双方因货款发生争议。" * 20, "cause": "买卖合同纠纷"},
    ]  # fmt: skip
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [row["cause"] for row in script.trained_on(tmp_path / "rows.jsonl")] == ["买卖合同纠纷"]


def test_the_page_classifier_only_measures_labelled_texts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out = labelled(folder)
    other = LOAN | {
        "id": "inv-2",
        "header": "原告：冯一。被告：陈二。",
        "body": "原告冯一诉称，" + "货物没有交付，" * 60,
    }
    with (folder / FILES["judgments_loan"]).open("a", encoding="utf-8") as file:
        file.write("".join(json.dumps(other) + "\n" for _ in range(2)))
    (folder / FILES["simucourt_second"]).unlink()
    script = training_script("page_classifier")
    marks = unseen.known(out / "unseen.txt")
    monkeypatch.setattr(sys.modules[script.real.__module__].labelled_texts, "known", lambda: marks)
    samples = list(script.real(folder, random.Random(1)))
    said = [("".join(line.text for line in sample.look.lines), sample.fold) for sample in samples]
    assert {fold for text, fold in said if "周大川" in text} == {sys.modules[script.real.__module__].LABELLED}
    assert script.REAL_TRAINED in {fold for text, fold in said if "货物没有交付" in text}


def test_no_training_script_reads_the_labels() -> None:
    scripts = sorted((ROOT / "models").rglob("*.py"))
    assert len(scripts) >= 4
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        assert "gold_real" not in text, script
        if "judgments_loan" in text or "simucourt" in text or "sys.argv" in text:
            assert "unseen" in text, script


def test_the_example_of_the_docs_is_right(folder: Path) -> None:
    told = (ROOT / "docs" / "gold_real.md").read_text(encoding="utf-8")
    example = yaml.load(told.split("```yaml\n")[1].split("```")[0], Loader=yaml.BaseLoader)
    assert [set(entry) >= {"id", "parties", "claims_passage", "claims"} for entry in example] == [True]
