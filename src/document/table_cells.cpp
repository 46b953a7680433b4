#include "document/table_cells.h"

#include <algorithm>

#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_tag = 40;  // bytes

bool is_han_or_mark(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60) ||
           (c >= 0x2018 && c <= 0x201D);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<Cell> cells_between(std::string_view text, char mark) {
    std::vector<Cell> cells;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(mark, begin), text.size());
        cells.push_back({trim(text.substr(begin, end - begin)), cells.size(), cells.size() + 1});
        begin = end + 1;
    }
    return cells;
}

std::vector<Cell> cells_between_pipes(std::string_view text) {
    text.remove_prefix(1);
    if (text.ends_with('|')) text.remove_suffix(1);
    return cells_between(text, '|');
}

// Cells between runs of white space that are `least` columns wide.
class GapCells {
  public:
    explicit GapCells(std::string_view text, std::size_t least = 2) : text_(text), least_(least) {}

    std::vector<Cell> read() {
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text_, at);
            const std::size_t width = c == U'\t' ? 2 : display_width(text_.substr(begin, at - begin));
            if (is_blank(c)) {
                gap_ += width;
            } else {
                take(begin, at, width);
            }
            column_ += width;
        }
        return std::move(cells_);
    }

  private:
    void take(std::size_t begin, std::size_t end, std::size_t width) {
        if (cells_.empty() || (gap_ >= least_ && !is_spaced_word(begin, end))) {
            cells_.push_back({text_.substr(begin, end - begin), column_, column_ + width});
        } else {
            Cell& cell = cells_.back();
            const auto first = static_cast<std::size_t>(cell.text.data() - text_.data());
            cell.text = text_.substr(first, end - first);
            cell.end = column_ + width;
        }
        gap_ = 0;
    }

    // 单　位: one character on each side of one ideographic space, and then no more.
    bool is_spaced_word(std::size_t begin, std::size_t end) const {
        if (gap_ != 2 || cells_.back().text.size() != end - begin || end - begin < 3) return false;
        if (end == text_.size()) return true;
        std::size_t at = end;
        return is_blank(next_code_point(text_, at));
    }

    std::string_view text_;
    std::size_t least_;
    std::vector<Cell> cells_;
    std::size_t gap_ = 0;     // columns of white space before the place that is read
    std::size_t column_ = 0;  // of that place
};

}  // namespace

std::optional<TableForm> table_form(const Line& line) {
    const std::string_view whole = with_space(line);
    const auto count = [](std::string_view text, char mark) {
        return std::count(text.begin(), text.end(), mark);
    };
    if (line.text.starts_with('|') && count(line.text, '|') >= 3) return TableForm::pipes;
    if (count(whole, '\t') >= 2) return TableForm::tabs;
    if (line.text.find("  ") == std::string_view::npos && line.text.find("　") == std::string_view::npos)
        return std::nullopt;
    return table_cells(line, TableForm::gaps).size() >= 2 ? std::optional(TableForm::gaps) : std::nullopt;
}

std::vector<Cell> table_cells(const Line& line, TableForm form) {
    switch (form) {
        case TableForm::tabs: return cells_between(with_space(line), '\t');
        case TableForm::pipes:
            if (line.text.starts_with('|')) return cells_between_pipes(line.text);
            break;
        case TableForm::gaps: return GapCells(with_space(line)).read();
        case TableForm::blanks: return GapCells(line.text, 1).read();
        case TableForm::lines: break;
    }
    return {{line.text, 0, 1}};
}

std::size_t leading_tag(std::string_view text) {
    if (!text.starts_with('<')) return 0;
    const std::size_t name = text.starts_with("</") ? 2 : 1;
    if (name >= text.size() || !is_letter(text[name])) return 0;
    const std::size_t end = text.substr(0, longest_tag).find('>');
    return end == std::string_view::npos ? 0 : end + 1;
}

void add_cell_text(Pieces& pieces, std::string_view cell) {
    std::size_t begin = 0;  // of the piece that is read
    const auto add = [&](std::size_t end) {
        if (end > begin) pieces.push_back(cell.substr(begin, end - begin));
    };
    char32_t before = 0;
    for (std::size_t at = 0; at < cell.size();) {
        if (const std::size_t tag = leading_tag(cell.substr(at)); tag > 0) {
            add(at);
            at += tag;
            begin = at;
            continue;
        }
        const std::size_t blank = at;
        const char32_t c = next_code_point(cell, at);
        if (!is_blank(c)) {
            before = c;
            continue;
        }
        std::size_t behind = at;
        while (behind < cell.size()) {
            std::size_t next = behind;
            if (!is_blank(next_code_point(cell, next))) break;
            behind = next;
        }
        at = behind;
        std::size_t next = behind;
        if (behind == cell.size() || !is_han_or_mark(before) || !is_han_or_mark(next_code_point(cell, next)))
            continue;
        add(blank);
        begin = behind;
    }
    add(cell.size());
}

}  // namespace zhenggai
