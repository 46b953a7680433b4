#include "source/media_type.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "source/html_start.h"
#include "source/office_container.h"
#include "source/shell_word.h"
#include "source/utf16_order.h"

namespace zhenggai {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    MediaType type;
};

// In this order: the UTF-32 mark begins with the one of UTF-16.
constexpr Signature signatures[] = {
    {"\xFF\xFE\0\0"sv, MediaType::utf32_text},
    {"\0\0\xFE\xFF"sv, MediaType::utf32_text},
    {"\xFF\xFE"sv, MediaType::utf16_text},
    {"\xFE\xFF"sv, MediaType::utf16_text},
    {"{\\rtf"sv, MediaType::rtf},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, MediaType::other_ole},
    {"PK\x03\x04"sv, MediaType::other_zip},
    {"PK\x05\x06"sv, MediaType::other_zip},
    {"\x1F\x8B"sv, MediaType::gzip},
    {"Rar!\x1A\x07"sv, MediaType::rar},
    {"7z\xBC\xAF\x27\x1C"sv, MediaType::seven_zip},
    {"\x89PNG\r\n\x1A\n"sv, MediaType::png},
    {"\xFF\xD8\xFF"sv, MediaType::jpeg},
    {"II*\0"sv, MediaType::tiff},
    {"MM\0*"sv, MediaType::tiff},
};

// How a kind is refused. In `command` and `then`, {file} is the file's name, {text}, {sheet} and {pdf} are
// the names that the converter gives its result: the file's own, in the working folder, with .txt,
// .csv or .pdf. `ending` names the file that standard input is to be saved to.
struct Refusal {
    MediaType type;
    std::string_view code;
    std::string_view message;
    std::string_view ending;
    std::string_view command;
};

constexpr std::string_view office_to_text =
    "soffice --headless --convert-to 'txt:Text (encoded):UTF8' {file} && zhenggai extract {text}";
// 44,34,76: comma, double quote, UTF-8.
constexpr std::string_view office_to_sheet =
    "soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' {file} && zhenggai extract "
    "{sheet}";
constexpr std::string_view office_to_pdf =
    "soffice --headless --convert-to pdf {file} && pdftotext {pdf} - | zhenggai extract -";
constexpr std::string_view image_to_text = "tesseract {file} - -l chi_sim | zhenggai extract -";

constexpr Refusal refusals[] = {
    {MediaType::pdf, "pdf-input", "this is a PDF file, not plain text", ".pdf",
     "pdftotext {file} - | zhenggai extract -"},
    {MediaType::rtf, "rtf-input", "this is an RTF file, not plain text", ".rtf", office_to_text},
    {MediaType::html, "html-input", "this is a web page (HTML), not plain text", ".html",
     "pandoc -f html -t plain --wrap=none {file} | zhenggai extract -"},
    {MediaType::mhtml, "mhtml-input", "this is a web page saved as one file (MHTML), not plain text", ".mht",
     "open it in a browser and save it as text, then run: zhenggai extract {text}"},
    {MediaType::word_ole, "word-input", "this is a Word file (.doc), not plain text", ".doc", office_to_text},
    {MediaType::docx, "word-input", "this is a Word file (.docx), not plain text", ".docx", office_to_text},
    {MediaType::excel_ole, "excel-input", "this is an Excel file (.xls), not plain text", ".xls",
     office_to_sheet},
    {MediaType::xlsx, "excel-input", "this is an Excel file (.xlsx), not plain text", ".xlsx",
     office_to_sheet},
    {MediaType::other_ole, "office-input", "this is an office file (.ppt, .wps or the like), not plain text",
     ".wps", office_to_pdf},
    {MediaType::pptx, "office-input", "this is a PowerPoint file (.pptx), not plain text", ".pptx",
     office_to_pdf},
    {MediaType::opendocument_text, "opendocument-input",
     "this is an OpenDocument text (.odt), not plain text", ".odt", office_to_text},
    {MediaType::opendocument_sheet, "opendocument-input",
     "this is an OpenDocument spreadsheet (.ods), not plain text", ".ods", office_to_sheet},
    {MediaType::ofd, "ofd-input", "this is an OFD file, not plain text", ".ofd",
     "save it as PDF with an OFD reader, then run: pdftotext {pdf} - | zhenggai extract -"},
    {MediaType::other_zip, "zip-input", "this is a ZIP archive, not plain text", ".zip",
     "unzip {file} -d unpacked && zhenggai extract unpacked/*.txt"},
    {MediaType::gzip, "gzip-input", "this is a file packed by gzip, not plain text", ".gz",
     "gzip -dc {file} | zhenggai extract -"},
    {MediaType::rar, "rar-input", "this is a RAR archive, not plain text", ".rar",
     "unar -D -o unpacked {file} && zhenggai extract unpacked/*.txt"},
    {MediaType::seven_zip, "7z-input", "this is a 7z archive, not plain text", ".7z",
     "7z x {file} -ounpacked && zhenggai extract unpacked/*.txt"},
    {MediaType::png, "image-input", "this is a picture (PNG), not plain text", ".png", image_to_text},
    {MediaType::jpeg, "image-input", "this is a picture (JPEG), not plain text", ".jpg", image_to_text},
    {MediaType::tiff, "image-input", "this is a picture (TIFF), not plain text", ".tif", image_to_text},
};

