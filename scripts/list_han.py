"""Writes installer/han.toml: the lists of Han by which the fonts of the lean setup program are cut.

    python scripts/list_han.py

They come from Unicode's Unihan database, as Debian has it (`apt install unicode-data`), and from the names below;
what Python's own codecs know (GB 2312, KS X 1001) is not written down. The same database gives the same file.
"""

from __future__ import annotations

import bz2
import re
import textwrap
from functools import cache
from pathlib import Path

from build_fonts import NAME_LISTS, UNIHAN, codec_characters

TARGET = Path(__file__).resolve().parent.parent / "installer" / "han.toml"
GB2312, GB2312_COMMON, KSX1001 = range(0xA1, 0xF8), range(0xB0, 0xD8), range(0xA1, 0xFF)
COMMON = 3500
"""China's table of 2013 numbers its characters; those up to this number are its first level."""
PLACES = """
北京上海天津重庆河北山西内蒙古辽宁吉林黑龙江江苏浙江安徽福建江西山东河南湖北湖南广东广西海南四川贵州云南西藏陕西甘肃青海
宁夏新疆香港澳门台湾深圳东莞珠海汕头佛山韶关湛江肇庆揭阳潮州惠州梅州中山广州厦门莆田泉州漳州福州杭州宁波温州嘉兴湖州绍兴
金华衢州舟山台州丽水义乌昆山常熟太仓南京无锡徐州常州苏州南通连云港淮安盐城扬州镇江泰州宿迁合肥芜湖蚌埠淮南马鞍山淮北铜陵安庆
黄山滁州阜阳宿州六安亳州池州宣城南昌景德镇萍乡九江新余鹰潭赣州宜春抚州上饶济南青岛淄博枣庄东营烟台潍坊济宁泰安威海日照临沂
德州聊城滨州菏泽郑州开封洛阳平顶山安阳鹤壁新乡焦作濮阳许昌漯河三门峡南阳商丘信阳周口驻马店武汉黄石十堰宜昌襄阳鄂州荆门孝感
荆州黄冈咸宁随州恩施长沙株洲湘潭衡阳邵阳岳阳常德张家界益阳郴州永州怀化娄底湘西南宁柳州桂林梧州北海防城港钦州贵港玉林百色贺州
河池来宾崇左海口三亚三沙儋州成都自贡攀枝花泸州德阳绵阳广元遂宁内江乐山南充眉山宜宾广安达州雅安巴中资阳阿坝甘孜凉山贵阳
六盘水遵义安顺毕节铜仁黔昆明曲靖玉溪保山昭通丽江普洱临沧楚雄红河文山西双版纳大理德宏怒江迪庆拉萨日喀则昌都林芝山南那曲阿里
西安铜川宝鸡咸阳渭南延安汉中榆林安康商洛兰州嘉峪关金昌白银天水武威张掖平凉酒泉庆阳定西陇南临夏甘南西宁海东玉树银川石嘴山吴忠
固原中卫乌鲁木齐克拉玛依吐鲁番哈密昌吉博尔塔拉巴音郭楞阿克苏克孜勒喀什和田伊犁塔城阿勒泰石河子石家庄唐山秦皇岛邯郸邢台保定
张家口承德沧州廊坊衡水雄安太原大同阳泉长治晋城朔州晋中运城忻州临汾吕梁呼和浩特包头乌海赤峰通辽鄂尔多斯呼伦贝尔巴彦淖尔
乌兰察布兴安锡林郭勒阿拉善沈阳大连鞍山抚顺本溪丹东锦州营口阜新辽阳盘锦铁岭朝阳葫芦岛长春四平辽源通化白山松原白城延边珲春图们
哈尔滨齐齐哈尔鸡西鹤岗双鸭山大庆伊春佳木斯七台河牡丹江黑河绥化绥芬河大兴安岭浦东徐汇闵行漕河泾张江临港嘉定松江青浦奉贤虹桥
中关村亦庄昌平怀柔顺义朝阳海淀丰台前海南沙横琴黄埔番禺龙岗宝安坪山余杭萧山滨江苏州工业园区涪陵涟源彝良峙岐沭泗皖沪粤闽赣鲁豫鄂湘桂琼蜀渝冀晋
"""
"""Provinces, prefectures, and the districts and parks that business news names."""
PEOPLE = """
王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖
邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳
齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边
闫佟亓岑褚卞臧隗麦仇冼郗郜郦阚靖鞠鄢晏栾桑娄戚戴蔺喻沙邬邸逄缪艾奚宓楚
伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲辉建鑫淼垚焱昊昕晟晗晖晔曦睿皓煜烨炜煊熠琳琪琦瑜瑾瑶璐璇璟珺玮珂琰琛瑞
婷颖怡嫣妍媛婕娅嫒蕾薇蓓芸茜菁萱莹荣莉懿岚骅骁骞霖霏雯露鹏翔浩泽涵淇渊潇澜沐沁汐滢瀚铭锐铠钰鑫铎宸宥宇轩辰彦彬斌翰诺诗语谦祺禧祎
"""
"""Surnames, and characters of given names, as they are usual today."""
MATTER = """
氢氦锂铍硼碳氮氧氟氖钠镁铝硅磷硫氯氩钾钙钪钛钒铬锰铁钴镍铜锌镓锗砷硒溴氪铷锶钇锆铌钼钌铑钯银镉铟锡锑碲碘氙铯钡镧铈镨钕钐
铕钆铽镝铒铪钽钨铼铱铂金汞铊铅铋铀烯烷酯酶肽胺醇醛酮苷酚醚酞氰炔镭
"""
"""Elements and the stuff of batteries, chips and medicines."""


