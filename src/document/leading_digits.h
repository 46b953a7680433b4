// A whole number in digits of either width at the start of a text.
//
//     leading_digits("17. 森林覆盖率");     // {17, 2 digits, 2 bytes}
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhenggai {

struct LeadingDigits {
    std::int64_t value = 0;
    std::size_t count = 0;  // of digits; at most nine are read
    std::size_t bytes = 0;
};

// count is 0 where the text begins otherwise.
inline LeadingDigits leading_digits(std::string_view text) {
    constexpr std::size_t most = 9;
    constexpr std::string_view wide = "\xEF\xBC";  // U+FF10..U+FF19: EF BC 90..99
    LeadingDigits found;
    while (found.count < most) {
        const std::string_view rest = text.substr(found.bytes);
        int digit = -1;
        std::size_t bytes = 1;
        if (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') digit = rest[0] - '0';
        if (rest.size() >= 3 && rest.starts_with(wide)) {
            digit = static_cast<unsigned char>(rest[2]) - 0x90;
            bytes = 3;
        }
        if (digit < 0 || digit > 9) break;
        found.value = found.value * 10 + digit;
        ++found.count;
        found.bytes += bytes;
    }
    return found;
}

}  // namespace zhenggai
