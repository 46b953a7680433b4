#include "check/check_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/character_slot.h"
#include "check/name_table.h"
#include "text/character.h"
#include "text/fold.h"

namespace zhenggai {

namespace {

// Parentheses without their other half are told where units are read (value/read_units.h).
constexpr std::u32string_view opening = U"[〔【《〈“「(（";
constexpr std::u32string_view closing = U"]〕】》〉”」)）";
constexpr std::size_t first_parenthesis = 7;
constexpr std::u32string_view stops = U"。！？；、，：!?;,:";

// U+4000..U+9FFF: no marks, no white space.
constexpr std::size_t han_length = 3;  // bytes
bool begins_as_han(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    return lead >= 0xE4 && lead <= 0xE9;
}

// What most names are.
bool is_all_han(std::string_view name) {
    for (; !name.empty(); name.remove_prefix(han_length))
        if (!begins_as_han(name)) return false;
    return true;
}

// Stops inside brackets are of a remark: 县（市、区）.
bool is_fragment(std::string_view name) {
    if (is_all_han(name)) return name.size() < 2 * han_length;
    std::vector<std::size_t> open;  // indices in `opening`
    std::size_t characters = 0;
    for (std::size_t i = 0; i < name.size(); ++characters) {
        const char32_t c = next_code_point(name, i);
        if (const std::size_t bracket = opening.find(c); bracket != std::u32string_view::npos) {
            if (i == name.size()) return true;
            open.push_back(bracket);
        } else if (const std::size_t other = closing.find(c); other != std::u32string_view::npos) {
            if (characters == 0) return true;
            if (!open.empty() && open.back() == other) {
                open.pop_back();
            } else if (other < first_parenthesis) {
                return true;
            }
        } else if (open.empty() && stops.find(c) != std::u32string_view::npos) {
            return true;
        }
    }
    return characters < 2 || (!open.empty() && open.back() < first_parenthesis);
}

// What ways to write a unit's name have in common.
class PlainNames {
  public:
    explicit PlainNames(const ValueWords& words) {
        for (const std::string_view all : words.of(WordList::unit_variants)) {
            const std::string_view first = all.substr(0, all.find('='));
            for (std::size_t begin = 0; begin < all.size();) {
                const std::size_t end = std::min(all.find('=', begin), all.size());
                if (begin < end) parts_.push_back({all.substr(begin, end - begin), first});
                begin = end + 1;
            }
        }
        for (std::size_t i = parts_.size(); i-- > 0;) {
            std::uint32_t& first = first_part_[character_slot(parts_[i].written)];
            parts_[i].next = first;
            first = static_cast<std::uint32_t>(i + 1);
        }
    }

    // False where the name is plain itself, true where it may not be.
    bool may_change(std::string_view name) const {
        for (; !name.empty(); name.remove_prefix(han_length))
            if (!begins_as_han(name) || first_part_[character_slot(name)] != 0) return true;
        return false;
    }

    void append_plain(std::string_view name, std::string& plain) const {
        std::size_t kept = 0;  // what stands before it is appended
        const auto replace = [&](std::size_t begin, std::size_t end, std::string_view with) {
            plain.append(name, kept, begin - kept);
            plain += with;
            kept = end;
        };
        for (std::size_t i = 0; i < name.size();) {
            const std::size_t begin = i;
            if (const Part* part = part_at(name.substr(i))) {
                i += part->written.size();
                replace(begin, i, part->first);
            } else if (begins_as_han(name.substr(i))) {
                i += han_length;
            } else if (const char32_t c = next_code_point(name, i); is_blank(c)) {
                replace(begin, i, {});
            } else if (c == U'（' || c == U'）') {
                replace(begin, i, c == U'（' ? "(" : ")");
            }
        }
        plain.append(name, kept);
    }

  private:
    struct Part {
        std::string_view written;
        std::string_view first;  // of the ways to write it
        std::uint32_t next = 0;  // the next part in its slot, see first_part_
    };

    // The longest one; of the same words the first.
    const Part* part_at(std::string_view text) const {
        const Part* longest = nullptr;
        for (std::size_t i = first_part_[character_slot(text)]; i > 0; i = parts_[i - 1].next) {
            const Part& part = parts_[i - 1];
            if (text.starts_with(part.written) &&
                (longest == nullptr || part.written.size() > longest->written.size()))
                longest = &part;
        }
        return longest;
    }

    std::vector<Part> parts_;
    std::array<std::uint32_t, character_slot_count> first_part_ =
        {};  // by slot: its place in parts_, from 1; 0: none
};

// One way to write a unit.
struct Spelling {
    std::string_view first = {};  // words of its first place in the source
    std::size_t line = 1;         // of the item there
    std::size_t times = 0;
    bool is_fragment = false;
    bool is_plain = true;
};

class UnitCheck {
  public:
    explicit UnitCheck(const CheckInput& document) : document_(document), folding_(document.text.foldable) {}

