// What kind of file the bytes are, told by the bytes alone, never by the name.
//
//     recognise("%PDF-1.7 …")                       // MediaType::pdf
//     if (auto why = refuse_unreadable(source)) …   // code pdf-input, "this is a PDF file, …",
//                                                   // "… pdftotext a.pdf - | zhenggai extract -"
//
// Documents reach people as office files and web pages; the program reads plain text, so every other
// kind is named and answered with the command that converts it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "source/source.h"

namespace zhenggai {

enum class MediaType {
    plain_text,        // anything that is none of the others; also text in another 8-bit encoding
    utf16_text,        // by its byte order mark
    utf32_text,        // by its byte order mark
    utf16le_unmarked,  // by its NUL bytes and by what it is as UTF-16 (source/utf16_order.h)
    utf16be_unmarked,
    pdf,
    rtf,
    html,       // HTML and XHTML: a tag stands first, not only somewhere in the text
    mhtml,      // a web page saved as one file
    word_ole,   // .doc: the old binary Word
    excel_ole,  // .xls
    other_ole,  // another file of that kind: .ppt, .wps
    docx,
    xlsx,
    pptx,
    ofd,  // 版式文档, GB/T 33190
    opendocument_text,
    opendocument_sheet,
    other_zip,
    gzip,
    rar,
    seven_zip,
    png,
    jpeg,
    tiff,
    binary,  // holds a NUL byte and is none of the above
};

// The kind of the bytes. Looks at the first bytes; in ZIP and OLE files also at the names of their
// members; for NUL bytes at all of them. Any bytes are allowed, also none (plain text).
MediaType recognise(std::string_view bytes);

// Why the program cannot read the source, an error with a code for each kind (pdf-input, word-input,
// html-input, …) and the command to run in its remedy; none where it is text, in whatever encoding (text/
// decode.h), with or without a byte order mark. NUL bytes are no text (binary-input), and UTF-16 needs a byte
// order mark (utf16-without-mark), unless `encoding_known`: the user has named the encoding.
std::optional<Diagnostic> refuse_unreadable(const Source& source, bool encoding_known = false);

// The same for a text that shows what it is only once it is decoded to UTF-8: html-input or mhtml-input where
// `text` begins like a web page. `name` is the source's.
std::optional<Diagnostic> refuse_web_page(std::string_view text, const std::string& name);

}  // namespace zhenggai
