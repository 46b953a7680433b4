// A whole diagnostic on one line, so that tests assert all of it at once.
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace zhenggai {

// "error file-not-found a.txt: there is no such file; check the path"
inline std::string shown(const Diagnostic& diagnostic) {
    std::string line(severity_name(diagnostic.severity));
    line += " " + diagnostic.code + " " + diagnostic.source + ": " + diagnostic.message;
    if (diagnostic.remedy) line += "; " + *diagnostic.remedy;
    return line;
}

// Every diagnostic on its line, without a final line end.
inline std::string shown(const Diagnostics& diagnostics) {
    std::string lines;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (!lines.empty()) lines += '\n';
        lines += shown(diagnostic);
    }
    return lines;
}

}  // namespace zhenggai
