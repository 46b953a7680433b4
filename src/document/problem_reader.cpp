#include "document/problem_reader.h"

#include <algorithm>

#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t usual_measures = 4;  // of a problem

// Values that may run over several paragraphs; the others end with their first.
bool is_running_text(FieldKey key) {
    return key == FieldKey::goal || key == FieldKey::progress_text || key == FieldKey::text;
}

// 验收标准：… begins like a label.
bool looks_like_label(std::string_view text) {
    constexpr std::size_t longest = 10;
    std::size_t length = 0;
    for (std::size_t i = 0; i < text.size() && length <= longest; ++length) {
        const char32_t c = next_code_point(text, i);
        if (c == U':' || c == U'：') return length >= 2;
        if (c < 0x4E00 || c > 0x9FFF) return false;
    }
    return false;
}

}  // namespace

void ProblemReader::open(std::size_t start, const HeadingContext& context) {
    const Block& block = blocks_[start];
    open_ = true;
    problem_ = ProblemNode{.part = context.part,
                           .section = context.section,
                           .subsection = context.subsection,
                           .line = block.line};
    style_.reset();
    if (block.marker) {
        problem_.ordinal = block.marker->number;
        style_ = block.marker->rule;
    }
    if (block.kind == BlockKind::problem) {
        problem_.label = block.label;
        problem_.number = block.number;
    }
    if (!block.content.empty()) problem_.text.push_back(block.content);
    measures_ahead_until_ = labels_[start].next_boundary;
    phase_ = Phase::statement;
    field_open_ = list_opened_ = unnumbered_ = false;
    measure_style_.reset();
    last_number_ = value_number_ = 0;
    list_begin_ = 0;
}

ProblemNode ProblemReader::close() {
    open_ = false;
    return std::move(problem_);
}

std::vector<FieldNode>& ProblemReader::fields_here() {
    return phase_ == Phase::measures && !problem_.measures.empty() ? problem_.measures.back().fields
                                                                   : problem_.fields;
}

FieldNode* ProblemReader::current_field() {
    return field_open_ && !fields_here().empty() ? &fields_here().back() : nullptr;
}

void ProblemReader::stray(const Block& block, std::string_view text) {
    strays_.push_back({.kind = looks_like_label(text) ? StrayKind::unknown_label : StrayKind::text,
                       .text = text,
                       .line = block.line});
}

void ProblemReader::read(std::size_t index) {
    const Block& block = blocks_[index];
    opened_measure_ = false;
    if (block.kind == BlockKind::label || (block.kind == BlockKind::problem && labels_[index].is_label))
        return read_label(block);
    if (block.kind == BlockKind::prose && block.marker) return read_marked(index);
    read_plain(block, block.text);
}

void ProblemReader::start_field(const Block& block) {
    std::vector<FieldNode>& fields = fields_here();
    if (fields.empty()) fields.reserve(labels_from(block));
    FieldNode& field = fields.emplace_back();
    field.key = block.kind == BlockKind::problem ? FieldKey::text : block.key;
    field.label = block.label;
    field.line = block.line;
    if (!block.content.empty()) field.value.push_back(block.content);
    field_open_ = true;
    value_number_ = 0;
}

// How many labels stand one below the other from this one on.
std::size_t ProblemReader::labels_from(const Block& block) const {
    const auto first = static_cast<std::size_t>(&block - blocks_.data());
    std::size_t next = first + 1;
    while (next < blocks_.size() && blocks_[next].kind == BlockKind::label) ++next;
    return next - first;
}

void ProblemReader::read_label(const Block& block) {
    const FieldKey key = block.kind == BlockKind::problem ? FieldKey::text : block.key;
    if (key == FieldKey::measures) {
        phase_ = Phase::measures;
        problem_.measures_label = block.label;
        field_open_ = unnumbered_ = false;
        list_opened_ = true;
        list_begin_ = problem_.measures.size();
        measure_style_.reset();
        return;
    }
    if (key == FieldKey::text && phase_ == Phase::statement) {
        if (block.kind == BlockKind::label) problem_.statement_label = block.label;
        if (!block.content.empty()) problem_.text.push_back(block.content);
        return;
    }
    if (phase_ == Phase::statement) phase_ = Phase::fields;
    list_opened_ = false;
    start_field(block);
}

// Without a label 整改措施, a numbered item is a measure where labels have come before it, or follow
// right behind it.
bool ProblemReader::is_measure_without_list(std::size_t index) const {
    if (phase_ == Phase::measures) return true;
    if (labels_[index].next_measures < measures_ahead_until_) return false;
    if (phase_ == Phase::fields) return true;
    const auto& owned = labels_[index].owned;
    return owned.any() && !owned.test(static_cast<std::size_t>(FieldKey::goal));
}

// 整改进展：followed by its own 1. 2. 3.: true where the item belongs to the value, not to the measures.
bool ProblemReader::joins_numbered_value(const Block& block, std::size_t index) {
    const FieldNode* field = current_field();
    if (field == nullptr || !is_running_text(field->key)) return false;
    const std::int64_t number = block.marker->number;
    const bool begins = number == 1 && last_number_ >= 1 && value_number_ == 0;
    const bool goes_on = value_number_ > 0 && number == value_number_ + 1;
    if (!begins && !goes_on) return false;
    if (number == last_number_ + 1 && labels_[index].owned.any()) return false;
    value_number_ = number;
    return true;
}

