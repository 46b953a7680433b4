#include "base/diagnostic.h"

#include <algorithm>

namespace zhenggai {

std::string_view severity_name(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: break;
    }
    return "error";
}

bool any_at_least(const Diagnostics& diagnostics, Severity severity) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [severity](const Diagnostic& d) { return d.severity >= severity; });
}

}  // namespace zhenggai
