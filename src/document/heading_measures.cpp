#include "document/heading_measures.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "document/run_in_title.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t no_item = static_cast<std::size_t>(-1);
constexpr std::string_view full_stop = "。";
constexpr std::array<std::string_view, 12> stops{"。", "；", "，", "！", "？", "、",
                                                 ";",  ",",  "!",  "?",  ".",  "："};
constexpr std::array<std::string_view, 5> sentence_stops{"。", "！", "？", "!", "?"};
constexpr std::array<std::string_view, 2> list_stops{"；", ";"};

// The stop that the text begins with; or empty.
std::string_view leading_stop(std::string_view text) {
    for (const std::string_view stop : stops)
        if (text.starts_with(stop)) return text.substr(0, stop.size());
    return {};
}

bool ends_with_any(std::string_view text, const auto& marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [text](std::string_view mark) { return text.ends_with(mark); });
}

// The text before the first assignment, where its clause ends there; else nothing that could be a title.
std::string_view title_part(const std::vector<AssignedPart>& parts) {
    const std::string_view nothing = parts.front().text.substr(0, 0);
    if (!parts.front().is_text()) return nothing;
    const std::string_view text = trim(parts.front().text);
    if (ends_with_any(text, stops)) return text;
    for (const AssignedPart& part : parts) {
        if (&part == &parts.front() || !part.is_text()) continue;
        return leading_stop(trim(part.text)).empty() && !run_in_title(text, true, text.size()) ? nothing
                                                                                               : text;
    }
    return text;
}

// Cuts the paragraphs of one item into tasks at their assignments.
class TaskSplitter {
  public:
    struct Task {
        TaskNode node = {};
        std::vector<std::size_t> paragraphs =
            {};  // of each paragraph of node.text: which of the item's it is
        bool assigned = false;
    };

    explicit TaskSplitter(bool& leads_from_here) : leads_from_here_(leads_from_here) {}

    void read(const std::vector<AssignedPart>& parts, std::uint32_t line) {
        ++paragraph_;
        line_ = line;
        after_stop_ = true;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool beside = i + 1 < parts.size() && parts[i + 1].assigns;
            const bool behind = last_assigned_ && !tasks_.empty();
            if (parts[i].is_text() || (!parts[i].assigns && !beside && !behind)) {
                add_text(parts[i].text);
                note_lead(parts[i]);
            } else {
                add_assignment(parts[i]);
            }
        }
    }

    std::vector<Task>& tasks() { return tasks_; }

    // What stands behind the last assignment: in its paragraph it is the last task's; in paragraphs below it
    // none's, and these are given back (from 0), unless the first task is a heading with its assignment on
    // the line.
    std::vector<std::size_t> settle_rest(bool titled) {
        std::vector<std::size_t> given_back;
        if (tasks_.back().assigned || tasks_.size() == 1) return given_back;
        const Task rest = std::move(tasks_.back());
        tasks_.pop_back();
        Task& last = tasks_.back();
        const bool below_heading =
            titled && tasks_.size() == 1 && last.paragraphs == std::vector<std::size_t>{1};
        for (std::size_t i = 0; i < rest.paragraphs.size(); ++i) {
            const Pieces& text = rest.node.text[i];
            if (rest.paragraphs[i] == last.paragraphs.back()) {
                last.node.text.back().append(text);
            } else if (below_heading) {
                last.node.text.push_back(text);
            } else {
                given_back.push_back(rest.paragraphs[i] - 1);
            }
        }
        return given_back;
    }

  private:
    void add_text(std::string_view text) {
        text = trim(text);
        // （市水利局负责）清理河道: the task stands behind its assignment.
        if (last_assigned_ && !tasks_.back().node.text.empty()) {
            const bool in_paragraph =
                !tasks_.back().paragraphs.empty() && tasks_.back().paragraphs.back() == paragraph_;
            bool ends = !in_paragraph || after_stop_;
            for (auto stop = leading_stop(text); in_paragraph && !stop.empty(); stop = leading_stop(text)) {
                tasks_.back().node.text.back().push_back(stop);
                after_sentence_ = ends_with_any(stop, sentence_stops);
                text = trim_start(text.substr(stop.size()));
                ends = true;
            }
            if (text.empty()) return;
            if (ends) {
                tasks_.emplace_back();
                tasks_.back().node.begins_sentence = !in_paragraph || after_sentence_;
            }
        }
        if (text.empty()) return;
        if (tasks_.empty()) tasks_.emplace_back();
        Task& task = tasks_.back();
        if (task.node.text.empty()) task.node.line = line_;
        if (task.paragraphs.empty() || task.paragraphs.back() != paragraph_) {
            task.node.text.emplace_back();
            task.paragraphs.push_back(paragraph_);
        }
        task.node.text.back().push_back(text);
        last_assigned_ = false;
        after_stop_ = ends_with_any(text, stops);
        after_sentence_ = ends_with_any(text, sentence_stops);
    }

    void add_assignment(const AssignedPart& part) {
        if (tasks_.empty()) {
            tasks_.emplace_back();
            tasks_.back().node.line = line_;
        }
        Task& task = tasks_.back();
        if (part.assignment) task.node.assignments.push_back(*part.assignment);
        task.node.fields.insert(task.node.fields.end(), part.fields.begin(), part.fields.end());
        task.assigned = task.assigned || part.assigns;
        last_assigned_ = true;
        note_lead(part);
        task.node.first_unit_leads = task.node.first_unit_leads || part.first_leads || leads_from_here_;
    }

    void note_lead(const AssignedPart& part) { leads_from_here_ = leads_from_here_ || part.from_here; }

    std::vector<Task> tasks_;
    bool& leads_from_here_;
    std::size_t paragraph_ = 0;  // 1-based
    std::uint32_t line_ = 1;
    bool last_assigned_ = false;  // an assignment was read last
    bool after_stop_ = true;      // a stop, or the paragraph's start, stands before it
    bool after_sentence_ = true;  // the last stop ended a sentence
};

}  // namespace

