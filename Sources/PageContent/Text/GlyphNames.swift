/// Characters of glyph names, for fonts whose encoding names glyphs (ISO 32000-2 §9.6.5): the Latin character set of
/// annex D and the `uniXXXX` and `uXXXXXX` forms. Names of other sets stay names.
enum GlyphNames {
    /// Nil for a name that stands for no known character.
    static func scalar(_ name: String) -> Unicode.Scalar? {
        if let known = table[name] { return known }
        // A suffix tells variants of one character apart: "one.oldstyle".
        if let dot = name.firstIndex(of: "."), dot != name.startIndex { return scalar(String(name[..<dot])) }
        for prefix in ["uni", "u"] where name.hasPrefix(prefix) {
            let digits = name.dropFirst(prefix.count)
            guard (4...6).contains(digits.count), prefix == "u" || digits.count == 4,
                digits.utf8.allSatisfy({ (48...57).contains($0) || (65...70).contains($0) }),
                let value = UInt32(digits, radix: 16)
            else { continue }
            return Unicode.Scalar(value)
        }
        return nil
    }

    private static let table: [String: Unicode.Scalar] = {
        var table: [String: Unicode.Scalar] = [:]
        for code in UInt8(ascii: "A")...UInt8(ascii: "Z") {
            let (upper, lower) = (Unicode.Scalar(code), Unicode.Scalar(code + 32))
            table[String(Character(upper))] = upper
            table[String(Character(lower))] = lower
        }
        for entry in names.split(whereSeparator: \.isWhitespace) {
            let scalars = entry.unicodeScalars
            guard let last = scalars.last else { continue }
            table[String(String.UnicodeScalarView(scalars.dropLast()))] = last
        }
        table["space"] = " "
        table["nbspace"] = " "
        return table
    }()

    /// Each name with its character behind it.
    private static let names = """
        zero0 one1 two2 three3 four4 five5 six6 seven7 eight8 nine9 exclam! quotedbl" numbersign# dollar$ percent%
        ampersand& quotesingle' parenleft( parenright) asterisk* plus+ comma, hyphen- period. slash/ colon: semicolon;
        less< equal= greater> question? at@ bracketleft[ backslash\\ bracketright] asciicircum^ underscore_ grave`
        braceleft{ bar| braceright} asciitilde~ exclamdown¡ cent¢ sterling£ currency¤ yen¥ brokenbar¦ section§
        dieresis¨ copyright© ordfeminineª guillemotleft« logicalnot¬ registered® macron¯ degree° plusminus±
        twosuperior² threesuperior³ acute´ muµ paragraph¶ periodcentered· cedilla¸ onesuperior¹ ordmasculineº
        guillemotright» onequarter¼ onehalf½ threequarters¾ questiondown¿ AgraveÀ AacuteÁ AcircumflexÂ AtildeÃ
        AdieresisÄ AringÅ AEÆ CcedillaÇ EgraveÈ EacuteÉ EcircumflexÊ EdieresisË IgraveÌ IacuteÍ IcircumflexÎ
        IdieresisÏ EthÐ NtildeÑ OgraveÒ OacuteÓ OcircumflexÔ OtildeÕ OdieresisÖ multiply× OslashØ UgraveÙ UacuteÚ
        UcircumflexÛ UdieresisÜ YacuteÝ ThornÞ germandblsß agraveà aacuteá acircumflexâ atildeã adieresisä aringå aeæ
        ccedillaç egraveè eacuteé ecircumflexê edieresisë igraveì iacuteí icircumflexî idieresisï ethð ntildeñ ograveò
        oacuteó ocircumflexô otildeõ odieresisö divide÷ oslashø ugraveù uacuteú ucircumflexû udieresisü yacuteý thornþ
        ydieresisÿ dotlessiı LslashŁ lslashł OEŒ oeœ ScaronŠ scaronš YdieresisŸ ZcaronŽ zcaronž florinƒ circumflexˆ
        caronˇ breve˘ dotaccent˙ ring˚ ogonek˛ tilde˜ hungarumlaut˝ endash– emdash— quoteleft‘ quoteright’
        quotesinglbase‚ quotedblleft“ quotedblright” quotedblbase„ dagger† daggerdbl‡ bullet• ellipsis… perthousand‰
        guilsinglleft‹ guilsinglright› fraction⁄ Euro€ trademark™ minus− fiﬁ flﬂ ffﬀ ffiﬃ fflﬄ
        sfthyphen- middot· AbreveĂ abreveă AogonekĄ aogoneką CacuteĆ cacuteć CcaronČ ccaronč DcaronĎ dcaronď DcroatĐ
        dcroatđ EcaronĚ ecaroně EogonekĘ eogonekę GbreveĞ gbreveğ Idotaccentİ LcaronĽ lcaronľ NacuteŃ nacuteń NcaronŇ
        ncaronň OhungarumlautŐ ohungarumlautő RcaronŘ rcaronř SacuteŚ sacuteś ScedillaŞ scedillaş TcaronŤ tcaronť
        UhungarumlautŰ uhungarumlautű UringŮ uringů ZacuteŹ zacuteź ZdotaccentŻ zdotaccentż
        """
}
