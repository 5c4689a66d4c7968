"""Numbers as the cells of a spreadsheet show them."""

from __future__ import annotations

import pytest

from kiclayout.convert.number_formats import general, shown


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [(1234567.891, "#,##0", "1,234,568"), (1234.5, "#,##0.00", "1,234.50"), (0.1256, "0.0%", "12.6%"), (2.5, "0", "3"),
     (0.5, "#,##0.0#", "0.5"), (-5, "#,##0", "-5"), (-1234, "#,##0;[Red]△#,##0", "△1,234"), (-0.2, "0", "0"),
     (0, '#,##0;-#,##0;"-"', "-"), (1234567, "#,##0,", "1,235"), (12345678, '#,##0.0,,"백만"', "12.3백만"),
     (7, '00"호"', "07호"), (1500, '[$₩-412]#,##0', "₩1,500"), (1500, '#,##0\\ "원"', "1,500 원"), (3, "General", "3"),
     (3, 'General"개"', "3개"), (1234, '_-* #,##0_-;-* #,##0_-;_-* "-"_-', "1,234"), (0.00012, "0.00E+00", "1.20E-04"),
     (12.5, "# ?/?", "12.5"), (0.75, ".00", ".75"), (4, '"약" 0', "약 4"), (5, '"글자만"', "글자만"), (5, "@", "5"),
     (1.005, "0.00", "1.01"), (1e20, "#,##0", "100,000,000,000,000,000,000")],
)  # fmt: skip
def test_numbers(value: float, code: str, said: str) -> None:
    assert shown(value, code) == said


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [(45042, "yyyy-mm-dd", "2023-04-26"), (45042, 'yyyy"년" m"월" d"일"', "2023년 4월 26일"),
     (45042, "m/d/yy", "4/26/23"),
     (45042, "yyyy. mm. dd.(aaa)", "2023. 04. 26.(수)"), (45042, "aaaa", "수요일"), (45042, "d-mmm", "26-Apr"),
     (45042.75, "h:mm", "18:00"), (45042.75, "h:mm AM/PM", "6:00 PM"), (45042.7512, "hh:mm:ss", "18:01:44"),
     (1.5, "[h]:mm", "36:00"), (45042.5, "yyyy-mm-dd hh:mm", "2023-04-26 12:00"), (0.0104, "mm:ss", "14:59"),
     (59, "yyyy-mm-dd", "1900-02-28"), (61, "yyyy-mm-dd", "1900-03-01"), (45042, "[$-412]yyyy/mm/dd;@", "2023/04/26"),
     (-1, "yyyy-mm-dd", "-1"), (1e9, "yyyy", "1000000000")],
)  # fmt: skip
def test_dates(value: float, code: str, said: str) -> None:
    assert shown(value, code) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(5.0, "5"), (-0.1, "-0.1"), (1 / 3, "0.3333333333"), (1e-7, "0.0000001"), (123456789012.0, "123456789012")],
)
def test_without_a_format(value: float, said: str) -> None:
    assert general(value) == said
