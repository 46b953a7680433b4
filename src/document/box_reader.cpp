#include "document/box_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "document/leading_digits.h"
#include "document/run_in_title.h"
#include "match/bullet.h"
#include "match/columns.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_name = 40;    // code points
constexpr std::size_t most_continuing = 3;  // paragraphs of another form between two items
constexpr std::array<std::string_view, 6> stops{"。", "；", ";", "！", "）", ")"};
constexpr std::array<std::string_view, 4> inner_stops{"。", "；", "，", ";"};

enum class Form { marker, bare_number, bullet, colon, run_in, line, plain };

// 01 of “01 大气污染治理”: two digits, the first a 0, with the blanks behind them. 0 bytes without them.
std::size_t leading_bare_number(std::string_view text) {
    const LeadingDigits digits = leading_digits(text);
    if (digits.count != 2 || digits.value == 0 || digits.value > 9) return 0;
    const std::string_view rest = trim_start(text.substr(digits.bytes));
    return rest.empty() || rest.size() + digits.bytes == text.size() ? 0 : text.size() - rest.size();
}

// Where the next item of a list in one paragraph begins: ② behind a stop, for 2. npos without one.
std::size_t next_enclosed(std::string_view text, std::int64_t number) {
    bool stopped = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const char32_t c = next_code_point(text, at);
        if (stopped && c >= U'①' && c <= U'⑳' && static_cast<std::int64_t>(c - U'①') + 1 == number)
            return here;
        if (!is_blank(c)) stopped = c == U'。' || c == U'；' || c == U';';
    }
    return std::string_view::npos;
}

// One paragraph below the title, with the labels that the matcher has parted from it.
struct BoxParagraph {
    std::string_view text = {};   // without marker and bullet
    std::string_view whole = {};  // with them
    std::string_view name = {};   // where it has the form of a named item
    std::string_view rest = {};   // behind the name
    Form form = Form::plain;
    std::optional<std::size_t> rule = {};  // of its marker
    std::uint32_t line = 1;
    std::size_t block = 0;
    bool bare = false;  // no stop, no colon, not long: a name alone
};

bool ends_with_any(std::string_view text, const auto& marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [text](std::string_view mark) { return text.ends_with(mark); });
}

bool holds_any(std::string_view text, const auto& marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

// The place of the first colon outside parentheses and quotes.
std::size_t first_colon(std::string_view text) {
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        switch (next_code_point(text, at)) {
            case U'(':
            case U'（':
            case U'“':
            case U'《': ++depth; break;
            case U')':
            case U'）':
            case U'”':
            case U'》': --depth; break;
            case U':':
            case U'：':
                if (depth <= 0) return here;
                break;
            case U'。':
            case U'；':
            case U'，': return std::string_view::npos;
            default: break;
        }
    }
    return std::string_view::npos;
}

std::string_view without_stop(std::string_view text) {
    for (const std::string_view stop : {"。", "；", ";"})
        if (text.ends_with(stop)) return trim_end(text.substr(0, text.size() - stop.size()));
    return text;
}

class BoxReader {
  public:
    BoxReader(std::span<const Block> blocks, const Matcher& matcher) : blocks_(blocks), matcher_(matcher) {}

    BoxReading read() {
        collect();
        take_title();
        for (; next_ < paragraphs_.size() && read_paragraph();) ++next_;
        result_.taken = next_ < paragraphs_.size() ? paragraphs_[next_].block : blocks_.size();
        return std::move(result_);
    }

  private:
    void collect() {
        for (std::size_t i = 1; i < blocks_.size(); ++i) {
            const Block& block = blocks_[i];
            if (is_table_row(block)) {
                if (i == 1 || !is_table_row(blocks_[i - 1])) {
                    result_.strays.push_back(
                        {.kind = StrayKind::unknown_table, .text = block.text, .line = block.line});
                } else {
                    result_.strays.back().rest.push_back(block.text);
                }
                continue;
            }
            if (block.continues && !paragraphs_.empty()) {
                const char* end = block.text.data() + block.text.size();
                for (std::string_view* text : {&paragraphs_.back().text, &paragraphs_.back().whole})
                    if (end > text->data())
                        *text = {text->data(), static_cast<std::size_t>(end - text->data())};
                continue;
            }
            BoxParagraph paragraph{.text = block.text, .whole = block.text, .line = block.line, .block = i};
            if (block.marker && !block.marker->doubtful) {
                paragraph.rule = block.marker->rule;
                paragraph.form = Form::marker;
                paragraph.text = behind_marker(block);
            } else if (const std::size_t bullet = leading_bullet(block.text); bullet > 0) {
                paragraph.form = Form::bullet;
                paragraph.text = trim_start(block.text.substr(bullet));
            } else if (const std::size_t number = leading_bare_number(block.text); number > 0) {
                paragraph.form = Form::bare_number;
                paragraph.text = block.text.substr(number);
            }
            paragraphs_.push_back(paragraph);
        }
        for (BoxParagraph& paragraph : paragraphs_) find_name(paragraph);
    }

