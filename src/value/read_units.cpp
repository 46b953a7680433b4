#include "value/read_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr CharacterSet final_marks("，,；;。、.", CutCharacters::included);
constexpr CharacterSet group_ends("，,；;\n。");
constexpr CharacterSet item_ends("、､");
constexpr std::size_t longest_name = 200;          // bytes of a name in which a place is sought
constexpr std::size_t usual_items = 8;             // room for that many at first
constexpr std::size_t longest_bare_name = 14 * 3;  // bytes: a longer name is a unit of its own

// What a bureau's name stands behind: 市 in 市水利局; 市 and the party in 市委组织部.
struct Prefix {
    std::string_view government = {};  // 市, 某县, 某港
    bool committee = false;            // it is a place, which has a party committee
    std::string_view party = {};  // 自治区党委 as an item writes it, 市委 once it has been asked for
};

// An item without the parenthesis behind it, which tells nothing of its kind.
std::string_view core_of(std::string_view item) {
    if (!item.ends_with(")") && !item.ends_with("）")) return item;
    // A longer parenthesis belongs to no name, and seeking it far would cost more than the text is long.
    constexpr std::size_t longest = 400;
    const std::size_t from = item.size() - std::min(item.size(), longest);
    const std::size_t open = std::min(item.find("（", from), item.find('(', from));
    const bool at_end = open != std::string_view::npos && open > 0 &&
                        behind_parenthesis(item.substr(open)) == item.size() - open;
    return at_end ? trim_spaces(item.substr(0, open)) : item;
}

class UnitReader {
  public:
    UnitReader(std::string_view text, const ValueWords& words, Arena& arena)
        : text_(text), words_(words), arena_(arena) {}

    UnitListReading read() {
        std::vector<std::string_view> group;
        group.reserve(usual_items);
        split(group);
        if (!unbalanced_.empty())
            fault(Severity::warning, "unbalanced-parentheses", "a parenthesis is not closed, or not opened",
                  "check the source; the words were read as if it were text", unbalanced_);
        // Beside 财政部, 药监局 is the country's too.
        if (national_)
            std::erase_if(reading_.faults,
                          [](const ValueFault& found) { return found.code == "unit-incomplete"; });
        if (reading_.value.units.empty())
            fault(Severity::warning, "empty-units", "no unit stands here", "check the source", text_);
        return std::move(reading_);
    }

  private:
    void fault(Severity severity, std::string code, std::string message, std::string remedy,
               std::string_view words) {
        reading_.faults.push_back({severity, std::move(code), std::move(message), std::move(remedy), words});
    }

    // What may stand in an item, so that nobody seeks it in the many that are nothing but a name.
    struct Seen {
        bool joint = false;   // 和, 与, 及
        bool others = false;  // 等
        bool colon = false;
    };

    // Cuts the text into items and hands over each group when a ，or ；closes it.
    void split(std::vector<std::string_view>& group) {
        std::size_t begin = 0;
        bool parentheses_close = true;
        Seen seen;
        for (std::size_t i = 0; i < text_.size();) {
            const CodePoint code = first_code_point(text_.substr(i));
            const std::string_view character = text_.substr(i, code.length);
            if (is_open_parenthesis(code.value) && parentheses_close) {
                const std::size_t end = behind_parenthesis(text_.substr(i));
                parentheses_close = end != std::string_view::npos;
                if (!parentheses_close && unbalanced_.empty()) unbalanced_ = character;
                i += parentheses_close ? end : character.size();
                seen = {.joint = true, .others = true, .colon = true};  // it has not been looked into
                continue;
            }
            if (is_close_parenthesis(code.value) && unbalanced_.empty()) unbalanced_ = character;
            const bool closes = group_ends.has(code.value);
            if (closes || item_ends.has(code.value)) {
                add_item(text_.substr(begin, i - begin), seen, group);
                begin = i + character.size();
                seen = {};
            } else {
                const WordListSet& lists = words_.beginning_like(text_.substr(i));
                seen.joint = seen.joint || lists.has(WordList::and_word);
                seen.others = seen.others || lists.has(WordList::others);
                seen.colon = seen.colon || code.value == U':' || code.value == U'：';
            }
            if (closes) take_group(group);
            i += character.size();
        }
        add_item(text_.substr(begin), seen, group);
        take_group(group);
    }

