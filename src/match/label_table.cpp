#include "match/label_table.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/byte_block.h"
#include "base/character_set.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::string_view full_colon = "：";
constexpr std::size_t shortest_inside = 3;  // code points of a label inside a paragraph
constexpr std::string_view open_box = "【";
constexpr std::string_view close_box = "】";

struct Found {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
};

// The first colon of either width that begins in [from, limit).
Found find_colon(std::string_view text, std::size_t from, std::size_t limit) {
    const std::size_t end = limit < text.size() ? limit : text.size();
    const std::string_view within = text.substr(0, std::min(end + full_colon.size() - 1, text.size()));
    const std::size_t found = find_in_blocks(
        within, from,
        [](ByteBlock first, ByteBlock, ByteBlock third) {
            return is(first, ':') | (is(first, 0xEF) & is(third, 0x9A));
        },
        [within](std::size_t at) { return within[at] == ':' || within.substr(at).starts_with(full_colon); });
    if (found >= end) return {};
    return {found, found + (text[found] == ':' ? 1 : full_colon.size())};
}

// Where the run of usual Han ends that begins at `from`.
std::size_t usual_han_run(std::string_view text, std::size_t from) {
    while (from < text.size() && begins_usual_han(text[from])) from += 3;
    return std::min(from, text.size());
}

bool is_open_parenthesis(char32_t c) { return c == U'(' || c == U'（'; }

bool ends_label_run(char32_t c) {
    constexpr std::u32string_view stops = U"。；;，,、！!？?）)（(：:】";
    return stops.find(c) != std::u32string_view::npos || is_blank(c);
}

// Of the first and the last eight bytes: labels are short, and differ in them.
std::size_t hash_of(std::string_view label) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;  // odd, its bits well mixed
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (label.size() >= sizeof first) {
        std::memcpy(&first, label.data(), sizeof first);
        std::memcpy(&last, label.data() + label.size() - sizeof last, sizeof last);
    } else {
        for (const char byte : label) first = first << 8U | static_cast<unsigned char>(byte);
    }
    const std::uint64_t mixed = (first ^ std::rotl(last, 29)) * factor;
    return static_cast<std::size_t>(mixed >> 32U);
}

// Offset of the code point that ends at `end` (> 0).
std::size_t code_point_before(std::string_view text, std::size_t end) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    return begin;
}

// 整改时限（阶段性） -> 整改时限
std::string_view without_parenthesis(std::string_view label) {
    if (!label.ends_with(")") && !label.ends_with("）")) return label;
    const std::size_t open = std::min(label.find('('), label.find("（"));
    return open == std::string_view::npos || open == 0 ? label : trim_end(label.substr(0, open));
}

}  // namespace

LabelTable::LabelTable(const std::vector<FieldRule>& fields, const std::vector<std::string>& prefixes)
    : prefixes_(prefixes) {
    std::size_t count = 0;
    for (const FieldRule& field : fields) count += field.labels.size();
    entries_.resize(std::bit_ceil(2 * count + 1));
    for (const FieldRule& field : fields)
        for (const std::string& label : field.labels) add(label, field.key);
    std::size_t longest_prefix = 0;
    for (const std::string& prefix : prefixes_) {
        longest_prefix = std::max(longest_prefix, prefix.size());
        note(prefix);
    }
    longest_ += longest_prefix;
}

// The first field that has a label keeps it.
void LabelTable::add(std::string_view label, FieldKey key) {
    Entry& entry = entries_[place_of(label)];
    if (label.empty() || entry.size > 0) return;
    entry = {static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(label.size()), key};
    letters_ += label;
    longest_ = std::max(longest_, label.size());
    note(label);
}

void LabelTable::note(std::string_view word) {
    std::size_t i = 0;
    const char32_t first = word.empty() ? 0 : next_code_point(word, i);
    if (first < first_.size()) first_.set(first);
    usual_ = usual_ && usual_han_run(word, 0) == word.size();
}

std::size_t LabelTable::place_of(std::string_view label) const {
    const std::size_t last = entries_.size() - 1;
    std::size_t place = hash_of(label) & last;
    const auto stands_at = [this, label](const Entry& entry) {
        return entry.size == label.size() &&
               std::memcmp(letters_.data() + entry.begin, label.data(), label.size()) == 0;
    };
    while (entries_[place].size > 0 && !stands_at(entries_[place])) place = (place + 1) & last;
    return place;
}

