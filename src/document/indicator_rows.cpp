#include "document/indicator_rows.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "document/front_matter.h"
#include "text/character.h"

namespace zhenggai {

namespace {

// The last parenthesis of a name that ends with it: where it begins, and what stands in it.
struct LastParenthesis {
    std::size_t begin = std::string_view::npos;
    std::string_view inside = {};
};

LastParenthesis last_parenthesis(std::string_view text) {
    const bool wide = text.ends_with("）");
    if (!wide && !text.ends_with(")")) return {};
    std::size_t depth = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with(")") || rest.starts_with("）")) ++depth;
        if (!rest.starts_with("(") && !rest.starts_with("（")) continue;
        if (--depth > 0) continue;
        const std::size_t open = rest.starts_with("(") ? 1 : std::string_view("（").size();
        const std::size_t close = wide ? std::string_view("）").size() : 1;
        return {i, trim(rest.substr(open, rest.size() - open - close))};
    }
    return {};
}

bool has_open_parenthesis(const Pieces& pieces) {
    int depth = 0;
    for (const std::string_view piece : pieces)
        for (std::size_t at = 0; at < piece.size();) {
            const char32_t c = next_code_point(piece, at);
            depth += c == U'(' || c == U'（' ? 1 : c == U')' || c == U'）' ? -1 : 0;
        }
    return depth > 0;
}

constexpr std::size_t longest_rest = 6;  // code points of a category's rest that stands alone on its line

struct Bracket {
    std::string_view open = {};
    std::string_view close = {};
    std::string_view other_width = {};  // its opening bracket of the other width
};

// The bracket that a note speaks of: [ of “[ ]内为五年累计值”; none where it begins otherwise.
std::optional<Bracket> bracket_of(const TableNote& note) {
    constexpr std::array<Bracket, 6> pairs{{{"[", "]", "［"},
                                            {"［", "］", "["},
                                            {"〔", "〕", "〔"},
                                            {"【", "】", "【"},
                                            {"（", "）", "("},
                                            {"(", ")", "（"}}};
    const std::string joined = packed(note.text);
    std::string_view text = joined;
    text.remove_prefix(leading_row_number(text).bytes);
    for (const std::string_view quote : {"“", "\""})
        if (text.starts_with(quote)) text.remove_prefix(quote.size());
    for (const Bracket& pair : pairs)
        if (text.starts_with(pair.open) && text.substr(pair.open.size()).starts_with(pair.close)) return pair;
    return std::nullopt;
}

bool has_bracket(const IndicatorNode& row, const Bracket& bracket) {
    return std::any_of(row.values.begin(), row.values.end(), [&](const IndicatorNode::Value& value) {
        return !value.text.empty() && (value.text.front().starts_with(bracket.open) ||
                                       value.text.front().starts_with(bracket.other_width));
    });
}

bool holds_figure(const Pieces& pieces) { return std::any_of(pieces.begin(), pieces.end(), is_figure); }

}  // namespace

std::string_view IndicatorRows::cell(const TableRow& row, ColumnKind kind) const {
    const auto column = head_.find(kind);
    return column ? row.cells[*column] : std::string_view{};
}

bool IndicatorRows::has_values(const TableRow& row) const {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (head_.columns[i].kind == ColumnKind::value && !row.cells[i].empty()) return true;
    return false;
}

bool IndicatorRows::all_figures(const TableRow& row) const {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (head_.columns[i].kind == ColumnKind::value && !is_figure(row.cells[i])) return false;
    return true;
}

void IndicatorRows::add(const TableRow& row) {
    if (row.only(head_, {})) return;
    const std::string_view category = cell(row, ColumnKind::category);
    const bool had_scope = std::exchange(open_scope_, false);
    if (row.alone && !may_stand_alone(row)) return add_unread(row.cells.front(), row.line);
    if (begins_indicator(row)) return begin(row);
    tail_ = 0;
    if (!category.empty() && row.only(head_, {ColumnKind::category})) {
        open_scope_ = had_scope;
        return add_category(row);
    }
    if (reads_as_category(row)) {
        for (const std::string_view text : row.cells)
            if (!text.empty()) return set_category(text);
    }
    if (rows_.empty()) return add_unread(row.cells.front(), row.line);
    if (row.name.empty() && has_values(row)) {
        const std::string_view column = cell(row, ColumnKind::scope);
        const std::string_view scope = !row.scope.empty() ? row.scope : !column.empty() ? column : category;
        const bool parted = !rows_.back().parts.empty() && !rows_.back().parts.back().scope.empty();
        if (!scope.empty() && parted) return add_part(row, scope);
    }
    if (category.empty() && !row.name.empty() && has_values(row) && all_figures(row))
        return add_part(row, row.name);
    if (category.empty() && goes_on(row)) return continue_cells(row);
    if (continues_category(row) && goes_on(row)) {
        extend_category(category);
        return continue_cells(row);
    }
    for (const std::string_view text : row.cells)
        if (!text.empty()) return add_unread(text, row.line);
}

