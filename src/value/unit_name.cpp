#include "value/unit_name.h"

#include <algorithm>
#include <array>

#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_name = 200;          // bytes of a name in which a place is sought
constexpr std::size_t longest_bare_name = 14 * 3;  // bytes: a longer name is a unit of its own

// A name without the parenthesis behind it, which tells nothing of its kind.
std::string_view core_of(std::string_view name) {
    if (!name.ends_with(")") && !name.ends_with("）")) return name;
    // A longer parenthesis belongs to no name, and seeking it far would cost more than the text is long.
    constexpr std::size_t longest = 400;
    const std::size_t from = name.size() - std::min(name.size(), longest);
    const std::size_t open = std::min(name.find("（", from), name.find('(', from));
    const bool at_end = open != std::string_view::npos && open > 0 &&
                        behind_parenthesis(name.substr(open)) == name.size() - open;
    return at_end ? trim_spaces(name.substr(0, open)) : name;
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

Core with_ends(std::string_view core, const ValueWords& words) {
    constexpr std::array lists{WordList::bureau,    WordList::unit_end,     WordList::organ,
                               WordList::place_end, WordList::national_end, WordList::party_committee};
    const auto [bureau, unit_end, organ, place_end, national_end, committee] =
        words.longest_endings(lists, core);
    return {core, bureau, unit_end, organ, place_end, national_end, committee};
}

class UnitNameReader {
  public:
    UnitNameReader(std::string_view name, const ValueWords& words)
        : name_(name), core_(with_ends(core_of(name), words)), words_(words) {}

    UnitName read() {
        UnitName read;
        const bool is_core = core_.text.size() == name_.size();
        const std::string_view organ = is_core ? core_.organ : words_.longest_ending(WordList::organ, name_);
        read.organ = organ.size();
        // A place's name, or a kind of places alone, ends as places do.
        read.place = organ.empty() &&
                     (is_core ? !core_.place_end.empty() : is_place_name(name_, words_) || is_place_word());
        if (is_national()) {
            read.kind = UnitNameKind::national;
        } else if (read_prefix(read)) {
            read.kind = UnitNameKind::prefixed;
        } else if (!organ.empty() && organ.size() == name_.size()) {
            read.kind = UnitNameKind::organ_word;
        } else if (is_bare_bureau()) {
            read.kind = UnitNameKind::bare;
            read.of_party = !words_.longest_ending(WordList::party_end, core_.text).empty();
        }
        return read;
    }

    // 国家能源局, 财政部, 市场监管总局: complete, and no prefix of the next name. 国家税务总局某市税务局 is
    // of a place.
    bool is_national() const {
        if (!core_.national_end.empty())
            return words_.longest_at(WordList::level, core_.text).empty() ||
                   !words_.longest_at(WordList::own_name, core_.text).empty();
        return core_.is_bureau() && !words_.longest_at(WordList::national_start, core_.text).empty() &&
               place_before_bureau(core_).empty();
    }

  private:
    // 自治区 in 各省、自治区、直辖市人民政府, 市 in 市、县（区）人民政府.
    bool is_place_word() const {
        return words_.longest_ending(WordList::place_end, name_).size() == name_.size();
    }

    // 水利局, 大数据和行政审批局: a bureau's own name, with nothing before it.
    bool is_bare_bureau() const {
        if (!core_.is_bureau() || core_.text.size() > longest_bare_name || is_committee(core_)) return false;
        if (!core_.bureau.empty()) return core_.bureau.size() == core_.text.size();
        // 某管理局某分局 has a unit inside and stands for itself.
        const std::string_view front = core_.text.substr(0, core_.text.size() - core_.unit_end.size());
        return !words_.first_in(WordList::inner_unit, front);
    }

    // What stands before a bureau's name; false where it has no such prefix.
    bool read_prefix(UnitName& read) const {
        Core core = core_;
        if (const std::size_t party = words_.longest_at(WordList::party_name, core.text).size())
            core = with_ends(core.text.substr(party), words_);
        const std::string_view name = core.text;
        if (!core.bureau.empty()) {
            if (core.bureau.size() == name.size()) return false;
            return set_prefix(trim_spaces(name.substr(0, name.size() - core.bureau.size())), name, read);
        }
        if (is_committee(core)) return false;
        if (const std::string_view place = place_before_bureau(core); !place.empty())
            return set_prefix(place, name, read);
        if (!words_.longest_at(WordList::own_name, name).empty()) return false;
        const std::string_view level = words_.longest_at(WordList::level, name);
        return !level.empty() && level.size() < name.size() && set_prefix(level, name, read);
    }

    // The prefix with its party committee: as the name writes it (自治区党委), else none.
    bool set_prefix(std::string_view place, std::string_view name, UnitName& read) const {
        read.government = span_of(place);
        read.committee = !words_.longest_ending(WordList::place_end, place).empty();
        if (!read.committee) return true;
        const std::string_view organ =
            words_.longest_at(WordList::party_committee, name.substr(place.size()));
        if (!organ.empty()) read.party = span_of(name.substr(0, place.size() + organ.size()));
        return true;
    }

    Span span_of(std::string_view part) const {
        const auto begin = static_cast<std::size_t>(part.data() - name_.data());
        return {begin, begin + part.size()};
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

    std::string_view name_;
    Core core_;
    const ValueWords& words_;
};

}  // namespace

UnitName read_unit_name(std::string_view name, const ValueWords& words) {
    return UnitNameReader(name, words).read();
}

bool is_complete_name(std::string_view name, const ValueWords& words) {
    const std::string_view core = core_of(name);
    constexpr std::array<WordList, 4> ends{WordList::bureau, WordList::unit_end, WordList::organ,
                                           WordList::company_end};
    for (const WordList list : ends)
        if (!words.longest_ending(list, core).empty()) return true;
    return is_place_name(name, words);
}

bool is_place_name(std::string_view name, const ValueWords& words) {
    const std::string_view core = core_of(name);
    const std::string_view end = words.longest_ending(WordList::place_end, core);
    const bool level_in_parentheses =
        core.size() < name.size() && !words.longest_ending(WordList::level, core).empty();
    return (!end.empty() && end.size() < core.size()) || level_in_parentheses;
}

bool is_bare_name(std::string_view name, const ValueWords& words) {
    return !is_complete_name(name, words) && !UnitNameReader(name, words).is_national() &&
           words.longest_ending(WordList::body_end, name).empty() &&
           words.longest_ending(WordList::unnamed, name).empty();
}

}  // namespace zhenggai