    // One item, or several that 和, 与, 及 join.
    void add_item(std::string_view item, Seen seen, std::vector<std::string_view>& group) {
        group_has_others_ = group_has_others_ || seen.others;
        item = without_trailing(item, final_marks);
        item = without_others(item);
        for (std::size_t from = 0; seen.joint && !item.empty();) {
            const auto joint = next_joint(item, from);
            if (!joint) break;
            const std::string_view left = without_others(trim_spaces(item.substr(0, joint->begin)));
            const std::string_view right = trim_spaces(item.substr(joint->end));
            if (parts_unnamed(left, right) || (is_complete(left) && is_complete(right))) {
                group.push_back(left);
                item = right;
                from = 0;
            } else {
                from = joint->end;
            }
        }
        if (item.empty()) return;
        if (seen.colon && has_colon(item))
            return unread(item, "it may be a label that is not known: look it up in the source");
        if (is_running_text(item)) return unread(item, "it may be running text: look it up in the source");
        group.push_back(item);
    }

    void unread(std::string_view item, std::string_view remedy) {
        fault(Severity::warning, "unit-unread", fmt::format("{} is no unit", item), std::string(remedy),
              item);
    }

    // 立即组织关停, 做好日常巡查: begins as orders do, and does not end as names do.
    bool is_running_text(std::string_view item) const {
        return !words_.longest_at(WordList::order_start, item).empty() && !is_complete(item) &&
               words_.longest_ending(WordList::body_end, item).empty() &&
               words_.longest_ending(WordList::unnamed, item).empty();
    }

    // 工作时限：2023年6月底: a label with its value.
    static bool has_colon(std::string_view item) {
        const std::size_t colon = std::min(item.find(':'), item.find("："));
        return colon < std::min(item.find('('), item.find("（"));
    }

    // 公安局等有关部门 -> 公安局
    std::string_view without_others(std::string_view item) const {
        return trim_spaces(
            item.substr(0, item.size() - words_.longest_ending(WordList::others, item).size()));
    }

    struct Joint {
        std::size_t begin;
        std::size_t end;
    };

    // The next 和, 与, 及 outside parentheses.
    std::optional<Joint> next_joint(std::string_view item, std::size_t from) const {
        for (std::size_t i = from; i < item.size();) {
            const CodePoint character = first_code_point(item.substr(i));
            if (is_open_parenthesis(character.value)) {
                const std::size_t end = behind_parenthesis(item.substr(i));
                if (end == std::string_view::npos) return std::nullopt;
                i += end;
                continue;
            }
            if (const std::string_view word = words_.longest_at(WordList::and_word, item.substr(i));
                !word.empty() && i > 0)
                return Joint{i, i + word.size()};
            i += character.length;
        }
        return std::nullopt;
    }

    // 国务院相关部门及上海: what names nobody is parted from a name, but 相关部门和单位 names nobody as a
    // whole.
    bool parts_unnamed(std::string_view left, std::string_view right) const {
        return !left.empty() && words_.longest_at(WordList::unnamed, left).size() == left.size() &&
               !right.empty() && words_.longest_ending(WordList::label_end, right).empty();
    }

    // A unit, an organ, a company or a place by its end: 工业 is none of them, 上河县 is one.
    bool is_complete(std::string_view item) const {
        const std::string_view core = core_of(item);
        constexpr std::array<WordList, 4> ends{WordList::bureau, WordList::unit_end, WordList::organ,
                                               WordList::company_end};
        for (const WordList list : ends)
            if (!words_.longest_ending(list, core).empty()) return true;
        return is_place(item);
    }

