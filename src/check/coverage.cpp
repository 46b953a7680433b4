#include "check/coverage.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "check/record_values.h"
#include "check/span_set.h"
#include "document/leading_digits.h"
#include "text/character.h"

namespace zhenggai {

namespace {

enum class Category { extracted, heading, prose, furniture, unclaimed };

constexpr std::string_view full_stop = "。";
constexpr std::size_t no_block = static_cast<std::size_t>(-1);

struct Stretch {
    Span span = {};
    Category category = Category::unclaimed;
    std::size_t block = no_block;  // index of its claim
};

// Views of a document as spans of its source.
class Way {
  public:
    explicit Way(const CheckInput& document) : document_(document) {}

    std::optional<Span> direct(std::string_view view) const { return document_.direct(view); }

    template <class Use>
    void each_span(std::string_view view, Use use) const {
        if (const auto span = direct(view)) return use(*span);
        for (const Span& span : document_.provenance.spans_of(view)) use(span);
    }

    auto adding_to(SpanSet& set) const {
        return [this, &set](std::string_view view) { each_span(view, [&set](Span span) { set.add(span); }); };
    }

    std::size_t begin_of(std::string_view view) const {
        std::size_t begin = std::string_view::npos;
        each_span(view, [&begin](Span span) { begin = std::min(begin, span.begin); });
        return begin;
    }

    std::string_view bytes(Span span) const {
        return {document_.text.bytes.data() + span.begin, span.size()};
    }

    Span trimmed(Span span) const { return span_of(document_.text, trim(bytes(span))); }

  private:
    const CheckInput& document_;
};

// What the words of a block are that no value and no title holds.
Category rest_of(ClaimKind kind) {
    switch (kind) {
        case ClaimKind::heading: return Category::heading;
        case ClaimKind::prose: return Category::prose;
        case ClaimKind::form: return Category::furniture;
        case ClaimKind::value:
        case ClaimKind::table:
        case ClaimKind::none: break;
    }
    return Category::unclaimed;
}

// True where marks and white space alone stand, as they mostly do between blocks.
bool parts_blocks(std::string_view text) {
    for (const char byte : text)
        if (static_cast<unsigned char>(byte) > ' ') return !holds_words(text);
    return true;
}

bool stands_in(std::string_view view, std::string_view text) {
    const std::less_equal<const char*> not_behind;
    return not_behind(text.data(), view.data()) &&
           not_behind(view.data() + view.size(), text.data() + text.size());
}

// The text without the tags that a web page leaves behind: </p>.
std::string without_tags(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('<'), text.size());
        words += text.substr(0, open);
        const std::size_t close = text.find('>', open);
        if (close == std::string_view::npos) return words.append(text.substr(open));
        text.remove_prefix(close + 1);
    }
    return words;
}

// ）[1]: the mark of a note, and other marks.
bool is_note_mark(std::string_view text) {
    const std::size_t open = text.rfind('[');
    if (open == std::string_view::npos || holds_words(text.substr(0, open))) return false;
    const LeadingDigits digits = leading_digits(text.substr(open + 1));
    return digits.count > 0 && text.substr(open + 1 + digits.bytes) == "]";
}

// Cuts blocks where their category changes.
class BlockCutter {
  public:
    explicit BlockCutter(const CheckInput& document) : document_(document), way_(document) {
        for_each_value(document.record, way_.adding_to(values_));
        for_each_prose_value(document.record, way_.adding_to(prose_values_));
        const auto add_label = way_.adding_to(values_);
        for (const TaskNode& task : document.tree.measures)
            for (const FieldNode& field : task.fields) add_label(field.label);
        const auto add_title = way_.adding_to(titles_);
        for (const OutlineEntry& entry : document.record.outline) add_title(entry.title);
        const auto add_stray = way_.adding_to(strays_);
        for (const Stray& stray : document.tree.strays) add_stray(stray.text);
        for (SpanSet* set : {&values_, &prose_values_, &titles_, &strays_}) set->close();
        for (const Indicator& row : document.record.indicators)
            if (row.number) row_numbers_.emplace_back(row.line, *row.number);
        std::sort(row_numbers_.begin(), row_numbers_.end());
    }

