#include "text/encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <vector>

#include "base/nearest.h"

namespace zhenggai {

namespace {

// What people write most, named first and preferred among equally near names.
constexpr std::array<std::string_view, 7> usual_names = {"UTF-8",   "UTF-16", "UTF-16LE", "UTF-16BE",
                                                         "GB18030", "GBK",    "Big5"};

constexpr std::array<std::string_view, 3> subsets_of_gb18030 = {"GBK", "GB2312", "GB_2312-80"};

// True for converters of character sets, among ICU's converters.
bool is_character_set(UConverterType type) {
    switch (type) {
        case UCNV_SBCS:
        case UCNV_DBCS:
        case UCNV_MBCS:
        case UCNV_LATIN_1:
        case UCNV_UTF8:
        case UCNV_UTF16_BigEndian:
        case UCNV_UTF16_LittleEndian:
        case UCNV_UTF32_BigEndian:
        case UCNV_UTF32_LittleEndian:
        case UCNV_EBCDIC_STATEFUL:
        case UCNV_ISO_2022:
        case UCNV_HZ:
        case UCNV_US_ASCII:
        case UCNV_UTF16:
        case UCNV_UTF32: return true;
        default: return false;
    }
}

// A call for each alias of each converter, until one says true. Asking ICU for a name directly would also
// read options of its own behind a comma.
template <class Visit>
bool any_alias(Visit visit) {
    for (std::int32_t i = 0; i < ucnv_countAvailable(); ++i) {
        const char* converter = ucnv_getAvailableName(i);
        UErrorCode status = U_ZERO_ERROR;
        const std::uint16_t count = ucnv_countAliases(converter, &status);
        for (std::uint16_t k = 0; U_SUCCESS(status) && k < count; ++k) {
            const char* alias = ucnv_getAlias(converter, k, &status);
            if (alias != nullptr && std::string_view(alias).find(',') == std::string_view::npos &&
                visit(alias)) {
                return true;
            }
        }
    }
    return false;
}

std::optional<UConverterType> type_of(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalUConverterPointer converter(ucnv_open(name.c_str(), &status));
    if (U_FAILURE(status)) return std::nullopt;
    return ucnv_getType(converter.getAlias());
}

std::string standard_name(const std::string& alias) {
    for (const char* standard : {"MIME", "IANA"}) {
        UErrorCode status = U_ZERO_ERROR;
        const char* name = ucnv_getStandardName(alias.c_str(), standard, &status);
        if (U_SUCCESS(status) && name != nullptr) return name;
    }
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getAlias(alias.c_str(), 0, &status);
    if (U_FAILURE(status) || name == nullptr) return alias;
    const std::string_view internal(name);
    return std::string(internal.substr(0, internal.find(',')));
}

std::string lower(std::string_view name) {
    std::string small(name);
    for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return small;
}

// The known name that needs the fewest edits, in any case; of equals, a usual one.
std::optional<std::string> nearest_name(std::string_view asked) {
    if (asked.empty()) return std::nullopt;
    std::vector<std::string> names(usual_names.begin(), usual_names.end());
    any_alias([&names](const char* alias) {
        names.emplace_back(alias);
        return false;
    });
    std::vector<std::string> small;
    for (const std::string& name : names) small.push_back(lower(name));
    const std::vector<std::string_view> views(small.begin(), small.end());
    const auto near = nearest(lower(asked), views);
    if (!near) return std::nullopt;
    return names[static_cast<std::size_t>(std::find(views.begin(), views.end(), *near) - views.begin())];
}

Diagnostic unknown_encoding(std::string_view name) {
    const std::string usual = fmt::format("{}", fmt::join(usual_names, ", "));
    const auto near = nearest_name(name);
    return {.severity = Severity::error,
            .code = "unknown-encoding",
            .message = fmt::format("--encoding {} is no known encoding", name),
            .remedy = near ? fmt::format("did you mean {}? The usual ones are: {}", *near, usual)
                           : fmt::format("the usual ones are: {}", usual)};
}

}  // namespace

Result<std::string> find_encoding(std::string_view name) {
    // Mail and web pages write x- before some names.
    const std::string asked(name.starts_with("x-") ? name.substr(2) : name);
    // A NUL byte inside would end the name for ICU.
    const bool whole = !asked.empty() && asked.find('\0') == std::string::npos;
    const bool known = whole && any_alias([&asked](const char* alias) {
                           return ucnv_compareNames(alias, asked.c_str()) == 0;
                       });
    if (!known) return unknown_encoding(name);
    const auto type = type_of(asked);
    if (!type || !is_character_set(*type)) return unknown_encoding(name);
    std::string standard = standard_name(asked);
    const bool subset =
        std::find(subsets_of_gb18030.begin(), subsets_of_gb18030.end(), standard) != subsets_of_gb18030.end();
    return subset ? std::string("GB18030") : standard;
}

}  // namespace zhenggai