    void lists_of(const Labels& labels, std::size_t line) {
        for (const auto* list : {&labels.lead_units, &labels.responsible_units, &labels.cooperating_units,
                                 &labels.supervising_units, &labels.accepting_units})
            if (*list)
                for (const Unit& unit : (*list)->units) add(unit, line);
    }

    Diagnostics found() && {
        compare_spellings();
        return std::move(found_);
    }

  private:
    void add(const Unit& unit, std::size_t line) {
        const std::size_t number = names_.add(unit.name);
        // 市 of 市、县人民政府 has become 市人民政府.
        const std::string_view written = unit.written.value_or(unit.name);
        if (number == spellings_.size())
            spellings_.push_back({.first = written, .line = line, .is_fragment = is_fragment(unit.name)});
        Spelling& spelling = spellings_[number];
        ++spelling.times;
        const bool is_name = !unit.written || unit.name.starts_with(written);
        if (is_name ? spelling.is_fragment : is_fragment(written)) fragment(written, line);
    }

    void fragment(std::string_view written, std::size_t line) {
        found_.push_back({.severity = Severity::warning,
                          .code = "unit-fragment",
                          .message = fmt::format("{} is no name of a unit", written),
                          .remedy = "check whether words around it are lost, or a mark stands wrongly",
                          .position = document_.place_of(written, line)});
    }

    // A spelling and its plain name.
    struct Way {
        std::string_view plain = {};
        std::size_t spelling = 0;
        friend auto operator<=>(const Way&, const Way&) = default;
    };

    // Those that are plainly the same, in the order of their plain names.
    void compare_spellings() {
        if (spellings_.size() < 2) return;
        std::vector<Way> ways = not_plain();
        const std::size_t count = ways.size();
        for (std::size_t i = 0; i < count; ++i)
            if (const auto same = names_.find(ways[i].plain); same && spellings_[*same].is_plain)
                ways.push_back({ways[i].plain, *same});
        std::sort(ways.begin(), ways.end());
        ways.erase(std::unique(ways.begin(), ways.end()), ways.end());
        for (auto begin = ways.begin(); begin != ways.end();) {
            const auto end = std::find_if(begin + 1, ways.end(),
                                          [&](const Way& way) { return way.plain != begin->plain; });
            compare_ways({begin, end});
            begin = end;
        }
    }

    // Of the spellings; the others are alone unless one of these is plainly the same.
    std::vector<Way> not_plain() {
        const PlainNames names(document_.grammar.values);
        std::vector<std::size_t> numbers;
        std::vector<std::size_t> begins;  // in plain_text_
        for (std::size_t i = 0; i < spellings_.size(); ++i) {
            const std::string_view name = folding_.fold(names_[i]);
            if (name == names_[i] && !names.may_change(name)) continue;
            const std::size_t begin = plain_text_.size();
            names.append_plain(name, plain_text_);
            spellings_[i].is_plain = std::string_view(plain_text_).substr(begin) == names_[i];
            if (spellings_[i].is_plain) {
                plain_text_.resize(begin);
            } else {
                numbers.push_back(i);
                begins.push_back(begin);
            }
        }
        begins.push_back(plain_text_.size());
        std::vector<Way> ways;
        for (std::size_t i = 0; i < numbers.size(); ++i)
            ways.push_back(
                {std::string_view(plain_text_).substr(begins[i], begins[i + 1] - begins[i]), numbers[i]});
        return ways;
    }

    void compare_ways(std::span<const Way> ways) {
        if (ways.size() < 2) return;
        const auto is_rarer = [&](const Way& a, const Way& b) {
            return spellings_[a.spelling].times < spellings_[b.spelling].times;
        };
        const std::size_t usual = std::max_element(ways.begin(), ways.end(), is_rarer)->spelling;
        for (const Way& way : ways)
            if (way.spelling != usual) variant(way.spelling, usual);
    }

    void variant(std::size_t rare, std::size_t usual) {
        const Position other = document_.place_of(spellings_[usual].first, spellings_[usual].line);
        found_.push_back({.severity = Severity::warning,
                          .code = "unit-variant",
                          .message = fmt::format(
                              "{} may be the unit that is also written {}, {}, first in line {}, column {}",
                              names_[rare], names_[usual],
                              spellings_[usual].times == 1 ? std::string("once")
                                                           : fmt::format("{} times", spellings_[usual].times),
                              other.line, other.column.value_or(1)),
                          .remedy = "count both as one where they are",
                          .position = document_.place_of(spellings_[rare].first, spellings_[rare].line)});
    }

    const CheckInput& document_;
    Folding folding_;
    NameTable names_;
    std::vector<Spelling> spellings_;  // of names_
    std::string plain_text_;
    Diagnostics found_;
};

}  // namespace

Diagnostics check_units(const CheckInput& document) {
    UnitCheck check(document);
    for (const Problem& problem : document.record.problems) {
        check.lists_of(problem.labels, problem.line);
        for (const Measure& measure : problem.measures) check.lists_of(measure.labels, measure.line);
    }
    for (const Measure& measure : document.record.measures) check.lists_of(measure.labels, measure.line);
    return std::move(check).found();
}

}  // namespace zhenggai
