// What holds for every text: nothing is lost, levels nest, one definition of a sentence, linear time.
#include "segment/segmenter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/builtin.h"
#include "pipeline/segment_rules.h"
#include "segment/grammar_rules.h"
#include "segment/sentence.h"
#include "text/character.h"

namespace zhenggai {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

// The samples, and the real documents where they are.
std::vector<std::string> documents() {
    std::vector<std::string> texts;
    for (const fs::path& folder :
         {fs::path(SAMPLES_FOLDER), fs::path(SAMPLES_FOLDER) / "../../shared/corpus"}) {
        if (!fs::exists(folder)) {
            MESSAGE("skipped: there is no " << folder.string());
            continue;
        }
        for (const fs::directory_entry& file : fs::directory_iterator(folder))
            if (file.path().extension() == ".txt") texts.push_back(bytes_of(file.path()));
    }
    return texts;
}

// Mixtures of what such texts are made of, the odd and the broken included; the same in every run.
std::vector<std::string> generated() {
    const std::vector<std::string_view> parts{"整改",
                                              "措施",
                                              "河道",
                                              "县水利局",
                                              "责任单位",
                                              "市生态环境局",
                                              "年底前",
                                              "。",
                                              "。",
                                              "！",
                                              "？",
                                              "!",
                                              "?",
                                              "｡",
                                              "，",
                                              "；",
                                              "，",
                                              ",",
                                              ";",
                                              "：",
                                              ":",
                                              "、",
                                              "…",
                                              "——",
                                              "（",
                                              "）",
                                              "(",
                                              ")",
                                              "《",
                                              "》",
                                              "“",
                                              "”",
                                              "‘",
                                              "’",
                                              "\"",
                                              "【",
                                              "】",
                                              "〔",
                                              "〕",
                                              "「",
                                              "」",
                                              "〈",
                                              "〉",
                                              "[",
                                              "]",
                                              "{",
                                              "}",
                                              "［",
                                              "］",
                                              "＂",
                                              "〒",
                                              "〖",
                                              "〗",
                                              "1.",
                                              "2022年",
                                              "6月底前",
                                              "52.4%",
                                              "1,200",
                                              "１２",
                                              "4，30",
                                              "PM2.5",
                                              "a",
                                              "e\xCC\x81",
                                              "\xCC\x81",
                                              "\xEF\xB8\x8F",
                                              "👍🏽",
                                              "👨\u200d👩\u200d👧",
                                              "𠀀",
                                              "\n",
                                              "\r\n",
                                              "\r",
                                              "\u2028",
                                              "\u0085",
                                              "\f",
                                              " ",
                                              "\u3000",
                                              "\u00A0",
                                              "\u200B",
                                              "\uFEFF",
                                              "\t",
                                              "第",
                                              "①"};
    std::mt19937 random(20240501);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 4000; ++i) {
        std::string text;
        // Short texts of few different parts make the marks meet.
        const std::size_t kinds = i % 2 == 0 ? parts.size() : 8;
        const std::size_t first = random() % parts.size();
        for (std::size_t length = random() % (i % 50 == 0 ? 3000 : 24); length > 0; --length)
            text += parts[(first + random() % kinds) % parts.size()];
        texts.push_back(text);
    }
    return texts;
}

std::vector<std::string> all_texts() {
    std::vector<std::string> texts = documents();
    for (std::string& text : generated()) texts.push_back(std::move(text));
    return texts;
}

