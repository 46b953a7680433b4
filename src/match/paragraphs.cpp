#include "match/paragraphs.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "match/furniture.h"
#include "match/line_ending.h"
#include "match/line_facts.h"
#include "match/sentence_marks.h"
#include "match/wrapping.h"
#include "text/character.h"

namespace zhenggai {

namespace {

// Bytes; what a sentence needs before it counts as running text where it has no stop yet.
constexpr std::size_t shortest_running_text = 30 * 3;
constexpr std::size_t shortest_cut_text = 12 * 3;   // the same where a page ends
constexpr std::size_t shortest_heading = 2 * 3;     // behind its marker
constexpr std::size_t shortest_comma_line = 8 * 3;  // verse and slogans have shorter lines

// No heading that stands alone has such a mark.
bool has_mark_of_text(const SentenceMarks& marks) {
    return marks.full_stops + marks.semicolons + marks.colons > 0;
}

// The paragraph that is being put together.
struct OpenParagraph {
    std::size_t first = 0;  // its lines are [first, end)
    std::size_t end = 0;
    std::size_t size = 0;      // bytes
    std::size_t counted = 0;   // the lines [first, counted) have
    SentenceMarks marks = {};  // these marks
};

class ParagraphReader {
  public:
    // The lines are those that the reading has kept, with their gaps and indents.
    ParagraphReader(std::span<const Line> lines, const Matcher& matcher, Arena& arena,
                    ParagraphReading& reading)
        : lines_(lines), matcher_(matcher), facts_(lines, matcher), arena_(arena), reading_(reading) {}

    void read() {
        if (may_be_wrapped(lines_)) wrapping_ = find_wrapping(lines_, facts_.sentence_breaks());
        reading_.paragraphs.reserve(lines_.size());
        if (lines_.empty()) return;
        begin(0);
        for (std::size_t i = 1; i < lines_.size(); ++i) {
            if (const auto rule = joins(i - 1)) {
                reading_.joins.push_back({*rule, lines_[i - 1].number, lines_[i].number});
                take(i);
                continue;
            }
            finish();
            begin(i);
        }
        finish();
    }

  private:
    using Start = LineFacts::Start;

    void begin(std::size_t i) {
        open_.first = i;
        open_.end = i + 1;
        open_.size = lines_[i].text.size();
        open_.counted = i;
        if (!wrapping_) return;
        // The series of list markers tells whether a marker at a line's start continues a list.
        if (const Start start = open_start(); start.marker)
            number_[start.marker->rule] = start.marker->number;
    }

    void take(std::size_t i) {
        open_.end = i + 1;
        open_.size += lines_[i].text.size();
    }

    // The marks of the paragraph that is being put together; each line is read when they are first asked for.
    const SentenceMarks& open_marks() {
        if (open_.counted == open_.first) open_.marks = {};
        for (; open_.counted < open_.end; ++open_.counted)
            open_.marks += sentence_marks(lines_[open_.counted].text);
        return open_.marks;
    }

    bool page_before(std::size_t i) const { return reading_.lines[i].page_before; }

    bool has_one_line() const { return open_.end == open_.first + 1; }

    // What it begins with.
    Start open_start() { return facts_.start_of(open_.first); }

    void finish() {
        const Line& first = lines_[open_.first];
        reading_.paragraphs.push_back({has_one_line() ? first.text : joined_lines(), first.number});
        if (wrapping_) note_paragraph();
    }

    std::string_view joined_lines() {
        parts_.clear();
        for (std::size_t i = open_.first; i < open_.end; ++i) parts_.push_back(lines_[i].text);
        return arena_.join(parts_);
    }

    // What later lines are judged by.
    void note_paragraph() {
        const std::string_view text = reading_.paragraphs.back().text;
        const auto [start, marker] = start_of_whole();
        below_fixed_ = start == LineStart::fixed;
        body_seen_ = body_seen_ || open_marks().full_stops > 0;
        // Without a stop, and with a text or the first item of another list below it: a heading.
        const bool below = start == LineStart::plain || (marker && marker->number == 1);
        if (bare_item_ && below && !(marker && marker->rule == *bare_item_)) heading_[*bare_item_] = true;
        bare_item_.reset();
        if (start != LineStart::marker) return;
        heading_[marker->rule] = false;
        const bool number_alone = text.size() < marker->text.size() + shortest_heading;
        if (!number_alone && !ended_full_ && !has_mark_of_text(open_marks())) bare_item_ = marker->rule;
    }

    // What the paragraph begins with, all its lines taken together.
    Start start_of_whole() {
        if (has_one_line()) return open_start();
        Start start;
        start.kind = matcher_.start_of(reading_.paragraphs.back().text, start.marker);
        return start;
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
        const LineEnding ending = facts_.ending(i);
        const bool wrapped = wrapping_ && is_adjacent(i, ending) && is_full(i);
        const bool only_rest = facts_.can_only_go_on(i);
        ended_full_ = wrapped;
        if (ending == LineEnding::closed && !wrapped && !only_rest) return std::nullopt;
        if ((wrapped || only_rest) && parts_table(i)) return std::nullopt;
        if (only_rest) return JoinRule::comma;
        if (wrapped && joins_wrapped(i, ending, facts_.start_of(i + 1))) return JoinRule::wrap;
        if (ending == LineEnding::closed) return std::nullopt;
        if (wrapped && ending != LineEnding::connecting && begins_indented(line, next)) return std::nullopt;
        // What the marks of the lines allow, and then, as it costs more, whether what they begin with does.
        const std::optional<JoinRule> rule = joins_by_marks(i, ending);
        return rule && may_be_joined(i) ? rule : std::nullopt;
    }