std::optional<FieldKey> LabelTable::find_packed(std::string_view label) const {
    if (label.size() > longest_ || label.empty()) return std::nullopt;
    if (const Entry& entry = entries_[place_of(label)]; entry.size > 0) return entry.key;
    for (const std::string& prefix : prefixes_) {
        if (label.size() <= prefix.size()) continue;
        if (!prefix.empty() && label[prefix.size() - 1] != prefix.back()) continue;
        if (!label.starts_with(prefix)) continue;
        const Entry& entry = entries_[place_of(label.substr(prefix.size()))];
        if (entry.size > 0) return entry.key;
    }
    return std::nullopt;
}

std::optional<FieldKey> LabelTable::find(std::string_view written) const {
    if (const auto key = find_packed(written)) return key;
    std::string packed;
    std::size_t word = 0;  // what has not been taken over begins here
    for (std::size_t i = 0; i < written.size() && packed.size() <= longest_;) {
        if (begins_usual_han(written[i])) {
            i += 3;
            continue;
        }
        const std::size_t begin = i;
        if (!is_blank(next_code_point(written, i))) continue;
        packed += written.substr(word, begin - word);
        word = i;
    }
    if (word == 0) return std::nullopt;  // no blank stands in it
    packed += written.substr(word);
    return find_packed(packed);
}

std::optional<LabelMatch> LabelTable::at_start(std::string_view text) const {
    const bool boxed = text.starts_with(open_box);
    const std::size_t begin = boxed ? open_box.size() : 0;
    if (begin >= text.size()) return std::nullopt;
    const char32_t first = first_code_point(text.substr(begin)).value;
    if (first >= first_.size() || !first_.test(first)) return std::nullopt;

    // Most labels are a run of Han right before the colon.
    const std::size_t run_end = usual_han_run(text, begin);
    if (run_end - begin > longest_) return std::nullopt;
    if (!boxed && run_end > begin) {
        const std::string_view rest = text.substr(run_end);
        const std::string_view run = text.substr(begin, run_end - begin);
        const std::size_t colon = rest.starts_with(':')          ? 1
                                  : rest.starts_with(full_colon) ? full_colon.size()
                                                                 : 0;
        if (rest.empty() || colon > 0) {
            const auto key = find_packed(run);
            if (!key) return std::nullopt;
            return LabelMatch{.key = *key,
                              .label = run,
                              .value = rest.empty() ? std::string_view{} : rest.substr(colon),
                              .colon = colon > 0,
                              .begin = begin};
        }
        // Only a blank or a parenthesis may stand in such a label.
        std::size_t behind = 0;
        const char32_t next = next_code_point(rest, behind);
        if (usual_ && !is_blank(next) && !is_open_parenthesis(next)) return std::nullopt;
    }

    // Room for spaces between the characters and for a parenthesis.
    const std::size_t limit = begin + 2 * longest_ + 64;
    Found end;
    if (boxed) {
        end.begin = text.substr(0, std::min(limit, text.size())).find(close_box);
        if (end.begin == std::string_view::npos) return std::nullopt;
        end.end = end.begin + close_box.size();
        if (const Found colon = find_colon(text, end.end, end.end + 4); colon.begin == end.end)
            end.end = colon.end;
    } else {
        end = find_colon(text, begin, limit);
    }
    const bool whole = end.begin == std::string_view::npos;
    if (whole && text.size() > limit) return std::nullopt;
    const std::string_view written =
        trim(text.substr(begin, whole ? text.size() - begin : end.begin - begin));
    const auto key = find(without_parenthesis(written));
    if (!key) return std::nullopt;
    return LabelMatch{.key = *key,
                      .label = written,
                      .value = whole ? std::string_view{} : text.substr(end.end),
                      .colon = !whole,
                      .begin = begin};
}

std::optional<LabelMatch> LabelTable::inside(std::string_view text, std::size_t from) const {
    for (Found colon = find_colon(text, from, text.size()); colon.begin != std::string_view::npos;
         colon = find_colon(text, colon.end, text.size())) {
        const std::size_t end = trim_end(text.substr(0, colon.begin)).size();
        std::size_t begin = end;
        char32_t before = 0;
        while (begin > from && end - begin <= longest_) {
            const std::size_t previous = code_point_before(text, begin);
            std::size_t i = previous;
            before = next_code_point(text, i);
            if (ends_label_run(before)) break;
            begin = previous;
        }
        // Very short labels (目标：) are words of many sentences.
        if (begin == end || begin == from || end - begin > longest_ ||
            count_code_points(text.substr(begin, end - begin)) < shortest_inside)
            continue;
        if (const auto key = find(text.substr(begin, end - begin)))
            return LabelMatch{.key = *key,
                              .label = text.substr(begin, end - begin),
                              .value = text.substr(colon.end),
                              .in_parentheses = is_open_parenthesis(before),
                              .begin = begin};
    }
    return std::nullopt;
}

}  // namespace zhenggai
