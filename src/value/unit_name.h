// What the name of one unit tells of itself and for its list.
//
//     const UnitName name = read_unit_name("某县水利局", words);
//     name.kind;                             // UnitNameKind::prefixed
//     slice("某县水利局", name.government);    // "某县", which a 林业局 behind it stands behind as well
//
// Only the words of the name are asked, not those of the list around it: the same name always tells the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/span.h"
#include "grammar/value_words.h"

namespace zhenggai {

enum class UnitNameKind : std::uint8_t {
    complete,    // 某公司, 某县: stays as it is written
    national,    // 国家能源局, 财政部: the same, and no prefix of the next name
    prefixed,    // 市水利局: gives its prefix to bare names
    bare,        // 水利局: a bureau's own name, with nothing before it
    organ_word,  // 党委, 人民政府: an organ of nobody knows which place
};

// The spans are bytes of the name.
struct UnitName {
    UnitNameKind kind = UnitNameKind::complete;
    bool place = false;  // 甲县, 各县（市、区）, 市: a place's name, or the word for a kind of places
    bool committee = false;  // the prefix is a place, which has a party committee
    bool of_party = false;   // bare: an organ of the party, which the committee completes
    Span government = {};    // of a prefix: 市, 某县, 某港
    Span party = {};         // of a prefix: 自治区党委, where it is written so
    std::size_t organ = 0;   // bytes of the organ that it ends with, behind a place or alone
};

inline std::string_view slice(std::string_view text, Span span) {
    return text.substr(span.begin, span.size());
}

// Of a name without spaces at its ends. Linear.
UnitName read_unit_name(std::string_view name, const ValueWords& words);

// A unit, an organ, a company or a place by its end: 工业 is none of them, 上河县 is one.
bool is_complete_name(std::string_view name, const ValueWords& words);

// 甲县, 各县（市、区）, 乙新区(丙新区): a name that ends as places do, and not as units do.
bool is_place_name(std::string_view name, const ValueWords& words);

// 上海: the end of the name tells nothing.
bool is_bare_name(std::string_view name, const ValueWords& words);

}  // namespace zhenggai
