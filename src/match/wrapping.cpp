#include "match/wrapping.h"

#include <algorithm>
#include <vector>

#include "match/columns.h"
#include "match/contents_entry.h"
#include "match/line_ending.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t narrowest = 10;  // code points; twice as many columns
constexpr std::size_t few_breaks = 2;  // with no more, no line may be longer than the width
constexpr std::size_t widest = 400;    // bytes of a line that is measured
constexpr std::size_t most_tolerance = 4;
constexpr double least_share_full = 0.6;   // of the breaks
constexpr double most_share_longer = 0.1;  // of the lines
constexpr double nearly_equal = 0.02;      // shares of breaks

bool is_letter_or_digit(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_word_byte(char byte) { return is_letter_or_digit(byte) || byte == '.' || byte == '%'; }

bool may_not_begin(char32_t c) {
    constexpr std::u32string_view marks = U"，。、；：！？）》”’】〕」〉,.;:!?)]…—";
    return marks.find(c) != std::u32string_view::npos;
}

bool may_not_end(char32_t c) {
    constexpr std::u32string_view marks = U"（《“‘〔【「〈([";
    return marks.find(c) != std::u32string_view::npos;
}

// The part of a line that no break may part: one run of ASCII letters and digits, or one character; with
// the brackets before it that no line ends with, and the marks behind it that no line begins with.
std::string_view first_word(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size()) {  // opening brackets stay with what they open
        std::size_t behind = end;
        if (!may_not_end(next_code_point(line, behind))) break;
        end = behind;
    }
    const std::size_t word = end;
    while (end < line.size() && is_word_byte(line[end])) ++end;
    if (end == word && end < line.size()) next_code_point(line, end);
    while (end < line.size()) {
        std::size_t behind = end;
        if (!may_not_begin(next_code_point(line, behind))) break;
        end = behind;
    }
    return line.substr(0, end);
}

// What did not fit on the line before.
std::string_view first_piece(std::string_view line, bool cuts_words) {
    std::size_t end = 0;
    if (!cuts_words || line.empty()) return first_word(line);
    next_code_point(line, end);
    return line.substr(0, end);
}

// ASCII characters have one column, all others two; blanks have none.
std::size_t printed_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (begins_usual_han(text[i])) {
            width += 2;
            i += 3;
            continue;
        }
        const char32_t c = next_code_point(text, i);
        width += is_blank(c) ? 0 : c < 0x80 ? 1 : 2;
    }
    return width;
}

std::size_t length_of(std::string_view text, LineMeasure measure) {
    switch (measure) {
        case LineMeasure::columns: return display_width(text);
        case LineMeasure::printed: return printed_width(text);
        case LineMeasure::code_points: break;
    }
    return count_code_points(text);
}

std::size_t length_of(const Line& line, LineMeasure measure) {
    const std::size_t indent = measure == LineMeasure::code_points ? (line.indent + 1U) / 2 : line.indent;
    return indent + length_of(line.text, measure);
}

// Tables and contents are not wrapped.
bool is_table_line(std::string_view line) {
    return line.find('\t') != std::string_view::npos || has_columns(line) || has_page_number(line);
}

class WrappingFinder {
  public:
    WrappingFinder(std::span<const Line> lines, std::span<const SentenceBreak> breaks)
        : lines_(lines), breaks_(breaks) {}

    std::optional<Wrapping> find() {
        std::optional<Wrapping> best;
        double best_share = 0;
        if (!leads_to_stops()) return best;
        for (const LineMeasure measure :
             {LineMeasure::code_points, LineMeasure::columns, LineMeasure::printed}) {
            // What print leaves out and widens counts only where nothing else explains the breaks.
            if (measure == LineMeasure::printed && best && best_share + nearly_equal >= 1) break;
            Wrapping wrapping{.measure = measure, .cuts_words = cuts_words()};
            const double share = fit(wrapping);
            const bool better =
                share > best_share + nearly_equal ||
                (best && share > best_share - nearly_equal && wrapping.tolerance < best->tolerance);
            if (measure == LineMeasure::printed && best && share <= best_share + nearly_equal) continue;
            const double most_longer = breaks_.size() <= few_breaks ? 0 : most_share_longer;
            if (share < least_share_full || (best && !better) || longer_lines(wrapping) > most_longer)
                continue;
            best = wrapping;
            best_share = share;
        }
        if (best) find_layout(*best);
        return best;
    }

  private:
    // Sets width and tolerance; returns the share of breaks that stand behind a full line.
    double fit(Wrapping& wrapping) const {
        std::vector<std::size_t> lengths;  // of the lines before the breaks
        std::vector<std::size_t> reached;  // the same with what did not fit any more, less one
        for (const SentenceBreak& here : breaks_) {
            const Line& line = lines_[here.index];
            if (line.text.size() > widest) continue;
            const std::size_t length = length_of(line, wrapping.measure);
            const std::string_view word = first_piece(lines_[here.index + 1].text, wrapping.cuts_words);
            if (length < narrowest * (wrapping.measure == LineMeasure::code_points ? 1 : 2)) continue;
            lengths.push_back(length - hanging(line.text, wrapping.measure));
            reached.push_back(length + length_of(word, wrapping.measure) - 1);
        }
        if (lengths.empty()) return 0;
        wrapping.width = usual_width(lengths);
        const auto share = [&](std::size_t tolerance) {
            const auto full = std::count_if(reached.begin(), reached.end(), [&](std::size_t length) {
                return length + tolerance >= wrapping.width;
            });
            return static_cast<double>(full) / static_cast<double>(breaks_.size());
        };
        const double most = share(most_tolerance);
        while (share(wrapping.tolerance) < 0.95 * most) ++wrapping.tolerance;
        return share(wrapping.tolerance);
    }

