#include "match/paragraphs.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "match/furniture.h"
#include "match/line_ending.h"
#include "match/wrapping.h"
#include "text/character.h"

namespace zhenggai {

namespace {

// Bytes; what a sentence needs before it counts as running text where it has no stop yet.
constexpr std::size_t shortest_running_text = 30 * 3;
constexpr std::size_t shortest_cut_text = 12 * 3;    // the same where a page ends
constexpr std::size_t shortest_plain_line = 16 * 3;  // without any mark; a shorter one may be a heading
constexpr std::size_t shortest_heading = 2 * 3;      // behind its marker
constexpr std::size_t shortest_comma_line = 8 * 3;   // verse and slogans have shorter lines
// A line that begins with one of these is an item of its own.
constexpr std::array<std::string_view, 11> bullets{"——", "●", "■", "◆", "•", "※", "★", "▲", "◇", "○", "□"};

constexpr std::array<std::string_view, 7> sentence_marks{"。", "，", "；", "：", ",", ";", ":"};
// No heading that stands alone has one of these.
constexpr std::array<std::string_view, 5> heading_ends{"。", "；", "：", ";", ":"};
constexpr std::array<std::string_view, 4> stop_marks{"。", "；", ";", "！"};
constexpr std::array<std::string_view, 2> comma_marks{"，", ","};
// No line begins with one of these by itself: only a wrap puts it there.
constexpr std::array<std::string_view, 12> never_first{"。", "，", "、", "；", "：", "！",
                                                       "？", "）", "》", "”",  "’",  "】"};

bool holds_any(std::string_view text, std::span<const std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

std::size_t count_of(std::string_view text, std::span<const std::string_view> marks) {
    std::size_t count = 0;
    for (const std::string_view mark : marks)
        for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1))
            ++count;
    return count;
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [text](std::string_view mark) { return text.starts_with(mark); });
}

class ParagraphReader {
  public:
    ParagraphReader(std::span<const Line> lines, const std::vector<bool>& page_before, const Matcher& matcher,
                    Arena& arena, ParagraphReading& reading)
        : lines_(lines), page_before_(page_before), matcher_(matcher), arena_(arena), reading_(reading) {}

