#include "cli/program.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "cli/check_command.h"
#include "cli/diagnostic_text.h"
#include "cli/exit_code.h"
#include "cli/explain_command.h"
#include "cli/extract_command.h"
#include "cli/help_texts.h"
#include "cli/output_file.h"
#include "cli/read_command.h"
#include "cli/segment_command.h"
#include "output/schema.h"
#include "text/decode.h"
#include "text/encoding.h"

namespace zhenggai {

namespace {

// Help with the examples first: the description, which holds them, stands above the usage. A list of
// commands shows the first line of each description only.
class ExamplesFirst : public CLI::Formatter {
  public:
    std::string make_description(const CLI::App* app) const override {
        return app->get_description() + "\n\n";
    }

    std::string make_subcommand(const CLI::App* command) const override {
        const std::string description = command->get_description();
        return fmt::format("  {:<12}{}\n", command->get_name(),
                           description.substr(0, description.find('\n')));
    }
};

// A wrong argument as a diagnostic; CLI11 carries it out of its parsing as an exception.
struct WrongArgument : CLI::ParseError {
    explicit WrongArgument(Diagnostic what)
        : CLI::ParseError("WrongArgument", what.message, 2), diagnostic(std::move(what)) {}
    Diagnostic diagnostic;
};

// The value that the name stands for in the table; a name that is not there is a WrongArgument. It is told
// as `--format yml is no known format`, or without the option where there is none.
template <class Value>
Value choose(std::string_view option, std::string_view noun, std::string_view code, const std::string& name,
             std::span<const std::pair<std::string_view, Value>> table) {
    std::vector<std::string_view> names;
    for (const auto& [known, value] : table) {
        if (known == name) return value;
        names.push_back(known);
    }
    const auto near = nearest(name, names);
    const std::string all = fmt::format("{}", fmt::join(names, ", "));
    const std::string said = option.empty() ? name : fmt::format("{} {}", option, name);
    throw WrongArgument({.severity = Severity::error,
                         .code = std::string(code),
                         .message = fmt::format("{} is no known {}", said, noun),
                         .remedy = near ? fmt::format("did you mean {}? Known are: {}", *near, all)
                                        : fmt::format("known are: {}", all)});
}

void add_format(CLI::App& command, Format& format, const char* description) {
    static constexpr std::array<std::pair<std::string_view, Format>, 3> formats{
        {{"yaml", Format::yaml}, {"json", Format::json}, {"jsonl", Format::jsonl}}};
    command
        .add_option_function<std::string>(
            "-f,--format",
            [&format](const std::string& name) {
                format = choose<Format>("--format", "format", "unknown-format", name, formats);
            },
            description)
        ->type_name("yaml|json|jsonl")
        ->default_str("yaml");
}

void add_decode(CLI::App& command, DecodeOptions& decode) {
    command
        .add_option_function<std::string>(
            "-e,--encoding",
            [&decode](const std::string& name) {
                if (const auto known = find_encoding(name); !known)
                    throw WrongArgument(known.diagnostics().front());
                decode.encoding = name;
            },
            "Encoding (编码) of the text, such as GB18030 or Big5; none: detected")
        ->type_name("NAME");
    command.add_flag("--lossy", decode.lossy,
                     "Read bytes that fit no character (乱码) as U+FFFD, and count them");
}

// The number of threads; anything but a number that can be meant is a WrongArgument.
std::size_t jobs_of(const std::string& word) {
    constexpr std::size_t most = 999;
    std::size_t jobs = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), jobs);
    if (error != std::errc() || end != word.data() + word.size() || jobs == 0 || jobs > most)
        throw WrongArgument({.severity = Severity::error,
                             .code = "wrong-jobs",
                             .message = fmt::format("--jobs {} is no number from 1 to {}", word, most),
                             .remedy = "leave --jobs out for one for each core"});
    return jobs;
}

void add_inputs(CLI::App& command, InputFlags& inputs) {
    command.add_option("INPUT", inputs.named, "Files to read; - or none: standard input");
    command
        .add_option("--files-from", inputs.list,
                    "Read also the files that FILE names, one a line; -: standard input (清单文件)")
        ->type_name("FILE");
    command.add_flag("-0,--null", inputs.null,
                     "The names of --files-from end at NUL, as find -print0 writes");
    command
        .add_option_function<std::string>(
            "-j,--jobs", [&inputs](const std::string& word) { inputs.jobs = jobs_of(word); },
            "Files to read at a time (并行数); none: one for each core. The output is always the same")
        ->type_name("N");
}