bool ProblemReader::expects_item(std::size_t index, bool heading_open) const {
    const Block& block = blocks_[index];
    if (block.kind != BlockKind::prose || !block.marker) return false;
    if (labels_[index].in_value) return true;
    if (phase_ != Phase::measures) return false;
    if (list_opened_) return block.marker->number == 1;
    if (measure_style_ != block.marker->rule || block.marker->number != last_number_ + 1) return false;
    const auto& owned = labels_[index].owned;
    return !is_heading_of_next(index, heading_open) &&
           !owned.test(static_cast<std::size_t>(FieldKey::measures)) &&
           !owned.test(static_cast<std::size_t>(FieldKey::goal));
}

// A heading in the style of the measures has the next problem right below it: one with a marker of an
// inner style, or without a marker where such headings are open.
bool ProblemReader::is_heading_of_next(std::size_t index, bool heading_open) const {
    const std::size_t next = index + 1;
    if (next >= blocks_.size()) return false;
    const bool starts = labels_[next].starts_problem() ||
                        (blocks_[next].kind == BlockKind::problem && !labels_[next].is_label);
    if (!starts) return false;
    return blocks_[next].marker ? blocks_[next].marker->rule > blocks_[index].marker->rule : heading_open;
}

// 2.5万吨… is text where an undoubted 2. follows it in the list.
bool ProblemReader::comes_again_undoubted(std::size_t index) const {
    const std::size_t next = labels_[index].next_of_style;
    return next < std::min(measures_ahead_until_, blocks_.size()) &&
           blocks_[next].marker->number == blocks_[index].marker->number;
}

void ProblemReader::read_marked(std::size_t index) {
    const Block& block = blocks_[index];
    if (labels_[index].in_value) return read_value_item(block);
    const bool goes_on = measure_style_ == block.marker->rule && block.marker->number == last_number_ + 1;
    if (block.marker->doubtful && (!goes_on || comes_again_undoubted(index)))
        return read_plain(block, block.text);
    if (!is_measure_without_list(index)) return read_plain(block, block.text);
    phase_ = Phase::measures;
    if (!measure_style_ || unnumbered_) measure_style_ = block.marker->rule;
    if (measure_style_ == block.marker->rule && !joins_numbered_value(block, index)) {
        if (unnumbered_) give_up_lead();
        unnumbered_ = false;
        return open_measure(block, block.marker->number);
    }
    read_plain(block, block.text);
}

// An item of a list that makes up the whole value of a label.
void ProblemReader::read_value_item(const Block& block) {
    if (FieldNode* field = current_field()) {
        field->value.push_back(block.text);
    } else {
        read_plain(block, block.text);
    }
}

// 整改措施：, a paragraph, then 1.: the paragraph is no measure.
void ProblemReader::give_up_lead() {
    const auto first = problem_.measures.begin() + static_cast<std::ptrdiff_t>(list_begin_);
    const bool bare = std::all_of(first, problem_.measures.end(), [](const MeasureNode& measure) {
        return !measure.number && measure.fields.empty() && measure.text.size() == 1;
    });
    if (!bare) return;
    for (auto lead = first; lead != problem_.measures.end(); ++lead)
        strays_.push_back({.text = lead->text.front(), .line = lead->line});
    problem_.measures.erase(first, problem_.measures.end());
}

void ProblemReader::open_measure(const Block& block, std::optional<std::int64_t> number) {
    opened_measure_ = true;
    if (problem_.measures.empty()) problem_.measures.reserve(usual_measures);
    MeasureNode& measure = problem_.measures.emplace_back();
    measure.number = number;
    measure.line = block.line;
    const std::string_view text = number ? block.content : block.text;
    if (!text.empty()) measure.text.push_back(text);
    field_open_ = list_opened_ = false;
    last_number_ = number.value_or(last_number_);
    value_number_ = 0;
}

// A paragraph behind the labels of a measure without number is a measure where labels of its own repeat one
// of them.
bool ProblemReader::begins_like_last(const Block& block) const {
    if (problem_.measures.empty() || problem_.measures.back().fields.empty()) return true;
    const std::vector<FieldNode>& fields = problem_.measures.back().fields;
    auto next = static_cast<std::size_t>(&block - blocks_.data()) + 1;
    for (; next < blocks_.size() && blocks_[next].kind == BlockKind::label; ++next)
        for (const FieldNode& field : fields)
            if (field.key == blocks_[next].key) return true;
    return false;
}

void ProblemReader::read_plain(const Block& block, std::string_view text) {
    if (phase_ == Phase::statement) {
        problem_.text.push_back(text);
        return;
    }
    if (FieldNode* field = current_field()) {
        if (field->value.empty() || is_running_text(field->key)) {
            field->value.push_back(text);
            return;
        }
    }
    if (phase_ == Phase::measures) {
        if (problem_.measures.empty() || unnumbered_ || list_opened_) {
            if (field_open_ && looks_like_label(text)) return stray(block, text);
            if (unnumbered_ && !list_opened_ && !begins_like_last(block)) return stray(block, text);
            unnumbered_ = true;
            return open_measure(block, std::nullopt);
        }
        if (!field_open_) {
            problem_.measures.back().text.push_back(text);
            return;
        }
    }
    stray(block, text);
}

}  // namespace zhenggai
