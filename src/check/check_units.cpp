#include "check/check_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <string>
#include <unordered_map>

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
                parts_.push_back({all.substr(begin, end - begin), first});
                begin = end + 1;
            }
        }
        std::stable_sort(parts_.begin(), parts_.end(),
                         [](const Part& a, const Part& b) { return a.written.size() > b.written.size(); });
        while (!parts_.empty() && parts_.back().written.empty()) parts_.pop_back();
        for (std::size_t i = parts_.size(); i-- > 0;) {
            std::size_t& first = first_part_[slot_of(parts_[i].written)];
            parts_[i].next = first;
            first = i + 1;
        }
    }

    void append_plain(std::string_view name, std::string& plain) const {
        for (std::size_t i = 0; i < name.size();) {
            if (const Part* part = part_at(name.substr(i))) {
                plain += part->first;
                i += part->written.size();
                continue;
            }
            const std::size_t begin = i;
            if (begins_as_han(name.substr(i))) {
                plain.append(name, i, han_length);
                i += han_length;
                continue;
            }
            const char32_t c = next_code_point(name, i);
            if (is_blank(c)) continue;
            if (c == U'（' || c == U'）') {
                plain += c == U'（' ? '(' : ')';
            } else {
                plain.append(name, begin, i - begin);
            }
        }
    }

  private:
    struct Part {
        std::string_view written;
        std::string_view first;  // of the ways to write it
        std::size_t next = 0;    // the next part in its slot, see first_part_
    };

    // By the first character, which tells most texts from those that begin with a part.
    static constexpr std::size_t slot_count = 1024;
    static std::size_t slot_of(std::string_view text) {
        const auto lead = static_cast<unsigned char>(text.front());
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
        std::size_t slot = 0;
        for (const char byte : text.substr(0, length)) slot = slot * 23 + static_cast<unsigned char>(byte);
        return slot % slot_count;
    }

    const Part* part_at(std::string_view text) const {
        for (std::size_t i = first_part_[slot_of(text)]; i > 0; i = parts_[i - 1].next)
            if (text.starts_with(parts_[i - 1].written)) return &parts_[i - 1];
        return nullptr;
    }

    std::vector<Part> parts_;                              // longest first
    std::array<std::size_t, slot_count> first_part_ = {};  // by slot: its place in parts_, from 1; 0: none
};

// One way to write a unit.
struct Spelling {
    std::string_view name = {};
    std::string_view first = {};  // words of its first place in the source
    std::size_t times = 1;
};

class UnitCheck {
  public:
    explicit UnitCheck(const CheckInput& document) : document_(document) {}

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
        // 市 of 市、县人民政府 has become 市人民政府.
        const std::string_view written = unit.written.value_or(unit.name);
        const bool is_start = unit.written && unit.name.starts_with(written);
        if (is_fragment(is_start ? unit.name : written)) fragment(written, line);
        const auto [known, is_new] = by_name_.try_emplace(unit.name, spellings_.size());
        if (is_new) {
            spellings_.push_back({.name = unit.name, .first = written});
            lines_.push_back(line);
        } else {
            ++spellings_[known->second].times;
        }
    }

    void fragment(std::string_view written, std::size_t line) {
        found_.push_back({.severity = Severity::warning,
                          .code = "unit-fragment",
                          .message = fmt::format("{} is no name of a unit", written),
                          .remedy = "check whether words around it are lost, or a mark stands wrongly",
                          .position = document_.place_of(written, line)});
    }

    // Those that are plainly the same, in the order of their plain names.
    void compare_spellings() {
        if (spellings_.size() < 2) return;
        const std::vector<std::string_view> plain = plain_names();
        std::vector<std::size_t> order(plain.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&plain](std::size_t a, std::size_t b) { return plain[a] < plain[b]; });
        for (auto begin = order.begin(); begin != order.end();) {
            const auto end = std::find_if(begin + 1, order.end(),
                                          [&](std::size_t way) { return plain[way] != plain[*begin]; });
            compare_ways({begin, end});
            begin = end;
        }
    }

    // Of the spellings; in plain_text_.
    std::vector<std::string_view> plain_names() {
        const PlainNames names(document_.grammar.values);
        std::vector<std::size_t> ends;
        ends.reserve(spellings_.size());
        for (const Spelling& spelling : spellings_) {
            names.append_plain(folding_.fold(spelling.name), plain_text_);
            ends.push_back(plain_text_.size());
        }
        std::vector<std::string_view> plain;
        plain.reserve(ends.size());
        std::size_t begin = 0;
        for (const std::size_t end : ends) {
            plain.push_back(std::string_view(plain_text_).substr(begin, end - begin));
            begin = end;
        }
        return plain;
    }

    void compare_ways(std::span<const std::size_t> ways) {
        if (ways.size() < 2) return;
        const std::size_t usual = *std::max_element(
            ways.begin(), ways.end(),
            [&](std::size_t a, std::size_t b) { return spellings_[a].times < spellings_[b].times; });
        for (const std::size_t way : ways)
            if (way != usual) variant(way, usual);
    }

    void variant(std::size_t rare, std::size_t usual) {
        const Position other = document_.place_of(spellings_[usual].first, lines_[usual]);
        found_.push_back({.severity = Severity::warning,
                          .code = "unit-variant",
                          .message = fmt::format(
                              "{} may be the unit that is also written {}, {}, first in line {}, column {}",
                              spellings_[rare].name, spellings_[usual].name,
                              spellings_[usual].times == 1 ? std::string("once")
                                                           : fmt::format("{} times", spellings_[usual].times),
                              other.line, other.column.value_or(1)),
                          .remedy = "count both as one where they are",
                          .position = document_.place_of(spellings_[rare].first, lines_[rare])});
    }

    const CheckInput& document_;
    Folding folding_;
    std::unordered_map<std::string_view, std::size_t> by_name_;  // indices of spellings_
    std::vector<Spelling> spellings_;                            // in the order of the document
    std::vector<std::size_t> lines_;                             // of their items
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