HeadingMeasures::Line HeadingMeasures::read_line(std::string_view text, std::uint32_t line) {
    Line read{text, reader_.read(text, line), line};
    for (const AssignedPart& part : read.parts)
        if (part.unread)
            unread_.push_back({.kind = StrayKind::unread_assignment, .text = part.text, .line = line});
    return read;
}

Block HeadingMeasures::open(const Block& block, bool& more) {
    open_ = true;
    Item item{
        .marked = block.text, .rule = block.marker->rule, .number = block.marker->number, .line = block.line};
    Block shown = block;
    more = false;
    if (!block.content.empty()) {
        Line line = read_line(block.content, block.line);
        const auto assigns = [](const AssignedPart& part) { return part.assigns; };
        item.assigned = std::any_of(line.parts.begin(), line.parts.end(), assigns);
        if (item.assigned) shown.content = title_part(line.parts);
        for (std::size_t i = 1; i < line.parts.size(); ++i)
            more = more || (line.parts[i].is_text() &&
                            trim(line.parts[i].text).size() > leading_stop(line.parts[i].text).size());
        more = more && item.assigned;
        item.lines.push_back(std::move(line));
    }
    any_ = any_ || item.assigned;
    items_.push_back(std::move(item));
    return shown;
}

void HeadingMeasures::place(std::size_t outline_item) {
    items_.back().outline = outline_item;
    by_outline_.resize(std::max(by_outline_.size(), outline_item + 1), no_item);
    by_outline_[outline_item] = items_.size() - 1;
}

bool HeadingMeasures::add(const Block& block) {
    if (!open_) return false;
    if (block.kind == BlockKind::label) {
        const bool known =
            is_assigning(block.key) || (block.key == FieldKey::other && items_.back().assigned);
        if (!known || !block.colon) return false;
        add_label(block);
        return true;
    }
    std::vector<Line>& lines = items_.back().lines;
    if (!lines.empty() && !lines.back().parts.empty() && !lines.back().parts.back().fields.empty()) {
        FieldNode& field = lines.back().parts.back().fields.back();
        if (field.value.empty()) {  // 责任单位：, with its value on the next line
            field.value.push_back(block.text);
            return true;
        }
    }
    lines.push_back(read_line(block.text, block.line));
    for (const AssignedPart& part : lines.back().parts)
        items_.back().assigned = items_.back().assigned || part.assigns;
    any_ = any_ || items_.back().assigned;
    return true;
}

// A label in the paragraph before it is a part of that; one of its own is a paragraph.
void HeadingMeasures::add_label(const Block& block) {
    Item& item = items_.back();
    AssignedPart part{.text = block.text,
                      .assigns = block.key != FieldKey::deadline && block.key != FieldKey::other &&
                                 block.key != FieldKey::leaders};
    part.fields.push_back({.key = block.key, .label = block.label, .line = block.line});
    std::string_view value = block.content;
    if (part.assigns) reader_.cut_lead(part, value);
    if (!value.empty()) part.fields.back().value.push_back(value);
    item.assigned = item.assigned || part.assigns;
    any_ = any_ || part.assigns;
    if (!block.continues || item.lines.empty()) item.lines.push_back({block.text, {}, block.line});
    item.lines.back().parts.push_back(std::move(part));
}