// What the commands that read documents into records share.
template <class Flags>
void add_output_and_grammar(CLI::App& command, Flags& flags) {
    command
        .add_option("-o,--output", flags.output,
                    "Write to FILE, whole or not at all, instead of standard output")
        ->type_name("FILE");
    command
        .add_option("-g,--grammar", flags.grammar,
                    "Use this built-in grammar or grammar file instead of the one that fits best")
        ->type_name("NAME|FILE");
    add_decode(command, flags.decode);
}

void add_extract(CLI::App& app, ExtractFlags& flags) {
    CLI::App* command = app.add_subcommand("extract", extract_help);
    add_inputs(*command, flags.inputs);
    add_format(*command, flags.format, "yaml (a stream), json (an array) or jsonl (a record a line)");
    add_output_and_grammar(*command, flags);
    command->add_flag("--hash", flags.hash, "Add the SHA-256 of the input's bytes");
    command->add_flag("--joins", flags.joins,
                      "Report line breaks that were taken out, as notes of the record");
    command->add_flag("--explain-detection", flags.explain_detection,
                      "Write why each document is of its family (类型), instead of records");
    command->add_flag("--spans", flags.spans, "Add where each text stands, in bytes of the source as UTF-8");
}

void add_check(CLI::App& app, CheckFlags& flags) {
    CLI::App* command = app.add_subcommand("check", check_help);
    static constexpr std::array<std::pair<std::string_view, CheckFormat>, 2> formats{
        {{"text", CheckFormat::text}, {"json", CheckFormat::json}}};
    static constexpr std::array<std::pair<std::string_view, Severity>, 3> severities{
        {{"note", Severity::note}, {"warning", Severity::warning}, {"error", Severity::error}}};
    add_inputs(*command, flags.inputs);
    command
        ->add_option_function<std::string>(
            "-f,--format",
            [&flags](const std::string& name) {
                flags.format = choose<CheckFormat>("--format", "format", "unknown-format", name, formats);
            },
            "text (for people) or json (an array, an object a document)")
        ->type_name("text|json")
        ->default_str("text");
    command
        ->add_option_function<std::string>(
            "--fail-on",
            [&flags](const std::string& name) {
                flags.fail_on =
                    choose<Severity>("--fail-on", "severity", "unknown-severity", name, severities);
            },
            "Exit with 1 where there is anything of this severity or above")
        ->type_name("note|warning|error")
        ->default_str("warning");
    command->add_flag("--coverage", flags.coverage,
                      "Count where the characters have gone (覆盖) and list what no rule claims");
    add_output_and_grammar(*command, flags);
}

void add_explain(CLI::App& app, ExplainFlags& flags) {
    CLI::App* command = app.add_subcommand("explain", explain_help);
    command->add_option("CODE", flags.code, "The code, such as number-gap; none: all are listed");
}

void add_read(CLI::App& app, ReadFlags& flags) {
    CLI::App* command = app.add_subcommand("read", read_help);
    static constexpr std::array<std::pair<std::string_view, ValueKind>, 3> kinds{
        {{"deadline", ValueKind::deadline}, {"units", ValueKind::units}, {"number", ValueKind::number}}};
    command
        ->add_option_function<std::string>(
            "KIND",
            [&flags](const std::string& name) {
                flags.kind = choose<ValueKind>("", "kind of value", "unknown-kind", name, kinds);
            },
            "What the texts are")
        ->type_name("deadline|units|number")
        ->required();
    command->add_option("TEXT", flags.texts, "Values to read; none: the lines of standard input");
    add_format(*command, flags.format, "yaml (a stream), json (an array) or jsonl (a value a line)");
    command->add_option("--issued", flags.issued, "Day of issue, for dates without a year")
        ->type_name("DATE");
    add_decode(*command, flags.decode);
}

void add_segment(CLI::App& app, SegmentFlags& flags) {
    CLI::App* command = app.add_subcommand("segment", segment_help);
    static constexpr std::array<std::pair<std::string_view, SegmentLevel>, 4> levels{
        {{"paragraph", SegmentLevel::paragraph},
         {"sentence", SegmentLevel::sentence},
         {"clause", SegmentLevel::clause},
         {"word", SegmentLevel::word}}};
    static constexpr std::array<std::pair<std::string_view, SegmentFormat>, 2> formats{
        {{"text", SegmentFormat::text}, {"jsonl", SegmentFormat::jsonl}}};
    command->add_option("INPUT", flags.inputs, "Files to read; - or none: standard input");
    command
        ->add_option_function<std::string>(
            "-b,--by",
            [&flags](const std::string& name) {
                flags.level = choose<SegmentLevel>("--by", "segment", "unknown-segment", name, levels);
            },
            "What to cut into")
        ->type_name("paragraph|sentence|clause|word")
        ->required();
    command
        ->add_option_function<std::string>(
            "-f,--format",
            [&flags](const std::string& name) {
                flags.format = choose<SegmentFormat>("--format", "format", "unknown-format", name, formats);
            },
            "text (a segment a line) or jsonl (with line and spans)")
        ->type_name("text|jsonl")
        ->default_str("text");
    command
        ->add_option("-g,--grammar", flags.grammar,
                     "Take the rules and terms of this built-in grammar or grammar file")
        ->type_name("NAME|FILE");
    add_decode(*command, flags.decode);
}

