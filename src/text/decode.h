// Bytes to UTF-8, whatever encoding they came in.
//
//     Result<Decoded> plan = decode(source);                           // detected
//     plan->bytes;                                                     // "整改方案\n"
//     plan->encoding;                                                  // "GB18030"
//     Result<Decoded> taiwan = decode(source, {.encoding = "Big5"});   // asked for
//
// Detected are, in this order and always by all of the bytes:
//   1. a byte order mark: UTF-8, UTF-16LE, UTF-16BE, UTF-32LE, UTF-32BE, GB18030
//   2. well-formed UTF-8
//   3. damaged UTF-8: at least as many Han well formed in it as ill-formed places, and no Chinese as GB18030
//   4. well-formed GB18030, which is also what calls itself GB2312 or GBK
// What is none of these is refused. Statistics come last and never choose: they say what a text that was read
// as GB18030, or was refused, is likelier to be, such as Big5, which is read on request only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"
#include "source/source.h"
#include "text/survey.h"

namespace zhenggai {

struct DecodeOptions {
    std::optional<std::string> encoding = {};  // any name that find_encoding() knows; none: detect it
    bool lossy = false;                        // read ill-formed bytes as U+FFFD instead of refusing them
};

// Moving it leaves `bytes` valid.
struct Decoded {
    // UTF-8 after any byte order mark: a view of the source's bytes where these are it, else of `storage`.
    std::string_view bytes = {};
    std::string encoding = {};                             // by its name in find_encoding(); "UTF-8"
    std::unique_ptr<const std::string> storage = nullptr;  // null where nothing had to be converted
    Diagnostics diagnostics = {};                          // warnings, see below
    TextSurvey survey = {};                                // of `bytes`; nothing in it is ill-formed
};

// `source` must outlive the result, which views it wherever it is well-formed UTF-8.
//
// An encoding asked for is used whatever the bytes look like: GBK and GB2312 mean GB18030 and are recorded as
// that; UTF-16 without a mark has the order in which it looks like text, else it is big-endian, as UTF-32
// always is. NUL bytes are characters. With `lossy` and no encoding asked for, bytes of rules 3 and 4 that
// are well formed in neither are read as the one of the two that they are likelier to be.
//
// Errors, one Diagnostic each:
//   unknown-encoding  as of find_encoding()
//   ill-formed-text   bytes that are no character, without `lossy`: names the value and the 0-based offset of
//                     the first in source.bytes, and its line and column in the decoded text
//   binary-input      NUL characters behind a mark of UTF-16 or UTF-32
// Warnings, in `diagnostics`:
//   encoding-doubtful  another encoding is likelier, or hardly a character of GB18030 is a common one, or a
//                      mark says another encoding than was asked for
//   replaced-bytes     with `lossy`: how many ill-formed sequences became U+FFFD, with the first one's place
// Lines end at LF, CR LF, CR, vertical tab, form feed, U+0085, U+2028 and U+2029.
Result<Decoded> decode(const Source& source, const DecodeOptions& options = {});

}  // namespace zhenggai
