#include "match/furniture.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "match/line_ending.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::string_view running_head = "running_head";
constexpr std::size_t longest_page_line = 240;  // bytes; a longer line is no page number
constexpr std::size_t longest_edge_line = 600;  // bytes
constexpr std::size_t longest_head = 60;        // code points
constexpr std::size_t longest_head_bytes = 4 * longest_head;
constexpr std::size_t shortest_title = 8 * 3;  // bytes
constexpr std::size_t most_title_lines = 4;
constexpr std::size_t longest_title = most_title_lines * longest_head_bytes;
constexpr std::size_t longest_plain_line = 40;  // code points; a longer one at an edge is body
constexpr std::size_t most_edge_lines = 60;
constexpr std::size_t least_page_lines = 10;  // between two bare page numbers

bool on_page(FurniturePlace place) { return place == FurniturePlace::page; }
bool in_series(FurniturePlace place) { return place == FurniturePlace::page_series; }
bool at_top(FurniturePlace place) { return place == FurniturePlace::top || place == FurniturePlace::edges; }
bool at_end(FurniturePlace place) { return place == FurniturePlace::end || place == FurniturePlace::edges; }

class FurnitureFinder {
  public:
    FurnitureFinder(std::span<const Line> lines, const Matcher& matcher, Foldable foldable)
        : lines_(lines), matcher_(matcher), foldable_(foldable), rules_(lines.size(), no_rule) {}

    std::vector<FurnitureLine> find() {
        find_page_lines();
        find_top();
        find_end();
        find_running_heads();
        std::vector<FurnitureLine> found;
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (is_left_out(i)) found.push_back({i, name_of(rules_[i]), of_page(i)});
        return found;
    }

  private:
    // What takes a line: the index of a rule in the grammar, or one of the last two.
    using Rule = std::uint16_t;
    static constexpr Rule no_rule = UINT16_MAX;
    static constexpr Rule head_rule = no_rule - 1;

    std::string_view name_of(Rule rule) const {
        return rule == head_rule ? running_head : matcher_.grammar().furniture[rule].name;
    }

    bool is_left_out(std::size_t i) const { return rules_[i] != no_rule; }
    void leave_out(std::size_t i, std::size_t rule) { rules_[i] = static_cast<Rule>(rule); }

    bool of_page(std::size_t i) const {
        if (is_left_out(i) && name_of(rules_[i]) == running_head) return true;
        return lines_[i].text.size() <= longest_page_line && page_rule(lines_[i].text).has_value();
    }

    // Of a page; where there is none, of a series.
    std::optional<std::size_t> page_rule(std::string_view line) const {
        const auto rule = matcher_.furniture_rule(
            line, [](FurniturePlace place) { return on_page(place) || in_series(place); });
        if (!rule || on_page(matcher_.grammar().furniture[*rule].place)) return rule;
        const auto page = matcher_.furniture_rule(line, on_page);
        return page ? page : rule;
    }