    // 甲县, 各县（市、区）, 乙新区(丙新区): a name that ends as places do, and not as units do.
    bool is_place(std::string_view item) const {
        const std::string_view core = core_of(item);
        const std::string_view end = words_.longest_ending(WordList::place_end, core);
        const bool level_in_parentheses =
            core.size() < item.size() && !words_.longest_ending(WordList::level, core).empty();
        return (!end.empty() && end.size() < core.size()) || level_in_parentheses;
    }

    // 自治区 in 各省、自治区、直辖市人民政府, 市 in 市、县（区）人民政府.
    bool is_place_word(std::string_view item) const {
        return words_.longest_ending(WordList::place_end, item).size() == item.size();
    }

    // The organ that the item ends with, behind a place or alone.
    std::string_view organ_of(std::string_view item) const {
        return words_.longest_ending(WordList::organ, item);
    }

    // 上海、广东等省（市）人民政府: the names before 等 are examples of what stands behind it, and it is one
    // item.
    void join_examples(std::vector<std::string_view>& group) const {
        std::size_t kept = 0;
        for (std::string_view item : group) {
            const char* end = item.data() + item.size();
            for (const bool examples = has_examples(item); examples && kept > 0; --kept) {
                if (!is_bare_name(group[kept - 1])) break;
                item = {group[kept - 1].data(), static_cast<std::size_t>(end - group[kept - 1].data())};
            }
            group[kept++] = item;
        }
        group.resize(kept);
    }

    // 等 inside, with a kind of place or an organ behind it.
    bool has_examples(std::string_view item) const {
        const auto at = words_.first_in(WordList::others, item);
        if (!at || *at == 0) return false;
        const std::string_view behind =
            item.substr(*at + words_.longest_at(WordList::others, item.substr(*at)).size());
        return !behind.empty() && (!organ_of(behind).empty() || is_place(behind));
    }

    // 上海: the end of the name tells nothing.
    bool is_bare_name(std::string_view item) const {
        return !is_complete(item) && !is_national(with_ends(core_of(item))) &&
               words_.longest_ending(WordList::body_end, item).empty() &&
               words_.longest_ending(WordList::unnamed, item).empty();
    }

    // A name without the parenthesis behind it, and the words that it ends with, each empty where there is none.
    struct Core {
        std::string_view text = {};
        std::string_view bureau = {};
        std::string_view unit_end = {};
        std::string_view organ = {};
        std::string_view place_end = {};
        std::string_view national_end = {};
        std::string_view committee = {};

        bool is_bureau() const { return !bureau.empty() || !unit_end.empty(); }
    };

    Core with_ends(std::string_view core) const {
        constexpr std::array lists{WordList::bureau,    WordList::unit_end,     WordList::organ,
                                   WordList::place_end, WordList::national_end, WordList::party_committee};
        const auto [bureau, unit_end, organ, place_end, national_end, committee] =
            words_.longest_endings(lists, core);
        return {core, bureau, unit_end, organ, place_end, national_end, committee};
    }

    // An item of a group, with what its end tells.
    struct Item {
        std::string_view text = {};
        Core core = {};
        std::string_view organ = {};  // that it ends with, behind a place or alone
        bool place = false;           // a plain place, or the word for a kind of places

        bool is_organ_word() const { return !organ.empty() && organ.size() == text.size(); }
    };

    Item item_of(std::string_view text) const {
        Item item{.text = text, .core = with_ends(core_of(text))};
        const bool is_core = item.core.text.size() == text.size();
        item.organ = is_core ? item.core.organ : organ_of(text);
        // A place's name, or a kind of places alone, ends as places do.
        item.place = item.organ.empty() &&
                     (is_core ? !item.core.place_end.empty() : is_place(text) || is_place_word(text));
        return item;
    }

