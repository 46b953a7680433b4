#include "document/table_notes.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "document/table_cells.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::array<std::string_view, 5> note_stops{"。", "；", ";", "！", "."};
constexpr std::string_view digits = "0123456789";

// The mark at the start of a text: its number and its bytes; 0 bytes without one.
using FoundMark = std::pair<NoteMark, std::size_t>;

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> brackets{{{"[", "]"}, {"［", "］"}}};

FoundMark enclosed_at(std::string_view text) {
    if (text.size() < 3 || (text[0] != '\xE2')) return {};
    std::size_t end = 0;
    const char32_t c = next_code_point(text, end);
    if (c >= 0x2460 && c <= 0x2473) return {{MarkKind::enclosed, static_cast<int>(c - 0x2460 + 1)}, end};
    return {};
}

FoundMark raised_at(std::string_view text) {
    std::size_t end = 0;
    const char32_t c = next_code_point(text, end);
    if (c == 0xB9) return {{MarkKind::number, 1}, end};
    if (c == 0xB2 || c == 0xB3) return {{MarkKind::number, static_cast<int>(c - 0xB0)}, end};
    if (c >= 0x2074 && c <= 0x2079) return {{MarkKind::number, static_cast<int>(c - 0x2070)}, end};
    return {};
}

FoundMark stars_at(std::string_view text) {
    const std::size_t count = std::min(text.find_first_not_of('*'), text.size());
    return {{MarkKind::stars, static_cast<int>(count)}, count};
}

FoundMark number_at(std::string_view text) {
    const std::size_t end = std::min(text.find_first_not_of(digits), text.size());
    if (end == 0 || end > 2) return {};
    int number = 0;
    for (const char c : text.substr(0, end)) number = number * 10 + (c - '0');
    return {{MarkKind::number, number}, end};
}

// [1], with its brackets.
FoundMark bracketed_at(std::string_view text) {
    for (const auto& [open, close] : brackets) {
        if (!text.starts_with(open)) continue;
        const FoundMark inside = number_at(text.substr(open.size()));
        const std::size_t end = open.size() + inside.second;
        if (inside.second == 0 || !text.substr(end).starts_with(close)) return {};
        return {{MarkKind::bracketed, inside.first.number}, end + close.size()};
    }
    return {};
}