ExitCode run_schema() {
    OutputFile out = OutputFile::standard_output();
    out.write(record_schema());
    if (const auto why = out.commit()) {
        show(*why);
        return ExitCode::input_or_output;
    }
    return ExitCode::success;
}

bool is_option(std::string_view word) { return word.size() > 1 && word.starts_with('-'); }

// The first argument that the commands know nothing of, said as people would.
Diagnostic unknown_argument(const CLI::App& app, std::string word) {
    const auto commands = app.get_subcommands({});
    const auto chosen = app.get_subcommands();
    const std::string help =
        chosen.empty() ? "zhenggai --help" : fmt::format("zhenggai {} --help", chosen.front()->get_name());
    std::vector<std::string> known;
    if (is_option(word)) {
        word = word.substr(0, word.find('='));
        for (const CLI::Option* option : (chosen.empty() ? &app : chosen.front())->get_options())
            for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    } else {
        for (const CLI::App* command : commands) known.push_back(command->get_name());
    }
    const std::vector<std::string_view> names(known.begin(), known.end());
    const auto near = nearest(word, names);
    Diagnostic diagnostic{
        .severity = Severity::error,
        .code = is_option(word) ? "unknown-option" : "unknown-command",
        .message = fmt::format("{} is no known {}", word, is_option(word) ? "option" : "command")};
    if (near) {
        diagnostic.remedy = fmt::format("did you mean {}? See: {}", *near, help);
    } else if (!is_option(word)) {
        diagnostic.remedy = fmt::format("to read a file: zhenggai extract {}", word);
    } else {
        diagnostic.remedy = fmt::format("see {}", help);
    }
    return diagnostic;
}

// CLI11 reports a wrong flag as an exception; help and version come the same way, with code 0.
int report(const CLI::App& app, const CLI::ParseError& error, std::span<char* const> arguments) {
    if (error.get_exit_code() == 0) return app.exit(error);
    if (const auto* wrong = dynamic_cast<const WrongArgument*>(&error)) {
        show(wrong->diagnostic);
    } else if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !app.remaining(true).empty()) {
        const auto rest = app.remaining(true);
        // Without a command, what stands where it ought to is the one to speak of.
        const bool no_command = app.get_subcommands().empty() && arguments.size() > 1;
        show(unknown_argument(app, no_command ? std::string(arguments[1]) : rest.front()));
    } else {
        std::fprintf(stderr, "zhenggai: %s\n  help: see zhenggai --help\n", error.what());
    }
    return static_cast<int>(ExitCode::usage);
}

}  // namespace

int run_program(int argc, char** argv) {
    // A reader that closes its end of the pipe ends the program quietly (cli/output_file.h).
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App app(program_help, "zhenggai");
    app.formatter(std::make_shared<ExamplesFirst>());
    app.footer(exit_codes);
    app.set_version_flag("--version", std::string("zhenggai ") + ZHENGGAI_VERSION);
    app.require_subcommand(0, 1);
    ExtractFlags extract;
    add_extract(app, extract);
    CheckFlags check;
    add_check(app, check);
    ExplainFlags explain;
    add_explain(app, explain);
    ReadFlags read;
    add_read(app, read);
    SegmentFlags segment;
    add_segment(app, segment);
    CLI::App* schema = app.add_subcommand("schema", "Prints the JSON Schema (2020-12) of a record.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return report(app, error, {argv, static_cast<std::size_t>(argc)});
    }
    if (app.got_subcommand("extract")) return static_cast<int>(run_extract(extract));
    if (app.got_subcommand("check")) return static_cast<int>(run_check(check));
    if (app.got_subcommand("explain")) return static_cast<int>(run_explain(explain));
    if (app.got_subcommand("read")) return static_cast<int>(run_read(read));
    if (app.got_subcommand("segment")) return static_cast<int>(run_segment(segment));
    if (schema->parsed()) return static_cast<int>(run_schema());
    std::fputs(app.help().c_str(), stdout);
    return static_cast<int>(ExitCode::success);
}

}  // namespace zhenggai