    bool parts_table(std::size_t i) { return facts_.is_table(i) || facts_.is_table(i + 1); }

    // The paragraph may have a second line, and line i + 1 begins like one.
    bool may_be_joined(std::size_t i) {
        return !parts_table(i) && !facts_.begins_bullet(i + 1) && open_start().kind != LineStart::fixed &&
               facts_.start_of(i + 1).kind == LineStart::plain;
    }

    std::optional<JoinRule> joins_by_marks(std::size_t i, LineEnding ending) {
        if (goes_over_page(i) || completes_addressees(i)) return JoinRule::cut;
        return ending == LineEnding::connecting ? joins_by_comma(i) : joins_cut(i);
    }

    std::optional<JoinRule> joins_by_comma(std::size_t i) {
        const bool long_enough =
            std::max(lines_[i].text.size(), lines_[i + 1].text.size()) >= shortest_comma_line;
        if (!long_enough && open_start().kind != LineStart::item) return std::nullopt;
        return JoinRule::comma;
    }

    std::optional<JoinRule> joins_cut(std::size_t i) {
        // Where nothing parts the lines and the text is not wrapped, a forgotten stop is likelier than a cut.
        if (lines_[i + 1].gap == 0 && !page_before(i + 1) && !wrapping_) return std::nullopt;
        return is_running_on(i + 1) && is_running(i) ? std::optional(JoinRule::cut) : std::nullopt;
    }

    // A field's value or an item that a page has ended, without its stop.
    bool goes_over_page(std::size_t i) {
        if (!page_before(i + 1) || facts_.looks_like_label(i + 1)) return false;
        return !lines_[i].text.ends_with("：") && !lines_[i].text.ends_with(":") &&
               open_start().kind == LineStart::item &&
               (facts_.ending(i + 1) == LineEnding::closed || i + 2 == lines_.size() ||
                facts_.start_of(i + 2).kind != LineStart::plain);
    }

    // 各镇人民|政府：: names that no colon has closed, and the line that closes them right below.
    bool completes_addressees(std::size_t i) {
        const std::string_view line = lines_[i].text;
        const std::string_view next = lines_[i + 1].text;
        if (lines_[i + 1].gap > 0 || !has_one_line() || !(next.ends_with("：") || next.ends_with(":")))
            return false;
        if (open_marks().end_clauses() || open_marks().list_commas == 0) return false;
        return open_start().kind == LineStart::plain && !matcher_.is(BlockRole::title_end, line) &&
               matcher_.is(BlockRole::addressees, std::string(line).append(next));
    }

    // Between the two lines stands no more than between the lines of one paragraph.
    bool is_adjacent(std::size_t i, LineEnding ending) const {
        return lines_[i + 1].gap <= wrapping_->gap ||
               (page_before(i + 1) && (ending != LineEnding::closed || wrapping_->indented));
    }

    // No more of the next line would have fitted on line i. Remembered, as the lines behind a heading are
    // looked at again and again.
    bool is_full(std::size_t i) {
        full_.resize(lines_.size());
        if (!full_[i]) full_[i] = wrapping_->is_full(lines_[i], lines_[i + 1]);
        return *full_[i];
    }

    // The next line has the indent of a new paragraph.
    bool begins_indented(const Line& line, const Line& next) const {
        return wrapping_->flush && next.indent >= 2 && (wrapping_->indented || line.indent < next.indent);
    }

    bool joins_wrapped(std::size_t i, LineEnding ending, const Start& start) {
        if (begins_indented(lines_[i], lines_[i + 1]) || facts_.is_signature(i + 1)) return false;
        switch (start.kind) {
            case LineStart::table: return false;
            case LineStart::fixed:
            case LineStart::item: return ending == LineEnding::connecting || facts_.tears_label(i);
            case LineStart::marker:
                if (ending == LineEnding::closed)
                    return wrapping_->indented && !continues_list(*start.marker);
                if (wrapping_->indented || !continues_list(*start.marker)) return true;
                return ending == LineEnding::connecting && wrapping_->spaced;
            case LineStart::plain: break;
        }
        if (facts_.begins_bullet(i + 1) || is_title() || is_heading(i)) return false;
        // Behind a stop only the layout tells whether the paragraph goes on.
        if (ending != LineEnding::closed || ends_clause(lines_[i].text)) return true;
        return (wrapping_->spaced || wrapping_->indented) && is_rest(i + 1);
    }

    // What ends by ； goes on with the next clause, unless that has a marker of its own.
    static bool ends_clause(std::string_view line) { return line.ends_with("；") || line.ends_with(";"); }