    void read() {
        find_breaks();
        wrapping_ = find_wrapping(lines_, breaks_);
        reading_.paragraphs.reserve(lines_.size());
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (i > 0) {
                if (const auto rule = joins(i - 1)) {
                    reading_.joins.push_back({*rule, lines_[i - 1].number, lines_[i].number});
                    parts_.push_back(lines_[i].text);
                    continue;
                }
                finish();
            }
            begin(i);
        }
        finish();
    }

  private:
    struct Start {
        LineStart kind = LineStart::plain;
        std::optional<Marker> marker = {};
    };

    Start start_of(std::size_t i) const {
        Start start;
        start.kind = matcher_.start_of(lines_[i].text, start.marker);
        return start;
    }

    bool begins_bullet(std::size_t i) const {
        const std::string_view line = lines_[i].text;
        std::size_t at = 0;
        const char32_t first = next_code_point(line, at);
        // The last range is that of the bullets of symbol fonts.
        return starts_with_any(line, bullets) || (first >= 0xF000 && first <= 0xF0FF);
    }

    // The breaks that may be inside sentences: the evidence of wrapping.
    void find_breaks() {
        bool goes_on = false;  // the line before was such a one
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            const bool open = line_ending(lines_[i].text) != LineEnding::closed && !is_table(i);
            goes_on = open && (goes_on || may_be_running(i)) && may_go_on(i + 1);
            if (goes_on || (open && tears_label(i))) breaks_.push_back({i});
        }
    }

    // No heading, title or name alone on its line.
    bool may_be_running(std::size_t i) const {
        const std::string_view line = lines_[i].text;
        if (holds_any(line, sentence_marks)) return true;
        const Start start = start_of(i);
        if (start.kind == LineStart::plain)
            return line.find("、") != std::string_view::npos ||
                   (line.size() >= shortest_plain_line && !begins_bullet(i) &&
                    !matcher_.is(BlockRole::title_end, line));
        return start.marker && line.find("、", start.marker->text.size()) != std::string_view::npos;
    }

    bool may_go_on(std::size_t i) const {
        return !begins_bullet(i) && !looks_like_label(lines_[i].text) && start_of(i).kind == LineStart::plain;
    }

    // 电子邮箱：: a few Han characters and a colon, whether the grammar knows the label or not.
    static bool looks_like_label(std::string_view line) {
        constexpr std::size_t longest = 8;  // code points
        std::size_t at = 0;
        for (std::size_t count = 0; at < line.size() && count <= longest; ++count) {
            const char32_t c = next_code_point(line, at);
            if (c == U':' || c == U'：') return count >= 2;
            if (c < 0x4E00 || c > 0x9FFF) return false;
        }
        return false;
    }

    bool is_table(std::size_t i) const {
        return lines_[i].text.find('\t') != std::string_view::npos ? start_of(i).kind == LineStart::table
                                                                   : has_columns(lines_[i].text);
    }

    // Cells that a converter has set apart by spaces: two wide gaps at least.
    static bool has_columns(std::string_view line) {
        constexpr std::string_view gap = "   ";
        const std::size_t first = line.find(gap);
        if (first == std::string_view::npos) return false;
        const std::size_t cell = line.find_first_not_of(' ', first);
        return cell != std::string_view::npos && line.find(gap, cell) != std::string_view::npos;
    }

    void begin(std::size_t i) {
        parts_ = {lines_[i].text};
        line_ = lines_[i].number;
        start_.reset();
        if (!wrapping_) return;
        // The series of list markers tells whether a marker at a line's start continues a list.
        if (const Start& start = paragraph_start(i); start.marker)
            number_[start.marker->rule] = start.marker->number;
    }

    // What the paragraph that is being put together begins with.
    const Start& paragraph_start(std::size_t last) {
        if (!start_) start_ = start_of(last + 1 - parts_.size());
        return *start_;
    }

    void finish() {
        if (parts_.empty()) return;
        reading_.paragraphs.push_back({arena_.join(parts_), line_});
        if (wrapping_) note_paragraph();
        parts_.clear();
    }

    // What later lines are judged by.
    void note_paragraph() {
        std::optional<Marker> marker;
        const std::string_view text = reading_.paragraphs.back().text;
        const LineStart start = matcher_.start_of(text, marker);
        below_fixed_ = start == LineStart::fixed;
        body_seen_ = body_seen_ || text.find("。") != std::string_view::npos;
        // Without a stop, and with a text or the first item of another list below it: a heading.
        const bool below = start == LineStart::plain || (marker && marker->number == 1);
        if (bare_item_ && below && !(marker && marker->rule == *bare_item_)) heading_[*bare_item_] = true;
        bare_item_.reset();
        if (start != LineStart::marker) return;
        heading_[marker->rule] = false;
        const bool number_alone = text.size() < marker->text.size() + shortest_heading;
        if (!number_alone && !holds_any(text, heading_ends)) bare_item_ = marker->rule;
    }

    bool continues_list(const Marker& marker) const {
        const auto last = number_.find(marker.rule);
        return marker.number == 1 || (last != number_.end() && marker.number == last->second + 1);
    }

    // The rule by which the line behind `i` continues the paragraph that line i ends; none where a new
    // paragraph begins there.
    std::optional<JoinRule> joins(std::size_t i) {
        const Line& line = lines_[i];
        const Line& next = lines_[i + 1];
        const LineEnding ending = line_ending(line.text);
        const bool wrapped = wrapping_ && is_adjacent(i, ending) && wrapping_->is_full(line, next);
        const bool goes_on = starts_with_any(next.text, never_first) || cuts_number(line.text, next.text);
        if (ending == LineEnding::closed && !wrapped && !goes_on) return std::nullopt;
        if (is_table(i) || is_table(i + 1)) return std::nullopt;
        if (goes_on) return JoinRule::comma;
        const Start start = start_of(i + 1);
        if (wrapped && joins_wrapped(i, ending, start)) return JoinRule::wrap;
        if (paragraph_start(i).kind == LineStart::fixed) return std::nullopt;
        if (wrapped && ending != LineEnding::connecting && begins_indented(line, next)) return std::nullopt;
        if (ending == LineEnding::closed || start.kind != LineStart::plain || begins_bullet(i + 1))
            return std::nullopt;
        if (goes_over_page(i)) return JoinRule::cut;
        if (ending == LineEnding::connecting)
            return std::max(line.text.size(), next.text.size()) >= shortest_comma_line ||
                           paragraph_start(i).kind == LineStart::item
                       ? std::optional(JoinRule::comma)
                       : std::nullopt;
        // Where nothing parts the lines and the text is not wrapped, a forgotten stop is likelier than a cut.
        if (next.gap == 0 && !page_before_[i + 1] && !wrapping_) return std::nullopt;
        return is_running(i) && is_running_on(i + 1) ? std::optional(JoinRule::cut) : std::nullopt;
    }

    // PM2.|5, 12|.6: behind a point stand more digits, and no list number.
    static bool cuts_number(std::string_view line, std::string_view next) {
        constexpr std::size_t longest_number = 6;  // bytes of a list number alone on its line
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        if (line.size() <= longest_number || next.size() < 2) return false;
        const bool behind = line.ends_with('.') && is_digit(line[line.size() - 2]) && is_digit(next[0]);
        return behind || (is_digit(line.back()) && next[0] == '.' && is_digit(next[1]));
    }

    // A field's value or an item that a page has ended, without its stop.
    bool goes_over_page(std::size_t i) {
        if (!page_before_[i + 1] || looks_like_label(lines_[i + 1].text)) return false;
        const LineStart start = paragraph_start(i).kind;
        return start == LineStart::item && !lines_[i].text.ends_with("：") &&
               !lines_[i].text.ends_with(":") &&
               (line_ending(lines_[i + 1].text) == LineEnding::closed || i + 2 == lines_.size() ||
                start_of(i + 2).kind != LineStart::plain);
    }

    // Between the two lines stands no more than between the lines of one paragraph.
    bool is_adjacent(std::size_t i, LineEnding ending) const {
        return lines_[i + 1].gap <= wrapping_->gap ||
               (page_before_[i + 1] && (ending != LineEnding::closed || wrapping_->indented));
    }

    // The next line has the indent of a new paragraph.
    bool begins_indented(const Line& line, const Line& next) const {
        return wrapping_->flush && next.indent >= 2 && (wrapping_->indented || line.indent < next.indent);
    }

    bool joins_wrapped(std::size_t i, LineEnding ending, const Start& start) {
        if (begins_indented(lines_[i], lines_[i + 1]) || is_signature(i + 1)) return false;
        switch (start.kind) {
            case LineStart::table: return false;
            case LineStart::fixed:
            case LineStart::item: return ending == LineEnding::connecting || tears_label(i);
            case LineStart::marker:
                if (ending == LineEnding::closed)
                    return wrapping_->indented && !continues_list(*start.marker);
                if (wrapping_->indented || !continues_list(*start.marker)) return true;
                return ending == LineEnding::connecting && wrapping_->spaced;
            case LineStart::plain: break;
        }
        if (begins_bullet(i + 1) || is_title(i) || is_heading(i)) return false;
        // Behind a stop only the layout tells whether the paragraph goes on.
        if (ending != LineEnding::closed || ends_clause(lines_[i].text)) return true;
        return (wrapping_->spaced || wrapping_->indented) && is_rest(i + 1);
    }

    // What ends by ； goes on with the next clause, unless that has a marker of its own.
    static bool ends_clause(std::string_view line) { return line.ends_with("；") || line.ends_with(";"); }

    // A marked line without a stop, full by chance, with running text behind it, where the
    // item before it in its list was a heading too. The rest of a long heading ends openly.
    bool is_heading(std::size_t i) {
        if (parts_.size() > 1 || wrapping_->spaced) return false;
        const Start& start = paragraph_start(i);
        if (start.kind != LineStart::marker || !ends_closed(i + 1)) return false;
        const auto before = heading_.find(start.marker->rule);
        return before != heading_.end() && before->second && !holds_any(parts_[0], heading_ends);
    }

    // The full lines from i on lead to one that ends with a stop.
    bool ends_closed(std::size_t i) const {
        constexpr std::size_t far_enough = 50;  // lines
        std::size_t last = i;
        while (last + 1 < lines_.size() && last < i + far_enough &&
               wrapping_->is_full(lines_[last], lines_[last + 1]))
            ++last;
        return line_ending(lines_[last].text) == LineEnding::closed;
    }

    // A line that can be the rest of a paragraph whose line before ends with a full stop: it ends with one
    // too, or is full itself. A signature is neither.
    bool is_rest(std::size_t i) const {
        return line_ending(lines_[i].text) == LineEnding::closed ||
               (i + 1 < lines_.size() && wrapping_->is_full(lines_[i], lines_[i + 1]));
    }

    // 。整改|时限：: what stands behind the last stop makes a longer label with what follows.
    bool tears_label(std::size_t i) const {
        constexpr std::size_t longest = 8 * 3;  // bytes of a label's first part
        const std::string_view line = lines_[i].text;
        std::size_t begin = 0;
        for (const std::string_view stop : {"。", "；", ";", " ", "　"})
            if (const std::size_t at = line.rfind(stop); at != std::string_view::npos)
                begin = std::max(begin, at + stop.size());
        if (begin == 0 || line.size() - begin > longest || begin == line.size()) return false;
        std::optional<Marker> marker;
        const std::string whole = std::string(line.substr(begin)).append(lines_[i + 1].text);
        return matcher_.start_of(whole, marker) == LineStart::item;
    }

    // A unit that signs, with the date below it.
    bool is_signature(std::size_t i) const {
        return i + 1 < lines_.size() && start_of(i + 1).kind == LineStart::fixed &&
               matcher_.is(BlockRole::signature, lines_[i].text);
    }

    // The paragraph so far is a title: before the body or below a line like 附件1, no marker, no mark of a
    // sentence, a title word at its end.
    bool is_title(std::size_t i) {
        if (body_seen_ && !below_fixed_) return false;
        if (paragraph_start(i).kind != LineStart::plain) return false;
        std::string joined;
        for (const std::string_view part : parts_) joined += part;
        return joined.size() <= 4 * matcher_.grammar().title_line_limit &&
               !holds_any(joined, sentence_marks) && matcher_.is(BlockRole::title_end, joined);
    }

    // The paragraph so far is running text, no heading, title or list of names.
    bool is_running(std::size_t i) {
        const Start& start = paragraph_start(i);
        std::size_t size = 0;
        bool stops = false;
        std::size_t commas = 0;
        for (const std::string_view part : parts_) {
            size += part.size();
            stops = stops || holds_any(part, stop_marks);
            commas += count_of(part, comma_marks);
        }
        if (stops) return true;
        // A heading may be long, or have two halves; no heading is both.
        if (start.kind == LineStart::marker)
            return size > 3 * matcher_.grammar().title_line_limit ||
                   (commas >= 2 && size > 3 * matcher_.grammar().heading_limit);
        if (start.kind == LineStart::item && !page_before_[i + 1]) return false;
        return commas > 0 && size >= (page_before_[i + 1] ? shortest_cut_text : shortest_running_text);
    }

    // The line goes on with running text: it has marks of a sentence inside or at its end.
    bool is_running_on(std::size_t i) const {
        const std::string_view line = lines_[i].text;
        return holds_any(line, stop_marks) || holds_any(line, comma_marks) ||
               (page_before_[i] && line.find("、") != std::string_view::npos);
    }

    std::span<const Line> lines_;
    const std::vector<bool>& page_before_;  // of each line: page furniture or a form feed stands before it
    const Matcher& matcher_;
    Arena& arena_;
    ParagraphReading& reading_;
    std::vector<SentenceBreak> breaks_;
    std::optional<Wrapping> wrapping_;
    std::vector<std::string_view> parts_;   // the lines of the paragraph so far
    std::uint32_t line_ = 1;                // where it begins
    std::optional<Start> start_;            // what it begins with, where that was asked for
    bool body_seen_ = false;                // a paragraph with a sentence stands above
    bool below_fixed_ = false;              // right above stands a line like 附件1
    std::optional<std::size_t> bare_item_;  // marker rule of the paragraph above, where that has no stop
    // By marker rule, of the last item of its lists: its number, and whether it is a heading.
    std::map<std::size_t, std::int64_t> number_;
    std::map<std::size_t, bool> heading_;
};