    // Appends the stretches of a block. Its marker, label and marks go with what follows them; at its end
    // with what precedes them.
    void cut(const Claim& claim, std::size_t block, std::vector<Stretch>& stretches) {
        if (const auto span = way_.direct(claim.text)) {
            if (const auto category = undivided(claim, *span)) {
                stretches.push_back({.span = *span, .category = *category, .block = block});
                return;
            }
        }
        claim_ = &claim;
        block_ = block;
        first_ = stretches.size();
        open_ = first_;
        content_begin_ = way_.begin_of(claim.content);
        is_head_ = claim.kind == ClaimKind::table && !holds_any_of(values_, claim.text) &&
                   !holds_any_of(strays_, claim.text);
        const auto cut_one = [&](Span span) { cut_span(span, stretches); };
        if (!claim.marker.empty() && !stands_in(claim.marker, claim.text))
            way_.each_span(claim.marker, cut_one);
        way_.each_span(claim.text, cut_one);
        const Category category = open_ > first_ ? stretches[open_ - 1].category : alone();
        for (; open_ < stretches.size(); ++open_) stretches[open_].category = category;
    }

  private:
    bool holds_any_of(SpanSet& set, std::string_view text) const {
        bool any = false;
        way_.each_span(text, [&](Span span) { any = any || set.overlaps(span); });
        return any;
    }

    // The category of a block that is one value or one title behind its marker and label, or neither at all,
    // as most are: nothing of it has to be cut. None where it may have to be.
    std::optional<Category> undivided(const Claim& claim, Span block) {
        const auto content = way_.direct(claim.content);
        if (claim.kind == ClaimKind::table || !content) return std::nullopt;
        if (!claim.marker.empty() && !stands_in(claim.marker, claim.text)) return std::nullopt;
        if (claim.kind == ClaimKind::prose && prose_values_.overlaps(block)) return std::nullopt;
        const Span& value = values_.from(block.begin);
        const Span& title = titles_.from(block.begin);
        const bool has_value = value.begin < block.end;
        const bool has_title = title.begin < block.end;
        if (has_value && has_title) return std::nullopt;
        if (has_value || has_title) {
            if (!fills(has_value ? value : title, block, content->begin)) return std::nullopt;
            return has_value ? Category::extracted : Category::heading;
        }
        if (claim.kind != ClaimKind::value) return rest_of(claim.kind);
        if (content->begin < block.end) return std::nullopt;
        return Category::extracted;  // a label whose value stands below
    }

    // True where what is found fills the block from its content on, or from before that, to the end or to a
    // final stop.
    bool fills(Span found, Span block, std::size_t content) const {
        if (found.begin > content) return false;
        return found.end >= block.end ||
               (block.end - found.end == full_stop.size() && way_.bytes({found.end, block.end}) == full_stop);
    }

    // Of a block without any value: a label whose value stands below, the head of a table.
    Category alone() const {
        if (claim_->kind == ClaimKind::value) return Category::extracted;
        return is_head_ ? Category::heading : rest_of(claim_->kind);
    }

    // True where the words between values are none by themselves: marks, the number of a row, 注：.
    bool is_beside_value(std::string_view words) const {
        if (is_head_ || (claim_->kind == ClaimKind::table && is_beside_cell(trim(words)))) return true;
        if (!holds_words(words)) return true;
        return words.find('<') != std::string_view::npos && !holds_words(without_tags(words));
    }

    bool is_beside_cell(std::string_view words) const {
        return words.ends_with("：") || words.ends_with(":") || is_note_mark(words) || is_row_number(words);
    }

    bool is_marker(Span span) const {
        return !claim_->marker.empty() && trim(way_.bytes(span)) == claim_->marker;
    }