bool at_character(std::string_view text, std::size_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

// Without a gap, none empty, cut between characters, and no white space at the beginning of a later one.
bool lossless(std::string_view text, const std::vector<Span>& segments) {
    std::size_t end = 0;
    for (const Span& segment : segments) {
        if (segment.begin != end || segment.empty() || !at_character(text, segment.end)) return false;
        const std::string_view content = text.substr(segment.begin, segment.size());
        if (segment.begin > 0 && trim_start(content).size() != content.size()) return false;
        end = segment.end;
    }
    return end == text.size();
}

std::set<std::size_t> ends_of(const std::vector<Span>& segments) {
    std::set<std::size_t> ends;
    for (const Span& segment : segments) ends.insert(segment.end);
    return ends;
}

TEST_CASE("the segments of every level put together are the text") {
    for (const SegmentLevel level : all_levels) {
        Segmenter segmenter = builtin_segmenter(level);
        std::size_t broken = 0;
        for (const std::string& text : all_texts()) {
            if (lossless(text, segmenter.segment(text))) continue;
            if (++broken == 1) FAIL_CHECK("level " << static_cast<int>(level) << " loses bytes of: " << text);
        }
        CHECK(broken == 0);
    }
}

TEST_CASE("a paragraph ends a sentence, a sentence ends a clause") {
    std::array<Segmenter, 3> segmenters{builtin_segmenter(SegmentLevel::paragraph),
                                        builtin_segmenter(SegmentLevel::sentence),
                                        builtin_segmenter(SegmentLevel::clause)};
    for (const std::string& text : all_texts()) {
        std::array<std::set<std::size_t>, 3> ends;
        for (std::size_t i = 0; i < 3; ++i) ends[i] = ends_of(segmenters[i].segment(text));
        for (std::size_t i = 1; i < 3; ++i) {
            const bool nested =
                std::includes(ends[i].begin(), ends[i].end(), ends[i - 1].begin(), ends[i - 1].end());
            CHECK_MESSAGE(nested, "level " << i << " of: " << text.substr(0, 3000));
        }
    }
}

TEST_CASE("first_sentence is the first segment of the sentence segmenter") {
    Segmenter sentences = builtin_segmenter(SegmentLevel::sentence);
    std::size_t compared = 0;
    const auto compare = [&](std::string_view text) {
        sentences.start(text);
        const Span first = sentences.next().value_or(Span{});
        const std::string_view expected = trim_end(text.substr(0, first.size()));
        const std::string_view found = trim_end(first_sentence(text));
        CHECK_MESSAGE(found == expected, "of: " << text.substr(0, 3000));
        ++compared;
    };
    for (const std::string& text : all_texts()) {
        compare(text);
        // Of every paragraph and every rest of one too, as the document layer asks.
        for (const Span& sentence : sentences.segment(text))
            compare(std::string_view(text).substr(sentence.begin, 6000));
    }
    CHECK(compared > 10'000);
}

TEST_CASE("one at a time gives the same as all at once, and a text may be left half-read") {
    for (const SegmentLevel level : all_levels) {
        Segmenter segmenter = builtin_segmenter(level);
        const std::string_view text = "“甲。”乙，丙。2022年6月底前，完成。\n丁（戊。";
        const std::vector<Span> all = segmenter.segment(text);
        segmenter.start(text);
        segmenter.next();
        segmenter.start(text);
        std::vector<Span> found;
        while (const std::optional<Span> segment = segmenter.next()) found.push_back(*segment);
        CHECK(found == all);
        CHECK(!segmenter.next());
        CHECK(segmenter.segment("").empty());
    }
}

TEST_CASE("a pair that is closed more than 2048 bytes behind its first mark hides nothing") {
    Segmenter sentences = builtin_segmenter(SegmentLevel::sentence);
    const auto ends = [&](std::size_t bytes) {
        const std::string text = "（" + std::string(bytes, 'x') + "。）甲。乙。";
        return sentences.segment(text).size();
    };
    CHECK(ends(2045) == 2);  // the mark and 。 make 2048
    CHECK(ends(2046) == 3);
}

TEST_CASE("the examples of the built-in grammars hold") {
    for (const GrammarText& text : builtin_texts()) {
        if (builtin_grammar(text.name) == nullptr) continue;
        CAPTURE(text.name);
        const Source source{.name = std::string(text.name) + ".yaml", .bytes = std::string(text.yaml)};
        Result<SegmentSection> section = load_segments(source, builtin_texts());
        REQUIRE(static_cast<bool>(section));
        CHECK(section->sentence.rules == builtin_segments(text.name)->sentence.rules);
        for (SegmentLevelSection* level : {&section->sentence, &section->clause, &section->word}) {
            CHECK(level->examples.size() >= 2);
            level->own = true;
        }
        for (const Diagnostic& fault : check_segments(*section, *builtin_grammar(text.name)))
            FAIL_CHECK(fault.message);
    }
}

TEST_CASE("a line of 10 MB, a million brackets") {
    const auto repeated = [](std::string_view piece, std::size_t count) {
        std::string text;
        while (count-- > 0) text += piece;
        return text;
    };
    const struct {
        std::string text;
        std::size_t sentences;
        std::size_t clauses;
    } rows[] = {
        {repeated("治理“河道。”沿线，", 370'000), 1, 370'000},
        {repeated("（", 1'000'000), 1, 1},
        {repeated("（", 1'000'000) + repeated("）", 1'000'000), 1, 1},
        {repeated("（甲。", 500'000), 500'000, 500'000},
        {repeated("甲", 3'400'000), 1, 1},
    };
    for (const auto& row : rows) {
        CHECK(builtin_segmenter(SegmentLevel::sentence).segment(row.text).size() == row.sentences);
        CHECK(builtin_segmenter(SegmentLevel::clause).segment(row.text).size() == row.clauses);
        CHECK(lossless(row.text, builtin_segmenter(SegmentLevel::word).segment(row.text)));
    }
}

double seconds_for(Segmenter& segmenter, const std::string& text) {
    const auto begin = std::chrono::steady_clock::now();
    CHECK(!segmenter.segment(text).empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST_CASE("the time grows with the text, whatever stands in it") {
    const std::vector<std::string_view> pieces{
        "甲乙丙。", "“",      "（",     "）", "\"",         "甲“乙。", "（（）", "”。",  "（甲",      "。",
        "1,",       "\u0301", "\u3000", "\n", "治理河道的", "市",      "整改",   "2022", "（甲。）。"};
    for (const SegmentLevel level : all_levels) {
        Segmenter segmenter = builtin_segmenter(level);
        for (const std::string_view piece : pieces) {
            CAPTURE(piece);
            std::string text;
            while (text.size() < 100'000) text += piece;
            std::string longer;
            for (int i = 0; i < 8; ++i) longer += text;
            // Eight times the text; sixty-four times would be quadratic. Times too short to measure do not
            // count.
            CHECK(seconds_for(segmenter, longer) < 24 * seconds_for(segmenter, text) + 0.2);
        }
    }
}

}  // namespace
}  // namespace zhenggai
