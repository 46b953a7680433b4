#include "pipeline/empty_input.h"

namespace zhenggai {

Diagnostic empty_input(const Source& source) {
    return {.severity = Severity::error,
            .code = "empty-input",
            .message = "the input holds nothing but white space",
            .remedy = "give a file that holds the text of a document",
            .source = source.name};
}

}  // namespace zhenggai
