#include "cli/program.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <map>
#include <string>

#include "cli/exit_code.h"
#include "cli/extract_command.h"
#include "cli/output_file.h"
#include "cli/read_command.h"
#include "output/schema.h"

namespace zhenggai {

namespace {

constexpr const char* program_help =
    R"(Turns Chinese rectification plans (整改方案, 整改任务清单) into structured YAML:
problems (问题), measures (措施), units (单位), deadlines (时限).

Examples:
  zhenggai extract plan.txt                       the plan's record as YAML
  zhenggai extract plan.txt | yq '.problems[].label'
  zhenggai extract --format jsonl plans/*.txt -o records.jsonl
  zhenggai extract --format json - < plan.txt     from standard input
  zhenggai read deadline 2022年6月底前，长期坚持     one value
  zhenggai schema                                 JSON Schema of a record)";

constexpr const char* extract_help =
    R"(Reads plan documents (plain text, UTF-8) and writes one record for each.

Examples:
  zhenggai extract plan.txt
  pdftotext plan.pdf - | zhenggai extract
  zhenggai extract --format jsonl *.txt -o records.jsonl
  zhenggai extract --grammar my-family.yaml plan.txt)";

constexpr const char* exit_codes =
    R"(Exit codes:
  0  records written, whatever notes or warnings they carry
  1  a record has an error (an unknown family is one); read: a value was not read
  2  wrong usage
  3  a grammar file is wrong
  4  an input could not be read, or the output not written; the rest is written)";

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

constexpr const char* read_help =
    R"(Reads single values (时限, 单位, 数字) and writes what they mean.

Examples:
  zhenggai read deadline 2022年6月底前，并长期坚持
  zhenggai read deadline --issued 2022-01-14 12月底前
  zhenggai read units 市发展改革委、生态环境局，各县（市、区）党委、政府
  zhenggai read number --format jsonl 18万吨/日 三分之一
  cut -f3 ledger.tsv | zhenggai read deadline --format jsonl)";

void add_format(CLI::App& command, Format& format, const char* description) {
    const std::map<std::string, Format> formats{
        {"yaml", Format::yaml}, {"json", Format::json}, {"jsonl", Format::jsonl}};
    command.add_option("-f,--format", format, description)
        ->transform(CLI::CheckedTransformer(formats).description(""))
        ->type_name("yaml|json|jsonl")
        ->default_str("yaml");
}

void add_extract(CLI::App& app, ExtractFlags& flags) {
    CLI::App* command = app.add_subcommand("extract", extract_help);
    command->add_option("INPUT", flags.inputs, "Files to read; - or none: standard input");
    add_format(*command, flags.format, "yaml (a stream), json (an array) or jsonl (a record a line)");
    command
        ->add_option("-o,--output", flags.output,
                     "Write to FILE, whole or not at all, instead of standard output")
        ->type_name("FILE");
    command
        ->add_option("-g,--grammar", flags.grammar,
                     "Use this built-in grammar or grammar file instead of the one that fits best")
        ->type_name("NAME|FILE");
    command->add_flag("--hash", flags.hash, "Add the SHA-256 of the input's bytes");
}

void add_read(CLI::App& app, ReadFlags& flags) {
    CLI::App* command = app.add_subcommand("read", read_help);
    const std::map<std::string, ValueKind> kinds{
        {"deadline", ValueKind::deadline}, {"units", ValueKind::units}, {"number", ValueKind::number}};
    command->add_option("KIND", flags.kind, "What the texts are")
        ->transform(CLI::CheckedTransformer(kinds).description(""))
        ->type_name("deadline|units|number")
        ->required();
    command->add_option("TEXT", flags.texts, "Values to read; none: the lines of standard input");
    add_format(*command, flags.format, "yaml (a stream), json (an array) or jsonl (a value a line)");
    command->add_option("--issued", flags.issued, "Day of issue, for dates without a year")
        ->type_name("DATE");
}

ExitCode run_schema() {
    OutputFile out = OutputFile::standard_output();
    out.write(record_schema());
    if (const auto why = out.commit()) {
        std::fprintf(stderr, "%s\n", why->message.c_str());
        return ExitCode::input_or_output;
    }
    return ExitCode::success;
}

// CLI11 reports a wrong flag as an exception; help and version come the same way, with code 0.
int report(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    std::fprintf(stderr, "zhenggai: %s\n  help: see zhenggai --help\n", error.what());
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
    ReadFlags read;
    add_read(app, read);
    CLI::App* schema = app.add_subcommand("schema", "Prints the JSON Schema (2020-12) of a record.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return report(app, error);
    }
    if (app.got_subcommand("extract")) return static_cast<int>(run_extract(extract));
    if (app.got_subcommand("read")) return static_cast<int>(run_read(read));
    if (schema->parsed()) return static_cast<int>(run_schema());
    std::fputs(app.help().c_str(), stdout);
    return static_cast<int>(ExitCode::success);
}

}  // namespace zhenggai
