#include "text/fold.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <utility>

#include "base/byte_block.h"
#include "text/character.h"

namespace zhenggai {

namespace {

// Of CJK Radicals Supplement, where Unicode gives no decomposition: the ideographs that they show
// (Equivalent_Unified_Ideograph), in order.
constexpr std::array<std::pair<char32_t, char32_t>, 40> radicals{
    {{0x2E81, U'厂'}, {0x2E84, U'乙'}, {0x2E89, U'刂'}, {0x2E8A, U'卜'}, {0x2E92, U'巳'}, {0x2E93, U'幺'},
     {0x2E9C, U'日'}, {0x2E9D, U'月'}, {0x2E9F, U'母'}, {0x2EA0, U'民'}, {0x2EA9, U'王'}, {0x2EAE, U'竹'},
     {0x2EBB, U'聿'}, {0x2EC1, U'虎'}, {0x2EC4, U'西'}, {0x2EC5, U'见'}, {0x2EC6, U'角'}, {0x2EC9, U'贝'},
     {0x2ECB, U'车'}, {0x2ECC, U'辶'}, {0x2ED3, U'长'}, {0x2ED4, U'门'}, {0x2ED8, U'青'}, {0x2ED9, U'韦'},
     {0x2EDA, U'页'}, {0x2EDB, U'风'}, {0x2EDC, U'飞'}, {0x2EDD, U'食'}, {0x2EE2, U'马'}, {0x2EE3, U'骨'},
     {0x2EE4, U'鬼'}, {0x2EE5, U'鱼'}, {0x2EE6, U'鸟'}, {0x2EE7, U'卤'}, {0x2EE8, U'麦'}, {0x2EE9, U'黄'},
     {0x2EEC, U'齐'}, {0x2EEE, U'齿'}, {0x2EF0, U'龙'}, {0x2EF3, U'龟'}}};

// The ideograph that a radical or compatibility ideograph stands for; 0 for every other character.
char32_t ideograph_of(char32_t c) {
    if (c < 0x2E80 || (c > 0x2FDF && c < 0xF900) || c > 0xFAFF) return 0;
    const auto known =
        std::lower_bound(radicals.begin(), radicals.end(), c,
                         [](const auto& entry, char32_t value) { return entry.first < value; });
    if (known != radicals.end() && known->first == c) return known->second;
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* compatibility = icu::Normalizer2::getNFKCInstance(error);
    icu::UnicodeString decomposed;
    if (U_FAILURE(error) || !compatibility->getDecomposition(static_cast<UChar32>(c), decomposed)) return 0;
    const UChar32 found = decomposed.char32At(0);
    // Only what takes three bytes too: offsets must stay.
    return found >= 0x800 && found <= 0xFFFF && decomposed.length() == 1 ? static_cast<char32_t>(found) : 0;
}

// White space that patterns do not know.
bool is_uncommon_space(char32_t c) {
    return (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0xE5E5;
}

bool is_without_width(char32_t c) {
    return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_folded(char32_t c) { return is_uncommon_space(c) || is_without_width(c) || ideograph_of(c) != 0; }

// U+2010 to U+2029, among them “ ” — …
bool is_quote_or_dash(std::string_view text, std::size_t at) {
    const auto third = static_cast<unsigned char>(at + 2 < text.size() ? text[at + 2] : 0);
    return third >= 0x90 && third <= 0xA9;
}

// Tells most marks (“, ①, ，) from candidates by their bytes alone.
bool may_fold(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    switch (static_cast<unsigned char>(text[at])) {
        case 0xEF: return second >= 0xA4 && second <= 0xBB;
        case 0xE2: return second == 0x81 || second >= 0xBA || (second == 0x80 && !is_quote_or_dash(text, at));
        case 0xC2: return second == 0xAD;
        case 0xD8: return second == 0x9C;
        case 0xEE: return second == 0x97;
        default: return false;
    }
}

void append(std::string& out, char32_t c) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
}

}  // namespace

bool is_foldable_at(std::string_view text, std::size_t at) {
    return may_fold(text, at) && is_folded(next_code_point(text, at));
}

bool is_foldable(std::string_view text) {
    // Few characters begin with C2, D8, E2, EE or EF, but for the full-width forms: EF BC and EF BD.
    const auto may_be = [](ByteBlock first, ByteBlock second, ByteBlock) {
        return (is(first | 0x01, 0xEF) & ~is(second & 0xFE, 0xBC)) | is(first | 0x20, 0xE2) | is(first, 0xD8);
    };
    const auto is = [text](std::size_t at) { return is_foldable_at(text, at); };
    return find_in_blocks(text, 0, may_be, is) < text.size();
}

std::string_view Folding::fold(std::string_view text) {
    if (texts_ == Foldable::never || !is_foldable(text)) return text;
    std::string copy;
    copy.reserve(text.size());
    Copy made{.original = text.data()};
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = next_code_point(text, i);
        if (is_without_width(c)) {
            made.gaps.push_back({copy.size(), i - copy.size()});
        } else if (is_uncommon_space(c)) {
            copy.append(i - begin, ' ');
        } else if (const char32_t ideograph = ideograph_of(c)) {
            append(copy, ideograph);
        } else {
            copy += text.substr(begin, i - begin);
        }
    }
    made.folded = storage_.emplace_front(std::move(copy));
    return copies_.emplace(made.folded.data(), std::move(made)).first->second.folded;
}

// How many bytes were left out before the folded offset `end`.
std::size_t Folding::left_out(const Copy& copy, std::size_t end) {
    const auto next = std::lower_bound(copy.gaps.begin(), copy.gaps.end(), end,
                                       [](const Gap& gap, std::size_t at) { return gap.at < at; });
    return next == copy.gaps.begin() ? 0 : std::prev(next)->bytes;
}

std::string_view Folding::unfold(std::string_view view) const {
    auto next = copies_.upper_bound(view.data());
    if (next == copies_.begin()) return view;
    const Copy& copy = std::prev(next)->second;
    if (std::less<>()(copy.folded.data() + copy.folded.size(), view.data())) return view;
    const auto begin = static_cast<std::size_t>(view.data() - copy.folded.data());
    // What was left out right before the view is not its own; what was left out inside is.
    const std::size_t first = begin + left_out(copy, begin + 1);
    if (view.empty()) return {copy.original + first, 0};
    const std::size_t end = begin + view.size();
    return {copy.original + first, end + left_out(copy, end) - first};
}

}  // namespace zhenggai
