#include "check/repeated_passages.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "check/clause_marks.h"
#include "check/place_table.h"
#include "text/character.h"

// The text is looked at from anchors only: clause marks, and in long stretches without them places chosen by
// their bytes. What stands at an anchor is looked up in a table of the anchors before it; where it is known,
// the two places are compared to both sides. Whether a place is an anchor depends on the text near it alone,
// so that both copies have the same ones; and the numbers below give every 100 characters one at least: a
// mark counts as in the other copy from 8 bytes behind the beginning on, the bytes compared end before the
// end, and a hundred characters less those 8 and 24 and the two that a stretch begins with still fill a
// window.

namespace zhenggai {
namespace {

constexpr std::size_t least_characters = 100;
constexpr std::size_t least_varied = 50;
constexpr std::ptrdiff_t key_size = 24;      // the bytes at an anchor that are looked up
constexpr std::ptrdiff_t mark_distance = 8;  // a mark that follows another one sooner is no anchor
constexpr std::size_t window_size = 63;      // of so many characters without a mark, one is an anchor
constexpr std::size_t usual_distance = 40;   // bytes, from one anchor to the next
constexpr std::size_t stretch_start = 2;     // characters, the look-behind of a window

std::uint64_t load(const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

std::uint64_t mixed(std::uint64_t bits) {
    bits ^= bits >> 32U;
    bits *= 0x9E3779B97F4A7C15U;
    return bits ^ bits >> 29U;
}

// Of the key_size bytes at `at`.
std::uint32_t key_hash(const char* at) {
    const std::uint64_t bits =
        load(at) * 0xFF51AFD7ED558CCDU ^ std::rotl(load(at + 8), 17) ^ load(at + 16) * 0xC4CEB9FE1A85EC53U;
    return static_cast<std::uint32_t>(mixed(bits * 0xD6E8FEB86659FD93U) >> 32U);
}

bool begins_character(const char* at) { return (static_cast<unsigned char>(*at) & 0xC0U) != 0x80U; }

const char* end_of(std::string_view text) { return text.data() + text.size(); }

std::string_view part(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

// Where eight bytes differ first, and last: bytes from their beginning, and from their end.
std::size_t first_difference(std::uint64_t a, std::uint64_t b) {
    const bool little = std::endian::native == std::endian::little;
    return static_cast<std::size_t>(little ? std::countr_zero(a ^ b) : std::countl_zero(a ^ b)) / 8;
}
std::size_t last_difference(std::uint64_t a, std::uint64_t b) {
    const bool little = std::endian::native == std::endian::little;
    return static_cast<std::size_t>(little ? std::countl_zero(a ^ b) : std::countr_zero(a ^ b)) / 8;
}

// How many bytes the texts begin with in common.
std::size_t common_start(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t size = 0;
    for (; most - size >= 8; size += 8) {
        const std::size_t alike = first_difference(load(a.data() + size), load(b.data() + size));
        if (alike < 8) return size + alike;
    }
    while (size < most && a[size] == b[size]) ++size;
    return size;
}

// How many bytes the texts end with in common.
std::size_t common_end(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t size = 0;
    for (; most - size >= 8; size += 8) {
        const std::size_t alike = last_difference(load(end_of(a) - size - 8), load(end_of(b) - size - 8));
        if (alike < 8) return size + alike;
    }
    while (size < most && end_of(a)[-1 - static_cast<std::ptrdiff_t>(size)] ==
                              end_of(b)[-1 - static_cast<std::ptrdiff_t>(size)])
        ++size;
    return size;
}

// So many bytes, at least, have least_characters of a text of `characters`: what is left out of it has not
// more than four for each.
std::ptrdiff_t least_bytes(std::string_view text, std::size_t characters) {
    constexpr std::ptrdiff_t longest_character = 4;
    const auto left_out = static_cast<std::ptrdiff_t>(characters - least_characters);
    return std::max(static_cast<std::ptrdiff_t>(text.size()) - longest_character * left_out,
                    static_cast<std::ptrdiff_t>(least_characters));
}

// False for rows of a few characters over and over.
bool is_varied(std::string_view text) {
    std::size_t varied = 0;
    char32_t before = 0;
    char32_t before_that = 0;
    for (std::size_t offset = 0; offset < text.size() && varied < least_varied;) {
        const char32_t character = next_code_point(text, offset);
        varied += character != before && character != before_that;
        before_that = before;
        before = character;
    }
    return varied >= least_varied;
}

// Slides over places that each have a rank, and knows the lowest of the last window_size ones; of equal ranks
// the last one.
class Window {
  public:
    static constexpr std::uint64_t no_rank = UINT64_MAX;

    void add(const char* at, std::uint64_t rank) {
        ranked(count_) = {rank, at};
        if (rank <= ranked(lowest_).rank) {
            lowest_ = count_;
        } else if (count_ - lowest_ == window_size) {
            ++lowest_;
            for (std::size_t i = lowest_ + 1; i <= count_; ++i)
                if (ranked(i).rank <= ranked(lowest_).rank) lowest_ = i;
        }
        ++count_;
    }

    // The place of the lowest rank; nullptr where the window is not full yet or none in it has a rank.
    const char* lowest() const {
        const Ranked& found = ring_[lowest_ % ring_.size()];
        return count_ < window_size || found.rank == no_rank ? nullptr : found.at;
    }

  private:
    struct Ranked {
        std::uint64_t rank = no_rank;
        const char* at = nullptr;
    };
    static_assert(window_size < 64);

    Ranked& ranked(std::size_t index) { return ring_[index % ring_.size()]; }

    std::array<Ranked, 64> ring_ = {};
    std::size_t count_ = 0;
    std::size_t lowest_ = 0;
};

struct Repeat {
    const char* first = nullptr;
    const char* again = nullptr;
    std::size_t size = 0;  // bytes; 0: none
};

// A text of one paragraph and its copy behind it, which may overlap, so that the whole is a row of copies:
// moved apart by whole copies until each is as long as possible beside the other.
Repeat halved(const Repeat& repeat) {
    const auto step = static_cast<std::size_t>(repeat.again - repeat.first);
    const std::size_t row = step + repeat.size;
    std::size_t copies = std::max<std::size_t>(1, row / (2 * step));
    if (row - std::min(row, (copies + 1) * step) > std::min(copies * step, row - copies * step)) ++copies;
    return {repeat.first, repeat.first + copies * step, std::min(copies * step, row - copies * step)};
}

std::size_t total_size(std::span<const std::string_view> paragraphs) {
    std::size_t size = 0;
    for (const std::string_view paragraph : paragraphs) size += paragraph.size();
    return size;
}

class RepeatFinder {
  public:
    explicit RepeatFinder(std::span<const std::string_view> paragraphs)
        : paragraphs_(paragraphs), places_(total_size(paragraphs) / usual_distance) {}

    std::vector<RepeatedPassage> find() && {
        for (; current_ < paragraphs_.size(); ++current_) {
            const std::string_view paragraph = paragraphs_[current_];
            if (paragraph.size() < least_characters) continue;
            const std::size_t characters = count_code_points(paragraph);
            if (characters < least_characters) continue;
            least_bytes_ = least_bytes(paragraph, characters);
            read_paragraph();
        }
        return std::move(found_);
    }

  private:
    void read_paragraph();
    void read_stretch(const char* begin, const char* end);
    void read_anchor(const char* at);
    bool may_repeat(const Place& place, const char* at) const;
    Repeat repeat_of(const Place& place, const char* at) const;

    std::span<const std::string_view> paragraphs_;
    std::size_t current_ = 0;
    const char* covered_ = nullptr;   // up to here the current paragraph needs no more looking up
    std::ptrdiff_t least_bytes_ = 0;  // of a passage in the current paragraph
    PlaceTable places_;
    std::vector<RepeatedPassage> found_;
};

void RepeatFinder::read_paragraph() {
    const std::string_view paragraph = paragraphs_[current_];
    const char* const last = end_of(paragraph) - key_size;  // of the places that may be anchors
    static_assert(key_size >= ClauseMarks::margin);
    covered_ = paragraph.data();
    const char* stretch = paragraph.data();
    const char* before = nullptr;
    ClauseMarks marks(stretch, last + 1);
    while (const char* const mark = marks.next()) {
        const bool is_alone = before == nullptr || mark - before >= mark_distance;
        before = mark;
        if (!is_alone) continue;
        read_stretch(stretch, mark);
        read_anchor(mark);
        stretch = mark;
    }
    read_stretch(stretch, last + 1);
}

// What stands between two anchors, or an anchor and the beginning or `last` of the paragraph.
void RepeatFinder::read_stretch(const char* begin, const char* end) {
    if (!has_characters(part(begin, end), stretch_start + window_size)) return;
    const std::string_view text = part(begin, end_of(paragraphs_[current_]));
    Window window;
    const char* last = nullptr;
    std::size_t offset = 0;
    char32_t before_that = next_code_point(text, offset);
    char32_t before = next_code_point(text, offset);
    while (begin + offset < end) {
        const char* const at = begin + offset;
        const char32_t character = next_code_point(text, offset);
        const bool varied = character != before && character != before_that;
        window.add(at, varied ? mixed(load(at)) : Window::no_rank);
        if (window.lowest() != nullptr && window.lowest() != last) read_anchor(last = window.lowest());
        before_that = before;
        before = character;
    }
}

void RepeatFinder::read_anchor(const char* at) {
    const Place place{at, static_cast<std::uint32_t>(current_)};
    const std::span<const Place> known = places_.look_up_and_add(place, key_hash(at));
    if (at < covered_) return;
    Repeat longest;
    for (const Place& earlier : known) {
        if (!may_repeat(earlier, at)) continue;
        const Repeat repeat = repeat_of(earlier, at);
        if (repeat.size > longest.size) longest = repeat;
    }
    if (longest.size == 0) return;
    covered_ = longest.again + longest.size;
    const RepeatedPassage passage{{longest.first, longest.size}, {longest.again, longest.size}};
    if (is_varied(passage.again)) found_.push_back(passage);
}

// False where a look at the ends of the reach tells that no passage is long enough: a passage has as many
// bytes as that before its key or behind it.
bool RepeatFinder::may_repeat(const Place& place, const char* at) const {
    constexpr std::ptrdiff_t looked_at = sizeof(std::uint64_t);
    const std::string_view there = paragraphs_[place.paragraph];
    const std::ptrdiff_t reach = (least_bytes_ - key_size) / 2;
    const std::ptrdiff_t behind = key_size + reach;
    const bool is_behind = end_of(paragraphs_[current_]) - at >= behind &&
                           end_of(there) - place.at >= behind &&
                           load(at + behind - looked_at) == load(place.at + behind - looked_at);
    return is_behind || (at - covered_ >= reach && place.at - there.data() >= reach &&
                         load(at - reach) == load(place.at - reach));
}

// The passage around both places; none where it is too short.
Repeat RepeatFinder::repeat_of(const Place& place, const char* at) const {
    const std::string_view there = paragraphs_[place.paragraph];
    const char* const end = end_of(paragraphs_[current_]);
    std::size_t behind = common_start(part(place.at, end_of(there)), part(at, end));
    if (behind < static_cast<std::size_t>(key_size)) return {};
    while (at + behind != end && !begins_character(at + behind)) --behind;
    std::size_t before = common_end(part(there.data(), place.at), part(covered_, at));
    while (!begins_character(at - before)) --before;
    if (before + behind < static_cast<std::size_t>(least_bytes_)) return {};
    Repeat repeat{place.at - before, at - before, before + behind};
    if (place.paragraph == current_) repeat = halved(repeat);
    return has_characters({repeat.again, repeat.size}, least_characters) ? repeat : Repeat{};
}

}  // namespace

std::vector<RepeatedPassage> find_repeated_passages(std::span<const std::string_view> paragraphs) {
    return RepeatFinder(paragraphs).find();
}

}  // namespace zhenggai
