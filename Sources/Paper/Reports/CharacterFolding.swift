/// Makes the many ways of writing one character alike: full width and half width, traditional and simplified,
/// the various dashes, bracketed numerals.
enum CharacterFolding {
  /// Traditional characters of the form, of titles and of common prose, each followed by its simplified one.
  private static let pairs =
    """
    總总體体況况動动開开務务條条項项內内製制發发數数廢废現现規规範范許许處处決决罰罚強强業业費费額额單单\
    萬万請请關关係系為为爲为於于組组織织機机構构會会計计類类執执與与權权護护屬属過过懸悬應应門门問问題题\
    結结轉转續续辦办訴诉訟讼審审維维糾纠複复復复餘余報报導导對对進进備备書书長长國国縣县鎮镇鄉乡區区廳厅\
    領领實实際际無无訪访舉举投投據据歸归還还連连違违證证識识個个後后從从電电網网頁页號号錄录鍵键檢检查查詢询\
    產产級级約约紀纪納纳繳缴給给經经線线練练統统綜综緊紧聯联聽听職职觸触訂订認认讓让議议論论設设評评補补\
    詳详誤误說说課课調调談谈諮谘講讲謝谢譯译護护讀读變变貨货責责貼贴資资賓宾質质購购贏赢車车軟软載载輔辅輕轻\
    輸输農农遞递遠远適适選选遺遗郵邮釋释針针鈕钮錯错鏈链開开間间閱阅隊队階阶陸陆陽阳隨随險险隱隐雖虽離离難难\
    靈灵頂顶順顺須须預预頻频風风飛飞養养館馆驗验體体點点齊齐龍龙營营獲获環环確确禮礼種种稱称積积穩稳競竞筆笔\
    節节簡简糧粮細细終终絡络綱纲編编縮缩績绩義义習习聖圣聲声膚肤臨临舊旧藝艺藥药蘇苏處处蘭兰術术衛卫裝装見见\
    觀观觉觉親亲訊讯記记試试該该誌志誠诚誰谁講讲謹谨貢贡財财貧贫買买賣卖賬账邊边醫医釐厘鐵铁雙双雲云顯显飾饰\
    鮮鲜齡龄優优傳传債债傷伤僅仅價价儘尽億亿兒儿兩两軍军冊册劃划劑剂勞劳勝胜區区協协廠厂參参嚴严園园圍围圖图團团\
    場场塊块墻墙壓压壞坏夠够獎奖婦妇媽妈孫孙學学寧宁寶宝將将專专尋寻層层島岛師师帶带幫帮幣币幹干庫库張张當当\
    徵征徹彻態态慶庆憲宪懷怀戶户掛挂採采損损換换擔担擇择擴扩攜携敗败敘叙斷断時时晉晋暫暂曉晓東东極极樓楼標标樣样\
    它他權权歡欢歲岁歷历殘残殺杀毀毁氣气決决沒没測测湯汤準准滿满漢汉漁渔灣湾災灾煙烟熱热狀状獨独獄狱獲获瑪玛瑞瑞\
    療疗發发盡尽監监盤盘盜盗眾众硬硬礎础礦矿禦御檔档
    """

  private static let simplified: [UInt32: UInt32] = {
    let scalars = Array(pairs.unicodeScalars.filter { $0.value > 0x2000 })
    var map: [UInt32: UInt32] = [:]
    var index = 0
    while index + 1 < scalars.count {
      map[scalars[index].value] = scalars[index + 1].value
      index += 2
    }
    return map
  }()

  private static let numerals = Array("一二三四五六七八九十".unicodeScalars.map(\.value))

  /// The scalars that stand for one; most often one, none for marks without width.
  static func fold(_ scalar: Unicode.Scalar, into result: (UInt32) -> Void) {
    let value = scalar.value
    switch value {
    case _ where scalar.isInvisible: return
    case 0xFF01...0xFF5E: result(value - 0xFEE0)
    case 0x2012...0x2015, 0x2212, 0xFE63, 0x2500, 0x2501, 0x02D7, 0xFE58: result(0x2D)
    case 0x201C, 0x201D, 0x300C, 0x300D, 0x300E, 0x300F, 0x301D...0x301F, 0xFF02: result(0x22)
    case 0x3001: result(0x3001)
    case 0x2488...0x2490:
      result(0x31 + value - 0x2488)
      result(0x2E)
    case 0x3220...0x3229: result(numerals[Int(value - 0x3220)])
    case 0x1D7CE...0x1D7FF: result(0x30 + (value - 0x1D7CE) % 10)
    default: result(simplified[value] ?? value)
    }
  }

  static func fold(_ text: some StringProtocol) -> [UInt32] {
    var folded: [UInt32] = []
    for scalar in text.unicodeScalars { fold(scalar) { folded.append($0) } }
    return folded
  }

  static func isHan(_ value: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(value) || (0x20000...0x3FFFF).contains(value) || value == 0x3007
  }

  static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

  static func isLatin(_ value: UInt32) -> Bool {
    (0x61...0x7A).contains(value | 0x20) || (0xC0...0x24F).contains(value)
  }
}

extension String {
  /// The scalars of the text, folded.
  init(folding text: some StringProtocol) {
    self.init()
    unicodeScalars.append(contentsOf: CharacterFolding.fold(text).compactMap(Unicode.Scalar.init))
  }
}