    // 专栏 1 alone on its line has its title on the next.
    void take_title() {
        title_ = blocks_[0].content;
        if (!title_.empty() || paragraphs_.size() < 2 || paragraphs_[0].form != Form::line) return;
        title_ = paragraphs_[0].text;
        next_ = 1;
    }

    // A label behind a marker is part of the text.
    static std::string_view behind_marker(const Block& block) {
        if (block.kind != BlockKind::label) return block.content;
        return trim_start(
            block.text.substr(static_cast<std::size_t>(block.label.data() - block.text.data())));
    }

    void find_name(BoxParagraph& paragraph) const {
        const std::string_view text = paragraph.text;
        const bool unmarked = paragraph.form == Form::plain;
        const bool label = unmarked && blocks_[paragraph.block].kind == BlockKind::label;
        const std::size_t colon = label ? std::string_view::npos : first_colon(text);
        if (colon != std::string_view::npos && colon > 0 &&
            count_code_points(text.substr(0, colon)) <= longest_name) {
            paragraph.name = trim_end(text.substr(0, colon));
            paragraph.rest = trim_start(text.substr(colon + (text[colon] == ':' ? 1 : 3)));
            if (unmarked) paragraph.form = Form::colon;
        } else if (const auto title =
                       label ? std::nullopt : run_in_title(text, false, matcher_.grammar().heading_limit)) {
            paragraph.name = without_stop(*title);
            paragraph.rest = trim_start(text.substr(title->size()));
            if (unmarked) paragraph.form = Form::run_in;
        } else if (!label && !holds_any(without_stop(text), inner_stops) &&
                   count_code_points(text) <= longest_name) {
            paragraph.bare = true;
            paragraph.name = without_stop(text);
            if (unmarked && paragraph.name.size() == text.size()) paragraph.form = Form::line;
        }
    }

    // False where the box ends before it.
    bool read_paragraph() {
        const BoxParagraph& paragraph = paragraphs_[next_];
        if (is_group_item()) {
            form_ = paragraph.form;
            rule_ = paragraph.rule;
            return begin_item(paragraph);
        }
        if (is_sub_heading(next_)) add_group(paragraph);
        if (is_sub_heading(next_) || (result_.projects.empty() && leads_to_items())) {
            result_.prose.push_back({paragraph.text, paragraph.line});
            if (paragraph.form != Form::colon) form_.reset();
            return true;
        }
        if (!form_) {
            if (paragraph.form == Form::plain) return false;
            form_ = paragraph.form;
            rule_ = paragraph.rule;
        }
        if (paragraph.form == *form_ && paragraph.rule == rule_) return begin_item(paragraph);
        if (!goes_on()) return false;
        result_.projects.back().text.push_back(paragraph.whole);
        ++continued_;
        return true;
    }

    // A group, （一）新材料, is the item itself where the first item of the list below it has no name, or
    // where there is no list: then it follows a group in the same style.
    bool is_group_item() const {
        const BoxParagraph& paragraph = paragraphs_[next_];
        if (paragraph.form != Form::marker || !paragraph.bare || ends_with_any(paragraph.text, stops))
            return false;
        if (!is_sub_heading(next_)) return group_rule_ == paragraph.rule && rule_ != paragraph.rule;
        const BoxParagraph& first = paragraphs_[next_ + 1];
        return first.name.empty() || (first.bare && ends_with_any(first.text, stops));
    }

    // The title of a group is in no project.
    void add_group(const BoxParagraph& paragraph) {
        if (paragraph.form == Form::marker) group_rule_ = paragraph.rule;
        result_.strays.push_back(
            {.kind = StrayKind::box_group, .text = paragraph.text, .line = paragraph.line});
    }

