// What speaks for an encoding in bytes that none announces. Every function looks at all of the bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zhenggai {

// A byte order mark: one of UTF-8, UTF-16, UTF-32 or GB18030.
struct ByteOrderMark {
    std::string_view bytes = {};
    std::string_view encoding = {};
};

// The mark that the bytes begin with; none where there is none.
std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes);

// Multi-byte sequences of bytes read as UTF-8.
struct Utf8Evidence {
    std::size_t long_sequences = 0;  // well-formed, of three or four bytes, as all Han are
    std::size_t ill_formed = 0;      // longest ill-formed sequences
};
Utf8Evidence utf8_evidence(std::string_view bytes);

// Characters outside ASCII of bytes read as GB18030 and as Big5. "Common" are those that make up nearly all
// of a Chinese text: the Han of the encoding's first level and its punctuation. Left aside are the four-byte
// characters of GB18030: rare Han, but also the no-break space of web pages.
struct HanEvidence {
    std::size_t characters = 0;   // read as GB18030
    std::size_t common = 0;       // of those
    std::size_t common_late = 0;  // of the common: in the later half of the first level, 上 to 座
    std::size_t big5_characters = 0;
    std::size_t big5_common = 0;
};
// `bytes` should be well-formed GB18030; elsewhere the counts are as good as the bytes.
HanEvidence han_evidence(std::string_view bytes);

// True where the counts leave no doubt: nine of ten characters are common ones, spread over the whole first
// level. Big5 and Shift_JIS read as GB18030 have rare ones, EUC-JP has kana, EUC-KR only the earlier half.
bool is_plainly_gb18030(const HanEvidence& han);

// The East Asian encoding (Big5, Shift_JIS, EUC-JP, EUC-KR, in the spelling of find_encoding()) that the
// statistics of ICU's detector find clearly likelier than GB18030, and in which the bytes are well formed.
// None where the text is too short for statistics.
std::optional<std::string> likelier_than_gb18030(std::string_view bytes);

// True where the bytes are well-formed UTF-8 by chance as it seems: read as GB18030 they are common Han
// alone, read as UTF-8 only two-byte characters, some of them beyond Latin-1. (通知 in GB18030 is U+0368
// U+05AA in UTF-8.)
bool utf8_by_chance(std::string_view well_formed);

}  // namespace zhenggai
