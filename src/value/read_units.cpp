#include "value/read_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/byte_block.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr CharacterSet final_marks("，,；;。、.", CutCharacters::included);
constexpr CharacterSet group_ends("，,；;\n。");
constexpr CharacterSet item_ends("、､");

// What is behind the last ，of a list stands behind these.
struct Prefix {
    std::string_view government = {};  // 市, 某县, 某港
    bool committee = false;            // it is a place, which has a party committee
    std::string_view party = {};  // 自治区党委 as an item writes it, 市委 once it has been asked for
};

// An item of a group, with what its words tell.
struct Item {
    std::string_view text = {};
    UnitName name = {};

    bool is_organ_word() const { return name.organ > 0 && name.organ == text.size(); }
    std::string_view organ() const { return text.substr(text.size() - name.organ); }
};

}  // namespace

struct UnitListReader::State {
  public:
    // Without a memory where one list alone is read.
    State(const ValueWords& words, Arena& arena, UnitMemory* memory)
        : words_(words), arena_(arena), memory_(memory) {}

    UnitListReading read(std::string_view text) {
        text_ = text;
        unbalanced_ = {};
        national_ = false;
        units_.clear();
        UnitListReading reading;
        faults_ = &reading.faults;
        split();
        if (!unbalanced_.empty())
            fault(Severity::warning, "unbalanced-parentheses", "a parenthesis is not closed, or not opened",
                  "check the source; the words were read as if it were text", unbalanced_);
        // Beside 财政部, 药监局 is the country's too.
        if (national_)
            std::erase_if(reading.faults,
                          [](const ValueFault& found) { return found.code == "unit-incomplete"; });
        if (units_.empty())
            fault(Severity::warning, "empty-units", "no unit stands here", "check the source", text_);
        reading.value.units = arena_.keep_all<Unit>(units_);
        return reading;
    }

  private:
    void fault(Severity severity, std::string code, std::string message, std::string remedy,
               std::string_view words) {
        faults_->push_back({severity, std::move(code), std::move(message), std::move(remedy), words});
    }

    // Cuts the text into its parts, and takes each group when a ，or ；closes it.
    void split() {
        part_ = 0;
        parentheses_close_ = true;
        for (std::size_t from = 0; from < text_.size();) {
            const std::size_t open = find_in_blocks(
                text_, from,
                [](ByteBlock first, ByteBlock second, ByteBlock) {
                    // 、。 E3 80, what is full-width EF, and a line end , ; ( ) with what is near them
                    return (is(first, 0xE3) & is(second, 0x80)) | is(first, 0xEF) |
                           is_within(first, '\n', ';');
                },
                [this](std::size_t at) { return opens_parenthesis(at); });
            from = open < text_.size() ? behind_open(open) : open;
        }
        take_part(text_.substr(part_));
        take_group();
    }

    // Ends the part where a mark stands; true at a parenthesis, which is no part of the search.
    bool opens_parenthesis(std::size_t at) {
        const CodePoint mark = first_code_point(text_.substr(at));
        const bool closes = group_ends.has(mark.value);
        if (closes || item_ends.has(mark.value)) {
            take_part(text_.substr(part_, at - part_));
            part_ = at + mark.length;
            if (closes) take_group();
            return false;
        }
        if (is_close_parenthesis(mark.value) && unbalanced_.empty())
            unbalanced_ = text_.substr(at, mark.length);
        return parentheses_close_ && is_open_parenthesis(mark.value);
    }

    // Where to go on from an opening parenthesis: behind what it holds, or right behind it.
    std::size_t behind_open(std::size_t at) {
        const std::size_t length = behind_parenthesis(text_.substr(at));
        parentheses_close_ = length != std::string_view::npos;
        if (parentheses_close_) return at + length;
        const std::size_t character = character_length(text_.substr(at));
        if (unbalanced_.empty()) unbalanced_ = text_.substr(at, character);
        return at + character;
    }

    // What stands between two marks: the names that are known, one behind another, and what is left behind them.
    void take_part(std::string_view part) {
        while (!part.empty()) {
            const auto* known = memory_ != nullptr ? memory_->find(part) : nullptr;
            if (known == nullptr) return read_part(part, seen_in(part));
            const UnitPart& facts = known->facts;
            items_.push_back({slice(part, facts.item), facts.name});
            part = slice(part, facts.rest);
        }
    }

