from pipeline.assemble.foreign import own_of
from tests.assemble.build import complaint, field, paper, party


def test_papers_of_another_case_are_not_the_packet_s_own() -> None:
    pleading = complaint(
        party(1, "plaintiff", "河北海鑫环保科技有限公司"), party(2, "defendant", "唐山邦欧物流有限公司")
    )
    stray = paper("loan_note", [field("lender", "袁桂芳"), field("borrower", "廉伟")], "n")
    own = paper(
        "sales_contract", [field("seller", "河北海鑫环保科技有限公司"), field("buyer", "唐山邦欧物流有限公司")], "s"
    )
    assert own_of((pleading, stray, own)) == (pleading, own)