    void take_group(std::vector<std::string_view>& group) {
        Prefix prefix;
        if (group_has_others_) join_examples(group);
        group_has_others_ = false;
        items_.clear();
        items_.reserve(group.size());
        for (const std::string_view item : group) items_.push_back(item_of(item));
        if (reading_.value.units.empty()) reading_.value.units.reserve(items_.size());
        for (std::size_t i = 0; i < items_.size();) {
            const std::size_t places_end = end_of_places(i);
            if (const std::size_t taken = distribute(i, places_end)) {
                i += taken;
                continue;
            }
            // The places that no organ follows, all at once; or one unit.
            const std::size_t end = std::max(places_end, i + 1);
            for (; i < end; ++i) add_unit(items_[i], prefix);
        }
        group.clear();
    }

    // The first item from `first` on that is no plain place.
    std::size_t end_of_places(std::size_t first) const {
        while (first < items_.size() && items_[first].place) ++first;
        return first;
    }

    // Places with the organs behind them, from item `first` on: 甲市、乙区党委、政府; `carrier` is the item that
    // ends with the first organ. Returns how many items they are, or 0.
    std::size_t distribute(std::size_t first, std::size_t carrier) {
        if (carrier == items_.size()) return 0;
        const std::string_view organ = items_[carrier].organ;
        if (organ.empty() || items_[carrier].is_organ_word()) return 0;
        const std::string_view carrying = items_[carrier].text;
        const std::string_view place = trim_spaces(carrying.substr(0, carrying.size() - organ.size()));
        std::size_t end = carrier + 1;
        while (end < items_.size() && items_[end].is_organ_word()) ++end;
        if (carrier == first && end == carrier + 1) return 0;  // one unit, complete by itself
        for (std::size_t i = first; i < carrier; ++i) {
            const std::string_view written = items_[i].text;
            add(joined(written, organ, arena_), written);
            for (std::size_t j = carrier + 1; j < end; ++j)
                add(joined(written, items_[j].text, arena_), written);
        }
        add(carrying, std::nullopt);
        for (std::size_t j = carrier + 1; j < end; ++j)
            add(joined(place, items_[j].text, arena_), items_[j].text);
        return end - first;
    }

    // 国家能源局, 财政部, 市场监管总局: complete, and no prefix of the next name. 国家税务总局某市税务局 is
    // of a place.
    bool is_national(const Core& core) const {
        if (!core.national_end.empty())
            return words_.longest_at(WordList::level, core.text).empty() ||
                   !words_.longest_at(WordList::own_name, core.text).empty();
        return core.is_bureau() && !words_.longest_at(WordList::national_start, core.text).empty() &&
               place_before_bureau(core).empty();
    }

    void add_unit(const Item& item, Prefix& prefix) {
        const std::string_view name = item.text;
        const Core& core = item.core;
        if (is_national(core)) {
            national_ = true;
            return add(name, std::nullopt);
        }
        if (const auto own = prefix_of(core)) {
            prefix = *own;
            return add(name, std::nullopt);
        }
        if (item.is_organ_word() || !is_bare_bureau(core)) {
            if (item.is_organ_word()) incomplete(name);
            return add(name, std::nullopt);
        }
        if (prefix.government.empty()) {
            incomplete(name);
            return add(name, std::nullopt);
        }
        const bool of_party =
            prefix.committee && !words_.longest_ending(WordList::party_end, core.text).empty();
        if (of_party && prefix.party.empty())
            prefix.party = joined(prefix.government, party_committee(), arena_);
        add(joined(of_party ? prefix.party : prefix.government, name, arena_), name);
    }

    std::string_view party_committee() const {
        const auto list = words_.of(WordList::party_committee);
        return list.empty() ? std::string_view{} : list.back();
    }

