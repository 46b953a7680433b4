#include "match/line_facts.h"

#include <algorithm>
#include <array>
#include <string>

#include "match/bullet.h"
#include "match/columns.h"
#include "match/contents_entry.h"
#include "match/line_ending.h"
#include "text/character.h"

namespace zhenggai {

namespace {

// Bytes; a shorter line without any mark may be a heading.
constexpr std::size_t shortest_plain_line = 16 * 3;
constexpr std::array<std::string_view, 7> sentence_marks{"。", "，", "；", "：", ",", ";", ":"};
// No line begins with one of these by itself: only a wrap puts it there.
constexpr std::array<std::string_view, 12> never_first{"。", "，", "、", "；", "：", "！",
                                                       "？", "）", "》", "”",  "’",  "】"};

bool starts_with_any(std::string_view text, std::span<const std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [text](std::string_view mark) { return text.starts_with(mark); });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// PM2.|5, 12|.6: behind a point stand more digits, and no list number.
bool cuts_number(std::string_view line, std::string_view next) {
    constexpr std::size_t longest_number = 6;  // bytes of a list number alone on its line
    if (line.size() <= longest_number || next.size() < 2) return false;
    const bool behind = line.ends_with('.') && is_digit(line[line.size() - 2]) && is_digit(next[0]);
    return behind || (is_digit(line.back()) && next[0] == '.' && is_digit(next[1]));
}

}  // namespace

LineFacts::Start LineFacts::start_of(std::size_t i) const {
    Start start;
    start.kind = matcher_.start_of(lines_[i].text, start.marker);
    return start;
}

bool LineFacts::is_table(std::size_t i) const {
    const std::string_view line = lines_[i].text;
    if (line.find('\t') != std::string_view::npos) return start_of(i).kind == LineStart::table;
    return has_columns(line) || has_page_number(line);
}

bool LineFacts::begins_bullet(std::size_t i) const { return leading_bullet(lines_[i].text) > 0; }

bool LineFacts::looks_like_label(std::size_t i) const {
    constexpr std::size_t longest = 8;  // code points
    const std::string_view line = lines_[i].text;
    std::size_t at = 0;
    for (std::size_t count = 0; at < line.size() && count <= longest; ++count) {
        const char32_t c = next_code_point(line, at);
        if (c == U':' || c == U'：') return count >= 2;
        if (c < 0x4E00 || c > 0x9FFF) return false;
    }
    return false;
}

bool LineFacts::is_signature(std::size_t i) const {
    return i + 1 < lines_.size() && start_of(i + 1).kind == LineStart::fixed &&
           matcher_.is(BlockRole::signature, lines_[i].text);
}

bool LineFacts::can_only_go_on(std::size_t i) const {
    return starts_with_any(lines_[i + 1].text, never_first) ||
           cuts_number(lines_[i].text, lines_[i + 1].text);
}

bool LineFacts::tears_label(std::size_t i) const {
    constexpr std::size_t longest = 8 * 3;  // bytes of a label's first part
    constexpr std::size_t enough = 20 * 3;  // bytes of the next line that may hold the rest of the label
    const std::string_view line = lines_[i].text;
    std::size_t begin = 0;
    for (const std::string_view stop : {"。", "；", ";", " ", "　"})
        if (const std::size_t at = line.rfind(stop); at != std::string_view::npos)
            begin = std::max(begin, at + stop.size());
    if (begin == 0 || line.size() - begin > longest || begin == line.size()) return false;
    std::size_t end = std::min(enough, lines_[i + 1].text.size());
    while (end < lines_[i + 1].text.size() &&
           (static_cast<unsigned char>(lines_[i + 1].text[end]) & 0xC0U) == 0x80U)
        ++end;
    const std::string whole = std::string(line.substr(begin)).append(lines_[i + 1].text.substr(0, end));
    std::optional<Marker> marker;
    return matcher_.start_of(whole, marker) == LineStart::item;
}

std::vector<SentenceBreak> LineFacts::sentence_breaks() const {
    std::vector<SentenceBreak> breaks;
    bool goes_on = false;  // the line before was such a one
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
        const bool open = line_ending(lines_[i].text) != LineEnding::closed && !is_table(i);
        goes_on = open && (goes_on || may_be_running(i)) && may_go_on(i + 1);
        if (!goes_on && !(open && tears_label(i))) continue;
        const LineStart start = start_of(i).kind;
        breaks.push_back({i, start == LineStart::marker || start == LineStart::item || begins_bullet(i)});
    }
    return breaks;
}

// No heading, title or name alone on its line.
bool LineFacts::may_be_running(std::size_t i) const {
    const std::string_view line = lines_[i].text;
    const auto holds = [line](std::string_view mark) { return line.find(mark) != std::string_view::npos; };
    if (std::any_of(sentence_marks.begin(), sentence_marks.end(), holds)) return true;
    const Start start = start_of(i);
    if (start.kind == LineStart::plain)
        return holds("、") || (line.size() >= shortest_plain_line && !begins_bullet(i) &&
                               !matcher_.is(BlockRole::title_end, line));
    return start.marker && line.find("、", start.marker->text.size()) != std::string_view::npos;
}

bool LineFacts::may_go_on(std::size_t i) const {
    return !begins_bullet(i) && !looks_like_label(i) && start_of(i).kind == LineStart::plain;
}

}  // namespace zhenggai
