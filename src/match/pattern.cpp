#include "match/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>
#include <span>
#include <string>

#include "match/find_literal.h"
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

// False where no match can stand in the text, whatever its place.
bool may_hold(const PatternGate& gate, std::string_view text) {
    if (text.size() < gate.shortest) return false;
    return std::all_of(gate.required.begin(), gate.required.end(), [text](const auto& parts) {
        return std::any_of(parts.begin(), parts.end(), [text](const std::string& part) {
            return find_literal(text, part) != std::string_view::npos;
        });
    });
}

bool may_end(const PatternGate& gate, std::string_view text) {
    return text.empty() || contains(gate.last, character_at(text, last_character(text)));
}

bool may_begin_with(const PatternGate& gate, std::string_view text) {
    return text.empty() || contains(gate.first, character_at(text, 0));
}

// For a text of which the first character is no hindrance. What a pattern without long runs requires it sees
// for itself as soon.
bool may_go_on(const GatedPattern& source, std::string_view text) {
    const PatternGate& gate = source.gate;
    if (text.size() < gate.shortest || (gate.ends_text && !may_end(gate, text))) return false;
    return (!source.program.empty() && !source.program.roams) || may_hold(gate, text);
}

bool may_match(const GatedPattern& source, std::string_view text) {
    // What must end a text tells more than what may begin it.
    return may_go_on(source, text) && may_begin_with(source.gate, text);
}

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

// The places around the match and around each capture, as a walk notes them.
constexpr std::size_t most_captures = 8;
using Borders = std::array<const char*, 2 * most_captures>;

void read_captures(const Borders& borders, std::size_t count, Captures& captures) {
    captures.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const char* const begin = borders[2 * i];
        const char* const end = borders[2 * i + 1];
        captures[static_cast<int>(i)] = end == nullptr
                                            ? std::string_view()
                                            : std::string_view(begin, static_cast<std::size_t>(end - begin));
    }
}

}  // namespace

struct Pattern::Compiled {
    explicit Compiled(const GatedPattern& from) : source(from) {}

    std::size_t count() const { return source.groups.size() + 1; }

    // Whether the text, which begins with `start`, is matched from its start. Without `captures` a walk need not
    // note any.
    Walked walked(std::string_view text, const TextStart& start, WalkEnd end, Captures* captures) const {
        if (!may_start(source.program, start)) return Walked::no;
        if (source.program.empty() || count() > most_captures) return Walked::gave_up;
        if (captures == nullptr) return walk(source.program, text, end, {});
        Borders borders;
        const Walked found = walk(source.program, text, end, std::span(borders).first(2 * count()));
        if (found == Walked::yes) read_captures(borders, count(), *captures);
        return found;
    }

    // For what no walk decides; compiled at its first use.
    const RE2& re2() {
        const RE2* ready = ready_.load(std::memory_order_acquire);
        if (ready != nullptr) return *ready;
        std::call_once(once_, [this] {
            RE2::Options options;
            options.set_log_errors(false);
            owned_ = std::make_unique<const RE2>(source.text, options);
            ready_.store(owned_.get(), std::memory_order_release);
        });
        return *owned_;
    }

    const GatedPattern& source;

  private:
    std::once_flag once_;
    std::unique_ptr<const RE2> owned_;
    std::atomic<const RE2*> ready_ = nullptr;
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
    if (!may_match(compiled_->source, text)) return false;
    const Walked found = compiled_->walked(text, TextStart(text), WalkEnd::anywhere, nullptr);
    return found == Walked::gave_up ? runs(compiled_->re2(), text, RE2::ANCHOR_START, {})
                                    : found == Walked::yes;
}

bool Pattern::covers(std::string_view text) const {
    if (!may_match(compiled_->source, text) || !may_end(gate(), text)) return false;
    const Walked found = compiled_->walked(text, TextStart(text), WalkEnd::text_end, nullptr);
    return found == Walked::gave_up ? runs(compiled_->re2(), text, RE2::ANCHOR_BOTH, {})
                                    : found == Walked::yes;
}

Captures Pattern::match(std::string_view text) const {
    Captures captures;
    if (!may_begin_with(gate(), text) || !match_begun(text, TextStart(text), captures)) return {};
    return captures;
}

bool Pattern::match_begun(std::string_view text, const TextStart& start, Captures& captures) const {
    if (!may_go_on(compiled_->source, text)) return false;
    const Walked found = compiled_->walked(text, start, WalkEnd::anywhere, &captures);
    if (found != Walked::gave_up) return found == Walked::yes;
    captures = captured(compiled_->re2(), text, RE2::ANCHOR_START, compiled_->count());
    return static_cast<bool>(captures);
}

Captures Pattern::search(std::string_view text) const {
    if (!may_hold(gate(), text)) return {};
    // Walks from every place of a long text could each be long.
    constexpr std::size_t short_text = 2000;
    const bool walks =
        !compiled_->source.program.empty() && !compiled_->source.program.roams && text.size() <= short_text;
    std::size_t at = walks ? 0 : text.size() + 1;
    for (std::size_t next = 0; at < text.size(); at = next) {
        if (!contains(gate().first, next_code_point(text, next))) continue;
        Captures captures;
        const std::string_view rest = text.substr(at);
        const Walked found = compiled_->walked(rest, TextStart(rest), WalkEnd::anywhere, &captures);
        if (found == Walked::yes) return captures;
        if (found == Walked::gave_up) break;
    }
    if (at == text.size() && gate().shortest > 0) return {};
    return captured(compiled_->re2(), text, RE2::UNANCHORED, compiled_->count());
}

}  // namespace zhenggai