    // 17. or 17, where the record has a row of this number here.
    bool is_row_number(std::string_view words) const {
        const LeadingDigits digits = leading_digits(words);
        if (digits.count == 0 || holds_words(words.substr(digits.bytes))) return false;
        const std::size_t line = document_.positions.at(span_of(document_.text, words).begin).line;
        return std::binary_search(row_numbers_.begin(), row_numbers_.end(), std::pair(line, digits.value));
    }

    void cut_span(Span span, std::vector<Stretch>& stretches) {
        while (span.begin < span.end) {
            Stretch stretch{.span = span, .block = block_};
            const bool before_content = span.begin < content_begin_;
            if (before_content) stretch.span.end = std::min(span.end, content_begin_);
            const bool known = find_category(stretch);
            span.begin = stretch.span.end;
            stretches.push_back(stretch);
            const bool prefix =
                before_content && (claim_->kind != ClaimKind::table || is_marker(stretch.span));
            if (!known && way_.bytes(stretch.span) == full_stop && open_ > first_ &&
                open_ + 1 == stretches.size()) {
                stretches[open_].category = stretches[open_ - 1].category;
                ++open_;
            }
            if (!known && (prefix || is_beside_value(way_.bytes(stretch.span)))) continue;
            for (; open_ < stretches.size(); ++open_) stretches[open_].category = stretch.category;
        }
    }

    // Shortens the stretch to where one answer holds; true where a value or a title is the answer.
    bool find_category(Stretch& stretch) {
        const auto is_in = [&stretch](SpanSet& set) {
            const SpanSet::Run run = set.run_at(stretch.span.begin, stretch.span.end);
            stretch.span.end = run.end;
            return run.inside;
        };
        stretch.category = Category::extracted;
        if (is_in(values_)) return true;
        if (claim_->kind == ClaimKind::prose && is_in(prose_values_)) return true;
        stretch.category = Category::heading;
        if (is_in(titles_)) return true;
        stretch.category = rest_of(claim_->kind);
        if (way_.bytes(stretch.span).starts_with(full_stop))  // of a title: it goes with it
            stretch.span.end = stretch.span.begin + full_stop.size();
        return false;
    }

    const CheckInput& document_;
    Way way_;
    SpanSet values_;
    SpanSet prose_values_;
    SpanSet titles_;
    SpanSet strays_;
    std::vector<std::pair<std::size_t, std::int64_t>> row_numbers_;  // of indicators, with their lines
    const Claim* claim_ = nullptr;
    std::size_t block_ = 0;
    bool is_head_ = false;  // the block is the head of a table
    std::size_t content_begin_ = 0;
    std::size_t first_ = 0;  // stretch of the block
    std::size_t open_ = 0;   // the first stretch whose category what follows decides
};

bool begins_before(const Stretch& a, const Stretch& b) { return a.span.begin < b.span.begin; }

// By their places, those that begin at one place as they were.
void sort(std::span<Stretch> stretches) {
    if (!std::is_sorted(stretches.begin(), stretches.end(), begins_before))
        std::stable_sort(stretches.begin(), stretches.end(), begins_before);
}

std::size_t& count_of(Coverage& counts, Category category) {
    switch (category) {
        case Category::extracted: return counts.extracted;
        case Category::heading: return counts.heading;
        case Category::prose: return counts.prose;
        case Category::furniture: return counts.furniture;
        case Category::unclaimed: break;
    }
    return counts.unclaimed;
}

// Reads the stretches of a part in order.
class LedgerWriter {
  public:
    LedgerWriter(const Way& way, Span part)
        : way_(way), part_(part), behind_(part.begin), counted_(part.begin) {}

    void add(Stretch stretch) {
        stretch.span.begin = std::max(stretch.span.begin, behind_);
        stretch.span.end = std::min(stretch.span.end, part_.end);
        if (stretch.span.begin >= stretch.span.end) return;
        close_hole(stretch.span.begin);
        put(stretch);
        behind_ = stretch.span.end;
    }

    CoverageLedger finish() {
        close_hole(part_.end);
        if (last_) count_to(part_.end);
        return std::move(ledger_);
    }