    // A mark that no line begins with may hang over the width.
    static std::size_t hanging(std::string_view line, LineMeasure measure) {
        std::size_t last = line.size() - 1;
        while ((static_cast<unsigned char>(line[last]) & 0xC0U) == 0x80U) --last;
        const std::string_view mark = line.substr(last);
        return may_not_begin(next_code_point(line, last)) ? length_of(mark, measure) : 0;
    }

    // More than one number in ten that stands at a line's end goes on behind it.
    bool cuts_words() const {
        std::size_t ends = 0;
        std::size_t cut = 0;
        for (const SentenceBreak& here : breaks_) {
            if (!is_letter_or_digit(lines_[here.index].text.back())) continue;
            ++ends;
            cut += is_letter_or_digit(lines_[here.index + 1].text.front()) ? 1 : 0;
        }
        return 10 * cut > ends;
    }

    // The largest length about which a good part of the lines lies.
    static std::size_t usual_width(std::vector<std::size_t> lengths) {
        std::sort(lengths.begin(), lengths.end());
        for (std::size_t i = lengths.size(); i-- > 0;) {
            const auto first = std::lower_bound(lengths.begin(), lengths.end(), lengths[i] - 2);
            const auto near =
                static_cast<std::size_t>(lengths.begin() + static_cast<std::ptrdiff_t>(i) + 1 - first);
            if (5 * near >= lengths.size()) return lengths[i];
        }
        return lengths.back();
    }

    double longer_lines(const Wrapping& wrapping) const {
        std::size_t longer = 0;
        for (const Line& line : lines_) {
            const bool is_longer = line.text.size() > widest ||
                                   (line.text.size() > wrapping.width &&
                                    length_of(line, wrapping.measure) > wrapping.width + most_tolerance);
            longer += is_longer && !is_table_line(line.text) ? 1 : 0;
        }
        return static_cast<double>(longer) / static_cast<double>(lines_.size());
    }

    // At least half of the runs of breaks begin with a marker or label, or end with a line that has a stop.
    bool leads_to_stops() const {
        std::size_t runs = 0;
        std::size_t stopped = 0;
        bool marked = false;  // of the run's first break
        for (std::size_t i = 0; i < breaks_.size(); ++i) {
            if (i == 0 || breaks_[i - 1].index + 1 != breaks_[i].index) marked = breaks_[i].marked;
            if (i + 1 < breaks_.size() && breaks_[i + 1].index == breaks_[i].index + 1) continue;
            ++runs;
            const bool stops = line_ending(lines_[breaks_[i].index + 1].text) == LineEnding::closed;
            stopped += marked || stops ? 1 : 0;
        }
        return 2 * stopped >= runs && runs > 0;
    }

    // What parts paragraphs besides: blank lines, indents.
    void find_layout(Wrapping& wrapping) const {
        std::vector<std::uint16_t> gaps;
        std::size_t indented_inside = 0;
        for (const SentenceBreak& here : breaks_) {
            const Line& next = lines_[here.index + 1];
            if (!wrapping.is_full(lines_[here.index], next)) continue;
            gaps.push_back(next.gap);
            indented_inside += next.indent > 0 ? 1 : 0;
        }
        std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2),
                         gaps.end());
        wrapping.gap = gaps[gaps.size() / 2];
        std::size_t between = 0;  // breaks between paragraphs for sure
        std::size_t indented = 0;
        std::size_t spaced = 0;
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            if (wrapping.is_full(lines_[i], lines_[i + 1])) continue;
            ++between;
            indented += lines_[i + 1].indent >= 2 ? 1 : 0;
            spaced += lines_[i + 1].gap > wrapping.gap ? 1 : 0;
        }
        wrapping.flush = 10 * indented_inside <= gaps.size();
        wrapping.indented = wrapping.flush && 10 * indented >= 7 * between && between > 0;
        wrapping.spaced = 10 * spaced >= 7 * between && between > 0;
    }

    std::span<const Line> lines_;
    std::span<const SentenceBreak> breaks_;
};

}  // namespace

bool Wrapping::is_full(const Line& line, const Line& next) const {
    if (line.text.size() > 4 * (width + most_tolerance)) return true;
    const std::size_t length = length_of(line, measure);
    return length + length_of(first_piece(next.text, cuts_words), measure) + tolerance > width;
}

bool may_be_wrapped(std::span<const Line> lines) {
    const auto longer = std::count_if(lines.begin(), lines.end(), [](const Line& line) {
        return line.text.size() > widest && !is_table_line(line.text);
    });
    return lines.empty() ||
           static_cast<double>(longer) / static_cast<double>(lines.size()) <= most_share_longer;
}

std::optional<Wrapping> find_wrapping(std::span<const Line> lines, std::span<const SentenceBreak> breaks) {
    return WrappingFinder(lines, breaks).find();
}

}  // namespace zhenggai