    // What may stand in a part, so that nobody seeks it in the many that are nothing but a name.
    struct Seen {
        bool joint = false;   // 和, 与, 及
        bool others = false;  // 等
        bool colon = false;
    };

    Seen seen_in(std::string_view part) const {
        constexpr WordListSet telling = word_lists({WordList::and_word, WordList::others});
        Seen seen;
        for (; !part.empty(); part.remove_prefix(character_length(part))) {
            seen.colon = seen.colon || part.front() == ':' || part.starts_with("：");
            const WordListSet& lists = words_.beginning_like(part);
            if (!lists.meets(telling)) continue;
            seen.joint = seen.joint || lists.has(WordList::and_word);
            seen.others = seen.others || lists.has(WordList::others);
        }
        return seen;
    }

    // The part's one item, or several that 和, 与, 及 join.
    void read_part(std::string_view part, Seen seen) {
        group_has_others_ = group_has_others_ || seen.others;
        bool keeps = memory_ != nullptr && !seen.others && part.size() <= UnitMemory::longest;
        std::string_view item = without_ending(part);
        for (std::size_t from = 0; seen.joint && !item.empty();) {
            const auto joint = next_joint(item, from);
            if (!joint) break;
            const std::string_view left = without_others(trim_spaces(item.substr(0, joint->begin)));
            const std::string_view right = trim_spaces(item.substr(joint->end));
            if (parts_unnamed(left, right) ||
                (is_complete_name(left, words_) && is_complete_name(right, words_))) {
                add_item(left);
                keeps = keeps && without_ending(right).size() == right.size();
                if (keeps) {
                    keep(part, right);
                    return take_part(right);
                }
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
        add_item(item);
        if (keeps) keep(part, {});
    }

    // The item that was added last stands in the part; `rest`, if any, is a part of its own behind it.
    void keep(std::string_view part, std::string_view rest) {
        const Item& item = items_.back();
        UnitPart& facts = memory_->keep(part).facts;
        facts = {.item = span_in(part, item.text), .name = item.name};
        if (!rest.empty()) facts.rest = span_in(part, rest);
    }

    static Span span_in(std::string_view text, std::string_view view) {
        const auto begin = static_cast<std::size_t>(view.data() - text.data());
        return {begin, begin + view.size()};
    }

    // 公安局等有关部门。 -> 公安局
    std::string_view without_ending(std::string_view part) const {
        return without_others(without_trailing(part, final_marks));
    }

    void add_item(std::string_view text) { items_.push_back({text, read_unit_name(text, words_)}); }

    void unread(std::string_view item, std::string_view remedy) {
        fault(Severity::warning, "unit-unread", fmt::format("{} is no unit", item), std::string(remedy),
              item);
    }

    // 立即组织关停, 做好日常巡查: begins as orders do, and does not end as names do.
    bool is_running_text(std::string_view item) const {
        return !words_.longest_at(WordList::order_start, item).empty() && !is_complete_name(item, words_) &&
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
        const std::string_view others = words_.longest_ending(WordList::others, item);
        return others.empty() ? trim_spaces(item) : trim_spaces(item.substr(0, item.size() - others.size()));
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

    // 上海、广东等省（市）人民政府: the names before 等 are examples of what stands behind it, and it is one
    // item.
    void join_examples() {
        std::size_t kept = 0;
        for (Item item : items_) {
            const char* end = item.text.data() + item.text.size();
            const char* begin = item.text.data();
            if (has_examples(item.text))
                for (; kept > 0 && is_bare_name(items_[kept - 1].text, words_); --kept)
                    begin = items_[kept - 1].text.data();
            if (begin != item.text.data()) {
                item.text = {begin, static_cast<std::size_t>(end - begin)};
                item.name = read_unit_name(item.text, words_);
            }
            items_[kept++] = item;
        }
        items_.resize(kept);
    }

    // 等 inside, with a kind of place or an organ behind it.
    bool has_examples(std::string_view item) const {
        const auto at = words_.first_in(WordList::others, item);
        if (!at || *at == 0) return false;
        const std::string_view behind =
            item.substr(*at + words_.longest_at(WordList::others, item.substr(*at)).size());
        return !behind.empty() &&
               (!words_.longest_ending(WordList::organ, behind).empty() || is_place_name(behind, words_));
    }

    void take_group() {
        if (group_has_others_) join_examples();
        group_has_others_ = false;
        Prefix prefix;
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
        items_.clear();
    }

    // The first item from `first` on that is no plain place.
    std::size_t end_of_places(std::size_t first) const {
        while (first < items_.size() && items_[first].name.place) ++first;
        return first;
    }

    // Places with the organs behind them, from item `first` on: 甲市、乙区党委、政府; `carrier` is the item that
    // ends with the first organ. Returns how many items they are, or 0.
    std::size_t distribute(std::size_t first, std::size_t carrier) {
        if (carrier == items_.size()) return 0;
        const Item& carrying = items_[carrier];
        const std::string_view organ = carrying.organ();
        if (organ.empty() || carrying.is_organ_word()) return 0;
        std::size_t end = carrier + 1;
        while (end < items_.size() && items_[end].is_organ_word()) ++end;
        if (carrier == first && end == carrier + 1) return 0;  // one unit, complete by itself
        const std::string_view place =
            trim_spaces(carrying.text.substr(0, carrying.text.size() - organ.size()));
        for (std::size_t i = first; i < carrier; ++i) {
            const std::string_view written = items_[i].text;
            add(joined(written, organ, arena_), written);
            for (std::size_t j = carrier + 1; j < end; ++j)
                add(joined(written, items_[j].text, arena_), written);
        }
        add(carrying.text, std::nullopt);
        for (std::size_t j = carrier + 1; j < end; ++j)
            add(joined(place, items_[j].text, arena_), items_[j].text);
        return end - first;
    }

    void add_unit(const Item& item, Prefix& prefix) {
        switch (item.name.kind) {
            case UnitNameKind::complete: break;
            case UnitNameKind::national: national_ = true; break;
            case UnitNameKind::prefixed:
                prefix = {.government = slice(item.text, item.name.government),
                          .committee = item.name.committee,
                          .party = slice(item.text, item.name.party)};
                break;
            case UnitNameKind::organ_word: incomplete(item.text); break;
            case UnitNameKind::bare: return add_bare(item, prefix);
        }
        add(item.text, std::nullopt);
    }

    void add_bare(const Item& item, Prefix& prefix) {
        if (prefix.government.empty()) {
            incomplete(item.text);
            return add(item.text, std::nullopt);
        }
        const bool of_party = prefix.committee && item.name.of_party;
        if (of_party && prefix.party.empty())
            prefix.party = joined(prefix.government, party_committee(), arena_);
        add(joined(of_party ? prefix.party : prefix.government, item.text, arena_), item.text);
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
        units_.push_back({name, written});
    }

    const ValueWords& words_;
    Arena& arena_;
    UnitMemory* memory_;
    // Of the list that is being read.
    std::string_view text_ = {};
    std::size_t part_ = 0;              // where the part begins that the next mark ends
    bool parentheses_close_ = true;     // false behind one that is never closed
    std::string_view unbalanced_ = {};  // the first parenthesis without its other half
    std::vector<Item> items_ = {};      // of the group that is being read
    bool group_has_others_ = false;     // 等 may stand in an item of the group
    bool national_ = false;             // an organ of the whole country is among the units
    std::vector<Unit> units_ = {};
    std::vector<ValueFault>* faults_ = nullptr;
};

UnitListReader::UnitListReader(const ValueWords& words, Arena& arena, UnitMemory& memory)
    : state_(std::make_unique<State>(words, arena, &memory)) {}

UnitListReader::~UnitListReader() = default;

UnitListReading UnitListReader::read(std::string_view text) { return state_->read(text); }

UnitListReading read_units(std::string_view text, const ValueWords& words, Arena& arena) {
    return UnitListReader::State(words, arena, nullptr).read(text);
}

}  // namespace zhenggai