    // A marked line without a stop, full by chance, with running text behind it, where the
    // item before it in its list was a heading too. The rest of a long heading ends openly.
    bool is_heading(std::size_t i) {
        if (!has_one_line() || wrapping_->spaced) return false;
        const Start& start = open_start();
        if (start.kind != LineStart::marker || !ends_closed(i + 1)) return false;
        const auto before = heading_.find(start.marker->rule);
        return before != heading_.end() && before->second && !has_mark_of_text(open_marks());
    }

    // The full lines from i on lead to one that ends with a stop.
    bool ends_closed(std::size_t i) {
        constexpr std::size_t far_enough = 50;  // lines
        std::size_t last = i;
        while (last + 1 < lines_.size() && last < i + far_enough && is_full(last)) ++last;
        return facts_.ending(last) == LineEnding::closed;
    }

    // A line that can be the rest of a paragraph whose line before ends with a full stop: it ends with one
    // too, or is full itself. A signature is neither.
    bool is_rest(std::size_t i) {
        return facts_.ending(i) == LineEnding::closed || (i + 1 < lines_.size() && is_full(i));
    }

    // The paragraph so far is a title: before the body or below a line like 附件1, no marker, no mark of a
    // sentence, a title word at its end.
    bool is_title() {
        if ((body_seen_ && !below_fixed_) || open_.size > 4 * matcher_.grammar().title_line_limit)
            return false;
        if (open_marks().of_sentence() || open_start().kind != LineStart::plain) return false;
        std::string joined;
        for (std::size_t i = open_.first; i < open_.end; ++i) joined += lines_[i].text;
        return matcher_.is(BlockRole::title_end, joined);
    }

    // The paragraph so far is running text, no heading, title or list of names.
    bool is_running(std::size_t i) {
        const std::size_t commas = open_marks().commas;
        if (open_marks().end_clauses()) return true;
        const std::size_t longest_heading = 3 * matcher_.grammar().title_line_limit;
        if (commas == 0 && open_.size <= longest_heading) return false;
        const LineStart start = open_start().kind;
        // A heading may be long, or have two halves; no heading is both.
        if (start == LineStart::marker)
            return open_.size > longest_heading ||
                   (commas >= 2 && open_.size > 3 * matcher_.grammar().heading_limit);
        if (start == LineStart::item && !page_before(i + 1)) return false;
        return commas > 0 && open_.size >= (page_before(i + 1) ? shortest_cut_text : shortest_running_text);
    }

    // The line goes on with running text: it has marks of a sentence inside or at its end.
    bool is_running_on(std::size_t i) const {
        const SentenceMarks marks = sentence_marks(lines_[i].text);
        return marks.end_clauses() || marks.commas > 0 || (page_before(i) && marks.list_commas > 0);
    }

    std::span<const Line> lines_;
    const Matcher& matcher_;
    LineFacts facts_;
    Arena& arena_;
    ParagraphReading& reading_;
    std::optional<Wrapping> wrapping_;
    std::vector<std::optional<bool>> full_;  // of each line of a wrapped text, where it was asked for
    OpenParagraph open_;
    std::vector<std::string_view> parts_;   // of the paragraph, where it has several lines
    bool ended_full_ = false;               // the line before the break that was looked at last is full
    bool body_seen_ = false;                // a paragraph with a sentence stands above
    bool below_fixed_ = false;              // right above stands a line like 附件1
    std::optional<std::size_t> bare_item_;  // marker rule of the paragraph above, where that has no stop
    // By marker rule, of the last item of its lists: its number, and whether it is a heading.
    std::map<std::size_t, std::int64_t> number_;
    std::map<std::size_t, bool> heading_;
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

std::vector<Line> kept_lines(const Text& text, std::span<const KeptLine> kept, std::uint16_t margin) {
    std::vector<Line> lines;
    lines.reserve(kept.size());
    for (const KeptLine& one : kept) {
        lines.push_back(text.lines[one.index]);
        lines.back().gap = one.gap;
        lines.back().indent = static_cast<std::uint16_t>(lines.back().indent - margin);
    }
    return lines;
}

ParagraphReading read_paragraphs(const Text& text, const Matcher& matcher, Arena& arena) {
    ParagraphReading reading;
    const std::vector<FurnitureLine> furniture = find_furniture(text.lines, matcher, text.foldable);
    reading.lines.reserve(text.lines.size());
    reading.margin = UINT16_MAX;
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
        reading.lines.push_back(
            {static_cast<std::uint32_t>(i), static_cast<std::uint16_t>(std::min(gap, 0xFFFFU)), page});
        reading.margin = std::min(reading.margin, line.indent);
        page = false;
        gap = 0;
    }
    // Most texts keep all of their lines as they are.
    const bool changed = !furniture.empty() || reading.margin > 0;
    const std::vector<Line> kept =
        changed ? kept_lines(text, reading.lines, reading.margin) : std::vector<Line>();
    ParagraphReader(changed ? kept : text.lines, matcher, arena, reading).read();
    return reading;
}

}  // namespace zhenggai