// A text alone on its line is a category, or its rest, where the row above lacks nothing that it could be the
// rest of.
bool IndicatorRows::may_stand_alone(const TableRow& row) const {
    std::optional<Marker> marker;
    if (rows_.empty() || matcher_.start_of(row.cells.front(), marker) == LineStart::marker) return true;
    if (category_in_rows_ && count_code_points(row.cells.front()) > longest_rest) return false;
    return !head_.find(ColumnKind::attribute) ||
           matcher_.is(BlockRole::indicator_attribute, packed(rows_.back().node.attribute));
}

void IndicatorRows::add_unread(std::string_view text, std::uint32_t line) {
    strays_.push_back({.kind = StrayKind::table_row, .text = text, .line = line});
}

bool IndicatorRows::begins_indicator(const TableRow& row) const {
    if (row.number) return true;
    return !numbered_.value_or(false) && !row.name.empty() && has_values(row);
}

// 一、环境治理 alone on its line, in whatever cell; or the only cell of a table without a column of
// categories.
bool IndicatorRows::reads_as_category(const TableRow& row) const {
    const auto filled = std::count_if(row.cells.begin(), row.cells.end(),
                                      [](std::string_view text) { return !text.empty(); });
    if (filled != 1 || has_values(row)) return false;
    const std::string_view text = *std::find_if(row.cells.begin(), row.cells.end(),
                                                [](std::string_view cell) { return !cell.empty(); });
    std::optional<Marker> marker;
    if (matcher_.start_of(text, marker) == LineStart::marker) return true;
    if (head_.find(ColumnKind::category)) return false;
    const bool in_number = !cell(row, ColumnKind::number).empty();
    const bool rest_of_name = !rows_.empty() && has_open_parenthesis(rows_.back().name);
    return in_number ||
           (!numbered_.value_or(true) && !rest_of_name && !text.starts_with("（") && !text.starts_with("("));
}

void IndicatorRows::begin(const TableRow& row) {
    if (!numbered_) numbered_ = row.number.has_value();
    Pieces above;
    if (row.name.empty() && tail_ > 0) {
        // The name stands around its number: its first line has been taken for the rest of the name above.
        Pieces& before = rows_.back().name;
        const std::size_t kept = before.size() - tail_;
        above.append(std::span(before).subspan(kept));
        before.cut(kept);
    }
    tail_ = 0;
    const std::string_view category = cell(row, ColumnKind::category);
    if (!category.empty()) {
        category_in_rows_ = true;
        set_category(category);
    }
    Row& made = rows_.emplace_back();
    made.names_category = !category.empty();
    made.node.number = row.number;
    made.node.line = row.line;
    if (!categories_.empty()) made.category = categories_.size() - 1;
    made.name = std::move(above);
    take(made.name, row.name, made);
    take(made.node.unit, cell(row, ColumnKind::unit), made);
    take(made.node.attribute, cell(row, ColumnKind::attribute), made);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (head_.columns[i].kind == ColumnKind::note && !row.cells[i].empty())
            add_cell_text(made.remarks.emplace_back(), row.cells[i]);
    const std::string_view column = cell(row, ColumnKind::scope);
    const std::string_view scope = row.scope.empty() ? column : row.scope;
    if (has_values(row)) take_values(made, row, scope);
    open_scope_ = !scope.empty();
}

void IndicatorRows::set_category(std::string_view text) {
    std::optional<Marker> marker;
    if (matcher_.start_of(text, marker) == LineStart::marker && marker)
        text = trim_start(text.substr(marker->text.size()));
    Pieces pieces = cut_marks(text).text;
    if (!categories_.empty() && packed(categories_.back()) == packed(pieces)) return;
    categories_.push_back(std::move(pieces));
}

// A category alone on its line.
void IndicatorRows::add_category(const TableRow& row) {
    const std::string_view text = cell(row, ColumnKind::category);
    std::optional<Marker> marker;
    const bool marked = matcher_.start_of(text, marker) == LineStart::marker;
    if (open_scope_ && !marked) {
        take(rows_.back().parts.back().scope, text, rows_.back());
        return;
    }
    open_scope_ = false;
    category_alone_ = category_alone_ || !marked;
    if (marked || !category_in_rows_ || categories_.empty()) return set_category(text);
    extend_category(text);
}