    void find_page_lines() {
        struct Numbered {
            std::size_t index = 0;
            std::size_t rule = 0;
            std::int64_t number = 0;
        };
        std::vector<Numbered> bare;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view line = lines_[i].text;
            if (line.size() > longest_page_line || !matcher_.may_be_of_page(line, foldable_)) continue;
            const auto rule = page_rule(line);
            if (!rule) continue;
            if (on_page(matcher_.grammar().furniture[*rule].place)) {
                leave_out(i, *rule);
            } else if (const auto number = matcher_.furniture_number(*rule, line)) {
                bare.push_back({i, *rule, *number});
            }
        }
        // A bare number is a page's where it stands inside a sentence, as the last line, or in a series: a
        // page apart from the number before it, or beside numbers that are.
        for (std::size_t k = 0; k < bare.size(); ++k) {
            const std::size_t i = bare[k].index;
            if (parts_sentence(i) || ends_text(i) || ends_page(i)) leave_out(i, bare[k].rule);
            if (k == 0 || bare[k].number != bare[k - 1].number + 1) continue;
            const bool known = is_left_out(bare[k - 1].index) || is_left_out(i);
            if (!known && i - bare[k - 1].index < least_page_lines) continue;
            for (const Numbered& page : {bare[k - 1], bare[k]}) leave_out(page.index, page.rule);
        }
    }

    // The line before is running text that ends openly, and the line behind begins like its rest.
    bool parts_sentence(std::size_t i) const {
        if (i == 0 || i + 1 >= lines_.size()) return false;
        return is_open_sentence(lines_[i - 1].text) && start_of(lines_[i + 1].text) == LineStart::plain &&
               is_body(i + 1);
    }

    static bool is_open_sentence(std::string_view line) {
        const bool running =
            line.find("，") != std::string_view::npos || line.find("。") != std::string_view::npos;
        return running && line_ending(line) != LineEnding::closed;
    }

    bool ends_page(std::size_t i) const { return i + 1 < lines_.size() && lines_[i + 1].new_page; }

    // The last line of all, behind a sentence or the date of a signature.
    bool ends_text(std::size_t i) const {
        return i > 0 && i + 1 == lines_.size() &&
               (line_ending(lines_[i - 1].text) == LineEnding::closed ||
                start_of(lines_[i - 1].text) == LineStart::fixed);
    }

    // A sentence, a list marker, a label, or a long line.
    bool is_body(std::size_t i) const {
        const std::string_view line = lines_[i].text;
        if (line.find("。") != std::string_view::npos) return true;
        const LineStart start = start_of(line);
        if (start == LineStart::fixed) return false;
        return start != LineStart::plain || count_code_points(line) > longest_plain_line;
    }

    LineStart start_of(std::string_view line) const {
        std::optional<Marker> marker;
        return matcher_.start_of(line, marker);
    }

    std::optional<std::size_t> edge_rule(std::size_t i, bool (*accepts)(FurniturePlace)) const {
        const std::string_view line = lines_[i].text;
        return line.size() > longest_edge_line ? std::nullopt : matcher_.furniture_rule(line, accepts);
    }

    void find_top() {
        for (std::size_t i = 0; i < std::min(lines_.size(), most_edge_lines); ++i) {
            if (is_left_out(i)) continue;
            if (const auto rule = edge_rule(i, at_top); rule && start_of(lines_[i].text) != LineStart::item) {
                leave_out(i, *rule);
            } else if (is_body(i)) {
                return;
            }
        }
    }

    void find_end() {
        std::vector<std::pair<std::size_t, std::size_t>>
            labels;  // index and rule of labels that may be a footer's
        for (std::size_t k = 0; k < std::min(lines_.size(), most_edge_lines); ++k) {
            const std::size_t i = lines_.size() - 1 - k;
            if (is_left_out(i)) continue;
            const auto rule = edge_rule(i, at_end);
            if (rule && start_of(lines_[i].text) == LineStart::item) {
                labels.emplace_back(i, *rule);
            } else if (rule) {
                leave_out(i, *rule);
            } else if (is_body(i)) {
                break;
            }
        }
        // From the top down: a label joins the footer that stands right above it.
        for (auto label = labels.rbegin(); label != labels.rend(); ++label)
            if (label->first > 0 && is_left_out(label->first - 1) && !of_page(label->first - 1))
                leave_out(label->first, label->second);
    }

    void find_running_heads() {
        std::map<std::string_view, std::vector<std::size_t>>
            beside;  // lines beside page numbers, by their text
        std::map<std::string_view, std::vector<std::size_t>> again;  // repetitions of title lines
        const TitleLines titles = title_lines();
        std::bitset<longest_title + 1> title_sizes;  // bytes
        for (const auto& title : titles) title_sizes.set(title.first.size());
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view line = lines_[i].text;
            const bool may_be_title = line.size() <= longest_title && title_sizes[line.size()];
            if ((!may_be_title && !may_begin_or_end_page(i)) || is_left_out(i)) continue;
            const auto title = may_be_title ? titles.find(line) : titles.end();
            if (title != titles.end() && i >= title->second) again[line].push_back(i);
            const bool number_before = i > 0 && is_left_out(i - 1) && of_page(i - 1);
            const bool number_behind = i + 1 < lines_.size() && is_left_out(i + 1) && of_page(i + 1);
            if (!number_before && !number_behind && !(i > 0 && lines_[i].new_page)) continue;
            if (is_head(line)) beside[line].push_back(i);
        }
        for (const auto& [text, places] : again)
            if (are_titles(places)) beside.erase(text);
        std::erase_if(again, [this](const auto& entry) { return are_titles(entry.second); });
        for (const auto& [text, places] : beside)
            if (places.size() >= 2 || again.contains(text))
                for (const std::size_t i : places) rules_[i] = head_rule;
        for (const auto& [text, places] : again)
            if (places.size() >= 2)
                for (const std::size_t i : places) rules_[i] = head_rule;
    }

    // False for lines that stand neither beside a line that is left out nor at the start of a page.
    bool may_begin_or_end_page(std::size_t i) const {
        return lines_[i].new_page || (i > 0 && is_left_out(i - 1)) ||
               (i + 1 < lines_.size() && is_left_out(i + 1));
    }

    // Most repetitions of a title begin other documents.
    bool are_titles(const std::vector<std::size_t>& places) {
        const auto like = std::count_if(places.begin(), places.end(),
                                        [this](std::size_t i) { return begins_like_first(i); });
        return 2 * static_cast<std::size_t>(like) > places.size();
    }

    // The first list marker below the line is that below the first title: 一、 and 一、.
    // Not so inside a sentence.
    bool begins_like_first(std::size_t i) {
        std::size_t above = i;
        while (above > 0 && (above == i || is_left_out(above))) --above;
        if (above < i && is_open_sentence(lines_[above].text)) return false;
        if (!first_marker_) first_marker_ = marker_below(0);
        const auto marker = marker_below(i + 1);
        return marker.first != no_marker && marker == *first_marker_;
    }

    // Rule and number of the first marked line from i on; no_marker where none is near.
    std::pair<std::size_t, std::int64_t> marker_below(std::size_t i) {
        constexpr std::size_t near = 30;  // lines
        unmarked_.resize(lines_.size());
        for (std::size_t k = i; k < std::min(i + near, lines_.size()); ++k) {
            if (unmarked_[k]) continue;
            std::optional<Marker> marker;
            if (matcher_.start_of(lines_[k].text, marker) == LineStart::marker)
                return {marker->rule, marker->number};
            unmarked_[k] = true;
        }
        return {no_marker, 0};
    }

    // Lines that may be of a title, and from which line on the same text is a repetition.
    using TitleLines = std::map<std::string, std::size_t, std::less<>>;

    // Those before the body, alone and with those right above them put before; and the title of the text that
    // a notice issues, below the notice.
    TitleLines title_lines() const {
        TitleLines titles;
        std::vector<std::string> open;  // titles that the next line may go on
        const std::size_t most = std::min(lines_.size(), most_edge_lines);
        std::size_t body = 0;
        for (; body < most && !is_body(body); ++body) {
            const std::string_view line = lines_[body].text;
            if (is_left_out(body)) continue;
            if (!is_head(line) || open.size() >= most_title_lines) open.clear();
            if (!is_head(line)) continue;
            open.emplace_back();
            for (std::string& title : open) {
                title += line;
                if (title.size() >= shortest_title) titles.emplace(title, 0);
            }
        }
        for (auto& title : titles) title.second = body;
        for (std::size_t i = body; i < most && start_of(lines_[i].text) != LineStart::marker; ++i)
            if (!is_left_out(i) && lines_[i].text.size() >= shortest_title && is_head(lines_[i].text) &&
                matcher_.is(BlockRole::title_end, lines_[i].text))
                titles.emplace(lines_[i].text, i + 1);
        return titles;
    }

    // （省水利局负责 and ） on the next line: the rest of a parenthesis is a sentence's, however often it
    // comes.
    static bool closes_bracket(std::string_view line) {
        int open = 0;
        for (std::size_t i = 0; i < line.size() && open >= 0;) {
            const char32_t c = next_code_point(line, i);
            if (c == U'(' || c == U'（' || c == U'【' || c == U'〔') ++open;
            if (c == U')' || c == U'）' || c == U'】' || c == U'〕') --open;
        }
        return open < 0;
    }

    bool is_head(std::string_view line) const {
        return line.size() <= longest_head_bytes && line.find("。") == std::string_view::npos &&
               count_code_points(line) <= longest_head && !closes_bracket(line) &&
               start_of(line) == LineStart::plain;
    }

    std::span<const Line> lines_;
    const Matcher& matcher_;
    static constexpr std::size_t no_marker = static_cast<std::size_t>(-1);
    std::optional<std::pair<std::size_t, std::int64_t>> first_marker_;  // of the first document
    Foldable foldable_;
    std::vector<Rule> rules_;     // of each line: the rule that takes it
    std::vector<bool> unmarked_;  // of each line, once a title comes again: read, and without a marker
};

}  // namespace

std::vector<FurnitureLine> find_furniture(std::span<const Line> lines, const Matcher& matcher,
                                          Foldable foldable) {
    return FurnitureFinder(lines, matcher, foldable).find();
}

}  // namespace zhenggai
