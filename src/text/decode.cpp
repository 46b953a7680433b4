#include "text/decode.h"

#include <fmt/format.h>

#include <utility>

#include "source/utf16_order.h"
#include "text/character.h"
#include "text/convert.h"
#include "text/decode_faults.h"
#include "text/encoding.h"
#include "text/encoding_evidence.h"

namespace zhenggai {

namespace {

constexpr std::string_view utf8_mark = "\uFEFF";

std::string_view after_mark(std::string_view utf8) {
    if (utf8.starts_with(utf8_mark)) utf8.remove_prefix(utf8_mark.size());
    return utf8;
}

// The same for a conversion.
void drop_mark(Converted& made) {
    if (!made.text.starts_with(utf8_mark)) return;
    made.text.erase(0, utf8_mark.size());
    if (made.ill_formed.count > 0) made.ill_formed.text_offset -= utf8_mark.size();
}

// The source's own bytes; none where they are not well-formed UTF-8.
std::optional<Decoded> in_place(const Source& source) {
    Decoded decoded{.bytes = after_mark(source.bytes), .encoding = "UTF-8"};
    decoded.survey = survey_text(decoded.bytes);
    return decoded.survey.ill_formed ? std::nullopt : std::optional(std::move(decoded));
}

Decoded stored(std::string text, std::string encoding) {
    Decoded decoded{.encoding = std::move(encoding),
                    .storage = std::make_unique<const std::string>(std::move(text))};
    decoded.bytes = *decoded.storage;
    decoded.survey = survey_text(decoded.bytes);
    return decoded;
}

// The conversion as the result that the options allow.
Result<Decoded> settle(const Source& source, const std::string& encoding, EncodingChoice choice,
                       Converted made, const DecodeOptions& options,
                       const std::optional<std::string>& likelier = {}) {
    drop_mark(made);
    if (made.ill_formed.count == 0) return stored(std::move(made.text), encoding);
    if (!options.lossy) return ill_formed_text(source, encoding, choice, made, likelier);
    Diagnostic replaced = replaced_bytes(source, made);
    Decoded decoded = stored(std::move(made.text), encoding);
    decoded.diagnostics.push_back(std::move(replaced));
    return decoded;
}

// UTF-16 and UTF-32 with their byte order; every other name as it is.
std::string with_byte_order(const std::string& encoding, std::string_view bytes,
                            const std::optional<ByteOrderMark>& mark) {
    if (encoding != "UTF-16" && encoding != "UTF-32") return encoding;
    if (mark && mark->encoding.starts_with(encoding)) return std::string(mark->encoding);
    const bool little = encoding == "UTF-16" && utf16_order(bytes) == ByteOrder::little;
    return encoding + (little ? "LE" : "BE");
}

Result<Decoded> decode_as_asked(const Source& source, const DecodeOptions& options) {
    const Result<std::string> found = find_encoding(*options.encoding);
    if (!found) return found.diagnostics();
    const std::optional<ByteOrderMark> mark = byte_order_mark(source.bytes);
    const std::string encoding = with_byte_order(*found, source.bytes, mark);
    std::optional<Decoded> whole = encoding == "UTF-8" ? in_place(source) : std::nullopt;
    Result<Decoded> decoded =
        whole ? Result<Decoded>(*std::move(whole))
              : settle(source, encoding, EncodingChoice::asked, convert_to_utf8(source.bytes, encoding),
                       options,
                       mark && mark->encoding != encoding ? std::optional(std::string(mark->encoding))
                                                          : std::nullopt);
    if (!decoded || !mark || mark->encoding == encoding) return decoded;
    decoded->diagnostics.push_back(encoding_doubtful(
        source, fmt::format("read as {} as asked, but a byte order mark says {}", encoding, mark->encoding),
        fmt::format("leave --encoding out, or name {}", mark->encoding)));
    return decoded;
}

Result<Decoded> decode_marked(const Source& source, const std::string& encoding,
                              const DecodeOptions& options) {
    if (encoding == "UTF-8")
        if (std::optional<Decoded> whole = in_place(source)) return *std::move(whole);
    Result<Decoded> decoded =
        settle(source, encoding, EncodingChoice::marked, convert_to_utf8(source.bytes, encoding), options);
    if (!decoded || encoding == "UTF-8") return decoded;
    const std::size_t nul = decoded->bytes.find('\0');
    if (nul != std::string_view::npos) return nul_character(source, decoded->bytes, nul);
    return decoded;
}

// Text that read as GB18030 has hardly any character of those that Chinese is written with.
bool lacks_common_han(const HanEvidence& han) { return han.common * 3 < han.characters; }

bool is_damaged_utf8(const Utf8Evidence& utf8, const HanEvidence& han, bool well_formed_gb18030) {
    if (utf8.long_sequences < utf8.ill_formed) return false;
    // A few words of GB18030 may hold such sequences by chance; as UTF-8 read as GB18030, every other
    // character is a rare one.
    const bool reads_as_chinese = well_formed_gb18030 && han.common * 4 >= han.characters * 3;
    return !reads_as_chinese;
}

// What the bytes are likelier to be than GB18030, by their statistics.
std::optional<std::string> likelier_encoding(std::string_view bytes, const HanEvidence& han) {
    if (is_plainly_gb18030(han)) return std::nullopt;
    if (auto likelier = likelier_than_gb18030(bytes)) return likelier;
    if (han.common * 2 >= han.characters) return std::nullopt;
    // Too short for the statistics of single characters, but not for those of whole blocks of them.
    constexpr std::size_t fewest_characters = 3;
    if (const auto order = utf16_order(bytes); order && bytes.size() > 2 * fewest_characters) {
        return order == ByteOrder::little ? "UTF-16LE" : "UTF-16BE";
    }
    const bool big5 = han.characters >= fewest_characters && han.big5_common * 10 >= han.big5_characters * 9;
    if (big5 && convert_to_utf8(bytes, "Big5").ill_formed.count == 0) return "Big5";
    return std::nullopt;
}

std::optional<Diagnostic> doubt_of_gb18030(const Source& source, const HanEvidence& han,
                                           const std::optional<std::string>& likelier) {
    if (likelier) {
        return encoding_doubtful(source,
                                 fmt::format("read as GB18030, but it is likelier to be {}", *likelier),
                                 fmt::format("if the text looks wrong, try --encoding {}", *likelier));
    }
    if (!lacks_common_han(han)) return std::nullopt;
    return encoding_doubtful(source, "read as GB18030, but hardly any of its characters is a common one",
                             "if the text looks wrong, name its encoding with --encoding NAME");
}

Result<Decoded> decode_by_content(const Source& source, const DecodeOptions& options) {
    if (std::optional<Decoded> whole = in_place(source)) {
        if (utf8_by_chance(source.bytes)) {
            whole->diagnostics.push_back(
                encoding_doubtful(source, "read as UTF-8, but as GB18030 all of it is common Han",
                                  "if the text looks wrong, try --encoding GB18030"));
        }
        return *std::move(whole);
    }
    Converted made = convert_to_utf8(source.bytes, "GB18030");
    const bool well_formed = made.ill_formed.count == 0;
    const HanEvidence han = han_evidence(source.bytes);
    if (is_damaged_utf8(utf8_evidence(source.bytes), han, well_formed)) {
        return settle(source, "UTF-8", EncodingChoice::damage, convert_to_utf8(source.bytes, "UTF-8"),
                      options);
    }
    const auto likelier = likelier_encoding(source.bytes, han);
    Result<Decoded> decoded =
        settle(source, "GB18030", EncodingChoice::last, std::move(made), options, likelier);
    if (!decoded) return decoded;
    if (auto doubt = doubt_of_gb18030(source, han, likelier)) {
        decoded->diagnostics.push_back(*std::move(doubt));
    }
    return decoded;
}

}  // namespace

Result<Decoded> decode(const Source& source, const DecodeOptions& options) {
    if (options.encoding) return decode_as_asked(source, options);
    if (const auto mark = byte_order_mark(source.bytes)) {
        return decode_marked(source, std::string(mark->encoding), options);
    }
    return decode_by_content(source, options);
}

}  // namespace zhenggai