void IndicatorRows::extend_category(std::string_view rest) {
    if (broken_.insert(categories_.size() - 1).second)
        broken_widths_.insert(count_code_points(packed(categories_.back())));
    add_cell_text(categories_.back(), rest);
}

// Of two rows below each other that both name a category, where the first is as wide as the column is known
// to be: the second may be its rest.
void IndicatorRows::drop_doubtful_categories(std::vector<Stray>& strays) {
    std::set<std::size_t> doubtful;
    for (std::size_t i = 1; i < rows_.size(); ++i) {
        const Row& above = rows_[i - 1];
        if (!above.names_category || !rows_[i].names_category || above.category == rows_[i].category)
            continue;
        if (broken_.contains(*above.category)) continue;
        const Pieces& text = categories_[*above.category];
        if (!broken_widths_.contains(count_code_points(packed(text)))) continue;
        doubtful.insert({*above.category, *rows_[i].category});
        strays.push_back(
            {.kind = StrayKind::doubtful_category, .text = text.front(), .line = above.node.line});
    }
    for (Row& row : rows_)
        if (row.category && doubtful.contains(*row.category)) row.category.reset();
}

void IndicatorRows::add_part(const TableRow& row, std::string_view scope) {
    take_values(rows_.back(), row, scope);
    open_scope_ = true;
}

void IndicatorRows::add_name(std::string_view name) {
    Row& last = rows_.back();
    const std::size_t before = last.name.size();
    take(last.name, name, last);
    tail_ = last.name.size() - before;
}

// The cells are the rest of cells above, or fill empty ones.
bool IndicatorRows::goes_on(const TableRow& row) const {
    const Row& last = rows_.back();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].empty() || head_.columns[i].kind != ColumnKind::value) continue;
        if (last.parts.empty()) continue;
        const auto above = last.parts.back().values.find(i);
        if (above == last.parts.back().values.end()) continue;
        if (holds_figure(above->second) && is_figure(row.cells[i])) return false;
    }
    return row.cells[*head_.find(ColumnKind::name)].empty() || numbered_.value_or(false) ||
           has_open_parenthesis(last.name) || row.name.starts_with("（") || row.name.starts_with("(");
}

// The rest of a category on the line of other rests, right below the row that names it.
bool IndicatorRows::continues_category(const TableRow& row) const {
    return numbered_.value_or(false) && rows_.back().names_category && !centred() &&
           count_code_points(cell(row, ColumnKind::category)) <= longest_rest;
}

void IndicatorRows::continue_cells(const TableRow& row) {
    Row& last = rows_.back();
    if (!row.name.empty()) add_name(row.name);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].empty()) continue;
        switch (head_.columns[i].kind) {
            case ColumnKind::unit: take(last.node.unit, row.cells[i], last); break;
            case ColumnKind::attribute: take(last.node.attribute, row.cells[i], last); break;
            case ColumnKind::value:
                if (last.parts.empty()) last.parts.emplace_back();
                take(last.parts.back().values[i], row.cells[i], last);
                break;
            case ColumnKind::scope:
                if (last.parts.empty()) last.parts.emplace_back();
                take(last.parts.back().scope, row.cells[i], last);
                break;
            case ColumnKind::note:
                if (last.remarks.empty()) last.remarks.emplace_back();
                add_cell_text(last.remarks.back(), row.cells[i]);
                break;
            case ColumnKind::none: add_unread(row.cells[i], row.line); break;
            case ColumnKind::name:
            case ColumnKind::number:
            case ColumnKind::category:
            case ColumnKind::other: break;
        }
    }
}

void IndicatorRows::take_values(Row& into, const TableRow& row, std::string_view scope) {
    Row::Part& part = into.parts.emplace_back();
    take(part.scope, scope, into);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (head_.columns[i].kind == ColumnKind::value && !row.cells[i].empty())
            take(part.values[i], row.cells[i], into);
}

// Adds a cell's text and notes its marks.
void IndicatorRows::take(Pieces& pieces, std::string_view text, Row& row) {
    MarkedText cell = cut_marks(text);
    pieces.append(cell.text);
    if (!bracketed_marks(text).empty()) mark_kinds_.insert(MarkKind::bracketed);
    mark(row, cell.marks);
}

void IndicatorRows::mark(Row& row, const std::vector<NoteMark>& marks) {
    for (const NoteMark mark : marks) mark_kinds_.insert(mark.kind);
    for (const NoteMark mark : marks)
        if (std::find(row.marks.begin(), row.marks.end(), mark) == row.marks.end()) row.marks.push_back(mark);
}

