#include "match/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>
#include <span>
#include <string>

#include "text/character.h"
#include "text/fold.h"

namespace zhenggai {

namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view(re2::StringPiece text) { return {text.data(), text.size()}; }

bool is_inside_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Where the last character of the text, which is not empty, begins.
std::size_t last_character(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && is_inside_character(text[at])) --at;
    return at;
}

char32_t character_at(std::string_view text, std::size_t at) { return next_code_point(text, at); }

// Looks for the last byte first: that of a Han character is rarer than the one before it.
bool holds(std::string_view text, std::string_view part) {
    const char* const end = text.data() + text.size();
    const std::size_t before = part.size() - 1;
    if (text.size() < part.size()) return false;
    for (const char* at = text.data() + before; at < end; ++at) {
        at = static_cast<const char*>(std::memchr(at, part.back(), static_cast<std::size_t>(end - at)));
        if (at == nullptr) return false;
        if (std::memcmp(at - before, part.data(), before) == 0) return true;
    }
    return false;
}

// False where no match can stand in the text, whatever its place.
bool may_hold(const PatternGate& gate, std::string_view text) {
    if (text.size() < gate.shortest) return false;
    return std::all_of(gate.required.begin(), gate.required.end(), [text](const auto& parts) {
        return std::any_of(parts.begin(), parts.end(),
                           [text](const std::string& part) { return holds(text, part); });
    });
}

bool may_end(const PatternGate& gate, std::string_view text) {
    return text.empty() || contains(gate.last, character_at(text, last_character(text)));
}

bool may_begin_with(const PatternGate& gate, std::string_view text) {
    return text.empty() || contains(gate.first, character_at(text, 0));
}

// For a text of which the first character is no hindrance.
bool may_go_on(const PatternGate& gate, std::string_view text) {
    return (!gate.ends_text || may_end(gate, text)) && may_hold(gate, text);
}

bool may_match(const PatternGate& gate, std::string_view text) {
    return text.size() >= gate.shortest && may_begin_with(gate, text) && may_go_on(gate, text);
}

std::string without_tail(const GatedPattern& source) {
    std::string head = source.text;
    if (source.gate.tail != std::string::npos) head.erase(source.gate.tail, std::strlen(".*"));
    return head;
}

// Each high bound taken out: .{2,} for .{2,60}.
std::string without_bounds(const GatedPattern& source) {
    std::string text = source.text;
    for (auto at = source.gate.high_bounds.rbegin(); at != source.gate.high_bounds.rend(); ++at)
        text.erase(*at, text.find('}', *at) - *at);
    return text;
}

// True where no count reaches a high bound in the text; constant in long ones.
bool is_short(std::string_view text, const PatternGate& gate) {
    if (gate.high_bounds.empty() || text.size() > gate.short_text * 4) return false;
    return text.size() <= gate.short_text || count_code_points(text) <= gate.short_text;
}

// What is compiled at its first use.
class LazyRE2 {
  public:
    // `text` gives the pattern, and is asked at most once.
    template <class Text>
    const RE2& get(Text text) {
        const RE2* ready = ready_.load(std::memory_order_acquire);
        return ready != nullptr ? *ready : compile(text());
    }

  private:
    const RE2& compile(const std::string& pattern) {
        std::call_once(once_, [&] {
            RE2::Options options;
            options.set_log_errors(false);
            owned_ = std::make_unique<const RE2>(pattern, options);
            ready_.store(owned_.get(), std::memory_order_release);
        });
        return *owned_;
    }

    std::once_flag once_;
    std::unique_ptr<const RE2> owned_;
    std::atomic<const RE2*> ready_ = nullptr;
};

bool runs(const RE2& pattern, std::string_view text, RE2::Anchor anchor, std::span<re2::StringPiece> groups) {
    return pattern.Match(piece(text), 0, text.size(), anchor, groups.data(), static_cast<int>(groups.size()));
}

// `count` groups of the match, the whole one among them.
Captures captured(const RE2& pattern, std::string_view text, RE2::Anchor anchor, std::size_t count) {
    std::array<re2::StringPiece, 6> few;
    std::vector<re2::StringPiece> many(count > few.size() ? count : 0);
    const std::span<re2::StringPiece> groups(many.empty() ? few.data() : many.data(), count);
    if (!runs(pattern, text, anchor, groups)) return {};
    Captures captures(count);
    for (int i = 0; i < static_cast<int>(count); ++i) captures[i] = view(groups[static_cast<std::size_t>(i)]);
    return captures;
}

