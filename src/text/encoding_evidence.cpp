#include "text/encoding_evidence.h"

#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "text/convert.h"

namespace zhenggai {

namespace {

using namespace std::string_view_literals;

// UTF-32 first: its mark begins with the one of UTF-16.
constexpr ByteOrderMark marks[] = {
    {"\xFF\xFE\0\0"sv, "UTF-32LE"}, {"\0\0\xFE\xFF"sv, "UTF-32BE"}, {"\xEF\xBB\xBF"sv, "UTF-8"},
    {"\xFF\xFE"sv, "UTF-16LE"},     {"\xFE\xFF"sv, "UTF-16BE"},     {"\x84\x31\x95\x33"sv, "GB18030"},
};

unsigned byte_at(std::string_view bytes, std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
}

bool is_within(unsigned byte, unsigned low, unsigned high) { return low <= byte && byte <= high; }

// GB2312's first level (rows 16 to 55) and symbols (rows 1 to 3), and A3A0, the space of old systems.
bool is_common_gb18030(unsigned lead, unsigned trail) {
    if (lead == 0xA3 && trail == 0xA0) return true;
    return trail >= 0xA1 && (is_within(lead, 0xB0, 0xD7) || is_within(lead, 0xA1, 0xA3));
}

// Big5's first level and symbols.
bool is_common_big5(unsigned lead, unsigned trail) {
    const bool is_trail = is_within(trail, 0x40, 0x7E) || is_within(trail, 0xA1, 0xFE);
    return is_trail && (is_within(lead, 0xA4, 0xC6) || is_within(lead, 0xA1, 0xA2));
}

void count_gb18030(std::string_view bytes, HanEvidence& evidence) {
    for (std::size_t i = 0; i < bytes.size();) {
        const unsigned lead = byte_at(bytes, i);
        const unsigned trail = byte_at(bytes, i + 1);
        if (lead >= 0x80 && is_within(trail, '0', '9')) {
            i += 4;
            continue;
        }
        evidence.characters += lead >= 0x80;
        evidence.common += lead >= 0x80 && is_common_gb18030(lead, trail);
        evidence.common_late += trail >= 0xA1 && is_within(lead, 0xC9, 0xD7);
        i += lead < 0x80 ? 1 : 2;
    }
}

void count_big5(std::string_view bytes, HanEvidence& evidence) {
    for (std::size_t i = 0; i < bytes.size();) {
        const unsigned lead = byte_at(bytes, i);
        evidence.big5_characters += lead >= 0x80;
        evidence.big5_common += lead >= 0x80 && is_common_big5(lead, byte_at(bytes, i + 1));
        i += lead < 0x80 ? 1 : 2;
    }
}

// ICU's confidence in percent, by name.
struct Confidences {
    int gb18030 = 0;
    int other = 0;
    std::string other_name = {};
};

constexpr std::array<std::string_view, 4> east_asian = {"Big5", "Shift_JIS", "EUC-JP", "EUC-KR"};

Confidences ask_detector(std::string_view bytes) {
    Confidences confidences;
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalUCharsetDetectorPointer detector(ucsdet_open(&status));
    constexpr auto most = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
    ucsdet_setText(detector.getAlias(), bytes.data(), static_cast<std::int32_t>(std::min(bytes.size(), most)),
                   &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.getAlias(), &count, &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const std::string_view name = ucsdet_getName(matches[i], &status);
        const int confidence = ucsdet_getConfidence(matches[i], &status);
        if (name == "GB18030") confidences.gb18030 = confidence;
        const bool known = std::find(east_asian.begin(), east_asian.end(), name) != east_asian.end();
        if (!known || confidence <= confidences.other) continue;
        confidences.other = confidence;
        confidences.other_name = name;
    }
    return confidences;
}

}  // namespace

std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes) {
    for (const ByteOrderMark& mark : marks) {
        if (bytes.starts_with(mark.bytes)) return mark;
    }
    return std::nullopt;
}

Utf8Evidence utf8_evidence(std::string_view bytes) {
    Utf8Evidence evidence;
    constexpr std::size_t longest = 4;
    for (std::size_t i = 0; i < bytes.size();) {
        const auto window = static_cast<std::int32_t>(std::min(bytes.size() - i, longest));
        const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data() + i);
        std::int32_t size = 0;
        UChar32 c = 0;
        U8_NEXT(at, size, window, c);
        evidence.ill_formed += c < 0;
        evidence.long_sequences += c >= 0 && size >= 3;
        i += static_cast<std::size_t>(size);
    }
    return evidence;
}

HanEvidence han_evidence(std::string_view bytes) {
    HanEvidence evidence;
    count_gb18030(bytes, evidence);
    count_big5(bytes, evidence);
    return evidence;
}

bool is_plainly_gb18030(const HanEvidence& han) {
    return han.common * 10 >= han.characters * 9 && han.common_late * 5 >= han.characters;
}

std::optional<std::string> likelier_than_gb18030(std::string_view bytes) {
    // On every line and pair of lines of real plans, statistics were wrong below some 30 characters only.
    constexpr std::size_t fewest_characters = 40;
    constexpr int clearly = 5;
    if (han_evidence(bytes).characters < fewest_characters) return std::nullopt;
    const Confidences confidences = ask_detector(bytes);
    if (confidences.other < confidences.gb18030 + clearly) return std::nullopt;
    if (convert_to_utf8(bytes, confidences.other_name).ill_formed.count > 0) return std::nullopt;
    return confidences.other_name;
}

bool utf8_by_chance(std::string_view well_formed) {
    bool beyond_latin = false;
    for (const char c : well_formed) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0xE0) return false;
        beyond_latin = beyond_latin || byte >= 0xC4;
    }
    if (!beyond_latin || convert_to_utf8(well_formed, "GB18030").ill_formed.count > 0) return false;
    const HanEvidence evidence = han_evidence(well_formed);
    return evidence.common == evidence.characters;
}

}  // namespace zhenggai