    // A name alone above a list of another form: 大气工程 over 1.…, （一）大气工程 over 1.… or 名称：…
    bool is_sub_heading(std::size_t i) const {
        if (!paragraphs_[i].bare || ends_with_any(paragraphs_[i].text, stops) || i + 1 >= paragraphs_.size())
            return false;
        const BoxParagraph& paragraph = paragraphs_[i];
        const BoxParagraph& next = paragraphs_[i + 1];
        if (next.form == Form::marker || next.form == Form::bare_number || next.form == Form::bullet)
            return next.form != paragraph.form || next.rule != paragraph.rule;
        return paragraph.form == Form::line && next.form == Form::colon;
    }

    // 重点实施以下工程：, or a sentence without a name above named items.
    bool leads_to_items() const {
        const BoxParagraph& paragraph = paragraphs_[next_];
        if (next_ + 1 >= paragraphs_.size()) return false;
        const Form next = paragraphs_[next_ + 1].form;
        if (paragraph.form == Form::colon) return paragraph.rest.empty() && next != Form::plain;
        return paragraph.form == Form::plain && (next == Form::marker || next == Form::bare_number ||
                                                 next == Form::bullet || next == Form::colon);
    }

    // ①…。②…。 in one paragraph are an item each.
    bool begin_item(BoxParagraph paragraph) {
        const std::string_view whole = paragraph.text;
        const bool enclosed = begins_enclosed(paragraph);
        std::size_t begin = 0;
        for (std::int64_t number = 2; enclosed; ++number) {
            const std::size_t end = next_enclosed(whole.substr(begin), number);
            if (end == std::string_view::npos) break;
            add_part(paragraph, whole.substr(begin, end));
            begin += end + std::string_view("②").size();
        }
        if (begin == 0) {
            add_item(paragraph);
        } else {
            add_part(paragraph, whole.substr(begin));
        }
        return true;
    }

    bool begins_enclosed(const BoxParagraph& paragraph) const {
        const std::optional<Marker>& marker = blocks_[paragraph.block].marker;
        std::size_t at = 0;
        return paragraph.form == Form::marker && marker->number == 1 &&
               next_code_point(paragraph.whole, at) == U'①';
    }

    void add_part(BoxParagraph part, std::string_view text) {
        part.text = trim(text);
        part.name = part.rest = {};
        part.bare = false;
        find_name(part);
        add_item(part);
    }

    void add_item(const BoxParagraph& paragraph) {
        ProjectNode project{.box = blocks_[0].number, .name = paragraph.name, .line = paragraph.line};
        if (!title_.empty()) project.box_title = {title_};
        const std::string_view text = paragraph.name.empty() ? paragraph.text : paragraph.rest;
        if (!text.empty()) project.text = {text};
        result_.projects.push_back(std::move(project));
        continued_ = 0;
        bare_ = paragraph.bare;
    }

    // The paragraph is more of the item above.
    bool goes_on() const {
        const ProjectNode& item = result_.projects.back();
        if (bare_ || item.text.empty()) return true;
        if (!ends_with_any(item.text.back(), stops)) return true;
        for (std::size_t i = next_ + 1;
             i < std::min(next_ + 1 + most_continuing - std::min(continued_, most_continuing),
                          paragraphs_.size());
             ++i)
            if (paragraphs_[i].form == *form_ && paragraphs_[i].rule == rule_) return true;
        return false;
    }

    std::span<const Block> blocks_;
    const Matcher& matcher_;
    std::vector<BoxParagraph> paragraphs_;
    std::string_view title_;
    std::optional<Form> form_;
    std::optional<std::size_t> rule_;
    std::optional<std::size_t> group_rule_;  // of the markers of groups
    std::size_t next_ = 0;
    std::size_t continued_ = 0;  // paragraphs that the last item has besides its own
    bool bare_ = false;          // its own is only its name
    BoxReading result_;
};

}  // namespace

bool is_table_row(const Block& block) {
    return block.kind == BlockKind::table_row ||
           (block.kind == BlockKind::prose && !block.marker && !block.continues && has_columns(block.text));
}

BoxReading read_box(std::span<const Block> blocks, const Matcher& matcher) {
    return BoxReader(blocks, matcher).read();
}

}  // namespace zhenggai