def unihan(*fields: str) -> dict[int, str]:
    """The characters that have one of `fields`, with its value."""
    line = re.compile(rf"^U\+([0-9A-F]+)\t(?:{'|'.join(fields)})\t(.*)$", re.MULTILINE)
    return {int(found[1], 16): found[2] for found in line.finditer(mappings())}


@cache
def mappings() -> str:
    """The part of the database that says which lists a character stands in."""
    return bz2.decompress(UNIHAN.read_bytes()).decode("utf-8")


def lists() -> dict[str, tuple[str, set[int]]]:
    """What each list is, and its characters."""
    codes = codec_characters("gb2312", GB2312) | codec_characters("euc_kr", KSX1001)
    most_used = codec_characters("gb2312", GB2312_COMMON)
    table = {code: int(value.split(":")[1]) for code, value in unihan("kTGH").items()}
    common = {code for code, number in table.items() if number <= COMMON}
    school = set(unihan("kKoreanEducationHanja"))
    news = set(map(ord, "".join((PLACES + PEOPLE + MATTER).split())))
    return {
        "names": (
            "what China's law allows in names, beyond GB 2312 and KS X 1001",
            set(table) - codes,
        ),
        "courts": (
            "what Korea's courts allow in names beyond all of these",
            set(unihan(*NAME_LISTS)) - codes - set(table),
        ),
        "common": (
            "the first level of China's table of 2013, beyond the first level of GB 2312",
            common - most_used,
        ),
        "old": (
            "the first level of GB 2312 that none of the lists below nor the table's first level has",
            most_used - common - school - news,
        ),
        "school": (
            "what Korean schools teach, beyond the first level of GB 2312",
            school - most_used,
        ),
        "news": (
            "places, people and matter in the news of China, beyond the first level of GB 2312",
            news - most_used,
        ),
    }


def main() -> None:
    """Writes the lists."""
    said = [
        "# Lists of Han by which the lean setup's fonts are cut. Made by scripts/list_han.py from Unicode's Unihan."
    ]
    for name, (what, codes) in lists().items():
        rows = textwrap.wrap("".join(map(chr, sorted(codes))), 60)
        said += ["", f"# {len(codes)}: {what}.", f'{name} = """', *rows, '"""']
    TARGET.write_text("\n".join(said) + "\n", "utf-8")


if __name__ == "__main__":
    main()
