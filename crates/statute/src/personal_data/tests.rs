use super::*;

static WORDS: std::sync::LazyLock<std::collections::BTreeMap<String, String>> =
    std::sync::LazyLock::new(|| serde_json::from_str(include_str!("../../../../words/personal-data.json")).unwrap());

/// The shipped lists.
pub fn signs() -> Signs<'static> {
    let word = |key: &str| WORDS[key].as_str();
    Signs {
        surnames: word("surnames"),
        double_surnames: word("double_surnames"),
        given: word("given"),
        placeholders: word("placeholders"),
        cues: word("cues"),
        titles: word("titles"),
        nicknames: word("nicknames"),
        place_ends: word("place_ends"),
        plain_words: word("plain_words"),
        plate_provinces: word("plate_provinces"),
        plate_ends: word("plate_ends"),
        numerals: word("numerals"),
        numeral_variants: word("numeral_variants"),
        date_marks: word("date_marks"),
    }
}

fn check(text: &str, expected: &[Kind]) {
    assert_eq!(found(text, &signs()), expected, "{text}");
    assert_eq!(found(&masked(text, '*', &signs()), &signs()), [], "{text}");
    assert_eq!(masked(text, '*', &signs()) == text, expected.is_empty(), "{text}");
}

#[test]
fn only_what_tells_who_somebody_is_is_covered() {
    for (text, shown) in [
        ("请打13800001234，找王先生", "请打***********，找*先生"),
        ("身份证34250119900101123X的人", "身份证******************的人"),
        ("皖P·12345堵门", "**·*****堵门"),
        ("发到a.b@example.com或者0563-3021234", "发到*.*********.***或者****-*******"),
        ("我叫张伟，住三楼", "我叫**，住三楼"),
        ("锦绣街18号门口烧烤摊占道", "锦绣街18号门口烧烤摊占道"),
    ] {
        assert_eq!(masked(text, '*', &signs()), shown);
    }
}

#[test]
fn telephone_numbers_however_they_are_written() {
    for text in [
        "请打13800001234", "电话138 0000 1234。", "138-0000-1234", "+86 13800001234", "１３８００００１２３４", "一三八零零零零一二三四", "幺三八零零零零幺二三四",
        "0563-3021234", "(0563)3021234", "3021234找我", "30212345", "400-800-1234",
    ] {
        check(text, &[Kind::Telephone]);
    }
}

#[test]
fn identity_numbers_plates_and_mail() {
    for text in ["身份证342501199001011234", "34250119900101123X", "342501900101123", "342501 19900101 1234"] {
        check(text, &[Kind::Identity]);
    }
    for text in ["皖P12345乱停", "皖P·D1234F", "车牌皖p 12345", "皖PD12345", "皖P1234学", "沪A88A88"] {
        check(text, &[Kind::Plate]);
    }
    check("发到a.b@example.com", &[Kind::Mail]);
}

#[test]
fn names_with_a_cue_with_a_title_and_bare() {
    for text in [
        "我叫张伟，住三楼", "联系人：王小军", "本人姓名 赵翊", "找王先生就行", "是李师傅摆的摊", "欧阳女士说的", "张三天天占道", "王建国在楼下烧烤", "楼下老王，天天烧",
        "李娜，住六楼", "姓名：诸葛亮", "是刘德华家的油烟",
    ] {
        check(text, &[Kind::Name]);
    }
}

#[test]
fn what_most_people_write_is_shown_as_it_was_sent() {
    for text in [
        "锦绣街18号门口烧烤摊占道，油烟进屋", "路灯不亮，已经三天了", "2026年3月5日晚上10点施工噪音", "2026-03-05 22:30还在施工", "20260305起一直积水", "编号QT-20260303-0001的那件还没办",
        "经度118.751234，纬度30.951234", "5栋302室，2楼201", "上午9:00-11:30，下午14:00-17:30", "马路边上有垃圾", "周围居民意见很大", "高楼抛物", "黄色的水马倒了", "金华路口井盖翘起", "建国路单行道",
        "方便的话尽快处理", "白天不摆晚上摆", "江边有人钓鱼", "安全隐患", "张家巷积水", "共享单车乱停放", "解放路与人民路交叉口", "万达广场门口", "文明城市创建", "管道漏水", "要罚500000元吗", "东城街道办",
        "关于小区停车", "任何时候都吵", "石板路坏了", "沿街店铺占道经营", "老小区没有路灯", "物业经理不管", "学校门口的师傅", "小吃摊", "广告牌A1234", "流动摊贩占用盲道，行人只能走机动车道",
        "夜间施工扰民", "违法建设", "树枝遮挡红绿灯", "垃圾桶满溢有异味", "环卫工人很辛苦，点赞", "店外经营", "下水道堵塞", "晚上十一点还有广场舞", "共一百二十三户",
    ] {
        check(text, &[]);
    }
}
