#include "segment/break_runs.h"

#include <fmt/format.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include <algorithm>
#include <vector>

namespace zhenggai {

namespace {

constexpr std::size_t longest_window = std::size_t{1} << 30;

std::vector<UChar> utf16(std::string_view text) {
    std::vector<UChar> units(text.size() + 1);
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(units.data(), static_cast<std::int32_t>(units.size()), &length, text.data(),
                         static_cast<std::int32_t>(text.size()), 0xFFFD, nullptr, &status);
    units.resize(static_cast<std::size_t>(length));
    return units;
}

// What the commoner of ICU's error codes mean.
std::string_view meaning(UErrorCode status) {
    switch (status) {
        case U_UNDEFINED_VARIABLE:
        case U_BRK_UNDEFINED_VARIABLE: return "a $variable is not defined";
        case U_BRK_VARIABLE_REDFINITION: return "a $variable is defined twice";
        case U_BRK_ASSIGN_ERROR: return "a $variable is not defined as $name = ...;";
        case U_BRK_SEMICOLON_EXPECTED: return "a rule does not end in ;";
        case U_BRK_MISMATCHED_PAREN: return "a parenthesis has no partner";
        case U_BRK_MALFORMED_RULE_TAG: return "a tag is not a number in braces";
        case U_BRK_UNCLOSED_SET: return "a [set] is not closed";
        case U_BRK_RULE_EMPTY_SET: return "a [set] holds no character";
        case U_MALFORMED_SET: return "a [set] is malformed";
        default: return "their syntax is wrong";
    }
}

Diagnostic bad_rules(const UParseError& where, UErrorCode status) {
    Diagnostic fault{
        .severity = Severity::error,
        .code = "bad-break-rules",
        .message = fmt::format("ICU refuses the break rules: {} ({})", meaning(status), u_errorName(status)),
        .remedy = "see https://unicode-org.github.io/icu/userguide/boundaryanalysis/break-rules.html"};
    fault.position = Position{.line = static_cast<std::size_t>(std::max(where.line, 1)),
                              .column = static_cast<std::size_t>(std::max(where.offset, 1))};
    return fault;
}

}  // namespace

struct BreakRuns::Iterator {
    explicit Iterator(UBreakIterator* opened) : breaks(opened) {}
    Iterator(const Iterator&) = delete;
    Iterator& operator=(const Iterator&) = delete;
    ~Iterator() {
        ubrk_close(breaks);
        utext_close(&text);
    }

    UBreakIterator* breaks = nullptr;
    UText text = UTEXT_INITIALIZER;
};

BreakRuns::BreakRuns(std::unique_ptr<Iterator> iterator) : iterator_(std::move(iterator)) {}
BreakRuns::BreakRuns(BreakRuns&&) noexcept = default;
BreakRuns& BreakRuns::operator=(BreakRuns&&) noexcept = default;
BreakRuns::~BreakRuns() = default;

Result<BreakRuns> BreakRuns::of_rules(std::string_view rules) {
    const std::vector<UChar> units = utf16(rules);
    UParseError where{};
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator* breaks =
        ubrk_openRules(units.data(), static_cast<std::int32_t>(units.size()), nullptr, 0, &where, &status);
    if (U_FAILURE(status)) return bad_rules(where, status);
    return BreakRuns(std::make_unique<Iterator>(breaks));
}

Result<BreakRuns> BreakRuns::of_words() {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator* breaks = ubrk_open(UBRK_WORD, "zh", nullptr, 0, &status);
    if (U_FAILURE(status))
        return Diagnostic{.severity = Severity::error,
                          .code = "no-word-dictionary",
                          .message = fmt::format("ICU has no words of Chinese: {}", u_errorName(status)),
                          .remedy = "install ICU with its full data"};
    return BreakRuns(std::make_unique<Iterator>(breaks));
}

void BreakRuns::start(std::string_view text) {
    text_ = text;
    at_ = 0;
    window_end_ = 0;
    if (!text_.empty()) open_window();
}

// The next GiB of the text, cut before the first byte of a character.
void BreakRuns::open_window() {
    window_begin_ = window_end_;
    window_end_ = std::min(text_.size(), window_begin_ + longest_window);
    while (window_end_ < text_.size() && (static_cast<unsigned char>(text_[window_end_]) & 0xC0U) == 0x80)
        --window_end_;
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&iterator_->text, text_.data() + window_begin_,
                   static_cast<std::int64_t>(window_end_ - window_begin_), &status);
    ubrk_setUText(iterator_->breaks, &iterator_->text, &status);
}

std::optional<BreakRun> BreakRuns::next() {
    if (at_ == text_.size()) return std::nullopt;
    if (at_ == window_end_) open_window();
    const std::int32_t end = ubrk_next(iterator_->breaks);
    // ICU gives up only where memory does; what is left is then one run, and nothing is lost.
    const std::size_t found = end == UBRK_DONE ? window_end_ : window_begin_ + static_cast<std::size_t>(end);
    const BreakRun run{{at_, std::max(found, at_ + 1)}, ubrk_getRuleStatus(iterator_->breaks)};
    at_ = run.span.end;
    return run;
}

}  // namespace zhenggai
