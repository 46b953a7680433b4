#include "cli/choose_inputs.h"

#include <unistd.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "cli/diagnostic_text.h"

namespace zhenggai {

namespace {

Diagnostic empty_list(const std::string& name) {
    return {.severity = Severity::error,
            .code = "empty-list",
            .message = "the list names no input",
            .remedy = "write one file name a line, or with --null a NUL behind each",
            .source = name};
}

// Flags that cannot be meant together.
std::optional<Diagnostic> contradiction(const InputFlags& flags) {
    if (flags.null && !flags.list)
        return Diagnostic{.code = "null-without-list",
                          .message = "--null tells how the names of a list are parted, and there is no list",
                          .remedy = "name it with --files-from FILE, or leave --null out"};
    if (flags.list == "-" && std::count(flags.named.begin(), flags.named.end(), "-") > 0)
        return Diagnostic{.code = "standard-input-twice",
                          .message = "standard input is to be the list and one of the inputs",
                          .remedy = "put the list into a file: --files-from FILE"};
    return std::nullopt;
}

Result<std::vector<std::string>> read_list(const std::string& name, bool null) {
    Result<Source> list = name == "-" ? read_stream(STDIN_FILENO, name) : read_file(name);
    if (list) return names_in(*list, null);
    // What read_file has to say of an empty document does not suit a list.
    const Diagnostic& why = list.diagnostics().front();
    return why.code == "empty-input" ? empty_list(why.source) : why;
}

bool is_blank_line(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

}  // namespace

Result<std::vector<std::string>> names_in(const Source& list, bool null) {
    std::vector<std::string> names;
    std::string_view rest = list.bytes;
    constexpr std::string_view byte_order_mark = "\ufeff";
    if (!null && rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(null ? '\0' : '\n'), rest.size());
        std::string_view name = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!null && name.ends_with('\r')) name.remove_suffix(1);
        if (!null && is_blank_line(name)) continue;
        names.emplace_back(name == "-" ? "./-" : name);
    }
    if (names.empty()) return empty_list(list.name);
    return names;
}

std::optional<ExitCode> choose_inputs(const InputFlags& flags, std::vector<std::string>& inputs) {
    if (const auto why = contradiction(flags)) {
        show(*why);
        return ExitCode::usage;
    }
    inputs = flags.named;
    if (flags.list) {
        Result<std::vector<std::string>> listed = read_list(*flags.list, flags.null);
        if (!listed) {
            show(listed.diagnostics());
            return ExitCode::input_or_output;
        }
        std::move(listed->begin(), listed->end(), std::back_inserter(inputs));
    }
    if (inputs.empty()) inputs.emplace_back("-");
    return std::nullopt;
}

std::size_t jobs_for(const InputFlags& flags, const std::vector<std::string>& inputs) {
    if (std::count(inputs.begin(), inputs.end(), "-") > 1) return 1;
    return flags.jobs.value_or(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace zhenggai