// Indents are measured from the margin that all lines have.
void take_margin(std::vector<Line>& lines) {
    std::uint16_t margin = UINT16_MAX;
    for (const Line& line : lines) margin = std::min(margin, line.indent);
    for (Line& line : lines) line.indent = static_cast<std::uint16_t>(line.indent - margin);
}

}  // namespace

std::string_view join_rule_name(JoinRule rule) {
    switch (rule) {
        case JoinRule::wrap: return "wrap";
        case JoinRule::comma: return "comma";
        case JoinRule::cut: break;
    }
    return "cut";
}

ParagraphReading read_paragraphs(const Text& text, const Matcher& matcher, Arena& arena) {
    ParagraphReading reading;
    const std::vector<FurnitureLine> furniture = find_furniture(text.lines, matcher);
    std::vector<Line> kept;
    std::vector<bool> page_before;
    kept.reserve(text.lines.size());
    page_before.reserve(text.lines.size());
    auto next = furniture.begin();
    bool page = false;
    unsigned gap = 0;
    for (std::size_t i = 0; i < text.lines.size(); ++i) {
        const Line& line = text.lines[i];
        page = page || line.new_page;
        gap += line.gap;
        if (next != furniture.end() && next->index == i) {
            reading.furniture.push_back({next->rule, line.text, line.number, next->of_page});
            page = page || next->of_page;
            ++next;
            continue;
        }
        kept.push_back(line);
        kept.back().gap = static_cast<std::uint16_t>(std::min(gap, 0xFFFFU));
        page_before.push_back(page);
        page = false;
        gap = 0;
    }
    take_margin(kept);
    ParagraphReader(kept, page_before, matcher, arena, reading).read();
    return reading;
}

}  // namespace zhenggai