// Leads the match and the groups in which its tail stands to the end of the line.
void extend(Captures& captures, std::span<const std::size_t> groups, std::string_view text) {
    const char* line_end = text.data() + std::min(text.find('\n', captures[0].size()), text.size());
    const auto lead_on = [line_end](std::string_view& group) {
        group = {group.data(), static_cast<std::size_t>(line_end - group.data())};
    };
    lead_on(captures[0]);
    for (const std::size_t group : groups) lead_on(captures[static_cast<int>(group)]);
}

// The offset behind the character at `at`, or the size.
std::size_t behind_character(std::string_view text, std::size_t at) {
    if (at < text.size()) ++at;
    while (at < text.size() && is_inside_character(text[at])) ++at;
    return at;
}

}  // namespace

struct Pattern::Compiled {
    explicit Compiled(const GatedPattern& from) : source(from) {}

    // What decides on the text as the pattern does; head() but for the tail.
    const RE2& whole(std::string_view text) {
        if (is_short(text, source.gate)) return unbounded_.get([this] { return without_bounds(source); });
        return whole_.get([this] { return source.text; });
    }
    const RE2& head(std::string_view text) {
        return source.gate.tail == std::string::npos ? whole(text)
                                                     : head_.get([this] { return without_tail(source); });
    }

    const GatedPattern& source;

  private:
    LazyRE2 whole_;
    LazyRE2 unbounded_;
    LazyRE2 head_;
};

TextEnds::TextEnds(std::string_view text) {
    const std::size_t end = last_character(text);
    first = character_at(text, 0);
    last = character_at(text, end);
    stay = !is_foldable_at(text, 0) && !is_foldable_at(text, end);
}

Pattern::Pattern(const GatedPattern& source) : compiled_(std::make_unique<Compiled>(source)) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

const PatternGate& Pattern::gate() const { return compiled_->source.gate; }

bool Pattern::may_begin(const TextEnds& ends) const {
    return contains(gate().first, ends.first) && (!gate().ends_text || contains(gate().last, ends.last));
}

bool Pattern::may_cover(const TextEnds& ends) const {
    return contains(gate().first, ends.first) && contains(gate().last, ends.last);
}

int Pattern::group(std::string_view name) const {
    const auto& names = compiled_->source.groups;
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

bool Pattern::begins(std::string_view text) const {
    return may_match(gate(), text) && runs(compiled_->head(text), text, RE2::ANCHOR_START, {});
}

bool Pattern::covers(std::string_view text) const {
    if (!may_match(gate(), text) || !may_end(gate(), text)) return false;
    const bool has_tail = gate().tail != std::string::npos && text.find('\n') == std::string_view::npos;
    return has_tail ? runs(compiled_->head(text), text, RE2::ANCHOR_START, {})
                    : runs(compiled_->whole(text), text, RE2::ANCHOR_BOTH, {});
}

Captures Pattern::match(std::string_view text) const {
    return may_begin_with(gate(), text) ? match_begun(text) : Captures();
}

Captures Pattern::match_begun(std::string_view text) const {
    if (!may_go_on(gate(), text)) return {};
    const RE2& head = compiled_->head(text);
    // Most texts fail in one cheap run without captures, and captures need a look no further than it came.
    re2::StringPiece found;
    if (!runs(head, text, RE2::ANCHOR_START, {&found, 1})) return {};
    const std::size_t count = compiled_->source.groups.size() + 1;
    // With one character more, no `$` holds at the match's end that did not hold before; what ends elsewhere
    // for want of the others is read again.
    const std::string_view enough = text.substr(0, behind_character(text, found.size()));
    Captures captures = captured(head, enough, RE2::ANCHOR_START, count);
    if (!captures || captures[0].size() != found.size())
        captures = captured(head, text, RE2::ANCHOR_START, count);
    if (gate().tail != std::string::npos) extend(captures, gate().tail_groups, text);
    return captures;
}

Captures Pattern::search(std::string_view text) const {
    if (!may_hold(gate(), text)) return {};
    return captured(compiled_->whole(text), text, RE2::UNANCHORED, compiled_->source.groups.size() + 1);
}

}  // namespace zhenggai
