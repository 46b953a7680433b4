#include "cli/explain_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "cli/diagnostic_text.h"
#include "cli/explanations.h"
#include "cli/output_file.h"
#include "cli/wrapped_text.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t columns = 78;
constexpr std::size_t code_columns = 24;   // of the longest code
constexpr std::size_t title_columns = 30;  // of the longest English title

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t taken = display_width(text);
    return std::string(text) + std::string(taken < width ? width - taken : 0, ' ');
}

std::string list_text(const std::vector<ExplanationGroup>& groups) {
    std::string text;
    for (const ExplanationGroup& group : groups) {
        if (!text.empty()) text += '\n';
        text += fmt::format("{} ({})\n", group.english, group.chinese);
        for (const Explanation& entry : group.explanations)
            text += fmt::format("  {} {} {}\n", padded(entry.code, code_columns),
                                padded(entry.english.title, title_columns), entry.chinese.title);
    }
    return text;
}

std::string explanation_text(const Explanation& entry) {
    std::string text = fmt::format("{}: {} ({})\n\n", entry.code, entry.english.title, entry.chinese.title);
    text += wrapped_text("", entry.english.what, columns);
    text += wrapped_text("Why:  ", entry.english.why, columns);
    text += wrapped_text("Do:   ", entry.english.remedy, columns);
    text += '\n';
    text += wrapped_text("", entry.chinese.what, columns);
    text += wrapped_text("影响：", entry.chinese.why, columns);
    text += wrapped_text("处理：", entry.chinese.remedy, columns);
    if (!entry.example) return text;
    text += "\nExample (示例):\n";
    for (std::string_view rest = *entry.example; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        text += fmt::format("    {}", rest.substr(0, end));
        rest.remove_prefix(end);
    }
    return text;
}

Diagnostic unknown_code(const std::string& code, const std::vector<ExplanationGroup>& groups) {
    std::vector<std::string_view> codes;
    for (const ExplanationGroup& group : groups)
        for (const Explanation& entry : group.explanations) codes.push_back(entry.code);
    const auto near = nearest(code, codes);
    return {.severity = Severity::error,
            .code = "unknown-code",
            .message = fmt::format("{} is no known code", code),
            .remedy = near ? fmt::format("did you mean {}? All codes: zhenggai explain", *near)
                           : std::string("all codes: zhenggai explain")};
}

// A code as it stands in a message, [number-gap], is taken without its brackets.
std::string_view without_brackets(std::string_view code) {
    if (code.size() > 2 && code.front() == '[' && code.back() == ']') return code.substr(1, code.size() - 2);
    return code;
}

const Explanation* find(std::string_view code, const std::vector<ExplanationGroup>& groups) {
    for (const ExplanationGroup& group : groups)
        for (const Explanation& entry : group.explanations)
            if (entry.code == code) return &entry;
    return nullptr;
}

}  // namespace

ExitCode run_explain(const ExplainFlags& flags) {
    const Result<std::vector<ExplanationGroup>> groups = load_explanations();
    if (!groups) {
        show(groups.diagnostics());
        return ExitCode::grammar_fault;
    }
    const Explanation* const entry = flags.code ? find(without_brackets(*flags.code), *groups) : nullptr;
    if (flags.code && entry == nullptr) {
        show(unknown_code(*flags.code, *groups));
        return ExitCode::usage;
    }
    OutputFile out = OutputFile::standard_output();
    out.write(entry == nullptr ? list_text(*groups) : explanation_text(*entry));
    if (const auto why = out.commit()) {
        show(*why);
        return ExitCode::input_or_output;
    }
    return ExitCode::success;
}

}  // namespace zhenggai
