#include "check/check_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "text/character.h"
#include "text/fold.h"

namespace zhenggai {

namespace {

// Parentheses without their other half are told where units are read (value/read_units.h).
constexpr std::u32string_view opening = U"[〔【《〈“「(（";
constexpr std::u32string_view closing = U"]〕】》〉”」)）";
constexpr std::size_t first_parenthesis = 7;
constexpr std::u32string_view stops = U"。！？；、，：!?;,:";

// Stops inside brackets are of a remark: 县（市、区）.
bool is_fragment(std::string_view name) {
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
    }

    std::string plain(std::string_view name) const {
        std::string plain;
        for (std::size_t i = 0; i < name.size();) {
            if (const Part* part = part_at(name.substr(i))) {
                plain += part->first;
                i += part->written.size();
                continue;
            }
            const std::size_t begin = i;
            const char32_t c = next_code_point(name, i);
            if (is_blank(c)) continue;
            if (c == U'（' || c == U'）') {
                plain += c == U'（' ? '(' : ')';
            } else {
                plain.append(name, begin, i - begin);
            }
        }
        return plain;
    }

  private:
    struct Part {
        std::string_view written;
        std::string_view first;  // of the ways to write it
    };

    const Part* part_at(std::string_view text) const {
        for (const Part& part : parts_)
            if (!part.written.empty() && text.starts_with(part.written)) return &part;
        return nullptr;
    }

    std::vector<Part> parts_;  // longest first
};

// One way to write a unit.
struct Spelling {
    std::string_view name = {};
    std::string_view first = {};  // words of its first place in the source
    std::size_t times = 1;
};

class UnitCheck {
  public:
    explicit UnitCheck(const CheckInput& document)
        : document_(document), plain_names_(document.grammar.values) {}

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

    void compare_spellings() {
        std::map<std::string, std::vector<std::size_t>> by_plain_name;
        for (std::size_t i = 0; i < spellings_.size(); ++i)
            by_plain_name[plain_names_.plain(folding_.fold(spellings_[i].name))].push_back(i);
        for (const auto& [name, ways] : by_plain_name) {
            if (ways.size() < 2) continue;
            const std::size_t usual = *std::max_element(
                ways.begin(), ways.end(),
                [&](std::size_t a, std::size_t b) { return spellings_[a].times < spellings_[b].times; });
            for (const std::size_t way : ways)
                if (way != usual) variant(way, usual);
        }
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
    const PlainNames plain_names_;
    Folding folding_;
    std::map<std::string_view, std::size_t> by_name_;
    std::vector<Spelling> spellings_;  // in the order of the document
    std::vector<std::size_t> lines_;   // of their items
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
