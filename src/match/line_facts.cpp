#include "match/line_facts.h"

#include <algorithm>
#include <string>

#include "match/bullet.h"
#include "match/columns.h"
#include "match/contents_entry.h"
#include "match/sentence_marks.h"
#include "text/character.h"

namespace zhenggai {

namespace {

// Bytes; a shorter line without any mark may be a heading.
constexpr std::size_t shortest_plain_line = 16 * 3;
// No line begins with one of these by itself: only a wrap puts it there.
constexpr std::u32string_view never_first = U"。，、；：！？）》”’】";

bool begins_with_any(std::string_view text, std::u32string_view marks) {
    std::size_t behind = 0;
    return !text.empty() && marks.find(next_code_point(text, behind)) != std::u32string_view::npos;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where the words behind the last stop or blank of the line begin, as far as they can be the first part of a
// label; 0 where they are too long for one or where no stop stands before them.
std::size_t begin_of_last_words(std::string_view line) {
    constexpr std::size_t longest = 8 * 3;  // bytes of a label's first part
    constexpr std::u32string_view stops = U"。；; 　";
    for (std::size_t at = line.size(); at > 0 && line.size() - at <= longest;) {
        const std::size_t begin = at;
        if (stops.find(previous_code_point(line, at)) != std::u32string_view::npos) return begin;
    }
    return 0;
}

// PM2.|5, 12|.6: behind a point stand more digits, and no list number.
bool cuts_number(std::string_view line, std::string_view next) {
    constexpr std::size_t longest_number = 6;  // bytes of a list number alone on its line
    if (line.size() <= longest_number || next.size() < 2) return false;
    const bool behind = line.ends_with('.') && is_digit(line[line.size() - 2]) && is_digit(next[0]);
    return behind || (is_digit(line.back()) && next[0] == '.' && is_digit(next[1]));
}

}  // namespace

LineFacts::Start LineFacts::start_of(std::size_t i) {
    Known& known = known_[i];
    if (!known.has_start) {
        std::optional<Marker> marker;
        known.start = matcher_.start_of(lines_[i].text, marker);
        known.has_start = true;
        known.marker = static_cast<std::uint32_t>(markers_.size());
        if (marker) markers_.push_back(*marker);
    }
    if (known.start != LineStart::marker) return {known.start, std::nullopt};
    return {known.start, markers_[known.marker]};
}

bool LineFacts::is_table(std::size_t i) {
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

bool LineFacts::is_signature(std::size_t i) {
    return i + 1 < lines_.size() && start_of(i + 1).kind == LineStart::fixed &&
           matcher_.is(BlockRole::signature, lines_[i].text);
}

bool LineFacts::begins_like_rest(std::size_t i) const {
    const std::string_view next = lines_[i + 1].text;
    return begins_with_any(next, never_first) || cuts_number(lines_[i].text, next);
}

bool LineFacts::tears_label(std::size_t i) const {
    constexpr std::size_t enough = 20 * 3;  // bytes of the next line that may hold the rest of the label
    const std::string_view line = lines_[i].text;
    const std::size_t begin = begin_of_last_words(line);
    if (begin == 0 || begin == line.size()) return false;
    std::size_t end = std::min(enough, lines_[i + 1].text.size());
    while (end < lines_[i + 1].text.size() &&
           (static_cast<unsigned char>(lines_[i + 1].text[end]) & 0xC0U) == 0x80U)
        ++end;
    const std::string whole = std::string(line.substr(begin)).append(lines_[i + 1].text.substr(0, end));
    std::optional<Marker> marker;
    return matcher_.start_of(whole, marker) == LineStart::item;
}

std::vector<SentenceBreak> LineFacts::sentence_breaks() {
    std::vector<SentenceBreak> breaks;
    bool goes_on = false;  // the line before was such a one
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
        // What costs least is asked first.
        const bool open = ending(i) != LineEnding::closed;
        goes_on = open && (goes_on || may_be_running(i)) && may_go_on(i + 1) && !is_table(i);
        if (!goes_on && !(open && tears_label(i) && !is_table(i))) continue;
        const LineStart start = start_of(i).kind;
        breaks.push_back({i, start == LineStart::marker || start == LineStart::item || begins_bullet(i)});
    }
    return breaks;
}

// No heading, title or name alone on its line.
bool LineFacts::may_be_running(std::size_t i) {
    const std::string_view line = lines_[i].text;
    const SentenceMarks marks = sentence_marks(line);
    if (marks.of_sentence()) return true;
    const bool lists = marks.list_commas > 0;
    const bool is_long = line.size() >= shortest_plain_line;
    if (!lists && !is_long) return false;
    const Start start = start_of(i);
    if (start.kind == LineStart::plain)
        return lists || (is_long && !begins_bullet(i) && !matcher_.is(BlockRole::title_end, line));
    return start.marker && line.find("、", start.marker->text.size()) != std::string_view::npos;
}

bool LineFacts::may_go_on(std::size_t i) {
    return !begins_bullet(i) && !looks_like_label(i) && start_of(i).kind == LineStart::plain;
}

}  // namespace zhenggai
