#include "value/quantity.h"

#include <cstdint>

#include "value/numeral.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr int most_digits = 18;

// mantissa × 10^exponent
struct Decimal {
    std::int64_t mantissa = 0;
    int exponent = 0;
};

std::optional<std::int64_t> shifted(std::int64_t value, int places) {
    for (; places > 0; --places) {
        if (value > 99'999'999'999'999'999) return std::nullopt;
        value *= 10;
    }
    return value;
}

std::optional<Decimal> sum(Decimal a, Decimal b) {
    const int exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
    const auto left = shifted(a.mantissa, a.exponent - exponent);
    const auto right = shifted(b.mantissa, b.exponent - exponent);
    if (!left || !right || *left > 900'000'000'000'000'000 - *right) return std::nullopt;
    return Decimal{*left + *right, exponent};
}

std::string digits_of(const Decimal& decimal) {
    std::string whole = std::to_string(decimal.mantissa);
    if (decimal.mantissa == 0) return whole;
    for (int i = 0; i < decimal.exponent; ++i) whole += '0';
    if (decimal.exponent >= 0) return whole;
    const auto places = static_cast<std::size_t>(-decimal.exponent);
    std::string padded(whole.size() <= places ? places + 1 - whole.size() : 0, '0');
    padded += whole;
    std::string digits = padded.substr(0, padded.size() - places);
    digits += '.';
    digits += padded.substr(padded.size() - places);
    while (digits.ends_with('0')) digits.pop_back();
    if (digits.ends_with('.')) digits.pop_back();
    return digits;
}

class QuantityReader {
  public:
    QuantityReader(std::string_view text, const ValueWords& words)
        : rest_(trim_spaces(text)), words_(words) {}

    std::optional<Quantity> read() {
        take(WordList::ordinal);
        const bool negative = take(WordList::minus);
        const bool percent = take(WordList::percent);
        auto first = amount();
        if (!first && !percent) first = bare_multiplier();
        if (!first || too_long_) return std::nullopt;
        if (!percent && take(WordList::fraction)) return fraction(*first);
        Decimal value = *first;
        Quantity quantity;
        if (!percent && take(WordList::tenths)) {
            ++value.exponent;
            add_half_tenth(value);
            quantity.unit = std::string(1, '%');
        } else if (percent || take_literal("%") || take_literal("％")) {
            quantity.unit = std::string(1, '%');
        }
        std::string digits(negative ? 1 : 0, '-');
        quantity.value = digits.append(digits_of(value));
        rest_ = trim_spaces(rest_);
        if (is_approximate()) return std::nullopt;
        if (!rest_.empty()) quantity.unit = quantity.unit.value_or(std::string()).append(rest_);
        return quantity;
    }

  private:
    // 20余, 十几 are no numbers, and 10-20 is two of them.
    bool is_approximate() const {
        if (!words_.longest_at(WordList::approximate, rest_).empty()) return true;
        const std::string_view range = words_.longest_at(WordList::range, rest_);
        if (range.empty()) return false;
        QuantityReader second(rest_.substr(range.size()), words_);
        return second.amount().has_value();
    }

    // 七成五: the digit behind 成 is its tenth.
    void add_half_tenth(Decimal& value) {
        const std::string_view before = rest_;
        const auto tenth = amount();
        if (tenth && tenth->exponent == 0 && tenth->mantissa >= 1 && tenth->mantissa <= 9) {
            if (const auto together = sum(value, *tenth)) value = *together;
        } else {
            rest_ = before;
        }
    }

    // 万分之五: the denominator is a multiplier alone.
    std::optional<Decimal> bare_multiplier() {
        const std::string_view before = rest_;
        const int power = multiplier();
        if (power > 0 && !words_.longest_at(WordList::fraction, rest_).empty()) return Decimal{1, power};
        rest_ = before;
        return std::nullopt;
    }

    bool take(WordList list) {
        rest_ = trim_spaces(rest_);
        const std::string_view word = words_.longest_at(list, rest_);
        rest_.remove_prefix(word.size());
        return !word.empty();
    }

    bool take_literal(std::string_view mark) {
        if (!rest_.starts_with(mark)) return false;
        rest_.remove_prefix(mark.size());
        return true;
    }

    // 三分之一: the denominator comes first.
    std::optional<Quantity> fraction(const Decimal& denominator) {
        const auto numerator = amount();
        if (!numerator) return std::nullopt;
        Quantity quantity{.numerator = digits_of(*numerator), .denominator = digits_of(denominator)};
        if (const std::string_view unit = trim_spaces(rest_); !unit.empty())
            quantity.unit = std::string(unit);
        return quantity;
    }

    // One number of one or more parts: 7万5千, each smaller than the one before it.
    std::optional<Decimal> amount() {
        rest_ = trim_spaces(rest_);
        auto total = part();
        if (!total) return std::nullopt;
        for (int last = last_multiplier_; last > 0;) {
            const std::string_view before = rest_;
            const auto next = part();
            const bool smaller = next && last_multiplier_ < last && last_multiplier_ > 0;
            const auto together = smaller ? sum(*total, *next) : std::nullopt;
            if (!together) {
                rest_ = before;
                break;
            }
            total = together;
            last = last_multiplier_;
        }
        return total;
    }

    // Digits, a fraction behind a point, and the 十百千万亿 behind them.
    std::optional<Decimal> part() {
        last_multiplier_ = 0;
        Decimal value;
        const bool arabic = arabic_digits(value);
        if (!arabic && !han_digits(value)) return std::nullopt;
        if (!arabic && value.exponent == 0) return value;
        for (int power = multiplier(); power > 0; power = multiplier()) {
            last_multiplier_ += power;
            if (last_multiplier_ > most_digits) {
                too_long_ = true;
                break;
            }
        }
        value.exponent += last_multiplier_;
        return value;
    }

    bool arabic_digits(Decimal& value) {
        int digits = 0;
        bool behind_point = false;
        while (!rest_.empty()) {
            const std::string_view character = rest_.substr(0, character_length(rest_));
            const auto digit = character.size() <= 3 ? parse_arabic_digit(character) : std::nullopt;
            const std::string_view behind = rest_.substr(character.size());
            const bool more = parse_arabic_digit(behind.substr(0, character_length(behind))).has_value();
            if (digit) {
                if (++digits > most_digits) {
                    too_long_ = true;
                    return false;
                }
                value.mantissa = value.mantissa * 10 + *digit;
                value.exponent -= behind_point ? 1 : 0;
            } else if (digits > 0 && more && !behind_point && (character == "." || character == "．")) {
                behind_point = true;
            } else if (!(digits > 0 && more && !behind_point && is_thousands_mark(character, behind))) {
                break;
            }
            rest_ = behind;
        }
        return digits > 0;
    }

    // 1,200: a comma with exactly three digits behind it.
    static bool is_thousands_mark(std::string_view character, std::string_view behind) {
        return (character == "," || character == "，") && behind.size() >= 3 &&
               parse_integer(behind.substr(0, 3)) &&
               (behind.size() == 3 || !parse_arabic_digit(behind.substr(3, 1)));
    }

    static std::optional<std::int64_t> parse_arabic_digit(std::string_view character) {
        const bool ascii = character.size() == 1 && character[0] >= '0' && character[0] <= '9';
        const bool wide = character.size() == 3 && character.starts_with("\xEF\xBC");
        return ascii || wide ? parse_integer(character) : std::nullopt;
    }

    // The longest run of Chinese numerals, with 点 and single digits behind it.
    bool han_digits(Decimal& value) {
        const std::string_view run = han_run();
        const auto number = parse_integer(run);
        if (run.empty() || !number) return false;
        rest_.remove_prefix(run.size());
        value.mantissa = *number;
        const std::string_view point = words_.longest_at(WordList::point, rest_);
        std::string_view behind = rest_.substr(point.size());
        for (bool first = true; !point.empty(); first = false) {
            const std::string_view character = behind.substr(0, character_length(behind));
            const auto digit = parse_integer(character);
            if (!digit || *digit > 9 || value.mantissa > 99'999'999'999'999'999) break;
            if (first) rest_.remove_prefix(point.size());
            value.mantissa = value.mantissa * 10 + *digit;
            --value.exponent;
            rest_.remove_prefix(character.size());
            behind = rest_;
        }
        return true;
    }

    std::string_view han_run() const {
        std::size_t end = 0;
        while (end < rest_.size()) {
            const std::string_view character = rest_.substr(end, character_length(rest_.substr(end)));
            if (character.size() != 3 ||
                (!parse_integer(character) && words_.longest_at(WordList::multiplier, character).empty()))
                break;
            end += character.size();
        }
        return rest_.substr(0, end);
    }

    // The power of ten of the multiplier here, which is taken; 0 where there is none.
    int multiplier() {
        const std::string_view before = rest_;
        rest_ = trim_spaces(rest_);
        if (!words_.longest_at(WordList::unit_word, rest_).empty()) {
            rest_ = before;
            return 0;
        }
        const std::string_view word = words_.longest_at(WordList::multiplier, rest_);
        const auto value = word.empty() ? std::nullopt : parse_integer(std::string("一").append(word));
        if (!value) {
            rest_ = before;
            return 0;
        }
        rest_.remove_prefix(word.size());
        int power = 0;
        for (std::int64_t rest = *value; rest > 1; rest /= 10) ++power;
        return power;
    }

    std::string_view rest_;
    const ValueWords& words_;
    int last_multiplier_ = 0;
    bool too_long_ = false;  // more digits than can be kept exactly
};

}  // namespace

std::optional<Quantity> read_quantity(std::string_view text, const ValueWords& words) {
    return QuantityReader(text, words).read();
}

}  // namespace zhenggai