    void incomplete(std::string_view item) {
        fault(Severity::note, "unit-incomplete", fmt::format("{} does not say of which place it is", item),
              "it stays as written; complete it by hand where it matters", item);
    }

    void add(std::string_view name, std::optional<std::string_view> written) {
        reading_.value.units.push_back({name, written});
    }

    // 水利局, 大数据和行政审批局: a bureau's own name, with nothing before it.
    bool is_bare_bureau(const Core& core) const {
        if (!core.is_bureau() || core.text.size() > longest_bare_name || is_committee(core)) return false;
        if (!core.bureau.empty()) return core.bureau.size() == core.text.size();
        // 某管理局某分局 has a unit inside and stands for itself.
        const std::string_view front = core.text.substr(0, core.text.size() - core.unit_end.size());
        return !words_.first_in(WordList::inner_unit, front);
    }

    // What stands before a bureau's name; none where it has no such prefix.
    std::optional<Prefix> prefix_of(Core core) const {
        if (const std::size_t party = words_.longest_at(WordList::party_name, core.text).size())
            core = with_ends(core.text.substr(party));
        const std::string_view name = core.text;
        if (!core.bureau.empty()) {
            if (core.bureau.size() == name.size()) return std::nullopt;
            return prefix_with(trim_spaces(name.substr(0, name.size() - core.bureau.size())), name);
        }
        if (is_committee(core)) return std::nullopt;
        if (const std::string_view place = place_before_bureau(core); !place.empty())
            return prefix_with(place, name);
        if (!words_.longest_at(WordList::own_name, name).empty()) return std::nullopt;
        const std::string_view level = words_.longest_at(WordList::level, name);
        if (level.empty() || level.size() == name.size()) return std::nullopt;
        return prefix_with(level, name);
    }

    // The prefix with its party committee: as the item writes it (自治区党委), else 委 behind the place.
    Prefix prefix_with(std::string_view place, std::string_view name) const {
        if (words_.longest_ending(WordList::place_end, place).empty()) return {.government = place};
        const std::string_view organ =
            words_.longest_at(WordList::party_committee, name.substr(place.size()));
        return {.government = place,
                .committee = true,
                .party = organ.empty() ? std::string_view{} : name.substr(0, place.size() + organ.size())};
    }

    // 霁川县委, 团市委: a committee stands for itself.
    bool is_committee(const Core& core) const {
        const std::string_view place = core.text.substr(0, core.text.size() - core.committee.size());
        return !core.committee.empty() && !words_.longest_ending(WordList::place_end, place).empty();
    }

    // 白鹭县 in 白鹭县某某局: up to the last end of a place that a bureau's name follows; or empty.
    std::string_view place_before_bureau(const Core& name) const {
        if (!name.is_bureau()) return {};
        const std::string_view core = name.text;
        std::string_view found;
        for (std::size_t i = character_length(core); i < core.size() && i < longest_name;
             i += character_length(core.substr(i))) {
            const std::string_view rest = core.substr(i);
            const std::string_view end = words_.longest_at(WordList::place_end, rest);
            if (end.empty() || end.size() >= rest.size() ||
                !words_.longest_at(WordList::own_name, rest).empty())
                continue;
            const std::string_view behind = rest.substr(end.size());
            if (words_.longest_ending(WordList::unit_end, behind).size() < behind.size())
                found = core.substr(0, i + end.size());
        }
        return found;
    }

    std::string_view text_;
    const ValueWords& words_;
    Arena& arena_;
    UnitListReading reading_;
    std::string_view unbalanced_ = {};  // the first parenthesis without its other half
    std::vector<Item> items_;           // of the group that is being taken
    bool group_has_others_ = false;     // 等 may stand in an item of the group
    bool national_ = false;             // an organ of the whole country is among the units
};

}  // namespace

UnitListReading read_units(std::string_view text, const ValueWords& words, Arena& arena) {
    return UnitReader(text, words, arena).read();
}

}  // namespace zhenggai
