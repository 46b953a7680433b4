// Names of encodings.
//
//     find_encoding("utf8");       // "UTF-8"
//     find_encoding("cp936");      // "GB18030"
//     find_encoding("GB1803");     // unknown-encoding: "did you mean GB18030? …"
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace zhenggai {

// The name that records show for the encoding asked for: the MIME or IANA name where there is one. Known
// is every character set that ICU has a converter for, by any of its aliases, in any case and with any
// hyphens, also with x- before it; not its compression and mail formats (SCSU, BOCU-1, UTF-7, CESU-8).
//
// GB2312 and GBK, by any alias (CP936, EUC-CN, x-gbk, …), are GB18030: it holds all that they hold, at the
// same codes, and files that claim the older names have characters of the newer. UTF-16 and UTF-32 without a
// byte order stay as they are; decode() settles the order by the bytes.
//
// Otherwise one error, `unknown-encoding`, with the nearest known name.
Result<std::string> find_encoding(std::string_view name);

}  // namespace zhenggai
