#include "text/decode_faults.h"

#include <fmt/format.h>

#include <utility>

#include "text/line_ends.h"

namespace zhenggai {

namespace {

Diagnostic at_place(Diagnostic diagnostic, const Place& place) {
    diagnostic.position = place.position;
    diagnostic.source_line = std::string(place.line);
    return diagnostic;
}

// "byte 0xB8 at offset 25 (0-based)"
std::string first_bad_byte(const Source& source, const Converted& made) {
    const std::size_t offset = made.ill_formed.offset;
    return fmt::format("byte 0x{:02X} at offset {} (0-based)",
                       static_cast<unsigned char>(source.bytes[offset]), offset);
}

std::string what_to_try(EncodingChoice choice, const std::optional<std::string>& likelier) {
    if (likelier) return fmt::format("it may be {0}: try --encoding {0}", *likelier);
    switch (choice) {
        case EncodingChoice::asked: return "name another encoding, or none to have it detected";
        case EncodingChoice::marked:
        case EncodingChoice::damage: return "get an undamaged copy";
        case EncodingChoice::last: break;
    }
    return "name its encoding, for instance --encoding Big5";
}

}  // namespace

Diagnostic ill_formed_text(const Source& source, const std::string& encoding, EncodingChoice choice,
                           const Converted& made, const std::optional<std::string>& likelier) {
    const std::size_t count = made.ill_formed.count;
    std::string message = choice == EncodingChoice::last
                              ? fmt::format("the text is neither UTF-8 nor GB18030: as {}, ", encoding)
                              : fmt::format("the text is not well-formed {}: ", encoding);
    message += first_bad_byte(source, made) + " fits no character";
    if (count > 1) message += fmt::format("; there are {} such places", count);
    const std::string remedy =
        what_to_try(choice, likelier) +
        fmt::format("; to read it with U+FFFD in {}: --lossy", count > 1 ? "such places" : "that place");
    return at_place({.severity = Severity::error,
                     .code = "ill-formed-text",
                     .message = std::move(message),
                     .remedy = remedy,
                     .source = source.name},
                    place_in(made.text, made.ill_formed.text_offset));
}

Diagnostic replaced_bytes(const Source& source, const Converted& made) {
    const std::size_t count = made.ill_formed.count;
    const std::string what = count == 1 ? "1 ill-formed sequence of bytes was replaced by U+FFFD: "
                                        : fmt::format(
                                              "{} ill-formed sequences of bytes were replaced by "
                                              "U+FFFD, the first: ",
                                              count);
    return at_place({.severity = Severity::warning,
                     .code = "replaced-bytes",
                     .message = what + first_bad_byte(source, made),
                     .remedy = "compare the text with an undamaged copy",
                     .source = source.name},
                    place_in(made.text, made.ill_formed.text_offset));
}

Diagnostic encoding_doubtful(const Source& source, std::string message, std::string remedy) {
    return {.severity = Severity::warning,
            .code = "encoding-doubtful",
            .message = std::move(message),
            .remedy = std::move(remedy),
            .source = source.name};
}

Diagnostic nul_character(const Source& source, std::string_view text, std::size_t offset) {
    const Place place = place_in(text, offset);
    return {.severity = Severity::error,
            .code = "binary-input",
            .message = "this is no text: it has a NUL character",
            .remedy = "if it is text all the same, name its encoding with --encoding NAME",
            .source = source.name,
            .position = place.position};
}

}  // namespace zhenggai