// 50[2]: a mark where a note has it. A cell's first piece does not begin with one.
void IndicatorRows::cut_bracketed(Pieces& pieces, Row& row,
                                  const std::map<NoteMark, const TableNote*>& notes) {
    Pieces kept;
    for (const std::string_view piece : pieces) {
        std::size_t begin = 0;
        for (const BracketedMark& found : bracketed_marks(piece)) {
            if (!notes.contains(found.mark)) continue;
            kept.push_back(trim_end(piece.substr(begin, found.begin - begin)));
            begin = found.end;
            mark(row, {found.mark});
        }
        if (begin < piece.size()) kept.push_back(piece.substr(begin));
    }
    pieces = std::move(kept);
}

void IndicatorRows::cut_bracketed(const std::map<NoteMark, const TableNote*>& notes) {
    const bool known = std::any_of(notes.begin(), notes.end(),
                                   [](const auto& entry) { return entry.first.kind == MarkKind::bracketed; });
    if (!known) return;
    for (Row& row : rows_) {
        for (Pieces* pieces : {&row.name, &row.node.unit, &row.node.attribute})
            cut_bracketed(*pieces, row, notes);
        for (Row::Part& part : row.parts)
            for (auto& [column, text] : part.values) cut_bracketed(text, row, notes);
    }
}

// 森林覆盖率（%）: the unit that no column has.
void IndicatorRows::split_unit(Row& row) const {
    row.node.name = std::move(row.name);
    if (row.node.name.empty() || !row.node.unit.empty() || head_.find(ColumnKind::unit)) return;
    std::string_view& last = row.node.name.back();
    last = trim_end(last);
    const LastParenthesis found = last_parenthesis(last);
    if (found.begin == std::string_view::npos ||
        !matcher_.is(BlockRole::indicator_unit, packed({found.inside})))
        return;
    add_cell_text(row.node.unit, found.inside);
    last = trim_end(last.substr(0, found.begin));
    if (last.empty()) row.node.name.cut(row.node.name.size() - 1);
}

bool IndicatorRows::centred() const { return category_in_rows_ && !rows_.empty() && !rows_.front().category; }

IndicatorNode IndicatorRows::finished(Row& row, const std::map<NoteMark, const TableNote*>& notes) {
    split_unit(row);
    if (row.category && (!centred() || (row.names_category && !category_alone_)))
        row.node.category = categories_[*row.category];
    for (const Row::Part& part : row.parts)
        for (const auto& [column, text] : part.values)
            row.node.values.push_back({head_.columns[column].year, part.scope, text});
    row.node.notes = std::move(row.remarks);
    resolve(row, notes);
    return std::move(row.node);
}

void IndicatorRows::resolve(Row& row, const std::map<NoteMark, const TableNote*>& notes) {
    std::vector<NoteMark> marks = std::move(row.marks);
    for (const Column& column : head_.columns)
        for (const NoteMark mark : column.marks)
            if (std::find(marks.begin(), marks.end(), mark) == marks.end()) marks.push_back(mark);
    for (const NoteMark mark : marks) {
        const auto note = notes.find(mark);
        if (note != notes.end()) row.node.notes.push_back(note->second->text);
    }
    row.marks = std::move(marks);
}

IndicatorRows::Result IndicatorRows::finish(const std::vector<TableNote>& notes) {
    std::map<NoteMark, const TableNote*> by_mark;
    for (const TableNote& note : notes)
        if (note.mark) by_mark.emplace(*note.mark, &note);
    cut_bracketed(by_mark);
    Result result{.strays = std::move(strays_)};
    if (centred())
        result.strays.push_back(
            {.kind = StrayKind::table_category,
             .text = rows_.front().name.empty() ? std::string_view{} : rows_.front().name.front(),
             .line = rows_.front().node.line});
    if (!centred()) drop_doubtful_categories(result.strays);
    std::set<NoteMark> used;
    for (Row& row : rows_) {
        if (row.name.empty()) {
            result.strays.push_back({.kind = StrayKind::table_row, .text = {}, .line = row.node.line});
            continue;
        }
        const std::string_view name = row.name.front();
        result.indicators.push_back(finished(row, by_mark));
        for (const NoteMark mark : row.marks) {
            used.insert(mark);
            if (by_mark.contains(mark)) continue;
            result.strays.push_back(
                {.kind = StrayKind::note_missing, .text = name, .line = result.indicators.back().line});
        }
    }
    for (const TableNote& note : notes) {
        bool placed = note.text.empty() || (note.mark && used.contains(*note.mark));
        if (const auto bracket = bracket_of(note))
            for (IndicatorNode& row : result.indicators) {
                if (!has_bracket(row, *bracket)) continue;
                row.notes.push_back(note.text);
                placed = true;
            }
        if (!placed)
            result.strays.push_back(
                {.kind = StrayKind::table_note, .text = note.text.front(), .line = note.line});
    }
    return result;
}

}  // namespace zhenggai
