#include "match/paragraphs.h"

#include <algorithm>
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
// A line that begins with one of these is an item of its own.
constexpr std::string_view bullets[] = {"——", "●", "■", "◆", "•", "※", "★", "▲", "◇", "○", "□"};

bool holds_any(std::string_view text, std::initializer_list<std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
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
        return std::any_of(std::begin(bullets), std::end(bullets),
                           [&](std::string_view bullet) { return lines_[i].text.starts_with(bullet); });
    }

    // The breaks that may be inside sentences: the evidence of wrapping.
    void find_breaks() {
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            if (line_ending(lines_[i].text) == LineEnding::closed || is_table(i)) continue;
            if (start_of(i + 1).kind == LineStart::plain && !begins_bullet(i + 1)) breaks_.push_back({i});
        }
    }

    bool is_table(std::size_t i) const { return start_is(i, LineStart::table); }
    bool start_is(std::size_t i, LineStart kind) const {
        return kind == LineStart::table ? lines_[i].text.find('\t') != std::string_view::npos &&
                                              start_of(i).kind == LineStart::table
                                        : start_of(i).kind == kind;
    }

    void begin(std::size_t i) {
        parts_ = {lines_[i].text};
        line_ = lines_[i].number;
        start_.reset();
    }

    // What the paragraph that is being put together begins with.
    const Start& paragraph_start(std::size_t last) {
        if (!start_) start_ = start_of(last + 1 - parts_.size());
        return *start_;
    }

    void finish() {
        if (parts_.empty()) return;
        reading_.paragraphs.push_back({arena_.join(parts_), line_});
        // The series of list markers tells whether a marker at a line's start continues a list.
        if (wrapping_) note_marker();
        parts_.clear();
    }

    void note_marker() {
        std::optional<Marker> marker;
        if (matcher_.start_of(reading_.paragraphs.back().text, marker) == LineStart::marker)
            last_number_[marker->rule] = marker->number;
    }

    bool continues_list(const Marker& marker) const {
        const auto last = last_number_.find(marker.rule);
        return marker.number == 1 || (last != last_number_.end() && marker.number == last->second + 1);
    }

    // The rule by which the line behind `i` continues the paragraph that line i ends; none where a new
    // paragraph begins there.
    std::optional<JoinRule> joins(std::size_t i) {
        const Line& line = lines_[i];
        const Line& next = lines_[i + 1];
        const LineEnding ending = line_ending(line.text);
        const bool wrapped = wrapping_ && is_adjacent(i, ending) && wrapping_->is_full(line, next);
        if (ending == LineEnding::closed && !wrapped) return std::nullopt;
        if (is_table(i) || is_table(i + 1)) return std::nullopt;
        const Start start = start_of(i + 1);
        if (wrapped && joins_wrapped(i, ending, start)) return JoinRule::wrap;
        if (paragraph_start(i).kind == LineStart::fixed) return std::nullopt;
        if (wrapped && wrapping_->indented && next.indent > 0) return std::nullopt;
        if (ending == LineEnding::closed || start.kind != LineStart::plain || begins_bullet(i + 1))
            return std::nullopt;
        if (ending == LineEnding::connecting) return JoinRule::comma;
        return is_running(i) && is_running_on(i + 1) ? std::optional(JoinRule::cut) : std::nullopt;
    }

    // Between the two lines stands no more than between the lines of one paragraph.
    bool is_adjacent(std::size_t i, LineEnding ending) const {
        return lines_[i + 1].gap <= wrapping_->gap || (page_before_[i + 1] && ending != LineEnding::closed);
    }

    bool joins_wrapped(std::size_t i, LineEnding ending, const Start& start) {
        const Line& next = lines_[i + 1];
        if (wrapping_->indented && next.indent > 0) return false;
        switch (start.kind) {
            case LineStart::table: return false;
            case LineStart::fixed:
            case LineStart::item: return ending == LineEnding::connecting;
            case LineStart::marker:
                if (ending == LineEnding::closed) return wrapping_->indented && !continues_list(*start.marker);
                if (wrapping_->indented || !continues_list(*start.marker)) return true;
                return ending == LineEnding::connecting && wrapping_->spaced;
            case LineStart::plain: break;
        }
        if (begins_bullet(i + 1) || is_title(i)) return false;
        return ending != LineEnding::closed || is_rest(i + 1);
    }

    // A line that can be the rest of a paragraph whose line before ends with a full stop: it ends with one
    // too, or is full itself. A signature is neither.
    bool is_rest(std::size_t i) const {
        return line_ending(lines_[i].text) == LineEnding::closed ||
               (i + 1 < lines_.size() && wrapping_->is_full(lines_[i], lines_[i + 1]));
    }

    // The paragraph so far is a title: no marker, no stop, a title word at its end.
    bool is_title(std::size_t i) {
        if (paragraph_start(i).kind != LineStart::plain) return false;
        std::string joined;
        for (const std::string_view part : parts_) joined += part;
        return joined.size() <= 4 * matcher_.grammar().title_line_limit &&
               !holds_any(joined, {"。", "，", "；", "：", ",", ":"}) &&
               matcher_.is(BlockRole::title_end, joined);
    }

    // The paragraph so far is running text, no heading, title or list of names.
    bool is_running(std::size_t i) {
        const Start& start = paragraph_start(i);
        std::size_t size = 0;
        bool stops = false;
        bool commas = false;
        for (const std::string_view part : parts_) {
            size += part.size();
            stops = stops || holds_any(part, {"。", "；", ";", "！"});
            commas = commas || holds_any(part, {"，", ","});
        }
        if (stops) return true;
        if (start.kind == LineStart::marker) return size > 3 * matcher_.grammar().title_line_limit;
        if (start.kind == LineStart::item && !page_before_[i + 1]) return false;
        return commas && size >= shortest_running_text;
    }

    // The line goes on with running text: it has marks of a sentence inside or at its end.
    bool is_running_on(std::size_t i) const {
        const std::string_view line = lines_[i].text;
        return holds_any(line, {"。", "；", "，", ",", ";"}) || (page_before_[i] && holds_any(line, {"、"}));
    }

    std::span<const Line> lines_;
    const std::vector<bool>& page_before_;  // of each line: page furniture or a form feed stands before it
    const Matcher& matcher_;
    Arena& arena_;
    ParagraphReading& reading_;
    std::vector<SentenceBreak> breaks_;
    std::optional<Wrapping> wrapping_;
    std::vector<std::string_view> parts_;  // the lines of the paragraph so far
    std::uint32_t line_ = 1;               // where it begins
    std::optional<Start> start_;           // what it begins with, where that was asked for
    std::map<std::size_t, std::int64_t> last_number_;  // by marker rule
};

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
    ParagraphReader(kept, page_before, matcher, arena, reading).read();
    return reading;
}

}  // namespace zhenggai
