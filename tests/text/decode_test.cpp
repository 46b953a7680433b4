#include "text/decode.h"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>

#include <random>
#include <string>
#include <vector>

#include "source/shown_diagnostic.h"
#include "text/convert.h"
#include "text/encoding_evidence.h"
#include "text/survey.h"

namespace zhenggai {
namespace {

using namespace std::string_literals;

// The text in another encoding, by ICU; every character of it must exist there.
std::string encoded(std::string_view utf8, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::string bytes(utf8.size() * 4 + 16, '\0');
    const std::int32_t size =
        ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()), utf8.data(),
                     static_cast<std::int32_t>(utf8.size()), &status);
    REQUIRE(U_SUCCESS(status));
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

// "GB18030: 整改", with the warnings behind it, or the error.
std::string read(std::string bytes, const DecodeOptions& options = {}) {
    const Source source{.name = "a.txt", .bytes = std::move(bytes)};
    const Result<Decoded> decoded = decode(source, options);
    if (!decoded) return shown(decoded.diagnostics());
    std::string all = decoded->encoding + ": " + std::string(decoded->bytes);
    for (const Diagnostic& diagnostic : decoded->diagnostics) all += " | " + shown(diagnostic);
    return all;
}

const std::string plan =
    "石桥县突出环境问题整改任务清单\r\n\r\n问题一：老码头污水直排，沿岸居民多次反映。\r\n"
    "责任单位：县水利局、生态环境局\r\n整改时限：2024年6月底前\r\n整改措施：\r\n"
    "1.摸清管网。委托第三方检测管线。\r\n2.封堵排口。\r\n";

// The same in traditional characters: text that Big5 has.
const std::string taiwan =
    "石橋縣突出環境問題整改任務清單\r\n\r\n問題一：老碼頭污水直排，沿岸居民多次反映。\r\n"
    "責任單位：縣水利局、生態環境局\r\n整改時限：2024年6月底前\r\n整改措施：\r\n"
    "1.摸清管網。委託第三方檢測管線。\r\n2.封堵排口。\r\n";

// --- The same text, whatever it came in ---

TEST_CASE("a text is the same in every encoding that is detected") {
    struct Row {
        std::string_view about;
        std::string_view mark;
        const char* written_in;
        std::string_view encoding;
    };
    const Row rows[] = {
        {"UTF-8", "", "UTF-8", "UTF-8"},
        {"UTF-8 with a mark", "\xEF\xBB\xBF", "UTF-8", "UTF-8"},
        {"UTF-16 little-endian", "\xFF\xFE", "UTF-16LE", "UTF-16LE"},
        {"UTF-16 big-endian", "\xFE\xFF", "UTF-16BE", "UTF-16BE"},
        {"UTF-32 little-endian", std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE", "UTF-32LE"},
        {"UTF-32 big-endian", std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE", "UTF-32BE"},
        {"GB18030", "", "GB18030", "GB18030"},
        {"GB18030 with a mark", "\x84\x31\x95\x33", "GB18030", "GB18030"},
        {"GBK", "", "GBK", "GB18030"},
        {"GB2312", "", "GB2312", "GB18030"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(read(std::string(row.mark) + encoded(plan, row.written_in)) ==
              std::string(row.encoding) + ": " + plan);
    }
}

TEST_CASE("an encoding that is asked for is used, by any of its names") {
    struct Row {
        const char* asked;
        const char* written_in;
        std::string_view encoding;
    };
    const Row rows[] = {
        {"UTF-8", "UTF-8", "UTF-8"},
        {"utf8", "UTF-8", "UTF-8"},
        {"UTF-16LE", "UTF-16LE", "UTF-16LE"},
        {"UTF-16BE", "UTF-16BE", "UTF-16BE"},
        {"UTF-16", "UTF-16LE", "UTF-16LE"},
        {"UTF-16", "UTF-16BE", "UTF-16BE"},
        {"UTF-32", "UTF-32BE", "UTF-32BE"},
        {"GB18030", "GB18030", "GB18030"},
        {"GBK", "GBK", "GB18030"},
        {"GB2312", "GB2312", "GB18030"},
        {"Big5", "Big5", "Big5"},
        {"big5-hkscs", "Big5-HKSCS", "Big5-HKSCS"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.asked);
        const std::string& text = std::string_view(row.asked).starts_with("GB2") ? plan : taiwan;
        CHECK(read(encoded(text, row.written_in), {.encoding = row.asked}) ==
              std::string(row.encoding) + ": " + text);
    }
    CHECK(read("", {.encoding = "Big5"}) == "Big5: ");
    CHECK(read("\xFF\xFE\x74\x65"s, {.encoding = "UTF-16"}) == "UTF-16LE: 整");
    CHECK(read("\xFF\xFE\x74\x65"s, {.encoding = "UTF-16LE"}) == "UTF-16LE: 整");
    CHECK(read("\xEF\xBB\xBF整", {.encoding = "UTF-8"}) == "UTF-8: 整");
    CHECK(read("\0a"s, {.encoding = "UTF-8"}) == "UTF-8: \0a"s);
    CHECK(read("a", {.encoding = "GB1803"}) ==
          "error unknown-encoding : --encoding GB1803 is no known encoding; did you mean GB18030? The usual "
          "ones are: UTF-8, UTF-16, UTF-16LE, UTF-16BE, GB18030, GBK, Big5");
}

TEST_CASE("a mark that says another encoding than was asked for makes a doubt") {
    CHECK(read("\xFF\xFE\x74\x65"s, {.encoding = "UTF-16BE"}) ==
          "UTF-16BE: \xEF\xBF\xBE瑥 | warning encoding-doubtful a.txt: read as UTF-16BE as asked, but a byte "
          "order mark says UTF-16LE; leave --encoding out, or name UTF-16LE");
    CHECK(
        read("\xEF\xBB\xBF整", {.encoding = "GBK"}) ==
        "GB18030: 锘挎暣 | warning encoding-doubtful a.txt: read as GB18030 as asked, but a byte order mark "
        "says UTF-8; leave --encoding out, or name UTF-8");
}

TEST_CASE("well-formed UTF-8 is viewed, everything else is stored, and both may move") {
    const Source utf8{.name = "a.txt", .bytes = "\uFEFF" + plan};
    Result<Decoded> viewed = decode(utf8);
    REQUIRE(viewed);
    CHECK(viewed->bytes.data() == utf8.bytes.data() + 3);
    CHECK(viewed->storage == nullptr);

    const Source gb{.name = "a.txt", .bytes = "\xD5\xFB"};
    Result<Decoded> stored = decode(gb);
    REQUIRE(stored);
    const Decoded moved = *std::move(stored);
    CHECK(moved.bytes == "整");
    CHECK(moved.bytes.data() == moved.storage->data());
}

TEST_CASE("characters that only GB18030 has, and the spaces of old systems, are read as they are") {
    CHECK(read(encoded("鿃㐀𠀀龦\u00A0整改方案", "GB18030")) == "GB18030: 鿃㐀𠀀龦\u00A0整改方案");
    CHECK(read("\xA3\xA0\xA3\xA0\xD5\xFB\xB8\xC4\xB7\xBD\xB0\xB8") == "GB18030: \uE5E5\uE5E5整改方案");
}

// --- Doubts ---

TEST_CASE("ordinary texts in GB18030, however short, are beyond doubt") {
    for (const std::string_view text : {"整改方案",
                                        "一、\r\n",
                                        "整改",
                                        "一、指导思想",
                                        "（二）严格督导验收",
                                        "三、下一步计划",
                                        "具体措施:",
                                        "督导单位:市政府督查室。\n具体措施:\n(1)清退塘边鸭棚。\n",
                                        "2024年6月底前",
                                        "青溪镇",
                                        "是",
                                        "—",
                                        "《意见》",
                                        "\u3000\u3000问题一：",
                                        "\u00A0\u00A0一、",
                                        "整改任务清单\n",
                                        "县住房城乡建设局、水利局",
                                        "1.摸清管网。",
                                        "完成率为59%",
                                        "牵头单位：县水利局\n",
                                        "石桥县突出环境问题整改任务清单"}) {
        CAPTURE(text);
        CHECK(read(encoded(text, "GB18030")) == "GB18030: " + std::string(text));
    }
    CHECK(read(encoded(plan, "GB18030")) == "GB18030: " + plan);
    // Traditional characters are less common, but no doubt by themselves.
    CHECK(read(encoded(taiwan, "GB18030")) == "GB18030: " + taiwan);
}

std::string doubt(std::string bytes) {
    const Source source{.name = "a.txt", .bytes = std::move(bytes)};
    const Result<Decoded> decoded = decode(source);
    return decoded ? decoded->encoding + ": " + shown(decoded->diagnostics) : shown(decoded.diagnostics());
}

TEST_CASE("bytes that are likelier to be another encoding are read as GB18030 with a doubt") {
    const auto likelier = [](const std::string& name) {
        return "GB18030: warning encoding-doubtful a.txt: read as GB18030, but it is likelier to be " + name +
               "; if the text looks wrong, try --encoding " + name;
    };
    CHECK(doubt(encoded(taiwan, "Big5")) == likelier("Big5"));
    CHECK(doubt(encoded("整改方案", "Big5")) == likelier("Big5"));
    CHECK(doubt(encoded("石橋縣人民政府", "Big5")) == likelier("Big5"));
    CHECK(doubt(encoded(
              "산업단지의 폐수를 처리하는 시설을 새로 짓고 주민의 불편을 줄이기 위하여 매월 점검한다. "
              "그 결과는 다음 해 일월에 모두 알린다.",
              "EUC-KR")) == likelier("EUC-KR"));
    const std::string japanese =
        "環境を守るための計画をここに示す。工場の排水は月ごとに調べ、その結果を住民に知らせることとする。";
    CHECK(doubt(encoded(japanese, "Shift_JIS")) == likelier("Shift_JIS"));
    CHECK(doubt(encoded(japanese, "EUC-JP")) == likelier("EUC-JP"));
    CHECK(doubt(encoded("整改方案", "UTF-16LE")) == likelier("UTF-16LE"));

    const std::string rare =
        "GB18030: warning encoding-doubtful a.txt: read as GB18030, but hardly any of its characters is a "
        "common one; if the text looks wrong, name its encoding with --encoding NAME";
    CHECK(doubt("\xE9t\xE9s") == rare);  // étés in Latin-1
    CHECK(doubt(encoded("舯舱艋艄", "GB18030")) == rare);
}

TEST_CASE("GB18030 that is well-formed UTF-8 by chance is read as UTF-8 with a doubt") {
    CHECK(read(encoded("通知", "GB18030")) ==
          "UTF-8: \u0368\u05AA | warning encoding-doubtful a.txt: read as UTF-8, but as GB18030 all of it is "
          "common Han; if the text looks wrong, try --encoding GB18030");
    // What is written in two-byte characters of UTF-8 is none.
    for (const std::string_view text :
         {"§ 5 café ±3 °C · ×", "Ελλάδα", "Совет", "1. plan\n", "通知", "č通"}) {
        CHECK(read(std::string(text)) == "UTF-8: " + std::string(text));
    }
}

TEST_CASE("NUL characters behind a mark are no text") {
    CHECK(read("\xFF\xFE\x74\x65\n\0\x39\x65\0\0"s) ==
          "error binary-input a.txt: this is no text: it has a NUL character; if it is text all the same, "
          "name its encoding with --encoding NAME");
    CHECK(read("\xFF\xFE\x74\x65\0\0"s, {.encoding = "UTF-16"}) == "UTF-16LE: 整\0"s);
}

// --- Ill-formed bytes ---

struct Damage {
    std::string_view about;
    std::string bytes;
    std::optional<std::string> asked;
    std::string_view encoding;
    unsigned byte;
    std::size_t offset;
    std::size_t line;
    std::size_t column;
    std::size_t count;
    std::string lossy;  // the text read with --lossy
};

const std::vector<Damage>& damages() {
    static const std::vector<Damage> rows = {
        // UTF-8
        {"cut at the end after two bytes", "一\xE4\xBA", {}, "UTF-8", 0xE4, 3, 1, 2, 1, "一�"},
        {"cut at the end after one byte", "一、\n二\xE4", {}, "UTF-8", 0xE4, 10, 2, 2, 1, "一、\n二�"},
        {"a byte lost inside", "整改\xE6\x96案", {}, "UTF-8", 0xE6, 6, 1, 3, 1, "整改�案"},
        {"a first byte lost", "整改\x96\xB9案", {}, "UTF-8", 0x96, 6, 1, 3, 2, "整改��案"},
        {"a stray byte after a mark", "\uFEFF一\x80", {}, "UTF-8", 0x80, 6, 1, 2, 1, "一�"},
        {"overlong", "整改\xC0\xAF", {}, "UTF-8", 0xC0, 6, 1, 3, 2, "整改��"},
        {"half a pair", "整改方\xED\xA0\x80", {}, "UTF-8", 0xED, 9, 1, 4, 3, "整改方���"},
        {"above U+10FFFF", "整改方案\xF4\x90\x80\x80", {}, "UTF-8", 0xF4, 12, 1, 5, 4, "整改方案����"},
        {"four bytes cut", "整\xF0\xA0\x80\n改", {}, "UTF-8", 0xF0, 3, 1, 2, 1, "整�\n改"},
        {"asked for", "\xD5\xFB", "UTF-8", "UTF-8", 0xD5, 0, 1, 1, 2, "��"},
        {"lines of every kind",
         "一\r\n二\r三\n四\v五\f六\u0085七\u2028八\u2029九十\xFF",
         {},
         "UTF-8",
         0xFF,
         44,
         7,
         3,
         1,
         "一\r\n二\r三\n四\v五\f六\u0085七\u2028八\u2029九十�"},
        // UTF-16
        {"an odd byte", "\xFF\xFE\x74\x65\x39"s, {}, "UTF-16LE", 0x39, 4, 1, 2, 1, "整�"},
        {"first half of a pair",
         "\xFE\xFF\x65\x74\xD8\x40\x65\x39"s,
         {},
         "UTF-16BE",
         0xD8,
         4,
         1,
         2,
         1,
         "整�改"},
        {"second half of a pair",
         "\xFF\xFE\x74\x65\n\0\x39\x65\x00\xDC"s,
         {},
         "UTF-16LE",
         0x00,
         8,
         2,
         2,
         1,
         "整\n改�"},
        {"a pair cut", "\x65\x74\xD8\x40"s, "UTF-16BE", "UTF-16BE", 0xD8, 2, 1, 2, 1, "整�"},
        // GB18030
        {"cut at the end", "\xD5\xFB\xB8\xC4\xB7", {}, "GB18030", 0xB7, 4, 1, 3, 1, "整改�"},
        {"cut at a line end", "\xD5\xFB\xB8\n\xB8\xC4\n", {}, "GB18030", 0xB8, 2, 1, 2, 1, "整�\n改\n"},
        {"no first byte", "\xD5\xFB\n\x80\xB8\xC4", {}, "GB18030", 0x80, 3, 2, 1, 1, "整\n�改"},
        {"FF", "\xD5\xFB\xFF\xB8\xC4\xFF", {}, "GB18030", 0xFF, 2, 1, 2, 2, "整�改�"},
        {"four bytes cut", "\xD5\xFB\xB8\xC4\x81\x30\x81", {}, "GB18030", 0x81, 4, 1, 3, 1, "整改�"},
        {"four bytes without a character",
         "\xD5\xFB\xB8\xC4\xFE\x39\xFE\x39",
         {},
         "GB18030",
         0xFE,
         4,
         1,
         3,
         1,
         "整改�"},
        {"asked for as GBK", "\xD5\xFB\xB8", "GBK", "GB18030", 0xB8, 2, 1, 2, 1, "整�"},
        // Big5
        {"cut at the end", "\xBE\xE3\xA7", "Big5", "Big5", 0xA7, 2, 1, 2, 1, "整�"},
    };
    return rows;
}

TEST_CASE("ill-formed bytes are an error with their place") {
    for (const Damage& row : damages()) {
        CAPTURE(row.about);
        CAPTURE(row.encoding);
        const Source source{.name = "a.txt", .bytes = row.bytes};
        const Result<Decoded> decoded = decode(source, {.encoding = row.asked});
        REQUIRE_FALSE(decoded);
        REQUIRE(decoded.diagnostics().size() == 1);
        const Diagnostic& error = decoded.diagnostics().front();
        CHECK(error.severity == Severity::error);
        CHECK(error.code == "ill-formed-text");
        CHECK(error.position == Position{row.line, row.column});
        char byte[64];
        std::snprintf(byte, sizeof byte, "byte 0x%02X at offset %zu (0-based) fits no character", row.byte,
                      row.offset);
        const bool none = row.encoding == "GB18030" && !row.asked;
        const std::string name(row.encoding);
        CHECK(error.message ==
              (none ? "the text is neither UTF-8 nor GB18030: as GB18030, "
                    : "the text is not well-formed " + name + ": ") +
                  byte + (row.count > 1 ? "; there are " + std::to_string(row.count) + " such places" : ""));
    }
}

TEST_CASE("with lossy every ill-formed sequence is one U+FFFD, counted, the first with its place") {
    for (const Damage& row : damages()) {
        CAPTURE(row.about);
        CAPTURE(row.encoding);
        const Source source{.name = "a.txt", .bytes = row.bytes};
        const Result<Decoded> decoded = decode(source, {.encoding = row.asked, .lossy = true});
        REQUIRE(decoded);
        CHECK(decoded->encoding == row.encoding);
        CHECK(decoded->bytes == row.lossy);
        REQUIRE_FALSE(decoded->diagnostics.empty());
        const Diagnostic& warning = decoded->diagnostics.front();
        CHECK(warning.severity == Severity::warning);
        CHECK(warning.code == "replaced-bytes");
        CHECK(warning.position == Position{row.line, row.column});
        char byte[64];
        std::snprintf(byte, sizeof byte, "byte 0x%02X at offset %zu (0-based)", row.byte, row.offset);
        CHECK(warning.message ==
              (row.count == 1 ? "1 ill-formed sequence of bytes was replaced by U+FFFD: "
                              : std::to_string(row.count) +
                                    " ill-formed sequences of bytes were replaced by U+FFFD, the first: ") +
                  byte);
    }
}

TEST_CASE("lossy changes nothing where all is well formed") {
    CHECK(read(plan, {.lossy = true}) == "UTF-8: " + plan);
    CHECK(read(encoded(plan, "GB18030"), {.lossy = true}) == "GB18030: " + plan);
    CHECK(read("整�改", {.lossy = true}) == "UTF-8: 整�改");
}

TEST_CASE("what to try depends on what is known") {
    const auto remedy = [](std::string bytes, std::optional<std::string> asked = {}) {
        const Source source{.name = "a.txt", .bytes = std::move(bytes)};
        return *decode(source, {.encoding = std::move(asked)}).diagnostics().front().remedy;
    };
    CHECK(remedy("一\xE4\xBA") == "get an undamaged copy; to read it with U+FFFD in that place: --lossy");
    CHECK(remedy("\xFF\xFE\x74\x65\x39") ==
          "get an undamaged copy; to read it with U+FFFD in that place: --lossy");
    CHECK(remedy("\xD5\xFB\xB8") ==
          "name its encoding, for instance --encoding Big5; to read it with U+FFFD in that place: --lossy");
    CHECK(
        remedy("\xD5\xFB", "UTF-8") ==
        "name another encoding, or none to have it detected; to read it with U+FFFD in such places: --lossy");
    CHECK(remedy(encoded(taiwan, "Big5") + "\x80") ==
          "it may be Big5: try --encoding Big5; to read it with U+FFFD in that place: --lossy");
    CHECK(remedy("\xFF\xFE\x74", "GBK") ==
          "it may be UTF-16LE: try --encoding UTF-16LE; to read it with U+FFFD in that place: --lossy");
}

TEST_CASE("a long text with one bad byte is damaged UTF-8, wherever the byte stands") {
    std::string text;
    for (int i = 0; i < 20; ++i) text += plan;
    for (std::size_t i = 0; i < text.size(); i += 17) {
        std::string damaged = text;
        damaged[i] = '\xFF';
        const Source source{.name = "a.txt", .bytes = damaged};
        const Result<Decoded> decoded = decode(source);
        REQUIRE_FALSE(decoded);
        CHECK(decoded.diagnostics().front().message.starts_with("the text is not well-formed UTF-8: "));
    }
}

TEST_CASE("UTF-8 with a byte taken out is never taken for GB18030") {
    for (std::size_t i = 0; i < plan.size(); ++i) {
        std::string damaged = plan;
        damaged.erase(i, 1);
        const std::string result = read(damaged);
        const bool ascii = static_cast<unsigned char>(plan[i]) < 0x80;
        CHECK(result.starts_with(ascii ? "UTF-8: "
                                       : "error ill-formed-text a.txt: the text is not well-formed UTF-8"));
    }
}

// --- Properties ---

// A text of random characters, most of them Han.
std::string random_text(std::mt19937& random) {
    std::u32string_view marks = U"，。、：；（）“”《》〔〕　0123456789%abcZ \r\n\t";
    std::string text = "整改方案";  // so that no text is one of rare characters alone
    const auto size = std::uniform_int_distribution<int>(0, 60)(random);
    for (int i = 0; i < size; ++i) {
        const bool han = std::uniform_int_distribution<int>(0, 3)(random) > 0;
        const char32_t c =
            han ? static_cast<char32_t>(std::uniform_int_distribution<int>(0x4E00, 0x9FA5)(random))
                : marks[std::uniform_int_distribution<std::size_t>(0, marks.size() - 1)(random)];
        if (c < 0x80) {
            text += static_cast<char>(c);
        } else {
            text += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                     static_cast<char>(0x80 | (c & 0x3F))};
        }
    }
    return text;
}

TEST_CASE("generated texts come back from every encoding") {
    std::mt19937 random(4);
    for (int round = 0; round < 2000; ++round) {
        const std::string text = random_text(random);
        CAPTURE(text);
        for (const char* name : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "GB18030"}) {
            const Source source{.name = "a.txt", .bytes = encoded(text, name)};
            const Result<Decoded> decoded = decode(source, {.encoding = name});
            REQUIRE(decoded);
            CHECK(decoded->bytes == text);
        }
        const Source unnamed{.name = "a.txt", .bytes = encoded(text, "GB18030")};
        const Result<Decoded> detected = decode(unnamed);
        REQUIRE(detected);
        CHECK(detected->encoding == "GB18030");
        CHECK(detected->bytes == text);
    }
}

TEST_CASE("random bytes are an error or come back exactly, and before the error all is well formed") {
    std::mt19937 random(18030);
    for (int round = 0; round < 6000; ++round) {
        std::string bytes;
        const auto size = std::uniform_int_distribution<int>(0, 40)(random);
        // Bytes of two-byte characters more often, so that some texts are well formed.
        for (int i = 0; i < size; ++i) {
            const bool any = std::uniform_int_distribution<int>(0, 5)(random) == 0;
            bytes += static_cast<char>(
                std::uniform_int_distribution<int>(any ? 0 : 0xB0, any ? 255 : 0xF7)(random));
        }
        for (const char* name : {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5", "Shift_JIS", "EUC-KR",
                                 "ISO-2022-JP", "HZ", "Big5-HKSCS"}) {
            CAPTURE(name);
            const Converted made = convert_to_utf8(bytes, name);
            CHECK_FALSE(first_ill_formed_byte(made.text));
            if (made.ill_formed.count > 0) {
                REQUIRE(made.ill_formed.offset < bytes.size());
                CHECK(std::string_view(made.text).substr(made.ill_formed.text_offset).starts_with("�"));
                const Converted before = convert_to_utf8(bytes.substr(0, made.ill_formed.offset), name);
                const bool stateful = name == "ISO-2022-JP"s || name == "HZ"s;
                CHECK((stateful || before.ill_formed.count == 0));
                CHECK((stateful || before.text == made.text.substr(0, made.ill_formed.text_offset)));
            } else if (std::string_view(name).starts_with("UTF")) {
                CHECK(encoded(made.text, name) == bytes);
            }
        }
        // GB18030 has some codes that are second spellings of a character; those do not come back.
        const Source source{.name = "a.txt", .bytes = bytes};
        const Result<Decoded> decoded = decode(source);
        if (!decoded) continue;
        CHECK_FALSE(first_ill_formed_byte(decoded->bytes));
        if (decoded->storage == nullptr) {
            CHECK(bytes.ends_with(decoded->bytes));
        } else if (decoded->encoding == "GB18030") {
            CHECK(convert_to_utf8(encoded(decoded->bytes, "GB18030"), "GB18030").text == decoded->bytes);
        }
        CHECK(decode(source, {.lossy = true}));
    }
}

TEST_CASE("characters at the borders of the blocks that texts are converted in") {
    // The converter works in blocks of some thousand units: pairs and errors on every side of a border.
    for (std::size_t padding = 4090; padding < 4100; ++padding) {
        const std::string text = std::string(padding, 'a') + "𠀀整𠀁改";
        const Source source{.name = "a.txt", .bytes = encoded(text, "UTF-16LE")};
        const Result<Decoded> decoded = decode(source, {.encoding = "UTF-16LE"});
        REQUIRE(decoded);
        CHECK(decoded->bytes == text);

        std::string damaged = encoded(std::string(padding, 'a'), "GB18030") + "\xFF\xD5\xFB";
        const Converted made = convert_to_utf8(damaged, "GB18030");
        CHECK(made.text == std::string(padding, 'a') + "�整");
        CHECK(made.ill_formed.offset == padding);
        CHECK(made.ill_formed.text_offset == padding);
    }
}

}  // namespace
}  // namespace zhenggai
