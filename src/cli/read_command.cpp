#include "cli/read_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/diagnostic_text.h"
#include "cli/output_file.h"
#include "grammar/builtin.h"
#include "source/source.h"
#include "text/text.h"

namespace zhenggai {

namespace {

constexpr std::string_view words_of_all_families = "plan-document";

Diagnostic wrong_date(const std::string& date) {
    return {.severity = Severity::error,
            .code = "wrong-date",
            .message = fmt::format("--issued {} is no day of the calendar", date),
            .remedy = "write it as 2022-01-14"};
}

// Standard input, and what views of its lines point into.
struct Input {
    Source source = {};
    Text text = {};
};

// The values to read: the texts given, or every line of standard input that is not blank.
Result<std::vector<std::string_view>> texts_to_read(const ReadFlags& flags, Input& input) {
    std::vector<std::string_view> texts(flags.texts.begin(), flags.texts.end());
    if (!texts.empty()) return texts;
    if (isatty(STDIN_FILENO) != 0)
        std::fputs("zhenggai: reading values from standard input, one a line, until Ctrl-D\n", stderr);
    Result<Source> source = read_stream(STDIN_FILENO, "-");
    if (!source) return source.diagnostics();
    input.source = *std::move(source);
    Result<Text> text = read_text(input.source, flags.decode);
    if (!text) return text.diagnostics();
    input.text = *std::move(text);
    show(input.text.diagnostics);
    for (const Line& line : input.text.lines) texts.push_back(line.text);
    return texts;
}

}  // namespace

ExitCode run_read(const ReadFlags& flags) {
    std::optional<Date> issued;
    if (flags.issued) {
        issued = parse_full_date(*flags.issued);
        if (!issued) {
            show(wrong_date(*flags.issued));
            return ExitCode::usage;
        }
    }
    Input input;
    const auto texts = texts_to_read(flags, input);
    if (!texts) {
        show(texts.diagnostics());
        return ExitCode::input_or_output;
    }
    OutputFile out = OutputFile::standard_output();
    std::string buffer;
    RecordStream stream(flags.format, buffer);
    stream.begin();
    bool unread = false;
    for (const std::string_view text : *texts) {
        Arena arena;
        const Reading reading =
            read_value(flags.kind, text, builtin_grammar(words_of_all_families)->values, issued, arena);
        unread = unread || !(reading.deadline || reading.units || reading.quantity);
        stream.add(reading);
        out.write(buffer);
        buffer.clear();
    }
    stream.end();
    out.write(buffer);
    if (const auto why = out.commit()) {
        show(*why);
        return ExitCode::input_or_output;
    }
    return unread ? ExitCode::record_error : ExitCode::success;
}

}  // namespace zhenggai
