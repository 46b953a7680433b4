#include "text/convert.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>

#include "text/survey.h"

namespace zhenggai {

namespace {

constexpr std::string_view replacement = "\uFFFD";

void replace_at(std::size_t offset, Converted& made) {
    if (made.ill_formed.count++ == 0) {
        made.ill_formed.offset = offset;
        made.ill_formed.text_offset = made.text.size();
    }
    made.text += replacement;
}

// Bytes of the longest ill-formed sequence that `bytes` begin with, by the practice that the Unicode Standard
// recommends ("maximal subparts", chapter 3).
std::size_t ill_formed_size(std::string_view bytes) {
    constexpr std::size_t longest = 4;
    const auto window = static_cast<std::int32_t>(std::min(bytes.size(), longest));
    const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::int32_t size = 0;
    UChar32 c = 0;
    U8_NEXT(at, size, window, c);
    return static_cast<std::size_t>(size);
}

Converted repair_utf8(std::string_view bytes) {
    Converted made;
    made.text.reserve(bytes.size());
    std::size_t done = 0;
    while (const auto bad = first_ill_formed_byte(bytes.substr(done))) {
        made.text += bytes.substr(done, *bad);
        done += *bad;
        replace_at(done, made);
        done += ill_formed_size(bytes.substr(done));
    }
    made.text += bytes.substr(done);
    return made;
}

// One conversion by ICU, in blocks of UTF-16.
class IcuConversion {
  public:
    IcuConversion(std::string_view bytes, const std::string& encoding) : bytes_(bytes) {
        UErrorCode status = U_ZERO_ERROR;
        converter_.adoptInstead(ucnv_open(encoding.c_str(), &status));
        ucnv_setToUCallBack(converter_.getAlias(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                            &status);
        // The name is known to ICU and its tables are part of it: only memory can be missing.
        if (U_FAILURE(status)) throw std::bad_alloc();
    }

    Converted run() {
        made_.text.reserve(bytes_.size() + bytes_.size() / 2);  // Han: two bytes become three
        const char* from = bytes_.data();
        const char* end = from + bytes_.size();
        UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
        while (U_FAILURE(status)) {
            status = U_ZERO_ERROR;
            UChar* to = units_.data() + kept_;
            const char* const before = from;
            ucnv_toUnicode(converter_.getAlias(), &to, units_.data() + units_.size(), &from, end, nullptr,
                           true, &status);
            const auto offset = static_cast<std::size_t>(from - bytes_.data());
            const bool full = status == U_BUFFER_OVERFLOW_ERROR;
            append(to - units_.data(), full, offset);
            if (U_SUCCESS(status) || full) continue;
            replace_at(offset - std::min(offset, refused_size()), made_);
            // Every refusal takes bytes with it, but for those that were left over at the end.
            if (from == before && from == end) break;
        }
        return std::move(made_);
    }

  private:
    // Bytes that the converter has just refused.
    std::size_t refused_size() const {
        std::array<char, 32> bytes = {};
        auto size = static_cast<std::int8_t>(bytes.size());
        UErrorCode status = U_ZERO_ERROR;
        ucnv_getInvalidChars(converter_.getAlias(), bytes.data(), &size, &status);
        return U_SUCCESS(status) && size > 0 ? static_cast<std::size_t>(size) : 1;
    }

    // The first half of a pair that the end of a full block cut in two waits for the other half.
    void append(std::ptrdiff_t count, bool full, std::size_t offset) {
        auto size = static_cast<std::int32_t>(count);
        kept_ = full && size > 0 && U16_IS_LEAD(units_[static_cast<std::size_t>(size - 1)]) ? 1 : 0;
        size -= kept_;
        std::array<std::uint8_t, 3 * block> utf8;
        std::int32_t used = 0;
        for (std::int32_t i = 0; i < size;) {
            UChar32 c = 0;
            U16_NEXT(units_.data(), i, size, c);
            if (!U_IS_SURROGATE(c)) {
                U8_APPEND_UNSAFE(utf8.data(), used, c);
                continue;
            }
            // No converter in use gives half a pair; one that did must not pass for well-formed.
            made_.text.append(reinterpret_cast<const char*>(utf8.data()), static_cast<std::size_t>(used));
            used = 0;
            replace_at(offset, made_);
        }
        made_.text.append(reinterpret_cast<const char*>(utf8.data()), static_cast<std::size_t>(used));
        if (kept_ == 1) units_[0] = units_[static_cast<std::size_t>(size)];
    }

    static constexpr std::size_t block = 4096;

    std::string_view bytes_;
    icu::LocalUConverterPointer converter_;
    std::array<UChar, block> units_;
    std::int32_t kept_ = 0;  // units at the start of units_ that are still to be appended
    Converted made_;
};

}  // namespace

Converted convert_to_utf8(std::string_view bytes, const std::string& encoding) {
    if (encoding == "UTF-8") return repair_utf8(bytes);
    return IcuConversion(bytes, encoding).run();
}

}  // namespace zhenggai