  private:
    // Adds the words that no stretch holds: a block that the structure lost. Marks alone part the blocks of
    // one paragraph, as （ and ） do in 甲（时限：乙）: they go with what precedes them.
    void close_hole(std::size_t end) {
        if (!parts_blocks(way_.bytes({behind_, end}))) put({.span = way_.trimmed({behind_, end})});
    }

    void put(const Stretch& stretch) {
        if (last_ && last_->category != stretch.category) count_to(stretch.span.begin);
        if (stretch.category == Category::unclaimed) {
            const Span words = way_.trimmed(stretch.span);
            const bool goes_on = last_ && last_->category == Category::unclaimed &&
                                 stretch.block != no_block && last_->block == stretch.block;
            if (goes_on) {
                ledger_.unclaimed.back().end = words.end;
            } else {
                ledger_.unclaimed.push_back(words);
            }
        }
        last_ = stretch;
    }

    void count_to(std::size_t end) {
        count_of(ledger_.counts, last_->category) += count_code_points(way_.bytes({counted_, end}));
        counted_ = end;
    }

    const Way& way_;
    Span part_;
    std::size_t behind_;   // the stretches so far
    std::size_t counted_;  // up to here
    std::optional<Stretch> last_ = {};
    CoverageLedger ledger_ = {};
};

// Up to 20 characters of the paragraph.
std::string beginning(std::string_view text) {
    constexpr std::size_t shown = 20;
    std::size_t end = 0;
    for (std::size_t i = 0; i < shown && end < text.size(); ++i) next_code_point(text, end);
    return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

// What other diagnostics of the record tell of.
SpanSet reported(const CheckInput& document) {
    const Way way(document);
    SpanSet set;
    const auto add = way.adding_to(set);
    for (const Stray& stray : document.tree.strays) {
        add(stray.text);
        for (const std::string_view row : stray.rest) add(row);
    }
    const auto add_others = [&add](const std::vector<FieldNode>& fields) {
        for (const FieldNode& field : fields) {
            if (field.key != FieldKey::other) continue;
            add(field.label);
            for (const std::string_view piece : field.value) add(piece);
        }
    };
    for (const ProblemNode& problem : document.tree.problems) {
        add_others(problem.fields);
        for (const MeasureNode& measure : problem.measures) add_others(measure.fields);
    }
    for (const TaskNode& task : document.tree.measures) add_others(task.fields);
    set.close();
    return set;
}

}  // namespace

CoverageLedger account_for(const CheckInput& document, std::span<const std::string_view> furniture,
                           Span part) {
    const Way way(document);
    std::vector<Stretch> stretches;
    stretches.reserve(document.tree.claims.size());
    BlockCutter cutter(document);
    for (std::size_t i = 0; i < document.tree.claims.size(); ++i)
        cutter.cut(document.tree.claims[i], i, stretches);
    std::vector<Stretch> left_out;
    for (const std::string_view line : furniture)
        way.each_span(line, [&left_out](Span span) {
            left_out.push_back({.span = span, .category = Category::furniture});
        });
    sort(stretches);
    sort(left_out);

    LedgerWriter ledger(way, part);
    auto next = left_out.begin();
    for (const Stretch& stretch : stretches) {
        for (; next != left_out.end() && begins_before(*next, stretch); ++next) ledger.add(*next);
        ledger.add(stretch);
    }
    for (; next != left_out.end(); ++next) ledger.add(*next);
    return ledger.finish();
}

Diagnostics check_unclaimed(const CheckInput& document, std::span<const Span> unclaimed) {
    if (unclaimed.empty()) return {};
    Diagnostics found;
    SpanSet known = reported(document);
    for (const Span& span : unclaimed) {
        if (known.overlaps(span)) continue;
        found.push_back({.severity = Severity::warning,
                         .code = "unclaimed-text",
                         .message = "this text belongs to no value: " +
                                    beginning(document.text.bytes.substr(span.begin, span.end - span.begin)),
                         .remedy = "check whether a label or a number is missing before it",
                         .position = document.positions.at(span.begin)});
    }
    return found;
}

}  // namespace zhenggai