bool HeadingMeasures::is_assignment(const Block& block) const {
    const std::vector<AssignedPart> parts = reader_.read(block.text, block.line);
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), [](const AssignedPart& part) {
        return part.assigns || leading_stop(trim(part.text)).size() == trim(part.text).size();
    });
}

void HeadingMeasures::finish(OutlineBuilder& outline, DocumentTree& tree) {
    link(outline);
    for (std::size_t i = 0; i < items_.size(); ++i)
        if (items_[i].assigned && closes_outer(outline, i)) give_to_outer(outline, i);
    for (const Item& item : items_)
        if (!item.taken) write(item, outline, tree);
    std::stable_sort(tree.prose.begin(), tree.prose.end(),
                     [](const ProseNode& a, const ProseNode& b) { return a.line < b.line; });
    tree.strays.insert(tree.strays.end(), unread_.begin(), unread_.end());
    unread_.clear();
    items_.clear();
}

// Finds for every item the one before it in its list.
void HeadingMeasures::link(OutlineBuilder& outline) {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> last;  // by parent and rule
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const std::size_t parent = outline.parent_of(items_[i].outline).value_or(no_item);
        const auto [known, fresh] = last.try_emplace({parent, items_[i].rule}, i);
        if (!fresh && items_[known->second].number + 1 == items_[i].number) items_[i].before = known->second;
        known->second = i;
    }
}

bool HeadingMeasures::closes_outer(const OutlineBuilder& outline, std::size_t last) const {
    const auto parent = outline.parent_of(items_[last].outline);
    if (!items_[last].before || !parent || *parent >= by_outline_.size() || by_outline_[*parent] == no_item ||
        items_[by_outline_[*parent]].assigned)
        return false;
    const auto& lines = items_[last].lines;
    const bool below = lines.size() == 2 && std::none_of(lines[1].parts.begin(), lines[1].parts.end(),
                                                         [](const auto& part) { return part.is_text(); });
    if (below && outline.has_title(items_[last].outline)) return false;
    std::size_t first = last;
    while (items_[first].before) {
        first = *items_[first].before;
        const Item& item = items_[first];
        if (item.assigned || item.taken || item.lines.size() != 1) return false;
        const bool goes_on = ends_with_any(item.lines[0].whole, list_stops);
        if (!goes_on && (!below || outline.has_title(item.outline))) return false;
    }
    return items_[first].number == 1;
}

void HeadingMeasures::give_to_outer(OutlineBuilder& outline, std::size_t last) {
    Item& outer = items_[by_outline_[*outline.parent_of(items_[last].outline)]];
    std::vector<std::size_t> list{last};
    while (items_[list.back()].before) list.push_back(*items_[list.back()].before);
    std::reverse(list.begin(), list.end());
    for (const std::size_t i : list) {
        Item& item = items_[i];
        // The items of the list keep their markers, as they do wherever a list is text.
        if (!item.lines[0].parts.empty() && item.lines[0].parts[0].is_text()) {
            std::string_view& text = item.lines[0].parts[0].text;
            const char* end = text.data() + text.size();
            if (item.marked.data() < text.data() && text.data() < item.marked.data() + item.marked.size())
                text = {item.marked.data(), static_cast<std::size_t>(end - item.marked.data())};
        }
        outer.lines.insert(outer.lines.end(), item.lines.begin(), item.lines.end());
        item.taken = true;
    }
    outer.assigned = true;
}

void HeadingMeasures::write(const Item& item, OutlineBuilder& outline, DocumentTree& tree) {
    if (!item.assigned) {
        for (const Line& line : item.lines) tree.prose.push_back({line.whole, line.number});
        return;
    }
    TaskSplitter splitter(leads_from_here_);
    for (const Line& line : item.lines) splitter.read(line.parts, line.number);
    auto& tasks = splitter.tasks();

    const std::string_view first = item.lines.front().whole;
    const bool titled = outline.has_title(item.outline) && first.find(full_stop) == std::string_view::npos;
    for (const std::size_t line : splitter.settle_rest(titled))
        tree.prose.push_back({item.lines[line].whole, item.lines[line].number});

    TaskNode& head = tasks.front().node;
    const bool more = head.text.size() > 1;
    const auto run_in = run_in_title(first, more, matcher_.grammar().heading_limit);
    if (more && titled && head.text.front().size() == 1) head.heading = head.text.front().front();
    outline.hold_task(item.outline, more && (titled || (run_in && run_in->size() == first.size())));
    head.line = item.line;
    for (TaskSplitter::Task& task : tasks) {
        task.node.path = outline.path_of(item.outline);
        task.node.number = item.number;
        tree.measures.push_back(std::move(task.node));
    }
}

}  // namespace zhenggai