// ^①, ^{①}, ^1: with the caret.
FoundMark caret_at(std::string_view text) {
    const bool braced = text.starts_with("^{");
    const std::string_view rest = text.substr(braced ? 2 : 1);
    FoundMark mark = enclosed_at(rest);
    if (mark.second == 0) mark = number_at(rest);
    if (mark.second == 0 || (braced && !rest.substr(mark.second).starts_with('}'))) return {};
    mark.second += braced ? 3 : 1;
    return mark;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A mark inside a cell, at `at`.
FoundMark cell_mark_at(std::string_view cell, std::size_t at) {
    const std::string_view rest = cell.substr(at);
    if (rest[0] == '^') return caret_at(rest);
    if (rest[0] == '*') return stars_at(rest);
    if (const FoundMark mark = enclosed_at(rest); mark.second > 0) return mark;
    const char before = trim_end(cell.substr(0, at)).empty() ? 'm' : trim_end(cell.substr(0, at)).back();
    return is_letter(before) ? FoundMark{} : raised_at(rest);
}

// The mark that a note begins with: ①, 1., （1）, [1], *.
FoundMark note_mark_at(std::string_view text) {
    if (text.empty()) return {};
    if (text[0] == '*') return stars_at(text);
    if (const FoundMark mark = enclosed_at(text); mark.second > 0) return mark;
    if (const FoundMark mark = bracketed_at(text); mark.second > 0) return mark;
    for (const std::string_view open : {"(", "（"})
        if (text.starts_with(open)) {
            FoundMark mark = number_at(text.substr(open.size()));
            mark.second += mark.second > 0 ? open.size() : 0;
            return mark;
        }
    FoundMark mark = number_at(text);
    const std::string_view behind = text.substr(mark.second);
    const bool pointed = behind.starts_with(".") || behind.starts_with("．") || behind.starts_with("、");
    return pointed ? mark : FoundMark{};
}

bool ends_with_stop(std::string_view text) {
    return std::any_of(note_stops.begin(), note_stops.end(),
                       [text](std::string_view stop) { return text.ends_with(stop); });
}

class NotesReader {
  public:
    NotesReader(std::span<const Line> lines, const std::set<MarkKind>& kinds, const Matcher& matcher)
        : lines_(lines), kinds_(kinds), matcher_(matcher) {}

    TableNotes read() {
        for (const Line& line : lines_) {
            if (!belongs(line)) break;
            take(line);
            ++result_.lines;
        }
        return std::move(result_);
    }

  private:
    static std::string_view without_tags(std::string_view text) {
        for (std::size_t tag = leading_tag(text); tag > 0; tag = leading_tag(text))
            text = trim_start(text.substr(tag));
        return text;
    }

    // Numbers begin a list of their own only before all others: ①包括：1.城区；2.县城。
    bool is_next(NoteMark mark) const {
        const auto last = last_of_kind_.find(mark.kind);
        if (last != last_of_kind_.end()) return mark.number == last->second + 1;
        return mark.number == 1 && (mark.kind != MarkKind::number || last_of_kind_.empty());
    }

    bool belongs(const Line& line) const {
        const std::string_view text = without_tags(line.text);
        if (matcher_.begins(BlockRole::table_note, text)) return true;
        const FoundMark mark = note_mark_at(text);
        if (mark.second > 0 && is_next(mark.first))
            return kinds_.contains(mark.first.kind) || !result_.notes.empty();
        if (result_.notes.empty() || line.gap > 0 || table_form(line)) return false;
        const Pieces& last = result_.notes.back().text;
        std::optional<Marker> marker;
        return !last.empty() && !ends_with_stop(last.back()) &&
               matcher_.start_of(line.text, marker) == LineStart::plain;
    }

    void take(const Line& line) {
        for (std::size_t at = 0; at < line.text.size();) {
            const std::size_t tag = leading_tag(line.text.substr(at));
            at += tag;
            std::size_t end = at;
            while (end < line.text.size() && leading_tag(line.text.substr(end)) == 0)
                end = std::min(line.text.find('<', end + 1), line.text.size());
            take_text(trim(line.text.substr(at, end - at)), line.number);
            at = end;
        }
    }

    void take_text(std::string_view text, std::uint32_t line) {
        if (text.empty()) return;
        if (matcher_.begins(BlockRole::table_note, text)) {
            text = behind_word(text);
            if (note_mark_at(text).second == 0 && !text.empty()) result_.notes.push_back({{}, {}, line});
        }
        for (std::size_t begin = 0; begin < text.size();) {
            const FoundMark mark = note_mark_at(text.substr(begin));
            if (mark.second > 0 && is_next(mark.first)) {
                result_.notes.push_back({mark.first, {}, line});
                last_of_kind_[mark.first.kind] = mark.first.number;
            }
            if (result_.notes.empty()) result_.notes.push_back({{}, {}, line});
            const std::size_t end = end_of_note(text, begin);
            const std::string_view piece = trim(text.substr(begin, end - begin));
            if (!piece.empty()) add_cell_text(result_.notes.back().text, piece);
            begin = end;
        }
    }

    // Behind 注：, where one of the marks that may follow the word stands.
    static std::string_view behind_word(std::string_view text) {
        for (const std::string_view colon : {"：", ":"})
            if (const std::size_t at = text.find(colon); at < 4 * 3)
                return trim_start(text.substr(at + colon.size()));
        std::size_t at = 0;
        while (at < text.size() && note_mark_at(text.substr(at)).second == 0 && at < 4 * 3)
            next_code_point(text, at);
        return at < text.size() && at < 4 * 3 ? text.substr(at) : text;
    }

    // Where the next note of the same text begins: its mark follows a stop or a blank.
    std::size_t end_of_note(std::string_view text, std::size_t begin) const {
        bool stopped = false;
        for (std::size_t at = begin; at < text.size();) {
            const std::size_t here = at;
            if (stopped && here > begin) {
                const FoundMark mark = note_mark_at(text.substr(here));
                if (mark.second > 0 && is_next(mark.first)) return here;
            }
            const char32_t c = next_code_point(text, at);
            stopped = is_blank(c) || c == U'。' || c == U'；' || c == U';';
        }
        return text.size();
    }

    std::span<const Line> lines_;
    const std::set<MarkKind>& kinds_;
    const Matcher& matcher_;
    TableNotes result_;
    std::map<MarkKind, int> last_of_kind_;
};

}  // namespace

MarkedText cut_marks(std::string_view cell) {
    MarkedText result;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < cell.size();) {
        const bool at_start = trim(cell.substr(0, at)).empty();
        const FoundMark mark = at_start ? FoundMark{} : cell_mark_at(cell, at);
        if (mark.second == 0) {
            next_code_point(cell, at);
            continue;
        }
        add_cell_text(result.text, trim_end(cell.substr(begin, at - begin)));
        if (std::find(result.marks.begin(), result.marks.end(), mark.first) == result.marks.end())
            result.marks.push_back(mark.first);
        at += mark.second;
        begin = at;
    }
    add_cell_text(result.text, cell.substr(begin));
    return result;
}

std::vector<BracketedMark> bracketed_marks(std::string_view cell) {
    std::vector<BracketedMark> marks;
    for (const auto& [open, close] : brackets)
        for (std::size_t at = cell.find(open, 1); at < cell.size(); at = cell.find(open, at + 1))
            if (const FoundMark mark = bracketed_at(cell.substr(at)); mark.second > 0)
                marks.push_back({mark.first, at, at + mark.second});
    return marks;
}

TableNotes read_table_notes(std::span<const Line> lines, const std::set<MarkKind>& kinds,
                            const Matcher& matcher) {
    return NotesReader(lines, kinds, matcher).read();
}

}  // namespace zhenggai