// "某市/a.doc" -> "a": what converters put their new ending behind.
std::string_view stem(std::string_view path) {
    const std::size_t slash = path.find_last_of('/');
    if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
    const std::size_t dot = path.find_last_of('.');
    return dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot);
}

std::string fill_in(std::string_view command, std::string_view file) {
    const std::string base(stem(file));
    const std::array<std::pair<std::string_view, std::string>, 4> values = {{
        {"{file}", shell_word(file)},
        {"{text}", shell_word(base + ".txt")},
        {"{sheet}", shell_word(base + ".csv")},
        {"{pdf}", shell_word(base + ".pdf")},
    }};
    std::string filled;
    while (!command.empty()) {
        const auto value = std::find_if(values.begin(), values.end(),
                                        [&](const auto& v) { return command.starts_with(v.first); });
        filled += value == values.end() ? command.substr(0, 1) : std::string_view(value->second);
        command.remove_prefix(value == values.end() ? 1 : value->first.size());
    }
    return filled;
}

std::string remedy_for(const Refusal& refusal, const std::string& name) {
    if (name != "-") return "convert it first: " + fill_in(refusal.command, name);
    const std::string file = "FILE" + std::string(refusal.ending);
    return "save it to a file first, then convert that: " + fill_in(refusal.command, file);
}

std::string file_word(const std::string& name) { return name == "-" ? name : shell_word(name); }

Diagnostic binary_refusal(const Source& source) {
    return {.severity = Severity::error,
            .code = "binary-input",
            .message = "this is no text: it has a NUL byte at offset " +
                       std::to_string(source.bytes.find('\0')) + " (0-based)",
            .remedy =
                "save it as plain text with the program that made it; if it is text all the same, name "
                "its encoding: zhenggai extract --encoding UTF-8 " +
                file_word(source.name),
            .source = source.name};
}

Diagnostic unmarked_refusal(const Source& source, MediaType type) {
    const std::string encoding = type == MediaType::utf16le_unmarked ? "UTF-16LE" : "UTF-16BE";
    return {
        .severity = Severity::error,
        .code = "utf16-without-mark",
        .message = "this looks like text in " + encoding + " without a byte order mark",
        .remedy = "name its encoding: zhenggai extract --encoding " + encoding + " " + file_word(source.name),
        .source = source.name};
}

// Every kind that is no text has one.
const Refusal& refusal_of(MediaType type) {
    return *std::find_if(std::begin(refusals), std::end(refusals),
                         [type](const Refusal& r) { return r.type == type; });
}

Diagnostic refuse(const Refusal& refusal, const std::string& name) {
    return {.severity = Severity::error,
            .code = std::string(refusal.code),
            .message = std::string(refusal.message),
            .remedy = remedy_for(refusal, name),
            .source = name};
}

// What text with a NUL byte is.
MediaType recognise_binary(std::string_view bytes) {
    const auto order = utf16_order(bytes);
    if (!order) return MediaType::binary;
    return order == ByteOrder::little ? MediaType::utf16le_unmarked : MediaType::utf16be_unmarked;
}

MediaType container_or(MediaType type, std::string_view bytes) {
    if (type == MediaType::other_ole) return recognise_ole(bytes);
    if (type == MediaType::other_zip) return recognise_zip(bytes);
    return type;
}

}  // namespace

MediaType recognise(std::string_view bytes) {
    for (const Signature& signature : signatures) {
        if (bytes.starts_with(signature.bytes)) return container_or(signature.type, bytes);
    }
    std::string_view text = bytes;
    if (text.starts_with("\ufeff")) text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f\v"), text.size()));
    if (text.starts_with("%PDF-")) return MediaType::pdf;
    if (begins_like_html(text)) return MediaType::html;
    if (begins_like_mhtml(text)) return MediaType::mhtml;
    return bytes.find('\0') == std::string_view::npos ? MediaType::plain_text : recognise_binary(bytes);
}

std::optional<Diagnostic> refuse_unreadable(const Source& source, bool encoding_known) {
    const MediaType type = recognise(source.bytes);
    switch (type) {
        case MediaType::plain_text:
        case MediaType::utf16_text:
        case MediaType::utf32_text: return std::nullopt;
        case MediaType::utf16le_unmarked:
        case MediaType::utf16be_unmarked:
            return encoding_known ? std::nullopt : std::optional(unmarked_refusal(source, type));
        case MediaType::binary: return encoding_known ? std::nullopt : std::optional(binary_refusal(source));
        default: return refuse(refusal_of(type), source.name);
    }
}

std::optional<Diagnostic> refuse_web_page(std::string_view text, const std::string& name) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f\v"), text.size()));
    if (begins_like_html(text)) return refuse(refusal_of(MediaType::html), name);
    if (begins_like_mhtml(text)) return refuse(refusal_of(MediaType::mhtml), name);
    return std::nullopt;
}

}  // namespace zhenggai
