#include "record/stray_diagnostic.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "value/bare_value.h"

namespace zhenggai {

namespace {

// Up to `limit` bytes of a text, cut between characters, for a message.
std::string shortened(std::string_view text, std::size_t limit = 60) {
    if (text.size() <= limit) return std::string(text);
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
    return std::string(text.substr(0, limit)) + "…";
}

struct Saying {
    Severity severity = Severity::warning;
    const char* code = "";
    const char* message = "";  // the words of the stray stand behind it
    const char* remedy = "";
};

Saying saying_of(StrayKind kind) {
    switch (kind) {
        case StrayKind::text:
            return {Severity::warning, "unclaimed-text", "this paragraph belongs to no value: ",
                    "check whether a label or a number is missing before it"};
        case StrayKind::unknown_label:
            return {Severity::warning, "unknown-label", " knows no such label: ",  // the grammar before it
                    "add the label to a field in a grammar of your own and pass it with --grammar"};
        case StrayKind::table:
            return {Severity::error, "task-list-table",
                    "a task list in columns begins here and was not read: ",
                    "put each problem's labels and values on lines of their own"};
        case StrayKind::unknown_table:
            return {Severity::warning, "table-unread",
                    "a table begins here that is no indicator table and was not read: ",
                    "look it up in the source"};
        case StrayKind::table_row:
            return {Severity::warning, "table-row-unread",
                    "the cells of this row fit no columns of the table: ",
                    "put the row on one line, with as many cells as the table has columns"};
        case StrayKind::table_category:
            return {Severity::warning, "table-category-unplaced",
                    "the categories of this table stand between rows, from this one on: ",
                    "only the rows beside a category have it; look the others up in the source"};
        case StrayKind::doubtful_category:
            return {Severity::warning, "table-category-doubtful",
                    "this category and that of the next row may be one: ",
                    "their rows have no category; look it up in the source"};
        case StrayKind::table_note:
            return {Severity::note, "table-note-unplaced", "no row of the table has the mark of this note",
                    "it may speak of the whole table: look it up in the source"};
        case StrayKind::box_group:
            return {Severity::note, "box-group", "the projects below this title of a group do not carry it: ",
                    "look up in the source which projects belong to the group"};
        case StrayKind::empty_box:
            return {Severity::note, "box-without-items",
                    "no named item was found in this box: ", "its text is read as running text"};
        case StrayKind::unread_assignment:
            return {Severity::warning, "assignment-unread",
                    "this parenthesis seems to say who answers, but could not be read: ",
                    "it is left in the text; write it as 责任单位：… or …负责"};
        case StrayKind::note_missing:
            return {Severity::warning, "table-note-missing", "the table has no note for the mark ",
                    "look for the note further down in the source"};
    }
    return {};
}

Diagnostic diagnostic_of(const Saying& saying, std::string message) {
    return {.severity = saying.severity,
            .code = saying.code,
            .message = std::move(message),
            .remedy = saying.remedy};
}

}  // namespace

Diagnostic stray_diagnostic(const Stray& stray, const Grammar& grammar, Folding& plain) {
    const std::string words = shortened(stray.text);
    const Saying saying = saying_of(stray.kind);
    if (stray.kind == StrayKind::unknown_label)
        return diagnostic_of(saying, fmt::format("the grammar {}{}{}", grammar.name, saying.message, words));
    if (stray.kind == StrayKind::table_note) return diagnostic_of(saying, saying.message);
    const auto value = stray.kind == StrayKind::text ? find_bare_value(plain.fold(stray.text), grammar.values)
                                                     : std::nullopt;
    if (!value) return diagnostic_of(saying, saying.message + words);
    const char* const what = *value == BareValue::units ? "a list of units" : "a deadline";
    return {.severity = Severity::warning,
            .code = "value-without-label",
            .message = fmt::format("this paragraph is {} without a label: {}", what, words),
            .remedy = "it is in no value; write the label before it, as other items have it"};
}

}  // namespace zhenggai
